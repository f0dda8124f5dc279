import TargetDSL

/// Rows that count, and look like headings or totals: those with nothing but a key, and those whose first words are of a total.
struct StrangeRows {
  /// The header of the first column that is read.
  private struct FirstName {
    let field: Int
    private let length: Int
    private let first: UInt8

    init(field: Int, _ name: String) {
      self.field = field
      length = name.utf8.count
      first = (name.utf8.first ?? 0) | 0x20
    }

    /// Whether a cell is as long and begins alike.
    @inline(__always)
    func mayBe(_ cells: ColumnCells, _ row: Int) -> Bool {
      guard cells.firstByte(row) | 0x20 == first else { return false }
      let cell = cells[row]
      return cell.end &- cell.start == length
    }
  }

  private struct Row {
    let offset: Int
    let line: Int
    let text: String
  }

  static let most = 5

  private var rows = 0
  private var alone: [Row] = []
  private var aloneCount = 0
  private var totals: [Row] = []
  private var totalCount = 0
  /// Of a table without a key: a single cell that begins as the lines below a list do.
  private var signatures: [Row] = []
  /// Of a table without a key: rows that say what the header says.
  private var headers: [Row] = []
  private var headerCount = 0
  /// A field that was filled in the row before, and is in most.
  private var witness: Int?
  private var counter = LineCounter()

  mutating func look(at batch: RowBatch, of table: Table) {
    let read = batch.part.header.fields.compactMap { $0 }
    let key = table.key.flatMap { batch.field(of: $0) }
    let nameless = batch.part.header.namelessFields
    let names = table.key == nil ? batch.part.header.names : []
    let firstName = table.key == nil ? read.first.map { FirstName(field: $0, names[$0]) } : nil
    var next = 0
    while next < batch.rows {
      if let witness, nameless.isEmpty {
        // Nearly every row is one of data, which the first bytes of two of its cells say.
        let plain = StrangeRows.plainRows(batch, from: next, witness: witness, notLike: firstName)
        rows += plain
        next += plain
        if next == batch.rows { break }
      }
      let row = next
      next += 1
      func isFilled(_ field: Int) -> Bool {
        !StrangeRows.isBlank(batch.window, batch.cell(row: row, field: field))
      }
      // Where a table has a key, that of such a row says so.
      if let firstName, firstName.mayBe(batch.column(firstName.field), row),
        read.allSatisfy({ matchKey(StrangeRows.text(batch, row, $0)) == matchKey(names[$0]) })
      {
        rows += 1
        headerCount += 1
        if headers.count < StrangeRows.most {
          headers.append(place(row, batch, StrangeRows.text(batch, row, firstName.field)))
        }
        continue
      }
      if witness.map({ !StrangeRows.isPlain(batch.window, batch.cell(row: row, field: $0)) }) ?? true {
        witness = read.first {
          $0 != key && $0 != 0 && StrangeRows.isPlain(batch.window, batch.cell(row: row, field: $0))
        }
      }
      guard read.contains(where: isFilled) else { continue }
      rows += 1
      let hasKey = key.map(isFilled) ?? (table.key == nil)
      guard let first = (0..<batch.fieldCount).first(where: isFilled) else { continue }
      if StrangeRows.mayBeginLikeTotal(batch.window, batch.cell(row: row, field: first)) {
        let text = StrangeRows.text(batch, row, first)
        if StrangeRows.beginsLikeTotal(text) {
          addTotal(row, batch, text)
          continue
        }
      }
      // In a column without a header also behind the key, where it says what the row is.
      let word = nameless.lazy.filter(isFilled).map { StrangeRows.text(batch, row, $0) }
        .first(where: StrangeRows.tellsOfTotal)
      if let word {
        addTotal(row, batch, word)
        continue
      }
      guard hasKey else { continue }
      if table.key == nil, batch.fieldCount > 2, signatures.count < StrangeRows.most,
        !(first + 1..<batch.fieldCount).contains(where: isFilled)
      {
        let text = StrangeRows.text(batch, row, first)
        if SignatureWords.begin(matchKey(text)) { signatures.append(place(row, batch, text)) }
        continue
      }
      guard let key, read.count > 2, !read.contains(where: { $0 != key && isFilled($0) }) else { continue }
      aloneCount += 1
      if alone.count < StrangeRows.most { alone.append(place(row, batch, StrangeRows.text(batch, row, key))) }
    }
  }

  /// How many rows from one on are of data for certain: their witness is filled, and their first cell begins as no
  /// word for a total does.
  ///
  /// - Parameter name: A row with such a cell may be one of headers.
  private static func plainRows(
    _ batch: RowBatch, from start: Int, witness: Int, notLike name: FirstName?
  ) -> Int {
    let witnesses = batch.column(witness)
    let firsts = batch.column(0)
    let named = name.map { (name: $0, cells: batch.column($0.field)) }
    let separator = batch.part.header.separator
    var row = start
    while row < batch.rows {
      // What ends an empty cell is never seen as the first byte of one.
      let (seen, first) = (witnesses.firstByte(row), firsts.firstByte(row))
      guard isSeen(seen), seen != separator, isSeen(first), first != separator else { break }
      if let named, named.name.mayBe(named.cells, row) { break }
      if isFirstOfTotal(first) {
        let cell = firsts[row]
        if mayBeginLikeTotal(batch.window, cell.start..<cell.end) { break }
      }
      row += 1
    }
    return row - start
  }

  @inline(__always)
  private static func isSeen(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && byte != 0x22 }

  private mutating func addTotal(_ row: Int, _ batch: RowBatch, _ text: String) {
    totalCount += 1
    if totals.count < StrangeRows.most { totals.append(place(row, batch, text)) }
  }

  private mutating func place(_ row: Int, _ batch: RowBatch, _ text: String) -> Row {
    Row(
      offset: batch.fileOffset + batch.cell(row: row, field: 0).lowerBound, line: counter.line(row, batch),
      text: text)
  }

  /// Whether a cell begins with a byte that is seen; of others nothing is said.
  private static func isPlain(_ window: ByteWindow, _ cell: Range<Int>) -> Bool {
    guard let at = cell.first else { return false }
    return isSeen(window[at])
  }

  private static func text(_ batch: RowBatch, _ row: Int, _ field: Int) -> String {
    String(decoding: batch.content(row: row, field: field), as: UTF8.self).trimmingSpaces
  }

  /// Whether nothing, or only what is not seen, stands in a cell.
  static func isBlank(_ window: ByteWindow, _ cell: Range<Int>) -> Bool {
    for at in cell {
      let byte = window[at]
      if byte == 0x20 || byte == 0x22 || (0x09...0x0D).contains(byte) { continue }
      // Letters of Vietnamese begin with one of these; spaces, and signs that are not seen, with none.
      if byte < 0x80 || (0xC3...0xC9).contains(byte) || byte == 0xE1 && window[at + 1] >= 0xB8 {
        return false
      }
      return isBlankCell(window, cell)
    }
    return cell.allSatisfy { window[$0] != 0x22 } || isBlankCell(window, cell)
  }

  private static func isBlankCell(_ window: ByteWindow, _ cell: Range<Int>) -> Bool {
    CanonicalBytes.ofKey(String(decoding: CSVRecord.content(window.bytes(cell)), as: UTF8.self)).isEmpty
  }

  @inline(__always)
  private static func isFirstOfTotal(_ byte: UInt8) -> Bool {
    let small = byte | 0x20
    return small == 0x74 || small == 0x63 || small == 0x73 || small == 0x67
  }

  /// By the bytes alone, so that nearly every row is done with here: `t…n`, `tot`, `c…n`, `su`, `gr`.
  private static func mayBeginLikeTotal(_ window: ByteWindow, _ cell: Range<Int>) -> Bool {
    let start = cell.first { window[$0] != 0x20 && window[$0] != 0x22 } ?? cell.upperBound
    guard start + 4 < cell.upperBound else { return false }
    switch window[start] | 0x20 {
    case 0x73: return window[start + 1] | 0x20 == 0x75
    case 0x67: return window[start + 1] | 0x20 == 0x72
    case 0x74, 0x63:
      return window[start + 2] | 0x20 == 0x74
        || (start + 2..<min(start + 8, cell.upperBound)).contains { window[$0] | 0x20 == 0x6E }
    // A space of another kind may stand before it.
    default: return window[start] >= 0x80 || window[start] < 0x20
    }
  }

  mutating func merge(_ other: StrangeRows) {
    rows += other.rows
    aloneCount += other.aloneCount
    totalCount += other.totalCount
    headerCount += other.headerCount
    alone += other.alone
    totals += other.totals
    signatures += other.signatures
    headers += other.headers
  }

  /// What is to be said of one file.
  ///
  /// - Parameter all: How many rows there are, where only some were looked at.
  func remarks(of table: Table, among all: Int? = nil) -> [FileRemark] {
    let rows = all ?? rows
    func first(_ rows: [Row]) -> ArraySlice<Row> {
      rows.sorted { $0.offset < $1.offset }.prefix(StrangeRows.most)
    }
    var remarks = first(totals).map {
      FileRemark(.strangeRow, line: $0.line, .startsLikeTotal($0.text.cutShort, table))
    }
    remarks += first(signatures).map {
      FileRemark(.strangeRow, line: $0.line, .signed($0.text.cutShort, table))
    }
    remarks += first(headers).map {
      FileRemark(.strangeRow, line: $0.line, .header($0.text.cutShort, table))
    }
    let more = [totalCount, headerCount].reduce(0) { $0 + max(0, $1 - StrangeRows.most) }
    if more > 0 { remarks.append(FileRemark(.strangeRow, .moreAlike(more, table))) }
    // Where many rows have nothing but their key, that is how the list is kept.
    if rows > 2, aloneCount <= StrangeRows.most, aloneCount * 2 <= rows {
      remarks += first(alone).map {
        FileRemark(.strangeRow, line: $0.line, .keyAlone($0.text.cutShort, table))
      }
    }
    return remarks
  }

  /// Whether a text is the word for a total or begins with it.
  static func tellsOfTotal(_ text: String) -> Bool {
    RowSuspicion.isTotal(cell: text) || beginsLikeTotal(text)
  }

  /// `Cộng huyện A`, `Tổng cộng (I+II)`, but not `Cộng Hòa`.
  static func beginsLikeTotal(_ text: String) -> Bool {
    let key = matchKey(text)
    guard let first = key.first, "tcsg".contains(first), !RowSuspicion.isTotal(text) else { return false }
    if beginnings.contains(where: { key.hasPrefix($0) }) || wholes.contains(key) { return true }
    guard let word = sums.first(where: { key.hasPrefix($0) }) else { return false }
    let rest = key.dropFirst(word.count).drop { $0 == " " }
    guard let sign = rest.first, rest.startIndex > key.index(key.startIndex, offsetBy: word.count) else {
      return key.dropFirst(word.count).first.map { "(:=".contains($0) } ?? false
    }
    let next = rest.prefix { $0 != " " && $0 != ":" && $0 != "." }
    return "(:=".contains(sign) || parts.contains(String(next))
  }

  /// The longer before those with which they begin.
  private static let sums = ["tổng số", "tổng", "cộng"].map { matchKey($0) }
  /// What a row that is all of them together may be called.
  private static let wholes = Set(
    ["totals", "toàn tỉnh", "toàn huyện", "toàn xã", "toàn quốc", "toàn thành phố"].map { matchKey($0) })
  private static let beginnings = [
    "tổng cộng ", "tổng cộng(", "tong cong", "subtotal", "sub total", "sub-total", "grand total", "total (",
    "total:",
  ].map { text in text.hasSuffix(" ") ? matchKey(text) + " " : matchKey(text) }
  private static let parts = Set(
    [
      "huyện", "xã", "tỉnh", "thành", "tp", "thị", "chung", "toàn", "mục", "phần", "nhóm", "i", "ii", "iii",
      "iv", "v",
    ]
    .map { matchKey($0) })
}

extension Phrase {
  fileprivate static func startsLikeTotal(_ text: String, _ table: Table) -> Phrase {
    Phrase(
      en:
        "“\(text)” looks like a total, and the row counts as one of table “\(table.name)”; delete it if it is a total",
      vi:
        "“\(text)” trông như dòng tổng nhưng vẫn được tính là một dòng của bảng “\(table.vietnameseName)”; hãy xóa nếu là dòng tổng"
    )
  }

  fileprivate static func moreAlike(_ count: Int, _ table: Table) -> Phrase {
    Phrase(
      en:
        "\(count) more \(count == 1 ? "row looks" : "rows look") like totals or headers and \(count == 1 ? "counts" : "count") in table “\(table.name)”",
      vi:
        "còn \(count) dòng nữa trông như dòng tổng hoặc dòng tiêu đề nhưng vẫn được tính là dòng của bảng “\(table.vietnameseName)”"
    )
  }

  fileprivate static func signed(_ text: String, _ table: Table) -> Phrase {
    Phrase(
      en:
        "this row has nothing but “\(text)”, and it counts as a row of table “\(table.name)”; delete it if it is a signature or a note",
      vi:
        "dòng này chỉ có “\(text)” nhưng vẫn được tính là một dòng của bảng “\(table.vietnameseName)”; hãy xóa nếu là chữ ký hoặc ghi chú"
    )
  }

  fileprivate static func header(_ text: String, _ table: Table) -> Phrase {
    Phrase(
      en:
        "this row, from “\(text)” on, says what the header says, and it counts as a row of table “\(table.name)”; delete it if it is the header again",
      vi:
        "dòng này, bắt đầu bằng “\(text)”, giống dòng tiêu đề nhưng vẫn được tính là một dòng của bảng “\(table.vietnameseName)”; hãy xóa nếu là tiêu đề lặp lại"
    )
  }

  fileprivate static func keyAlone(_ text: String, _ table: Table) -> Phrase {
    Phrase(
      en:
        "this row has nothing but the key “\(text)”, and it counts as a row of table “\(table.name)”; delete it if it is a heading or a note",
      vi:
        "dòng này chỉ có khóa “\(text)” nhưng vẫn được tính là một dòng của bảng “\(table.vietnameseName)”; hãy xóa nếu là đề mục hoặc ghi chú"
    )
  }
}

/// Looks for strange rows alone.
final class StrangeRowsConsumer: BatchConsumer {
  private let table: Table
  private(set) var strange = StrangeRows()

  init(_ table: Table) { self.table = table }

  func consume(_ batch: RowBatch) { strange.look(at: batch, of: table) }
}

/// Looks for strange rows on the way of another pass.
final class StrangeRowsBeside<Consumer: BatchConsumer & SendableMetatype>: BatchConsumer {
  private let consumer: Consumer
  private let table: Table
  private(set) var strange = StrangeRows()

  init(_ consumer: Consumer, _ table: Table) {
    (self.consumer, self.table) = (consumer, table)
  }

  func consume(_ batch: RowBatch) {
    strange.look(at: batch, of: table)
    consumer.consume(batch)
  }
}
