import Foundation
import TargetDSL
import Testing

/// Section 1: a broken clause never swallows the next; one run reports every mistake of a file.
@Suite("Recovery") struct RecoveryTests {
  /// A clause of a sound file, and what it becomes by a slip.
  struct Slip: CustomTestStringConvertible {
    let name: String
    let apply: @Sendable (_ words: [String], _ chosen: Int) -> [String]?
    var testDescription: String { name }
  }

  static let slips = [
    Slip(name: "a word is left out") { words, chosen in
      var words = words
      words.remove(at: chosen)
      return words
    },
    Slip(name: "a word stands twice") { words, chosen in
      var words = words
      words.insert(words[chosen], at: chosen)
      return words
    },
    Slip(name: "a word is nonsense") { words, chosen in
      var words = words
      words[chosen] = "zzqqx"
      return words
    },
    Slip(name: "a sign slips in") { words, chosen in
      var words = words
      words.insert([")", "}", ":", "=", "/"][chosen % 5], at: chosen)
      return words
    },
    Slip(name: "the first word is nonsense") { words, _ in ["zzqqx"] + words.dropFirst() },
    Slip(name: "the first word loses a letter") { words, _ in
      var words = words
      guard words[0].count > 3 else { return nil }
      words[0].remove(at: words[0].index(after: words[0].startIndex))
      return words
    },
    Slip(name: "a letter is lost") { words, chosen in
      var words = words
      guard words[chosen].count > 3 else { return nil }
      words[chosen].remove(at: words[chosen].index(words[chosen].startIndex, offsetBy: 1))
      return words
    },
  ]

  /// In English words and in Vietnamese ones.
  static let plans =
    ["daknong", "laichau", "khanhhoa", "kiengiang"].map { "docs/examples/\($0).plan" }
    + ["daknong", "laichau", "khanhhoa", "kiengiang", "quocgia"].map { "plans/\($0)/\($0).plan" }

  private struct Folder: SourceReader {
    let texts: [String: String]
    func read(_ path: String) throws(SourceReadError) -> [UInt8] {
      if let text = texts[path] { return Array(text.utf8) }
      guard let data = FileManager.default.contents(atPath: path) else {
        throw SourceReadError(reason: Phrase(verbatim: "not there"))
      }
      return Array(data)
    }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path()

  /// The lines with an error of the plan's own file.
  private func brokenLines(_ path: String, _ text: String) -> Set<Int> {
    let result = CompiledPlan.compile(path: path, rootLevelsUp: 2, reader: Folder(texts: [path: text]))
    return Set(
      result.diagnostics.filter { $0.severity == .error && $0.place.path == path }
        .compactMap { $0.place.position.line })
  }

  /// The line on which the clause of a line begins, or its declaration.
  private func clause(of line: Int, in lines: [String]) -> Int {
    let continuations = ["=", "+", "-", "*", "/", "mà", "where", "và", "and", "hoặc", "or", "ghi", "says"]
    var line = line
    while line > 0, let word = lines[line].split(separator: " ").first, continuations.contains(String(word)) {
      line -= 1
    }
    return line
  }

  /// Whether a line holds the name or the measure of a declaration.
  private func isHead(_ line: Int, in lines: [String]) -> Bool {
    !lines[clause(of: line, in: lines)].hasPrefix(" ")
  }

  /// The line on which the declaration of a line begins.
  private func declaration(of line: Int, in lines: [String]) -> Int {
    (0...line).last { !lines[$0].hasPrefix(" ") } ?? 0
  }

  @Test("what is wrong alone is told beside other mistakes", arguments: plans, slips)
  func independentMistakes(plan: String, slip: Slip) throws {
    let path = Self.root + "/" + plan
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(brokenLines(path, text) == [])
    var random = SeededGenerator(seed: UInt64(plan.utf8.count + slip.name.utf8.count))
    // Slips of one line each that are mistakes on that line when they stand alone.
    var alone: [(line: Int, text: String)] = []
    // A short plan may need several rounds until chance hits a line.
    for (index, line) in (0..<20).flatMap({ _ in Array(lines.enumerated()) }) {
      let words = line.split(separator: " ").map(String.init)
      guard words.count > 1, !alone.contains(where: { $0.line == index }), !line.contains("#"),
        alone.count < 10,
        Int.random(in: 0..<4, using: &random) == 0,
        !["plan", "use", "kế", "dùng"].contains(words[0]),
        let changed = slip.apply(words, Int.random(in: 1..<words.count, using: &random))
      else { continue }
      let indent = String(line.prefix { $0 == " " })
      var one = lines
      one[index] = indent + changed.joined(separator: " ")
      // What makes other lines wrong too, such as a lost name, is no independent mistake.
      if brokenLines(path, one.joined(separator: "\n")) == [index + 1] { alone.append((index, one[index])) }
    }
    #expect(alone.count > 0)
    for _ in 0..<4 {
      var chosen = Array(alone.shuffled(using: &random).prefix(6))
      // What a clause should be may depend on the head of its declaration.
      let heads = Set(
        chosen.map(\.line).filter { isHead($0, in: lines) }.map { declaration(of: $0, in: lines) })
      let kept = Dictionary(grouping: chosen) { declaration(of: $0.line, in: lines) }
        .compactMapValues { $0.map(\.line).min() }
      chosen.removeAll {
        let declaration = declaration(of: $0.line, in: lines)
        return heads.contains(declaration) && kept[declaration] != $0.line
      }
      // The second line of a clause is not independent of its first.
      var clauses: Set<Int> = []
      chosen.removeAll { !clauses.insert(clause(of: $0.line, in: lines)).inserted }
      var many = lines
      for (line, text) in chosen { many[line] = text }
      let told = brokenLines(path, many.joined(separator: "\n"))
      for (line, text) in chosen where !told.contains(line + 1) {
        // One of the others hides it; which one is worth telling.
        let hiding = chosen.filter { other in
          guard other.line != line else { return false }
          var two = lines
          two[line] = text
          two[other.line] = other.text
          return !brokenLines(path, two.joined(separator: "\n")).contains(line + 1)
        }
        Issue.record(
          """
          line \(line + 1) is not told: \(text)
          beside \(hiding.map { "line \($0.line + 1): \($0.text)" }.joined(separator: "\n       "))
          """)
        return
      }
    }
  }
}
