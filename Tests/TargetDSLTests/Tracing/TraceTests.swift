import Testing

@testable import TargetDSL

/// A plan beside its document.
@Suite struct TraceTests {
  static let document = """
    II. MỤC TIÊU

    Đến năm 2030:

    - Có trên 60% hợp tác xã đạt loại tốt, khá; trên 60% tổ hợp tác có liên kết.

    - Khoảng 300 tổ hợp tác, với trên 4.200 thành viên.

    - Giải thể dứt điểm hợp tác xã ngừng hoạt động.

    Đến năm 2045:

    - Trên 60% hợp tác xã xuất khẩu.
    """

  private func trace(_ targets: String, _ text: String = document) -> Trace {
    let plan = "plan province\n  period 2023..2045\n  about means within 5%\n" + targets
    let compiled = CompiledPlan.compile(
      path: "province.plan", reader: MemoryReader(files: ["province.plan": plan]))
    #expect(compiled.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
    guard let checked = compiled.plan else { return Trace(statements: [], missingWords: []) }
    return TargetDSL.trace(checked, against: OfficialDocument(path: "document.txt", text: text))
  }

  /// Coverage and citing targets of each statement.
  private func summary(_ trace: Trace) -> [String] {
    trace.statements.map { found in
      "\(found.statement.figure.written): \(found.coverage) \(found.citations.map(\.name).joined(separator: " "))"
    }
  }

  static let whole = """
    target rated "Hợp tác xã tốt, khá" = stated in %
      by 2030: more than 60%
        source "II, to 2030, item 1" says "trên 60%"
    target linked "Tổ hợp tác có liên kết" = stated in %
      by 2030: more than 60%
        source "II, to 2030, item 1" says "trên 60%"
    target exporting "Hợp tác xã xuất khẩu" = stated in %
      by 2045: more than 60%
        source "II, to 2045" says "trên 60%"
    target groups "Tổ hợp tác" = stated
      by 2030: at least about 300
        source "II" says "khoảng 300 tổ hợp tác"
    target members "Thành viên" = stated
      by 2030: more than 4_200
        source "II" says "trên 4.200"
    target ceased "Hợp tác xã ngừng hoạt động" = stated
      by 2030: none
        source "II" says "dứt điểm"
    """

  @Test func equalWordsAreToldApartByDeadlineAndLabel() {
    #expect(
      summary(trace(Self.whole)) == [
        "trên 60%: covered rated", "trên 60%: covered linked", "Khoảng 300 tổ hợp tác: covered groups",
        "trên 4.200 thành viên: covered members", "dứt điểm: covered ceased", "Trên 60%: covered exporting",
      ])
  }

  @Test func composedAndDecomposedSpacedAndJoinedAreAlike() {
    let decomposed = Self.document.replacing("trên 60%", with: "tre\u{302}n 60 %")
      .replacing("Khoảng", with: "*Khoa\u{309}ng*")
    #expect(summary(trace(Self.whole, decomposed)).allSatisfy { $0.contains(": covered") })
  }

  @Test func anotherFigureIsSaid() {
    let found = trace(
      """
      target groups "Tổ hợp tác" = stated
        by 2030: at least 350
          source "II" says "khoảng 300 tổ hợp tác"
      target members "Thành viên" = stated
        by 2030: at least 4_200
          source "II" says "trên 4.200 thành viên"
      """)
    #expect(found.statements.map(\.coverage.rawValue)[2...3] == ["otherFigure", "otherFigure"])
    #expect(found.statements[2].citations.map(\.agreement) == [.otherFigure])
    #expect(found.statements[3].citations.map(\.agreement) == [.otherComparator])
    #expect(found.statements.count { $0.coverage == .notCovered } == 4)
  }

  @Test func anotherDeadlineAndAnotherSectionAreSaid() {
    let found = trace(
      """
      target rated "Hợp tác xã tốt, khá" = stated in %
        by 2035: more than 60%
          source "II" says "trên 60% hợp tác xã đạt loại tốt, khá"
      target groups "Tổ hợp tác" = stated
        by 2030: at least about 300
          source "III.2" says "khoảng 300 tổ hợp tác"
      target members "Thành viên" = stated
        undated: more than 4_200
          source "II" says "trên 4.200 thành viên"
      """)
    #expect(found.statements[0].coverage == .otherDeadline)
    #expect(found.statements[2].coverage == .otherSection)
    // A clause without a deadline leaves it open on purpose.
    #expect(found.statements[3].coverage == .covered)
  }

  static let changes = """
    Sông Lam, ngày 10 tháng 3 năm 2021

    I. MỤC TIÊU

    1. Giá trị sản xuất tăng bình quân 7%/năm giai đoạn 2021-2025.

    2. Đến năm 2025, giảm 10% số chợ tạm so với năm 2020.

    3. Đến năm 2025, thu nhập gấp đôi năm 2020.

    4. Đến năm 2025, tỷ lệ hài lòng đạt 95% ± 2%; tỷ lệ đô thị hóa đạt 40 - 42%.
    """

  private static func changed(
    _ value: String = "up by at least 7% per year since 2020",
    _ markets: String = "down by at least 10% since 2020", _ income: String = "at least 2 times 2020",
    _ pleased: String = "about 95% within 2 points", _ urban: String = "from 40 to 42%", day: String = "2025"
  ) -> String {
    """
    target value "Giá trị sản xuất" = stated
      by 2025: \(value)
        source "I.1" says "7%/năm"
    target markets "Chợ tạm" = stated
      by \(day): \(markets)
        source "I.2" says "10%"
    target income "Thu nhập" = stated
      by 2025: \(income)
        source "I.3" says "gấp đôi"
    target pleased "Tỷ lệ hài lòng" = stated in %
      by 2025: \(pleased)
        source "I.4" says "95% ± 2%"
    target urban "Tỷ lệ đô thị hóa" = stated in %
      by 2025: \(urban)
        source "I.4" says "40 - 42%"
    """
  }

  @Test func changesDeadlinesAndRangesAreCompared() {
    func differing(_ plan: String) -> [String] {
      trace(plan, Self.changes).statements.filter { $0.coverage != .covered }.map {
        "\($0.statement.figure.written): \($0.coverage)"
      }
    }
    #expect(differing(Self.changed()) == [])
    for value in [
      "down by at least 7% per year since 2020", "up by at least 7% since 2020",
      "up by more than 7% per year since 2020", "up by at least 7% per year since 2021",
      "up by at least 6% per year since 2020",
    ] {
      let isOfAnotherYear = value.contains("2021")
      #expect(differing(Self.changed(value)) == (isOfAnotherYear ? [] : ["7%/năm: otherFigure"]), "\(value)")
    }
    for markets in ["up by at least 10% since 2020", "down by at least 10% since 2021", "at most 10"] {
      #expect(differing(Self.changed(Self.sevenPercent, markets)) == ["10%: otherFigure"], "\(markets)")
    }
    for income in ["at least 3 times 2020", "at least 2 times 2019", "up by at least 2% since 2020"] {
      #expect(
        differing(Self.changed(Self.sevenPercent, Self.tenPercent, income)) == ["gấp đôi: otherFigure"],
        "\(income)")
    }
    #expect(differing(Self.changed(day: "2025-06")) == ["10%: otherDeadline"])
    #expect(
      differing(
        Self.changed(
          Self.sevenPercent, Self.tenPercent, Self.twofold, "about 95% within 1 point", "at least 40%"))
        == ["95% ± 2%: otherFigure", "40 - 42%: otherFigure"])
  }

  private static let sevenPercent = "up by at least 7% per year since 2020"
  private static let tenPercent = "down by at least 10% since 2020"
  private static let twofold = "at least 2 times 2020"

  @Test func wordsThatAreNotThere() throws {
    let found = trace(
      """
      target groups "Tổ hợp tác" = stated
        by 2030: at least 300
          source "II" says "ít nhất 300 tổ hợp tác"
      """)
    let missing = try #require(found.missingWords.first)
    #expect(missing.words == "ít nhất 300 tổ hợp tác")
    #expect(missing.nearest?.figure.written == "Khoảng 300 tổ hợp tác")
    #expect(found.statements.allSatisfy { $0.coverage == .notCovered })
  }

  @Test func wordsThatWereLeftOut() {
    let found = trace(
      """
      target rated "Hợp tác xã tốt, khá" = stated in %
        by 2030: more than 60%
          source "II" says "trên 60% hợp tác xã … tốt, khá"
      """)
    #expect(found.missingWords.isEmpty)
    #expect(summary(found).first == "trên 60%: covered rated")
  }

  @Test func withoutQuotedWordsEverythingElseHasToFit() {
    let found = trace(
      """
      target exporting "Hợp tác xã xuất khẩu" = stated in %
        by 2045: more than 60%
          source "II, to 2045"
      target other "Doanh nghiệp" = stated in %
        by 2030: more than 60%
      """)
    #expect(found.statements.filter { $0.coverage == .covered }.map(\.statement.line) == [13])
  }

  @Test func factsAreCitedByStatedValues() {
    let found = trace(
      """
      indicator cooperatives "Hợp tác xã" = stated
        baseline 2019: 447
      target more "Hợp tác xã" = cooperatives
        by 2030: at least 500
      """, "Cao Bằng, ngày 01 tháng 6 năm 2020\n\nĐến cuối năm 2019, toàn tỉnh có 447 hợp tác xã.")
    #expect(summary(found) == ["447 hợp tác xã: covered cooperatives"])
  }
}
