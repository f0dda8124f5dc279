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
    while position < bytes.count {
      switch CSVRecord.parse(bytes, from: position, separator: delimiter) {
      case .success(let record):
        position = record.end
        guard !record.isBlankLine else { continue }
        return record.fields.map { cell in
          Field(
            text: String(decoding: CSVRecord.content(bytes[cell]), as: UTF8.self), offset: cell.lowerBound)
        }
      case .failure(.unclosedQuote(let offset)): throw Malformed(offset: offset, reason: .unclosedQuote)
      case .failure(.misplacedQuote(let offset)):
        throw Malformed(offset: offset, reason: .textAfterQuote)
      }
    }
    return nil
  }
}
