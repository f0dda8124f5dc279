/// A sum of many fractions. While it fits in 128 bits it is one; from then on what has the same denominator is summed
/// up together, and the sums of different denominators are added only once, when all are in.
package struct FractionSum {
  private var short: Rational = .zero
  /// Sums of numerators by denominator.
  private var numerators: [Int128: BigInteger] = [:]
  private var longs: [Rational] = []

  package init() {}

  package mutating func add(_ term: Rational) {
    if numerators.isEmpty, longs.isEmpty {
      if let sum = short.shortSum(term) {
        short = sum
        return
      }
      keep(short)
      short = .zero
    }
    keep(term)
  }

  /// Adds a term so many times.
  package mutating func add(_ term: Rational, times count: Int) {
    if count == 1 { return add(term) }
    if let (numerator, denominator) = term.short {
      let (product, overflow) = numerator.multipliedReportingOverflow(by: Int128(count))
      if !overflow, let whole = Rational(product, over: denominator) { return add(whole) }
    }
    // In two halves, down to terms that fit.
    let (half, odd) = count.quotientAndRemainder(dividingBy: 2)
    if half > 0 { add(term, times: half) }
    if half + odd > 0 { add(term, times: half + odd) }
  }

  private mutating func keep(_ term: Rational) {
    guard let (numerator, denominator) = term.short else { return longs.append(term) }
    let part = BigInteger(numerator)
    numerators[denominator] = numerators[denominator].map { $0 + part } ?? part
  }

  package mutating func merge(_ other: FractionSum) {
    add(other.short)
    for (denominator, numerator) in other.numerators {
      if numerators.isEmpty, longs.isEmpty {
        keep(short)
        short = .zero
      }
      numerators[denominator] = numerators[denominator].map { $0 + numerator } ?? numerator
    }
    for term in other.longs { add(term) }
  }

  /// - Complexity: O(M(n) log n) for the cost M of a product of the length n of the result, where no denominator has
  ///   two different prime factors above 4096; O(n²) else.
  package func total() -> Rational {
    var sum = short
    if !numerators.isEmpty { sum = sum.sum(FractionTree(numerators).sum()) }
    for term in longs { sum = sum.sum(term) }
    return sum
  }
}

/// Fractions with different denominators, added two and two over common denominators.
///
/// A denominator is taken apart into its factors below 4096 and the rest. Fractions with one rest are added first;
/// different rests that are primes share nothing, so that a common divisor is only looked for among the small factors,
/// and the result has its lowest terms without one of long numbers.
private struct FractionTree {
  /// numerator / (smooth · rough); `rough` has no divisor in common with those of other nodes, nor with the numerator.
  private struct Node {
    var numerator: BigInteger
    var smooth: Limbs
    var rough: Limbs
  }

  private var nodes: [Node] = []
  /// Those whose rest is a product of several primes.
  private var others: [Node] = []

  init(_ numerators: [Int128: BigInteger]) {
    var byRest: [UInt128: [Node]] = [:]
    for (denominator, numerator) in numerators {
      let (smooth, rough) = SmallPrimes.split(denominator.magnitude)
      byRest[rough, default: []].append(
        Node(numerator: numerator, smooth: Limbs(limbs: smooth), rough: .limbsOfOne))
    }
    // In the order of the denominators, so that the same rows always take the same way.
    for (rough, parts) in byRest.sorted(by: { $0.key < $1.key }) {
      var node = FractionTree.added(parts)
      let divisor = Limbs(limbs: rough)
      if rough == 1 {
        nodes.append(node)
      } else if SmallPrimes.isPrime(rough) {
        let (quotient, rest) = node.numerator.magnitude.divided(by: divisor)
        if rest.isEmpty {
          node.numerator = BigInteger(magnitude: quotient, isNegative: node.numerator.isNegative)
        } else {
          node.rough = divisor
        }
        nodes.append(node)
      } else {
        node.smooth = node.smooth.times(divisor)
        others.append(node)
      }
    }
  }

  func sum() -> Rational {
    let all = FractionTree.added(nodes)
    // No prime of the rough part divides the numerator: each divides all of its parts but one.
    let common = all.numerator.magnitude.divided(by: all.smooth).rest.commonDivisor(all.smooth)
    let first = Rational(
      lowest: all.numerator.over(common), all.smooth.divided(by: common).quotient.times(all.rough))
    if others.isEmpty { return first }
    let rest = FractionTree.added(others)
    return first.sum(Rational(reducing: rest.numerator, rest.smooth))
  }

  private static func added(_ nodes: [Node]) -> Node {
    var level = nodes
    while level.count > 1 {
      var next: [Node] = []
      next.reserveCapacity((level.count + 1) / 2)
      var index = 0
      while index + 1 < level.count {
        next.append(added(level[index], level[index + 1]))
        index += 2
      }
      if index < level.count { next.append(level[index]) }
      level = next
    }
    return level.first ?? Node(numerator: .zero, smooth: .limbsOfOne, rough: .limbsOfOne)
  }

  private static func added(_ left: Node, _ right: Node) -> Node {
    let common = left.smooth == right.smooth ? left.smooth : left.smooth.commonDivisor(right.smooth)
    let leftRest = left.smooth.divided(by: common).quotient
    let rightRest = right.smooth.divided(by: common).quotient
    return Node(
      numerator: left.numerator * rightRest.times(right.rough) + right.numerator * leftRest.times(left.rough),
      smooth: leftRest.times(right.smooth), rough: left.rough.times(right.rough))
  }
}

/// The primes below 4096, and what is left of a number without them.
private enum SmallPrimes {
  static let all: [UInt64] = {
    var isComposite = [Bool](repeating: false, count: 4096)
    var primes: [UInt64] = []
    for number in 2..<4096 where !isComposite[number] {
      primes.append(UInt64(number))
      var multiple = number * number
      while multiple < 4096 {
        isComposite[multiple] = true
        multiple += number
      }
    }
    return primes
  }()

  /// The part made of small primes and the rest, which is 1 or has only greater prime factors.
  static func split(_ number: UInt128) -> (smooth: UInt128, rough: UInt128) {
    guard let short = UInt64(exactly: number) else {
      // Long denominators are powers of ten nearly always.
      var (smooth, rest): (UInt128, UInt128) = (1, number)
      for prime in all {
        while rest % UInt128(prime) == 0 {
          rest /= UInt128(prime)
          smooth *= UInt128(prime)
        }
        if rest == 1 { break }
      }
      return (smooth, rest)
    }
    var (smooth, rest): (UInt64, UInt64) = (1, short)
    for prime in all {
      if prime * prime > rest { break }
      while true {
        let (quotient, left) = rest.quotientAndRemainder(dividingBy: prime)
        guard left == 0 else { break }
        rest = quotient
        smooth *= prime
      }
    }
    // Below the square of the prime that was reached the rest is a prime itself.
    if rest < 4096 { (smooth, rest) = (smooth * rest, 1) }
    return (UInt128(smooth), UInt128(rest))
  }

  /// Whether a number without small prime factors is a prime; `false` beyond 64 bits.
  ///
  /// Miller and Rabin's test with the first twelve primes as bases, which decides every number of 64 bits (Sorenson and
  /// Webster, Mathematics of Computation 86, 2017).
  static func isPrime(_ number: UInt128) -> Bool {
    if number < 4096 * 4096 { return number > 1 }
    guard let n = UInt64(exactly: number) else { return false }
    func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
      n.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
    }
    let twos = (n - 1).trailingZeroBitCount
    for base in all.prefix(12) {
      var (power, square, exponent): (UInt64, UInt64, UInt64) = (1, base, (n - 1) >> UInt64(twos))
      while exponent > 0 {
        if exponent & 1 == 1 { power = product(power, square) }
        square = product(square, square)
        exponent >>= 1
      }
      var isWitness = power != 1 && power != n - 1
      var round = 1
      while isWitness, round < twos {
        power = product(power, power)
        if power == n - 1 { isWitness = false }
        round += 1
      }
      if isWitness { return false }
    }
    return true
  }
}
