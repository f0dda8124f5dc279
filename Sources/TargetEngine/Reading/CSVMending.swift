import TargetDSL

/// A text of cells that is not plain CSV made plain, line for line, so that the fast scanner can read it: lines that end in CR
/// alone, a hint of the separator above the header (`sep=;`), several byte order marks, quotation marks inside
/// cells that do not begin with one.
struct CSVMending {
  static let largest = 1 << 30
  /// So many bytes are looked at before a file is taken for plain; what comes later shows while it is read.
  static let looked = 64 << 10
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let file: DataFile
  private let bytes: [UInt8]
  private var start = 0
  private var firstLine = 1
  private var hinted: UInt8?

  /// The file as it is where its beginning is plain, else made plain.
  static func plain(_ file: DataFile) throws(FileFailure) -> DataFile {
    let head = try file.bytes(0..<min(file.size, looked))
    let marks = CSVMending.marks(head)
    let isPlain =
      marks <= 3 && hint(head, from: marks) == nil && !hasLoneReturn(head, isWhole: head.count == file.size)
    if isPlain || OtherFormat(of: head) != nil { return file }
    return try CSVMending(file).mended() ?? file
  }

  /// `nil` where a file is too large to be made anew.
  init(_ file: DataFile) throws(FileFailure) {
    guard file.size <= CSVMending.largest else {
      throw FileFailure(
        reason: Phrase(
          en: "it is no plain CSV and too large to be mended",
          vi: "tệp không phải CSV chuẩn và quá lớn để tự sửa"))
    }
    self.file = file
    bytes = try file.bytes(0..<file.size)
    firstLine = file.firstLine
    hinted = file.separator
    start = CSVMending.marks(bytes)
    if let (separator, end) = CSVMending.hint(bytes, from: start) {
      start = end
      hinted = separator
      firstLine += 1
    }
  }

  /// The number of bytes of the byte order marks at the start.
  private static func marks(_ bytes: [UInt8]) -> Int {
    var at = 0
    while at + 3 <= bytes.count, bytes[at..<at + 3].elementsEqual(mark) { at += 3 }
    return at
  }

  /// `sep=;` on a line of its own, in quotation marks or not: the separator, and where the next line starts.
  private static func hint(_ bytes: [UInt8], from start: Int) -> (separator: UInt8, end: Int)? {
    var line = bytes[start...].prefix(20).prefix { $0 != 0x0A && $0 != 0x0D }
    var end = line.endIndex
    guard end < bytes.count else { return nil }
    end += bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1
    if line.first == 0x22 { line = line.dropFirst().prefix { $0 != 0x22 } }
    let word = Array("sep=".utf8)
    guard line.count >= 5, line.prefix(4).map({ $0 | 0x20 }).elementsEqual(word.map { $0 | 0x20 }) else {
      return nil
    }
    let separator = line[line.startIndex + 4]
    guard separator == 0x09 || (0x20...0x7E).contains(separator), separator != 0x22 else { return nil }
    return (separator, end)
  }

  /// Whether a CR ends a line by itself; one at the end of a part may belong to an LF behind it.
  private static func hasLoneReturn(_ bytes: [UInt8], isWhole: Bool) -> Bool {
    for at in bytes.indices where bytes[at] == 0x0D {
      if at + 1 < bytes.count ? bytes[at + 1] != 0x0A : isWhole { return true }
    }
    return false
  }

  // MARK: - Making it plain

  /// The file made plain; `nil` where the first thing that is wrong with it cannot be mended.
  func mended(separator: UInt8? = nil) -> DataFile? {
    guard let separator = separator ?? hinted ?? likelySeparator else { return nil }
    var made = Made(capacity: bytes.count - start, line: firstLine)
    var at = start
    while at < bytes.count {
      guard
        case .success(let record) = CSVRecord.parse(bytes, from: at, separator: separator, dialect: .lenient)
      else {
        // As it stands: the scanner says what is wrong, and where.
        made.add(bytes[at...])
        break
      }
      for (index, field) in record.fields.enumerated() {
        if index > 0 { made.add(separator) }
        made.add(cell: bytes[field])
      }
      if let last = record.fields.last, last.upperBound < record.end { made.endLine() }
      at = record.end
    }
    return DataFile(
      path: file.path, bytes: made.bytes, firstLine: firstLine, separator: hinted,
      remarks: file.remarks, insertions: made.insertions)
  }

  /// The separator of most cells in the first line: which of them the header uses is found again with the table.
  private var likelySeparator: UInt8? {
    var best: (separator: UInt8, count: Int)?
    for separator in CSVHeader.separators {
      guard
        case .success(let record) = CSVRecord.parse(
          bytes, from: start, separator: separator, dialect: .lenient),
        best.map({ record.fields.count > $0.count }) ?? true
      else { continue }
      best = (separator, record.fields.count)
    }
    return best?.separator
  }

  /// Where the first unclosed or misplaced quotation mark stands: the line on which its cell opens, because a mark that
  /// was never closed shows only where the next one stands.
  func quoteFault(separator: UInt8) -> ScanFault? {
    var at = start
    while at < bytes.count {
      switch CSVRecord.parse(bytes, from: at, separator: separator, dialect: .lenient) {
      case .success(let record): at = record.end
      case .failure(.unclosedQuote(let offset)):
        return ScanFault(kind: .unclosedQuote, offset: offset, line: line(of: offset))
      case .failure(.misplacedQuote(let offset)):
        let opening = quotedCell(before: offset, from: at, separator)
        let spansLines = bytes[opening..<offset].contains { $0 == 0x0A || $0 == 0x0D }
        return ScanFault(
          kind: spansLines ? .unclosedQuote : .misplacedQuote, offset: opening, line: line(of: opening))
      }
    }
    return nil
  }

  /// Where the cell begins whose closing mark stands right before an offset, in the record that starts at `start`.
  private func quotedCell(before offset: Int, from start: Int, _ separator: UInt8) -> Int {
    var opening = start
    var at = start
    while at < offset {
      opening = at
      if bytes[at] == 0x22 {
        at += 1
        while at < offset, bytes[at] != 0x22 || at + 1 < offset && bytes[at + 1] == 0x22 {
          at += bytes[at] == 0x22 ? 2 : 1
        }
        at += 1
      } else {
        while at < offset, bytes[at] != separator { at += 1 }
      }
      at += 1
    }
    return opening
  }

  private func line(of offset: Int) -> Int {
    var line = firstLine
    for at in start..<offset {
      if bytes[at] == 0x0A || bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] != 0x0A { line += 1 }
    }
    return line
  }

  /// The bytes that are made.
  private struct Made {
    var bytes: [UInt8] = []
    var insertions: [(line: Int, offset: Int)] = []
    private var line: Int

    init(capacity: Int, line: Int) {
      bytes.reserveCapacity(capacity)
      self.line = line
    }

    mutating func add(_ byte: UInt8) { bytes.append(byte) }

    /// Line breaks of every kind become LF, so that lines keep their numbers.
    mutating func add(_ part: some RandomAccessCollection<UInt8>) {
      var previous: UInt8 = 0
      for byte in part {
        if byte == 0x0A {
          if previous != 0x0D { endLine() }
        } else if byte == 0x0D {
          endLine()
        } else {
          bytes.append(byte)
        }
        previous = byte
      }
    }

    mutating func add(cell: ArraySlice<UInt8>) {
      guard cell.first != 0x22, cell.contains(0x22) else { return add(cell) }
      insert()
      for byte in cell {
        if byte == 0x22 { insert() }
        bytes.append(byte)
      }
      insert()
    }

    private mutating func insert() {
      insertions.append((line, bytes.count))
      bytes.append(0x22)
    }

    mutating func endLine() {
      bytes.append(0x0A)
      line += 1
    }
  }
}
