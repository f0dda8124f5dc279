import TargetDSL

extension LeftOutRow {
  /// For example: `“Tổng cộng” is not counted: it is a total`.
  var notCounted: Phrase { notCounted(because: reason) }

  func notCounted(because reason: Phrase) -> Phrase {
    let what =
      text.isEmpty ? Phrase(en: "this row", vi: "dòng này") : Phrase(en: "“\(text)”", vi: "dòng “\(text)”")
    return Phrase(
      en: "\(what.english) is not counted: \(reason.english)",
      vi: "\(what.vietnamese) không được tính: \(reason.vietnamese)")
  }

  /// Why a row is none, as the end of a sentence about it.
  var reason: Phrase {
    switch kind {
    case .title: Phrase(en: "it stands above the header", vi: "nằm trên dòng tiêu đề")
    case .header:
      Phrase(
        en: "it belongs to the header, whose cell is merged into it",
        vi: "thuộc phần tiêu đề (ô tiêu đề được gộp xuống dòng này)")
    case .units:
      Phrase(en: "it names the units of the columns", vi: "chỉ ghi đơn vị của các cột")
    case .columnNumbers: Phrase(en: "it numbers the columns", vi: "chỉ đánh số các cột")
    case .total: Phrase(en: "it is a total", vi: "là dòng tổng")
    case .heading:
      Phrase(
        en: "it has neither key nor value, like a heading or a signature",
        vi: "không có khóa và không có giá trị, như đề mục hoặc chữ ký")
    case .blank: Phrase(en: "every cell of it is blank", vi: "mọi ô đều trống")
    case .tail: Phrase(en: "it stands below the last row", vi: "nằm dưới dòng số liệu cuối cùng")
    }
  }
}

extension ReadingProblems {
  func addLeftOut(_ rows: LeftOutRows, _ part: TablePart, _ table: Table) {
    guard !part.isMade else { return }
    addLeftOut(rows, path: part.file.path, table)
  }

  /// Lists the first rows of a file that are none of its table, and the number of the others.
  func addLeftOut(_ rows: LeftOutRows, path: String, _ table: Table) {
    let shown = 5
    // Blank lines one by one tell nothing.
    var isBlankShown = false
    var listed: [LeftOutRow] = []
    for row in rows.first where listed.count < shown {
      if row.kind == .blank {
        if isBlankShown { continue }
        isBlankShown = true
      }
      listed.append(row)
    }
    for row in listed {
      let others = row.kind == .blank ? (rows.counts[.blank] ?? 1) - 1 : 0
      add(
        Diagnostic(
          .rowLeftOut, at: .file(row.path, line: row.line, column: nil),
          Phrase(
            en: "\(row.notCounted.english)"
              + (others > 0 ? " (\(others) more \(others == 1 ? "row is" : "rows are") blank)" : ""),
            vi: "\(row.notCounted.vietnamese)" + (others > 0 ? " (còn \(others) dòng trống khác)" : ""))),
        identity: "left out \(row.path) \(row.line)")
    }
    let blanks = rows.counts[.blank] ?? 0
    let rest = rows.total - listed.count - (isBlankShown ? blanks - 1 : 0)
    guard rest > 0, let last = listed.last else { return }
    add(
      Diagnostic(
        .moreRowsLeftOut, at: .file(path, line: last.line, column: nil),
        Phrase(
          en: "\(rest) more \(rest == 1 ? "row" : "rows") of this file are left out of table “\(table.name)”",
          vi: "còn \(rest) dòng khác của tệp này không được tính vào bảng “\(table.vietnameseName)”")),
      identity: "more left out \(path) \(rest) \(last.kind)")
  }

  /// `near` is the header that may have been meant.
  func addTakenAsBlank(_ column: Column, _ near: String?, _ part: TablePart) {
    let hint =
      near.map { Phrase(en: "; it has “\($0)”", vi: "; tệp có “\($0)”") } ?? Phrase(verbatim: "")
    add(
      Diagnostic(
        .missingTakenAsBlank, at: .file(part.file.path, line: part.header.line, column: nil),
        Phrase(
          en: "the file has no column “\(column.name)”, so every row of it is taken as blank there\(hint)",
          vi:
            "tệp không có cột “\(column.vietnameseName)” nên mọi dòng của tệp được coi là để trống ở cột này\(hint)"
        ),
        fixes: near.map { [column.offer(ofHeader: $0)] } ?? [], column: column.name),
      identity: "taken as blank \(part.file.path) \(column.name)")
  }
}
