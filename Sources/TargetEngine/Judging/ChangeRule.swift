import TargetDSL

// A value beside that of an earlier year. The quotient of the two (for an amount their difference) is judged as any
// other value is; of two intervals each end takes the worst of the other.

extension EntryRule {
  func finding(of change: Change, for track: Track) throws(ArithmeticOverflow) -> Finding {
    guard let lastYear, let since = change.since ?? (lastYear > 1 ? lastYear - 1 : nil) else {
      return Finding(verdict: .unmeasured, why: .noValue)
    }
    let selection: Selection =
      switch time {
      case .by(let deadline) where isDue:
        track.deciding(deadline, speaksOfYear: criterion.measure.speaksOfYear)
      case .year(let year): track.value(for: year, asOf: asOf, speaksOfYear: criterion.measure.speaksOfYear)
      case .by, .undated, .total, .always: track.latest(asOf: asOf)
      }
    if case .notYet(let reason) = selection { return Finding(verdict: .pending, remarks: [Remark(reason)]) }
    guard asOf >= .endOf(year: since) else {
      return Finding(verdict: .pending, remarks: [Remark(.changeNotBegun(since))])
    }
    return try withValue(of: selection) { observation, value throws(ArithmeticOverflow) in
      let observed = ObservedChange(
        change: change, since: since, years: lastYear - since, observation: observation, value: value)
      return try finding(observed, track)
    }
  }

  /// The year for which the change is asked.
  private var lastYear: Int? {
    switch time {
    case .by(let date): date.year
    case .year(let year): year
    case .undated: asOf.year
    case .total, .always: nil
    }
  }

  private struct ObservedChange {
    let change: Change
    let since: Int
    /// From the earlier value to the deadline.
    let years: Int
    let observation: Track.Observation
    let value: MeasuredValue

    /// What the quotient of nothing changed is, or the difference.
    var origin: Rational { change.kind == .amount ? .zero : .one }
  }

  private func finding(_ observed: ObservedChange, _ track: Track) throws(ArithmeticOverflow) -> Finding {
    let (change, observation, value) = (observed.change, observed.observation, observed.value)
    var result = Finding(
      verdict: .unmeasured, value: observation.dated(value), remarks: remarks(observation, value))
    let earlier: Track.Observation
    switch track.reference(observed.since, asOf: asOf, usesBaselines: usesBaselines) {
    case .none(let reason):
      result.why = .noReference(observed.since, reason)
      return result
    case .found(let found, let remark):
      earlier = found
      result.remarks += remark.map { [Remark($0)] } ?? []
    }
    guard let reference = earlier.measured else {
      result.why = .noReference(observed.since, earlier.reason ?? .noValue)
      return result
    }
    for remark in remarks(earlier, reference) where !result.remarks.contains(remark) {
      result.remarks.append(
        remark.year == observed.since ? remark : Remark(.ofReference(observed.since, remark.text)))
    }
    if change.kind != .amount {
      let possible = reference.possible
      if let high = possible.high, high <= .zero {
        result.why = .referenceNotAboveZero(observed.since)
        return result
      }
      guard let low = possible.low, low > .zero || low == .zero && possible.lowOpen else {
        result.verdict = .undetermined
        result.why = .referenceMayBeZero(observed.since)
        return result
      }
    }
    guard let relative = try relative(value.possible, to: reference.possible, change.kind) else {
      result.why = .referenceNotAboveZero(observed.since)
      return result
    }
    let now = MeasuredValue(interval: relative, attainable: .everything)
    let asked = criterion.asking(try change.bound(from: observed.origin, years: observed.years))
    let compliance = try asked.compliance(of: now)
    var exact: Bound?
    if reference.interval.isExact, let level = reference.interval.low {
      exact = try change.bound(from: level, years: observed.years)
    }
    let found = FoundChange(
      since: observed.since, reference: earlier.dated(reference), kind: change.kind, relative: relative,
      years: observed.years, asked: exact)
    result.change = found
    result.remarks.append(
      Remark(.changed(found, of: criterion.measure, beside: change.isPerYear ? [] : change.size.landmarks)))
    if compliance == .met {
      if criterion.isPlainSum, value.isPopulationEmpty {
        return Finding(
          verdict: .notApplicable, why: NotApplicable.emptyPopulation.reason, remarks: result.remarks)
      }
      result.verdict = .met
      result.isAboveRange = try isBeyondRange(observed, asked, now)
      return result
    }
    result.needed = try needed(observed, beside: reference)
    if compliance == .open { result.why = .changeIsOpen }
    switch time {
    case .by(let deadline) where !isDue:
      result.verdict = .undetermined
      guard compliance == .missed else { return result }
      result.why = nil
      let start = MeasuredValue(interval: ValueInterval(observed.origin), attainable: .everything)
      let path = try asked.pace(
        from: PathPoint(date: .endOf(year: observed.since), value: start),
        to: PathPoint(date: observation.date, value: now), deadline: deadline)
      result.apply(path)
      if let pace = result.pace {
        result.pace = Pace(low: pace.low, high: pace.high, start: pace.start, startValue: reference.interval)
      }
      if change.isPerYear, try holdsSoFar(observed, now) {
        result.verdict = .onTrack
        result.keepsUp = true
        result.why = nil
        result.remarks.append(Remark(.keepsUp(observation.date.year)))
      }
    case .by: result.verdict = compliance == .missed ? .missed : .undetermined
    case .year where isDue: result.verdict = compliance == .missed ? .missed : .undetermined
    case .year, .undated, .total, .always: result.verdict = compliance == .missed ? .pending : .undetermined
    }
    return result
  }

  private func relative(
    _ value: ValueInterval, to reference: ValueInterval, _ kind: Change.Kind
  ) throws(ArithmeticOverflow) -> ValueInterval? {
    switch kind {
    case .amount: try value.subtracting(reference)
    case .part, .times: try value.divided(by: reference)
    }
  }

  /// Beyond B of `from A to B`: a fall goes below it.
  private func isBeyondRange(
    _ observed: ObservedChange, _ asked: Criterion, _ now: MeasuredValue
  ) throws(ArithmeticOverflow) -> Bool {
    let change = observed.change
    guard change.isDecrease, case .reach(_, let most) = change.size else { return asked.isAboveTop(now) }
    let greatest = Change(
      kind: change.kind, isDecrease: true, size: .moreThan(most), isPerYear: change.isPerYear,
      since: change.since)
    return try criterion.asking(greatest.bound(from: observed.origin, years: observed.years))
      .compliance(of: now) == .met
  }

  /// With `per year`: whether the value meets what is asked for the end of its own year.
  private func holdsSoFar(_ observed: ObservedChange, _ now: MeasuredValue) throws(ArithmeticOverflow) -> Bool
  {
    let years = observed.observation.date.year - observed.since
    guard years > 0 else { return false }
    return try criterion.asking(try observed.change.bound(from: observed.origin, years: years))
      .compliance(
        of: now)
      == .met
  }

  /// In the measure's own unit, beside the earlier value that asks for the least.
  private func needed(
    _ observed: ObservedChange, beside reference: MeasuredValue
  ) throws(ArithmeticOverflow) -> Needed? {
    let (possible, value) = (reference.possible, observed.value)
    let ahead: CalendarDate? = isDue ? nil : time.deadline
    if let low = possible.low {
      let least = criterion.asking(try observed.change.bound(from: low, years: observed.years))
      if value.possible.isBelow(least.accepted) {
        return try least.needed(for: value, of: observed.observation.date, until: ahead)
      }
    }
    if let high = possible.high {
      let most = criterion.asking(try observed.change.bound(from: high, years: observed.years))
      if most.accepted.isBelow(value.possible) {
        return try most.needed(for: value, of: observed.observation.date, until: ahead)
      }
    }
    return nil
  }
}

enum Reference {
  case found(Track.Observation, Phrase?)
  case none(Phrase)
}

extension Track {
  /// The value for a year that changes are told from: the baseline that the target states for it, else what was
  /// measured for the year, never later.
  func reference(_ year: Int, asOf: CalendarDate, usesBaselines: Bool) -> Reference {
    var measured = value(for: year, asOf: asOf, speaksOfYear: true)
    // How far a year had come by a day within it is nobody's reference.
    if case .observation(let observation) = measured, observation.isSoFar {
      measured = .none(.noValueFor(year))
    }
    if usesBaselines, let stated = baselines.last(where: { $0.date.year == year && $0.measured != nil }) {
      if case .observation(let other) = measured, let value = other.measured,
        value.interval != stated.measured?.interval
      {
        return .found(stated, .referenceDiffers(year))
      }
      return .found(stated, nil)
    }
    switch measured {
    case .none(let reason), .notYet(let reason): return .none(reason)
    case .observation(let observation):
      switch observation.outcome {
      case .measured: return .found(observation, nil)
      case .missing(let reason), .notApplicable(let reason): return .none(reason)
      }
    }
  }
}
