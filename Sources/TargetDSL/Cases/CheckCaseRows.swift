// The rows of a case as a data file would write them.

extension Checker {
  mutating func caseTable(_ node: SyntaxNode, of plan: CheckedPlan) -> CaseTable? {
    guard let head = node.node(.rowsHead), !head.isBroken, let date = day(in: head),
      let name = head.node(.name)?.firstToken, let names = head.node(.columnNames)
    else { return nil }
    guard let index = index(head.text(of: name), in: plan.tables, name: \.name, label: \.label) else {
      reportUnknown(
        Phrase(en: "table", vi: "bảng"), head.text(of: name), at: head.span(of: name),
        among: plan.tables.map(\.name))
      return nil
    }
    use(.table(index), name, of: head)
    let table = plan.tables[index]
    var columns: [Int] = []
    for token in names.tokens where token.kind == .word {
      let column = head.text(of: token)
      guard let found = table.columnIndex(column) else {
        reportUnknown(
          Phrase(en: "column", vi: "cột"), column, at: head.span(of: token), among: table.columns.map(\.name),
          kind: .unknownColumn)
        return nil
      }
      use(.column(table: index, column: found), token, of: head)
      if columns.contains(found) { reportDuplicate(column, at: head.span(of: token), first: names.span) }
      columns.append(found)
    }
    var rows: [CaseTable.Row] = []
    for (number, row) in node.nodes(.row).enumerated() where !row.isBroken {
      if let row = caseRow(row, number: number + 1, columns, of: table, index: index) { rows.append(row) }
    }
    return CaseTable(table: index, date: date, span: head.span, rows: rows)
  }

  private mutating func caseRow(
    _ node: SyntaxNode, number: Int, _ columns: [Int], of table: Table, index tableIndex: Int
  ) -> CaseTable.Row? {
    let cells = node.nodes(.cell)
    guard cells.count == columns.count else {
      report(
        .wrongCaseCell, at: node.span,
        Phrase(
          en: "the row has \(count: cells.count, "cells") for \(count: columns.count, "columns")",
          vi: "dòng có \(cells.count) ô cho \(columns.count) cột"))
      return nil
    }
    var texts = table.columns.map { _ in "" }
    // A row needs a key even where the case does not care which.
    if let key = table.key, !columns.contains(key) { texts[key] = String(number) }
    var unreadable: Set<Int> = []
    for (cell, index) in zip(cells, columns) {
      guard let text = caseCell(cell, table.columns[index], of: table) else { continue }
      if case .category(let categories) = table.columns[index].type,
        let category = categories.firstIndex(where: { $0.name == text }),
        let token = cell.tokens.last(where: { $0.kind == .word })
      {
        use(.category(table: tableIndex, column: index, category: category), token, of: cell)
      }
      if text == Checker.unreadableCell { unreadable.insert(index) }
      texts[index] = text
    }
    return CaseTable.Row(cells: texts, unreadable: unreadable, span: node.span)
  }

  static let unreadableCell = "?"

  /// The text of a cell in a data file; `nil` after reporting one that does not fit its column.
  private mutating func caseCell(_ node: SyntaxNode, _ column: Column, of table: Table) -> String? {
    guard let token = node.tokens.last(where: { $0.kind != .particle }) else { return nil }
    let text = node.text(of: token)
    if token.keyword == .unknown {
      if column.blank == .unknown { return "" }
      if column.type == .text { return wrongCell(node, column) }
      return Checker.unreadableCell
    }
    if token.keyword == .noneWord {
      return column.blank == .none ? "" : wrongCell(node, column)
    }
    switch (column.type, token.kind) {
    case (.whole, .number), (.decimal, .number):
      let digits = (node.token(.minus) == nil ? "" : "-") + text.filter { $0 != "_" }
      if case .whole = column.type, digits.contains(".") { return wrongCell(node, column) }
      return table.numbers == .plain ? digits : digits.replacing(".", with: ",")
    case (.decimal, .string) where node.tree.language != .english:
      guard let digits = numberInQuotes(text)?.filter({ $0 != "_" }) else { return wrongCell(node, column) }
      return table.numbers == .plain ? digits : digits.replacing(".", with: ",")
    case (.date, .date):
      // An ISO date is read in every table.
      return text
    case (.yesNo, .word) where token.keyword == .yes || token.keyword == .no:
      return token.keyword == .yes ? "yes" : "no"
    case (.category(let categories), .word):
      if let index = categories.index(called: text) { return categories[index].name }
      reportUnknown(
        Phrase(en: "category", vi: "loại"), text, at: node.span, among: categories.map(\.name),
        kind: .unknownCategory)
      return nil
    case (.text, .string), (.reference, .string), (.reference, .word): return text
    case (.text, .number), (.text, .word): return text
    default: return wrongCell(node, column)
    }
  }

  private mutating func wrongCell(_ node: SyntaxNode, _ column: Column) -> String? {
    let taken =
      switch column.type {
      case .text: Phrase(en: "a text in quotes", vi: "chữ trong ngoặc kép")
      case .whole: Phrase(en: "a whole number", vi: "một số nguyên")
      case .decimal: Phrase(en: "a number", vi: "một số")
      case .yesNo: Phrase(en: "`yes` or `no`", vi: "`yes` hoặc `no`")
      case .date: Phrase(en: "a date such as `2023-03-07`", vi: "một ngày như `2023-03-07`")
      case .category: Phrase(en: "a category", vi: "tên một loại")
      case .reference: Phrase(en: "the key of a row in quotes", vi: "khóa của một dòng trong ngoặc kép")
      }
    report(
      .wrongCaseCell, at: node.span,
      Phrase(
        en: "`\(node.span.words)` cannot stand in `\(column.name)`, which takes \(taken)",
        vi: "`\(node.span.words)` không dùng được ở cột `\(column.name)`, cột này nhận \(taken)"),
      related: [.init(.source(column.span), Phrase(en: "the column", vi: "khai báo cột"))])
    return nil
  }
}
