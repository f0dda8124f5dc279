import Foundation
import Testing

@testable import TargetDSL
@testable import plancheck

/// Slips of every kind, one at a time, in the examples of both references: what `--fix` changes is what stood there
/// before the slip, or nothing.
@Suite struct FixPropertyTests {
  /// A text with signs and numbers of other languages in those of this one.
  private static func plain(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    for (foreign, own) in [
      ("<>", "!="), ("==", "="), ("≠", "!="), ("≤", "<="), ("≥", ">="), (" per cent", "%"), ("_ ", " "),
      ("__", "_"),
    ] {
      text = text.replacing(foreign, with: own)
    }
    return text
  }

  @Test(arguments: ["language.md", "ngon-ngu.md"])
  func whatIsMendedIsWhatStoodThere(_ page: String) throws {
    let folder = try TemporaryFolder(["a.plan": ""])
    let path = "\(folder.path)/a.plan"
    // One slip of four, or all of them.
    let stride = ProcessInfo.processInfo.environment["PLANCHECK_ALL_SLIPS"] == nil ? 4 : 1
    var (made, mended) = (0, 0)
    for plan in try Slips.examples(page) {
      let tree = SyntaxTree.parse(SourceFile(path: "a.plan", text: plan))
      let meant = tree.statements.map(\.meaning)
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
          try Data(bytes).write(to: URL(filePath: path))
          var fixer = SafeFixer(path: path, root: nil)
          fixer.fix()
          guard let fixed = fixer.changed.first?.bytes else { continue }
          mended += 1
          let now = SyntaxTree.parse(SourceFile(path: "a.plan", bytes: fixed)).statements.map(\.meaning)
          if now == meant
            || now.map({ $0.replacing("_", with: "") }) == meant.map({ $0.replacing("_", with: "") })
          {
            continue
          }
          // Another sign or number than before, but the one that stands there.
          let kept = SyntaxTree.parse(SourceFile(path: "a.plan", bytes: Array(Self.plain(bytes).utf8)))
          if kept.diagnostics.isEmpty, kept.statements.map(\.meaning) == now { continue }
          let line = plan.utf8.prefix(slip.place.lowerBound).count { $0 == 10 }
          let written = String(decoding: bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)[line]
          let result = String(decoding: fixed, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)[line]
          Issue.record(
            "\(written.trimmingCharacters(in: .whitespaces)) ⇒ \(result.trimmingCharacters(in: .whitespaces)) [\(fixer.applied.map(\.code))]"
          )
        }
      }
    }
    #expect(mended > 20)
  }
}
