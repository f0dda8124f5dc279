import TargetDSL

/// What a series depends on beside its measure.
struct SeriesContext {
  let hasRows: Bool
  let isSample: Bool
}

extension MeasuringPass {
  /// The values of a subject on every date that has one, and for the years that its clauses ask about.
  mutating func series(of subject: MeasuredSubject, _ context: SeriesContext) -> Series {
    let measure = subject.measure
    let grouping = subject.target.scope.grouping
    if let numbers = rowMeasures.rowMeasure(measure.expression), !numbers.hasAggregate {
      return constant(numbers.measure)
    }
    var points: [Series.Point] = []
    var absence: Phrase?
    for moment in moments(of: subject) {
      switch value(of: measure, own: subject.own, at: moment, by: grouping) {
      case .known(var operand):
        let isFromRows = operand.rank == .rows
        if moment.isTakenLater, isFromRows {
          operand.remarks.append(.takenFromLaterSnapshot(moment.year, moment.snapshot))
        }
        let isSoFar =
          isFromRows && measure.speaksOfYear && moment.date != .endOf(year: moment.year)
          && !moment.isTakenLater
        if isSoFar { operand.remarks.append(Remark(.soFar(moment.year, moment.date))) }
        points.append(Series.Point(moment, operand, isSoFar: isSoFar))
      case .lacking(let reason, let isGap):
        absence = reason
        if isGap {
          points.append(
            Series.Point(
              date: moment.date, year: moment.year, answer: .value(.missing(reason)), origin: .rows))
        }
      }
    }
    if let grouping { addAbsentGroups(grouping, to: &points) }
    let baselines =
      grouping == nil
      ? subject.baselines.map { named.all[$0] }.sorted { $0.date < $1.date }.map { Series.Point($0) } : []
    return Series(
      points: points, spans: spans(of: subject), baseline: baselines.first, baselines: baselines,
      absence: points.isEmpty ? reasonForNothing(subject, context, absence) : nil)
  }

  /// Rows tell of every group; a file of values names some. A group that no value is of stays unknown, on the last day of which
  /// others have values.
  private mutating func addAbsentGroups(_ grouping: Grouping, to points: inout [Series.Point]) {
    var known: Set<String> = []
    for point in points {
      if case .groups(let groups) = point.answer { known.formUnion(groups.map(\.group)) }
    }
    for index in points.indices.reversed() {
      guard case .groups(let own) = points[index].answer, points[index].origin != .rows,
        case .listed(let groups) = groups(of: grouping, at: points[index].moment)
      else { continue }
      let absent = groups.filter { known.insert($0.group).inserted }.map { group in
        GroupOutcome(
          group: group.group, outcome: group.outcome.isMissing ? group.outcome : .missing(.noValueOfGroup))
      }
      guard !absent.isEmpty else { continue }
      let point = points[index]
      points[index] = Series.Point(
        date: point.date, year: point.year, answer: .groups(own + absent), origin: point.origin,
        remarks: point.remarks, isSoFar: point.isSoFar)
    }
  }

  /// A measure of numbers alone holds on every day; its point carries the first day there is.
  private mutating func constant(_ numbers: Measure) -> Series {
    let moment = Moment(plan.issued ?? .startOf(year: plan.period?.lowerBound ?? 1))
    switch value(of: numbers, at: moment, by: nil) {
    case .known(let operand): return Series(points: [Series.Point(moment, operand)], isConstant: true)
    case .lacking(let reason, _): return Series(points: [], isConstant: true, absence: reason)
    }
  }

  /// Every date that may have a value; for a measure that speaks of `year` also the years that a clause asks
  /// about and no snapshot of theirs can answer.
  private mutating func moments(of subject: MeasuredSubject) -> [Moment] {
    let expression = subject.measure.expression
    var dates = dates(of: expression).union(subject.own.map { named.all[$0].date })
    if dates.isEmpty { dates = datesOfReferences(in: expression) }
    var moments = Set(dates.map { Moment($0) })
    guard subject.measure.speaksOfYear else { return moments.sorted() }
    // Rows of a later day tell of an earlier year where they test it; a stock of one year less that of the year before
    // cannot be read off them.
    var years = Set<Int>()
    if rowsSpeakOfYear(in: expression) {
      years = Set(snapshots.map(\.year))
      for clause in subject.target.clauses {
        switch clause.when {
        case .eachYear(let asked), .total(let asked):
          guard let last = snapshots.last?.year else { break }
          years.formUnion(asked.prefix { $0 <= last })
        case .by, .always, .undated: break
        }
        years.formUnion(clause.earlierYears)
      }
    }
    for case .by(let deadline) in subject.target.clauses.map(\.when)
    where deadline == .endOf(year: deadline.year) {
      years.insert(deadline.year)
    }
    for year in years {
      if let snapshot = snapshot(for: year) { moments.insert(Moment(year: year, from: snapshot)) }
    }
    return moments.sorted()
  }

  /// Sums over years that one snapshot tells of, for each `total`: a row that is unknown in several of them is one
  /// unknown.
  private mutating func spans(of subject: MeasuredSubject) -> [Series.Span] {
    guard subject.measure.speaksOfYear, let last = snapshots.last,
      let rows = rowMeasures.rowMeasure(subject.measure.expression), rows.hasAggregate
    else { return [] }
    var spans: [Series.Span] = []
    for case .total(let asked) in subject.target.clauses.map(\.when) {
      var runs: [(years: ClosedRange<Int>, snapshot: CalendarDate)] = []
      for year in asked.prefix(while: { $0 <= last.year }) {
        // The year that lasts is told of by its latest snapshot.
        guard let snapshot = snapshot(for: year) ?? snapshots.last(where: { $0.year == year }) else {
          continue
        }
        if let run = runs.last, run.snapshot == snapshot, run.years.upperBound == year - 1 {
          runs[runs.count - 1].years = run.years.lowerBound...year
        } else {
          runs.append((year...year, snapshot))
        }
      }
      for run in runs where run.years.count > 1 && !spans.contains(where: { $0.years == run.years }) {
        guard let measure = rows.measure.summed(over: run.years) else { continue }
        let date = min(run.snapshot, CalendarDate.endOf(year: run.years.upperBound))
        let request = MeasureRequest(
          measure: measure, grouping: subject.target.scope.grouping, date: run.snapshot,
          year: run.years.upperBound)
        if let answer = answer(request) {
          spans.append(Series.Span(years: run.years, date: date, answer: answer))
        }
      }
    }
    return spans
  }

  /// Whether the rows of a later snapshot tell of an earlier year: some aggregate tests `year`.
  private func rowsSpeakOfYear(in measure: Measure, depth: Int = 0) -> Bool {
    guard depth < RowMeasures.depthLimit else { return false }
    switch measure {
    case .aggregate(let aggregate): return aggregate.speaksOfYear
    case .indicator(let index, at: _):
      return plan.indicators.indices.contains(index)
        && rowsSpeakOfYear(in: plan.indicators[index].measure.expression, depth: depth + 1)
    case .stated, .number, .negated, .sum, .difference, .product, .quotient:
      return measure.operands.contains { rowsSpeakOfYear(in: $0, depth: depth + 1) }
    }
  }

  /// For a measure that is made only of values of named years: the dates of those values.
  private mutating func datesOfReferences(in measure: Measure, depth: Int = 0) -> Set<CalendarDate> {
    guard depth < RowMeasures.depthLimit else { return [] }
    if case .indicator(let index, at: .some) = measure {
      return dates(of: .indicator(index, at: nil))
    }
    var result: Set<CalendarDate> = []
    for part in measure.operands { result.formUnion(datesOfReferences(in: part, depth: depth + 1)) }
    return result
  }

  private func reasonForNothing(
    _ subject: MeasuredSubject, _ context: SeriesContext, _ reason: Phrase?
  ) -> Phrase {
    if let reason { return reason }
    if context.isSample, !subject.target.stated.isEmpty { return .leftOutBesideSample }
    if !subject.target.stated.isEmpty { return .everyValueIsLater }
    if let rows = rowMeasures.rowMeasure(subject.measure.expression), rows.hasAggregate {
      return context.hasRows ? .noSnapshotAtAll : .noDataFolder
    }
    return .noValueStated
  }
}

extension Clause {
  /// The years whose values a change is told from.
  fileprivate var earlierYears: [Int] {
    guard case .change(let change) = bound else { return [] }
    if let since = change.since { return [since] }
    guard case .eachYear(let years) = when else { return [] }
    return years.map { $0 - 1 }
  }
}

extension Series {
  /// Whether some value is missing for a reason.
  func lacks(_ cause: Phrase) -> Bool {
    points.contains { point in
      switch point.answer {
      case .value(.missing(let reason)): reason == cause
      case .value: false
      case .groups(let groups):
        groups.contains { if case .missing(let reason) = $0.outcome { reason == cause } else { false } }
      }
    }
  }
}

extension Series.Point {
  fileprivate var moment: Moment { Moment(date, year: year) }

  fileprivate init(_ moment: Moment, _ operand: SourcedValue, isSoFar: Bool = false) {
    self.init(
      date: moment.date, year: moment.year, answer: operand.answer, origin: operand.origin,
      remarks: operand.remarks, isSoFar: isSoFar)
  }

  fileprivate init(_ value: NamedValue) {
    self.init(date: value.date, year: value.date.year, answer: .value(value.outcome), origin: value.origin)
  }
}
