import TargetDSL

/// The sentence about a broken cell: what it says, why that is no value, and what may have been meant.
struct BrokenCellText {
  let message: Phrase

  init(_ cell: BrokenCells.Cell, column: Column, reader: CellReader, tables: SnapshotTables) {
    let shown = BrokenCellText.shown(cell.text)
    let reason = BrokenCellText.reason(cell.fault, column: column, tables: tables)
    let hint = BrokenCellText.hint(cell, column: column, reader: reader, tables: tables)
    message = Phrase(
      en: "“\(shown)” in column “\(column.name)” \(reason.english)\(hint.english)",
      vi: "“\(shown)” ở cột “\(column.name)” \(reason.vietnamese)\(hint.vietnamese)")
  }

  /// At most 40 letters, control characters visible.
  private static func shown(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(41) {
      if scalar.value < 0x20 || scalar.value == 0x7F {
        shown.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value % 0x7F) ?? " ")
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > 40 ? String(shown.prefix(40)) + "…" : shown
  }

  private static func reason(_ fault: CellFault, column: Column, tables: SnapshotTables) -> Phrase {
    switch fault {
    case .notANumber: Phrase(en: "is not a number", vi: "không phải là số")
    case .notWhole: Phrase(en: "is not a whole number", vi: "không phải là số nguyên")
    case .tooLong:
      Phrase(en: "has more digits than can be kept exactly", vi: "có quá nhiều chữ số để giữ chính xác")
    case .outOfRange:
      Phrase(
        en: "lies outside the declared range (\(range(column, in: .english)))",
        vi: "nằm ngoài khoảng đã khai báo (\(range(column, in: .vietnamese)))")
    case .notADate: Phrase(en: "is not a date", vi: "không phải là ngày tháng")
    case .notACategory: Phrase(en: "is none of its categories", vi: "không thuộc các loại của cột")
    case .notYesNo: Phrase(en: "is neither yes nor no", vi: "không phải có hoặc không")
    case .noSuchKey:
      if case .reference(let table) = column.type {
        Phrase(
          en: "is no key of table “\(tables.plan.tables[table].name)”",
          vi: "không phải khóa của bảng “\(tables.plan.tables[table].name)”")
      } else {
        Phrase(en: "is no key", vi: "không phải khóa")
      }
    case .notUTF8: Phrase(en: "is not valid UTF-8 text", vi: "không phải văn bản UTF-8 hợp lệ")
    case .hasNUL: Phrase(en: "contains a NUL byte", vi: "có ký tự NUL")
    }
  }

  private static func range(_ column: Column, in language: Language) -> String {
    let from = language == .english ? "from" : "từ"
    let to = language == .english ? "to" : "đến"
    return [column.minimum.map { "\(from) \($0)" }, column.maximum.map { "\(to) \($0)" }].compactMap { $0 }
      .joined(separator: " ")
  }

  private static func hint(
    _ cell: BrokenCells.Cell, column: Column, reader: CellReader, tables: SnapshotTables
  ) -> Phrase {
    func meant(_ text: String) -> Phrase {
      Phrase(en: "; did you mean “\(text)”?", vi: "; ý bạn là “\(text)”?")
    }
    let nothing = Phrase(verbatim: "")
    switch reader.kind {
    case .codes:
      let spellings: [String] =
        if case .category(let categories) = column.type {
          categories.flatMap { $0.spellings.isEmpty ? [$0.name] : $0.spellings + [$0.name] }
        } else {
          CellReader.yesNoWords.map(\.word)
        }
      return nearest(to: cell.text, among: spellings, limit: 1).first.map(meant) ?? nothing
    case .reference(let keys, _):
      guard keys.count <= 20_000 else { return nothing }
      return nearest(to: cell.text, among: (0..<keys.count).lazy.map { keys.written(row: $0) }, limit: 1)
        .first
        .map(meant) ?? nothing
    case .number(let format, let isWhole, _) where cell.fault == .notANumber || cell.fault == .notWhole:
      let other: Table.NumberFormat = format == .plain ? .vietnamese : .plain
      let bytes = Array(cell.text.utf8)
      guard case .success = NumberCell.parse(CellReader.trimmed(bytes), format: other, isWhole: isWhole)
      else {
        return nothing
      }
      return format == .plain
        ? Phrase(
          en: "; it is written the Vietnamese way: does the table need `numbers vietnamese`?",
          vi: "; số viết theo kiểu Việt Nam: bảng có cần `numbers vietnamese` không?")
        : Phrase(
          en: "; the table has `numbers vietnamese`, where the decimal sign is a comma",
          vi: "; bảng khai báo `numbers vietnamese`, dấu thập phân là dấu phẩy")
    case .date(let format):
      let other: Table.DateFormat = format == .iso ? .dayFirst : .iso
      let bytes = Array(cell.text.utf8)
      guard let date = DateCell.parse(CellReader.trimmed(bytes), format: other) else { return nothing }
      return format == .iso
        ? Phrase(
          en: "; as `dates day first` it would be \(date)", vi: "; theo `dates day first` thì là \(date)")
        : Phrase(en: "; the table has `dates day first`", vi: "; bảng khai báo `dates day first`")
    default: return nothing
    }
  }
}
