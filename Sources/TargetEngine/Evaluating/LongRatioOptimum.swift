import TargetDSL

/// The optimum of `RatioOptimum` on numbers of any length, for what does not fit in 128 bits: the same method, where
/// every row's choice is decided by comparing a short fraction with the guess, and the sums are made once a round.
struct LongRatioOptimum {
  private typealias Corner = CornerSet.Corner

  let numerator: NumberRange
  let divisor: Rational
  let sets: [(set: CornerSet, count: Int)]

  func solve(isMaximum: Bool) throws(ArithmeticOverflow) -> RatioOptimum.Result {
    guard !isMaximum else { return try greatestQuotient(numerator.high, sets) }
    var turned = sets
    for index in turned.indices { turned[index].set = turned[index].set.withTurnedNumerators }
    let result = try greatestQuotient(numerator.low?.negation, turned)
    if case .bounded(let value, let isOpen) = result { return .bounded(value.negation, isOpen: isOpen) }
    return result
  }

  private func greatestQuotient(_ start: Rational?, _ sets: [(set: CornerSet, count: Int)])
    throws(ArithmeticOverflow) -> RatioOptimum.Result
  {
    var (least, greatest) = (FractionSum(), FractionSum())
    least.add(divisor)
    greatest.add(divisor)
    var hasNegative = divisor.isNegative
    for (set, count) in sets {
      let divisors = set.corners.lazy.map(\.divisor)
      guard let low = divisors.min(), let high = divisors.max() else { continue }
      hasNegative = hasNegative || low.isNegative
      least.add(try low.multiplied(by: Rational(count)))
      greatest.add(try high.multiplied(by: Rational(count)))
    }
    let directions = sets.flatMap(\.set.directions)
    let leastDivisor = least.total()
    if leastDivisor.isNegative || directions.contains(where: \.divisor.isNegative)
      || (hasNegative && leastDivisor.isZero)
    {
      return .unsuitable
    }
    if greatest.total().isZero { return .notApplicable }
    guard let start, !directions.contains(where: { $0.divisor.isZero && $0.numerator > .zero }) else {
      return .unbounded
    }
    guard var best = try climb(from: Corner(numerator: start, divisor: divisor), sets) else {
      return .unbounded
    }
    var isOpen = false
    for direction in directions where direction.divisor > .zero {
      if let limit = try direction.numerator.divided(by: direction.divisor), limit > best {
        best = limit
        isOpen = true
      }
    }
    return .bounded(best, isOpen: isOpen)
  }

  /// Whether a corner's n − λd is more than another's: by the quotient of their differences.
  private func isBetter(_ one: Corner, than other: Corner, at guess: Rational) throws(ArithmeticOverflow)
    -> Bool
  {
    let rise = try one.numerator.subtracting(other.numerator)
    let run = try one.divisor.subtracting(other.divisor)
    guard let slope = try rise.divided(by: run) else { return rise > .zero }
    return run > .zero ? slope > guess : slope < guess
  }

  private func climb(from base: Corner, _ sets: [(set: CornerSet, count: Int)]) throws(ArithmeticOverflow)
    -> Rational?
  {
    let isContinuous = sets.contains {
      $0.set.isContinuous && $0.set.corners.contains { $0.divisor > .zero }
    }
    let picks = sets.map { $0.set.corners.max { $0.divisor < $1.divisor } }
    var sums = try total(base, picks, sets)
    guard var current = try sums.numerator.divided(by: sums.divisor) else { return nil }
    while true {
      var picks: [Corner?] = []
      for (set, _) in sets {
        var pick = set.corners.first
        for other in set.corners.dropFirst() {
          guard let best = pick else { break }
          if try isBetter(other, than: best, at: current) {
            pick = other
          } else if other.divisor > best.divisor, try !isBetter(best, than: other, at: current) {
            // As good, and with the greater divisor.
            pick = other
          }
        }
        picks.append(pick)
      }
      sums = try total(base, picks, sets)
      if sums.divisor > .zero {
        guard let next = try sums.numerator.divided(by: sums.divisor), next > current else { return current }
        current = next
        continue
      }
      // The best choice empties the divisor, which no completion counted may do: one row has to change.
      if sums.numerator <= .zero { return current }
      if isContinuous { return nil }
      var best: Rational?
      for (index, (set, _)) in sets.enumerated() {
        guard let from = picks[index] else { continue }
        for to in set.corners where to.divisor > .zero {
          let changed = try sums.numerator.subtracting(from.numerator).adding(to.numerator)
          let divisor = try sums.divisor.subtracting(from.divisor).adding(to.divisor)
          // The gain over the guess decides, as with the short numbers.
          let gain = try changed.subtracting(try current.multiplied(by: divisor))
          if gain > .zero, let quotient = try changed.divided(by: divisor) {
            best = best.map { max($0, quotient) } ?? quotient
          }
        }
      }
      guard let best else { return current }
      current = best
    }
  }

  private func total(_ base: Corner, _ picks: [Corner?], _ sets: [(set: CornerSet, count: Int)])
    throws(ArithmeticOverflow) -> Corner
  {
    var (numerator, divisor) = (FractionSum(), FractionSum())
    numerator.add(base.numerator)
    divisor.add(base.divisor)
    for (pick, (_, count)) in zip(picks, sets) {
      guard let pick else { continue }
      numerator.add(try pick.numerator.multiplied(by: Rational(count)))
      divisor.add(try pick.divisor.multiplied(by: Rational(count)))
    }
    return Corner(numerator: numerator.total(), divisor: divisor.total())
  }
}

extension CornerSet {
  fileprivate var withTurnedNumerators: CornerSet {
    var turned = self
    turned.corners = corners.map { Corner(numerator: $0.numerator.negation, divisor: $0.divisor) }
    turned.directions = directions.map { Corner(numerator: $0.numerator.negation, divisor: $0.divisor) }
    return turned
  }
}
