import TargetDSL

/// The fields of a small delimited file after RFC 4180, with their places: for files that fit in memory and hold
/// no rows. Fields are separated by `,` `;` or a tab, whichever the first line has most of; records end with LF
/// or CRLF; blank lines are skipped.
struct DelimitedText {
  struct Field {
    let text: String
    /// Of its first byte, quote included.
    let offset: Int
  }

  struct Malformed: Error {
    let offset: Int
    let reason: Reason

    enum Reason { case unclosedQuote, textAfterQuote }
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var position: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    position = start
    let header = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    var best = (delimiter: UInt8(ascii: ","), count: 0)
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      let count = header.count { $0 == candidate }
      if count > best.count { best = (candidate, count) }
    }
    delimiter = best.delimiter
  }

  /// The next record; `nil` at the end of the text.
  mutating func next() throws(Malformed) -> [Field]? {
    while position < bytes.count, isLineBreak(bytes[position]) { position += 1 }
    guard position < bytes.count else { return nil }
    var fields: [Field] = []
    while true {
      fields.append(try field())
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    return fields
  }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func field() throws(Malformed) -> Field {
    let start = position
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      while position < bytes.count, bytes[position] != delimiter, !isLineBreak(bytes[position]) {
        position += 1
      }
      return Field(text: String(decoding: bytes[start..<position], as: UTF8.self), offset: start)
    }
    var content: [UInt8] = []
    position += 1
    while true {
      guard position < bytes.count else { throw Malformed(offset: start, reason: .unclosedQuote) }
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "\"") else {
        content.append(byte)
        continue
      }
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
      content.append(byte)
      position += 1
    }
    guard position == bytes.count || bytes[position] == delimiter || isLineBreak(bytes[position]) else {
      throw Malformed(offset: position, reason: .textAfterQuote)
    }
    return Field(text: String(decoding: content, as: UTF8.self), offset: start)
  }
}
