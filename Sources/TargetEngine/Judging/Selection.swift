import TargetDSL

// Which value of a track decides an entry.

enum Selection {
  case observation(Track.Observation)
  /// No value, and why.
  case none(Phrase)
  /// The time has not come, or is not over and has no value yet.
  case notYet(Phrase)
}

extension Track {
  /// The first value dated on or after a deadline that has passed. Of a measure that speaks of `year`, the one
  /// for the deadline's year.
  func deciding(_ deadline: CalendarDate, speaksOfYear: Bool) -> Selection {
    if isConstant { return constant(on: deadline) }
    if speaksOfYear, deadline != .endOf(year: deadline.year) { return ofDay(deadline) }
    var gap = speaksOfYear ? observations.last { $0.year == deadline.year && $0.isSoFar }?.reason : nil
    for observation in observations where observation.date >= deadline {
      guard observation.year == (speaksOfYear ? deadline.year : observation.date.year) else { continue }
      if observation.isAnswer { return .observation(observation) }
      gap = gap ?? observation.reason
    }
    if let gap { return .none(gap) }
    let latest = observations.last { $0.isAnswer && $0.date < deadline }
    return .none(.noValueSince(deadline, latest: latest?.date) ?? absence ?? .noValue)
  }

  /// By a day within a year: what the year had come to on that day, and nothing else.
  private func ofDay(_ day: CalendarDate) -> Selection {
    let ofDay = observations.filter { $0.date == day }
    if let answer = ofDay.last(where: \.isAnswer) { return .observation(answer) }
    // The year may have ended since: the day asks for no more than that day tells.
    if var ended = ofDay.last(where: { $0.upToThen != nil }), let then = ended.upToThen {
      ended.outcome = then
      return .observation(ended)
    }
    return .none(ofDay.last?.reason ?? .onlySnapshotOf(day))
  }

  /// The latest value; a gap after it is said.
  func latest(asOf: CalendarDate) -> Selection {
    if isConstant { return constant(on: asOf) }
    var gap: Phrase?
    for observation in ownYear.reversed() {
      if observation.isVanished { return .none(observation.reason ?? .noValue) }
      guard observation.isAnswer else {
        gap = gap ?? observation.gapRemark
        continue
      }
      var result = observation
      result.remarks += gap.map { [Remark($0)] } ?? []
      return .observation(result)
    }
    return .none(ownYear.last?.reason ?? absence ?? .noValue)
  }

  /// The latest of the values for a year: dated in it, or measured for it on a later snapshot.
  func value(for year: Int, asOf: CalendarDate, speaksOfYear: Bool) -> Selection {
    if asOf < .startOf(year: year) { return .notYet(.yearAhead(year)) }
    if isConstant { return constant(on: min(asOf, .endOf(year: year))) }
    let candidates = observations.filter { $0.year == year }
    if var answer = candidates.last(where: \.isAnswer) {
      if !speaksOfYear, answer.date != .endOf(year: year) {
        answer.remarks.append(Remark(.isOfDay(answer.date)))
      }
      return .observation(answer)
    }
    if asOf < .endOf(year: year) { return .notYet(.yearNotOver(year)) }
    return .none(candidates.last?.reason ?? absence ?? .noValueFor(year))
  }

  private func constant(on date: CalendarDate) -> Selection {
    guard let observation = observations.first else { return .none(absence ?? .noValue) }
    return .observation(
      Observation(
        date: date, year: date.year, outcome: observation.outcome, origin: observation.origin,
        remarks: observation.remarks))
  }

  /// Where the path starts: the baseline that the plan states, else the first value not before the year before
  /// the plan's period.
  func pathStart(period: ClosedRange<Int>?) -> PathPoint? {
    // What is the same on every day goes nowhere.
    if isConstant { return nil }
    if let baseline, let value = baseline.measured { return PathPoint(date: baseline.date, value: value) }
    let from = period.map { CalendarDate.startOf(year: $0.lowerBound - 1) }
    for observation in ownYear where !observation.isSoFar {
      if let from, observation.date < from { continue }
      if let value = observation.measured { return PathPoint(date: observation.date, value: value) }
    }
    return nil
  }

  /// The sum over the years of a range that have begun, as one value of the last of them.
  func total(
    _ years: ClosedRange<Int>, asOf: CalendarDate, speaksOfYear: Bool
  ) throws(ArithmeticOverflow) -> Selection {
    if asOf < .startOf(year: years.lowerBound) { return .notYet(.yearAhead(years.lowerBound)) }
    var sum: RunningSum?
    var next = years.lowerBound
    for year in years.lowerBound...min(years.upperBound, max(asOf.year, years.lowerBound)) where year == next
    {
      next = year + 1
      if let span = span(from: year, within: years, asOf: asOf), let value = span.observation.measured {
        let last = self.value(for: span.years.upperBound, asOf: asOf, speaksOfYear: speaksOfYear)
        var observation = span.observation
        if case .observation(let ofLast) = last { observation.remarks = ofLast.remarks }
        sum = try RunningSum(sum, adding: value, date: observation.date, of: observation)
        next = span.years.upperBound + 1
        continue
      }
      switch value(for: year, asOf: asOf, speaksOfYear: speaksOfYear) {
      case .observation(let observation):
        switch observation.outcome {
        case .measured(let value):
          let date = min(observation.date, .endOf(year: year))
          sum = try RunningSum(sum, adding: value, date: date, of: observation)
        case .notApplicable, .missing: return .observation(observation)
        }
      case .none(let reason): return .none(reason)
      case .notYet: continue
      }
    }
    guard let sum else { return .notYet(.yearNotOver(years.lowerBound)) }
    var observation = sum.observation
    observation.sums = sum.course
    return .observation(observation)
  }
}

extension Track {
  /// The sum over years from one on that one snapshot tells of, where the rows give every one of these years.
  private func span(
    from year: Int, within years: ClosedRange<Int>, asOf: CalendarDate
  ) -> (years: ClosedRange<Int>, observation: Observation)? {
    spans.first { span in
      span.years.lowerBound == year && span.years.upperBound <= years.upperBound
        && span.observation.measured != nil
        && span.years.allSatisfy { year in
          let last = observations.last { $0.year == year && $0.isAnswer }
          return last?.origin == .rows && last?.measured != nil
        }
    }
  }
}

extension Track.Observation {
  /// Why there is no value.
  var reason: Phrase? {
    if case .missing(let reason) = outcome { reason } else { nil }
  }

  fileprivate var gapRemark: Phrase? { reason.map { .gap(on: date, $0) } }
}

/// The sum of the values of some years.
private struct RunningSum {
  private(set) var observation: Track.Observation
  /// After each value, oldest first.
  private(set) var course: [DatedValue]

  init(
    _ previous: RunningSum?, adding value: MeasuredValue, date: CalendarDate, of added: Track.Observation
  ) throws(ArithmeticOverflow) {
    var total = MeasuredValue(
      interval: value.interval, attainable: value.attainable, unknownRows: value.unknownRows,
      ignoredRows: value.ignoredRows, remarks: value.remarks)
    let earlier = previous?.course ?? []
    guard let previous = previous?.observation, let before = previous.measured else {
      observation = Track.Observation(
        date: date, year: date.year, outcome: .measured(total), origin: added.origin, remarks: added.remarks)
      course = [observation.dated(total)]
      return
    }
    total.interval = try before.interval.adding(value.interval)
    total.attainable =
      before.attainable == .wholeNumbers && value.attainable == .wholeNumbers ? .wholeNumbers : .everything
    total.unknownRows = TargetEngine.total(before.unknownRows, value.unknownRows)
    total.ignoredRows = TargetEngine.total(before.ignoredRows, value.ignoredRows)
    total.remarks = before.remarks + value.remarks
    observation = Track.Observation(
      date: date, year: date.year, outcome: .measured(total),
      origin: previous.origin == added.origin ? added.origin : .computed,
      remarks: previous.remarks + added.remarks)
    course = earlier + [observation.dated(total)]
  }
}
