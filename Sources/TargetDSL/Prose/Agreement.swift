/// How the figures of some words stand to a bound of a plan.
public enum Agreement: Hashable, Sendable {
  /// A figure says what the bound says.
  case agrees
  /// The number is the same and the words bind it otherwise: `trên 60%` beside `at least 60%`.
  case otherComparator
  /// The words give another number.
  case otherFigure
  /// The figure is of another kind: a percentage beside a count.
  case otherKind
}

extension Figure {
  /// Compares what the words say with a bound in base units on a quantity of some type.
  public func agreement(with bound: Bound, of type: QuantityType) -> Agreement {
    // Two thirds have no decimal form; a plan writes them to two digits.
    if let low, low.exactDecimal(atMost: 9) == nil, let near = bound.numbers.first(where: { $0.isNear(low) })
    {
      var rounded = self
      rounded.low = near
      return rounded.agreement(with: bound, of: type)
    }
    switch bound {
    case .noneLeft:
      if comparator == .noneLeft || low?.isZero == true && high == nil { return .agrees }
    case .everyOne:
      if comparator == .everyOne || low == .one && unit.kind == .percent { return .agrees }
    default:
      if comparator == .noneLeft { return bound.asksForNone ? .agrees : .otherFigure }
      if comparator == .everyOne { return bound.asksForAll ? .agrees : .otherFigure }
    }
    guard let low, isComparable(with: type) else { return .otherKind }
    if let high {
      switch bound {
      case .reach(let from, let to), .between(let from, let to):
        return low == from && high == to ? .agrees : .otherFigure
      case .about(let middle, let tolerance):
        let ends = (try? middle.subtracting(tolerance), try? middle.adding(tolerance))
        return ends.0 == low && ends.1 == high ? .agrees : .otherFigure
      default:
        return bound.numbers.contains(low) || bound.numbers.contains(high) ? .otherComparator : .otherFigure
      }
    }
    let readings = [comparator] + alsoRead
    if readings.contains(where: { binds($0, low, as: bound, of: type) }) { return .agrees }
    return bound.numbers.contains(low) ? .otherComparator : .otherFigure
  }

  /// Whether a comparator and a number mean what the bound means. A bare number is read as the least that is asked
  /// for, unless the words push down; in counts `trên 44` is also `at least 45`.
  private func binds(_ reading: Comparator, _ number: Rational, as bound: Bound, of type: QuantityType)
    -> Bool
  {
    let next = type == .count && number.isInteger ? try? number.adding(.one) : nil
    let last = type == .count && number.isInteger ? try? number.subtracting(.one) : nil
    switch (reading, bound) {
    case (.moreThan, .moreThan(let asked)): return asked == number
    case (.moreThan, .atLeast(let asked)): return asked == next
    case (.atLeast, .atLeast(let asked)): return asked == number
    case (.atLeast, .moreThan(let asked)): return asked == last
    case (.lessThan, .lessThan(let asked)): return asked == number
    case (.lessThan, .atMost(let asked)): return asked == last
    case (.atMost, .atMost(let asked)): return asked == number
    case (.atMost, .lessThan(let asked)): return asked == next
    case (.about, .about(let asked, _)), (.about, .atLeastAbout(let asked, _)): return asked == number
    case (.exactly, .exactly(let asked)): return asked == number
    case (.bare, .atLeast(let asked)): return asked == number && direction != .down
    case (.bare, .atMost(let asked)): return asked == number && direction != .up
    case (.bare, .exactly(let asked)), (.bare, .about(let asked, _)), (.bare, .atLeastAbout(let asked, _)):
      return asked == number
    default: return false
    }
  }

  private func isComparable(with type: QuantityType) -> Bool {
    switch (type, unit.kind) {
    case (.share, .percent), (.points, .points), (.points, .percent): true
    case (.ratio, .percent), (.ratio, .times), (.ratio, .none), (.ratio, .thing): true
    case (.count, .thing), (.count, .none), (.count, .grade), (.count, .duration), (.count, .times): true
    case (.quantity, .thing), (.quantity, .money), (.quantity, .none), (.quantity, .duration): true
    default: false
    }
  }
}

extension Rational {
  /// Within a hundredth of a per cent.
  fileprivate func isNear(_ other: Rational) -> Bool {
    guard let difference = try? subtracting(other), let most = Rational(1, over: 10_000) else { return false }
    return (difference.isNegative ? try? Rational.zero.subtracting(difference) : difference).map { $0 < most }
      ?? false
  }
}

extension Bound {
  /// The numbers that are written in it, in base units.
  var numbers: [Rational] {
    switch self {
    case .atLeast(let number), .moreThan(let number), .atMost(let number), .lessThan(let number),
      .exactly(let number), .about(let number, _), .atLeastAbout(let number, _):
      [number]
    case .reach(let from, let to), .between(let from, let to): [from, to]
    case .noneLeft: [.zero]
    case .everyOne: [.one]
    }
  }

  /// `at most 0`, `exactly 0`
  var asksForNone: Bool {
    switch self {
    case .noneLeft: true
    case .atMost(let number), .exactly(let number): number.isZero
    default: false
    }
  }

  /// `at least 100%`, `exactly 100%`
  var asksForAll: Bool {
    switch self {
    case .everyOne: true
    case .atLeast(let number), .exactly(let number): number == .one
    default: false
    }
  }
}
