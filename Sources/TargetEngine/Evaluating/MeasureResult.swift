import TargetDSL

/// What a measure came to while its arithmetic goes on.
struct MeasureResult {
  var interval: ValueInterval
  var attainable: Attainable = .everything
  var population: Int?
  /// By table, because the same rows stand behind several aggregates.
  var unknownRows: [Int: Int] = [:]
  var ignoredRows: Int?
  var weights: ShareWeights?
  /// No row can be counted or summed.
  var isPopulationEmpty = false
  /// No row surely belongs to the population of a share or mean.
  var mayBeInapplicable = false
  /// Some part of the measure is a 0 because no row can belong to it.
  var hasEmptyPart = false

  var range: NumberRange { NumberRange(low: interval.low, high: interval.high) }

  var value: MeasuredValue {
    var value = MeasuredValue(
      interval: interval, attainable: attainable, population: population,
      unknownRows: unknownRows.isEmpty ? nil : unknownRows.values.reduce(0, +), ignoredRows: ignoredRows)
    value.weights = weights
    value.isPopulationEmpty = isPopulationEmpty
    value.mayBeInapplicable = mayBeInapplicable
    if isPopulationEmpty || hasEmptyPart { value.remarks.append(Remark(.noRowBelongs)) }
    return value
  }

  /// With another interval; what is known of the rows of both.
  func combined(with other: MeasureResult, _ interval: ValueInterval, population: Int?) -> MeasureResult {
    MeasureResult(
      interval: interval, population: population,
      unknownRows: unknownRows.merging(other.unknownRows) { max($0, $1) },
      ignoredRows: ignoredRows.map { $0 + (other.ignoredRows ?? 0) } ?? other.ignoredRows,
      mayBeInapplicable: mayBeInapplicable || other.mayBeInapplicable,
      hasEmptyPart: hasEmptyPart || isPopulationEmpty || other.hasEmptyPart || other.isPopulationEmpty)
  }
}

/// Finishes measures from the accumulators of the tables, for one group or for all rows.
struct MeasureFinisher {
  enum Failure: Error {
    case notApplicable(Phrase)
    case gap(Phrase)
  }

  /// By table.
  let accumulators: [Int: [MeasureConsumer.Accumulator]]
  let slot: Int
  /// The slot of rows whose group is not known.
  let floating: Int?

  func outcome(of measure: CompiledMeasure) -> Outcome {
    do throws(Failure) {
      return .measured(try finish(measure).value)
    } catch {
      switch error {
      case .notApplicable(let reason): return .notApplicable(reason)
      case .gap(let reason): return .missing(reason)
      }
    }
  }

  private func exact<Value>(_ body: () throws(ArithmeticOverflow) -> Value) throws(Failure) -> Value {
    do throws(ArithmeticOverflow) { return try body() } catch { throw .gap(.overflow) }
  }

  private func finish(_ measure: CompiledMeasure) throws(Failure) -> MeasureResult {
    switch measure {
    case .number(let number): return MeasureResult(interval: ValueInterval(number))
    case .aggregate(let aggregate): return try finish(aggregate)
    case .form(let table, let item, let tally, let isQuotient, let otherwise):
      return try finish(form: item, table, tally, isQuotient, otherwise)
    case .negated(let operand):
      var result = try finish(operand)
      let interval = result.interval
      result.interval = try exact { () throws(ArithmeticOverflow) in
        ValueInterval(
          low: try interval.high?.negated(), high: try interval.low?.negated(), lowOpen: interval.highOpen,
          highOpen: interval.lowOpen)
      }
      result.attainable = .everything
      return result
    case .sum(let left, let right): return try add(try finish(left), try finish(right))
    case .difference(let left, let right):
      return try add(try finish(left), try finish(.negated(right)))
    case .product(let left, let right):
      let (first, second) = (try finish(left), try finish(right))
      let range = try exact { () throws(ArithmeticOverflow) in try first.range.multiplied(by: second.range) }
      return first.combined(
        with: second, ValueInterval(low: range.low, high: range.high),
        population: first.population ?? second.population)
    case .quotient(let left, let right): return try divide(try finish(left), try finish(right))
    }
  }

  private func add(_ left: MeasureResult, _ right: MeasureResult) throws(Failure) -> MeasureResult {
    let interval = try exact { () throws(ArithmeticOverflow) in
      let range = try left.range.adding(right.range)
      return ValueInterval(
        low: range.low, high: range.high, lowOpen: left.interval.lowOpen || right.interval.lowOpen,
        highOpen: left.interval.highOpen || right.interval.highOpen)
    }
    return left.combined(with: right, interval, population: left.population ?? right.population)
  }

  /// Completions whose divisor is 0 give no value and are left out.
  private func divide(_ left: MeasureResult, _ right: MeasureResult) throws(Failure) -> MeasureResult {
    var divisor = right.range
    if divisor == NumberRange(.zero) { throw .notApplicable(NotApplicable.zeroDivisor.reason) }
    if right.attainable == .wholeNumbers, divisor.low == .zero { divisor.low = .one }
    let range = try exact { () throws(ArithmeticOverflow) in
      try left.range.dividedWithoutZero(by: divisor)
    }
    return left.combined(
      with: right, ValueInterval(low: range.low, high: range.high),
      population: right.population ?? left.population)
  }

  // MARK: - Aggregates

  private func tally(_ table: Int, _ item: Int) throws(Failure) -> ShareCounts {
    guard let items = accumulators[table], items.indices.contains(item), case .tally(let tally) = items[item]
    else { throw .gap(.internalFault) }
    return tally.shareCounts(slot: slot, floating: floating)
  }

  private func finish(_ aggregate: CompiledAggregate) throws(Failure) -> MeasureResult {
    let counts = try tally(aggregate.table, aggregate.tally)
    let table = aggregate.table
    switch aggregate.function {
    case .count: return try finishCount(counts, table, aggregate.ignoresUnknown)
    case .share(weight: nil): return try finishShare(counts, table, aggregate.ignoresUnknown)
    case .countDistinct:
      guard let item = aggregate.item, let items = accumulators[table],
        items.indices.contains(item), case .distinct(let distinct) = items[item]
      else {
        throw .gap(.internalFault)
      }
      let bounds = distinct.bounds(slot: slot, floating: floating, valueCount: aggregate.valueCount)
      try requireKnownRows(counts, aggregate.ignoresUnknown)
      return MeasureResult(
        interval: ValueInterval(low: Rational(bounds.low), high: Rational(bounds.high)),
        attainable: .wholeNumbers, population: counts.sureMembers, unknownRows: [table: bounds.unsure],
        ignoredRows: aggregate.ignoresUnknown ? bounds.ignored : nil,
        isPopulationEmpty: counts.possibleHolders == 0)
    case .value:
      guard let item = aggregate.item else { throw .gap(.internalFault) }
      if let reason = counts.reasonForNoValue(ignores: aggregate.ignoresUnknown) { throw .gap(reason) }
      do throws(Failure) {
        if let result = try finish(
          form: item, table, counts, ignores: aggregate.ignoresUnknown, isSum: false)
        {
          return result
        }
      } catch .notApplicable {
        throw .gap(
          Phrase(en: "the row that is asked for has no value", vi: "dòng được hỏi không có giá trị"))
      }
      throw .gap(.internalFault)
    case .sum, .mean, .share:
      guard let item = aggregate.item else { throw .gap(.internalFault) }
      var isSum = false
      if case .sum = aggregate.function { isSum = true }
      guard
        let result = try finish(form: item, table, counts, ignores: aggregate.ignoresUnknown, isSum: isSum)
      else {
        throw .gap(
          Phrase(en: "the divisor of the measure can be negative", vi: "mẫu số của phép đo có thể âm"))
      }
      return result
    }
  }

  /// Leaving out unknowns must not leave nothing: what then comes out says nothing of the population.
  private func requireKnownRows(_ counts: ShareCounts, _ ignores: Bool) throws(Failure) {
    guard ignores, counts.a + counts.b == 0, counts.possibleMembers > 0 else { return }
    throw .gap(.onlyUnknownRows)
  }

  private func finishCount(_ counts: ShareCounts, _ table: Int, _ ignores: Bool) throws(Failure)
    -> MeasureResult
  {
    try requireKnownRows(counts, ignores)
    let unsure = counts.c + counts.d + counts.f
    return MeasureResult(
      interval: ValueInterval(low: Rational(counts.a), high: Rational(counts.a + (ignores ? 0 : unsure))),
      attainable: .wholeNumbers, population: counts.sureMembers, unknownRows: [table: ignores ? 0 : unsure],
      ignoredRows: ignores ? unsure : nil, isPopulationEmpty: counts.possibleHolders == 0)
  }

  private func finishShare(_ all: ShareCounts, _ table: Int, _ ignores: Bool) throws(Failure) -> MeasureResult
  {
    let unsure = all.c + all.d + all.e + all.f
    let counts = ignores ? ShareCounts(a: all.a, b: all.b) : all
    let (a, b, c, d, e, f) = (counts.a, counts.b, counts.c, counts.d, counts.e, counts.f)
    try requireKnownRows(all, ignores)
    if a + b + c + d + e + f == 0 { throw .notApplicable(NotApplicable.emptyPopulation.reason) }
    func quotient(_ numerator: Int, _ divisor: Int, ifZero: Rational) -> Rational {
      Rational(Int128(numerator), over: Int128(divisor)) ?? ifZero
    }
    return MeasureResult(
      interval: ValueInterval(
        low: quotient(a, a + b + c + e + f, ifZero: d > 0 ? .one : .zero),
        high: quotient(a + c + d + f, a + b + c + d + f, ifZero: e > 0 ? .zero : .one)),
      attainable: .share(counts), population: counts.sureMembers, unknownRows: [table: ignores ? 0 : unsure],
      ignoredRows: ignores ? unsure : nil, mayBeInapplicable: counts.sureMembers == 0)
  }

  // MARK: - Forms

  private func finish(
    form item: Int, _ table: Int, _ tallyItem: Int, _ isQuotient: Bool, _ otherwise: CompiledMeasure
  ) throws(Failure) -> MeasureResult {
    let counts = try tally(table, tallyItem)
    if let result = try finish(form: item, table, counts, ignores: false, isSum: !isQuotient) {
      return result
    }
    return try finish(otherwise)
  }

  /// `nil` where the divisor can be negative.
  private func finish(
    form item: Int, _ table: Int, _ counts: ShareCounts, ignores: Bool, isSum: Bool
  ) throws(Failure) -> MeasureResult? {
    guard let items = accumulators[table], items.indices.contains(item), case .form(let form) = items[item]
    else {
      throw .gap(.internalFault)
    }
    if let gap = form.gap { throw .gap(gap) }
    let (numerator, divisor, rows) = try exact { () throws(ArithmeticOverflow) in
      try form.result(slot: slot, floating: floating)
    }
    var result = MeasureResult(
      interval: ValueInterval(low: nil, high: nil), population: isSum ? counts.sureMembers : rows.sureRows,
      unknownRows: [table: rows.uncertainRows], ignoredRows: ignores ? rows.ignoredRows : nil,
      isPopulationEmpty: isSum && counts.possibleHolders == 0, mayBeInapplicable: !isSum && rows.sureRows == 0
    )
    if ignores {
      try requireKnownRows(counts, true)
      // A sum does not count its known rows: where it is not 0 there are some.
      let isEmptied =
        isSum
        ? numerator.isZero && counts.a > 0 && rows.ignoredRows >= counts.a
        : rows.sureRows == 0 && rows.ignoredRows > 0
      if isEmptied { throw .gap(.onlyUnknownRows) }
    }
    if rows.isUnbounded { return result }
    if isSum {
      let range = try exact { () throws(ArithmeticOverflow) in try rows.range.adding(NumberRange(numerator)) }
      result.interval = ValueInterval(low: range.low, high: range.high)
      return result
    }
    let (low, high) = try exact { () throws(ArithmeticOverflow) in
      try RatioOptimum.ends(
        numerator: try rows.range.adding(NumberRange(numerator)), divisor: divisor, sets: rows.sets)
    }
    switch low {
    case .notApplicable:
      throw .notApplicable(
        counts.possibleMembers == 0 ? NotApplicable.emptyPopulation.reason : NotApplicable.zeroDivisor.reason)
    case .unsuitable: return nil
    case .unbounded: break
    case .bounded(let value, let isOpen): (result.interval.low, result.interval.lowOpen) = (value, isOpen)
    }
    if high == .unsuitable { return nil }
    if case .bounded(let value, let isOpen) = high {
      (result.interval.high, result.interval.highOpen) = (value, isOpen)
    }
    if rows.sets.isEmpty, rows.range == NumberRange(.zero) {
      result.weights = ShareWeights(holding: numerator, all: divisor)
    }
    return result
  }
}

extension ShareCounts {
  /// Why the rows that belong are not exactly one.
  fileprivate func reasonForNoValue(ignores: Bool) -> Phrase? {
    let possible = ignores ? 0 : c + d + f
    if a > 1 {
      return Phrase(
        en: "\(a) rows belong where the value of one is asked for",
        vi: "có \(a) dòng trong khi chỉ hỏi giá trị một dòng")
    }
    if possible > 0 {
      return Phrase(
        en: "a row may or may not be the one whose value is asked for",
        vi: "có dòng chưa rõ có phải là dòng được hỏi giá trị hay không")
    }
    return a == 0
      ? Phrase(
        en: "no row is the one whose value is asked for", vi: "không có dòng nào là dòng được hỏi giá trị")
      : nil
  }

  var sureMembers: Int { a + b + c }
  var possibleMembers: Int { a + b + c + d + e + f }
  /// Rows that may belong to the population and for which the condition may hold.
  var possibleHolders: Int { a + c + d + f }
}
