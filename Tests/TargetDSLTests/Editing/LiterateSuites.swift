import Foundation
import TargetDSL
import Testing

/// The suites of `Tests/Editing`, one a request: a plan text with `<CURSOR>`, and beneath it what an editor is answered.
/// `PLANCHECK_REWRITE=1` writes the answers anew, `PLANCHECK_REWRITE=hover` those of the suites whose name has `hover` in
/// it; the difference is then read.
@Suite struct LiterateEditingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Editing")

  static var suites: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
      .filter { $0.hasSuffix(".md") && $0 != "README.md" }.map { String($0.dropLast(3)) }.sorted()
  }

  @Test func `are there`() { #expect(LiterateEditingTests.suites.count > 10) }

  @Test(arguments: suites)
  func `answers as the suite says`(_ name: String) throws {
    let file = LiterateEditingTests.folder.appending(path: name + ".md")
    let text = try String(contentsOf: file, encoding: .utf8)
    var suite = EditingSuite(name: name, text: text)
    let written = try suite.answered()
    guard written != text else { return }
    let rewritten = ProcessInfo.processInfo.environment["PLANCHECK_REWRITE"] ?? ""
    if rewritten == "1" || !rewritten.isEmpty && name.contains(rewritten) {
      try Data(written.utf8).write(to: file)
    } else {
      let difference = unifiedDiff(from: Array(text.utf8), to: Array(written.utf8), path: name + ".md")
      Issue.record("\(String(decoding: difference, as: UTF8.self))")
    }
  }
}

/// A suite whose `answer` blocks are filled anew.
struct EditingSuite {
  let name: String
  let text: String
  private var files: [String: String] = [:]
  private var asked: (info: [String], plan: String)?

  init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  mutating func answered() throws -> String {
    var output: [String] = []
    var isInCase = false
    var lines = text.components(separatedBy: "\n")[...]
    while let line = lines.popFirst() {
      output.append(line)
      if line.hasPrefix("## ") { isInCase = true }
      guard line.hasPrefix("```") else { continue }
      var block: [String] = []
      while let inner = lines.popFirst(), inner != "```" { block.append(inner) }
      let info = line.dropFirst(3).split(separator: " ").map(String.init)
      if info.first == "answer" {
        let (settings, plan) = try #require(asked)
        // One request may have several suites: `completion-places`.
        let request = String(name.prefix { $0 != "-" })
        let answer = try EditingCase(request: request, settings: settings, plan: plan, files: files).answer
        output += answer.isEmpty ? [] : answer.components(separatedBy: "\n")
      } else {
        output += block
        let content = block.joined(separator: "\n") + "\n"
        if isInCase { asked = (info, content) } else { files[info.last ?? ""] = content }
      }
      output.append("```")
    }
    return output.joined(separator: "\n")
  }
}

/// One question.
struct EditingCase {
  let request: String
  let settings: [String]
  let editor: PlanEditor
  let offset: Int

  init(request: String, settings: [String], plan: String, files: [String: String]) throws {
    self.request = request
    self.settings = settings
    let whole = settings.contains("decomposed") ? plan.decomposedStringWithCanonicalMapping : plan
    let mark = "<CURSOR>"
    let place = whole.utf8.firstRange(of: mark.utf8)
    offset = place.map { whole.utf8.distance(from: whole.utf8.startIndex, to: $0.lowerBound) } ?? 0
    let isCases = settings.first == "plantest"
    let path = isCases ? "a.plantest" : "a.plan"
    var all = files
    all[path] = whole.replacing(mark, with: "")
    let reader = MemoryReader(files: all)
    let compiled =
      isCases
      ? CompiledCases.compile(path: path, reader: reader).asPlan
      : CompiledPlan.compile(path: path, reader: reader)
    editor = try #require(PlanEditor(compiled, path: path))
  }

  private func setting(_ name: String) -> String? {
    settings.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }

  private var language: Language { settings.contains("vi") ? .vietnamese : .english }

  var answer: String {
    switch request {
    case "definition": drawn(editor.definition(at: offset).map { [$0] } ?? [])
    case "references": drawn(editor.references(at: offset))
    case "highlights":
      drawn(editor.highlights(at: offset).map(\.span))
    case "rename": renamed
    case "hover":
      // A fence of its own would end the block of the answer.
      editor.hover(at: offset, facts: facts).map {
        drawn([$0.span]) + "\n"
          + $0.text.text(in: language).replacingOccurrences(of: "```", with: "'''")
      }
        ?? "nothing"
    case "completion": offers
    case "outline": outline(editor.tree.outlineEntries, "").joined(separator: "\n")
    case "folding":
      editor.tree.foldable.map { span, isComment in
        "\(span.line)-\(span.file.line(at: span.range.upperBound))\(isComment ? " comment" : "")"
      }.joined(separator: "\n")
    case "selection":
      editor.tree.selection(at: offset).map { $0.text.replacingOccurrences(of: "\n", with: "⏎") }
        .joined(separator: "\n")
    case "links": editor.links.map { drawn([$0.span]) + "\n→ \($0.target)" }.joined(separator: "\n")
    case "tokens":
      editor.semanticTokens.map { token in
        "\(editor.source.text(token.range)) \(token.kind.rawValue)\(token.isDeclaration ? "!" : "")"
      }.joined(separator: "\n")
    case "layout": layout
    case "diagnostics": findings
    default: "there is no request \(request)"
    }
  }

  /// Lines with carets beneath, the other file's name before its lines.
  private func drawn(_ spans: [SourceSpan]) -> String {
    guard !spans.isEmpty else { return "nothing" }
    let ordered = spans.sorted {
      ($0.file.path == editor.source.path ? 0 : 1, $0.file.path, $0.range.lowerBound)
        < ($1.file.path == editor.source.path ? 0 : 1, $1.file.path, $1.range.lowerBound)
    }
    return ordered.map { span in
      let line = span.file.range(ofLine: span.line)
      let before = span.file.text(line.lowerBound..<span.range.lowerBound)
      let file = span.file.path == editor.source.path ? "" : "\(span.file.path):\(span.line)\n"
      return file + span.file.text(line) + "\n" + String(repeating: " ", count: before.count)
        + String(repeating: "^", count: max(1, span.text.split(separator: "\n").first?.count ?? 1))
    }.joined(separator: "\n")
  }

  private var renamed: String {
    do throws(RenameRefusal) {
      return drawn(try editor.rename(at: offset, to: setting("to") ?? ""))
    } catch {
      return "refused: " + error.reason.text(in: language)
    }
  }

  /// As if it had been measured: made up for these suites.
  private var facts: MeasuredFacts? {
    guard settings.contains("measured") else { return nil }
    var facts = MeasuredFacts()
    facts.isSample = settings.contains("sample")
    facts.rows = [.table("coops"): "12 rows", .population("active"): "9 to 10 rows"]
    facts.sentences = [.column(table: "coops", "rating"): ["known in 11 of 12 rows"]]
    facts.spellings = [
      .column(table: "coops", "rating"): [
        .init(text: "tốt", count: 6, category: "good"), .init(text: "fair", count: 4, category: "fair"),
        .init(text: "rất tốt*", count: 1, category: nil), .init(text: "c\\d \"x\"", count: 1, category: nil),
      ]
    ]
    return facts
  }

  private var offers: String {
    let (range, offers) = editor.completions(at: offset, facts: facts)
    let begun = editor.source.text(range)
    let most = Int(setting("first") ?? "") ?? 12
    let shown = offers.prefix(most).map { offer in
      offer.label + (offer.detail.map { "  · " + $0.text(in: language) } ?? "")
        + (offer.kind == .snippet || offer.insert != offer.label ? "\n" + offer.insert : "")
        + (offer.filter.map { "\n  found by: " + $0 } ?? "")
    }
    let more = offers.count > most ? ["… \(offers.count - most) more"] : []
    return ((begun.isEmpty ? [] : ["in place of “\(begun)”:"]) + shown + more).joined(separator: "\n")
  }

  private func outline(_ entries: [OutlineEntry], _ indent: String) -> [String] {
    entries.flatMap {
      ["\(indent)\($0.name)\($0.detail.map { ": " + $0 } ?? "")"] + outline($0.children, indent + "  ")
    }
  }

  private var layout: String {
    let lines = setting("lines")?.split(separator: "-").compactMap { Int($0) } ?? []
    let range = lines.count == 2 && lines[0] <= lines[1] ? lines[0]...lines[1] : nil
    return editor.tree.layoutEdits(within: range).map { edit in
      "line \(edit.span.line):\n- " + edit.span.text.replacingOccurrences(of: "\n", with: "⏎")
        + "\n+ " + edit.replacement.replacingOccurrences(of: "\n", with: "⏎")
    }.joined(separator: "\n")
  }

  /// Positions from 0, as editors have them, in UTF-16; in UTF-8 beside them.
  private var findings: String {
    let positions = UTF16Positions(editor.source)
    return editor.compiled.diagnostics.compactMap { finding -> String? in
      guard case .source(let span) = finding.place, span.file === editor.source else { return nil }
      let (start, end) = (
        positions.position(at: span.range.lowerBound), positions.position(at: span.range.upperBound)
      )
      func bytes(_ offset: Int) -> Int {
        offset - editor.source.lineStarts[editor.source.line(at: offset) - 1]
      }
      return drawn([span])
        + "\n\(finding.code) UTF-16 \(start.line):\(start.character)-\(end.line):\(end.character),"
        + " UTF-8 \(bytes(span.range.lowerBound))-\(bytes(span.range.upperBound)): "
        + finding.message.text(in: language)
    }.joined(separator: "\n")
  }
}
