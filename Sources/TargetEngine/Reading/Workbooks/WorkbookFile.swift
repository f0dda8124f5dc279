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
  /// The first visible sheet with all its columns, for a file of which no table is known; its name where there are several.
  static func wholeSheet(of path: String) throws(FileFailure) -> (DataFile, String?) {
    let file = try DataFile(opening: path)
    guard file.size <= ZipArchive.largestArchive else { throw ZipArchive.tooLarge }
    var name: String?
    let (sheet, _) = try sheet(in: try ZipArchive(try file.bytes(0..<file.size))) {
      candidates throws(FileFailure) in
      let choice = try SheetChoice(firstOf: candidates)
      if candidates.count(where: { !$0.isHidden }) > 1 { name = candidates[choice.index].name }
      return choice
    }
    return (try SheetText(whole: sheet).file(path: path, remarks: []), name)
  }
}
