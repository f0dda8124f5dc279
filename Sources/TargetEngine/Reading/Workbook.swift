import TargetDSL

enum Workbook {
  static func sheet(of path: String, table: Table) throws(FileFailure) -> DataFile {
    throw FileFailure(reason: Phrase(en: "workbooks", vi: "workbooks"))
  }
}
