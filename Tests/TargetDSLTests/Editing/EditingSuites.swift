import TargetDSL
import Testing

/// A plan text with `<CURSOR>`, asked about at that place; answers are drawn beneath the lines that they concern.
struct CursorPlan {
  let editor: PlanEditor
  let offset: Int

  init(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let mark = "<CURSOR>"
    let place = try #require(text.utf8.firstRange(of: mark.utf8), sourceLocation: sourceLocation)
    offset = text.utf8.distance(from: text.utf8.startIndex, to: place.lowerBound)
    let plain = text.replacing(mark, with: "")
    let compiled = CompiledPlan.compile(
      path: "a.plan",
      reader: MemoryReader(files: [
        "a.plan": plain, "words.plan": "unit ha\ntable shared\n  column id text key\n",
      ]))
    editor = try #require(PlanEditor(compiled, path: "a.plan"), sourceLocation: sourceLocation)
  }

  /// Each line that holds a place, with carets beneath.
  static func drawn(_ spans: [SourceSpan]) -> String {
    var text = ""
    for span in spans.sorted(by: { ($0.file.path, $0.range.lowerBound) < ($1.file.path, $1.range.lowerBound) }
    ) {
      let line = span.file.range(ofLine: span.line)
      let before = span.file.text(line.lowerBound..<span.range.lowerBound).count
      text +=
        span.file.text(line) + "\n" + String(repeating: " ", count: before)
        + String(repeating: "^", count: max(1, span.text.count)) + "\n"
    }
    return text
  }

  func offers() -> [String] { editor.completions(at: offset).offers.map(\.label) }
}

private let vocabulary = """
  plan demo "Demo"
  use "words.plan"
  unit person, people
  table communes "Xã"
    column id text key
    column rural yes/no
  table coops "Hợp tác xã"
    column id text key
    column rating "Xếp loại" one of { good = "tốt", fair, weak }
    column members whole in people
    column commune refers to communes
  population active = coops where rating != weak

  """

@Suite struct DefinitionTests {
  @Test func `leads from a use to the name that is declared`() throws {
    let plan = try CursorPlan(
      vocabulary + "target a = share of act<CURSOR>ive where rating = good\n  by 2030: 10%\n")
    let found = try #require(plan.editor.definition(at: plan.offset))
    #expect(
      CursorPlan.drawn([found]) == """
        population active = coops where rating != weak
                   ^^^^^^

        """)
  }

  @Test func `leads to a column behind a point, to a category and to a word of a unit`() throws {
    func line(_ text: String) throws -> String {
      let plan = try CursorPlan(vocabulary + text)
      return try CursorPlan.drawn([#require(plan.editor.definition(at: plan.offset))])
    }
    #expect(
      try line("population r = coops where commune.ru<CURSOR>ral")
        == "  column rural yes/no\n         ^^^^^\n")
    #expect(
      try line("population r = coops where rating in { fa<CURSOR>ir }")
        == "  column rating \"Xếp loại\" one of { good = \"tốt\", fair, weak }\n"
        + "                                                  ^^^^\n")
    #expect(
      try line("target m = sum of members over coops\n  by 2030: at least 5 peo<CURSOR>ple")
        == "unit person, people\n             ^^^^^^\n")
  }

  @Test func `opens the file that is used`() throws {
    let plan = try CursorPlan("use \"wor<CURSOR>ds.plan\"\n")
    #expect(plan.editor.definition(at: plan.offset)?.file.path == "words.plan")
    #expect(plan.editor.links.map(\.target) == ["words.plan"])
  }

  @Test func `says nothing where nothing stands`() throws {
    let plan = try CursorPlan(vocabulary + "# a <CURSOR> comment\n")
    #expect(plan.editor.definition(at: plan.offset) == nil)
    #expect(plan.editor.hover(at: plan.offset) == nil)
  }
}

@Suite struct ReferenceTests {
  @Test func `finds every use and the declaration, in a plan with errors too`() throws {
    let plan = try CursorPlan(
      vocabulary + "target a = share of act<CURSOR>ive where rating = god\n  by 2030: at least 10%\n"
        + "indicator b = count of active\n")
    #expect(
      CursorPlan.drawn(plan.editor.references(at: plan.offset)) == """
        population active = coops where rating != weak
                   ^^^^^^
        target a = share of active where rating = god
                            ^^^^^^
        indicator b = count of active
                               ^^^^^^

        """)
    #expect(plan.editor.references(at: plan.offset, withDeclaration: false).count == 2)
    #expect(plan.editor.highlights(at: plan.offset).map(\.isDeclaration) == [true, false, false])
  }
}

@Suite struct RenameTests {
  private func renamed(_ text: String, to name: String) throws -> String {
    let plan = try CursorPlan(vocabulary + text)
    return try CursorPlan.drawn(plan.editor.rename(at: plan.offset, to: name))
  }

  private func refusal(_ text: String, to name: String) throws -> String {
    let plan = try CursorPlan(vocabulary + text)
    do throws(RenameRefusal) {
      _ = try plan.editor.rename(at: plan.offset, to: name)
      return ""
    } catch {
      #expect(!error.reason.vietnamese.isEmpty)
      return error.reason.english
    }
  }

  @Test func `gives all places of a name`() throws {
    #expect(
      try renamed("indicator b = count of coops where com<CURSOR>mune.rural\n", to: "ward") == """
          column commune refers to communes
                 ^^^^^^^
        indicator b = count of coops where commune.rural
                                           ^^^^^^^

        """)
  }

  @Test func `changes the word of a unit that is meant, and no other`() throws {
    #expect(
      try renamed("indicator b = stated in peo<CURSOR>ple\n", to: "folk") == """
        unit person, people
                     ^^^^^^
          column members whole in people
                                  ^^^^^^
        indicator b = stated in people
                                ^^^^^^

        """)
  }

  @Test func `takes an indicator and the target that carries its name together`() throws {
    #expect(
      try renamed("indicator b = count of coops\ntarget <CURSOR>b\n  by 2030: at least 5\n", to: "c") == """
        indicator b = count of coops
                  ^
        target b
               ^

        """)
  }

  @Test(arguments: [
    (
      "population x<CURSOR> = coops", "where",
      "`where` is a word of the language, so nothing can be called so"
    ),
    ("population x<CURSOR> = coops", "active", "`active` is already declared on line 12 of a.plan"),
    ("population x<CURSOR> = coops", "coops", "`coops` is already declared on line 7 of a.plan"),
    (
      "population x<CURSOR> = coops", "two words",
      "`two words` is no name: letters, digits and `_`, beginning with a letter"
    ),
    ("population x<CURSOR> = coops", "", "`` is no name: letters, digits and `_`, beginning with a letter"),
    ("<CURSOR>population x = coops", "y", "there is no name here that could be changed"),
  ])
  func `is refused with the reason`(_ text: String, _ name: String, _ reason: String) throws {
    #expect(try refusal(text, to: name) == reason)
  }
}

@Suite struct CompletionTests {
  private func offers(_ text: String) throws -> [String] { try CursorPlan(vocabulary + text).offers() }

  @Test func `offers declarations at the start of a line, and clauses below one`() throws {
    #expect(try offers("<CURSOR>").contains("population"))
    #expect(try offers("tar<CURSOR>").contains("target"))
    let clauses = try offers("target a = count of coops\n  <CURSOR>\n")
    #expect(clauses.contains("by") && clauses.contains("baseline") && !clauses.contains("column"))
    #expect(try offers("table t\n  <CURSOR>\n").contains("column"))
  }

  @Test func `offers rows behind of and over, and columns of their table behind where`() throws {
    #expect(try offers("indicator b = count of <CURSOR>\n").prefix(3) == ["communes", "coops", "shared"])
    let columns = try offers("indicator b = count of active where <CURSOR>\n")
    #expect(columns.prefix(4) == ["id", "rating", "members", "commune"])
    #expect(!columns.contains("rural"))
  }

  @Test func `offers the columns of the table that a reference leads to`() throws {
    #expect(try offers("indicator b = count of active where commune.<CURSOR>\n") == ["id", "rural"])
    #expect(try offers("indicator b = count of active where commune.ru<CURSOR>\n") == ["id", "rural"])
  }

  @Test(arguments: [
    "rating = <CURSOR>", "rating != <CURSOR>", "rating in { good, <CURSOR> }", "rating in { <CURSOR>",
  ])
  func `offers the categories beside their column`(_ condition: String) throws {
    #expect(try offers("indicator b = count of coops where \(condition)\n") == ["good", "fair", "weak"])
  }

  @Test func `offers units behind a number and bounds behind the time`() throws {
    let units = try offers("target a = sum of members over coops\n  by 2030: at least 5 <CURSOR>\n")
    #expect(units.first == "person" && units.contains("thousand") && !units.contains("ha"))
    #expect(try offers("target a = sum of members over coops\n  by 2030: <CURSOR>\n").first == "at least")
  }

  @Test func `offers only what may stand there`() throws {
    #expect(try offers("target a = count of coops\n  each <CURSOR>\n") == ["year"])
    for clause in ["by ", "baseline ", "by 2030 "] {
      #expect(try offers("target a = count of coops\n  \(clause)<CURSOR>\n").isEmpty, "\(clause)")
    }
    #expect(try offers("table t\n  column a whole in <CURSOR>\n").prefix(2) == ["person", "ha"])
    let behindType = ["key", "blank means", "blank or missing means"]
    #expect(try offers("table t\n  column a text <CURSOR>\n") == behindType)
    #expect(try offers("table t\n  column a one of { x } <CURSOR>\n") == behindType)
    #expect(try !offers("population q = <CURSOR>\n").contains("q"))
    #expect(try offers("population q = coops where members = <CURSOR>\n").contains("year"))
  }

  @Test func `offers nothing inside a text or a comment`() throws {
    #expect(try offers("target a \"x <CURSOR> y\" = count of coops\n").isEmpty)
    #expect(try offers("# a <CURSOR>\n").isEmpty)
  }

  @Test func `never fails wherever it is asked`() throws {
    let text =
      vocabulary
      + "target a = share of active where rating in { good } and commune.rural\n  by 2030: at least 5%\n"
    let compiled = CompiledPlan.compile(path: "a.plan", reader: MemoryReader(files: ["a.plan": text]))
    let editor = try #require(PlanEditor(compiled, path: "a.plan"))
    for offset in 0...(text.utf8.count + 3) {
      _ = editor.completions(at: offset)
      _ = editor.hover(at: offset)
      _ = editor.definition(at: offset)
      #expect(!editor.tree.selection(at: offset).isEmpty)
    }
  }
}

@Suite struct HoverTests {
  @Test func `tells a name with its declaration and how often it is used`() throws {
    let plan = try CursorPlan(vocabulary + "indicator b = count of act<CURSOR>ive\n")
    let (span, text) = try #require(plan.editor.hover(at: plan.offset))
    #expect(span.text == "active")
    #expect(
      text.english == """
        population **active**

        ```plan
        population active = coops where rating != weak
        ```

        a.plan, line 12; used 1 time
        """)
    #expect(text.vietnamese.contains("tổng thể **active**"))
  }

  @Test func `tells what a word of the language means`() throws {
    let plan = try CursorPlan(vocabulary + "indicator b = cou<CURSOR>nt of active\n")
    let (_, text) = try #require(plan.editor.hover(at: plan.offset))
    #expect(text.english.hasPrefix("**count**: the number of rows"))
    #expect(text.vietnamese.hasPrefix("**count**: số dòng"))
  }
}

@Suite struct KeywordHelpTests {
  @Test func `tells every word of the language`() throws {
    for keyword in Keyword.allCases {
      let plan = try CursorPlan("plan p\n\(keyword.rawValue)<CURSOR>\n")
      let isOfCases = plan.editor.tree.tokens.allSatisfy { $0.keyword != keyword }
      guard !isOfCases else { continue }
      #expect(plan.editor.hover(at: plan.offset) != nil, "\(keyword)")
    }
    let vietnamese = try CursorPlan("kế hoạch p\nmục tiêu a = số b\n  đến 2030: ít nh<CURSOR>ất 5\n")
    let (span, text) = try #require(vietnamese.editor.hover(at: vietnamese.offset))
    #expect(span.text == "ít nhất" && text.vietnamese.hasPrefix("**ít nhất**: ít nhất"))
  }
}

@Suite struct OutlineTests {
  @Test func `lists declarations with their columns and clauses`() throws {
    let plan = try CursorPlan(vocabulary + "target a \"A\" = count of coops\n  by 2030: at least 5\n<CURSOR>")
    func lines(_ entries: [OutlineEntry], _ indent: String) -> [String] {
      entries.flatMap { ["\(indent)\($0.name) \($0.detail ?? "-")"] + lines($0.children, indent + "  ") }
    }
    #expect(
      lines(plan.editor.tree.outlineEntries, "").suffix(4) == [
        "  commune refers to communes", "active -", "a A", "  by 2030 at least 5",
      ])
    #expect(
      plan.editor.tree.outlineEntries.map(\.name) == ["demo", "person", "communes", "coops", "active", "a"])
  }

  @Test func `folds declarations and runs of comments, and widens a selection step by step`() throws {
    let plan = try CursorPlan("# one\n# two\nplan demo\n  note \"x<CURSOR>\"\n")
    #expect(plan.editor.tree.foldable.map(\.isComment) == [false, true])
    #expect(
      plan.editor.tree.selection(at: plan.offset).map(\.text)
        == ["\"x\"", "note \"x\"", "plan demo\n  note \"x\"", "# one\n# two\nplan demo\n  note \"x\"\n"])
  }

  @Test func `colours names by what they are`() throws {
    let plan = try CursorPlan(
      "unit ha # area\ntable t\n  column id text key\nindicator b = count of t where id = \"x\"<CURSOR>\n")
    let source = plan.editor.source
    #expect(
      plan.editor.semanticTokens.map {
        "\(source.text($0.range)) \($0.kind.rawValue)\($0.isDeclaration ? "!" : "")"
      }
        == [
          "unit keyword", "ha macro!", "# area comment", "table keyword", "t type!", "column keyword",
          "id property!", "text keyword", "key keyword", "indicator keyword", "b function!", "= operator",
          "count keyword", "of keyword", "t type", "where keyword", "id property", "= operator",
          "\"x\" string",
        ])
  }
}

@Suite struct EditorPositionTests {
  @Test func `counts in the units of editors`() {
    // A decomposed letter is two units, an emoji two, a flag four.
    let text = "a\u{65}\u{301}😀b\r\n🇻🇳c\rđ\n"
    let positions = UTF16Positions(SourceFile(path: "", text: text))
    var offset = 0
    var expected = EditorPosition(line: 0, character: 0)
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      #expect(positions.position(at: offset) == expected)
      // No editor has a place between CR and LF.
      let isInside = scalar == "\n" && index > 0 && scalars[index - 1] == "\r"
      if !isInside { #expect(positions.offset(of: expected) == offset) }
      offset += String(scalar).utf8.count
      let isCRLF = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if scalar == "\n" || (scalar == "\r" && !isCRLF) {
        expected = EditorPosition(line: expected.line + 1, character: 0)
      } else {
        expected.character += String(scalar).utf16.count
      }
    }
    #expect(positions.end == EditorPosition(line: 3, character: 0))
    // Inside the emoji, behind the end of a line, behind the last line, before the first.
    #expect(
      positions.position(at: positions.offset(of: EditorPosition(line: 0, character: 4))).character == 3)
    #expect(positions.offset(of: EditorPosition(line: 0, character: 99)) == 9)
    #expect(positions.offset(of: EditorPosition(line: 99, character: 0)) == text.utf8.count)
    #expect(positions.offset(of: EditorPosition(line: -1, character: -1)) == 0)
  }
}
