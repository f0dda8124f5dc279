/// A product of two numbers of some 80 000 digits each, which nobody waits for.
public struct ArithmeticOverflow: Error, Hashable, Sendable {
  /// The error says no more than that.
  public init() {}
}

/// An exact fraction in lowest terms with a positive denominator.
///
/// Numerator and denominator are integers of 128 bits while they fit; where an operation leaves that range it goes on
/// with integers of any length.
public struct Rational: Hashable, Sendable {
  /// 0 over 1 where the number is long; never the least integer, whose sign cannot be turned.
  let shortNumerator: Int128
  let shortDenominator: Int128
  /// A number that does not fit into the two above.
  let big: BigFraction?

  /// 0, the neutral element of sums.
  public static let zero = Rational(0)
  /// 1, the neutral element of products.
  public static let one = Rational(1)

  /// Any number of things.
  public init(_ integer: Int) { self.init(lowestTerms: Int128(integer), 1) }

  /// Any integer, whatever its width.
  public init(_ integer: some BinaryInteger & SignedInteger) {
    let value = Int128(integer)
    if value == .min {
      self.init(big: BigFraction(BigInteger(value), .limbsOfOne))
    } else {
      self.init(lowestTerms: value, 1)
    }
  }

  init(lowestTerms numerator: Int128, _ denominator: Int128) {
    shortNumerator = numerator
    shortDenominator = denominator
    big = nil
  }

  init(big: BigFraction) {
    (shortNumerator, shortDenominator) = (0, 1)
    self.big = big
  }

  /// Numerator and denominator, in lowest terms, where they fit in 128 bits.
  public var short: (numerator: Int128, denominator: Int128)? {
    big == nil ? (shortNumerator, shortDenominator) : nil
  }

  /// The integer that this is, where it is one of at most 127 bits.
  public var integer: Int128? { big == nil && shortDenominator == 1 ? shortNumerator : nil }

  /// `numerator / denominator` in lowest terms; `nil` for a denominator of 0.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0 else { return nil }
    guard numerator != .min, denominator != .min else {
      let (top, bottom) = (BigInteger(numerator), BigInteger(denominator))
      self.init(reducing: bottom.isNegative ? -top : top, bottom.magnitude)
      return
    }
    if denominator == 1 {
      self.init(lowestTerms: numerator, 1)
      return
    }
    let sign: Int128 = denominator < 0 ? -1 : 1
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    if divisor == 1 {
      self.init(lowestTerms: sign * numerator, sign * denominator)
      return
    }
    self.init(
      lowestTerms: sign * (numerator / Int128(divisor)), sign * (denominator / Int128(divisor)))
  }

  /// A decimal such as `238.6730` given as its digits without the point and the number of digits after it; `nil` for
  /// a negative number of digits, or one above 10 000.
  public init?(digits: Int128, fractionDigits: Int) {
    if let scale = Rational.powerOfTen(fractionDigits) {
      self.init(digits, over: scale)
    } else {
      guard (0...10_000).contains(fractionDigits) else { return nil }
      self.init(reducing: BigInteger(digits), Limbs.powerOfTen(fractionDigits))
    }
  }

  /// 10 to the `exponent`; `nil` beyond the range of `Int128`.
  public static func powerOfTen(_ exponent: Int) -> Int128? {
    guard (0...37).contains(exponent) else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// Whether the denominator is 1. O(1).
  public var isInteger: Bool { big.map { $0.denominator == .limbsOfOne } ?? (shortDenominator == 1) }
  /// Whether it is 0. O(1).
  public var isZero: Bool { shortNumerator == 0 && big == nil }
  /// Whether it is below 0. O(1).
  public var isNegative: Bool { big?.numerator.isNegative ?? (shortNumerator < 0) }

  /// No number of rows comes near it, so that `floor` and `ceiling` stop there.
  static let farthest = Int128(1) << 120

  /// The greatest integer that is not above this number, within ±2^120.
  public var floor: Int128 {
    if big != nil { return longFloor }
    let quotient = shortNumerator / shortDenominator
    let floor = shortNumerator < 0 && shortNumerator % shortDenominator != 0 ? quotient - 1 : quotient
    return min(max(floor, -Rational.farthest), Rational.farthest)
  }

  /// The least integer that is not below this number, within ±2^120.
  public var ceiling: Int128 { -negation.floor }
}

/// The greatest common divisor; 1 where both are 0. Euclid's algorithm, O(log min).
func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
  if a <= UInt64.max && b <= UInt64.max {
    var (x, y) = (UInt64(a), UInt64(b))
    while y != 0 { (x, y) = (y, x % y) }
    return x == 0 ? 1 : UInt128(x)
  }
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  return x == 0 ? 1 : x
}

extension Rational {
  /// The exact sum. It never fails, and says that it may as the others do, so that it stands in one chain with them.
  ///
  /// - Complexity: O(1) in 128 bits; beyond, as a product of both.
  public func adding(_ other: Rational) throws(ArithmeticOverflow) -> Rational {
    sum(other)
  }

  /// Never fails: `adding` says that it may as the others do.
  package func sum(_ other: Rational) -> Rational { shortSum(other) ?? longSum(other) }

  package func less(_ other: Rational) -> Rational { sum(other.negation) }

  /// The exact difference, at the cost of a sum.
  public func subtracting(_ other: Rational) throws(ArithmeticOverflow) -> Rational {
    try adding(other.negation)
  }

  /// The exact product. O(1) in 128 bits; beyond, faster than the square of the number of digits.
  ///
  /// - Throws: `ArithmeticOverflow` where both have some 80 000 digits.
  public func multiplied(by other: Rational) throws(ArithmeticOverflow) -> Rational {
    if let product = shortProduct(other) { return product }
    return try longProduct(other)
  }

  /// The quotient, or `nil` where `other` is 0.
  public func divided(by other: Rational) throws(ArithmeticOverflow) -> Rational? {
    guard let inverse = other.inverse else { return nil }
    return try multiplied(by: inverse)
  }

  /// `negation`, for a place in a chain that throws.
  public func negated() throws(ArithmeticOverflow) -> Rational { negation }

  /// The number with the other sign.
  public var negation: Rational {
    big == nil ? Rational(lowestTerms: -shortNumerator, shortDenominator) : longNegated()
  }

  /// Without its sign.
  public var magnitude: Rational { isNegative ? negation : self }

  /// `nil` for 0.
  private var inverse: Rational? {
    big == nil ? Rational(shortDenominator, over: shortNumerator) : longInverse()
  }

  /// `nil` where the short form does not hold the way to the sum.
  func shortSum(_ other: Rational) -> Rational? {
    if big != nil || other.big != nil { return nil }
    if shortDenominator == 1 && other.shortDenominator == 1 {
      return exact(shortNumerator.addingReportingOverflow(other.shortNumerator)).flatMap {
        $0 == .min ? nil : Rational(lowestTerms: $0, 1)
      }
    }
    let divisor = Int128(greatestCommonDivisor(shortDenominator.magnitude, other.shortDenominator.magnitude))
    guard
      let left = exact(
        shortNumerator.multipliedReportingOverflow(by: other.shortDenominator / divisor)),
      let right = exact(
        other.shortNumerator.multipliedReportingOverflow(by: shortDenominator / divisor)),
      let top = exact(left.addingReportingOverflow(right)), top != .min,
      let bottom = exact(
        (shortDenominator / divisor).multipliedReportingOverflow(by: other.shortDenominator))
    else { return nil }
    return Rational(top, over: bottom)
  }

  /// `nil` where the short form does not hold the product.
  private func shortProduct(_ other: Rational) -> Rational? {
    if big != nil || other.big != nil { return nil }
    if shortDenominator == 1 && other.shortDenominator == 1 {
      return exact(shortNumerator.multipliedReportingOverflow(by: other.shortNumerator)).flatMap {
        $0 == .min ? nil : Rational(lowestTerms: $0, 1)
      }
    }
    let first = Int128(greatestCommonDivisor(shortNumerator.magnitude, other.shortDenominator.magnitude))
    let second = Int128(greatestCommonDivisor(other.shortNumerator.magnitude, shortDenominator.magnitude))
    guard
      let top = exact(
        quotient(shortNumerator, first).multipliedReportingOverflow(
          by: quotient(other.shortNumerator, second))),
      let bottom = exact(
        quotient(shortDenominator, second).multipliedReportingOverflow(
          by: quotient(other.shortDenominator, first))), top != .min
    else { return nil }
    // No factor is left that both have.
    return Rational(lowestTerms: top, top == 0 ? 1 : bottom)
  }
}

/// The quotient of numbers that divide; the processor divides 64 bits far faster than 128.
private func quotient(_ number: Int128, _ divisor: Int128) -> Int128 {
  if divisor == 1 { return number }
  if let short = Int64(exactly: number), let by = Int64(exactly: divisor) { return Int128(short / by) }
  return number / divisor
}

private func exact(_ result: (partialValue: Int128, overflow: Bool)) -> Int128? {
  result.overflow ? nil : result.partialValue
}

extension Rational: Comparable {
  /// Exact for every pair of values: the cross products are compared in 256 bits.
  public static func < (left: Rational, right: Rational) -> Bool {
    if left.big != nil || right.big != nil { return isLongLess(left, right) }
    if left.shortDenominator == right.shortDenominator { return left.shortNumerator < right.shortNumerator }
    let a = left.shortNumerator.multipliedFullWidth(by: right.shortDenominator)
    let b = right.shortNumerator.multipliedFullWidth(by: left.shortDenominator)
    return a.high == b.high ? a.low < b.low : a.high < b.high
  }
}

extension Rational: CustomStringConvertible {
  /// An integer (`316`), a decimal where one is exact and short (`52.6`), else a fraction (`121/316`).
  public var description: String {
    exactDecimal(atMost: 9) ?? (big == nil ? "\(shortNumerator)/\(shortDenominator)" : longText())
  }

  /// The exact decimal form without trailing zeros, or `nil` where it does not end within `places` digits.
  public func exactDecimal(atMost places: Int) -> String? {
    if big != nil { return longDecimal(atMost: places) }
    var scale: Int128 = 1
    var digits = 0
    while scale % shortDenominator != 0 {
      digits += 1
      guard digits <= places else { return nil }
      let (next, isTooLarge) = scale.multipliedReportingOverflow(by: 10)
      if isTooLarge { return longDecimal(atMost: places) }
      scale = next
    }
    let (scaled, overflow) = shortNumerator.multipliedReportingOverflow(by: scale / shortDenominator)
    return overflow ? longDecimal(atMost: places) : Rational.decimalText(scaled, fractionDigits: digits)
  }

  /// Rounded half away from zero to `places` digits with trailing zeros kept: for display only.
  public func rounded(places: Int) -> String {
    guard big == nil, let scale = Rational.powerOfTen(places) else { return longRounded(places: places) }
    let (numerator, denominator) = (shortNumerator.magnitude, shortDenominator.magnitude)
    let whole = numerator / denominator
    let rest = numerator % denominator
    let (scaled, tooLarge) = rest.multipliedReportingOverflow(by: scale.magnitude)
    if tooLarge { return longRounded(places: places) }
    let fraction =
      scaled / denominator + (scaled % denominator >= denominator - scaled % denominator ? 1 : 0)
    let carry: UInt128 = fraction >= scale.magnitude ? 1 : 0
    let text = Rational.decimalText(
      wholePart: whole + carry, fractionPart: carry == 1 ? 0 : fraction, fractionDigits: places)
    let isZero = whole + carry == 0 && fraction == 0
    return shortNumerator < 0 && !isZero ? "-" + text : text
  }

  private static func decimalText(_ scaled: Int128, fractionDigits: Int) -> String {
    let scale = UInt128(powerOfTen(fractionDigits) ?? 1)
    let text = decimalText(
      wholePart: scaled.magnitude / scale, fractionPart: scaled.magnitude % scale,
      fractionDigits: fractionDigits)
    return scaled < 0 ? "-" + text : text
  }

  private static func decimalText(wholePart: UInt128, fractionPart: UInt128, fractionDigits: Int) -> String {
    // The library writes 128 bits digit by digit, and 64 at once.
    func text(_ part: UInt128) -> String { UInt64(exactly: part).map { "\($0)" } ?? "\(part)" }
    guard fractionDigits > 0 else { return text(wholePart) }
    let fraction = text(fractionPart)
    return text(wholePart) + "." + String(repeating: "0", count: fractionDigits - fraction.count) + fraction
  }
}
