import TargetDSL
import TargetEngine

/// The report as one table for spreadsheets: a row for every clause, every group and reading of it, and every problem.
/// It begins with a byte order mark, without which they take UTF-8 for an older encoding. Numbers are exact, as in
/// the JSON report; a fraction has an apostrophe before it, without which `1/2` becomes the first of February.
struct CSVReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  private static let columns = [
    "record", "plan", "as_of", "file", "line", "target", "label", "when", "deadline", "bound", "group",
    "reading",
    "verdict", "final", "low", "low_open", "high", "high_open", "unit", "display", "date", "from",
    "publisher",
    "population", "unknown", "pace_low", "pace_high", "needed", "needed_text", "why", "source", "sample",
    "code",
    "severity", "message",
  ]

  func render(_ report: Report) -> [UInt8] {
    var writer = CSVWriter()
    writer.row(CSVReport.columns)
    func row(_ cells: [String: String]) {
      writer.row(CSVReport.columns.map { CSVReport.withoutDate(cells[$0] ?? "") })
    }
    for plan in report.plans {
      for target in plan.targets {
        for clause in target.clauses { rows(clause, target, plan).forEach(row) }
      }
    }
    for problem in report.problems { row(cells(problem)) }
    for entry in report.obsoleteEntries {
      row([
        "record": "obsolete", "plan": entry.plan, "target": entry.target, "when": entry.when,
        "bound": entry.bound, "verdict": entry.verdict.rawValue,
      ])
    }
    return [0xEF, 0xBB, 0xBF] + writer.bytes
  }

  private func rows(_ clause: ClauseReport, _ target: TargetReport, _ plan: PlanReport) -> [[String: String]]
  {
    let common = [
      "plan": plan.name, "as_of": plan.asOf.description, "file": clause.file, "line": String(clause.line),
      "target": target.name, "label": target.label ?? "", "when": TimeText.plan(clause.time),
      "deadline": clause.time.deadline?.description ?? "", "bound": clause.bound.plan,
      "final": String(clause.isDue), "source": clause.source?.item ?? "", "sample": plan.sampleNotice ?? "",
    ]
    func row(_ cells: [String: String], _ value: ValueReport?) -> [String: String] {
      common.merging(cells) { $1 }.merging(self.cells(value)) { $1 }
    }
    var rows = [
      row(
        [
          "record": "clause", "verdict": clause.verdict.rawValue,
          "pace_low": clause.pace?.low.description ?? "", "pace_high": clause.pace?.high.description ?? "",
          "needed": clause.needed?.amount ?? "",
          "needed_text": clause.needed.map { style.text($0.text) } ?? "",
          "why": clause.why.map(style.text) ?? "",
        ], clause.value)
    ]
    rows += clause.groups.map { group in
      row(
        [
          "record": "group", "group": group.group, "verdict": group.verdict.rawValue,
          "needed": group.needed?.amount ?? "", "needed_text": group.needed?.words.text(style.language) ?? "",
          "why": group.why.map(style.text) ?? "",
        ], group.value)
    }
    rows += clause.readings.map { reading in
      row(
        [
          "record": "reading", "reading": reading.label, "verdict": reading.verdict.rawValue,
          "why": reading.why.map(style.text) ?? "",
        ], reading.value)
    }
    return rows
  }

  private func cells(_ value: ValueReport?) -> [String: String] {
    guard let value else { return [:] }
    return [
      "low": value.low ?? "", "low_open": String(value.interval.lowOpen), "high": value.high ?? "",
      "high_open": String(value.interval.highOpen), "unit": value.unit,
      "display": value.display(in: style.language),
      "date": value.date.description, "from": value.from, "publisher": value.publisher ?? "",
      "population": value.population.map(String.init) ?? "", "unknown": value.unknown.map(String.init) ?? "",
    ]
  }

  /// A cell of two whole numbers and a slash is text.
  private static func withoutDate(_ cell: String) -> String {
    let parts = (cell.hasPrefix("-") ? cell.dropFirst() : cell[...]).split(
      separator: "/", omittingEmptySubsequences: false)
    let isFraction =
      parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    return isFraction ? "'" + cell : cell
  }

  private func cells(_ problem: Diagnostic) -> [String: String] {
    [
      "record": "problem", "file": problem.place.path,
      "line": problem.place.position.line.map(String.init) ?? "",
      "code": problem.code, "severity": problem.severity.rawValue, "message": style.text(problem.message),
    ]
  }
}
