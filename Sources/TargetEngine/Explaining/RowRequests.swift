public import TargetDSL

/// What to ask a snapshot to explain a judged entry.
public struct RowRequest: Hashable, Sendable {
  /// The measure and the day, as the source answered it.
  public let request: MeasureRequest
  /// For each aggregate of the measure; `nil` for one whose rows fail nothing, such as a divisor.
  public let goals: [RowGoal?]

  public init(request: MeasureRequest, goals: [RowGoal?]) {
    self.request = request
    self.goals = goals
  }
}

extension PlanJudgement {
  /// The requests whose rows made the value of an entry; none where no row had a part in it.
  ///
  /// - Parameter dates: The days of the snapshots, in order.
  public func rowRequests(
    of entry: ClauseJudgement, of target: Target, dates: [CalendarDate]
  ) -> [RowRequest] {
    guard target.clauses.indices.contains(entry.clause) else { return [] }
    let finder = RowRequestFinder(plan: plan, grouping: target.scope.grouping, dates: dates)
    let bound = entry.finding.change?.asked ?? target.clauses[entry.clause].bound
    let goal = RowGoal(bound, missedBy: entry.finding.value?.value.interval)
    var requests: [RowRequest] = []
    for moment in moments(of: entry, of: target, dates) {
      for request in finder.requests(for: target.measure.expression, at: moment, goal: goal)
      where !requests.contains(request) {
        requests.append(request)
      }
    }
    return requests
  }

  private func moments(of entry: ClauseJudgement, of target: Target, _ dates: [CalendarDate]) -> [Moment] {
    let known = dates.filter { $0 <= asOf }
    if case .total(let years) = entry.time, entry.finding.value != nil {
      return years.compactMap { year in
        let whole = target.measure.speaksOfYear ? known.first { $0 >= .endOf(year: year) } : nil
        return (whole ?? known.last { $0.year == year }).map { Moment($0, year: year) }
      }
    }
    let values = entry.groups.isEmpty ? [entry.finding.value] : entry.groups.map(\.finding.value)
    let found = values.compactMap { $0 }.filter { value in
      if case .stated = value.origin { false } else { true }
    }
    if let latest = found.map({ value in
      // A whole year may be told of by the rows of a later day.
      Moment(
        known.contains(value.date) ? value.date : known.first { $0 > value.date } ?? value.date,
        year: value.year)
    }).max() {
      return [latest]
    }
    guard entry.finding.verdict == .notApplicable, let last = known.last else { return [] }
    if case .year(let year) = entry.time {
      return [Moment(known.first { $0.year >= year } ?? last, year: year)]
    }
    return [Moment(last)]
  }
}

extension RowGoal {
  /// A bound that may be missed from either side wants what the value lacks.
  init(_ bound: Bound, missedBy value: ValueInterval?) {
    if case .change = bound {
      self.init(wantsMore: bound.wantsMore ?? true, level: nil)
      return
    }
    let accepted = bound.accepted
    let isAbove: Bool
    if let high = accepted.high, accepted.low != nil {
      isAbove = value?.low.map { $0 > high } ?? false
    } else {
      isAbove = accepted.low == nil
    }
    self.init(wantsMore: !isAbove, level: isAbove ? accepted.high : accepted.low)
  }

  fileprivate var reversed: RowGoal { RowGoal(wantsMore: !wantsMore) }
  fileprivate var withoutLevel: RowGoal { RowGoal(wantsMore: wantsMore) }
}

/// Splits a measure into what rows alone can answer.
private struct RowRequestFinder {
  let plan: CheckedPlan
  let grouping: Grouping?
  let dates: [CalendarDate]
  let rowMeasures: RowMeasures

  init(plan: CheckedPlan, grouping: Grouping?, dates: [CalendarDate]) {
    self.plan = plan
    self.grouping = grouping
    self.dates = dates
    rowMeasures = RowMeasures(plan)
  }

  func requests(
    for measure: Measure, at moment: Moment, goal: RowGoal?, depth: Int = 0
  ) -> [RowRequest] {
    guard depth < RowMeasures.depthLimit else { return [] }
    if let rows = rowMeasures.rowMeasure(measure) {
      guard rows.hasAggregate, dates.contains(moment.date) else { return [] }
      return [
        RowRequest(
          request: MeasureRequest(
            measure: rows.measure, grouping: grouping, date: moment.date, year: moment.year),
          goals: goals(rows.measure, goal))
      ]
    }
    func part(_ measure: Measure, _ goal: RowGoal?) -> [RowRequest] {
      requests(for: measure, at: moment, goal: goal, depth: depth + 1)
    }
    switch measure {
    case .aggregate, .number, .stated: return []
    case .indicator(let index, let reference):
      guard plan.indicators.indices.contains(index) else { return [] }
      let expression = plan.indicators[index].measure.expression
      let year: Int
      switch reference {
      case nil: return part(expression, goal)
      case .year(let named): year = named
      case .relative(let years): year = moment.year + years
      }
      let speaksOfYear = plan.indicators[index].measure.speaksOfYear
      guard
        let date = speaksOfYear
          ? dates.first(where: { $0 >= .endOf(year: year) }) : dates.last(where: { $0.year == year })
      else { return [] }
      return requests(for: expression, at: Moment(date, year: year), goal: goal, depth: depth + 1)
    case .negated(let operand): return part(operand, goal?.reversed)
    case .sum(let left, let right), .product(let left, let right):
      return part(left, goal?.withoutLevel) + part(right, goal?.withoutLevel)
    case .difference(let left, let right): return part(left, goal?.withoutLevel) + part(right, goal?.reversed)
    case .quotient(let left, let right): return part(left, goal?.withoutLevel) + part(right, nil)
    }
  }

  /// In the order of `Measure.aggregates`.
  private func goals(_ measure: Measure, _ goal: RowGoal?) -> [RowGoal?] {
    switch measure {
    case .aggregate(let aggregate):
      if case .mean = aggregate.function { return [goal] }
      if case .value = aggregate.function { return [goal] }
      return [goal?.withoutLevel]
    case .stated, .indicator, .number: return []
    case .negated(let operand): return goals(operand, goal?.reversed)
    case .product(.number(let number), let operand), .product(let operand, .number(let number)):
      return goals(operand, number.isNegative ? goal?.reversed : goal?.withoutLevel)
    case .sum(let left, let right), .product(let left, let right):
      return goals(left, goal?.withoutLevel) + goals(right, goal?.withoutLevel)
    case .difference(let left, let right):
      return goals(left, goal?.withoutLevel) + goals(right, goal?.reversed)
    case .quotient(let left, let right): return goals(left, goal?.withoutLevel) + goals(right, nil)
    }
  }
}
