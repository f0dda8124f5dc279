import Foundation
import Testing

@testable import TargetDSL
@testable import plancheck

/// What messages about a file quote and offer: words of the file's own language, never nothing, and replacements that
/// can be read.
@Suite struct MessageWordsTests {
  @Test(arguments: ["language.md", "ngon-ngu.md"])
  func messagesQuoteTheWordsOfTheFile(_ page: String) throws {
    let stride = ProcessInfo.processInfo.environment["PLANCHECK_ALL_SLIPS"] == nil ? 4 : 1
    var made = 0
    var told: Set<String> = []
    for plan in try Slips.examples(page) {
      let tree = SyntaxTree.parse(SourceFile(path: "a.plan", text: plan))
      let tokens = tree.tokens.filter { $0.kind != .particle }
      for (index, token) in tokens.enumerated() where token.start < token.end {
        let rest = tokens[(index + 1)...].prefix { $0.start == $0.end && $0.keyword != nil }
        let english = token.keyword.map {
          ([$0] + rest.compactMap(\.keyword)).map(\.rawValue).joined(separator: " ")
        }
        for slip in Slips.of(token, tree, english: english) {
          made += 1
          guard made.isMultiple(of: stride) else { continue }
          var bytes = Array(plan.utf8)
          bytes.replaceSubrange(slip.place, with: Array(slip.text.utf8))
          let compiled = CompiledPlan.compile(
            path: "a.plan", reader: BytesReader(bytes: bytes))
          let broken = SyntaxTree.parse(SourceFile(path: "a.plan", bytes: bytes))
          let reading = broken.diagnostics.filter { $0.severity == .error }
          for finding in compiled.diagnostics {
            for fault in MessageWordsTests.faults(of: finding, in: broken)
              + (reading.count == 1 && reading[0].code == finding.code
                ? MessageWordsTests.deadOffers(of: finding, bytes) : [])
            {
              let line = finding.place.position.line ?? 1
              let written = String(decoding: bytes, as: UTF8.self)
                .split(separator: "\n", omittingEmptySubsequences: false)[line - 1]
              guard told.insert("\(finding.code) \(fault)").inserted else { continue }
              Issue.record(
                "\(finding.code) \(fault) ⇐ \(written.trimmingCharacters(in: .whitespaces)) ⇒ \(finding.message.vietnamese)"
              )
            }
          }
        }
      }
    }
    #expect(made > 100)
  }

  private struct BytesReader: SourceReader {
    let bytes: [UInt8]
    func read(_ path: String) throws(SourceReadError) -> [UInt8] { bytes }
  }

  /// Code in a message that the file's language does not have.
  private static func faults(of finding: Diagnostic, in tree: SyntaxTree) -> [String] {
    let texts =
      [finding.message.vietnamese] + finding.fixes.map(\.offer.vietnamese)
      + finding.related.map(\.note.vietnamese)
    var faults: [String] = []
    for text in texts {
      for (index, code) in text.components(separatedBy: "`").enumerated() where index % 2 == 1 {
        if code.trimmingCharacters(in: .whitespaces).isEmpty { faults.append("nothing in quotes") }
        guard tree.language == .vietnamese else { continue }
        let written = tree.source.text(0..<tree.source.bytes.count)
        for word in code.split(whereSeparator: { !$0.isLetter && $0 != "_" }) {
          if let keyword = Keyword(rawValue: String(word)), !keyword.isOfCases, !written.contains(word) {
            faults.append("“\(word)”")
          }
        }
      }
    }
    return faults
  }

  /// Replacements after which the place still cannot be read.
  private static func deadOffers(of finding: Diagnostic, _ bytes: [UInt8]) -> [String] {
    finding.fixes.compactMap { fix in
      guard !fix.edits.isEmpty else { return nil }
      var bytes = bytes
      for edit in fix.edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
        bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
      }
      let left = SyntaxTree.parse(SourceFile(path: "a.plan", bytes: bytes)).diagnostics
        .filter { $0.severity == .error }
      return left.first.map { "dead offer “\(fix.offer.vietnamese)”: \($0.message.vietnamese)" }
    }
  }
}
