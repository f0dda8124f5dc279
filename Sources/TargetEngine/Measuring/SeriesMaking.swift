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
    let grouping = subject.target.grouping
    if let numbers = rowMeasures.rowMeasure(measure.expression), !numbers.hasAggregate {
      return constant(numbers.measure)
    }
    var points: [Series.Point] = []
    var absence: Phrase?
    for moment in moments(of: subject) {
      let isOwn = moment.isOfItsOwnYear
      // A value dated in another year is a point of its own.
      switch value(of: measure, own: isOwn ? subject.own : [], at: moment, by: grouping) {
      case .known(var operand):
        if !isOwn { operand.remarks.append(.takenFromLaterSnapshot(moment.year, moment.date)) }
        points.append(Series.Point(moment, operand))
      case .lacking(let reason, let isGap):
        absence = reason
        if isGap {
          points.append(
            Series.Point(
              date: moment.date, year: moment.year, answer: .value(.missing(reason)), origin: .rows))
        }
      }
    }
    let start = subject.baselines.min { named.all[$0].date < named.all[$1].date }
    return Series(
      points: points, baseline: grouping == nil ? start.map { Series.Point(named.all[$0]) } : nil,
      absence: points.isEmpty ? reasonForNothing(subject, context, absence) : nil)
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
    if subject.measure.speaksOfYear {
      for clause in subject.target.clauses {
        switch clause.when {
        case .eachYear(let years), .total(let years):
          // A stock of one year less that of the year before cannot be read off the rows of a later year.
          guard rowsSpeakOfYear(in: expression), let last = snapshots.last?.year else { break }
          for year in years.prefix(while: { $0 < last }) {
            if let later = laterSnapshot(for: year) { moments.insert(Moment(later, year: year)) }
          }
        case .by(let deadline):
          if let next = snapshots.first(where: { $0 >= deadline }) {
            moments.insert(Moment(next, year: deadline.year))
          }
        case .always, .undated: break
        }
      }
    }
    return moments.sorted()
  }

  /// Whether the rows of a later snapshot tell of an earlier year: some aggregate tests `year`.
  private func rowsSpeakOfYear(in measure: Measure, depth: Int = 0) -> Bool {
    guard depth < RowMeasures.depthLimit else { return false }
    switch measure {
    case .aggregate(let aggregate): return aggregate.speaksOfYear
    case .indicator(let index, at: _):
      return plan.indicators.indices.contains(index)
        && rowsSpeakOfYear(in: plan.indicators[index].measure.expression, depth: depth + 1)
    default: return measure.operands.contains { rowsSpeakOfYear(in: $0, depth: depth + 1) }
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

extension Series {
  /// Whether a number left the range of exact arithmetic on the way to some value.
  var hasOverflowed: Bool {
    points.contains { point in
      switch point.answer {
      case .value(.missing(let reason)): reason == .overflow
      case .value: false
      case .groups(let groups):
        groups.contains { if case .missing(let reason) = $0.outcome { reason == .overflow } else { false } }
      }
    }
  }
}

extension Series.Point {
  fileprivate init(_ moment: Moment, _ operand: Operand) {
    self.init(
      date: moment.date, year: moment.year, answer: operand.answer, origin: operand.origin,
      remarks: operand.remarks)
  }

  fileprivate init(_ value: NamedValue) {
    self.init(date: value.date, year: value.date.year, answer: .value(value.outcome), origin: value.origin)
  }
}
