/// What a value must satisfy. Numbers are in base units: a share from 0 to 1, points as a difference of shares,
/// money in the unit itself, not in millions of it.
public enum Bound: Hashable, Sendable {
  /// This value or more.
  case atLeast(Rational)
  /// More than this value.
  case moreThan(Rational)
  /// This value or less.
  case atMost(Rational)
  /// Less than this value.
  case lessThan(Rational)
  /// This value and no other.
  case exactly(Rational)
  /// `none`: at most 0 of a count.
  case noneLeft
  /// `all`: at least 100% of a share.
  case everyOne
  /// `from A to B`: A must be reached; above B is met and said to be above the range.
  case reach(Rational, Rational)
  /// `between A and B`: stay inside.
  case between(Rational, Rational)
  /// `about Q within T`: `tolerance` is absolute, in the unit of Q; at least 0.
  case about(Rational, tolerance: Rational)
  /// `at least about Q within T`.
  case atLeastAbout(Rational, tolerance: Rational)
  /// `up by at least 7% since 2020`, `at least 1.5 times 2020`: beside the value of an earlier year.
  indirect case change(Change)
}

// What a bound means, once for everybody.

extension Bound {
  /// The values that meet the bound. (`from A to B` is met above B too.) A change accepts one value or another as the
  /// earlier one was, so that nothing is excluded here: `Change.bound` says what it asks beside a known one.
  public var accepted: ValueInterval {
    switch self {
    case .atLeast(let a), .reach(let a, _): ValueInterval(low: a, high: nil)
    case .moreThan(let a): ValueInterval(low: a, high: nil, lowOpen: true)
    case .atMost(let a): ValueInterval(low: nil, high: a)
    case .lessThan(let a): ValueInterval(low: nil, high: a, highOpen: true)
    case .exactly(let a): ValueInterval(a)
    case .noneLeft: ValueInterval(low: nil, high: .zero)
    case .everyOne: ValueInterval(low: .one, high: nil)
    case .between(let a, let b): ValueInterval(low: a, high: b)
    case .about(let middle, let tolerance):
      ValueInterval(low: middle.sum(tolerance.negation), high: middle.sum(tolerance))
    case .atLeastAbout(let middle, let tolerance):
      ValueInterval(low: middle.sum(tolerance.negation), high: nil)
    case .change: ValueInterval(low: nil, high: nil)
    }
  }

  /// The values that the words name: as `accepted`, but `from A to B` ends at B.
  public var named: ValueInterval {
    var values = accepted
    if case .reach(_, let top) = self { values.high = top }
    return values
  }

  /// The values that a statement in these words leaves possible: a share lies within 0 to 100%, a count from 0.
  func statedInterval(of type: QuantityType) -> ValueInterval {
    var value = named
    if case .noneLeft = self { value.low = .zero }
    if [.share, .count].contains(type) { value = value.clipped(low: .zero) }
    if type == .share { value = value.clipped(high: .one) }
    return value
  }

  /// Both ends of the values that are named, ends included, where there are two.
  public var closedRange: (low: Rational, high: Rational)? {
    let values = named
    guard let low = values.low, let high = values.high else { return nil }
    return (low, high)
  }

  /// The least value, where that is all that is asked.
  public var floor: Rational? { accepted.high == nil ? accepted.low : nil }

  /// The greatest value, where that is all that is asked.
  public var ceiling: Rational? { accepted.low == nil ? accepted.high : nil }

  /// Whether the value has to rise or to fall; `nil` where it has to come nearer from either side.
  public var wantsMore: Bool? {
    if case .change(let change) = self { return change.wantsMore }
    let values = accepted
    return values.high == nil ? true : values.low == nil ? false : nil
  }

  /// Whether it speaks of an earlier year's value.
  public var isChange: Bool { if case .change = self { true } else { false } }

  /// The numbers that are written in it, in base units.
  public var numbers: [Rational] {
    switch self {
    case .atLeast(let number), .moreThan(let number), .atMost(let number), .lessThan(let number),
      .exactly(let number), .about(let number, _), .atLeastAbout(let number, _):
      [number]
    case .reach(let from, let to), .between(let from, let to): [from, to]
    case .noneLeft: [.zero]
    case .everyOne: [.one]
    case .change(let change): change.size.numbers
    }
  }

  /// The numbers at which a verdict may turn, and those that are written.
  public var landmarks: [Rational] {
    if case .change = self { return [] }
    let values = accepted
    return numbers + [values.low, values.high].compactMap { $0 }.filter { !numbers.contains($0) }
  }

  /// `at most 0`, `exactly 0`, `none`
  public var asksForNone: Bool {
    let values = accepted
    return values.high == .zero && !values.highOpen && (values.low ?? .zero) == .zero
  }

  /// `at least 100%`, `exactly 100%`, `all`
  public var asksForAll: Bool {
    let values = named
    return values.low == .one && !values.lowOpen && (values.high ?? .one) == .one
  }

  /// The distance of a value to the closest one that is accepted; 0 inside.
  public func distance(from value: Rational) -> Rational { accepted.distance(from: value) }

  /// Whether an accepted value, or the end of what is accepted, lies between two that may not be.
  public func wouldAccept(between least: Rational, and greatest: Rational) -> Bool {
    let values = accepted
    return (values.low.map { $0 <= greatest } ?? true) && (values.high.map { $0 >= least } ?? true)
  }

  /// How a new bound stands to an old one: `true` where it accepts less, `false` where it accepts more, `nil` where
  /// neither holds everything of the other, or both hold the same.
  ///
  /// What a change asks of the measure is not in its words, so beside another bound nothing is told of it here:
  /// `Clause.isTighter` knows the earlier value.
  public func isTighter(than old: Bound) -> Bool? {
    if case .change(let change) = self, case .change(let before) = old {
      return change.isTighter(than: before)
    }
    if isChange || old.isChange { return nil }
    let (own, other) = (accepted, old.accepted)
    return switch (other.holds(own), own.holds(other)) {
    case (true, false): true
    case (false, true): false
    case (true, true), (false, false): nil
    }
  }
}

extension Change {
  /// As for bounds; `nil` too where the two are of different kinds or start elsewhere.
  fileprivate func isTighter(than old: Change) -> Bool? {
    guard (kind, isDecrease, isPerYear, since) == (old.kind, old.isDecrease, old.isPerYear, old.since) else {
      return nil
    }
    return size.isTighter(than: old.size)
  }
}

extension ValueInterval {
  /// Whether every value of another interval lies in this one.
  public func holds(_ other: ValueInterval) -> Bool {
    func lowFits() -> Bool {
      guard let low else { return true }
      guard let otherLow = other.low else { return false }
      return otherLow > low || (otherLow == low && (!lowOpen || other.lowOpen))
    }
    func highFits() -> Bool {
      guard let high else { return true }
      guard let otherHigh = other.high else { return false }
      return otherHigh < high || (otherHigh == high && (!highOpen || other.highOpen))
    }
    return lowFits() && highFits()
  }
}
