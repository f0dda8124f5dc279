import Testing

@testable import TargetDSL

/// Numbers beyond 128 bits: what holds of all numbers holds of them, at the lengths where the method changes.
@Suite struct LongNumberTests {
  private static let lengths = [0, 1, 2, 3, 5, 39, 40, 41, 59, 61, 83, 121, 125, 180, 250]

  private static func limbs(_ count: Int, _ random: inout SeededGenerator) -> Limbs {
    var limbs = (0..<count).map { _ in
      // Ends of digits are where carries go wrong.
      switch Int.random(in: 0..<4, using: &random) {
      case 0: UInt64.max
      case 1: UInt64(0)
      default: UInt64.random(in: 0...UInt64.max, using: &random)
      }
    }
    limbs.dropZeros()
    return limbs
  }

  @Test func productsAndQuotientsAgree() {
    var random = SeededGenerator(seed: 7)
    for first in Self.lengths {
      for second in Self.lengths {
        let (a, b, c) = (Self.limbs(first, &random), Self.limbs(second, &random), Self.limbs(second, &random))
        #expect(a.times(b) == b.times(a))
        #expect(a.times(b.plus(c)) == a.times(b).plus(a.times(c)))
        guard !b.isEmpty else { continue }
        let (quotient, rest) = a.divided(by: b)
        #expect(rest.isLess(than: b))
        #expect(quotient.times(b).plus(rest) == a)
        #expect(a.times(b).divided(by: b).quotient == a)
        #expect(a.shifted(left: 77).shifted(right: 77) == a)
        #expect(a.plus(b).minus(b) == a)
      }
    }
  }

  @Test func commonDivisorsAreThoseOfEuclid() {
    var random = SeededGenerator(seed: 8)
    for length in [1, 2, 3, 4, 9, 30, 70] {
      for _ in 0..<10 {
        let common = Self.limbs(max(1, length / 3), &random)
        let a = Self.limbs(length, &random).times(common)
        let b = Self.limbs(length, &random).times(common)
        var (x, y) = (a, b)
        while !y.isEmpty { (x, y) = (y, x.divided(by: y).rest) }
        #expect(a.commonDivisor(b) == x)
      }
    }
  }

  @Test func textIsThatOfDigitAfterDigit() {
    var random = SeededGenerator(seed: 9)
    for length in [0, 1, 2, 3, 4, 17, 64, 200] {
      let number = Self.limbs(length, &random)
      var (rest, digits) = (number, "")
      while !rest.isEmpty {
        let (quotient, digit) = rest.divided(by: 10 as UInt64)
        digits = "\(digit)" + digits
        rest = quotient
      }
      #expect(number.decimalText == (digits.isEmpty ? "0" : digits))
    }
  }

  @Test func theWayBackToShortNumbersIsFound() throws {
    let large = Rational(Int128.max)
    let double = try large.multiplied(by: Rational(2))
    #expect(double.short == nil)
    #expect(double.description == "340282366920938463463374607431768211454")
    #expect(try double.divided(by: Rational(2)) == large)
    #expect(try double.subtracting(large) == large)
    #expect(try large.adding(.one).adding(Rational(-1)) == large)
    #expect(Rational(Int128.min).description == "-170141183460469231731687303715884105728")
    #expect(try Rational(Int128.min).adding(.one).negated() == large)
    #expect(Rational(Int128.min) < large && double > large && double.negation < Rational(Int128.min))
    #expect(try double.subtracting(double) == .zero)
    #expect(double.hashValue == (try large.adding(large)).hashValue)
  }

  @Test func growthOverTenYearsIsExact() throws {
    // 1.0655^10, from Python's fractions.
    var growth = Rational.one
    for _ in 0..<10 { growth = try growth.multiplied(by: try #require(Rational(10_655, over: 10_000))) }
    #expect(growth.exactDecimal(atMost: 40) == "1.8859689592492437572951282690642587890625")
    #expect(growth.rounded(places: 6) == "1.885969")
    #expect(growth.rounded(places: 0) == "2")
    #expect(growth.negation.rounded(places: 2) == "-1.89")
    #expect(growth.floor == 1 && growth.ceiling == 2 && growth.negation.floor == -2)
  }

  @Test func whatLiesCloseTogetherIsTold() throws {
    var power = Rational.one
    for _ in 0..<200 { power = try power.multiplied(by: Rational(1_000_003)) }
    let (next, tiny) = (power.sum(.one), try Rational.one.divided(by: power))
    let step = try #require(tiny)
    let above = Rational.one.sum(step)
    let quotient = try #require(try power.divided(by: next))
    #expect(power < next && !(next < power) && above > .one && .one < above)
    #expect(quotient < .one)
    #expect(above < above.sum(step))
    #expect(above.negation < .one && above.negation > above.sum(step).negation)
  }

  /// 1/(1·2) + 1/(2·3) + … + 1/(n·(n + 1)) = n/(n + 1)
  @Test func telescopingSums() {
    var (sum, halves) = (FractionSum(), [FractionSum(), FractionSum()])
    for number in 1...3_000 {
      let term = Rational(1, over: Int128(number) * Int128(number + 1)) ?? .zero
      sum.add(term)
      halves[number % 2].add(term)
    }
    #expect(sum.total() == Rational(3_000, over: 3_001))
    halves[0].merge(halves[1])
    #expect(halves[0].total() == sum.total())
  }

  @Test func sumsOfManyFractionsAreThoseOfOneAfterTheOther() {
    var random = SeededGenerator(seed: 10)
    // Small divisors, primes beyond the small ones, their products, and divisors of more than 64 bits.
    let divisors: [Int128] = [
      7, 360, 4_093, 4_099, 4_111, 4_099 * 4_111, 4_099 * 6, 1_000_003, 1_000_003 * 4_099, 10_000_000_019,
      10_000_000_019 * 10_000_000_033, 1 << 70, 1_000_000_007 * 998_244_353,
    ]
    for _ in 0..<30 {
      var (sum, plain) = (FractionSum(), Rational.zero)
      for _ in 0..<60 {
        let divisor = divisors[Int.random(in: 0..<divisors.count, using: &random)]
        let term = Rational(Int128(Int32.random(in: (-99)...99, using: &random)), over: divisor) ?? .zero
        sum.add(term)
        plain = plain.sum(term)
      }
      #expect(sum.total() == plain)
    }
  }
}
