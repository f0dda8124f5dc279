import Testing

@testable import TargetDSL

/// Whatever plan of the suites has a mistake: each of its offers, applied, takes the mistake away, brings no other, and leaves
/// the figures of the file alone.
@Suite struct OffersOfSuitesTests {
  private struct Folder: SourceReader {
    let files: [String: String]
    func read(_ path: String) throws(SourceReadError) -> [UInt8] {
      guard let text = files[path] else {
        throw SourceReadError(reason: Phrase(en: "it does not exist", vi: "không có"))
      }
      return Array(text.utf8)
    }
  }

  private struct Error: Hashable {
    let code: String
    let message: String
  }

  private func errors(_ text: String) -> [Diagnostic] {
    CompiledPlan.compile(path: "a/a.plan", rootLevelsUp: 1, reader: Folder(files: ["a/a.plan": text]))
      .diagnostics
      .filter { $0.severity == .error }
  }

  private func key(_ diagnostic: Diagnostic) -> Error {
    Error(code: diagnostic.code, message: diagnostic.message.english)
  }

  private func digits(_ text: String) -> String { text.filter(\.isNumber) }

  /// What was there before, but could not be told: a target that is read again may lack a goal, a sentence may have several
  /// slips, of which the first is told.
  private func isHiddenBefore(_ error: Error, _ mended: Diagnostic) -> Bool {
    if error.code == "P0513" { return true }
    let severalSlips = [
      "`đến năm` starts no declaration and no clause", "`hằng năm` starts no declaration and no clause",
      "`khong qua` is no word of the language", "there is no unit called `percent`",
    ]
    return severalSlips.contains(mended.message.english)
  }

  @Test func everyOfferMendsAndBringsNothing() {
    var count = 0
    for (name, text) in WordsRoundTripTests.texts where name.hasSuffix(".plan") && text.utf8.count < 20_000 {
      // A file that another one uses is not at hand.
      guard !text.contains("use \""), !text.contains("dùng \"") else { continue }
      let found = errors(text)
      // Beside many mistakes one cannot be told from another.
      guard !found.isEmpty, found.count < 12 else { continue }
      for (place, diagnostic) in found.enumerated() {
        for fix in diagnostic.fixes where !fix.edits.isEmpty {
          guard fix.edits.allSatisfy({ $0.span.file.path == "a/a.plan" }) else { continue }
          count += 1
          var bytes = Array(text.utf8)
          for edit in fix.edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
            bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
          }
          let mended = String(decoding: bytes, as: UTF8.self)
          var before = found.map(key)
          before.remove(at: place)
          if diagnostic.code.hasPrefix("P010"), !["P0101", "P0106"].contains(diagnostic.code) {
            #expect(digits(mended) == digits(text), "the figure changes: \(name): \(fix.offer.english)")
          }
          let left = errors(mended).map(key)
          let offer = "\(name): \(diagnostic.code) \(diagnostic.message.english) => \(fix.offer.english)"
          #expect(!left.contains(key(diagnostic)) || before.contains(key(diagnostic)), "it stays: \(offer)")
          let other = left.filter { !before.contains($0) && !isHiddenBefore($0, diagnostic) }
          #expect(other.isEmpty, "\(offer) brings \(other.map { "\($0.code) \($0.message)" })")
        }
      }
    }
    #expect(count > 100)
  }
}
