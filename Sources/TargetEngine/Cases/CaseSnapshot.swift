import TargetDSL

// The rows of a case as files, so that they are read exactly as real data are.

extension CheckedPlan {
  /// The same plan with every table in a CSV file of its own name: a case names tables, not files.
  func withOwnFiles() -> CheckedPlan {
    let tables = tables.map { table in
      Table(
        name: table.name, label: table.label, columns: table.columns, key: table.key, numbers: table.numbers,
        numbersWritten: table.numbersWritten, dates: table.dates, file: nil, span: table.span)
    }
    return CheckedPlan(
      name: name, label: label, file: file, nameSpan: nameSpan, document: document, issued: issued,
      place: place, period: period, territory: territory, notes: notes, tables: tables,
      populations: populations, indicators: indicators, targets: targets, files: files, unitWords: unitWords)
  }
}

extension CheckedCase {
  /// A folder of snapshots: every table of the case in the folder of its day.
  func snapshotFiles(of plan: CheckedPlan) -> [(name: String, bytes: [UInt8])] {
    tables.map { table in
      let declared = plan.tables[table.table]
      let lines = [declared.columns.map(\.name)] + table.rows.map(\.cells)
      let text = lines.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
      return ("\(table.date)/\(declared.name).csv", Array(text.utf8))
    }
  }

  /// What reading found wrong with rows, at the rows themselves. Cells that the case calls unknown are meant so.
  func findings(_ problems: [Diagnostic], in plan: CheckedPlan) -> [Diagnostic] {
    problems.compactMap { problem in
      guard case .file(let path, let line, let column) = problem.place,
        let table = tables.first(where: { path.hasSuffix("/\($0.date)/\(plan.tables[$0.table].name).csv") })
      else { return nil }
      guard let line, table.rows.indices.contains(line - 2) else {
        return .rowsRejected(problem, at: table.span)
      }
      let row = table.rows[line - 2]
      if row.isMeant(problem, at: column) { return nil }
      return .rowsRejected(problem, at: row.span)
    }
  }
}

private func quoted(_ cell: String) -> String { "\"" + cell.replacing("\"", with: "\"\"") + "\"" }

extension CaseTable.Row {
  /// Whether what is found in a column of the row's line is a cell that the case calls unknown.
  fileprivate func isMeant(_ problem: Diagnostic, at column: Int?) -> Bool {
    guard !unreadable.isEmpty else { return false }
    if problem.kind == .moreBrokenCells { return true }
    guard problem.kind == .brokenCell, let column else { return false }
    return unreadable.contains { index in
      let start = cells[..<index].reduce(1) { $0 + quoted($1).count + 1 }
      return start...(start + 1) ~= column
    }
  }
}

extension Diagnostic {
  fileprivate static func rowsRejected(_ problem: Diagnostic, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .caseRowsRejected, at: .source(span),
      problem.message)
  }
}
