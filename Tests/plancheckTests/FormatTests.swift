import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

@Suite("Reports for tools")
struct FormatTests {
  private func render(_ format: ReportFormat, _ report: Report, _ style: ReportStyle = ReportStyle())
    -> String
  {
    ReportFixture.text(format.render(report, style))
  }

  /// The fixture with an error and a warning whose texts are hard to write.
  private func reportWithProblems() throws -> Report {
    var report = try ReportFixture.report(sampleNotice: "made up for a test")
    let file = report.plans[0].targets[0].clauses[0].span.file
    let start = file.line(at: 0)
    let span = SourceSpan(file, file.lineStarts[start]..<(file.lineStarts[start] + 10))
    func kind(_ code: String, _ severity: Severity) -> DiagnosticKind {
      DiagnosticKind(
        code, severity, Phrase(en: "title", vi: "tiêu đề"), explanation: Phrase(en: "why", vi: "vì sao"),
        example: .plan(""))
    }
    report.problems = [
      Diagnostic(
        kind("P0301", .error), at: .source(span),
        Phrase(en: "100% of <this> & \"that\", \u{1}\n::x", vi: "lỗi"),
        related: [.init(.file("data/2024/tổ chức.csv", line: 3, column: 2), Phrase(en: "here", vi: "ở đây"))],
        fixes: [.init(Phrase(en: "write `x`", vi: "viết `x`"))]),
      Diagnostic(
        kind("P0701", .warning), at: .file("a b.csv", line: nil, column: nil), Phrase(en: "-1", vi: "-1")),
    ]
    return report
  }

  @Test("JSON has the fields of the contract, exact numbers as text")
  func json() throws {
    let text = render(.json, try ReportFixture.report())
    let report = try JSONValue(Array(text.utf8))
    let plan = try #require(report["plans"]?.array?.first)
    #expect(
      plan["summary"]
        == .object([
          "missed": .number("1"), "undetermined": .number("1"), "slow": .number("1"), "met": .number("1"),
        ]))
    let clause = try #require(plan["targets"]?.array?.first?["clauses"]?.array?.first)
    #expect(clause["when"]?.string == "by 2030")
    #expect(clause["deadline"]?.string == "2030-12-31")
    #expect(clause["bound"]?.string == "more than 60%")
    #expect(clause["final"] == .boolean(false))
    #expect(
      clause["value"]
        == .object([
          "low": .string("121/316"), "high": .string("121/316"), "unit": .string("%"),
          "display": .string("38.3%"),
          "date": .string("2024-12-31"), "from": .string("rows"), "population": .number("316"),
          "unknown": .number("0"),
        ]))
    #expect(clause["pace"]?["low"]?.string == "0.81")
    #expect(clause["needed"]?["amount"]?.string == "69")
    #expect(clause["needed"]?["text"]?.string == "69 more organisations where rating is good or fair")
    #expect(clause["why"] == .null)
    #expect(clause["readings"]?.array?.first?["label"]?.string == "rated only")
    let members = try #require(plan["targets"]?.array?[2]["clauses"]?.array?.first)
    #expect(members["value"]?["lowOpen"] == .boolean(true))
    #expect(members["value"]?["high"] == .null)
    #expect(members["value"]?["population"] == nil)
    #expect(members["bound"]?.string == "at least 4_200 people")
    let capital = try #require(plan["targets"]?.array?[3]["clauses"]?.array?.first)
    #expect(capital["value"]?["low"]?.string == "1056.714")
    #expect(capital["value"]?["unit"]?.string == "billion VND")
    #expect(capital["deadline"] == .null)
  }

  @Test("SARIF gives each result a kind, a place and a fingerprint that survives a line moving")
  func sarif() throws {
    func results(_ text: String) throws -> [JSONValue] {
      var judgement = try ReportFixture.judgement()
      judgement = PlanJudgement(
        plan: try ReportFixture.plan(text), asOf: judgement.asOf, targets: judgement.targets)
      var report = try ReportFixture.report()
      report.plans = [ReportBuilder.report(judgement, sampleNotice: nil)]
      let document = try JSONValue(SARIFReport(ReportStyle()).render(report))
      return document["runs"]?.array?.first?["results"]?.array ?? []
    }
    let plain = try results(ReportFixture.planText)
    let moved = try results("# one more line\n" + ReportFixture.planText)
    #expect(plain.map { $0["kind"]?.string } == ["open", "fail", "review", "pass"])
    #expect(plain.map { $0["level"]?.string } == ["none", "error", "none", "none"])
    func fingerprints(_ results: [JSONValue]) -> [String?] {
      results.map { $0["partialFingerprints"]?["plancheck/v1"]?.string }
    }
    #expect(fingerprints(plain) == fingerprints(moved))
    #expect(Set(fingerprints(plain)).count == 4)
    func line(_ results: [JSONValue]) -> JSONValue? {
      results[0]["locations"]?.array?[0]["physicalLocation"]?["region"]?["startLine"]
    }
    #expect(line(plain) == .number("14"))
    #expect(line(moved) == .number("15"))
  }

  @Test("GitHub gets ten annotations of a kind at most, the worst first, each with a line")
  func github() throws {
    let text = render(.github, try reportWithProblems())
    #expect(
      text == """
        ::error file=plans/daknong/daknong.plan,line=2,col=1,title=P0301 title::100%25 of <this> & "that", U+0001%0A::x; write `x`
        ::error file=plans/daknong/daknong.plan,line=19,title=Tổ chức yếu%3A missed::SAMPLE DATA, Đắk Nông, kinh tế tập thể, by 2024: 1 of 2 groups met against less than 15%25%0Adistricts as of 2024
        ::error file=plans/daknong/daknong.plan,line=22,title=Thành viên%3A undetermined::SAMPLE DATA, Đắk Nông, kinh tế tập thể, by 2025: more than 4\u{A0}000 people (2025) against at least 4\u{A0}200 people%0Ait is only known to be more than 4,000
        ::warning file=plans/daknong/daknong.plan,line=14,title=Tổ chức đạt loại tốt%2C khá%3A slow::SAMPLE DATA, Đắk Nông, kinh tế tập thể, by 2030: 38.3%25 (2024) against more than 60%25, pace 81%25%0Aneeds 69 more organisations where rating is good or fair, 12 a year%0Athe verdict depends on the reading: as “rated only” it is missed, 25%25 (2024)
        ::warning file=a b.csv,line=1,title=P0701 title::-1

        """)
    var many = try ReportFixture.report()
    let plan = many.plans[0]
    many.plans += Array(repeating: plan, count: 11)
    let lines = render(.github, many).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::error") } == 10)
    #expect(lines.prefix(10).allSatisfy { $0.contains("missed") })
    #expect(lines.contains("14 more of kind error: see the step summary"))
  }

  @Test("TAP skips what is not yet due, and tells what is needed")
  func tap() throws {
    let text = render(.tap, try ReportFixture.report())
    #expect(
      text.hasPrefix(
        """
        TAP version 14
        1..4
        ok 1 - daknong/good_fair_share by 2030: more than 60% # SKIP not yet due: slow
          ---
          verdict: "slow"
          message: "38.3% (2024) against more than 60%, pace 81%"
          needed: "69 more organisations where rating is good or fair, 12 a year"
          source: "II.2, to 2030, item 2: “trên 60%”"
          at: "plans/daknong/daknong.plan:14"
          ...
        not ok 2 - daknong/weak by 2024: less than 15%
          ---
          verdict: "missed"
        """))
  }

  @Test("CSV never holds a formula")
  func csv() throws {
    let text = render(.csv, try reportWithProblems())
    #expect(text.contains("\"'=cmd(\"\"x\"\")\""))
    #expect(text.hasSuffix(",P0701,warning,-1\r\n"))
    #expect(CSVWriter.withoutFormula("-1+1") == "'-1+1")
    #expect(CSVWriter.withoutFormula("@SUM(A1)") == "'@SUM(A1)")
  }

  @Test("JUnit and Markdown escape what their readers would take for markup")
  func escaping() throws {
    let report = try reportWithProblems()
    let junit = render(.junit, report)
    #expect(junit.contains("Vốn &lt;điều lệ&gt; &amp; quỹ"))
    #expect(junit.contains("100% of &lt;this&gt; &amp; &quot;that&quot;, U+0001&#10;::x"))
    #expect(!junit.unicodeScalars.contains("\u{1}"))
    let markdown = render(.markdown, report)
    #expect(markdown.contains("| Vốn \\<điều lệ\\> \\& quỹ |"))
  }

  @Test("a file with thousands of broken cells is shown in part to people, and whole to programs")
  func manyProblems() throws {
    var report = try reportWithProblems()
    let kind = report.problems[1].kind
    report.problems = (1...5_000).map { line in
      Diagnostic(kind, at: .file("data/t.csv", line: line, column: 1), Phrase(en: "broken", vi: "hỏng"))
    }
    let text = render(.text, report)
    #expect(text.ranges(of: "warning[P0701]").count == 20)
    #expect(text.contains("4\u{A0}980 more of P0701 in data/t.csv; `--format json` lists them all"))
    #expect(render(.markdown, report).contains("4\u{A0}980 more of P0701"))
    #expect(try JSONValue(Array(render(.json, report).utf8))["problems"]?.array?.count == 5_000)
  }

  @Test("are the same bytes every time", arguments: ReportFormat.allCases)
  func determinism(format: ReportFormat) throws {
    #expect(render(format, try reportWithProblems()) == render(format, try reportWithProblems()))
  }
}

@Suite("Writing for tools")
struct WritingTests {
  @Test("JSON that is written is read back as it was")
  func roundTrip() throws {
    let hard = "\u{0}\u{1F}\"\\/\u{7F}\u{2028} đ 合 🇻🇳 \r\n\t"
    var writer = JSONWriter()
    writer.object { writer in
      writer.member(hard, hard)
      writer.member("none", nil as String?)
      writer.memberArray("empty") { _ in }
      writer.memberObject("object") { $0.member("yes", true) }
      writer.member("list", ["a", "b"])
    }
    let read = try JSONValue(writer.finished())
    #expect(read[hard]?.string == hard)
    #expect(read["empty"] == .array([]))
    #expect(read["object"] == .object(["yes": .boolean(true)]))
    #expect(read["list"] == .array([.string("a"), .string("b")]))
  }

  @Test(
    "JSON that is none is refused with its line, and deep nesting does no harm",
    arguments: ["", "{", "[1,]", "\"a\u{1}\"", "{\"a\" 1}", "tru", "[1] 2", "\"\\u12\"", "\"\\q\""])
  func broken(text: String) {
    #expect(throws: JSONValue.ReadError.self) { try JSONValue(Array(text.utf8)) }
  }

  @Test func deepNesting() {
    #expect(throws: JSONValue.ReadError.self) { try JSONValue(Array(repeating: 0x5B, count: 1_000_000)) }
  }

  @Test("surrogate pairs are one letter")
  func surrogates() throws {
    #expect(try JSONValue(Array("\"\\ud83d\\ude00 \\u0111\"".utf8)).string == "😀 đ")
  }
}
