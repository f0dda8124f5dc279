import TargetDSL
import TargetEngine

/// The rows behind a target's value as CSV, for a person who has to look them up.
///
/// For example: `file,line,id,name,rating,state,fails,unknown,when`. Columns are named as the plan names them; rows that stand behind
/// several entries stand once.
struct ExplainedRows {
  let explanation: TargetExplanation
  let language: Language

  /// The rows, how many there are, and how many more there would be.
  func csv(limit: Int) -> (bytes: [UInt8], count: Int, omitted: Int) {
    let parts = explanation.evidence.flatMap { evidence in
      evidence.rows.parts.enumerated().compactMap { index, part in part.rows.map { (evidence, index, $0) } }
    }
    var columns: [String] = []
    for (_, _, rows) in parts {
      for name in rows.columns.map(name) where !columns.contains(name) { columns.append(name) }
    }
    let identifying = identifying(parts.map(\.2))
    columns.removeAll { $0 == identifying.key || $0 == identifying.title }
    let hasGroups = explanation.target.grouping != nil
    let hasParts = explanation.evidence.contains { $0.rows.parts.count > 1 }
    let hasSnapshots = Set(parts.map(\.0.request.request.year)).count > 1
    var writer = CSVWriter()
    writer.row(
      ["file", "line", identifying.key, identifying.title] + (hasGroups ? ["group"] : []) + columns + [
        "state", "fails", "unknown",
      ]
        + (hasParts ? ["measure"] : []) + (hasSnapshots ? ["year"] : []) + ["when"])
    var count = 0
    var omitted = 0
    for (evidence, index, rows) in parts {
      let request = evidence.request.request
      let words = PlanWords(plan: explanation.plan, language: language, year: request.year)
      let measure = words.aggregate(evidence.rows.parts[index].aggregate)
      omitted += rows.omitted
      for row in rows.listed {
        guard count < limit else {
          omitted += 1
          continue
        }
        count += 1
        var cells: [String: String] = [:]
        for (column, cell) in zip(rows.columns, row.cells) { cells[name(column)] = cell }
        writer.row(
          [rows.file, String(row.line), row.key, row.title] + (hasGroups ? [row.group ?? ""] : [])
            + columns.map { cells[$0] ?? "" }
            + [
              row.state.rawValue, row.fails.map { words.condition($0) }.joined(separator: "; "),
              row.unknown.map(name).joined(separator: "; "),
            ]
            + (hasParts ? [measure] : []) + (hasSnapshots ? [String(request.year)] : [])
            + [evidence.times.map(TimeText.plan).joined(separator: "; ")])
      }
    }
    return (writer.bytes, count, omitted)
  }

  /// As the plan names it. For example: `rating`, `organisation.kind`, `has operating_cooperatives`.
  private func name(_ column: ReadColumn) -> String {
    let tables = explanation.plan.tables
    switch column {
    case .column(let path):
      return path.steps.map { tables[$0.table].columns[$0.column].name }.joined(separator: ".")
    case .referring(let rows, _, let count):
      let population = explanation.plan.populations.first { $0.rows == rows }?.name
      return (count == 1 ? "has " : "has at least \(count) ") + (population ?? tables[rows.table].name)
    }
  }

  /// The heads of the key and of what names the row: those of the plan where all rows are of one table.
  private func identifying(_ rows: [FallenRows]) -> (key: String, title: String) {
    let tables = Set(rows.map(\.table))
    guard let index = tables.first, tables.count == 1 else { return ("key", "title") }
    let table = explanation.plan.tables[index]
    let title = table.columns.indices.first { column in
      if case .text = table.columns[column].type { column != table.key } else { false }
    }
    return (
      table.key.map { table.columns[$0].name } ?? "key", title.map { table.columns[$0].name } ?? "title"
    )
  }
}
