import TargetDSL
import Testing

@Suite struct LayoutEditTests {
  /// All that is no space, in order: what no layout may lose.
  private func signs(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  private func tree(_ text: String) -> SyntaxTree { SyntaxTree.parse(SourceFile(path: "a.plan", text: text)) }

  private func laidOut(_ text: String, _ lines: ClosedRange<Int>) -> String {
    let edits = tree(text).layoutEdits(within: lines)
    var bytes = Array(text.utf8)
    for edit in edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
      bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plan p\ntarget b  = count of x\n\n   note \"a\"\n", 2...2),
    ("plan p\ntarget b   = count of x\n by   2030: more than 5\n\n", 2...2),
    ("plan p\ntarget b   = count of x\n by   2030: more than 5\n\n", 3...3),
  ])
  func `of a line moves it and never takes it away`(_ text: String, _ lines: ClosedRange<Int>) {
    #expect(signs(laidOut(text, lines)) == signs(text))
  }

  @Test func `of random ranges of broken plans keeps every token`() {
    var chance = SeededGenerator(seed: 11)
    let pieces = [
      "plan p", "target b   = count of x", " by   2030: more than 5", "   note \"a\"", "", "", "   ",
      "table  t", "  column   id text key", "# a comment", "  column s one of {a,b}",
      "population q=t where s=a",
      "by 2030:", "\"open", "}", "target c = x by 2030: at least 5 by 2031: at least 6", "\tunit ha",
    ]
    for _ in 0..<3_000 {
      let count = Int.random(in: 1...9, using: &chance)
      let text = (0..<count).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined(separator: "\n")
      let low = Int.random(in: 1...count, using: &chance)
      let lines = low...Int.random(in: low...count, using: &chance)
      #expect(signs(laidOut(text, lines)) == signs(text), "\(text)\n\(lines)")
    }
  }

  @Test func `positions of a long line are those that counting gives`() {
    var chance = SeededGenerator(seed: 5)
    let pieces = ["a", "đ", "😀", "e\u{301}", "\n", "\r\n", String(repeating: "xyđ", count: 300)]
    for _ in 0..<40 {
      let text = (0..<20).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
      let source = SourceFile(path: "", text: text)
      let positions = UTF16Positions(source)
      var (line, character, offset) = (0, 0, 0)
      let scalars = Array(text.unicodeScalars)
      for (index, scalar) in scalars.enumerated() {
        #expect(positions.position(at: offset) == EditorPosition(line: line, character: character))
        offset += String(scalar).utf8.count
        character += String(scalar).utf16.count
        let isBreak = scalar == "\n" || (scalar == "\r" && scalars.dropFirst(index + 1).first != "\n")
        if isBreak { (line, character) = (line + 1, 0) }
      }
    }
  }
}

@Suite struct RenameKeepsTests {
  private func kept(_ text: String, to name: String = "new") throws -> [String] {
    let plan = try CursorPlan("plan p\n" + text)
    let mention = try #require(plan.editor.mention(at: plan.offset))
    return plan.editor.kept(mention.span.text, of: mention.symbol, renamedTo: name).map { edit in
      let file = edit.span.file
      let line = file.range(ofLine: edit.span.line)
      return file.text(line.lowerBound..<edit.span.range.lowerBound) + edit.replacement
        + file.text(edit.span.range.upperBound..<line.upperBound)
    }
  }

  @Test func `the old name of a column as a header, that of a category as a spelling`() throws {
    let table = "table t\n  column id text key\n"
    #expect(
      try kept(table + "  column ra<CURSOR>ting one of { a, b }\n") == [
        "  column rating \"rating\" one of { a, b }"
      ])
    #expect(
      try kept(table + "  column ra<CURSOR>ting \"Xếp loại\" | \"Loại\" text\n")
        == ["  column rating \"Xếp loại\" | \"Loại\" | \"rating\" text"])
    #expect(
      try kept(table + "  column rating \"X\" one of { go<CURSOR>od, b = \"c\" }\n")
        == ["  column rating \"X\" one of { good = \"good\", b = \"c\" }"])
    #expect(
      try kept(table + "  column rating one of { good, b<CURSOR> = \"c\" | \"d\" }\n")
        == ["  column rating one of { good, b = \"c\" | \"d\" | \"b\" }"])
  }

  @Test func `nothing where the data are found as before`() throws {
    #expect(try kept("table t\n  column id text key\n  column ra<CURSOR>ting \"Rating\" text\n") == [])
    #expect(try kept("table t\n  column id text key\n  column ra<CURSOR>ting text\n", to: "Rating") == [])
    #expect(try kept("table t<CURSOR>\n  column id text key\n") == [])
  }

  @Test func `a target that carries the name of an indicator is itself, and is renamed with it`() throws {
    let text = vocabularyOfTwo + "target <CURSOR>b\n  by 2030: at least 5\n"
    let plan = try CursorPlan(text)
    #expect(plan.editor.hover(at: plan.offset)?.text.english.hasPrefix("target **b**") == true)
    #expect(plan.editor.definition(at: plan.offset)?.line == 5)
    #expect(try plan.editor.rename(at: plan.offset, to: "c").count == 2)
  }

  private let vocabularyOfTwo = "plan p\ntable t\n  column id text key\nindicator b = count of t\n"
}
