import TargetDSL

/// Which sheet of a workbook holds a table.
struct SheetChoice {
  struct Candidate {
    let name: String
    let isHidden: Bool
  }

  /// Into the candidates.
  let index: Int
  /// What is to be said of it, where others could be meant.
  let remark: FileRemark?

  /// The sheet that the plan names; else the visible one called like the table, by its label or name; else the first visible
  /// one, unless a hidden one is called like the table, and then it is said which, where there are several.
  init(among sheets: [Candidate], for table: Table) throws(FileFailure) {
    if let name = table.file?.sheet {
      self = try SheetChoice(named: name, among: sheets)
      return
    }
    let visible = sheets.indices.filter { !sheets[$0].isHidden }
    guard let first = visible.first else {
      throw FileFailure(
        reason: sheets.isEmpty
          ? Phrase(en: "the workbook has no sheet of cells", vi: "tệp không có trang tính nào")
          : Phrase(
            en: "every sheet of the workbook is hidden; name one with `sheet` in the table's declaration",
            vi: "mọi trang tính của tệp đều bị ẩn; hãy chỉ rõ trang bằng `sheet` trong khai báo bảng"))
    }
    for wanted in [table.name, table.label ?? table.name] {
      let named = visible.filter { matchKey(sheets[$0].name) == matchKey(wanted) }
      if named.count == 1 {
        (index, remark) = (named[0], nil)
        return
      }
    }
    for wanted in [table.name, table.label ?? table.name] {
      if let hidden = sheets.first(where: { $0.isHidden && matchKey($0.name) == matchKey(wanted) }) {
        throw SheetChoice.hidden(hidden.name)
      }
    }
    index = first
    guard visible.count > 1 else {
      remark = nil
      return
    }
    let others = visible.dropFirst().prefix(5).map { "“\(sheets[$0].name)”" }.joined(separator: ", ")
    let more = visible.count > 6 ? ", …" : ""
    let name = sheets[first].name
    remark = FileRemark(
      .chosenSheet,
      Phrase(
        en:
          "table “\(table.name)” is read from the first sheet, “\(name)”; not read: \(others)\(more). If the table is on another, "
          + "name that with `sheet` behind the file in the table's declaration",
        vi:
          "bảng “\(table.vietnameseName)” được đọc từ trang tính đầu tiên “\(name)”; không đọc \(others)\(more). Nếu bảng ở trang khác, "
          + "hãy ghi tên trang đó sau `sheet` ở dòng khai báo tệp của bảng"))
  }

  /// The sheet of a name, else the first visible one; nothing need be said of it.
  init(firstOf sheets: [Candidate], named name: String? = nil) throws(FileFailure) {
    if let name {
      self = try SheetChoice(named: name, among: sheets)
      return
    }
    guard let first = sheets.firstIndex(where: { !$0.isHidden }) ?? sheets.indices.first else {
      throw FileFailure(
        reason: Phrase(en: "the workbook has no sheet of cells", vi: "tệp không có trang tính nào"))
    }
    (index, remark) = (first, nil)
  }

  private init(named name: String, among sheets: [Candidate]) throws(FileFailure) {
    guard
      let found = sheets.firstIndex(where: { $0.name == name })
        ?? sheets.firstIndex(where: { matchKey($0.name) == matchKey(name) })
    else { throw SheetChoice.missing(name, among: sheets) }
    (index, remark) = (found, nil)
  }

  private static func hidden(_ name: String) -> FileFailure {
    FileFailure(
      reason: Phrase(
        en:
          "the sheet called like the table, “\(name)”, is hidden; show it, or name the sheet that counts with `sheet` in the "
          + "table's declaration",
        vi:
          "trang tính trùng tên bảng, “\(name)”, đang bị ẩn; hãy bỏ ẩn trang này, hoặc chỉ rõ trang cần đọc bằng `sheet` trong "
          + "khai báo bảng"))
  }

  private static func missing(_ name: String, among sheets: [Candidate]) -> FileFailure {
    let near = nearest(to: name, among: sheets.map(\.name), limit: 1).first ?? sheets.first?.name
    return FileFailure(
      reason: Phrase(
        en: "it has no sheet “\(name)”" + (near.map { "; it has “\($0)”" } ?? ""),
        vi: "không có trang tính “\(name)”" + (near.map { "; có “\($0)”" } ?? "")))
  }
}
