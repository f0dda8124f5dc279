import TargetDSL
import Testing

/// Every finding about data and values has an example that brings it about in the whole program.
@Suite struct CatalogueExampleTests {
  static let kinds = DiagnosticKind.all.filter {
    if case .situation = $0.example { false } else { $0.code >= "P08" }
  }

  @Test(arguments: kinds)
  func exampleTriggersIt(_ kind: DiagnosticKind) throws {
    let files: [(name: String, text: String)] =
      switch kind.example {
      case .plan(let text): [("example.plan", text)]
      case .files(let files): files.map { ($0.key, $0.value) }
      case .situation: []
      }
    let plan = try #require(files.map(\.name).first { $0.hasSuffix(".plan") })
    // Values that another program measured lie outside the data folder.
    let measured = files.map(\.name).filter { $0.hasSuffix(".csv") && !$0.hasPrefix("data/") }
    let options = measured.map { " --measured \($0)" }.joined()
    let cases = files.map(\.name).first { $0.hasSuffix(".plantest") }
    let command = cases.map { "test \($0)" } ?? "check \(plan)\(options)"
    let printed = try Sandbox(files: files).run("plancheck \(command)")
    #expect(
      printed.contains { $0.contains("[\(kind.code)]") }, "\(kind.code): \(printed.joined(separator: "\n"))")
  }
}
