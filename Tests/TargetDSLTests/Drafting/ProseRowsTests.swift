import FoundationEssentials
import Testing

@testable import TargetDSL

/// Sentences beside their clauses, as `Tests/Evaluation/rows.md` has them.
@Suite struct ProseRowsTests {
  static let path =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Evaluation/rows.md"

  @Test func everyRowReadsAsItsRightSideSays() throws {
    let text = try String(contentsOfFile: Self.path, encoding: .utf8)
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
      guard line.hasPrefix("| "), cells.count == 4, cells[1] != "text" else {
        lines.append(String(line))
        continue
      }
      lines.append("| \(cells[1]) | \(Self.clauses(of: cells[1])) |")
    }
    let written = lines.joined(separator: "\n")
    if ["1", "rows"].contains(ProcessInfo.processInfo.environment["PLANCHECK_REWRITE"]) {
      try written.write(toFile: Self.path, atomically: true, encoding: .utf8)
    }
    for (line, expected) in zip(lines, text.split(separator: "\n", omittingEmptySubsequences: false)) {
      #expect(line == String(expected))
    }
  }

  private func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func clauses(of row: String) -> String {
    let text = row.split(separator: "<br>", omittingEmptySubsequences: false).joined(separator: "\n").map {
      $0 == "⇥" ? "\t" : $0
    }
    let document = OfficialDocument(
      path: "rows.txt",
      text:
        "Số: 1/KH-UBND\nSông Lam, ngày 10 tháng 3 năm 2021\n\nKẾ HOẠCH\nPhát triển nông thôn\n\nI. MỤC TIÊU\n\n"
        + String(text))
    let draft = PlanDraft(from: [document], language: .english)
    // What the plan language refused is no clause.
    let read = draft.entries.filter { $0.kind == .target }.flatMap(\.clauses).filter { $0.refusal == nil }
    let parts = document.statements.enumerated().map { index, statement -> String in
      guard let clause = read.first(where: { $0.statement == index })?.clause else {
        return statement.kind == .fact ? "fact \(statement.label)" : "- (\(statement.label))"
      }
      let sure = clause.doubts.isEmpty ? "" : " ?"
      return "\(clause.written)\(sure) (\(statement.label))"
    }
    return parts.isEmpty ? "-" : parts.joined(separator: "; ")
  }
}
