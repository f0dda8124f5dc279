import TargetDSL

/// A cell of a file of measured values, and where it stands.
struct MeasuredCell {
  let value: SheetRow.Value
  let line: Int
  let column: Int

  var isBlank: Bool { value.isBlank }

  /// As a person sees it, without the white space around it.
  var text: String { value.plainText }
}

/// The rows of a file of measured values that have something in them, read one way: with one separator, or from one sheet.
struct MeasuredGrid {
  let rows: [[MeasuredCell]]
  /// The name of the sheet; `nil` for a file of lines.
  let sheet: String?
  /// Where the rest could not be read.
  let fault: (place: (line: Int, column: Int), CSVRecord.Fault)?
  /// Rows above which a blank one stands.
  private let separated: Set<Int>
  private let merges: [Sheet.Merge]
  /// Numbers of a sheet of which the last digits are not shown.
  let shortened: [Sheet.Shortened]

  /// Whether a blank row stands right above a row.
  func isSeparated(_ row: Int) -> Bool { separated.contains(row) }

  /// The header of values that is merged over one of some columns without a header of their own.
  func mergedOver(_ nameless: [Int], _ header: MeasuredHeader) -> MeasuredCell? {
    let last = rows[header.rows.upperBound - 1]
    guard let line = last.first?.line else { return nil }
    let merge = merges.first { merge in
      let first = merge.columns.lowerBound
      return merge.rows.contains(line) && nameless.contains { merge.columns.contains($0) }
        && header.roles.indices.contains(first) && header.roles[first]?.isValue ?? false
    }
    return merge.map { last[$0.columns.lowerBound] }
  }

  /// The ways in which a file may be read, the likelier first.
  static func readings(of file: SourceFile) throws(FileFailure) -> [MeasuredGrid] {
    switch OtherFormat(of: file.bytes) {
    case .zip?: return try sheets(of: file.bytes)
    case let other?: throw other.refusal
    case nil: return try texts(of: file)
    }
  }

  // MARK: - Lines

  private static func texts(of file: SourceFile) throws(FileFailure) -> [MeasuredGrid] {
    let plain = try CSVMending.plain(DataFile(path: file.path, bytes: file.bytes))
    let bytes = try plain.bytes(0..<plain.size)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw FileFailure(
        reason: Phrase(
          en: "it is not UTF-8; save it as “CSV UTF-8”",
          vi: "tệp không phải UTF-8; hãy lưu lại dạng “CSV UTF-8”"))
    }
    let text = SourceFile(path: file.path, bytes: bytes)
    let readings = (plain.separator.map { [$0] } ?? CSVHeader.separators).map {
      MeasuredGrid(text, separator: $0, firstLine: plain.firstLine)
    }
    // Where no header is found the reading with most fields tells what is wrong.
    return readings.sorted { ($0.rows.first?.count ?? 0) > ($1.rows.first?.count ?? 0) }
  }

  private init(_ text: SourceFile, separator: UInt8, firstLine: Int) {
    var rows: [[MeasuredCell]] = []
    var fault: (place: (line: Int, column: Int), CSVRecord.Fault)?
    var separated: Set<Int> = []
    var at = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func place(_ offset: Int) -> (line: Int, column: Int) {
      let place = text.position(at: offset)
      return (place.line + firstLine - 1, place.column)
    }
    reading: while at < text.bytes.count {
      switch CSVRecord.parse(text.bytes, from: at, separator: separator, dialect: .lenient) {
      case .success(let record):
        at = record.end
        let cells = record.fields.map { field in
          let (line, column) = place(field.lowerBound)
          let content = String(decoding: CSVRecord.content(text.bytes[field]), as: UTF8.self)
          return MeasuredCell(value: .text(content), line: line, column: column)
        }
        if cells.allSatisfy(\.isBlank) { separated.insert(rows.count) } else { rows.append(cells) }
      case .failure(let found):
        switch found {
        case .unclosedQuote(let offset), .misplacedQuote(let offset): fault = (place(offset), found)
        }
        break reading
      }
    }
    self.rows = rows
    self.fault = fault
    self.separated = separated
    merges = []
    shortened = []
    sheet = nil
  }

  // MARK: - Sheets

  private static func sheets(of bytes: [UInt8]) throws(FileFailure) -> [MeasuredGrid] {
    let book = try WorkbookFile.opened(try ZipArchive(bytes))
    _ = try SheetChoice(firstOf: book.candidates)
    var grids: [MeasuredGrid] = []
    for index in book.candidates.indices where !book.candidates[index].isHidden {
      grids.append(MeasuredGrid(try book.sheet(index)))
    }
    return grids
  }

  private init(_ sheet: Sheet) {
    self.sheet = sheet.name
    fault = nil
    merges = sheet.merges
    shortened = sheet.shortened
    let rows = sheet.rows.filter { !$0.isBlank }
    separated = Set(rows.indices.dropFirst().filter { rows[$0].number > rows[$0 - 1].number + 1 })
    // Cells far to the right of all others are no part of a list of indicators.
    let width = min(256, (rows.flatMap { $0.cells.map(\.column) }.max() ?? -1) + 1)
    self.rows = rows.map { row in
      var cells = (0..<width).map { MeasuredCell(value: .text(""), line: row.number, column: $0 + 1) }
      for cell in row.cells where cell.column < width {
        cells[cell.column] = MeasuredCell(value: cell.value, line: row.number, column: cell.column + 1)
      }
      return cells
    }
  }
}
