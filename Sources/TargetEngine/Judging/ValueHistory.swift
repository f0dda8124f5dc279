public import TargetDSL

/// The values of one target, as a report shows their course.
public enum ValueHistory: Sendable {
  /// Oldest first; empty where nothing was measured.
  case whole([DatedValue])
  /// With `for each`: of every group, by key.
  case groups([String: [DatedValue]])
}

extension MeasuredValues.TargetValues {
  /// Every value that counted on the as-of date, without its readings.
  ///
  /// A value of an earlier year that the rows of a later day give stands at the end of its year, unless that day has
  /// a value of its own.
  ///
  /// - Complexity: O(points × groups)
  public func history(isGrouped: Bool, asOf: CalendarDate) -> ValueHistory {
    switch TrackSet(main, isGrouped: isGrouped, asOf: asOf) {
    case .whole(let track): .whole(track.values)
    case .groups(let groups, absence: _):
      .groups(Dictionary(groups.map { ($0.key, $0.track.values) }, uniquingKeysWith: { first, _ in first }))
    }
  }
}

extension MeasuredValues.TargetValues {
  /// Whether some day on or before the as-of date has more groups than `limit`, so that there is no telling of each.
  public func hasManyGroups(beyond limit: Int, asOf: CalendarDate) -> Bool {
    main.points.contains { point in
      if case .groups(let groups) = point.answer { point.date <= asOf && groups.count > limit } else { false }
    }
  }
}

extension MeasuredValues.TargetValues {
  /// The days until the as-of date of which something is measured or stated, in order: those of the data, also where
  /// they tell of an earlier year.
  public func days(asOf: CalendarDate) -> [CalendarDate] {
    guard !main.isConstant else { return [] }
    return Set(main.points.filter { $0.date <= asOf && $0.answer.hasValue }.map(\.date)).sorted()
  }
}

extension MeasureAnswer {
  fileprivate var hasValue: Bool {
    switch self {
    case .value(.measured): true
    case .value: false
    case .groups(let groups):
      groups.contains { if case .measured = $0.outcome { true } else { false } }
    }
  }
}

extension MeasuredValues {
  /// What is dated on one day alone: what a rule that has to hold on every day is judged by on that day.
  public func only(on day: CalendarDate) -> MeasuredValues {
    func only(_ series: Series) -> Series {
      guard !series.isConstant else { return series }
      return Series(
        points: series.points.filter { $0.date == day }, spans: series.spans.filter { $0.date == day },
        baseline: series.baseline.flatMap { $0.date == day ? $0 : nil },
        baselines: series.baselines.filter { $0.date == day })
    }
    return MeasuredValues(
      targets: targets.map { TargetValues(main: only($0.main), readings: $0.readings.map(only)) },
      latestSnapshot: latestSnapshot)
  }
}

extension Track {
  fileprivate var values: [DatedValue] {
    let ownDays = Set(ownYear.filter { $0.measured != nil }.map(\.date))
    let values = observations.compactMap { observation -> DatedValue? in
      guard let value = observation.measured else { return nil }
      let day = observation.isOfItsOwnYear ? observation.date : CalendarDate.endOf(year: observation.year)
      guard observation.isOfItsOwnYear || !ownDays.contains(day) else { return nil }
      return DatedValue(date: day, year: observation.year, value: value, origin: observation.origin)
    }
    return values.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }
      .map(\.element)
  }
}
