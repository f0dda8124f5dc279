/// A fraction in lowest terms that does not fit in two integers of 128 bits. An object, so that the numbers that do,
/// nearly all, carry one reference more and nothing else.
final class BigFraction: Hashable, Sendable {
  let numerator: BigInteger
  /// Not 0.
  let denominator: Limbs
  /// Between which multiples of 2^exponent the magnitude lies, both of about 200 bits or exact.
  let enclosure: (low: Limbs, high: Limbs, exponent: Int)

  init(_ numerator: BigInteger, _ denominator: Limbs) {
    self.numerator = numerator
    self.denominator = denominator
    enclosure = BigFraction.enclosure(numerator.magnitude, denominator)
  }

  /// The quotient of the leading bits, rounded down and up.
  static func enclosure(_ top: Limbs, _ bottom: Limbs) -> (low: Limbs, high: Limbs, exponent: Int) {
    let bits = 256
    let cutTop = max(0, top.bitWidth - bits)
    let cutBottom = max(0, bottom.bitWidth - bits)
    let (n, d) = (top.shifted(right: cutTop), bottom.shifted(right: cutBottom))
    let shift = max(0, d.bitWidth - n.bitWidth + 200)
    let nextTop = cutTop == 0 ? n : n.plus(.limbsOfOne)
    let nextBottom = cutBottom == 0 ? d : d.plus(.limbsOfOne)
    let low = n.shifted(left: shift).divided(by: nextBottom).quotient
    let (high, rest) = nextTop.shifted(left: shift).divided(by: d)
    return (low, rest.isEmpty ? high : high.plus(.limbsOfOne), cutTop - cutBottom - shift)
  }

  static func == (left: BigFraction, right: BigFraction) -> Bool {
    left === right || left.numerator == right.numerator && left.denominator == right.denominator
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(numerator)
    hasher.combine(denominator)
  }
}

/// A fraction of any length, taken apart.
struct FractionParts {
  let numerator: BigInteger
  let denominator: Limbs

  var bitWidth: Int { max(numerator.magnitude.bitWidth, denominator.bitWidth) }

  var enclosure: (low: Limbs, high: Limbs, exponent: Int) {
    BigFraction.enclosure(numerator.magnitude, denominator)
  }
}

extension Rational {
  var parts: FractionParts {
    if let big { return FractionParts(numerator: big.numerator, denominator: big.denominator) }
    return FractionParts(
      numerator: BigInteger(shortNumerator), denominator: Limbs(limbs: shortDenominator.magnitude))
  }

  /// Two factors that both have more bits are not multiplied: a product of products of products would be waited for
  /// in vain.
  private static let longestFactor = 1 << 18

  /// Of a numerator and a denominator without a common divisor.
  init(lowest numerator: BigInteger, _ denominator: Limbs) {
    if numerator.isZero {
      self = .zero
    } else if let top = numerator.asInt128,
      let bottom = denominator.asUInt128.flatMap({ Int128(exactly: $0) })
    {
      self.init(lowestTerms: top, bottom)
    } else {
      self.init(big: BigFraction(numerator, denominator))
    }
  }

  /// Of any numerator and denominator other than 0.
  init(reducing numerator: BigInteger, _ denominator: Limbs) {
    let divisor = numerator.magnitude.commonDivisor(denominator)
    self.init(lowest: numerator.over(divisor), BigInteger(magnitude: denominator).over(divisor).magnitude)
  }

  func longSum(_ other: Rational) -> Rational {
    let (left, right) = (parts, other.parts)
    // Knuth, The Art of Computer Programming 2, 4.5.1: only a factor of both denominators may be left in common.
    let divisor = left.denominator.commonDivisor(right.denominator)
    let leftRest = left.denominator.divided(by: divisor).quotient
    let rightRest = right.denominator.divided(by: divisor).quotient
    let sum = left.numerator * rightRest + right.numerator * leftRest
    let common = divisor == .limbsOfOne ? divisor : sum.magnitude.commonDivisor(divisor)
    return Rational(
      lowest: sum.over(common), leftRest.times(right.denominator.divided(by: common).quotient))
  }

  func longProduct(_ other: Rational) throws(ArithmeticOverflow) -> Rational {
    let (left, right) = (parts, other.parts)
    if min(left.bitWidth, right.bitWidth) > Rational.longestFactor { throw ArithmeticOverflow() }
    if left.numerator.isZero || right.numerator.isZero { return .zero }
    let first = left.numerator.magnitude.commonDivisor(right.denominator)
    let second = right.numerator.magnitude.commonDivisor(left.denominator)
    return Rational(
      lowest: left.numerator.over(first) * right.numerator.over(second),
      left.denominator.divided(by: second).quotient.times(right.denominator.divided(by: first).quotient))
  }

  func longNegated() -> Rational {
    let parts = parts
    return Rational(lowest: -parts.numerator, parts.denominator)
  }

  /// `nil` for 0.
  func longInverse() -> Rational? {
    let parts = parts
    if parts.numerator.isZero { return nil }
    return Rational(
      lowest: BigInteger(magnitude: parts.denominator, isNegative: parts.numerator.isNegative),
      parts.numerator.magnitude)
  }

  /// Decided by the enclosures where these lie apart, else by the cross products.
  static func isLongLess(_ left: Rational, _ right: Rational) -> Bool {
    if left == right { return false }
    if left.isNegative != right.isNegative { return left.isNegative }
    let (small, great) = left.isNegative ? (right, left) : (left, right)
    let (a, b) = (
      small.big?.enclosure ?? small.parts.enclosure, great.big?.enclosure ?? great.parts.enclosure
    )
    // Where the lengths differ the greater is known without the numbers.
    if a.high.bitWidth + a.exponent < b.low.bitWidth + b.exponent { return true }
    if b.high.bitWidth + b.exponent < a.low.bitWidth + a.exponent { return false }
    let base = min(a.exponent, b.exponent)
    func at(_ limbs: Limbs, _ exponent: Int) -> Limbs { limbs.shifted(left: exponent - base) }
    if at(a.high, a.exponent).isLess(than: at(b.low, b.exponent)) { return true }
    if at(b.high, b.exponent).isLess(than: at(a.low, a.exponent)) { return false }
    let (x, y) = (small.parts, great.parts)
    return x.numerator.magnitude.times(y.denominator).isLess(than: y.numerator.magnitude.times(x.denominator))
  }

  // MARK: Text

  func longText() -> String {
    let parts = parts
    return parts.denominator == .limbsOfOne
      ? parts.numerator.text : parts.numerator.text + "/" + parts.denominator.decimalText
  }

  /// See `exactDecimal`.
  func longDecimal(atMost places: Int) -> String? {
    let parts = parts
    // The least power of ten that the denominator divides, by its factors 2 and 5.
    guard parts.denominator.bitWidth <= 4 * places + 1 else { return nil }
    var (rest, twos, fives) = (parts.denominator, 0, 0)
    while let last = rest.first, last & 1 == 0 {
      rest = rest.shifted(right: 1)
      twos += 1
    }
    while rest != .limbsOfOne {
      let (quotient, left) = rest.divided(by: 5 as UInt64)
      guard left == 0 else { return nil }
      rest = quotient
      fives += 1
    }
    let digits = max(twos, fives)
    guard digits <= places else { return nil }
    let scaled = parts.numerator.magnitude.times(Limbs.powerOfTen(digits)).divided(by: parts.denominator)
      .quotient
    return Rational.pointed(scaled, digits, isNegative: isNegative)
  }

  /// See `rounded`.
  func longRounded(places: Int) -> String {
    let parts = parts
    let doubled = parts.numerator.magnitude.times(Limbs.powerOfTen(places)).shifted(left: 1)
    let scaled = doubled.plus(parts.denominator).divided(by: parts.denominator.shifted(left: 1)).quotient
    return Rational.pointed(scaled, places, isNegative: isNegative)
  }

  private static func pointed(_ scaled: Limbs, _ digits: Int, isNegative: Bool) -> String {
    var text = scaled.decimalText
    if digits > 0 {
      if text.utf8.count <= digits {
        text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text
      }
      text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    return isNegative && !scaled.isEmpty ? "-" + text : text
  }

  /// See `floor`.
  var longFloor: Int128 {
    let parts = parts
    let (quotient, rest) = parts.numerator.magnitude.divided(by: parts.denominator)
    let whole = parts.numerator.isNegative && !rest.isEmpty ? quotient.plus(.limbsOfOne) : quotient
    let short = whole.asUInt128.map { min($0, Rational.farthest.magnitude) } ?? Rational.farthest.magnitude
    return parts.numerator.isNegative ? -Int128(short) : Int128(short)
  }
}

extension Rational {
  /// A decimal of any length given as its digits without the point; `nil` where there is anything else in them, and
  /// for more than 10 000 places.
  public init?(digits text: String, fractionDigits: Int) {
    guard (0...10_000).contains(fractionDigits), !text.isEmpty,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      return nil
    }
    if let short = Int128(text) {
      self.init(digits: short, fractionDigits: fractionDigits)
      return
    }
    var value: Limbs = []
    for digit in text.utf8 {
      value = value.times(10 as UInt64)
      value.add([UInt64(digit - UInt8(ascii: "0"))], at: 0)
    }
    self.init(reducing: BigInteger(magnitude: value), Limbs.powerOfTen(fractionDigits))
  }
}

extension [UInt64] {
  static func powerOfTen(_ exponent: Int) -> Limbs {
    var result = Limbs.limbsOfOne
    for _ in 0..<exponent / 19 { result = result.times(10_000_000_000_000_000_000) }
    for _ in 0..<exponent % 19 { result = result.times(10 as UInt64) }
    return result
  }
}
