/// An integer of any length.
struct BigInteger: Hashable, Sendable {
  /// Never of 0.
  let isNegative: Bool
  let magnitude: Limbs

  static let zero = BigInteger(magnitude: [])

  init(magnitude: Limbs, isNegative: Bool = false) {
    self.magnitude = magnitude
    self.isNegative = isNegative && !magnitude.isEmpty
  }

  init(_ value: Int128) {
    self.init(magnitude: Limbs(limbs: value.magnitude), isNegative: value < 0)
  }

  var isZero: Bool { magnitude.isEmpty }

  /// `nil` beyond 128 bits, and for the least of them, whose sign cannot be turned.
  var asInt128: Int128? {
    guard let short = magnitude.asUInt128, let value = Int128(exactly: short) else { return nil }
    return isNegative ? -value : value
  }

  static prefix func - (value: BigInteger) -> BigInteger {
    BigInteger(magnitude: value.magnitude, isNegative: !value.isNegative)
  }

  static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.isNegative == right.isNegative {
      return BigInteger(magnitude: left.magnitude.plus(right.magnitude), isNegative: left.isNegative)
    }
    return left.magnitude.isLess(than: right.magnitude)
      ? BigInteger(magnitude: right.magnitude.minus(left.magnitude), isNegative: right.isNegative)
      : BigInteger(magnitude: left.magnitude.minus(right.magnitude), isNegative: left.isNegative)
  }

  static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    BigInteger(
      magnitude: left.magnitude.times(right.magnitude), isNegative: left.isNegative != right.isNegative)
  }

  static func * (left: BigInteger, right: Limbs) -> BigInteger {
    BigInteger(magnitude: left.magnitude.times(right), isNegative: left.isNegative)
  }

  /// The quotient by a divisor of this number.
  func over(_ divisor: Limbs) -> BigInteger {
    divisor == .limbsOfOne
      ? self : BigInteger(magnitude: magnitude.divided(by: divisor).quotient, isNegative: isNegative)
  }

  static func < (left: BigInteger, right: BigInteger) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? right.magnitude.isLess(than: left.magnitude) : left.magnitude.isLess(than: right.magnitude)
  }

  var text: String { (isNegative ? "-" : "") + magnitude.decimalText }
}
