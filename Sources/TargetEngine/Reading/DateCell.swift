import TargetDSL

/// Dates as they are written in cells.
enum DateCell {
  /// A trimmed cell: `2023-03-07` in every format; with the day or the month first `7/3/2023`, `07-03-2023`, `7.3.2023`.
  /// A time behind it is left out.
  static func parse(_ bytes: some Collection<UInt8>, format: Table.DateFormat) -> CalendarDate? {
    guard bytes.count <= 48 else { return nil }
    let written = Array(bytes)
    let end = written.firstIndex { $0 == 0x20 || $0 == 0x54 || $0 == 0x74 } ?? written.count
    guard end == written.count || isTime(written[(end + 1)...]) else { return nil }
    return day(written[..<end], format: format)
  }

  private static func day(_ bytes: ArraySlice<UInt8>, format: Table.DateFormat) -> CalendarDate? {
    guard bytes.count <= 10 else { return nil }
    if let date = CalendarDate(iso: String(decoding: bytes, as: UTF8.self)) { return date }
    guard format != .iso, let sign = bytes.first(where: { $0 == 0x2F || $0 == 0x2D || $0 == 0x2E }) else {
      return nil
    }
    let parts = bytes.split(separator: sign, omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
      parts[2].count == 4, parts.allSatisfy({ $0.allSatisfy(isDigit) })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    return format == .monthFirst
      ? CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
      : CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// `0:00`, `00:00:00.000`, `10:30 PM`, `09:05:00 SA`, `00:00:00Z`, `12:00:00+07:00`.
  static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes.drop { $0 == 0x20 }
    func number(_ digits: ClosedRange<Int>, below limit: Int) -> Bool {
      let found = rest.prefix(while: isDigit)
      guard digits.contains(found.count), found.reduce(0, { $0 * 10 + Int($1 - 0x30) }) < limit else {
        return false
      }
      rest = rest.dropFirst(found.count)
      return true
    }
    func take(_ byte: UInt8) -> Bool {
      guard rest.first == byte else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard number(1...2, below: 25), take(0x3A), number(2...2, below: 60) else { return false }
    if take(0x3A) {
      guard number(2...2, below: 61) else { return false }
      if take(0x2E) || take(0x2C) {
        let digits = rest.prefix(while: isDigit)
        guard (1...9).contains(digits.count) else { return false }
        rest = rest.dropFirst(digits.count)
      }
    }
    let tail = String(decoding: rest.drop { $0 == 0x20 }, as: UTF8.self).uppercased()
    if ["", "AM", "PM", "SA", "CH", "Z"].contains(tail) { return true }
    let zone = Array(tail.utf8)
    return (zone.count == 5 || zone.count == 6) && (zone[0] == 0x2B || zone[0] == 0x2D)
      && zone.dropFirst().filter { $0 != 0x3A }.count == 4
      && zone.dropFirst().allSatisfy { isDigit($0) || $0 == 0x3A }
  }
}
