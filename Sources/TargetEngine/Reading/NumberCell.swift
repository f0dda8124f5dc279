import TargetDSL

/// A decimal as its digits without the point and the number of digits after it. For example: 238.67 is 23867, 2.
struct Decimal64: Hashable, Sendable {
  let mantissa: Int64
  let digits: UInt8

  /// `nil` where the number has no short decimal form.
  init?(_ number: Rational) {
    var (scale, digits): (Int128, UInt8) = (1, 0)
    while scale % number.denominator != 0 {
      digits += 1
      scale *= 10
      guard digits <= 18 else { return nil }
    }
    let (scaled, overflow) = number.numerator.multipliedReportingOverflow(by: scale / number.denominator)
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

  /// A trimmed cell. `plain` is `1234.5`; `vietnamese` is `1.234,5`, groups of three or none.
  static func parse(
    _ bytes: some Collection<UInt8>, format: Table.NumberFormat, isWhole: Bool
  ) -> Result<Decimal64, Fault> {
    let point: UInt8 = format == .plain ? 0x2E : 0x2C
    var rest = bytes[...]
    var isNegative = false
    if let sign = rest.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      rest = rest.dropFirst()
    }
    let parts = rest.split(separator: point, maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let whole = wholeDigits(first, grouped: format == .vietnamese) else {
      return .failure(.notANumber)
    }
    var digits = whole
    var fractionDigits = 0
    if parts.count == 2 {
      guard !parts[1].isEmpty, parts[1].allSatisfy(isDigit) else { return .failure(.notANumber) }
      if isWhole { return .failure(.notWhole) }
      var fraction = Array(parts[1])
      while fraction.last == 0x30 { fraction.removeLast() }
      fractionDigits = fraction.count
      digits += fraction
    }
    let significant = digits.drop { $0 == 0x30 }
    guard significant.count <= 18, fractionDigits <= 18 else { return .failure(.tooLong) }
    let magnitude = significant.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    return .success(
      Decimal64(mantissa: isNegative ? -magnitude : magnitude, digits: UInt8(fractionDigits)))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The digits before the decimal sign; `nil` where they are none or badly grouped.
  private static func wholeDigits(_ text: some Collection<UInt8>, grouped: Bool) -> [UInt8]? {
    guard grouped, text.contains(0x2E) else {
      return !text.isEmpty && text.allSatisfy(isDigit) ? Array(text) : nil
    }
    let groups = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy(isDigit) })
    else { return nil }
    return groups.flatMap { $0 }
  }
}

/// Dates as they are written in cells.
enum DateCell {
  /// A trimmed cell: `2023-03-07`, or with the day first `7/3/2023`, `07-03-2023`, `7.3.2023`.
  static func parse(_ bytes: some Collection<UInt8>, format: Table.DateFormat) -> CalendarDate? {
    guard bytes.count <= 10 else { return nil }
    switch format {
    case .iso: return CalendarDate(iso: String(decoding: bytes, as: UTF8.self))
    case .dayFirst:
      guard let sign = bytes.first(where: { $0 == 0x2F || $0 == 0x2D || $0 == 0x2E }) else { return nil }
      let parts = bytes.split(separator: sign, omittingEmptySubsequences: false)
      guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
        parts[2].count == 4
      else { return nil }
      var numbers: [Int] = []
      for part in parts {
        guard part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
      }
      return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }
  }
}
