import TargetDSL
import Testing

/// Files that stand only in memory.
struct MemoryReader: SourceReader {
  var files: [String: String]

  func read(_ path: String) throws(SourceReadError) -> [UInt8] {
    guard let text = files[path] else {
      throw SourceReadError(
        reason: Phrase(en: "it does not exist", vi: "tệp không tồn tại"),
        nearest: nearest(to: path, among: files.keys.sorted(), limit: 1))
    }
    return Array(text.utf8)
  }
}

/// Every finding has a code of its own, a text in both languages, and an example that brings it about.
@Suite struct CatalogueTests {
  @Test func codesAreUnique() {
    let codes = DiagnosticKind.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.wholeMatch(of: /P(0[1-9]|1[0-2])\d\d/) != nil })
  }

  @Test(arguments: DiagnosticKind.all)
  func hasTextsInBothLanguages(_ kind: DiagnosticKind) {
    for phrase in [kind.title, kind.explanation] {
      #expect(!phrase.english.isEmpty)
      #expect(!phrase.vietnamese.isEmpty)
      #expect(phrase.english != phrase.vietnamese)
    }
  }

  /// What checking finds; values and data are found by the engine, and tried there.
  static let planExamples = DiagnosticKind.all.filter {
    if case .plan = $0.example { $0.code < "P08" } else { false }
  }

  @Test(arguments: planExamples)
  func exampleTriggersIt(_ kind: DiagnosticKind) {
    guard case .plan(let text) = kind.example else { return }
    let compiled = CompiledPlan.compile(
      path: "example.plan", reader: MemoryReader(files: ["example.plan": text]))
    let found = compiled.diagnostics + (compiled.plan.map { review($0, trees: compiled.trees) } ?? [])
    #expect(found.contains { $0.code == kind.code }, "\(found.map { "\($0.code) \($0.message.english)" })")
  }
}
