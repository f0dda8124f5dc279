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
      DocumentTests.plain, DocumentTests.html, DocumentTests.table, TraceTests.document, "",
      "\"\\ 5 HTX \"trong\" kế hoạch\" đạt 5%.",
      "Hai phần ba số xã có chợ; xuất khẩu 2 tỷ USD; mười lăm hợp tác xã.",
      "Sông Lam, ngày 01 tháng 3 năm 2021\n\nĐến năm 2025, thu nhập gấp đôi; sản lượng tăng 7%/năm; "
        + "tỷ lệ hộ nghèo giảm 1%/năm; giảm 10% số chợ tạm so với năm 2020; nợ xấu giảm từ 2 - 3%.",
    ] {
      let document = OfficialDocument(
        path: text.contains("<p>") ? "province.html" : "province.txt", text: text)
      let plan = draftPlan(from: document, language: language)
      let compiled = CompiledPlan.compile(
        path: "province.plan", reader: MemoryReader(files: ["province.plan": plan]))
      #expect(compiled.diagnostics.filter { $0.code != "P0751" }.map(\.message.english) == [], "\(plan)")
      let checked = try #require(compiled.plan)
      #expect(
        review(checked, trees: compiled.trees).filter { $0.code != "P0708" }.map(\.message.english) == [])
      let found = trace(checked, against: document)
      #expect(found.missingWords.isEmpty)
      #expect(
        found.statements.filter { $0.coverage != .covered && $0.statement.kind != .fact }.map(
          \.statement.figure.written) == [])
      #expect(
        String(decoding: format(SyntaxTree.parse(SourceFile(path: "p", text: plan))), as: UTF8.self) == plan)
    }
  }

  @Test func aRowOfATableIsOneTarget() {
    let document = OfficialDocument(path: "a.html", text: DocumentTests.table)
    let plan = draftPlan(from: document, language: .english)
    #expect(
      plan.contains(
        """
        "Tỷ lệ chợ có nước sạch" = stated in %
          reported 2023: 38.5% from "a.html"
          by 2025: more than 50%
          by 2030: at least 60%
            source "II, line 6"
        """), "\(plan)")
  }

  @Test func knownUnitsAndNamesComeFromTheVocabulary() {
    let words = SourceFile(
      path: "v.plan", text: "unit person, people\nunit VND\nindicator thu_nhap = stated in VND per person\n")
    let document = OfficialDocument(path: "a.html", text: DocumentTests.table)
    let plan = draftPlan(
      from: document, vocabulary: DraftVocabulary(path: "v.plan", files: [words]), language: .english)
    #expect(plan.contains("use \"v.plan\""))
    #expect(!plan.contains("\nunit "))
    #expect(!plan.contains("target thu_nhap "))
  }

  /// What a stub cannot say is a comment, so that the draft is valid and nothing is lost.
  @Test func nothingIsDropped() {
    let plan = draft(
      "Đạt 105,5% kế hoạch; hoàn thành 18/23 chỉ tiêu; hai phần ba số xã có chợ; xuất khẩu 2 tỷ USD.")
    for line in [
      "# line 1: 105,5%, kế hoạch", "at least 18", "undated: at least 66.66%",
      "undated: at least 2 billion USD",
      "unit USD \"đô la Mỹ\"",
    ] {
      #expect(plan.contains(line), "\(line)\n\(plan)")
    }
  }

  @Test func decomposedDocumentsGiveComposedPlans() {
    let plan = draft("Đê\u{301}n năm 2030, trên 60% hơ\u{323}p tác xã.")
    #expect(plan.unicodeScalars.allSatisfy { !(0x300...0x36F).contains($0.value) })
    #expect(plan.contains("hợp tác xã"))
  }

  @Test func namesAreOfTheLanguage() {
    #expect(declarableName("Cao Bằng", fallback: "plan") == "cao_bang")
    #expect(declarableName("2030", fallback: "goal") == "goal_2030")
    #expect(declarableName("sum", fallback: "goal") == "goal_sum")
    #expect(declarableName("…", fallback: "goal") == "goal")
  }
}
