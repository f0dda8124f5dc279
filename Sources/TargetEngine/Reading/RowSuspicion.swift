import TargetDSL

/// Which rows of a file are none of its table by themselves: those that are wholly blank, and totals.
///
/// The first byte of a row clears nearly all; only the others are looked at.
struct RowSuspicion {
  let separator: UInt8
  /// A bit for each byte with which such a row may begin.
  private let low: UInt64
  private let high: UInt64

  init(separator: UInt8) {
    self.separator = separator
    var (low, high): (UInt64, UInt64) = (0, 0)
    for byte in [0x09, 0x0B, 0x0C, 0x0D, 0x20, 0x22, separator] + Array("TtCc".utf8) {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    self.low = low
    self.high = high
  }

  /// Whether a row that begins with a byte may be none. Beyond ASCII only a no-break space is blank.
  @inline(__always)
  func mayBeNone(startingWith byte: UInt8) -> Bool {
    if byte >= 0x80 { return byte == 0xC2 || byte == 0xE2 || byte == 0xE3 }
    return (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
  }

  /// What a row with the right number of fields is instead of one; `nil` for a row. A table of one column has a row
  /// with a blank cell where a line is blank.
  func kind(_ window: ByteWindow, _ offsets: OffsetList, _ position: Int, fields: Int) -> LeftOutRow.Kind? {
    // Ids that begin with T or C are many; in every word for a total an o follows, with a tone or without.
    let start = offsets[position] + 1
    let (first, second) = (window[start] | 0x20, window[start + 1])
    if first == 0x74 || first == 0x63, second < 0x80, second | 0x20 != 0x6F { return nil }
    for field in 0..<fields {
      let (start, end) = RowSuspicion.filled(
        window, offsets[position + field] + 1, offsets[position + field + 1])
      if start == end { continue }
      return isTotal(window, start, end) ? .total : nil
    }
    let line = window.bytes(offsets[position] + 1..<max(offsets[position] + 1, offsets[position + fields]))
    return isBlank(line) ? .blank : nil
  }

  /// Whether nothing stands on a line, or only spaces, quotes and separators.
  func isBlank(_ window: ByteWindow, _ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      let (from, _) = RowSuspicion.filled(window, at, end)
      if from == end { break }
      guard window[from] == separator else { return false }
      at = from + 1
    }
    return isBlank(window.bytes(start..<max(start, end)))
  }

  /// The long way: a quotation mark may be what a cell says.
  private func isBlank(_ line: [UInt8]) -> Bool {
    guard case .success(let record) = CSVRecord.parse(line, from: 0, separator: separator) else {
      return false
    }
    return record.fields.allSatisfy { field in
      CanonicalBytes.ofKey(String(decoding: CSVRecord.content(line[field]), as: UTF8.self)).isEmpty
    }
  }

  /// What is left of a cell without the spaces and quotes around it.
  private static func filled(_ window: ByteWindow, _ start: Int, _ end: Int) -> (Int, Int) {
    var (start, end) = (start, end)
    while start < end {
      let byte = window[start]
      if byte == 0x20 || byte == 0x22 || (0x09...0x0D).contains(byte) {
        start += 1
      } else if byte == 0xC2, start + 1 < end, window[start + 1] == 0xA0 {
        start += 2
      } else if byte == 0xE2, start + 2 < end, window[start + 1] == 0x80,
        (0x80...0x8B).contains(window[start + 2]) || window[start + 2] == 0xAF
      {
        start += 3
      } else if byte == 0xE3, start + 2 < end, window[start + 1] == 0x80, window[start + 2] == 0x80 {
        start += 3
      } else {
        break
      }
    }
    while end > start,
      window[end - 1] == 0x20 || window[end - 1] == 0x22 || (0x09...0x0D).contains(window[end - 1])
    {
      end -= 1
    }
    return (start, end)
  }

  /// Whether a cell is nothing but one of the words for a total.
  private func isTotal(_ window: ByteWindow, _ start: Int, _ end: Int) -> Bool {
    guard end - start >= 4, end - start <= 40 else { return false }
    let first = window[start] | 0x20
    guard first == 0x74 || first == 0x63 else { return false }
    var last = end - 1
    while last > start, window[last] == 0x20 || window[last] == 0x3A || window[last] == 0x2E { last -= 1 }
    // They end in “ng”, “l”, or “ố”, composed or not.
    let byte = window[last] | 0x20
    guard byte == 0x67 || byte == 0x6C || window[last] >= 0x80 else { return false }
    return RowSuspicion.isTotal(cell: String(decoding: window.bytes(start..<last + 1), as: UTF8.self))
  }

  /// The same of a cell without its quotes.
  static func isTotal(cell text: String) -> Bool {
    func isAround(_ sign: Character) -> Bool { sign.isWhitespace || sign == "\"" }
    var rest = text.drop(while: isAround)
    while let last = rest.last, isAround(last) || last == ":" || last == "." { rest.removeLast() }
    return isTotal(String(rest))
  }

  static func isTotal(_ text: String) -> Bool { totals.contains(matchKey(text)) }

  static let totals = Set(["tổng", "cộng", "tổng cộng", "tổng số", "total"].map { matchKey($0) })

  /// The first cell of a line that has something in it, cut short for a message.
  static func firstText(_ window: ByteWindow, _ start: Int, _ end: Int, _ separator: UInt8) -> String {
    let line = window.bytes(start..<min(end, start + 400))
    guard case .success(let record) = CSVRecord.parse(line, from: 0, separator: separator) else { return "" }
    for field in record.fields {
      let text = String(decoding: CSVRecord.content(line[field]), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !text.isEmpty { return text.cutShort }
    }
    return ""
  }
}
