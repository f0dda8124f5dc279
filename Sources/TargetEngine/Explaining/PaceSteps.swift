public import TargetDSL

/// The numbers of a pace: `((d0 - dt) / d0) / ((t - t0) / (T - t0))`, with the distances d0 at the start and dt now.
public struct PaceSteps: Sendable {
  /// The pace for one end of what is possible.
  public struct End: Hashable, Sendable {
    /// In base units; `nil` where the start is without limit, so that all of the way counts as done.
    public let startDistance: Rational?
    /// As `startDistance`, now.
    public let distance: Rational
    /// The part of the way that is done; negative where the distance has grown.
    public let way: Rational
    /// The part of the way over the part of the time.
    public let pace: Rational

    /// What a pending target with this pace is called.
    public var verdict: Verdict { paceClass(pace, isBelow: false) }
  }

  /// Days from the start to the value, and from the start to the deadline.
  public let daysGone: Int
  /// Days from the start to the deadline; at least `daysGone`.
  public let days: Int
  /// The part of the time that is gone.
  public let time: Rational
  /// For the values that are furthest from the bound now.
  public let slowest: End
  /// For the values that are nearest to the bound now.
  public let fastest: End

  /// `nil` where the numbers do not give the pace that was judged.
  public init?(
    _ pace: Pace, now value: DatedValue, bound: Bound, of measure: TypedMeasure, deadline: CalendarDate
  ) {
    let start = MeasuredValue(
      interval: pace.startValue, attainable: measure.type == .count ? .wholeNumbers : .everything)
    let daysGone = value.date.dayNumber - pace.start.dayNumber
    let days = deadline.dayNumber - pace.start.dayNumber
    guard daysGone > 0, let time = Rational(Int128(daysGone), over: Int128(days)) else { return nil }
    let first = bound.accepted.distances(of: start.possible)
    let last = bound.accepted.distances(of: value.value.possible)
    guard let first, let last, let most = last.most,
      let slowest = End(from: first.least, to: most, time: time),
      let fastest = End(from: last.least.isZero ? first.least : first.most, to: last.least, time: time),
      slowest.pace == pace.low, fastest.pace == pace.high
    else { return nil }
    self.daysGone = daysGone
    self.days = days
    self.time = time
    self.slowest = slowest
    self.fastest = fastest
  }
}

extension PaceSteps.End {
  fileprivate init?(from start: Rational?, to distance: Rational, time: Rational) {
    var way = Rational.one
    if let start {
      guard let part = try? start.subtracting(distance).divided(by: start) else { return nil }
      way = part
    }
    guard let pace = try? way.divided(by: time) else { return nil }
    self.init(startDistance: start, distance: distance, way: way, pace: pace)
  }
}

extension ValueInterval {
  /// How far the values of another interval lie at least and at most from this one; `nil` beyond exact numbers.
  fileprivate func distances(of value: ValueInterval) -> (least: Rational, most: Rational?)? {
    do throws(ArithmeticOverflow) {
      var (least, most): (Rational, Rational?) = (.zero, .zero)
      func widen(_ near: Rational?, _ far: Rational?) {
        if let near, near > least { least = near }
        if let own = most, let far { most = max(own, far) } else { most = nil }
      }
      if let low {
        widen(
          try value.high.map { end throws(ArithmeticOverflow) in try low.subtracting(end) },
          try value.low.map { end throws(ArithmeticOverflow) in try low.subtracting(end) })
      }
      if let high {
        widen(
          try value.low.map { end throws(ArithmeticOverflow) in try end.subtracting(high) },
          try value.high.map { end throws(ArithmeticOverflow) in try end.subtracting(high) })
      }
      return (least, most)
    } catch { return nil }
  }
}
