public import TargetDSL

/// The tables of indicators in a workbook (XLSX, ODS) or a CSV file, row by row as an official document has them: a row with
/// one filled cell is a paragraph, every other a row of a table as wide as its sheet.
public struct IndicatorTables: Sendable {
  public let blocks: [ProseBlock]

  /// Every visible sheet, in order.
  ///
  /// - Parameter workbook: the bytes of the whole file.
  /// - Returns: `nil` where it is a zip archive of another kind.
  /// - Complexity: O(length of the unpacked text); what no real workbook would be is refused.
  public init?(workbook bytes: [UInt8]) throws(OfficeTextError) {
    var blocks: [ProseBlock] = []
    do throws(FileFailure) {
      guard bytes.count <= ZipArchive.largestArchive else { throw ZipArchive.tooLarge }
      let archive = try ZipArchive(bytes)
      if OpenDocumentWorkbook.isOne(archive) {
        let document = try OpenDocumentWorkbook(archive)
        for (index, candidate) in document.candidates.enumerated() where !candidate.isHidden {
          blocks += try Self.blocks(of: try document.sheet(index))
        }
      } else if try archive.entry("xl/workbook.xml") != nil {
        let workbook = try Workbook(archive)
        for (index, candidate) in workbook.candidates.enumerated() where !candidate.isHidden {
          blocks += try Self.blocks(of: try workbook.sheet(index))
        }
      } else {
        return nil
      }
    } catch {
      throw OfficeTextError(reason: error.reason)
    }
    self.blocks = blocks
  }

  /// - Parameter csv: the bytes of the whole file, whose cells are parted by tabs, semicolons or commas, by whichever parts most.
  public init(csv bytes: [UInt8]) throws(OfficeTextError) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let parted = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")].compactMap {
      Self.records(bytes, from: start, separator: $0)
    }
    guard let rows = parted.max(by: { Self.cells($0) < Self.cells($1) }) else {
      throw OfficeTextError(
        reason: Phrase(en: "a quotation mark is out of place", vi: "có dấu ngoặc kép đặt sai chỗ"))
    }
    let width = min(rows.map(\.cells.count).max() ?? 0, OfficeTable.mostColumns)
    blocks = rows.compactMap { row in
      let cells = row.cells.prefix(width) + Array(repeating: "", count: max(0, width - row.cells.count))
      return Self.block(
        Array(cells), place: Phrase(en: "line \(line: row.line)", vi: "dòng \(line: row.line)"))
    }
  }

  // MARK: Rows

  private static func block(_ cells: [String], place: Phrase) -> ProseBlock? {
    let filled = cells.filter { $0.contains { !$0.isWhitespace } }
    guard let first = filled.first else { return nil }
    return filled.count == 1 ? ProseBlock(text: first, place: place) : ProseBlock(cells: cells, place: place)
  }

  private static func blocks(of sheet: Sheet) throws(FileFailure) -> [ProseBlock] {
    var sheet = sheet
    try sheet.fillMerges()
    let width = min(
      (sheet.rows.compactMap { $0.cells.last { !$0.value.isBlank }?.column }.max() ?? -1) + 1,
      OfficeTable.mostColumns)
    let wide = Dictionary(
      sheet.merges.filter { $0.columns.count > 1 }.map { ($0.rows.lowerBound, [$0.columns]) },
      uniquingKeysWith: +)
    var blocks: [ProseBlock] = []
    for row in sheet.rows where width > 0 {
      var cells = [String](repeating: "", count: width)
      for (column, value) in row.cells where column < width { cells[column] = value.shown }
      // A row across the whole sheet is a heading; a head over some columns stands in each of them.
      if cells.count(where: { !$0.isEmpty }) > 1 {
        for columns in wide[row.number] ?? [] where columns.lowerBound < width {
          let text = cells[columns.lowerBound]
          guard !text.contains(where: \.isNumber) else { continue }
          for column in columns where column < width { cells[column] = text }
        }
      }
      let number = String(row.number)
      let place = Phrase(
        en: "sheet “\(sheet.name)”, row \(number)", vi: "trang “\(sheet.name)”, dòng \(number)")
      if let block = block(cells, place: place) { blocks.append(block) }
    }
    return blocks
  }

  private static func cells(_ rows: [(line: Int, cells: [String])]) -> Int {
    rows.reduce(0) { $0 + ($1.cells.count > 1 ? $1.cells.count : 0) }
  }

  /// `nil` where quotation marks are out of place for this separator.
  private static func records(_ bytes: [UInt8], from start: Int, separator: UInt8) -> [(
    line: Int, cells: [String]
  )]? {
    var rows: [(line: Int, cells: [String])] = []
    var (at, line) = (start, 1)
    while at < bytes.count {
      guard
        case .success(let record) = CSVRecord.parse(bytes, from: at, separator: separator, dialect: .lenient)
      else { return nil }
      if !record.isBlankLine {
        rows.append(
          (line, record.fields.map { String(decoding: CSVRecord.content(bytes[$0]), as: UTF8.self) }))
      }
      line += bytes[at..<record.end].count { $0 == 0x0A }
      at = record.end
    }
    return rows
  }
}

extension SheetRow.Value {
  /// As a Vietnamese document would write it, for the reader of documents: the digits are those of the cell, ungrouped, since
  /// `1.234` would be read as a thousand there.
  fileprivate var shown: String {
    switch self {
    case .text(let text): text
    case .number(let number), .padded(let number, _): Self.withComma(number)
    case .percent(let number): Self.withComma(SheetNumber.decimal(number, shiftedBy: 2) ?? number) + "%"
    case .flag: ""
    case .date(let date): "\(date.day)/\(date.month)/\(date.year)"
    case .fault(let fault): SheetFault.shown(fault.text)
    }
  }

  private static func withComma(_ number: String) -> String { number.replacing(".", with: ",") }
}
