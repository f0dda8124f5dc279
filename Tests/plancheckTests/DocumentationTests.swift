import Foundation
import TargetDSL
import Testing

/// The documents show plans as they are: laid out, without mistakes of syntax, and taken from the real ones.
@Suite struct DocumentationTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  /// A fenced block of a document: its first line without the fence, and its text.
  struct Block {
    let document: String
    let kind: String
    let text: String
  }

  static func blocks(of document: String) throws -> [Block] {
    let text = try String(contentsOf: root.appending(path: document), encoding: .utf8)
    var blocks: [Block] = []
    for (index, part) in text.components(separatedBy: "```").enumerated() where index % 2 == 1 {
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      blocks.append(
        Block(document: document, kind: String(lines[0]), text: lines.count > 1 ? String(lines[1]) : ""))
    }
    return blocks
  }

  static let plans: [Block] = {
    let documents = ["docs/language.md", "docs/ngon-ngu.md", "README.vi.md", "CONTRIBUTING.md"]
    return documents.flatMap { (try? blocks(of: $0)) ?? [] }.filter { $0.kind.hasPrefix("plan") }
  }()

  @Test func thereAreExamples() { #expect(Self.plans.count > 15) }

  @Test(arguments: plans.indices)
  func everyExampleIsLaidOutAndHasNoMistakeOfSyntax(_ index: Int) {
    let block = Self.plans[index]
    let tree = SyntaxTree.parse(SourceFile(path: block.document, text: block.text))
    #expect(tree.diagnostics.map(\.message.english) == [], "\(block.text)")
    #expect(String(decoding: format(tree), as: UTF8.self) == block.text)
  }

  @Test func theCasesOfTheReferenceHaveNoMistakeOfSyntax() throws {
    let cases = try ["docs/language.md", "docs/ngon-ngu.md"].flatMap { try Self.blocks(of: $0) }
      .filter { $0.kind == "cases" }
    #expect(!cases.isEmpty)
    for block in cases {
      let tree = SyntaxTree.parseCases(SourceFile(path: block.document, text: block.text))
      #expect(tree.diagnostics.map(\.message.english) == [])
    }
  }

  /// Each clause and each head of an example that is not made up stands in a plan of the repository, word by word.
  @Test(arguments: plans.indices)
  func examplesAreTakenFromTheRealPlans(_ index: Int) throws {
    let block = Self.plans[index]
    guard !block.kind.contains("made-up") else { return }
    let known =
      try Self.words(ofPlansBelow: "plans") + Self.words(ofPlansBelow: "docs/examples")
      // As a plan of a province would write it.
      + " use \"../common/vocabulary.plan\" "
    for clause in Self.clauses(of: SyntaxTree.parse(SourceFile(path: block.document, text: block.text))) {
      #expect(known.contains(clause), "\(clause)")
    }
  }

  /// The words of every clause, joined by spaces.
  private static func clauses(of tree: SyntaxTree) -> [String] {
    tree.root.nodes.flatMap { declaration -> [String] in
      let clauses = declaration.nodes.filter { "\($0.kind)".hasSuffix("Clause") }
      let end = clauses.first?.span.range.lowerBound ?? declaration.span.range.upperBound
      let start = declaration.span.range.lowerBound
      return [words(tree, start..<end)] + clauses.map { words(tree, $0.span.range) }
    }
  }

  private static func words(_ tree: SyntaxTree, _ range: Range<Int>) -> String {
    let tokens = tree.tokens.filter { range.contains($0.range.lowerBound) && !$0.range.isEmpty }
    return " " + tokens.map { tree.source.text($0.range) + " " }.joined()
  }

  private static func words(ofPlansBelow folder: String) throws -> String {
    let base = root.appending(path: folder).path()
    let files = try FileManager.default.subpathsOfDirectory(atPath: base).filter { $0.hasSuffix(".plan") }
      .sorted()
    return try files.map { file in
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: base + "/" + file)))
      let tree = SyntaxTree.parse(SourceFile(path: file, bytes: bytes))
      return words(tree, 0..<bytes.count)
    }.joined()
  }

  @Test func theReservedWordsInTheReferenceAreThoseOfTheLanguage() throws {
    let text = try String(contentsOf: Self.root.appending(path: "docs/language.md"), encoding: .utf8)
    let list =
      text.components(separatedBy: "Words that cannot be names: `").last?.split(separator: "`").first ?? ""
    let reserved = Keyword.allCases.filter(\.isReserved).map(\.rawValue).sorted()
    #expect(list.split(whereSeparator: \.isWhitespace).map(String.init).sorted() == reserved)
  }

  /// Paths that the documents name, in backquotes or as links, lead somewhere.
  @Test(arguments: [
    "CONTRIBUTING.md", "docs/language.md", "docs/ngon-ngu.md", "README.vi.md", "docs/architecture.md",
    "docs/decisions/README.md",
  ])
  func pathsInTheDocumentsExist(_ document: String) throws {
    let file = Self.root.appending(path: document)
    let text = try String(contentsOf: file, encoding: .utf8)
    let folders = ["Sources/", "Tests/", "docs/", "plans/", "Scripts/"]
    let named = text.split(separator: "`").filter { part in
      folders.contains { part.hasPrefix($0) } && !part.contains { $0.isWhitespace }
    }
    let linked = text.components(separatedBy: "](").dropFirst().compactMap { $0.split(separator: ")").first }
      .filter { !$0.hasPrefix("http") && !$0.hasPrefix("#") }.map { $0.prefix { $0 != "#" } }
    for path in named {
      #expect(
        FileManager.default.fileExists(atPath: Self.root.appending(path: String(path)).path()), "\(path)")
    }
    for path in linked {
      let target = file.deletingLastPathComponent().appending(path: String(path))
      #expect(FileManager.default.fileExists(atPath: target.path()), "\(path)")
    }
  }

  /// Every folder of the sources has its line in the architecture.
  @Test(arguments: ["TargetDSL", "TargetEngine", "plancheck"])
  func everyRoomIsOnTheMap(_ target: String) throws {
    let map = try String(contentsOf: Self.root.appending(path: "docs/architecture.md"), encoding: .utf8)
    let part = map.components(separatedBy: "### `Sources/\(target)`").last?.components(separatedBy: "\n### ")
      .first
    let folder = Self.root.appending(path: "Sources/\(target)").path()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where !name.contains(".")
    {
      #expect(part?.contains("`\(name)`") == true, "\(name)")
    }
  }
}
