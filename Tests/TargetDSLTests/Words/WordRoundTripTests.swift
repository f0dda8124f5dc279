import Foundation
import Testing

@testable import TargetDSL

/// Files of plans and cases in Vietnamese words and back.
@Suite struct WordsRoundTripTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The plans of the repository, and every plan and case of the suites and of the reference.
  static let texts: [(name: String, text: String)] = {
    var texts: [(String, String)] = []
    let plans = repository.appending(path: "plans")
    let files =
      FileManager.default.enumerator(at: plans, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
      ?? []
    for file in files.sorted(by: { $0.path < $1.path })
    where ["plan", "plantest"].contains(file.pathExtension) {
      if let text = try? String(contentsOf: file, encoding: .utf8) {
        texts.append((file.lastPathComponent, text))
      }
    }
    for folder in ["Tests/Specs", "docs"] {
      let root = repository.appending(path: folder)
      let pages =
        FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        ?? []
      for page in pages.sorted(by: { $0.path < $1.path }) where page.pathExtension == "md" {
        guard let text = try? String(contentsOf: page, encoding: .utf8) else { continue }
        var isCase = false
        for (index, block) in text.components(separatedBy: "\n```").enumerated() where index % 2 == 1 {
          let head = block.prefix { $0 != "\n" }
          guard head.contains("plan") else { continue }
          isCase = head.contains("plantest")
          texts.append(
            (
              "\(page.lastPathComponent)-\(index).\(isCase ? "plantest" : "plan")",
              String(block.dropFirst(head.count + 1)) + "\n"
            ))
        }
      }
    }
    return texts
  }()

  static func parse(_ name: String, _ text: String) -> SyntaxTree {
    let source = SourceFile(path: name, text: text)
    return name.hasSuffix(".plantest") ? .parseCases(source) : .parse(source)
  }

  /// Kinds and tokens as the grammar has them, without the words of a language.
  static func shape(_ node: SyntaxNode) -> String {
    var text = "(\(node.kind)"
    for child in node.children {
      switch child {
      case .node(let node): text += shape(node)
      case .token(let token):
        guard let written = node.tree.englishText(token), token.kind != .particle else { continue }
        // A decimal in a row stands in quotes where a comma parts cells.
        let number = node.kind == .cell ? numberInQuotes(written.filter { $0 != "\"" }) : nil
        text += " \(number ?? written)"
      }
    }
    return text + ")"
  }

  @Test func theTextsAreMany() { #expect(WordsRoundTripTests.texts.count > 200) }

  @Test func everyFileSaysTheSameInVietnamese() throws {
    for (name, text) in WordsRoundTripTests.texts {
      let tree = WordsRoundTripTests.parse(name, text)
      let other: Language = tree.source.language == .english ? .vietnamese : .english
      guard !tree.diagnostics.contains(where: { $0.severity == .error }),
        tree.reservedNames(in: other).isEmpty, tree.decimalsInSets(in: other).isEmpty
      else { continue }
      let there = String(decoding: format(tree, in: other), as: UTF8.self)
      let translated = WordsRoundTripTests.parse(name, there)
      guard translated.source.language == other else { continue }
      #expect(
        translated.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [],
        "\(name)\n\(there)")
      #expect(
        WordsRoundTripTests.shape(translated.root) == WordsRoundTripTests.shape(tree.root),
        "\(name)\n\(there)")
      let back = WordsRoundTripTests.parse(
        name, String(decoding: format(translated, in: tree.source.language), as: UTF8.self))
      #expect(WordsRoundTripTests.shape(back.root) == WordsRoundTripTests.shape(tree.root), "\(name)")
      let twice = String(decoding: format(translated, in: nil), as: UTF8.self)
      #expect(twice == there, "\(name): formatting Vietnamese words changes nothing")
    }
  }

  @Test func everyWordOfTheTableIsOneOfTheGrammar() {
    for entry in WordTable.vietnamese.entries where !entry.keywords.isEmpty {
      #expect(entry.keywords.allSatisfy { Keyword(rawValue: $0.rawValue) != nil })
      #expect(!entry.spellings.isEmpty)
    }
  }
}
