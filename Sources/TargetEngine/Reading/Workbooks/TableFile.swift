import TargetDSL

extension DataFile {
  /// The file of a table that is no text: the sheet of a workbook as one.
  static func ofTable(_ table: Table, path: String) throws(FileFailure) -> DataFile {
    if path.lowercased().hasSuffix(".parquet") {
      throw FileFailure(
        reason: Phrase(
          en: "a .parquet file is read by an engine only; save it as CSV, or name an engine",
          vi: "tệp .parquet chỉ đọc được bằng cơ sở dữ liệu; hãy lưu thành CSV hoặc nêu cơ sở dữ liệu"))
    }
    return try WorkbookFile.sheet(of: path, table: table)
  }
}
