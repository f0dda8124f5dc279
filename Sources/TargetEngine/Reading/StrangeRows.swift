import TargetDSL

/// Rows that count, and look like headings or totals: those with nothing but a key, and those whose first words are of a total.
/// Files that are longer than people keep by hand are not looked through.
struct StrangeRows {
  private(set) var remarks: [FileRemark] = []

  private static let longest = 1 << 18
  private static let most = 5

  /// - Parameter omitted: Offsets in the file of rows that are left out in any case.
  init(of file: DataFile, _ header: CSVHeader, table: Table, omitted: [Int]) throws(FileFailure) {
    guard file.size <= StrangeRows.longest else { return }
    let bytes = try file.bytes(header.dataStart..<file.size)
    let read = header.fields.compactMap { $0 }
    let key = table.key.flatMap { header.fields[$0] }
    let leftOut = Set(omitted)
    var (rows, alone, totals) = (0, [(line: Int, text: String)](), [(line: Int, text: String)]())
    var (at, line) = (0, header.dataLine)
    while at < bytes.count,
      case .success(let record) = CSVRecord.parse(bytes, from: at, separator: header.separator)
    {
      if record.fields.count == header.fieldCount, !leftOut.contains(header.dataStart + at) {
        func text(_ field: Int) -> String {
          String(decoding: CSVRecord.content(bytes[record.fields[field]]), as: UTF8.self).trimmingSpaces
        }
        func isFilled(_ field: Int) -> Bool {
          // Nearly every cell has a letter of ASCII, which says so at once.
          bytes[record.fields[field]].contains { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 }
            || !text(field).isEmpty
        }
        if read.contains(where: isFilled) { rows += 1 }
        let first = record.fields.indices.first(where: isFilled).map(text) ?? ""
        if key.map(isFilled) ?? (table.key == nil), StrangeRows.beginsLikeTotal(first) {
          totals.append((line, first))
        } else if let key, read.count > 2, isFilled(key),
          !read.contains(where: { $0 != key && isFilled($0) }),
          !RowSuspicion.isTotal(first)
        {
          alone.append((line, text(key)))
        }
      }
      line += bytes[at..<record.end].count { $0 == 0x0A }
      at = record.end
    }
    for row in totals.prefix(StrangeRows.most) {
      add(row.line, Phrase.startsLikeTotal(row.text.cutShort, table))
    }
    // Where many rows have nothing but their key, that is how the list is kept.
    guard rows > 2, alone.count <= StrangeRows.most, alone.count * 2 <= rows else { return }
    for row in alone { add(row.line, Phrase.keyAlone(row.text.cutShort, table)) }
  }

  private mutating func add(_ line: Int, _ text: Phrase) {
    remarks.append(FileRemark(.strangeRow, line: line, text))
  }

  /// `Cộng huyện A`, `Tổng cộng (I+II)`, but not `Cộng Hòa`.
  static func beginsLikeTotal(_ text: String) -> Bool {
    guard let letter = text.utf8.first, letter >= 0x80 || "tcsgTCSG".utf8.contains(letter) else {
      return false
    }
    let key = matchKey(text)
    guard let first = key.first, "tcsg".contains(first), !RowSuspicion.isTotal(text) else { return false }
    if beginnings.contains(where: { key.hasPrefix($0) }) { return true }
    guard key.hasPrefix(sum) else { return false }
    let next = key.dropFirst(sum.count).prefix { $0 != " " && $0 != ":" && $0 != "." }
    return next.hasPrefix("(") || parts.contains(String(next))
  }

  private static let sum = matchKey("cộng") + " "
  private static let beginnings = [
    "tổng cộng ", "tổng cộng(", "tong cong", "subtotal", "sub total", "sub-total", "grand total",
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

  fileprivate static func keyAlone(_ text: String, _ table: Table) -> Phrase {
    Phrase(
      en:
        "this row has nothing but the key “\(text)”, and it counts as a row of table “\(table.name)”; delete it if it is a heading or a note",
      vi:
        "dòng này chỉ có khóa “\(text)” nhưng vẫn được tính là một dòng của bảng “\(table.vietnameseName)”; hãy xóa nếu là đề mục hoặc ghi chú"
    )
  }
}
