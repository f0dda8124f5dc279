import TargetDSL

/// The numbers between two ends, as ranges of digits for each place of the decimal point, so that a decimal is
/// tested by comparing two integers.
struct DecimalRange: Sendable {
  /// Inclusive; empty where `lows[digits] > highs[digits]`.
  private(set) var lows: [Int64] = []
  private(set) var highs: [Int64] = []

  static let mostDigits = 18

  /// Every number.
  static let everything = DecimalRange(from: nil, isLowOpen: false, to: nil, isHighOpen: false)

  init(from low: Rational?, isLowOpen: Bool = false, to high: Rational?, isHighOpen: Bool = false) {
    for digits in 0...DecimalRange.mostDigits {
      lows.append(low.map { DecimalRange.lowest(above: $0, digits: digits, isOpen: isLowOpen) } ?? .min)
      highs.append(high.map { DecimalRange.highest(below: $0, digits: digits, isOpen: isHighOpen) } ?? .max)
    }
  }

  /// The least and the greatest mantissa with so many digits after the point.
  func ends(digits: UInt8) -> (low: Int64, high: Int64) {
    let digits = Int(min(digits, UInt8(DecimalRange.mostDigits)))
    return (lows[digits], highs[digits])
  }

  @inline(__always)
  func contains(_ mantissa: Int64, digits: UInt8) -> Bool {
    let digits = Int(min(digits, UInt8(DecimalRange.mostDigits)))
    return mantissa >= lows[digits] && mantissa <= highs[digits]
  }

  private static func lowest(above bound: Rational, digits: Int, isOpen: Bool) -> Int64 {
    guard let scaled = scale(bound, digits) else { return bound.isNegative ? .min : .max }
    let low = isOpen ? scaled.floor + 1 : scaled.ceiling
    return Int64(clamping: low)
  }

  private static func highest(below bound: Rational, digits: Int, isOpen: Bool) -> Int64 {
    guard let scaled = scale(bound, digits) else { return bound.isNegative ? .min : .max }
    let high = isOpen ? scaled.ceiling - 1 : scaled.floor
    return Int64(clamping: high)
  }

  /// `nil` where the product leaves 128 bits, which is far outside 64.
  private static func scale(_ bound: Rational, _ digits: Int) -> Rational? {
    guard let power = Rational.powerOfTen(digits) else { return nil }
    return try? bound.multiplied(by: Rational(power))
  }
}
