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

  /// `1234`, `-12.50` with 9 to 18 letters beside the minus sign; shorter ones are found in groups.
  static func longNumber(_ cells: ColumnCells, _ cellStart: Int, _ end: Int, isWhole: Bool) -> Decimal64? {
    let isNegative = cells.byte(at: cellStart) == 0x2D
    let start = isNegative ? cellStart + 1 : cellStart
    let length = end - start
    guard length >= 8, length <= 18 else { return nil }
    let last = cells.word(at: end - 8) ^ zeros
    if length <= 16, areDigits(last) {
      let first = (cells.word(at: start) ^ zeros) << UInt64(8 * (16 - length))
      if areDigits(first) {
        let magnitude = combine(first) * 100_000_000 + combine(last)
        return Decimal64(mantissa: isNegative ? -magnitude : magnitude, digits: 0)
      }
    }
    var magnitude: Int64 = 0
    var point: Int?
    for at in start..<end {
      let byte = cells.byte(at: at)
      if byte == 0x2E, point == nil, at > start, at < end - 1, !isWhole {
        point = at
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      magnitude = magnitude * 10 + Int64(byte - 0x30)
    }
    return Decimal64(
      mantissa: isNegative ? -magnitude : magnitude,
      digits: point.map { UInt8(truncatingIfNeeded: end - 1 - $0) } ?? 0)
  }

  /// A cell without the quotation marks around it. Marks inside are doubled, and no part of a number or date.
  @inline(__always)
  static func unquoted(_ cells: ColumnCells, _ start: Int, _ end: Int) -> (start: Int, end: Int) {
    guard cells.byte(at: start) == 0x22, end &- start > 2, cells.byte(at: end &- 1) == 0x22 else {
      return (start, end)
    }
    return (start &+ 1, end &- 1)
  }

  /// `1.234,5`, or `1234.5` where nothing groups: groups of three or no group, an optional minus sign and decimal sign.
  @inline(__always)
  static func number(
    _ cells: ColumnCells, _ start: Int, _ end: Int, isWhole: Bool, point: UInt8, group: UInt8?
  ) -> Decimal64? {
    var at = start
    guard end > start else { return nil }
    let isNegative = cells.byte(at: at) == 0x2D
    if isNegative { at += 1 }
    guard end > at, end - at <= 18 else { return nil }
    var magnitude: Int64 = 0
    var run = 0
    var isGrouped = false
    while at < end, cells.byte(at: at) != point {
      let byte = cells.byte(at: at)
      if byte == group {
        guard isGrouped ? run == 3 : (1...3).contains(run) && cells.byte(at: at &- run) != 0x30 else {
          return nil
        }
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
    if at < end {
      at += 1
      guard !isWhole, at < end else { return nil }
      while at < end {
        let byte = cells.byte(at: at)
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        magnitude = magnitude * 10 + Int64(byte - 0x30)
        digits += 1
        at += 1
      }
    }
    return Decimal64(mantissa: isNegative ? -magnitude : magnitude, digits: digits)
  }

  /// Whether a cell is printable ASCII that starts and ends with no space and with no quotation or number mark, so that
  /// it is its own canonical form and no error value.
  @inline(__always)
  static func isPlainText(_ cells: ColumnCells, _ start: Int, _ end: Int) -> Bool {
    guard end > start, cells.byte(at: start) > 0x23, cells.byte(at: end &- 1) > 0x20 else {
      return false
    }
    var bad: UInt64 = 0
    var at = start
    while at < end {
      let rest = end &- at
      let mask: UInt64 = rest >= 8 ? ~0 : ~0 &>> UInt64(truncatingIfNeeded: 64 &- 8 &* rest)
      let word = (cells.word(at: at) & mask) | (~mask & 0x2020_2020_2020_2020)
      bad |= word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)
      at &+= 8
    }
    return bad & highs == 0
  }

  /// `07/03/2023`, `7-3-2023`, `7.3.2023`: the day first, or the month.
  static func slashedDate(_ cells: ColumnCells, _ start: Int, _ end: Int, monthFirst: Bool) -> Int64? {
    var at = start
    func digit() -> Int? {
      let byte = at < end ? cells.byte(at: at) : 0
      return byte >= 0x30 && byte <= 0x39 ? Int(byte - 0x30) : nil
    }
    func oneOrTwo() -> Int? {
      guard let first = digit() else { return nil }
      at += 1
      guard let second = digit() else { return first }
      at += 1
      return first * 10 + second
    }
    guard end - start >= 8, end - start <= 10, let first = oneOrTwo() else { return nil }
    let sign = cells.byte(at: at)
    guard sign == 0x2F || sign == 0x2D || sign == 0x2E else { return nil }
    at += 1
    guard let second = oneOrTwo(), cells.byte(at: at) == sign, end - at == 5 else { return nil }
    at += 1
    var year = 0
    while at < end {
      guard let value = digit() else { return nil }
      year = year * 10 + value
      at += 1
    }
    return monthFirst ? packed(year, first, second) : packed(year, second, first)
  }

  @inline(__always)
  private static func packed(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
    guard year >= 1, month >= 1, month <= 12, day >= 1,
      day <= 28 || day <= CalendarDate.days(inMonth: month, of: year)
    else { return nil }
    return PackedDate.pack(year: year, month: month, day: day)
  }
}
