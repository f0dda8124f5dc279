import TargetDSL

/// A decimal as its digits without the point and the number of digits after it. For example: 238.67 is 23867, 2.
struct Decimal64: Hashable, Sendable {
  let mantissa: Int64
  let digits: UInt8

  /// `nil` where the number has no short decimal form.
  init?(_ number: Rational) {
    guard let (numerator, denominator) = number.short else { return nil }
    var (scale, digits): (Int128, UInt8) = (1, 0)
    while scale % denominator != 0 {
      digits += 1
      scale *= 10
      guard digits <= 18 else { return nil }
    }
    let (scaled, overflow) = numerator.multipliedReportingOverflow(by: scale / denominator)
    guard !overflow, let mantissa = Int64(exactly: scaled) else { return nil }
    self.init(mantissa: mantissa, digits: digits)
  }

  init(mantissa: Int64, digits: UInt8) {
    self.mantissa = mantissa
    self.digits = digits
  }

  var rational: Rational {
    Rational(digits: Int128(mantissa), fractionDigits: Int(digits)) ?? Rational(mantissa)
  }
}

/// Numbers as they are written in cells.
enum NumberCell {
  enum Fault: Error {
    case notANumber
    /// A `whole` column with a decimal point or comma.
    case notWhole
    /// More than 18 digits.
    case tooLong
  }

  /// A trimmed cell. `plain` is `1234.5`, `vietnamese` is `1.234,5`; in both `1 234` is grouped by blanks in threes, and
  /// `1.5E+3` is scientific. `allowsZeros`: a whole number may have a point and zeros behind it.
  static func parse(
    _ bytes: some Collection<UInt8>, format: Table.NumberFormat, isWhole: Bool, allowsZeros: Bool = false
  ) -> Result<Decimal64, Fault> {
    let point: UInt8 = format == .plain ? 0x2E : 0x2C
    var rest = bytes[...]
    var isNegative = false
    if let sign = rest.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      rest = rest.dropFirst()
    }
    var exponent = 0
    if let mark = rest.firstIndex(where: { $0 == 0x45 || $0 == 0x65 }) {
      guard let written = NumberCell.exponent(rest[rest.index(after: mark)...]) else {
        return .failure(.notANumber)
      }
      exponent = written
      rest = rest[..<mark]
    }
    let parts = rest.split(separator: point, maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let whole = wholeDigits(first, grouped: format == .vietnamese) else {
      return .failure(.notANumber)
    }
    var digits = whole
    var fractionDigits = 0
    if parts.count == 2 {
      guard !parts[1].isEmpty, parts[1].allSatisfy(isDigit) else { return .failure(.notANumber) }
      var fraction = Array(parts[1])
      while fraction.last == 0x30 { fraction.removeLast() }
      if isWhole, !allowsZeros || !fraction.isEmpty { return .failure(.notWhole) }
      fractionDigits = fraction.count
      digits += fraction
    }
    var significant = Array(digits.drop { $0 == 0x30 })
    if exponent > fractionDigits {
      if !significant.isEmpty, exponent - fractionDigits > 18 { return .failure(.tooLong) }
      if !significant.isEmpty { significant += [UInt8](repeating: 0x30, count: exponent - fractionDigits) }
      fractionDigits = 0
    } else {
      fractionDigits -= exponent
      while exponent < 0, fractionDigits > 0, significant.last == 0x30 {
        significant.removeLast()
        fractionDigits -= 1
      }
      if significant.isEmpty { fractionDigits = 0 }
    }
    guard significant.count <= 18, fractionDigits <= 18 else { return .failure(.tooLong) }
    if isWhole, fractionDigits > 0 { return .failure(.notWhole) }
    let magnitude = significant.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    return .success(
      Decimal64(mantissa: isNegative ? -magnitude : magnitude, digits: UInt8(fractionDigits)))
  }

  /// Whether commas stand between thousands, as English has them: `1,234`, `-12,345,678.9`. The first may be a Vietnamese fraction, too.
  static func groupsByComma(_ number: some Collection<UInt8>) -> Bool {
    let unsigned = number.first.map { $0 == 0x2D || $0 == 0x2B } == true ? number.dropFirst() : number[...]
    let parts = unsigned.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }) else {
      return false
    }
    let groups = parts[0].split(separator: 0x2C, omittingEmptySubsequences: false)
    return groups.count > 1 && (1...3).contains(groups[0].count) && groups[0].first != 0x30
      && groups.dropFirst().allSatisfy { $0.count == 3 } && groups.allSatisfy({ $0.allSatisfy(isDigit) })
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// A signed number of at most three digits; `nil` for any other.
  private static func exponent(_ bytes: some Collection<UInt8>) -> Int? {
    var rest = bytes[...]
    var isNegative = false
    if let sign = rest.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      rest = rest.dropFirst()
    }
    guard (1...3).contains(rest.count), rest.allSatisfy(isDigit) else { return nil }
    let value = rest.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return isNegative ? -value : value
  }

  /// The digits before the decimal sign; `nil` where they are none or badly grouped.
  private static func wholeDigits(_ text: some Collection<UInt8>, grouped: Bool) -> [UInt8]? {
    if let plain = withoutBlanks(text) { return digits(plain, groupedBy: 0x20) }
    guard grouped, text.contains(0x2E) else {
      return !text.isEmpty && text.allSatisfy(isDigit) ? Array(text) : nil
    }
    return digits(Array(text), groupedBy: 0x2E)
  }

  private static func digits(_ text: [UInt8], groupedBy mark: UInt8) -> [UInt8]? {
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    // No group stands behind a zero: `0.500` is no five hundred.
    guard let first = groups.first, (1...3).contains(first.count), groups.count == 1 || first.first != 0x30,
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy(isDigit) })
    else { return nil }
    return groups.flatMap { $0 }
  }

  /// The text with a plain space for each blank that may group digits (also U+00A0, U+2009 and U+202F); `nil` where it has none.
  private static func withoutBlanks(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.contains(where: { !isDigit($0) && $0 != 0x2E }) else { return nil }
    var result: [UInt8] = []
    var rest = Array(text)[...]
    while let byte = rest.first {
      if rest.starts(with: [0xC2, 0xA0]) {
        result.append(0x20)
        rest = rest.dropFirst(2)
      } else if rest.starts(with: [0xE2, 0x80, 0x89]) || rest.starts(with: [0xE2, 0x80, 0xAF]) {
        result.append(0x20)
        rest = rest.dropFirst(3)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
