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
    let (sheet, remark) = try sheet(in: try ZipArchive(bytes)) { candidates throws(FileFailure) in
      try SheetChoice(among: candidates, for: table)
    }
    return try SheetText(sheet, table: table).file(path: path, remarks: remark.map { [$0] } ?? [])
  }

  /// The sheet that `choose` takes among those with cells.
  static func sheet(
    in archive: ZipArchive, _ choose: ([SheetChoice.Candidate]) throws(FileFailure) -> SheetChoice
  ) throws(FileFailure) -> (Sheet, FileRemark?) {
    var sheet: Sheet
    let remark: FileRemark?
    if OpenDocumentWorkbook.isOne(archive) {
      let document = try OpenDocumentWorkbook(archive)
      let choice = try choose(document.candidates)
      remark = choice.remark
      sheet = try document.sheet(choice.index)
    } else {
      let workbook = try Workbook(archive)
      let choice = try choose(workbook.candidates)
      remark = choice.remark
      sheet = try workbook.sheet(choice.index)
    }
    try sheet.fillMerges()
    return (sheet, remark)
  }
}

extension WorkbookFile {
  /// One sheet with all its columns, for a file of which no table is known.
  struct WholeSheet {
    let file: DataFile
    let name: String
    /// Whether no other one is visible.
    let isOnly: Bool
    /// The other visible sheets with more than a title in them.
    let others: [String]
  }

  /// The sheet of a name, else the first visible one with rows of several columns.
  static func wholeSheet(of path: String, named wanted: String?) throws(FileFailure) -> WholeSheet {
    let file = try DataFile(opening: path)
    guard file.size <= ZipArchive.largestArchive else { throw ZipArchive.tooLarge }
    let archive = try ZipArchive(try file.bytes(0..<file.size))
    var found: [SheetChoice.Candidate] = []
    let first = try sheet(in: archive) { candidates throws(FileFailure) in
      found = candidates
      return try SheetChoice(firstOf: candidates, named: wanted)
    }.0
    let visible = found.indices.filter { !found[$0].isHidden }
    guard visible.count > 1 else {
      return WholeSheet(
        file: try SheetText(whole: first).file(path: path, remarks: []), name: first.name, isOnly: true,
        others: [])
    }
    var sheets: [Sheet] = []
    for index in visible.prefix(mostSheets) {
      sheets.append(try sheet(in: archive) { _ throws(FileFailure) in SheetChoice(index: index) }.0)
    }
    let tables = sheets.filter(\.holdsTable)
    let chosen = wanted == nil ? tables.first ?? first : first
    let unseen = visible.dropFirst(mostSheets).map { found[$0].name }
    return WholeSheet(
      file: try SheetText(whole: chosen).file(path: path, remarks: []), name: chosen.name, isOnly: false,
      others: tables.map(\.name).filter { $0 != chosen.name } + unseen)
  }

  private static let mostSheets = 20
}
