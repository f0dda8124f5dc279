import Testing

@testable import TargetDSL

/// A plan that is started from its document.
@Suite struct DraftTests {
  private func draft(_ text: String, _ language: Language = .english) -> String {
    draftPlan(from: OfficialDocument(path: "papers/cao-bang 2024.txt", text: text), language: language)
  }

  @Test func everyStatementBecomesAStub() {
    let plan = draft(DocumentTests.plain)
    #expect(plan.contains("plan cao_bang_2024 \"Phát triển chợ nông thôn\""))
    #expect(plan.contains("document \"15/KH-UBND\""))
    #expect(plan.contains("period   2023..2030") || plan.contains("period   2024..2030"))
    for line in [
      "each year 2024..2025: at least 12", "by 2025: more than 70%", "by 2025: at least 1",
      "by 2030: at least 100%",
      "by 2030: none", "reported 2023: 84 from \"15/KH-UBND\"", "by 2030: at least 1_816 million VND",
      "says \"12 chợ trở lên\"", "note \"it holds for each of: xã\"",
    ] {
      #expect(plan.contains(line), "\(line)\n\(plan)")
    }
  }

  @Test(arguments: [Language.english, .vietnamese])
  func itIsValidAndLaidOutAndTracesBack(_ language: Language) throws {
    for text in [
      DocumentTests.plain, DocumentTests.html, TraceTests.document, "",
      "\"\\ 5 HTX \"trong\" kế hoạch\" đạt 5%.",
    ] {
      let document = OfficialDocument(path: "province.txt", text: text)
      let plan = draftPlan(from: document, language: language)
      let compiled = CompiledPlan.compile(
        path: "province.plan", reader: MemoryReader(files: ["province.plan": plan]))
      #expect(compiled.diagnostics.filter { $0.code != "P0751" }.map(\.message.english) == [], "\(plan)")
      let checked = try #require(compiled.plan)
      #expect(review(checked).filter { $0.code != "P0708" }.map(\.message.english) == [])
      let found = trace(checked, against: document)
      #expect(found.missingWords.isEmpty)
      #expect(found.statements.filter { $0.coverage != .covered }.map(\.statement.figure.written) == [])
      #expect(
        String(decoding: format(SyntaxTree.parse(SourceFile(path: "p", text: plan))), as: UTF8.self) == plan)
    }
  }

  @Test func namesAreOfTheLanguage() {
    #expect(declarableName("Cao Bằng", fallback: "plan") == "cao_bang")
    #expect(declarableName("2030", fallback: "goal") == "goal_2030")
    #expect(declarableName("sum", fallback: "goal") == "goal_sum")
    #expect(declarableName("…", fallback: "goal") == "goal")
  }
}
