import TargetDSL

/// Numbers and dates in their commonest form, eight bytes at a time; `nil` leaves the cell to `CellReader`.
enum PlainCell {
  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  private static let sixes: UInt64 = 0x7676_7676_7676_7676
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Whether every byte is 0 to 9.
  @inline(__always)
  private static func areDigits(_ values: UInt64) -> Bool { ((values &+ sixes) | values) & highs == 0 }

  /// Eight digit values, the first in the lowest byte, as a number.
  @inline(__always)
  private static func combine(_ digits: UInt64) -> Int64 {
    var value = (digits &* 2561) >> 8
    value = ((value & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
    value = ((value & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
    return Int64(truncatingIfNeeded: value)
  }

  private static let powers: [Int64] = (0...18).map { exponent in
    (0..<exponent).reduce(1) { value, _ in value * 10 }
  }

  /// `1234`, `-12.50`: at most 17 letters, an optional minus sign and point.
  @inline(__always)
  static func number(_ window: ByteWindow, _ range: Range<Int>, isWhole: Bool) -> Decimal64? {
    var start = range.lowerBound
    let end = range.upperBound
    var word = window.word(at: start)
    let isNegative = UInt8(truncatingIfNeeded: word) == 0x2D
    if isNegative {
      start += 1
      word >>= 8
      if end - start == 8 { word = window.word(at: start) }
    }
    let length = end - start
    guard length > 0, length <= 8 else {
      return longNumber(window, start..<max(start, end), isNegative: isNegative, isWhole: isWhole)
    }
    let shift = UInt64(64 - 8 * length)
    let digits = (word ^ zeros) << shift
    if areDigits(digits) {
      let magnitude = combine(digits)
      return Decimal64(mantissa: isNegative ? -magnitude : magnitude, digits: 0)
    }
    return withPoint(word, length: length, isNegative: isNegative, isWhole: isWhole)
  }

  /// At most 8 bytes, one of them a point that is neither first nor last.
  @inline(__always)
  private static func withPoint(_ word: UInt64, length: Int, isNegative: Bool, isWhole: Bool) -> Decimal64? {
    let mask: UInt64 = ~0 >> UInt64(64 - 8 * length)
    let difference = (word ^ 0x2E2E_2E2E_2E2E_2E2E) | ~mask
    let points = (difference &- 0x0101_0101_0101_0101) & ~difference & highs
    guard points != 0, !isWhole else { return nil }
    let position = points.trailingZeroBitCount >> 3
    guard position > 0, position < length - 1 else { return nil }
    let before: UInt64 = ~0 >> UInt64(64 - 8 * position)
    let packed = (word & before) | ((word >> 8) & ~before)
    let digits = (packed ^ zeros) << UInt64(64 - 8 * (length - 1))
    guard areDigits(digits) else { return nil }
    let magnitude = combine(digits)
    return Decimal64(
      mantissa: isNegative ? -magnitude : magnitude, digits: UInt8(truncatingIfNeeded: length - 1 - position))
  }

  private static func longNumber(
    _ window: ByteWindow, _ range: Range<Int>, isNegative: Bool, isWhole: Bool
  ) -> Decimal64? {
    guard range.count > 8, range.count <= 18 else { return nil }
    var magnitude: Int64 = 0
    var point: Int?
    for at in range {
      let byte = window[at]
      if byte == 0x2E, point == nil, at > range.lowerBound, at < range.upperBound - 1, !isWhole {
        point = at
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      magnitude = magnitude * 10 + Int64(byte - 0x30)
    }
    return Decimal64(
      mantissa: isNegative ? -magnitude : magnitude,
      digits: point.map { UInt8(truncatingIfNeeded: range.upperBound - 1 - $0) } ?? 0)
  }

  /// `1.234,5`: groups of three or no group, an optional minus sign and decimal comma.
  static func vietnameseNumber(_ window: ByteWindow, _ range: Range<Int>, isWhole: Bool) -> Decimal64? {
    var at = range.lowerBound
    let isNegative = window[at] == 0x2D
    if isNegative { at += 1 }
    guard range.upperBound > at, range.upperBound - at <= 18 else { return nil }
    var magnitude: Int64 = 0
    var run = 0
    var isGrouped = false
    while at < range.upperBound, window[at] != 0x2C {
      let byte = window[at]
      if byte == 0x2E {
        guard isGrouped ? run == 3 : (1...3).contains(run) else { return nil }
        isGrouped = true
        run = 0
      } else {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        magnitude = magnitude * 10 + Int64(byte - 0x30)
        run += 1
      }
      at += 1
    }
    guard isGrouped ? run == 3 : run > 0 else { return nil }
    var digits: UInt8 = 0
    if at < range.upperBound {
      at += 1
      guard !isWhole, at < range.upperBound else { return nil }
      while at < range.upperBound {
        let byte = window[at]
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        magnitude = magnitude * 10 + Int64(byte - 0x30)
        digits += 1
        at += 1
      }
    }
    return Decimal64(mantissa: isNegative ? -magnitude : magnitude, digits: digits)
  }

  /// Whether a cell is printable ASCII that starts and ends with no space and no quotation mark, so that it is its
  /// own canonical form.
  @inline(__always)
  static func isPlainText(_ window: ByteWindow, _ range: Range<Int>) -> Bool {
    guard range.count > 0, window[range.lowerBound] > 0x22, window[range.upperBound - 1] > 0x20 else {
      return false
    }
    var bad: UInt64 = 0
    var at = range.lowerBound
    while at < range.upperBound {
      let rest = range.upperBound - at
      let mask: UInt64 = rest >= 8 ? ~0 : ~0 >> UInt64(64 - 8 * rest)
      let word = (window.word(at: at) & mask) | (~mask & 0x2020_2020_2020_2020)
      bad |= word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)
      at += 8
    }
    return bad & highs == 0
  }

  /// `2023-03-07`.
  @inline(__always)
  static func isoDate(_ window: ByteWindow, _ range: Range<Int>) -> Int64? {
    guard range.count == 10 else { return nil }
    let first = window.word(at: range.lowerBound) ^ 0x2D30_302D_3030_3030
    let last = (window.word(at: range.lowerBound + 2) >> 48) ^ 0x3030
    guard areDigits(first), areDigits(last), first & 0xFF00_00FF_0000_0000 == 0 else { return nil }
    let pair = first & 0x00FF_FF00_FFFF_FFFF
    let year =
      Int(pair & 0xFF) * 1000 + Int(pair >> 8 & 0xFF) * 100 + Int(pair >> 16 & 0xFF) * 10
      + Int(pair >> 24 & 0xFF)
    let month = Int(pair >> 40 & 0xFF) * 10 + Int(pair >> 48 & 0xFF)
    let day = Int(last & 0xFF) * 10 + Int(last >> 8)
    return packed(year, month, day)
  }

  /// `07/03/2023`, `7-3-2023`, `7.3.2023`.
  static func dayFirstDate(_ window: ByteWindow, _ range: Range<Int>) -> Int64? {
    var at = range.lowerBound
    func digit() -> Int? {
      let byte = at < range.upperBound ? window[at] : 0
      return byte >= 0x30 && byte <= 0x39 ? Int(byte - 0x30) : nil
    }
    func oneOrTwo() -> Int? {
      guard let first = digit() else { return nil }
      at += 1
      guard let second = digit() else { return first }
      at += 1
      return first * 10 + second
    }
    guard range.count >= 8, range.count <= 10, let day = oneOrTwo() else { return nil }
    let sign = window[at]
    guard sign == 0x2F || sign == 0x2D || sign == 0x2E else { return nil }
    at += 1
    guard let month = oneOrTwo(), window[at] == sign, range.upperBound - at == 5 else { return nil }
    at += 1
    var year = 0
    while at < range.upperBound {
      guard let value = digit() else { return nil }
      year = year * 10 + value
      at += 1
    }
    return packed(year, month, day)
  }

  @inline(__always)
  private static func packed(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
    guard year >= 1, month >= 1, month <= 12, day >= 1,
      day <= 28 || day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    return PackedDate.pack(year: year, month: month, day: day)
  }
}
