import TargetDSL

/// The greatest quotient of two sums to which every row adds one of its corners, exactly.
///
/// Dinkelbach's method (Management Science 13, 1967): for a guess λ choose in every row the corner with the
/// greatest n − λd; the quotient of the chosen sums is the next guess, and the optimum once it no longer grows.
/// Each round is linear in the number of different corner sets; few rounds are needed (superlinear convergence).
///
/// On integers of 128 bits, and where these do not hold it, as `LongRatioOptimum`.
struct RatioOptimum {
  enum Result: Equatable {
    /// No completion has a divisor other than 0.
    case notApplicable
    /// Open where the value is approached and not reached.
    case bounded(Rational, isOpen: Bool)
    case unbounded
    /// The divisor can be negative, or mixes signs so that the method does not apply.
    case unsuitable
  }

  private struct ScaledCorner {
    var numerator: Int128
    var divisor: Int128
  }

  /// The least and the greatest quotient, whatever the length of the numbers.
  static func ends(
    numerator: NumberRange, divisor: Rational, sets: [(set: CornerSet, count: Int)]
  ) throws(ArithmeticOverflow) -> (low: Result, high: Result) {
    do throws(ArithmeticOverflow) {
      let optimum = try RatioOptimum(numerator: numerator, divisor: divisor, sets: sets)
      return (try optimum.solve(isMaximum: false), try optimum.solve(isMaximum: true))
    } catch {
      let optimum = LongRatioOptimum(numerator: numerator, divisor: divisor, sets: sets)
      return (try optimum.solve(isMaximum: false), try optimum.solve(isMaximum: true))
    }
  }

  private let least: Rational?
  private let greatest: Rational?
  private let divisor: Rational
  /// The corners of all sets one after the other, where each set ends, and how often it occurs.
  private var corners: [ScaledCorner] = []
  private var ends: [Int] = []
  private var counts: [Int] = []
  private var directions: [ScaledCorner] = []
  /// Whether some row can make the divisor as small as one likes above 0.
  private var isContinuous = false
  private let numeratorScale: Int128
  private let divisorScale: Int128

  /// The sums of the rows that are certain, the numerator between two ends (`nil` is unbounded), and the corner
  /// sets of the others with how often each occurs.
  init(
    numerator: NumberRange, divisor: Rational, sets: [(set: CornerSet, count: Int)]
  ) throws(ArithmeticOverflow) {
    least = numerator.low
    greatest = numerator.high
    self.divisor = divisor
    var (numeratorScale, divisorScale) = (Int128(1), try RatioOptimum.short(divisor).denominator)
    for end in [numerator.low, numerator.high] {
      numeratorScale = try RatioOptimum.leastCommonMultiple(
        numeratorScale, try RatioOptimum.short(end ?? .zero).denominator)
    }
    for (set, _) in sets {
      for point in set.corners + set.directions {
        numeratorScale = try RatioOptimum.leastCommonMultiple(
          numeratorScale, try RatioOptimum.short(point.numerator).denominator)
        divisorScale = try RatioOptimum.leastCommonMultiple(
          divisorScale, try RatioOptimum.short(point.divisor).denominator)
      }
    }
    self.numeratorScale = numeratorScale
    self.divisorScale = divisorScale
    ends.reserveCapacity(sets.count)
    counts.reserveCapacity(sets.count)
    for (set, count) in sets {
      var hasDivisor = false
      for point in set.corners {
        corners.append(try corner(point.numerator, point.divisor))
        hasDivisor = hasDivisor || point.divisor > .zero
      }
      isContinuous = isContinuous || (set.isContinuous && hasDivisor)
      ends.append(corners.count)
      counts.append(count)
      for direction in set.directions {
        directions.append(try corner(direction.numerator, direction.divisor))
      }
    }
  }

  private func corner(_ numerator: Rational, _ divisor: Rational) throws(ArithmeticOverflow) -> ScaledCorner {
    let (top, bottom) = (try RatioOptimum.short(numerator), try RatioOptimum.short(divisor))
    return ScaledCorner(
      numerator: try RatioOptimum.product(top.numerator, numeratorScale / top.denominator),
      divisor: try RatioOptimum.product(bottom.numerator, divisorScale / bottom.denominator))
  }

  private static func short(_ number: Rational) throws(ArithmeticOverflow) -> (
    numerator: Int128, denominator: Int128
  ) {
    guard let short = number.short else { throw ArithmeticOverflow() }
    return short
  }

  private static func product(_ left: Int128, _ right: Int128) throws(ArithmeticOverflow) -> Int128 {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    if overflow || product == .min { throw ArithmeticOverflow() }
    return product
  }

  private static func sum(_ left: Int128, _ right: Int128) throws(ArithmeticOverflow) -> Int128 {
    let (sum, overflow) = left.addingReportingOverflow(right)
    if overflow || sum == .min { throw ArithmeticOverflow() }
    return sum
  }

  private static func leastCommonMultiple(_ a: Int128, _ b: Int128) throws(ArithmeticOverflow) -> Int128 {
    if a % b == 0 { return a }
    var (x, y) = (a, b)
    while y != 0 { (x, y) = (y, x % y) }
    return try product(a / x, b)
  }

  /// The greatest quotient, or the least.
  func solve(isMaximum: Bool) throws(ArithmeticOverflow) -> Result {
    // The least quotient is the greatest with numerators of the other sign.
    var problem = self
    if !isMaximum {
      for index in corners.indices { problem.corners[index].numerator.negate() }
      for index in directions.indices { problem.directions[index].numerator.negate() }
    }
    var base = try corner((isMaximum ? greatest : least) ?? .zero, divisor)
    if !isMaximum { base.numerator.negate() }
    let result = try problem.greatestQuotient(from: base, isBounded: (isMaximum ? greatest : least) != nil)
    if case .bounded(let value, let isOpen) = result, !isMaximum {
      return .bounded(try value.negated(), isOpen: isOpen)
    }
    return result
  }

  private func greatestQuotient(from base: ScaledCorner, isBounded: Bool) throws(ArithmeticOverflow) -> Result
  {
    var (least, greatest) = (base.divisor, base.divisor)
    var hasNegative = base.divisor < 0
    var start = 0
    for (index, end) in ends.enumerated() {
      let divisors = corners[start..<end].lazy.map(\.divisor)
      start = end
      guard let low = divisors.min(), let high = divisors.max() else { continue }
      if low < 0 { hasNegative = true }
      least = try RatioOptimum.sum(least, try RatioOptimum.product(low, Int128(counts[index])))
      greatest = try RatioOptimum.sum(greatest, try RatioOptimum.product(high, Int128(counts[index])))
    }
    if least < 0 || directions.contains(where: { $0.divisor < 0 }) || (hasNegative && least == 0) {
      return .unsuitable
    }
    if greatest == 0 { return .notApplicable }
    if !isBounded || directions.contains(where: { $0.divisor == 0 && $0.numerator > 0 }) {
      return .unbounded
    }
    guard var best = try climb(from: base) else { return .unbounded }
    // A direction draws the quotient towards its own without reaching it.
    var isOpen = false
    for direction in directions where direction.divisor > 0 {
      if try RatioOptimum.product(direction.numerator, best.divisor)
        > RatioOptimum.product(best.numerator, direction.divisor)
      {
        best = direction
        isOpen = true
      }
    }
    let numerator = try RatioOptimum.product(best.numerator, divisorScale)
    let divisor = try RatioOptimum.product(best.divisor, numeratorScale)
    guard let value = Rational(numerator, over: divisor) else { throw ArithmeticOverflow() }
    return .bounded(value, isOpen: isOpen)
  }

  /// The sums with the greatest quotient; `nil` where it has no bound.
  private func climb(from base: ScaledCorner) throws(ArithmeticOverflow) -> ScaledCorner? {
    // The start takes the greatest divisor of every row, which is above 0.
    var current = try sumsWithGreatestDivisors(base)
    while true {
      let (p, q) = RatioOptimum.reduced(current.numerator, current.divisor)
      func score(_ corner: ScaledCorner) throws(ArithmeticOverflow) -> Int128 {
        try RatioOptimum.sum(
          try RatioOptimum.product(corner.numerator, q), -(try RatioOptimum.product(p, corner.divisor)))
      }
      var sums = base
      var total = try score(base)
      /// The gain of the best change of one row that leaves it a divisor, and the sums after it.
      var change: (gain: Int128, from: ScaledCorner, to: ScaledCorner)?
      var start = 0
      for (index, end) in ends.enumerated() {
        let range = start..<end
        start = end
        guard let first = range.first else { continue }
        var (pick, best) = (first, try score(corners[first]))
        for other in range.dropFirst() {
          let left = try score(corners[other])
          if left > best || (left == best && corners[other].divisor > corners[pick].divisor) {
            (pick, best) = (other, left)
          }
        }
        sums = try RatioOptimum.add(sums, corners[pick], times: Int128(counts[index]))
        total = try RatioOptimum.sum(total, try RatioOptimum.product(best, Int128(counts[index])))
        // Only a divisor that is 0 so far can end as 0.
        guard sums.divisor == 0 else { continue }
        for other in range where corners[other].divisor > 0 {
          let gain = try RatioOptimum.sum(try score(corners[other]), -best)
          if change.map({ gain > $0.gain }) ?? true { change = (gain, corners[pick], corners[other]) }
        }
      }
      if sums.divisor > 0 {
        if total <= 0 { return current }
        current = sums
        continue
      }
      // The best choice empties the divisor, which no completion counted may do: one row has to change.
      if total <= 0 { return current }
      if isContinuous { return nil }
      guard let change, try RatioOptimum.sum(total, change.gain) > 0 else { return current }
      current = try RatioOptimum.add(
        try RatioOptimum.add(sums, change.from, times: -1), change.to, times: 1)
    }
  }

  private func sumsWithGreatestDivisors(_ base: ScaledCorner) throws(ArithmeticOverflow) -> ScaledCorner {
    var sums = base
    var start = 0
    for (index, end) in ends.enumerated() {
      let range = start..<end
      start = end
      guard let pick = range.max(by: { corners[$0].divisor < corners[$1].divisor }) else { continue }
      sums = try RatioOptimum.add(sums, corners[pick], times: Int128(counts[index]))
    }
    return sums
  }

  private static func add(_ sums: ScaledCorner, _ corner: ScaledCorner, times count: Int128)
    throws(ArithmeticOverflow)
    -> ScaledCorner
  {
    ScaledCorner(
      numerator: try sum(sums.numerator, try product(corner.numerator, count)),
      divisor: try sum(sums.divisor, try product(corner.divisor, count)))
  }

  /// In lowest terms, so that the products of the next round stay small.
  private static func reduced(_ p: Int128, _ q: Int128) -> (Int128, Int128) {
    Rational(p, over: q)?.short ?? (p, q)
  }
}
