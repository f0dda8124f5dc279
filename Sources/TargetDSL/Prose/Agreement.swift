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
    if case .change(let change) = bound { return agreement(with: change, of: type) }
    if change?.way == .down {
      // Falling by 1% is nowhere to stand, whatever the number.
      var said = self
      said.change = nil
      let size = said.agreement(with: bound, of: type)
      return size == .agrees ? .otherComparator : size
    }
    // `12/24 quận` is also a half of them.
    if let outOf, type == .share, let low, let share = try? low.divided(by: outOf) {
      var said = self
      (said.low, said.outOf, said.unit) = (share, nil, FigureUnit(.percent, "%"))
      return said.agreement(with: bound, of: type)
    }
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
    case .atLeast, .moreThan, .atMost, .lessThan, .exactly, .reach, .between, .about, .atLeastAbout, .change:
      if comparator == .noneLeft { return bound.asksForNone ? .agrees : .otherFigure }
      if comparator == .everyOne { return bound.asksForAll ? .agrees : .otherFigure }
    }
    guard let low, isComparable(with: type) else { return .otherKind }
    if let high {
      switch bound {
      case .reach(let from, let to), .between(let from, let to):
        return low == from && high == to ? .agrees : .otherFigure
      case .about:
        return bound.accepted == ValueInterval(low: low, high: high) ? .agrees : .otherFigure
      case .atLeast, .moreThan, .atMost, .lessThan, .exactly, .noneLeft, .everyOne, .atLeastAbout, .change:
        return bound.numbers.contains(low) || bound.numbers.contains(high) ? .otherComparator : .otherFigure
      }
    }
    if let tolerance, case .about(let middle, let stated) = bound {
      return middle == low && stated == tolerance
        ? .agrees : middle == low ? .otherComparator : .otherFigure
    }
    let readings = [comparator] + alsoRead
    if readings.contains(where: { binds($0, low, as: bound, of: type) }) { return .agrees }
    return bound.numbers.contains(low) ? .otherComparator : .otherFigure
  }

  /// How the words stand to a change: its size, its way, and the year it is counted from where they name one.
  private func agreement(with asked: Change, of type: QuantityType) -> Agreement {
    // Twice as much is 100% more.
    if !asked.isPerYear, !asked.isDecrease, let low {
      let isTimes = change?.way ?? .times == .times && unit.kind == .times
      let isPart = change?.way == .up && unit.kind == .percent
      if isTimes && asked.kind == .part || isPart && asked.kind == .times {
        let one: Rational = isTimes ? .one.negation : .one
        var same = self
        same.low = low.sum(one)
        same.high = high?.sum(one)
        same.unit = isTimes ? FigureUnit(.percent, "%") : FigureUnit(.times, "lần")
        same.change?.way = isTimes ? .up : .times
        return same.agreement(with: asked, of: type)
      }
    }
    var said = self
    said.change = nil
    // No change can be said to be about so much; the draft asks for that much.
    if said.comparator == .about { said.comparator = .bare }
    // The words of a fall push down, and its size is one as any other.
    if asked.isDecrease, direction == .down { said.direction = .up }
    let size = said.agreement(with: asked.size, of: asked.sizeType(of: type))
    guard size == .agrees, let own = change else { return size }
    let way: FigureChange.Way =
      asked.kind == .times ? .times : asked.isDecrease ? .down : .up
    guard own.way == way else { return .otherComparator }
    if let since = own.since, let from = asked.since, !own.isSinceAssumed, since != from {
      return .otherComparator
    }
    return .agrees
  }

  /// Whether a comparator and a number mean what the bound means. A bare number is read as the least that is asked
  /// for, unless the words push down; in counts `trên 44` is also `at least 45`.
  private func binds(_ reading: Comparator, _ number: Rational, as bound: Bound, of type: QuantityType)
    -> Bool
  {
    let next = type == .count && number.isInteger ? try? number.adding(.one) : nil
    let last = type == .count && number.isInteger ? try? number.subtracting(.one) : nil
    switch bound {
    case .atLeast(let asked):
      let isFloor = reading == .atLeast || reading == .bare && direction != .down
      return isFloor && asked == number || reading == .moreThan && asked == next
    case .moreThan(let asked):
      return reading == .moreThan && asked == number || reading == .atLeast && asked == last
    case .atMost(let asked):
      let isCeiling = reading == .atMost || reading == .bare && direction != .up
      return isCeiling && asked == number || reading == .lessThan && asked == last
    case .lessThan(let asked):
      return reading == .lessThan && asked == number || reading == .atMost && asked == next
    case .exactly(let asked): return [.exactly, .bare].contains(reading) && asked == number
    case .about(let asked, _), .atLeastAbout(let asked, _):
      return [.about, .bare].contains(reading) && asked == number
    // A number alone says none of these.
    case .reach, .between, .noneLeft, .everyOne, .change: return false
    }
  }

  private func isComparable(with type: QuantityType) -> Bool {
    let kinds: Set<FigureUnit.Kind> =
      switch type {
      case .share: [.percent, .times]
      case .points: [.points, .percent]
      case .ratio: [.percent, .times, .none, .thing]
      case .count: [.thing, .none, .grade, .duration, .times]
      case .quantity: [.thing, .money, .none, .duration]
      }
    return kinds.contains(unit.kind)
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

extension Change {
  fileprivate func sizeType(of measure: QuantityType) -> QuantityType {
    switch kind {
    case .part: return .share
    case .times: return .ratio
    case .amount: return measure == .share || measure == .ratio ? .points : measure
    }
  }
}
