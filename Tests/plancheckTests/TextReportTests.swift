import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

@Suite("The report for a person")
struct TextReportTests {
  @Test("has a line a clause, and below it what is behind the verdict")
  func wholeReport() throws {
    let text = TextReport(ReportStyle()).render(try ReportFixture.report())
    // No-break spaces group the digits; here they are shown.
    #expect(
      text.replacing("\u{A0}", with: "~") == """
        Đắk Nông, kinh tế tập thể (daknong) · 127/KH-UBND
        plans/daknong/daknong.plan:1 · as of 2025
          missed        weak             Tổ chức yếu                1 of 2 groups met              less than 15%                             by 2024  :19
              districts as of 2024
              Cư Jút: missed, 20% (2024)
          slow          good_fair_share  Tổ chức đạt loại tốt, khá  38.3% (2024)                   more than 60%                   pace 81%  by 2030  :14
              needs 69 more organisations where rating is good or fair, 12 a year
              the verdict depends on the reading: as “rated only” it is missed, 25% (2024)
          undetermined  members          Thành viên                 more than 4~000 people (2025)  at least 4~200 people                     by 2025  :22
              it is only known to be more than 4,000
          met so far    capital          Vốn <điều lệ> & quỹ        1~056.714 billion VND (2024)   at least 1~056.714 billion VND            undated  :24
          1 missed, 1 undetermined, 1 slow, 1 met; 3 of 4 goals can be told

        """)
  }

  @Test("fits a narrow terminal without losing a word", arguments: [40, 60, 80, 100])
  func narrow(width: Int) throws {
    let text = TextReport(ReportStyle(width: width)).render(try ReportFixture.report())
    for line in text.split(separator: "\n") { #expect(displayWidth(line) <= width) }
    #expect(text.contains("69 more"))
    #expect(!text.contains("…"))
  }

  @Test("speaks Vietnamese with its decimal comma and grouping point")
  func vietnamese() throws {
    let text = TextReport(ReportStyle(language: .vietnamese)).render(try ReportFixture.report())
    #expect(text.contains("38,3% (2024)"))
    #expect(text.contains("ít nhất 4.200 người"))
    #expect(text.contains("1.056,714 tỷ đồng"))
    #expect(text.contains("không đạt"))
    #expect(text.contains("tính đến 2025"))
  }

  @Test("aligns composed and decomposed letters alike")
  func alignment() {
    func lines(_ label: String) -> [Int?] {
      var table = TextTable(flexible: 0)
      table.add([.init(label), .init("|")])
      table.add([.init("plain text that is longer"), .init("|")])
      return (table.lines(width: nil, least: 0, usesColor: false) ?? []).map { line in
        line.firstIndex(of: "|").map { displayWidth(line[..<$0]) }
      }
    }
    #expect(lines("Đắk Nông") == [27, 27])
    #expect(lines("Đa\u{306}\u{301}k No\u{302}ng") == [27, 27])
    #expect(lines("合作社") == [27, 27])
  }

  @Test("uses colours only when it is told to")
  func colours() throws {
    let report = try ReportFixture.report()
    #expect(!TextReport(ReportStyle()).render(report).contains("\u{1B}"))
    #expect(TextReport(ReportStyle(usesColor: true)).render(report).contains("\u{1B}[1;31mmissed"))
  }

  @Test("never passes a control character of a label on to the terminal")
  func controlCharacters() throws {
    let text = ReportFixture.planText.replacing("Tổ chức yếu", with: "\u{1B}[2Jyếu\u{202E}")
    var judgement = try ReportFixture.judgement()
    judgement = PlanJudgement(
      plan: try ReportFixture.plan(text), asOf: judgement.asOf, targets: judgement.targets)
    var report = try ReportFixture.report()
    report.plans = [ReportBuilder.report(judgement, sampleNotice: "\u{7}made up")]
    let shown = TextReport(ReportStyle()).render(report)
    #expect(shown.contains("U+001B[2JyếuU+202E"))
    #expect(shown.contains("U+0007made up"))
    #expect(!shown.contains("\u{1B}"))
  }
}

@Suite("Numbers as people read them")
struct NumberTextTests {
  @Test(
    "are grouped so that nobody misreads them",
    arguments: [
      ("5", "5", "5", "5"), ("999.5", "999.5", "999.5", "999,5"),
      ("4200", "4_200", "4\u{A0}200", "4.200"),
      ("-1056714", "-1_056_714", "-1\u{A0}056\u{A0}714", "-1.056.714"),
      ("238.673", "238.673", "238.673", "238,673"),
      ("12100/31600", "12_100/31_600", "12\u{A0}100/31\u{A0}600", "12.100/31.600"),
    ])
  func grouping(number: String, plan: String, english: String, vietnamese: String) {
    #expect(grouped(number, .plan) == plan)
    #expect(grouped(number, .people(.english)) == english)
    #expect(grouped(number, .people(.vietnamese)) == vietnamese)
  }

  @Test("are rounded, but never so far that they look like the bound that they miss")
  func rounding() {
    func shown(_ a: Int128, _ b: Int128, unlike: Rational...) -> String {
      ScaledNumber(ReportFixture.ratio(a, b)).shown(.plan, unlike: unlike.map { ScaledNumber($0) })
    }
    #expect(shown(12100, 316) == "38.3")
    #expect(shown(1, 3000) == "0.00033")
    #expect(shown(52, 10_000) == "0.0052")
    #expect(shown(526, 1_000_000_000) == "0.00000053")
    #expect(shown(59_999, 1000) == "59.999")
    #expect(shown(180_001, 3001, unlike: Rational(60)) == "59.98")
    #expect(shown(180_001, 3001) == "60.0")
    #expect(shown(60, 1, unlike: Rational(60)) == "60")
  }

  @Test("stand in intervals with words for their ends")
  func intervals() throws {
    let plan = try ReportFixture.plan()
    func share(_ low: Int128?, _ high: Int128?, open: Bool = false) -> String {
      ValueText(plan.targets[0].measure).phrase(
        ValueInterval(
          low: low.map { ReportFixture.ratio($0, 100) }, high: high.map { ReportFixture.ratio($0, 100) },
          lowOpen: open)
      ).english
    }
    #expect(share(38, 100, open: true) == "more than 38%")
    #expect(share(38, 45) == "38 to 45%")
    #expect(share(0, 45) == "at most 45%")
    #expect(share(0, 100) == "0 to 100%")
    #expect(share(48, 48) == "48%")
  }
}
