import TargetDSL

/// The values of one thing, a whole or one group, up to the as-of date.
struct Track {
  struct Observation {
    let date: CalendarDate
    /// What `year` stood for.
    let year: Int
    var outcome: Outcome
    let origin: Origin
    var remarks: [Remark] = []
    /// The group is no longer among the groups; earlier values say nothing about now.
    var isVanished = false
    /// How far the year had come by a day within it; the year lasts still.
    var isSoFar = false
    /// What the year had come to by that day, where it has ended since.
    @Rare var upToThen: Outcome?
    /// Of a total: what its years came to together after each value, oldest first.
    @Rare var sums: [DatedValue]?
    /// Not taken for an earlier year from a later snapshot.
    var isOfItsOwnYear: Bool { year == date.year }

    /// A value, or that the measure is not applicable; not a gap.
    var isAnswer: Bool { !outcome.isMissing }

    var measured: MeasuredValue? {
      if case .measured(let value) = outcome { value } else { nil }
    }
  }

  /// By date, then by year.
  var observations: [Observation] = []
  /// Sums over years that one snapshot tells of.
  var spans: [(years: ClosedRange<Int>, observation: Observation)] = []
  @Rare var baseline: Observation?
  /// All that the plan states and that were known, by date.
  var baselines: [Observation] = []
  /// One observation that holds on every date.
  var isConstant = false
  /// Why there is nothing.
  var absence: Phrase?

  /// What is said of all values of the day whose value was judged: where they come from, and that sources disagree.
  func remarks(on value: DatedValue?) -> [Remark] {
    guard let value else { return [] }
    return observations.last { $0.date == value.date && $0.year == value.year }?.remarks ?? []
  }

  /// Values of the year that they are dated in.
  var ownYear: [Observation] { observations.filter(\.isOfItsOwnYear) }
}

/// What was measured for a target or a reading: as a whole, or group by group.
enum TrackSet {
  case whole(Track)
  /// By key. `absence` says why there is no group.
  case groups([(key: String, track: Track)], absence: Phrase?)
}

extension TrackSet {
  /// The values of a series that were known on the as-of date.
  init(_ series: Series, isGrouped: Bool, asOf: CalendarDate) {
    let points = series.isConstant ? series.points : series.points.filter { $0.date <= asOf }
    guard isGrouped, !series.isConstant else {
      self = .whole(Track(points, of: series, asOf: asOf))
      return
    }
    self = TrackSet.grouped(
      points, spans: series.spans, asOf: asOf,
      absence: series.absence ?? (points.isEmpty ? series.gap(after: asOf) ?? .noValue : nil))
  }

  private static func grouped(
    _ points: [Series.Point], spans: [Series.Span], asOf: CalendarDate, absence: Phrase?
  ) -> TrackSet {
    var keys: [String] = []
    var tracks: [Track] = []
    /// Made for the second point of groups: in one answer each group stands once.
    var places: [String: Int]?
    var absence = absence
    for point in points {
      switch point.answer {
      case .value(let outcome):
        // Nothing could be measured on that day: it is a gap of every group.
        for place in tracks.indices { tracks[place].observations.append(.init(point, outcome, asOf)) }
        if case .missing(let reason) = outcome { absence = absence ?? reason }
      case .groups(let groups):
        if keys.isEmpty {
          keys = groups.map(\.group)
          tracks = groups.map { Track(observations: [.init(point, $0.outcome, asOf)]) }
          continue
        }
        var known =
          places
          ?? Dictionary(
            keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var isPresent = [Bool](repeating: false, count: keys.count)
        for group in groups {
          let observation = Track.Observation(point, group.outcome, asOf)
          if let place = known[group.group] {
            tracks[place].observations.append(observation)
            if place < isPresent.count { isPresent[place] = true }
          } else {
            known[group.group] = keys.count
            keys.append(group.group)
            tracks.append(Track(observations: [observation]))
          }
        }
        places = known
        guard point.origin.listsEveryGroup, point.year == point.date.year else { continue }
        for place in isPresent.indices where !isPresent[place] {
          var observation = Track.Observation(point, .missing(.groupVanished(point.date)), asOf)
          observation.isVanished = true
          tracks[place].observations.append(observation)
        }
      }
    }
    for span in spans where span.date <= asOf {
      guard case .groups(let groups) = span.answer else { continue }
      let places = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
      for group in groups {
        if let place = places[group.group] { tracks[place].spans.append(Track.span(span, group.outcome)) }
      }
    }
    let order = keys.indices.sorted { keys[$0].precedes(keys[$1]) }
    return .groups(order.map { (key: keys[$0], track: tracks[$0]) }, absence: absence)
  }
}

extension Series {
  /// Why a snapshot after the day of judging gives no value: the day fell back because of it.
  fileprivate func gap(after asOf: CalendarDate) -> Phrase? {
    for point in points where point.date > asOf {
      if case .value(.missing(let reason)) = point.answer { return .gap(on: point.date, reason) }
    }
    return nil
  }
}

extension Track {
  fileprivate init(_ points: [Series.Point], of series: Series, asOf: CalendarDate) {
    observations = points.compactMap { Observation($0, asOf) }
    spans = series.spans.filter { $0.date <= asOf }.compactMap { span in
      if case .value(let outcome) = span.answer { Track.span(span, outcome) } else { nil }
    }
    if let point = series.baseline, point.date <= asOf, let observation = Observation(point, asOf),
      observation.measured != nil
    {
      baseline = observation
    }
    baselines = series.baselines.filter { $0.date <= asOf }.compactMap { Observation($0, asOf) }
    isConstant = series.isConstant
    absence = series.absence ?? (points.isEmpty ? series.gap(after: asOf) : nil)
  }
}

extension Track {
  fileprivate static func span(
    _ span: Series.Span, _ outcome: Outcome
  ) -> (years: ClosedRange<Int>, observation: Observation) {
    (span.years, Observation(date: span.date, year: span.years.upperBound, outcome: outcome, origin: .rows))
  }
}

extension Track.Observation {
  /// What a year had come to by a day within it counts while the year lasts; afterwards it is no value of the year.
  init(_ point: Series.Point, _ outcome: Outcome, _ asOf: CalendarDate) {
    let hasEnded = point.isSoFar && asOf >= .endOf(year: point.year)
    var counted = outcome
    if hasEnded, case .measured(let value) = outcome {
      counted = .missing(.endedWithoutSnapshot(point.year, point.date, value.interval))
    }
    self.init(
      date: point.date, year: point.year, outcome: counted, origin: point.origin, remarks: point.remarks,
      isSoFar: point.isSoFar, upToThen: hasEnded ? outcome : nil)
  }

  /// `nil` for a point of groups.
  init?(_ point: Series.Point, _ asOf: CalendarDate) {
    guard case .value(let outcome) = point.answer else { return nil }
    self.init(point, outcome, asOf)
  }
}

extension Origin {
  /// Rows know every group of their day; files of values and people name some.
  fileprivate var listsEveryGroup: Bool {
    switch self {
    case .rows, .computed: true
    case .measured, .stated: false
    }
  }
}
