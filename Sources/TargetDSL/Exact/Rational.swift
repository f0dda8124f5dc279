/// A number too large for the exact arithmetic of this engine.
public struct ArithmeticOverflow: Error, Hashable, Sendable {
  public init() {}
}

/// An exact fraction in lowest terms with a positive denominator.
///
/// Operations that can leave the range of `Int128` throw `ArithmeticOverflow`; comparisons never do,
/// because they multiply in double width.
public struct Rational: Hashable, Sendable {
  public let numerator: Int128
  public let denominator: Int128

  public static let zero = Rational(0)
  public static let one = Rational(1)

  public init(_ integer: some BinaryInteger & SignedInteger) {
    self.init(lowestTerms: Int128(integer), 1)
  }

  private init(lowestTerms numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// `numerator / denominator` in lowest terms; `nil` for a denominator of 0 or where a sign cannot be turned.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
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

  /// A decimal such as `238.6730` given as its digits without the point and the number of digits after it.
  public init?(digits: Int128, fractionDigits: Int) {
    guard let scale = Rational.powerOfTen(fractionDigits) else { return nil }
    self.init(digits, over: scale)
  }

  /// 10 to the `exponent`; `nil` beyond the range of `Int128`.
  public static func powerOfTen(_ exponent: Int) -> Int128? {
    guard (0...37).contains(exponent) else { return nil }
    return (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  public var isInteger: Bool { denominator == 1 }
  public var isZero: Bool { numerator == 0 }
  public var isNegative: Bool { numerator < 0 }

  /// The greatest integer that is not above this number.
  public var floor: Int128 {
    let quotient = numerator / denominator
    return numerator < 0 && numerator % denominator != 0 ? quotient - 1 : quotient
  }

  /// The least integer that is not below this number.
  public var ceiling: Int128 {
    let quotient = numerator / denominator
    return numerator > 0 && numerator % denominator != 0 ? quotient + 1 : quotient
  }
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
  public func adding(_ other: Rational) throws(ArithmeticOverflow) -> Rational {
    if denominator == 1 && other.denominator == 1 {
      return Rational(lowestTerms: try exact(numerator.addingReportingOverflow(other.numerator)), 1)
    }
    let divisor = Int128(greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude))
    let left = try exact(numerator.multipliedReportingOverflow(by: other.denominator / divisor))
    let right = try exact(other.numerator.multipliedReportingOverflow(by: denominator / divisor))
    return try Rational.make(
      try exact(left.addingReportingOverflow(right)),
      try exact((denominator / divisor).multipliedReportingOverflow(by: other.denominator)))
  }

  public func subtracting(_ other: Rational) throws(ArithmeticOverflow) -> Rational {
    try adding(try other.negated())
  }

  public func multiplied(by other: Rational) throws(ArithmeticOverflow) -> Rational {
    if denominator == 1 && other.denominator == 1 {
      let product = try exact(numerator.multipliedReportingOverflow(by: other.numerator))
      if product == .min { throw ArithmeticOverflow() }
      return Rational(lowestTerms: product, 1)
    }
    let first = Int128(greatestCommonDivisor(numerator.magnitude, other.denominator.magnitude))
    let second = Int128(greatestCommonDivisor(other.numerator.magnitude, denominator.magnitude))
    let top = try exact(
      quotient(numerator, first).multipliedReportingOverflow(by: quotient(other.numerator, second)))
    let bottom = try exact(
      quotient(denominator, second).multipliedReportingOverflow(by: quotient(other.denominator, first)))
    if top == .min { throw ArithmeticOverflow() }
    // No factor is left that both have.
    return Rational(lowestTerms: top, top == 0 ? 1 : bottom)
  }

  /// The quotient, or `nil` where `other` is 0.
  public func divided(by other: Rational) throws(ArithmeticOverflow) -> Rational? {
    guard let inverse = Rational(other.denominator, over: other.numerator) else {
      if other.isZero { return nil }
      throw ArithmeticOverflow()
    }
    return try multiplied(by: inverse)
  }

  public func negated() throws(ArithmeticOverflow) -> Rational {
    guard numerator != .min else { throw ArithmeticOverflow() }
    return Rational(lowestTerms: -numerator, denominator)
  }

  private static func make(_ numerator: Int128, _ denominator: Int128) throws(ArithmeticOverflow) -> Rational
  {
    guard let result = Rational(numerator, over: denominator) else { throw ArithmeticOverflow() }
    return result
  }
}

/// The quotient of numbers that divide; the processor divides 64 bits far faster than 128.
private func quotient(_ number: Int128, _ divisor: Int128) -> Int128 {
  if divisor == 1 { return number }
  if let short = Int64(exactly: number), let by = Int64(exactly: divisor) { return Int128(short / by) }
  return number / divisor
}

private func exact(_ result: (partialValue: Int128, overflow: Bool)) throws(ArithmeticOverflow) -> Int128 {
  if result.overflow { throw ArithmeticOverflow() }
  return result.partialValue
}

extension Rational: Comparable {
  /// Exact for every pair of values: the cross products are compared in 256 bits.
  public static func < (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let a = left.numerator.multipliedFullWidth(by: right.denominator)
    let b = right.numerator.multipliedFullWidth(by: left.denominator)
    return a.high == b.high ? a.low < b.low : a.high < b.high
  }
}

extension Rational: CustomStringConvertible {
  /// An integer (`316`), a decimal where one is exact and short (`52.6`), else a fraction (`121/316`).
  public var description: String { exactDecimal(atMost: 9) ?? "\(numerator)/\(denominator)" }

  /// The exact decimal form without trailing zeros, or `nil` where it does not end within `places` digits.
  public func exactDecimal(atMost places: Int) -> String? {
    var scale: Int128 = 1
    var digits = 0
    while scale % denominator != 0 {
      digits += 1
      guard digits <= places else { return nil }
      scale *= 10
    }
    let (scaled, overflow) = numerator.multipliedReportingOverflow(by: scale / denominator)
    return overflow ? nil : Rational.decimalText(scaled, fractionDigits: digits)
  }

  /// Rounded half away from zero to `places` digits (at most 18), trailing zeros kept: for display only.
  public func rounded(places: Int) -> String {
    guard let scale = Rational.powerOfTen(places) else { return description }
    let whole = numerator.magnitude / denominator.magnitude
    let rest = numerator.magnitude % denominator.magnitude
    let (scaled, tooLarge) = rest.multipliedReportingOverflow(by: scale.magnitude)
    // With so large a denominator a digit lost is far below what is shown.
    let fraction =
      tooLarge
      ? rest / (denominator.magnitude / scale.magnitude)
      : scaled / denominator.magnitude
        + (scaled % denominator.magnitude >= denominator.magnitude - scaled % denominator.magnitude ? 1 : 0)
    let carry: UInt128 = fraction >= scale.magnitude ? 1 : 0
    let text = Rational.decimalText(
      wholePart: whole + carry, fractionPart: carry == 1 ? 0 : fraction, fractionDigits: places)
    let isZero = whole + carry == 0 && fraction == 0
    return numerator < 0 && !isZero ? "-" + text : text
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
