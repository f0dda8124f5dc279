import TargetDSL

/// An exact sum of decimals: one 128-bit integer and the place of its point, and what no longer fits beside it.
struct DecimalSum {
  private var mantissa: Int128 = 0
  private var digits: UInt8 = 0
  /// What left the 128 bits; `nil` while nothing did.
  private var rest: Rational?

  @inline(__always)
  mutating func add(_ value: Int128, digits valueDigits: UInt8) {
    if valueDigits == digits {
      let (sum, overflow) = mantissa.addingReportingOverflow(value)
      if overflow { return setAside(keeping: value, valueDigits) }
      mantissa = sum
    } else {
      addShifted(value, digits: valueDigits)
    }
  }

  /// Adds the value of a row for all the rows for which it stands.
  @inline(__always)
  mutating func add(_ value: Int128, digits valueDigits: UInt8, _ multiplicity: RowMultiplicity, _ row: Int) {
    guard let counts = multiplicity.counts else { return add(value, digits: valueDigits) }
    add(value, digits: valueDigits, times: counts[row])
  }

  /// Adds a value so many times.
  mutating func add(_ value: Int128, digits valueDigits: UInt8, times count: Int) {
    if count == 1 { return add(value, digits: valueDigits) }
    let (product, overflow) = value.multipliedReportingOverflow(by: Int128(count))
    if !overflow { return add(product, digits: valueDigits) }
    // In two halves, each of which fits: a value has at most 38 digits, a count 19.
    let (half, odd) = count.quotientAndRemainder(dividingBy: 2)
    add(value, digits: valueDigits, times: half)
    add(value, digits: valueDigits, times: half + odd)
  }

  private mutating func addShifted(_ value: Int128, digits valueDigits: UInt8) {
    if value == 0 { return }
    let places = Int(max(digits, valueDigits))
    guard let own = Rational.powerOfTen(places - Int(digits)),
      let others = Rational.powerOfTen(places - Int(valueDigits))
    else { return setAside(keeping: value, valueDigits) }
    let (left, first) = mantissa.multipliedReportingOverflow(by: own)
    let (right, second) = value.multipliedReportingOverflow(by: others)
    let (sum, third) = left.addingReportingOverflow(right)
    if first || second || third { return setAside(keeping: value, valueDigits) }
    (mantissa, digits) = (sum, UInt8(places))
  }

  private mutating func setAside(keeping value: Int128, _ valueDigits: UInt8) {
    rest = (rest ?? .zero).sum(short)
    (mantissa, digits) = (value, valueDigits)
  }

  private var short: Rational {
    Rational(digits: mantissa, fractionDigits: Int(digits)) ?? .zero
  }

  mutating func add(_ other: DecimalSum) {
    add(other.mantissa, digits: other.digits)
    if let others = other.rest { rest = (rest ?? .zero).sum(others) }
  }

  func total() -> Rational { rest.map { $0.sum(short) } ?? short }
}
