/// One record field by field: by the letter of RFC 4180, for headers, listings, and as the measure of the fast
/// scanner; or as people's programs write it, to be made plain.
enum CSVRecord {
  enum Fault: Error, Equatable {
    /// The file ends inside quotes, which open at an offset.
    case unclosedQuote(offset: Int)
    /// A quotation mark inside a cell that does not start with one, or a letter after a closing one.
    case misplacedQuote(offset: Int)
  }

  struct Parsed {
    /// Ranges of the cells with their quotes.
    let fields: [Range<Int>]
    /// Behind the line break.
    let end: Int
    /// A line without anything on it.
    let isBlankLine: Bool
  }

  /// What is taken for a line end and for a quotation mark.
  enum Dialect {
    /// Lines end with LF or CRLF; quotation marks enclose whole cells.
    case plain
    /// A CR alone ends a line, too; a quotation mark inside a cell that does not begin with one is itself.
    case lenient
  }

  /// The record that starts at `start`; its line ends with a line break or the end of the bytes.
  static func parse(
    _ bytes: [UInt8], from start: Int, separator: UInt8, dialect: Dialect = .plain
  ) -> Result<Parsed, Fault> {
    let lone: UInt8 = dialect == .lenient ? 0x0D : 0x0A
    var fields: [Range<Int>] = []
    var at = start
    while true {
      let fieldStart = at
      if at < bytes.count, bytes[at] == 0x22 {
        at += 1
        while true {
          guard at < bytes.count else { return .failure(.unclosedQuote(offset: fieldStart)) }
          if bytes[at] == 0x22 {
            if at + 1 < bytes.count, bytes[at + 1] == 0x22 {
              at += 2
              continue
            }
            at += 1
            break
          }
          at += 1
        }
        let isCRLF = at + 1 < bytes.count && bytes[at] == 0x0D && bytes[at + 1] == 0x0A
        let isEnd = at == bytes.count || (at + 1 == bytes.count && bytes[at] == 0x0D)
        guard isEnd || isCRLF || bytes[at] == separator || bytes[at] == 0x0A || bytes[at] == lone else {
          return .failure(.misplacedQuote(offset: at))
        }
      } else {
        while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != lone {
          if bytes[at] == 0x22, dialect == .plain { return .failure(.misplacedQuote(offset: at)) }
          at += 1
        }
      }
      if at < bytes.count, bytes[at] == separator {
        fields.append(fieldStart..<at)
        at += 1
        continue
      }
      // The end of the line; a CR before it belongs to the line break.
      var fieldEnd = at
      if at < bytes.count, bytes[at] == 0x0D {
        if lone == 0x0A || at + 1 < bytes.count && bytes[at + 1] == 0x0A { at += 1 }
      } else if fieldEnd > fieldStart, bytes[fieldEnd - 1] == 0x0D {
        fieldEnd -= 1
      }
      fields.append(fieldStart..<fieldEnd)
      let isBlank = fields.count == 1 && fieldEnd == fieldStart
      return .success(Parsed(fields: fields, end: min(at + 1, bytes.count), isBlankLine: isBlank))
    }
  }

  /// The content of a cell: without its quotes, doubled ones single.
  static func content(_ cell: some RandomAccessCollection<UInt8>) -> [UInt8] {
    guard cell.count >= 2, cell.first == 0x22, cell.last == 0x22 else { return Array(cell) }
    var content: [UInt8] = []
    content.reserveCapacity(cell.count - 2)
    var isDoubled = false
    for byte in cell.dropFirst().dropLast() {
      if byte == 0x22, !isDoubled {
        isDoubled = true
        continue
      }
      isDoubled = false
      content.append(byte)
    }
    return content
  }
}

extension CSVRecord {
  /// Writes a cell of a made file with commas. A line break in it becomes a space, so that lines keep their numbers.
  static func write(_ cell: some Collection<UInt8>, to bytes: inout [UInt8], isQuoted: Bool = false) {
    let isQuoted = isQuoted || cell.contains { $0 == 0x2C || $0 == 0x22 }
    if isQuoted { bytes.append(0x22) }
    var previous: UInt8 = 0
    for byte in cell {
      defer { previous = byte }
      if byte == 0x0A, previous == 0x0D { continue }
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
    }
    if isQuoted { bytes.append(0x22) }
  }
}
