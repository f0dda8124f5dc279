import TargetDSL

/// What one row can add to a numerator and a divisor: the corners of its possibilities.
struct CornerSet: Hashable {
  struct Vertex: Hashable {
    let numerator: Rational
    let divisor: Rational
  }

  /// Without repetition, in a fixed order.
  var vertices: [Vertex]
  /// Steps that may be taken any number of times, where a cell has no declared end.
  var directions: [Vertex]
  /// Whether the divisors between those of the corners are possible too.
  var isContinuous: Bool
}

/// The greatest quotient of two sums to which every row adds one of its corners, exactly.
///
/// Dinkelbach's method (Management Science 13, 1967): for a guess λ choose in every row the corner with the
/// greatest n − λd; the quotient of the chosen sums is the next guess, and the optimum once it no longer grows.
/// Each round is linear in the number of different corner sets; few rounds are needed (superlinear convergence).
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

  private struct Corner {
    let numerator: Int128
    let divisor: Int128
  }

  private var base: Corner
  private var sets: [(corners: [Corner], count: Int128, isContinuous: Bool)] = []
  private var directions: [Corner] = []
  private let numeratorScale: Int128
  private let divisorScale: Int128

  /// The sums of the rows that are certain, and the corner sets of the others with how often each occurs.
  init(
    numerator: Rational, divisor: Rational, sets: [(set: CornerSet, count: Int)], isMaximum: Bool
  ) throws(ArithmeticOverflow) {
    var numeratorScale = numerator.denominator
    var divisorScale = divisor.denominator
    for (set, _) in sets {
      for vertex in set.vertices + set.directions {
        numeratorScale = try RatioOptimum.leastCommonMultiple(numeratorScale, vertex.numerator.denominator)
        divisorScale = try RatioOptimum.leastCommonMultiple(divisorScale, vertex.divisor.denominator)
      }
    }
    self.numeratorScale = numeratorScale
    self.divisorScale = divisorScale
    func corner(_ numerator: Rational, _ divisor: Rational) throws(ArithmeticOverflow) -> Corner {
      let scaled = try RatioOptimum.product(numerator.numerator, numeratorScale / numerator.denominator)
      return Corner(
        numerator: isMaximum ? scaled : -scaled,
        divisor: try RatioOptimum.product(divisor.numerator, divisorScale / divisor.denominator))
    }
    base = try corner(numerator, divisor)
    for (set, count) in sets {
      var corners: [Corner] = []
      for vertex in set.vertices { corners.append(try corner(vertex.numerator, vertex.divisor)) }
      self.sets.append((corners, Int128(count), set.isContinuous))
      for direction in set.directions {
        directions.append(try corner(direction.numerator, direction.divisor))
      }
    }
    isNegated = !isMaximum
  }

  private let isNegated: Bool

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

  func solve() throws(ArithmeticOverflow) -> Result {
    var (least, greatest) = (base.divisor, base.divisor)
    var hasNegative = base.divisor < 0
    for (corners, count, _) in sets {
      let divisors = corners.map(\.divisor)
      guard let low = divisors.min(), let high = divisors.max() else { continue }
      if low < 0 { hasNegative = true }
      least = try RatioOptimum.sum(least, try RatioOptimum.product(low, count))
      greatest = try RatioOptimum.sum(greatest, try RatioOptimum.product(high, count))
    }
    if least < 0 || directions.contains(where: { $0.divisor < 0 }) || (hasNegative && least == 0) {
      return .unsuitable
    }
    if greatest == 0 { return .notApplicable }
    if directions.contains(where: { $0.divisor == 0 && $0.numerator > 0 }) { return .unbounded }
    guard var best = try climb() else { return .unbounded }
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
    let numerator = try RatioOptimum.product(isNegated ? -best.numerator : best.numerator, divisorScale)
    let divisor = try RatioOptimum.product(best.divisor, numeratorScale)
    guard let value = Rational(numerator, over: divisor) else { throw ArithmeticOverflow() }
    return .bounded(value, isOpen: isOpen)
  }

  /// The sums with the greatest quotient; `nil` where it has no bound.
  private func climb() throws(ArithmeticOverflow) -> Corner? {
    // The start takes the greatest divisor of every row, which is above 0.
    var current = try sumsWithGreatestDivisors()
    while true {
      let (p, q) = RatioOptimum.reduced(current.numerator, current.divisor)
      func score(_ corner: Corner) throws(ArithmeticOverflow) -> Int128 {
        try RatioOptimum.sum(
          try RatioOptimum.product(corner.numerator, q), -(try RatioOptimum.product(p, corner.divisor)))
      }
      var scored: [[Int128]] = []
      for (corners, _, _) in sets {
        var scores: [Int128] = []
        for corner in corners { scores.append(try score(corner)) }
        scored.append(scores)
      }
      var sums = base
      var total = try score(base)
      var picks: [Int] = []
      for (index, (corners, count, _)) in sets.enumerated() {
        guard var pick = corners.indices.first else {
          picks.append(0)
          continue
        }
        for other in corners.indices.dropFirst() {
          let (left, right) = (scored[index][other], scored[index][pick])
          if left > right || (left == right && corners[other].divisor > corners[pick].divisor) {
            pick = other
          }
        }
        picks.append(pick)
        sums = try RatioOptimum.add(sums, corners[pick], times: count)
        total = try RatioOptimum.sum(total, try RatioOptimum.product(scored[index][pick], count))
      }
      if sums.divisor > 0 {
        if total <= 0 { return current }
        current = sums
        continue
      }
      // The best choice empties the divisor, which no completion counted may do: one row has to change.
      if total <= 0 { return current }
      if sets.contains(where: { $0.isContinuous && $0.corners.contains { $0.divisor > 0 } }) { return nil }
      var bestTotal: Int128?
      var bestSums = current
      for (index, (corners, _, _)) in sets.enumerated() {
        for other in corners.indices where corners[other].divisor > 0 {
          let changed = try RatioOptimum.sum(total, scored[index][other] - scored[index][picks[index]])
          if bestTotal.map({ changed > $0 }) ?? true {
            bestTotal = changed
            bestSums = try RatioOptimum.add(
              try RatioOptimum.add(sums, corners[picks[index]], times: -1), corners[other], times: 1)
          }
        }
      }
      guard let bestTotal, bestTotal > 0 else { return current }
      current = bestSums
    }
  }

  private func sumsWithGreatestDivisors() throws(ArithmeticOverflow) -> Corner {
    var sums = base
    for (corners, count, _) in sets {
      guard let corner = corners.max(by: { $0.divisor < $1.divisor }) else { continue }
      sums = try RatioOptimum.add(sums, corner, times: count)
    }
    return sums
  }

  private static func add(_ sums: Corner, _ corner: Corner, times count: Int128) throws(ArithmeticOverflow)
    -> Corner
  {
    Corner(
      numerator: try sum(sums.numerator, try product(corner.numerator, count)),
      divisor: try sum(sums.divisor, try product(corner.divisor, count)))
  }

  /// In lowest terms, so that the products of the next round stay small.
  private static func reduced(_ p: Int128, _ q: Int128) -> (Int128, Int128) {
    guard let quotient = Rational(p, over: q) else { return (p, q) }
    return (quotient.numerator, quotient.denominator)
  }
}
