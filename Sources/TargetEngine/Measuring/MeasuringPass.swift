import TargetDSL

/// The day that a value is of, the year that `year` stands for on it, and the snapshot whose rows give it: the day's own,
/// or for a year that has ended a later one.
struct Moment: Hashable, Comparable {
  let date: CalendarDate
  let year: Int
  let snapshot: CalendarDate

  init(_ date: CalendarDate, year: Int? = nil) {
    self.date = date
    self.year = year ?? date.year
    snapshot = date
  }

  /// A whole year, from the snapshot of its last day or a later one.
  init(year: Int, from snapshot: CalendarDate) {
    date = .endOf(year: year)
    self.year = year
    self.snapshot = snapshot
  }

  var isOfItsOwnYear: Bool { year == date.year }
  /// Whether the rows are those of a later day.
  var isTakenLater: Bool { snapshot != date }

  static func < (left: Moment, right: Moment) -> Bool { (left.date, left.year) < (right.date, right.year) }
}

/// Evaluates measures from rows that were answered, and notes every row request that it lacks.
///
/// A first pass without answers thereby plans what a second one needs: an answer that is there can only end a
/// search sooner, never ask for more.
struct MeasuringPass {
  let plan: CheckedPlan
  let named: NamedValues
  let rowMeasures: RowMeasures
  /// The days of the snapshots, in order.
  let snapshots: [CalendarDate]
  let answers: [MeasureRequest: MeasureAnswer]
  /// In the order in which they were asked for, each once.
  private(set) var requests: [MeasureRequest] = []
  /// Named values that had a part in something, as indices into `named.all`.
  private(set) var used: Set<Int> = []
  /// Those whose group is none, and the groups that there are.
  private(set) var strangers: [Int: [String]] = [:]
  /// Those by group of which nothing tells what groups there are, and why, by the table of the groups.
  private(set) var unlisted: [Int: (value: Int, why: Phrase)] = [:]

  private let snapshotSet: Set<CalendarDate>
  private var isRequested: Set<MeasureRequest> = []
  private var memo: [IndicatorAt: Evaluated] = [:]
  private var datesOfIndicators: [Int: Set<CalendarDate>] = [:]

  /// An indicator at a moment, for the whole or by group.
  private struct IndicatorAt: Hashable {
    let indicator: Int
    let moment: Moment
    let grouping: Grouping?
    let usesRows: Bool
  }

  init(
    _ plan: CheckedPlan, _ named: NamedValues, _ rowMeasures: RowMeasures, snapshots: [CalendarDate],
    answers: [MeasureRequest: MeasureAnswer] = [:]
  ) {
    self.plan = plan
    self.named = named
    self.rowMeasures = rowMeasures
    self.snapshots = snapshots
    self.snapshotSet = Set(snapshots)
    self.answers = answers
  }

  // MARK: Expressions

  /// The value of a measure at a moment. With `usesRows` off rows are not asked again: they had no answer for
  /// the whole of which this is a part.
  mutating func value(
    of measure: Measure, at moment: Moment, by grouping: Grouping?, usesRows: Bool = true, depth: Int = 0
  ) -> Evaluated {
    guard depth < RowMeasures.depthLimit else { return .lacking(.nestedTooDeeply, isGap: false) }
    guard usesRows, let rows = rowMeasures.rowMeasure(measure), rows.hasAggregate,
      snapshotSet.contains(moment.snapshot)
    else { return parts(of: measure, at: moment, by: grouping, usesRows: usesRows, depth: depth) }
    let request = MeasureRequest(
      measure: rows.measure, grouping: grouping, date: moment.snapshot, year: moment.year)
    if isRequested.insert(request).inserted { requests.append(request) }
    let answer = answers[request] ?? .value(.missing(.noAnswerFromRows))
    guard case .value(.missing(let reason)) = answer else {
      return .known(SourcedValue(answer: answer, rank: .rows, origin: .rows))
    }
    let instead = parts(of: measure, at: moment, by: grouping, usesRows: false, depth: depth)
    if case .lacking = instead { return .lacking(reason, isGap: true) }
    return instead
  }

  /// The answer of the rows to a request, which is noted; `nil` where there is none yet.
  mutating func answer(_ request: MeasureRequest) -> MeasureAnswer? {
    if isRequested.insert(request).inserted { requests.append(request) }
    return answers[request]
  }

  private mutating func parts(
    of measure: Measure, at moment: Moment, by grouping: Grouping?, usesRows: Bool, depth: Int
  ) -> Evaluated {
    func operand(_ part: Measure, _ pass: inout MeasuringPass) -> Evaluated {
      pass.value(of: part, at: moment, by: grouping, usesRows: usesRows, depth: depth + 1)
    }
    func join(
      _ operation: Arithmetic, _ left: Measure, _ right: Measure, _ pass: inout MeasuringPass
    ) -> Evaluated {
      // Both are evaluated in any case, so that the first pass sees every request.
      switch (operand(left, &pass), operand(right, &pass)) {
      case (.known(let left), .known(let right)): .known(SourcedValue.combine(operation, left, right))
      case (.known, let lacking), (let lacking, _): lacking
      }
    }
    switch measure {
    case .aggregate: return .lacking(.noSnapshot(moment.date), isGap: false)
    case .number(let value): return .known(.number(value))
    case .stated(let name):
      let values = candidates(named.indices(named: name), at: moment, by: grouping, isOperand: true)
      return values.first.map { .known($0) }
        ?? .lacking(.noValue(of: name, label: plan.label(of: name), moment), isGap: false)
    case .indicator(let index, at: nil):
      return indicator(index, at: moment, by: grouping, usesRows: usesRows, depth: depth)
    case .indicator(let index, at: .year(let year)):
      return lastValue(of: index, in: year, by: grouping, usesRows: usesRows, depth: depth)
    case .indicator(let index, at: .relative(let years)):
      let (year, overflow) = moment.year.addingReportingOverflow(years)
      guard !overflow else { return .lacking(.noValue, isGap: false) }
      return lastValue(of: index, in: year, by: grouping, usesRows: usesRows, depth: depth)
    case .negated(let part):
      let result = operand(part, &self)
      if case .known(let operand) = result { return .known(operand.negated) }
      return result
    case .sum(let left, let right): return join(.sum, left, right, &self)
    case .difference(let left, let right): return join(.difference, left, right, &self)
    case .product(let left, let right): return join(.product, left, right, &self)
    case .quotient(let left, let right): return join(.quotient, left, right, &self)
    }
  }

  // MARK: Indicators

  private mutating func indicator(
    _ index: Int, at moment: Moment, by grouping: Grouping?, usesRows: Bool, depth: Int
  ) -> Evaluated {
    guard plan.indicators.indices.contains(index) else { return .lacking(.noValue, isGap: false) }
    let place = IndicatorAt(indicator: index, moment: moment, grouping: grouping, usesRows: usesRows)
    if let known = memo[place] { return known }
    let indicator = plan.indicators[index]
    let result = value(
      of: indicator.measure, own: named.ofIndicators[index], at: moment, by: grouping, isOperand: true,
      usesRows: usesRows, depth: depth + 1)
    var named = result
    if case .lacking(_, isGap: false) = result {
      named = .lacking(.noValue(of: indicator.name, label: indicator.label, moment), isGap: false)
    }
    memo[place] = named
    return named
  }

  /// The value of a measure at a moment from everything that gives one: its expression and the values under its
  /// name.
  mutating func value(
    of measure: TypedMeasure, own: [Int], at moment: Moment, by grouping: Grouping?, isOperand: Bool = false,
    usesRows: Bool = true, depth: Int = 0
  ) -> Evaluated {
    var found: [SourcedValue] = []
    var lacking = Evaluated.lacking(.noValue, isGap: false)
    if case .stated = measure.expression {
      // Known by its name only.
    } else {
      switch value(of: measure.expression, at: moment, by: grouping, usesRows: usesRows, depth: depth + 1) {
      case .known(let operand): found.append(operand)
      case .lacking(let reason, let isGap): lacking = .lacking(reason, isGap: isGap)
      }
    }
    found += candidates(own, at: moment, by: grouping, isOperand: isOperand)
    return SourcedValue.best(of: found, measure: measure).map { .known($0) } ?? lacking
  }

  /// The last value that is dated in a year. Of a measure that speaks of `year` that is the whole year's, from the snapshot
  /// of its last day or the next one; how far the year had come by a day within it is nobody's reference.
  private mutating func lastValue(
    of index: Int, in year: Int, by grouping: Grouping?, usesRows: Bool, depth: Int
  ) -> Evaluated {
    guard plan.indicators.indices.contains(index) else { return .lacking(.noValue, isGap: false) }
    let indicator = plan.indicators[index]
    let speaksOfYear = indicator.measure.speaksOfYear
    if speaksOfYear, let snapshot = snapshot(for: year) {
      let moment = Moment(year: year, from: snapshot)
      let result = self.indicator(index, at: moment, by: grouping, usesRows: usesRows, depth: depth)
      if case .known(var operand) = result, operand.answer.isAnswer {
        if moment.isTakenLater, operand.rank == .rows {
          operand.remarks.append(.takenFromLaterSnapshot(year, snapshot))
        }
        return .known(operand)
      }
    }
    for date in dates(ofIndicator: index, depth: depth).filter({ $0.year == year }).sorted().reversed() {
      let result = self.indicator(
        index, at: Moment(date), by: grouping, usesRows: usesRows && !speaksOfYear, depth: depth)
      if case .known(let operand) = result, operand.answer.isAnswer { return result }
    }
    return .lacking(.noValue(of: indicator.name, label: indicator.label, in: year), isGap: false)
  }

  /// The snapshot that tells of a whole year: that of its last day, else the next later one.
  func snapshot(for year: Int) -> CalendarDate? { snapshots.first { $0 >= .endOf(year: year) } }

  // MARK: Values under a name

  /// One candidate for each kind that has a value for the moment; beside rows of a later day the last one dated in the
  /// year. By group, a value of the whole serves only as an operand.
  private mutating func candidates(
    _ indices: [Int], at moment: Moment, by grouping: Grouping?, isOperand: Bool
  ) -> [SourcedValue] {
    var byKind: [NamedValue.Kind: [Int]] = [:]
    for index in indices {
      let value = named.all[index]
      let fits =
        value.date == moment.date || isOperand && moment.isTakenLater && value.date.year == moment.year
      if fits { byKind[value.kind, default: []].append(index) }
    }
    var result: [SourcedValue] = []
    for (kind, indices) in byKind.sorted(by: { $0.key < $1.key }) {
      guard let date = indices.map({ named.all[$0].date }).max() else { continue }
      let ofDate = indices.filter { named.all[$0].date == date }
      if let operand = operand(ofDate, kind, at: moment, by: grouping, isOperand: isOperand) {
        result.append(operand)
      }
    }
    return result
  }

  private mutating func operand(
    _ indices: [Int], _ kind: NamedValue.Kind, at moment: Moment, by grouping: Grouping?, isOperand: Bool
  ) -> SourcedValue? {
    let rank: SourcedValue.Rank =
      switch kind {
      case .measured: .measured
      case .reported: .reported
      case .baseline: .baseline
      }
    if let grouping {
      var groups: [String: (outcome: Outcome, origin: Origin)] = [:]
      let hasGroups = indices.contains { named.all[$0].group != nil }
      let listed: [String]
      switch hasGroups ? self.groups(of: grouping, at: moment) : .listed([]) {
      case .listed(let groups): listed = groups.map(\.group)
      case .unlisted(let why):
        // One that the file leaves out could not be missed.
        let given = indices.filter { named.all[$0].group != nil }
        used.formUnion(given)
        guard let first = given.first else { return nil }
        let table = grouping.groups.table
        unlisted[table] = unlisted[table] ?? (first, why)
        return SourcedValue(answer: .value(.missing(why)), rank: rank, origin: named.all[first].origin)
      }
      let keys = Dictionary(listed.map { (matchKey($0), $0) }) { first, _ in first }
      for index in indices {
        let value = named.all[index]
        guard let group = value.group else { continue }
        guard let key = keys[matchKey(group)] else {
          strangers[index] = listed
          continue
        }
        used.insert(index)
        groups[key] = groups[key] ?? (value.outcome, value.origin)
      }
      if let origin = groups.values.first?.origin {
        let sorted = groups.sorted { $0.key < $1.key }
        let isOneSource = groups.values.allSatisfy { $0.origin == origin }
        return SourcedValue(
          answer: .groups(sorted.map { GroupOutcome(group: $0.key, outcome: $0.value.outcome) }), rank: rank,
          origin: isOneSource ? origin : .measured(source: nil))
      }
      guard isOperand else { return nil }
    }
    guard let index = indices.first(where: { named.all[$0].group == nil }) else { return nil }
    used.insert(index)
    let value = named.all[index]
    return SourcedValue(answer: .value(value.outcome), rank: rank, origin: value.origin)
  }

  /// Which groups there are.
  enum GroupList {
    /// In their order. One of which it is not known whether it belongs is missing.
    case listed([GroupOutcome])
    case unlisted(Phrase)
  }

  /// The groups that there are on a day, by the rows of the latest snapshot up to then that has their table, else of the next
  /// one.
  mutating func groups(of grouping: Grouping, at moment: Moment) -> GroupList {
    let before = snapshots.filter { $0 <= moment.date }.suffix(MeasuringPass.furthestList).reversed()
    let days = before + snapshots.filter { $0 > moment.date }.prefix(MeasuringPass.furthestList)
    var found: [GroupOutcome]?
    var gap: Phrase?
    // All are asked in any case, so that the first pass sees every request.
    for day in days {
      // A number alone has the same value for each group, and needs no row but theirs.
      let request = MeasureRequest(
        measure: .number(.one), grouping: grouping, date: day, year: moment.year)
      switch answer(request) {
      case .groups(let groups): found = found ?? groups
      case .value(.missing(let reason)): gap = gap ?? reason
      case .value, nil: break
      }
    }
    if let found { return .listed(found) }
    return .unlisted(.groupsNotListed(in: plan.tables[grouping.groups.table], gap))
  }

  private static let furthestList = 3

  // MARK: Dates

  /// The days on which a measure may have a value.
  mutating func dates(of measure: Measure, depth: Int = 0) -> Set<CalendarDate> {
    guard depth < RowMeasures.depthLimit else { return [] }
    switch measure {
    case .aggregate: return snapshotSet
    case .number: return []
    case .stated(let name): return Set(named.indices(named: name).map { named.all[$0].date })
    case .indicator(let index, at: nil): return dates(ofIndicator: index, depth: depth + 1)
    case .indicator: return []
    case .negated, .sum, .difference, .product, .quotient:
      var result: Set<CalendarDate> = []
      for part in measure.operands { result.formUnion(dates(of: part, depth: depth + 1)) }
      return result
    }
  }

  private mutating func dates(ofIndicator index: Int, depth: Int) -> Set<CalendarDate> {
    guard plan.indicators.indices.contains(index) else { return [] }
    if let known = datesOfIndicators[index] { return known }
    let result = dates(of: plan.indicators[index].measure.expression, depth: depth + 1)
      .union(named.ofIndicators[index].map { named.all[$0].date })
    datesOfIndicators[index] = result
    return result
  }
}

extension CheckedPlan {
  /// What readers call the indicator or target of a name.
  fileprivate func label(of name: String) -> String? {
    indicators.first { $0.name == name }?.label ?? targets.first { $0.name == name }?.label
  }
}
