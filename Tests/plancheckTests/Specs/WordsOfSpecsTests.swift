import Foundation
import Testing

/// Every plan of the suites, written in the words of the other language, gives the same report and is told the same things.
@Suite struct WordsOfSpecsTests {
  @Test(arguments: SpecFile.names)
  func bothWordsGiveOneReport(_ name: String) throws {
    let spec = try SpecFile(path: SpecFile.folder + "/" + name)
    for example in spec.cases {
      for plan in example.files.map(\.name) where plan.hasSuffix(".plan") {
        guard let text = example.files.first(where: { $0.name == plan }) else { continue }
        let folder = try Sandbox(example.files)
        // What the layout alone mends, such as other line separators, is no matter of words.
        _ = try folder.run("plancheck fmt \(plan)")
        let before = try outcome(of: plan, in: folder)
        let isVietnamese = String(decoding: text.bytes, as: UTF8.self).contains("mục tiêu")
        let words = isVietnamese ? "en" : "vi"
        // Files with mistakes, or with names that are words of the other language, stay as they are.
        guard try folder.run("plancheck fmt --words \(words) \(plan)").last == "(exit 0)" else { continue }
        let after = try outcome(of: plan, in: folder)
        #expect(after.codes == before.codes, "\(name), \(example.title): \(plan)")
        #expect(after.report == before.report, "\(name), \(example.title): \(plan)")
      }
    }
  }

  /// The codes of what is told, in order of their names, and the JSON report without places and without the texts of
  /// problems, which quote the words of the file.
  private func outcome(of plan: String, in folder: Sandbox) throws -> (codes: [String], report: [String]) {
    let told = try folder.run("plancheck check \(plan) --output json=words.json")
    let codes = told.compactMap { line in
      line.firstMatch(of: /(?:error|warning|note)\[(P\d{4})\]/).map { String($0.1) }
    }
    let file = folder.folder.appending(path: "words.json")
    let report = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    try? FileManager.default.removeItem(at: file)
    return (
      // A level whose side only the word before it tells is written out in the other language.
      codes.filter { $0 != "P0527" }.sorted(),
      report.replacing(/(?s)"problems": \[(?:\]|.*?\n  \])/, with: "").split(separator: "\n")
        .filter { !$0.contains("\"line\":") && !$0.contains("\"column\":") }.map(String.init)
    )
  }
}
