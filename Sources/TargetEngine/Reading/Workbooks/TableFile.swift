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
    if DataFileKind.holdsRows(path) {
      let kind = path.split(separator: ".").last.map { "." + $0.lowercased() } ?? ""
      throw FileFailure(
        reason: Phrase(
          en: "a \(kind) file is not read; save its rows as .xlsx, .ods or “CSV UTF-8”",
          vi: "tệp \(kind) không đọc được; hãy lưu các dòng thành .xlsx, .ods hoặc “CSV UTF-8”"))
    }
    return try WorkbookFile.sheet(of: path, table: table)
  }
}
