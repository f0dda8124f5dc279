import TargetDSL

/// One entry of a clause (a year of `each year` is one of its own) against one track of values.
struct EntryRule {
  let criterion: Criterion
  let time: JudgedTime
  let asOf: CalendarDate
  let period: ClosedRange<Int>?
  /// Of a clause that speaks of an earlier year's value.
  var change: Change?
  /// Whether the target's stated baselines are earlier values: of its own measure as a whole they are.
  var usesBaselines = false
  /// How many of the groups have to hold, where it is not each of them.
  var quota: GroupQuota?

  var isDue: Bool { time.isDue(asOf: asOf) }
  private var isTotal: Bool { if case .total = time { true } else { false } }

  func finding(for track: Track) throws(ArithmeticOverflow) -> Finding {
    if let change { return try finding(of: change, for: track) }
    switch time {
    case .by(let deadline):
      guard !isDue else {
        return try decided(track.deciding(deadline, speaksOfYear: criterion.measure.speaksOfYear))
      }
      let start = track.pathStart(period: period)
      var result = try underWay(track.latest(asOf: asOf), from: start, to: deadline)
      if result.pace != nil, let start { result.remarks += remarks(of: track, on: start) }
      return result
    case .year(let year):
      let selection = track.value(for: year, asOf: asOf, speaksOfYear: criterion.measure.speaksOfYear)
      return isDue ? try decided(selection) : try open(selection, until: time.deadline)
    case .total(let years):
      let selection = try track.total(years, asOf: asOf, speaksOfYear: criterion.measure.speaksOfYear)
      guard !isDue else { return try decided(selection) }
      return try underWay(selection, from: totalStart(years), to: .endOf(year: years.upperBound))
    case .always: return try worstOfAll(track)
    case .undated: return try open(track.latest(asOf: asOf), until: nil)
    }
  }

  /// Where what was measured on the day of a path's start differs from it.
  private func remarks(of track: Track, on start: PathPoint) -> [Remark] {
    let first = track.ownYear.last { $0.date == start.date && $0.measured != nil }
    return first?.remarks.map { Remark(.ofReference(start.date.year, $0.text)) } ?? []
  }

  /// A sum over years stands at 0 at the end of the year before.
  private func totalStart(_ years: ClosedRange<Int>) -> PathPoint {
    PathPoint(
      date: .endOf(year: years.lowerBound - 1),
      value: MeasuredValue(interval: ValueInterval(.zero), attainable: .everything))
  }

  // MARK: The three ways to judge a value

  /// The deadline has passed: met, missed or undetermined.
  private func decided(_ selection: Selection) throws(ArithmeticOverflow) -> Finding {
    try judge(selection) { observation, value, compliance throws(ArithmeticOverflow) in
      try finding(compliance == .missed ? .missed : .undetermined, observation, value, until: nil)
    }
  }

  /// No path leads anywhere: met so far, undetermined or pending.
  private func open(_ selection: Selection, until deadline: CalendarDate?) throws(ArithmeticOverflow)
    -> Finding
  {
    try judge(selection) { observation, value, compliance throws(ArithmeticOverflow) in
      try finding(compliance == .missed ? .pending : .undetermined, observation, value, until: deadline)
    }
  }

  /// The deadline lies ahead: met so far, could hold, or by pace.
  private func underWay(
    _ selection: Selection, from start: PathPoint?, to deadline: CalendarDate
  ) throws(ArithmeticOverflow) -> Finding {
    try judge(selection) { observation, value, compliance throws(ArithmeticOverflow) in
      var result = try finding(.undetermined, observation, value, until: deadline)
      guard compliance == .missed else { return result }
      result.why = nil
      if observation.isSoFar {
        result.verdict = .pending
        result.remarks.append(Remark(.soFarHasNoPace))
        return result
      }
      let now = PathPoint(date: observation.date, value: value)
      result.apply(try criterion.pace(from: start, to: now, deadline: deadline))
      return result
    }
  }

  /// What all ways have in common: no value, not applicable, met; the rest is left to `unmet`.
  private func judge(
    _ selection: Selection,
    unmet: (Track.Observation, MeasuredValue, Compliance) throws(ArithmeticOverflow) -> Finding
  ) throws(ArithmeticOverflow) -> Finding {
    try withValue(of: selection) { observation, value throws(ArithmeticOverflow) in
      let compliance = try criterion.compliance(of: value)
      guard compliance == .met else { return try unmet(observation, value, compliance) }
      // A sum of nothing is no success; that of some years among others is a number.
      if criterion.isPlainSum, value.isPopulationEmpty, !isTotal {
        return Finding(
          verdict: .notApplicable, why: NotApplicable.emptyPopulation.reason, remarks: observation.remarks)
      }
      var result = Finding(
        verdict: .met, value: observation.dated(value), isAboveRange: criterion.isAboveTop(value),
        remarks: remarks(observation, value))
      result.sums = observation.sums
      return result
    }
  }

  func withValue(
    of selection: Selection,
    _ body: (Track.Observation, MeasuredValue) throws(ArithmeticOverflow) -> Finding
  ) throws(ArithmeticOverflow) -> Finding {
    switch selection {
    case .none(let reason): return Finding(verdict: .unmeasured, why: reason)
    case .notYet(let reason): return Finding(verdict: .pending, remarks: [Remark(reason)])
    case .observation(let observation):
      switch observation.outcome {
      case .missing(let reason): return Finding(verdict: .unmeasured, why: reason)
      case .notApplicable(let reason):
        return Finding(verdict: .notApplicable, why: reason, remarks: observation.remarks)
      case .measured(let value): return try body(observation, value)
      }
    }
  }

  private func finding(
    _ verdict: Verdict, _ observation: Track.Observation, _ value: MeasuredValue,
    until deadline: CalendarDate?
  ) throws(ArithmeticOverflow) -> Finding {
    var result = Finding(
      verdict: verdict, value: observation.dated(value),
      needed: try criterion.needed(for: value, of: observation.date, until: deadline),
      why: verdict == .undetermined
        ? .undetermined(
          value, of: criterion.measure, beside: criterion.accepted, try criterion.unknownsToDecide(value))
        : nil,
      remarks: remarks(observation, value))
    result.sums = observation.sums
    return result
  }

  func remarks(_ observation: Track.Observation, _ value: MeasuredValue) -> [Remark] {
    var result: [Remark] = []
    let ignored = value.ignoredRows.flatMap { $0 > 0 ? Remark(.rowsIgnored($0)) : nil }
    for remark in observation.remarks + value.remarks + (ignored.map { [$0] } ?? [])
    where !result.contains(remark) {
      result.append(remark)
    }
    return result
  }

  // MARK: Always

  /// The worst over all dates; of equally bad ones the latest is shown.
  private func worstOfAll(_ track: Track) throws(ArithmeticOverflow) -> Finding {
    if track.isConstant { return try decided(track.latest(asOf: asOf)) }
    var worst: (finding: Finding, date: CalendarDate)?
    var dates: [Verdict: [CalendarDate]] = [:]
    for observation in track.ownYear {
      let finding = try decided(.observation(observation))
      dates[finding.verdict, default: []].append(observation.date)
      if finding.verdict <= worst?.finding.verdict ?? .met { worst = (finding, observation.date) }
    }
    guard var result = worst?.finding else {
      return Finding(verdict: .unmeasured, why: track.absence ?? .noValue)
    }
    let all = track.ownYear.count
    if result.verdict != .met, all > 1, let bad = dates[result.verdict] {
      result.remarks.append(Remark(.onDates(bad, of: all)))
    }
    return result
  }
}

extension Finding {
  /// The verdict of a pace, for a value that does not hold.
  mutating func apply(_ pace: PaceResult) {
    switch pace {
    case .none(let reason):
      verdict = .pending
      remarks.append(Remark(reason))
    case .standsOnBound:
      verdict = .pending
      remarks.append(Remark(.standsOnStrictBound))
    case .slipped:
      verdict = .worsening
      hasSlipped = true
    case .mayHaveSlipped: why = .mayHaveSlipped
    case .classes(let slowest, let fastest, let pace):
      self.pace = pace
      verdict = slowest == fastest ? slowest : .undetermined
      if slowest != fastest { why = .paceBetween(slowest, fastest, pace) }
    }
  }
}

extension Track.Observation {
  func dated(_ value: MeasuredValue) -> DatedValue {
    DatedValue(date: date, year: year, value: value, origin: origin)
  }
}
