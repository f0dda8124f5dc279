import FoundationEssentials
import Testing

@testable import TargetDSL

/// What holds for every file, sound or broken.
@Suite struct FormatPropertyTests {
  /// Every plan of the repository, and a plan that uses the whole grammar.
  static let plans: [String] = files(".plan") + [RoundTripTests.soundPlan]

  /// Every file of cases of the repository.
  static let cases: [String] = files(".plantest")

  private static func files(_ ending: String) -> [String] {
    let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/plans"
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return files.sorted().filter { $0.hasSuffix(ending) }.compactMap { file in
      FileManager.default.contents(atPath: root + "/" + file).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  @Test(arguments: plans.indices)
  func formattingKeepsTokensAndCommentsAndIsStable(_ index: Int) {
    expectSameMeaning(Array(Self.plans[index].utf8))
    expectSameMeaning(Array(Self.plans[index].replacing("\n", with: "\r\n").utf8))
  }

  @Test(arguments: plans.indices)
  func noLineIsWiderThanThePageUnlessOneWordIs(_ index: Int) {
    let source = SourceFile(path: "a.plan", text: formatted(Self.plans[index]))
    for line in source.lineStarts.indices {
      let text = source.text(source.range(ofLine: line + 1))
      let code = text.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
      let longest = text.split(separator: "\"").map { displayWidth($0) }.max() ?? 0
      #expect(displayWidth(code) <= lineLimit || longest > 40, "\(text)")
    }
  }

  /// Without comments and blank lines, only the words decide.
  @Test(arguments: plans.indices)
  func spacesAndLineBreaksOfTheAuthorDoNotMatter(_ index: Int) {
    var random = SeededGenerator(seed: UInt64(index))
    let source = SourceFile(path: "a.plan", text: Self.plans[index])
    let tree = SyntaxTree.parse(source)
    // In Vietnamese files blanks around `/` decide whether it divides.
    var words: [String] = []
    var joinsNext = false
    for token in tree.tokens where !token.isSilent {
      let isPer = token.keyword == .per && source.text(token.range) == "/"
      if isPer || joinsNext, let last = words.popLast() {
        words.append(last + source.text(token.range))
      } else {
        words.append(source.text(token.range))
      }
      joinsNext = isPer
    }
    let plain = formatted(words.joined(separator: " "))
    for _ in 0..<3 {
      let spaced = words.reduce("") {
        $0 + $1 + (["\n", " ", " \t", "\u{A0}", "  "].randomElement(using: &random) ?? "")
      }
      #expect(formatted(spaced) == plain)
    }
  }

  @Test(arguments: 0..<40)
  func commentsBetweenAnyTwoTokensAreKept(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = Self.plans[seed % Self.plans.count]
    let source = SourceFile(path: "a.plan", text: text)
    var bytes: [UInt8] = []
    for token in SyntaxTree.parse(source).tokens {
      bytes += source.bytes[token.rangeWithTrivia]
      switch Int.random(in: 0..<12, using: &random) {
      case 0: bytes += Array(" # c\(bytes.count)\n".utf8)
      case 1: bytes += Array("\n\n\n   # own\(bytes.count) \t\n".utf8)
      case 2: bytes += Array("\n# left\(bytes.count)\n\n".utf8)
      default: break
      }
    }
    expectSameMeaning(bytes)
  }

  @Test(arguments: 0..<200)
  func mangledPlansKeepTheirWordsToo(_ seed: Int) {
    var random = SeededGenerator(seed: 1000 + UInt64(seed))
    var bytes = Array(Self.plans[seed % Self.plans.count].utf8.prefix(6_000))
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...30, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1:
        bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0..<bytes.count, using: &random))
      case 2: bytes.insert(contentsOf: Array("\r\n".utf8), at: start)
      case 3:
        bytes.insert(
          [0xFF, 0x22, 0x23, 0x7B, 0x28, 0x2E, 0x0D, 0x0A, 0x2D].randomElement(using: &random) ?? 0x20,
          at: start)
      default: bytes.replaceSubrange(start..<end, with: Array(" by 2030: ".utf8))
      }
      if bytes.isEmpty { bytes = [0x20] }
    }
    expectSameMeaning(bytes)
  }

  // MARK: Files of cases

  @Test(arguments: cases.indices)
  func casesKeepTokensAndCommentsAndAreStable(_ index: Int) {
    expectSameMeaning(Array(Self.cases[index].utf8), as: SyntaxTree.parseCases)
    expectSameMeaning(Array(Self.cases[index].replacing("\n", with: "\r\n").utf8), as: SyntaxTree.parseCases)
  }

  /// The files of the repository are laid out, and spaces between words on a line do not matter.
  @Test(arguments: cases.indices)
  func spacesInCasesDoNotMatter(_ index: Int) {
    let text = Self.cases[index]
    let spaced = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains("\"") || line.contains("#") ? "\t" + line : line.replacing(" ", with: "   ")
    }
    for version in [text, spaced.joined(separator: "\n")] {
      let tree = SyntaxTree.parseCases(SourceFile(path: "a.plantest", text: version))
      #expect(String(decoding: format(tree), as: UTF8.self) == text)
    }
  }

  @Test(arguments: 0..<40)
  func commentsBetweenAnyTwoTokensOfCasesAreKept(_ seed: Int) {
    var random = SeededGenerator(seed: 300 + UInt64(seed))
    let source = SourceFile(path: "a.plantest", text: Self.cases[seed % Self.cases.count])
    var bytes: [UInt8] = []
    for token in SyntaxTree.parseCases(source).tokens {
      bytes += source.bytes[token.rangeWithTrivia]
      switch Int.random(in: 0..<12, using: &random) {
      case 0: bytes += Array(" # c\(bytes.count)\n".utf8)
      case 1: bytes += Array("\n\n\n   # own\(bytes.count) \t\n".utf8)
      case 2: bytes += Array("\n# left\(bytes.count)\n\n".utf8)
      default: break
      }
    }
    expectSameMeaning(bytes, as: SyntaxTree.parseCases)
  }

  @Test(arguments: 0..<100)
  func mangledCasesKeepTheirWordsToo(_ seed: Int) {
    var random = SeededGenerator(seed: 2000 + UInt64(seed))
    var bytes = Array(Self.cases[seed % Self.cases.count].utf8.prefix(3_000))
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...30, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(start..<end)
      case 1:
        bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0..<bytes.count, using: &random))
      case 2: bytes.insert(contentsOf: Array("\nrow ".utf8), at: start)
      case 3:
        bytes.insert(
          [0xFF, 0x22, 0x23, 0x2C, 0x2D, 0x0D, 0x0A].randomElement(using: &random) ?? 0x20, at: start)
      default: bytes.replaceSubrange(start..<end, with: Array("\n note is 2/3 and ".utf8))
      }
      if bytes.isEmpty { bytes = [0x20] }
    }
    expectSameMeaning(bytes, as: SyntaxTree.parseCases)
  }

  @Test(arguments: RoundTripTests.broken)
  func brokenSnippetsKeepTheirWords(_ text: String) { expectSameMeaning(Array(text.utf8)) }

  @Test(arguments: 0..<60)
  func randomConditionsKeepTheirWords(_ seed: Int) {
    var random = SeededGenerator(seed: 5000 + UInt64(seed))
    let condition = randomCondition(depth: 5, &random)
    let text = "target a \"A\" = share of p where \(condition) weighted by x\n by 2030: at least 5%"
    expectSameMeaning(Array(text.utf8))
  }

  @Test func hostileTextsAreFormattedInTime() {
    for text in [
      "target a = " + String(repeating: "(", count: 100_000),
      "population p = t where x in { " + String(repeating: "a, ", count: 50_000) + "a }",
      "population p = t where " + String(repeating: "a and ", count: 50_000) + "a",
      String(repeating: "population p = t\n", count: 20_000),
      String(repeating: "#\n", count: 50_000) + "plan \"" + String(repeating: "ế", count: 100_000),
    ] { expectSameMeaning(Array(text.utf8)) }
  }

  private func randomCondition(depth: Int, _ random: inout SeededGenerator) -> String {
    guard depth > 0 else {
      return [
        "linked", "x >= 4_000 people", "kind in { a, b, c }", "has at least 2 p through union", "y in -5..-3",
        "founded is not none", "a.b.c = \"chữ\"", "year - year of due<=- 3", "z not in 2021..2025",
      ]
      .randomElement(using: &random) ?? "linked"
    }
    func part() -> String { randomCondition(depth: depth - Int.random(in: 1...3, using: &random), &random) }
    return switch Int.random(in: 0..<5, using: &random) {
    case 0: part() + " and " + part()
    case 1: part() + " or " + part() + "\n or " + part()
    case 2: "not (" + part() + ")"
    case 3: "(" + part() + ")"
    default: part()
    }
  }

  private func expectSameMeaning(
    _ bytes: [UInt8], as parse: (SourceFile) -> SyntaxTree = SyntaxTree.parse,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let before = parse(SourceFile(path: "a.plan", bytes: bytes))
    let once = format(before)
    let after = parse(SourceFile(path: "a.plan", bytes: once))
    #expect(words(before) == words(after), sourceLocation: sourceLocation)
    #expect(letters(bytes) == letters(once), sourceLocation: sourceLocation)
    #expect(comments(before) == comments(after), sourceLocation: sourceLocation)
    #expect(outline(before) == outline(after), sourceLocation: sourceLocation)
    let twice = format(after)
    #expect(
      twice == once,
      "\n\(String(decoding: once, as: UTF8.self))\n--- twice:\n\(String(decoding: twice, as: UTF8.self))",
      sourceLocation: sourceLocation)
  }

  /// One blank stands between the syllables of a word.
  private func words(_ tree: SyntaxTree) -> [[UInt8]] {
    tree.tokens.map { token in
      let bytes = tree.source.bytes[token.range]
      guard token.kind == .word || token.kind == .particle else { return Array(bytes) }
      return Array(bytes.split { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.joined(separator: [0x20]))
    }
  }

  private func outline(_ tree: SyntaxTree) -> [String] {
    tree.root.outline.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Everything but white space and byte order marks, whatever the parser made of it.
  private func letters(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{FEFF}" && $0 != "\u{200B}" }))
  }

  private func comments(_ tree: SyntaxTree) -> [[UInt8]] {
    guard !tree.diagnostics.contains(where: { $0.kind == .notAText }) else { return [] }
    return tree.tokens.flatMap { Trivia(before: $0, in: tree.source).comments }.map {
      var comment = Array(tree.source.bytes[$0.range])
      while [0x20, 0x09, 0x0D].contains(comment.last) { comment.removeLast() }
      return comment
    }
  }
}
