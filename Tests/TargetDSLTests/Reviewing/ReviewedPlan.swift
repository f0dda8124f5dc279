import TargetDSL
import Testing

/// A plan on a small table, and what its review says.
struct ReviewedPlan {
  /// `nil` where it has errors.
  let plan: CheckedPlan?
  let findings: [Diagnostic]
  private let lines: [Substring]

  /// The targets of a plan over `organisations`, whose columns are those below.
  init(
    _ targets: String, header: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let text = """
      plan province
      \(header)
      unit person, people
      table organisations
        column id      text key
        column kind    one of { tht, htx, lhhtx }
        column rating  one of { good, fair, average, weak } blank means none
        column linked  yes/no
        column digital yes/no
        column founded date
        column members whole in people from 0
        column union   refers to organisations blank means none
      population cooperatives = organisations where kind = htx
      \(targets)
      """
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let compiled = CompiledPlan.compile(
      path: "province.plan", reader: MemoryReader(files: ["province.plan": text]))
    let errors = compiled.diagnostics.filter { $0.severity == .error }.map(\.message.english)
    #expect(errors == [], sourceLocation: sourceLocation)
    plan = compiled.plan
    findings = compiled.plan.map { review($0, trees: compiled.trees) } ?? []
  }

  /// The first line that starts so, from 1.
  func line(of text: String) -> Int? { lines.firstIndex { $0.hasPrefix(text) }.map { $0 + 1 } }

  var codes: [String] { findings.map(\.code) }
  var messages: [String] { findings.map(\.message.english) }
}
