import TargetDSL

/// A file of sheets, of either open format: what its bytes are counts, not how it is called.
enum WorkbookFile {
  /// The sheet of a table as the lines of a CSV file in the table's own formats, one line a row of the sheet, so that everything
  /// behind it is the same for all kinds of files.
  static func sheet(of path: String, table: Table) throws(FileFailure) -> DataFile {
    let file = try DataFile(opening: path)
    guard file.size <= ZipArchive.largestArchive else { throw ZipArchive.tooLarge }
    let bytes = try file.bytes(0..<file.size)
    try file.checkUnchanged()
    if let other = OtherFormat(of: bytes), other != .zip { throw other.refusal }
    let book = try opened(try ZipArchive(bytes))
    let choice = try SheetChoice(among: book.candidates, for: table)
    return try SheetText(try book.sheet(choice.index), table: table)
      .file(path: path, remarks: choice.remark.map { [$0] } ?? [])
  }

  /// The sheets with cells that there are, and what reads one of them with its merged cells filled.
  static func opened(
    _ archive: ZipArchive
  ) throws(FileFailure) -> (candidates: [SheetChoice.Candidate], sheet: (Int) throws(FileFailure) -> Sheet) {
    func filled(_ sheet: consuming Sheet) throws(FileFailure) -> Sheet {
      try sheet.fillMerges()
      return sheet
    }
    if OpenDocumentWorkbook.isOne(archive) {
      let book = try OpenDocumentWorkbook(archive)
      return (book.candidates, { (index) throws(FileFailure) in try filled(try book.sheet(index)) })
    }
    let book = try Workbook(archive)
    return (book.candidates, { (index) throws(FileFailure) in try filled(try book.sheet(index)) })
  }
}

extension WorkbookFile {
  /// One sheet with all its columns, for a file of which no table is known.
  struct WholeSheet {
    let file: DataFile
    /// `nil` where no other one is visible.
    let name: String?
    /// The other visible sheets with more than a title in them.
    let others: [String]
  }

  /// The sheet of a name, else the first visible one with rows of several columns.
  static func wholeSheet(of path: String, named wanted: String?) throws(FileFailure) -> WholeSheet {
    let file = try DataFile(opening: path)
    guard file.size <= ZipArchive.largestArchive else { throw ZipArchive.tooLarge }
    let archive = try ZipArchive(try file.bytes(0..<file.size))
    let book = try opened(archive)
    let found = book.candidates
    let start = try SheetChoice(firstOf: found, named: wanted).index
    let first = try book.sheet(start)
    let visible = found.indices.filter { !found[$0].isHidden }
    guard visible.count > 1 else {
      return WholeSheet(
        file: try SheetText(whole: first).file(path: path, remarks: []), name: nil, others: [])
    }
    var sheets: [Sheet] = []
    for index in visible.prefix(mostSheets) {
      sheets.append(index == start ? first : try book.sheet(index))
    }
    let tables = sheets.filter(\.holdsTable)
    let chosen = wanted == nil ? tables.first ?? first : first
    let unseen = visible.dropFirst(mostSheets).map { found[$0].name }
    return WholeSheet(
      file: try SheetText(whole: chosen).file(path: path, remarks: []), name: chosen.name,
      others: tables.map(\.name).filter { $0 != chosen.name } + unseen)
  }

  private static let mostSheets = 20
}
