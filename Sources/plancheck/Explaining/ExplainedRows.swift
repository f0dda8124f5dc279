import TargetDSL
import TargetEngine

/// The rows behind a target's value as CSV, for a person who has to look them up.
///
/// For example: `file,line,id,name,rating,state,fails,unknown,when`. Columns are named as the plan names them; rows that stand behind
/// several entries stand once.
struct ExplainedRows {
  let explanation: TargetExplanation
  let language: Language

  /// A line of the table; the same row behind several entries is one.
  private struct Line {
    let file: Int
    let part: Int
    let number: Int
    let cells: [String]
    var times: [JudgedTime]
  }

  /// The rows, how many there are, and how many more there would be.
  func csv(limit: Int) -> (bytes: [UInt8], count: Int, omitted: Int) {
    let parts = explanation.evidence.flatMap { evidence in
      evidence.rows.parts.enumerated().compactMap { index, part in part.rows.map { (evidence, index, $0) } }
    }
    let files = parts.map(\.2.file)
    let identifying = identifying(parts.map(\.2))
    var columns: [String] = []
    for name in parts.flatMap({ $0.2.columns }).map(name)
    where !columns.contains(name) && name != identifying.key && name != identifying.title {
      columns.append(name)
    }
    let hasGroups = explanation.target.scope.grouping != nil
    let hasParts = explanation.evidence.contains { $0.rows.parts.count > 1 }
    let hasYears = Set(parts.map(\.0.request.request.year)).count > 1

    var lines: [Line] = []
    var positions: [[String]: Int] = [:]
    var omitted: [MeasureRequest: Int] = [:]
    for (evidence, index, rows) in parts {
      let request = evidence.request.request
      let words = PlanWords(plan: explanation.plan, language: language, year: request.year)
      let measure = words.aggregate(evidence.rows.parts[index].aggregate)
      omitted[request] = max(omitted[request] ?? 0, rows.omitted)
      for row in rows.listed {
        var read: [String: String] = [:]
        for (column, cell) in zip(rows.columns, row.cells) { read[name(column)] = cell }
        let reasons = [
          row.state.rawValue, row.fails.map { words.condition($0) }.joined(separator: "; "),
          row.unknown.map(name).joined(separator: "; "),
        ]
        let cells =
          [rows.file, row.line > 0 ? String(row.line) : "", row.key, row.title]
          + (hasGroups ? [row.group ?? ""] : [])
          + columns.map { read[$0] ?? "" } + reasons + (hasParts ? [measure] : [])
          + (hasYears ? [String(request.year)] : [])
        // Rows of an engine have no line, but a number of their own, below 0.
        let identity = row.line > 0 ? cells : cells + [String(row.line)]
        if let known = positions[identity] {
          lines[known].times += evidence.times.filter { !lines[known].times.contains($0) }
        } else {
          positions[identity] = lines.count
          let file = files.firstIndex(of: rows.file) ?? 0
          lines.append(
            Line(file: file, part: index, number: abs(row.line), cells: cells, times: evidence.times))
        }
      }
    }
    lines.sort { ($0.file, $0.part, $0.number) < ($1.file, $1.part, $1.number) }

    var writer = CSVWriter()
    writer.row(
      ["file", "line", identifying.key, identifying.title] + (hasGroups ? ["group"] : []) + columns
        + ["state", "fails", "unknown"] + (hasParts ? ["measure"] : []) + (hasYears ? ["year"] : []) + [
          "when"
        ])
    for line in lines.prefix(limit) {
      writer.row(line.cells + [line.times.map(TimeText.plan).joined(separator: "; ")])
    }
    let rest = omitted.values.reduce(0, +) + max(0, lines.count - limit)
    return (writer.bytes, min(limit, lines.count), rest)
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
