import TargetDSL
import TargetEngine
import Testing

/// Every entry of the catalogue about values has an example that triggers it.
@Suite("The catalogue of values") struct ValueCatalogueTests {
  /// What needs snapshots is tried in the whole program.
  @Test(
    arguments: (DiagnosticKind.valueKinds + DiagnosticKind.measuredFileKinds).filter {
      $0 != .snapshotWithoutValue
    })
  func exampleTriggers(_ kind: DiagnosticKind) throws {
    var text = ""
    var files: [SourceFile] = []
    switch kind.example {
    case .plan(let plan): text = plan
    case .files(let all):
      for (path, content) in all.sorted(by: { $0.key < $1.key }) {
        if path.hasSuffix(".plan") {
          text = content
        } else {
          files.append(SourceFile(path: path, text: content))
        }
      }
    case .situation: return
    }
    let plan = try compiled(text)
    let measured = measure(plan, rows: nil, measuredFiles: files)
    let found = measured.problems + judge(plan, measured.values).problems
    #expect(found.contains { $0.kind == kind }, "found \(found.map(\.code))")
    #expect(kind.subject == (files.isEmpty ? .plan : .data))
  }

  @Test("codes stand in the range of values, each once") func codes() {
    let codes = (DiagnosticKind.valueKinds + DiagnosticKind.measuredFileKinds).map(\.code)
    #expect(Set(codes).count == codes.count && codes.allSatisfy { $0.hasPrefix("P09") })
  }
}
