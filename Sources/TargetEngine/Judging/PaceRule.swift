import TargetDSL

// Pace: the part of the way that is done against the part of the time that is gone, on a linear path from the
// baseline to the deadline. The cut-offs are those that Statistics Canada publishes for its SDG indicators.

/// A value at the start or at the end of the way so far.
struct PathPoint {
  let date: CalendarDate
  let value: MeasuredValue
}

enum PaceResult {
  /// There is no pace, for this reason.
  case none(Phrase)
  /// Held at the baseline, and the value stands exactly on a strict bound.
  case standsOnBound
  /// Held at the baseline and no longer does.
  case slipped
  /// Held at the baseline; whether it slipped depends on unknowns.
  case mayHaveSlipped
  /// The classes of the least and the greatest possible pace; no exact pace where the value is unbounded.
  case classes(slowest: Verdict, fastest: Verdict, Pace?)
}

extension Criterion {
  /// The pace from `start` to `now` towards `deadline`, for a value that does not hold. `start` is `nil` where
  /// no value can be the start of the way.
  func pace(
    from start: PathPoint?, to now: PathPoint, deadline: CalendarDate
  ) throws(ArithmeticOverflow) -> PaceResult {
    guard let start else { return .none(.nowhereToStart) }
    guard start.date < now.date else { return .none(.noLaterValue(than: start.date)) }
    guard start.date < deadline else { return .none(.baselineAfterDeadline(start.date)) }
    let first = try shortfall(of: start.value.possible)
    let last = try shortfall(of: now.value.possible)
    if first.most == .zero { return last.holdResult }
    if first.least.isZero { return .none(.baselineMayHold) }

    // 1 over the part of the time that is gone.
    let hurry = Rational(
      Int128(deadline.dayNumber - start.date.dayNumber),
      over: Int128(now.date.dayNumber - start.date.dayNumber))
    let urgency = hurry ?? .one
    var slowest: Rational?
    if let most = last.most {
      slowest = try part(of: first.least, left: most).multiplied(by: urgency)
    }
    var fastest = urgency
    if let most = first.most, !last.least.isZero {
      fastest = try part(of: most, left: last.least).multiplied(by: urgency)
    }
    let isBelowFastest =
      !last.least.isZero && (last.leastIsOpen || first.most == nil || first.mostIsOpen) || last.leastIsOpen
    return .classes(
      slowest: slowest.map { paceClass($0, isBelow: false) } ?? .worsening,
      fastest: paceClass(fastest, isBelow: isBelowFastest),
      slowest.map {
        Pace(low: $0, high: fastest, start: start.date, startValue: start.value.interval)
      })
  }

  /// How far the values of an interval fall short of what is accepted.
  private func shortfall(of value: ValueInterval) throws(ArithmeticOverflow) -> Shortfall {
    var result = Shortfall(least: .zero, leastIsOpen: false, most: .zero, mostIsOpen: false)
    if let low = accepted.low {
      result.widen(
        least: try value.high.map { high throws(ArithmeticOverflow) in try low.subtracting(high) },
        isOpen: value.highOpen,
        most: try value.low.map { end throws(ArithmeticOverflow) in try low.subtracting(end) },
        isMostOpen: value.lowOpen)
    }
    if let high = accepted.high {
      result.widen(
        least: try value.low.map { low throws(ArithmeticOverflow) in try low.subtracting(high) },
        isOpen: value.lowOpen,
        most: try value.high.map { end throws(ArithmeticOverflow) in try end.subtracting(high) },
        isMostOpen: value.highOpen)
    }
    return result
  }

  /// (d0 - dt) / d0.
  private func part(of whole: Rational, left: Rational) throws(ArithmeticOverflow) -> Rational {
    try whole.subtracting(left).divided(by: whole) ?? .zero
  }
}

/// The distance of a value from what a criterion accepts, over the values that are possible.
private struct Shortfall {
  var least: Rational
  var leastIsOpen: Bool
  /// `nil` where there is no limit.
  var most: Rational?
  var mostIsOpen: Bool

  /// Takes in the distances to one end of what is accepted; `nil` is without limit.
  mutating func widen(least: Rational?, isOpen: Bool, most: Rational?, isMostOpen: Bool) {
    if let least, least > self.least || (least == self.least && isOpen) {
      (self.least, leastIsOpen) = (least, isOpen)
    }
    guard let most else {
      self.most = nil
      return
    }
    if let own = self.most, most > own { (self.most, mostIsOpen) = (most, isMostOpen) }
  }

  /// Where the criterion held at its baseline.
  var holdResult: PaceResult {
    if !least.isZero || leastIsOpen { return .slipped }
    return most == .zero ? .standsOnBound : .mayHaveSlipped
  }
}

/// The class of a pace; with `isBelow`, of a pace just below it.
func paceClass(_ pace: Rational, isBelow: Bool) -> Verdict {
  func reaches(_ cut: Rational) -> Bool { isBelow ? pace > cut : pace >= cut }
  if reaches(Pace.onTrackFrom) { return .onTrack }
  if reaches(Pace.slowFrom) { return .slow }
  return reaches(.zero) ? .farBehind : .worsening
}
