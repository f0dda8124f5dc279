import CSeparators
import TargetDSL

/// Sums a form over rows: what certain rows add, exactly; what the others may add, as corner sets.
final class FormAccumulator {
  /// An object, so that loops over terms copy nothing.
  private final class TermPlan {
    let isDivisor: Bool
    let coefficient: Rational
    let joint: Int
    let value: FormValue
    let presence: RowNumber?
    /// Lanes of the value and the presence.
    let lanes: [Int]

    init(_ term: RowProgram.Term, isDivisor: Bool) {
      self.isDivisor = isDivisor
      coefficient = term.coefficient
      joint = term.joint
      value = FormValue(term.value)
      presence = term.presence
      lanes = Array(Set((term.value?.lanes ?? []) + (term.presence?.lanes ?? []))).sorted()
    }
  }

  /// What certain rows have added to one term of one slot.
  private struct TermSum {
    var rows = 0
    var decimals = DecimalSum()
    var general = FractionSum()
  }

  /// What is known of the rows of a slot, and what the uncertain ones may add.
  struct Rows {
    let sets: [(set: CornerSet, count: Int)]
    /// What the numerator may gain whatever the divisor is.
    let range: NumberRange
    let uncertainRows: Int
    let ignoredRows: Int
    let sureRows: Int
    let isUnbounded: Bool
  }

  let form: RowProgram.Form
  private let terms: [TermPlan]
  /// `nil` where unknowns are left out.
  private let uncertainRows: (any UncertainRows)?
  private let checkedWeights: [RowNumber]
  private let variant = cs_best()
  /// Of the batch: rows that may be in a term, and those of them of which something is not known.
  private let members = RowBuffer<UInt64>(count: Lane.batchWords, filledWith: 0)
  private let uncertain = RowBuffer<UInt64>(count: Lane.batchWords, filledWith: 0)
  private var sums: [TermSum]
  /// By slot: rows of which something is not known, whether they are looked at or left out.
  private var unknownRows: [Int]
  private(set) var failure: MeasureGap?
  /// The first rows of the file with a negative weight, and with a divisor that is 0 for certain.
  private(set) var negativeWeight: FaultyRow?
  private(set) var zeroDivisor: FaultyRow?

  /// Why the rows have no result, if so.
  var gap: Phrase? { negativeWeight?.negativeWeight ?? zeroDivisor?.zeroDivisor ?? failure?.reason }

  init(form: RowProgram.Form, program: RowProgram, groups: Int?) {
    self.form = form
    terms =
      form.numerator.map { TermPlan($0, isDivisor: false) }
      + form.denominator.map { TermPlan($0, isDivisor: true) }
    checkedWeights = form.weights.filter { !RowForm.isNeverNegative($0, program.lanes) }
    let count = (groups ?? 0) + 1
    uncertainRows = form.ignoresUnknown ? nil : form.uncertainRows(in: program, slots: count)
    unknownRows = Array(repeating: 0, count: count)
    sums = Array(repeating: TermSum(), count: count * terms.count)
  }

  func add(_ batch: BatchEvaluator, groups: GroupSlots?) {
    // In a local array, so that no access to the object stands in the loops.
    var sums: [TermSum] = []
    swap(&sums, &self.sums)
    defer { swap(&sums, &self.sums) }
    let (uncertain, members) = (uncertain, members)
    findUncertain(batch)
    for word in 0..<batch.words where members[word] != 0 {
      if let groups { uncertain[word] |= floating(members[word], groups, word) }
      check(members[word], word, batch)
    }
    for index in terms.indices {
      let term = terms[index]
      for word in 0..<batch.words where members[word] != 0 {
        var rows = batch.holds(term.joint, word) & ~uncertain[word]
        if rows == 0 { continue }
        for lane in term.lanes { rows &= ~batch.lanes[lane].none[word] }
        if rows != 0 { add(rows, word, term: index, batch, groups, &sums) }
      }
    }
    for word in 0..<batch.words {
      let rows = uncertain[word] & members[word]
      if rows != 0 { addUncertain(rows, word, batch, groups) }
    }
  }

  /// The rows that may be in a term, and those of them of which something is not known.
  private func findUncertain(_ batch: BatchEvaluator) {
    let (uncertain, members) = (uncertain, members)
    uncertain.fill(0)
    members.fill(0)
    for term in terms {
      for lane in term.lanes {
        let cells = batch.lanes[lane]
        for word in 0..<batch.words {
          uncertain[word] |= batch.holds(term.joint, word) & cells.missing(word: word)
        }
      }
      for word in 0..<batch.words {
        let holds = batch.holds(term.joint, word)
        uncertain[word] |= holds & (batch.fails(term.joint, word) | batch.outside(term.joint, word))
        members[word] |= holds
      }
      guard case .general(let number) = term.value else { continue }
      for word in 0..<batch.words {
        let undefined = undefined(number, batch.holds(term.joint, word) & ~uncertain[word], word, batch)
        if undefined == 0 { continue }
        uncertain[word] |= undefined
        let row = word * 64 + undefined.trailingZeroBitCount
        if !form.ignoresUnknown, zeroDivisor.map({ batch.stands(row, before: $0.offset) }) ?? true {
          zeroDivisor = FaultyRow.first(zeroDivisor, FaultyRow(row, batch, value: .zero))
        }
      }
    }
  }

  /// Rows whose number is unknown although every cell is known: a divisor is 0.
  private func undefined(_ number: RowNumber, _ rows: UInt64, _ word: Int, _ batch: BatchEvaluator) -> UInt64
  {
    var (rest, found): (UInt64, UInt64) = (rows, 0)
    while rest != 0 {
      let bit = rest & (~rest &+ 1)
      let row = word * 64 + rest.trailingZeroBitCount
      rest &= rest - 1
      switch evaluate(number, row, batch) {
      case .unknown, .unknownOrNone: found |= bit
      default: break
      }
    }
    return found
  }

  private func evaluate(_ number: RowNumber, _ row: Int, _ batch: BatchEvaluator) -> RowValue {
    do throws(ArithmeticOverflow) {
      return try number.evaluate(
        row: row, lanes: batch.lanes, infos: batch.program.lanes, mayDivideByZero: false)
    } catch {
      failure = .overflow
      return .none
    }
  }

  private func floating(_ rows: UInt64, _ groups: GroupSlots, _ word: Int) -> UInt64 {
    var (rest, found): (UInt64, UInt64) = (rows, 0)
    while rest != 0 {
      let row = word * 64 + rest.trailingZeroBitCount
      if Int(groups.slots[row]) == groups.floating { found |= rest & (~rest &+ 1) }
      rest &= rest - 1
    }
    return found
  }

  private func check(_ members: UInt64, _ word: Int, _ batch: BatchEvaluator) {
    guard negativeWeight == nil else { return }
    for weight in checkedWeights {
      var rest = members
      while rest != 0 {
        let row = word * 64 + rest.trailingZeroBitCount
        rest &= rest - 1
        guard isNegative(weight, row, batch), case .known(let value) = evaluate(weight, row, batch),
          value.isNegative
        else { continue }
        negativeWeight = FaultyRow(row, batch, value: value)
        return
      }
    }
  }

  /// Whether a weight may be negative: a cell is, or it is more than a cell.
  private func isNegative(_ weight: RowNumber, _ row: Int, _ batch: BatchEvaluator) -> Bool {
    guard case .cell(let lane, _) = weight else { return true }
    return batch.lanes[lane].values[row] < 0
  }

  /// Adds what certain rows of a word add to one term.
  private func add(
    _ rows: UInt64, _ word: Int, term index: Int, _ batch: BatchEvaluator, _ groups: GroupSlots?,
    _ sums: inout [TermSum]
  ) {
    let stride = terms.count
    let multiplicity = batch.multiplicity
    guard let groups else {
      sums[index].rows += multiplicity.sum(rows, word)
      if case .cell(let lane, _, _) = terms[index].value, let digits = batch.lanes[lane].uniformDigits,
        multiplicity.counts == nil
      {
        sums[index].decimals.add(batch.lanes[lane].sum(word: word, of: rows, variant), digits: digits)
      } else {
        addValues(rows, word, index, batch, &sums) { _ in index }
      }
      return
    }
    let slots = groups.slots
    var rest = rows
    while rest != 0 {
      let row = word * 64 + rest.trailingZeroBitCount
      let slot = Int(slots[row])
      rest &= rest - 1
      if slot >= 0 { sums[slot * stride + index].rows += multiplicity[row] }
    }
    addValues(rows, word, index, batch, &sums) { row in
      let slot = Int(slots[row])
      return slot < 0 ? -1 : slot * stride + index
    }
  }

  /// Adds each row's value to the sum at `position`; -1 for none.
  @inline(__always)
  private func addValues(
    _ rows: UInt64, _ word: Int, _ index: Int, _ batch: BatchEvaluator, _ sums: inout [TermSum],
    _ position: (Int) -> Int
  ) {
    var rest = rows
    let multiplicity = batch.multiplicity
    func next() -> Int? {
      guard rest != 0 else { return nil }
      defer { rest &= rest - 1 }
      return word * 64 + rest.trailingZeroBitCount
    }
    switch terms[index].value {
    case .one: return
    case .cell(let lane, _, _):
      let (values, digits) = (batch.lanes[lane].values, batch.lanes[lane].digits)
      while let row = next() {
        let position = position(row)
        guard position >= 0 else { continue }
        sums[position].decimals.add(Int128(values[row]), digits: digits[row], multiplicity, row)
      }
    case .product(let lane, let other, _):
      let (values, digits) = (batch.lanes[lane].values, batch.lanes[lane].digits)
      let (others, otherDigits) = (batch.lanes[other].values, batch.lanes[other].digits)
      while let row = next() {
        let position = position(row)
        guard position >= 0 else { continue }
        sums[position].decimals.add(
          Int128(values[row]) * Int128(others[row]), digits: digits[row] + otherDigits[row], multiplicity, row
        )
      }
    case .general(let number):
      while let row = next() {
        let position = position(row)
        guard position >= 0, case .known(let value) = evaluate(number, row, batch) else { continue }
        sums[position].general.add(value, times: multiplicity[row])
      }
    }
  }

  private func addUncertain(_ uncertain: UInt64, _ word: Int, _ batch: BatchEvaluator, _ groups: GroupSlots?)
  {
    let multiplicity = batch.multiplicity
    var rows = uncertain
    if let groups {
      var rest = uncertain
      while rest != 0 {
        let row = word * 64 + rest.trailingZeroBitCount
        let bit = rest & (~rest &+ 1)
        rest &= ~bit
        let slot = Int(groups.slots[row])
        if slot < 0 { rows &= ~bit } else { unknownRows[slot] += multiplicity[row] }
      }
    } else {
      unknownRows[0] += multiplicity.sum(rows, word)
    }
    guard rows != 0, let uncertainRows else { return }
    batch.current?.noteUncertain(rows, word: word)
    do throws(ArithmeticOverflow) {
      try uncertainRows.add(rows, word: word, batch, groups)
    } catch { failure = .overflow }
  }

  func merge(_ other: FormAccumulator) {
    failure = failure ?? other.failure
    negativeWeight = FaultyRow.first(negativeWeight, other.negativeWeight)
    zeroDivisor = FaultyRow.first(zeroDivisor, other.zeroDivisor)
    for index in sums.indices {
      sums[index].rows += other.sums[index].rows
      sums[index].decimals.add(other.sums[index].decimals)
      sums[index].general.merge(other.sums[index].general)
    }
    for index in unknownRows.indices { unknownRows[index] += other.unknownRows[index] }
    do throws(MeasureGap) {
      if let others = other.uncertainRows { try uncertainRows?.merge(others) }
    } catch { failure = error }
  }

  /// The sums of a slot's certain rows, and what the uncertain ones of the slot and of unknown groups may add.
  func result(slot: Int, floating: Int?) throws(ArithmeticOverflow) -> (
    numerator: Rational, divisor: Rational, Rows
  ) {
    var numerator = form.numeratorOffset
    var divisor = form.denominatorOffset
    for (index, term) in terms.enumerated() {
      let sum = sums[slot * terms.count + index]
      let rows = Rational(sum.rows)
      let value: Rational
      switch term.value {
      case .one: value = rows
      case .cell(_, let factor, let offset):
        value = try sum.decimals.total().multiplied(by: factor).adding(try rows.multiplied(by: offset))
      case .product(_, _, let factor): value = try sum.decimals.total().multiplied(by: factor)
      case .general: value = sum.general.total()
      }
      let part = try value.multiplied(by: term.coefficient)
      if term.isDivisor { divisor = try divisor.adding(part) } else { numerator = try numerator.adding(part) }
    }
    var total = UncertainTotal()
    if !form.denominator.isEmpty { total.sureRows = sums[slot * terms.count + form.numerator.count].rows }
    var unknown = unknownRows[slot]
    try uncertainRows?.addTotal(ofSlot: slot, to: &total)
    if let floating {
      unknown += unknownRows[floating]
      try uncertainRows?.addTotal(ofSlot: floating, to: &total)
    }
    return (
      try numerator.adding(total.base.numerator), try divisor.adding(total.base.divisor),
      Rows(
        sets: total.sets, range: total.range, uncertainRows: form.ignoresUnknown ? 0 : unknown,
        ignoredRows: form.ignoresUnknown ? unknown : 0, sureRows: total.sureRows,
        isUnbounded: total.isUnbounded)
    )
  }
}

extension RowProgram.Form {
  /// The way of keeping uncertain rows that suits the form.
  fileprivate func uncertainRows(in program: RowProgram, slots: Int) -> any UncertainRows {
    if let single = SingleCellRows(self, program, slots: slots) { return single }
    let rowForm = RowForm(form: self, program: program)
    let corners = CornerRows(rowForm: rowForm, isSum: denominator.isEmpty, slots: slots)
    return PatternRows(rowForm: rowForm, infos: program.lanes, others: corners) ?? corners
  }
}
