import TargetDSL

/// An exact sum of decimals: one 128-bit integer and the place of its point.
struct DecimalSum {
  private(set) var mantissa: Int128 = 0
  private(set) var digits: UInt8 = 0
  /// Set where the sum left 128 bits; it is then worthless.
  private(set) var hasOverflowed = false

  @inline(__always)
  mutating func add(_ value: Int128, digits valueDigits: UInt8) {
    if valueDigits == digits {
      let (sum, overflow) = mantissa.addingReportingOverflow(value)
      mantissa = sum
      if overflow { hasOverflowed = true }
    } else {
      addShifted(value, digits: valueDigits)
    }
  }

  private mutating func addShifted(_ value: Int128, digits valueDigits: UInt8) {
    if value == 0 { return }
    let places = Int(max(digits, valueDigits))
    guard let own = Rational.powerOfTen(places - Int(digits)),
      let others = Rational.powerOfTen(places - Int(valueDigits))
    else {
      hasOverflowed = true
      return
    }
    let (left, first) = mantissa.multipliedReportingOverflow(by: own)
    let (right, second) = value.multipliedReportingOverflow(by: others)
    let (sum, third) = left.addingReportingOverflow(right)
    (mantissa, digits) = (sum, UInt8(places))
    if first || second || third { hasOverflowed = true }
  }

  mutating func add(_ other: DecimalSum) {
    add(other.mantissa, digits: other.digits)
    if other.hasOverflowed { hasOverflowed = true }
  }

  func total() throws(ArithmeticOverflow) -> Rational {
    guard !hasOverflowed, let total = Rational(digits: mantissa, fractionDigits: Int(digits)) else {
      throw ArithmeticOverflow()
    }
    return total
  }
}
