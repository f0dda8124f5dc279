import TargetDSL

/// The first line of a file: which separator it uses, and where each declared column stands.
struct CSVHeader: Sendable {
  let separator: UInt8
  let fieldCount: Int
  /// For each column of the table, its position in the file.
  let fields: [Int?]
  /// Columns that more than one header names.
  let ambiguous: [(column: Int, headers: [String])]
  /// Headers that no column has.
  let extra: [String]
  /// Every header as it is written.
  let names: [String]
  /// The offset of the first record, and the number of the line on which it stands.
  let dataStart: Int
  let dataLine: Int

  static let longest = 1 << 20

  init(of file: DataFile, table: Table) throws(FileFailure) {
    let head = try file.bytes(0..<min(file.size, CSVHeader.longest))
    try CSVHeader.refuseOtherFormats(head)
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard start < head.count else {
      throw FileFailure(reason: Phrase(en: "it is empty", vi: "tệp rỗng"))
    }
    var best: (matched: Int, count: Int, header: CSVHeader)?
    var quoteFault = false
    for separator: UInt8 in [0x2C, 0x3B, 0x09] {
      guard case .success(let record) = CSVRecord.parse(head, from: start, separator: separator) else {
        quoteFault = true
        continue
      }
      if record.end == head.count, file.size > head.count { continue }
      let header = CSVHeader(record, in: head, separator: separator, table: table, sheetRow: file.sheetRow)
      let matched = header.fields.count { $0 != nil } + header.ambiguous.count
      if best.map({ (matched, header.fieldCount) > ($0.matched, $0.count) }) ?? true {
        best = (matched, header.fieldCount, header)
      }
    }
    guard let best else {
      throw FileFailure(
        reason: quoteFault
          ? Phrase(
            en: "a quotation mark in its first line is out of place",
            vi: "dấu ngoặc kép ở dòng đầu đặt sai chỗ")
          : Phrase(
            en: "its first line is longer than a header can be",
            vi: "dòng đầu dài quá mức của một dòng tiêu đề"))
    }
    // In another encoding every accented header would be missing, one warning a column.
    guard String(validating: head[start..<min(best.header.dataStart, head.count)], as: UTF8.self) != nil
    else {
      throw FileFailure(
        reason: Phrase(
          en: "its first line is not UTF-8; save it as “CSV UTF-8”",
          vi: "dòng đầu không phải UTF-8; hãy lưu lại dạng “CSV UTF-8”"))
    }
    if best.matched == 0, let line = CSVHeader.laterHeader(in: head, from: best.header.dataStart, file, table)
    {
      throw FileFailure(
        reason: Phrase(
          en: "its header seems to stand on line \(line); delete what is above it",
          vi: "tiêu đề có vẻ nằm ở dòng \(line); hãy xóa các dòng phía trên"))
    }
    self = best.header
  }

  /// The line on which columns of the table are named, where the first lines are a title; `nil` for none.
  private static func laterHeader(in head: [UInt8], from start: Int, _ file: DataFile, _ table: Table) -> Int?
  {
    let furthest = 20
    for separator: UInt8 in [0x2C, 0x3B, 0x09] {
      var at = start
      for _ in 0..<furthest where at < head.count {
        guard case .success(let record) = CSVRecord.parse(head, from: at, separator: separator) else { break }
        let header = CSVHeader(
          record, in: head, separator: separator, table: table, sheetRow: file.sheetRow)
        let matched = header.fields.count { $0 != nil }
        if matched > 1 || (matched == 1 && header.fieldCount == 1) {
          return (file.sheetRow ?? 1) + head[..<at].count { $0 == 0x0A }
        }
        at = record.end
      }
    }
    return nil
  }

  /// Whether nothing but line breaks and spaces follows the header.
  func hasNoRows(in file: DataFile) throws(FileFailure) -> Bool {
    var at = dataStart
    while at < file.size {
      let part = try file.bytes(at..<at + 4096)
      guard part.allSatisfy({ $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }) else { return false }
      at += 4096
    }
    return true
  }

  private init(
    _ record: CSVRecord.Parsed, in head: [UInt8], separator: UInt8, table: Table, sheetRow: Int?
  ) {
    self.separator = separator
    fieldCount = record.fields.count
    names = record.fields.map { String(decoding: CSVRecord.content(head[$0]), as: UTF8.self) }
    dataStart = record.end
    dataLine = (sheetRow ?? 1) + head[..<record.end].count { $0 == 0x0A }
    var columnOfName: [String: Int] = [:]
    for (index, column) in table.columns.enumerated() {
      for name in [column.name] + column.headers { columnOfName[matchKey(name)] = index }
    }
    var fields = [Int?](repeating: nil, count: table.columns.count)
    var named = [[String]](repeating: [], count: table.columns.count)
    var extra: [String] = []
    for (field, name) in names.enumerated() {
      guard let column = columnOfName[matchKey(name)] else {
        extra.append(name)
        continue
      }
      named[column].append(name)
      fields[column] = field
    }
    for column in named.indices where named[column].count > 1 { fields[column] = nil }
    self.fields = fields
    self.extra = extra.filter { !matchKey($0).isEmpty }
    ambiguous = named.indices.filter { named[$0].count > 1 }.map { ($0, named[$0]) }
  }

  private static func refuseOtherFormats(_ head: [UInt8]) throws(FileFailure) {
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw FileFailure(
        reason: Phrase(
          en: "it is UTF-16 text; save it as “CSV UTF-8”",
          vi: "tệp là văn bản UTF-16; hãy lưu lại dạng “CSV UTF-8”"))
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw FileFailure(
        reason: Phrase(
          en: "it is a workbook or another zip archive, not CSV",
          vi: "tệp là bảng tính hoặc tệp nén zip, không phải CSV"))
    }
  }
}
