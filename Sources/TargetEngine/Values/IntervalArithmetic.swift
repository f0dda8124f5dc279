import TargetDSL

// Exact interval arithmetic: the least interval that holds every result, with ends that may be open or absent.

extension ValueInterval {
  func adding(_ other: ValueInterval) throws(ArithmeticOverflow) -> ValueInterval {
    let (low, high) = (try sum(low, other.low), try sum(high, other.high))
    return ValueInterval(
      low: low, high: high, lowOpen: low != nil && (lowOpen || other.lowOpen),
      highOpen: high != nil && (highOpen || other.highOpen))
  }

  func negated() throws(ArithmeticOverflow) -> ValueInterval {
    ValueInterval(
      low: try negative(high), high: try negative(low), lowOpen: highOpen, highOpen: lowOpen)
  }

  func subtracting(_ other: ValueInterval) throws(ArithmeticOverflow) -> ValueInterval {
    try adding(try other.negated())
  }

  /// The extremes of a product lie at the ends of its factors.
  func multiplied(by other: ValueInterval) throws(ArithmeticOverflow) -> ValueInterval {
    var corners: [End] = []
    for left in ends {
      for right in other.ends { corners.append(try left.multiplied(by: right)) }
    }
    return End.interval(spanning: corners)
  }

  /// The quotient; `nil` where the divisor is certainly 0. A divisor that may be 0 is not 0 where the quotient
  /// exists, and leaves the quotient unbounded on the sides it comes near.
  func divided(by other: ValueInterval) throws(ArithmeticOverflow) -> ValueInterval? {
    let zero = Rational.zero
    var result: ValueInterval?
    let above = other.intersection(ValueInterval(low: zero, high: nil, lowOpen: true))
    if !above.isEmpty { result = try multiplied(by: try above.reciprocalOfPositive()) }
    let below = other.intersection(ValueInterval(low: nil, high: zero, highOpen: true))
    if !below.isEmpty {
      let part = try multiplied(by: try below.negated().reciprocalOfPositive().negated())
      result = result?.hull(part) ?? part
    }
    return result
  }

  /// 1 over an interval above 0, whose low end may be an open 0.
  private func reciprocalOfPositive() throws(ArithmeticOverflow) -> ValueInterval {
    var result = ValueInterval(low: .zero, high: nil, lowOpen: true)
    if let high {
      (result.low, result.lowOpen) = (try Rational.one.divided(by: high), highOpen)
    }
    if let low, !low.isZero {
      (result.high, result.highOpen) = (try Rational.one.divided(by: low), lowOpen)
    }
    return result
  }

  private var ends: [End] {
    [
      low.map { End(.finite($0), isOpen: lowOpen) } ?? End(.below, isOpen: true),
      high.map { End(.finite($0), isOpen: highOpen) } ?? End(.above, isOpen: true),
    ]
  }
}

private func sum(_ left: Rational?, _ right: Rational?) throws(ArithmeticOverflow) -> Rational? {
  guard let left, let right else { return nil }
  return try left.adding(right)
}

private func negative(_ value: Rational?) throws(ArithmeticOverflow) -> Rational? {
  guard let value else { return nil }
  return try value.negated()
}

/// One end of an interval on the line that runs from minus to plus infinity.
private struct End {
  enum Position: Equatable {
    case below
    case finite(Rational)
    case above

    var sign: Int {
      switch self {
      case .below: -1
      case .finite(let value): value.isZero ? 0 : value.isNegative ? -1 : 1
      case .above: 1
      }
    }

    static func < (left: Position, right: Position) -> Bool {
      switch (left, right) {
      case (.finite(let a), .finite(let b)): a < b
      case (_, .below), (.above, _): false
      case (.below, _), (_, .above): true
      }
    }
  }

  let position: Position
  let isOpen: Bool

  init(_ position: Position, isOpen: Bool) {
    self.position = position
    self.isOpen = isOpen
  }

  func multiplied(by other: End) throws(ArithmeticOverflow) -> End {
    if case .finite(let left) = position, case .finite(let right) = other.position {
      // A zero that is reached makes the product 0 whatever the other factor is.
      let isReached =
        (!isOpen && !other.isOpen) || (left.isZero && !isOpen) || (right.isZero && !other.isOpen)
      return End(.finite(try left.multiplied(by: right)), isOpen: !isReached)
    }
    switch position.sign * other.position.sign {
    case 0:
      return End(.finite(.zero), isOpen: position.sign == 0 ? isOpen : other.isOpen)
    case 1...: return End(.above, isOpen: true)
    default: return End(.below, isOpen: true)
    }
  }

  static func interval(spanning ends: [End]) -> ValueInterval {
    var result = ValueInterval.unbounded
    let low = ends.map(\.position).reduce(Position.above) { $1 < $0 ? $1 : $0 }
    let high = ends.map(\.position).reduce(Position.below) { $0 < $1 ? $1 : $0 }
    if case .finite(let value) = low {
      result.low = value
      result.lowOpen = ends.allSatisfy { $0.position != low || $0.isOpen }
    }
    if case .finite(let value) = high {
      result.high = value
      result.highOpen = ends.allSatisfy { $0.position != high || $0.isOpen }
    }
    return result
  }
}
