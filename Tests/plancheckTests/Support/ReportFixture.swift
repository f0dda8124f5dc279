import TargetDSL
import TargetEngine

@testable import plancheck

/// A small plan with findings made by hand, so that a report can be read without any data.
enum ReportFixture {
  static let planText = """
    plan daknong "Đắk Nông, kinh tế tập thể"
      document "127/KH-UBND"
      issued 2023-03-07
      period 2023..2045
    unit person, people
    unit VND
    table districts
      column name text key
    table organisations "tổ chức"
      column id text key
      column rating one of { good, fair, weak } blank means none
      column district refers to districts
    target good_fair_share "Tổ chức đạt loại tốt, khá" = share of organisations where rating in { good, fair }
      by 2030: more than 60%
        source "II.2, to 2030, item 2" says "trên 60%"
      reading "rated only" = share of organisations where rating in { good, fair } ignoring unknown
    target weak "Tổ chức yếu" = share of organisations where rating = weak
      for each district
      by 2024: less than 15%
    target members "Thành viên" = stated in people
      reported 2023: more than 4_000 people from "baodaknong.vn"
      by 2025: at least 4_200 people
    target capital "Vốn <điều lệ> & quỹ" = stated in billion VND
      undated: at least 1_056.714 billion VND

    """

  struct Reader: SourceReader {
    let text: String

    func read(_ path: String) throws(SourceReadError) -> [UInt8] { Array(text.utf8) }
  }

  static func compiled(_ text: String = planText, path: String = "plans/daknong/daknong.plan") -> CompiledPlan
  {
    CompiledPlan.compile(path: path, reader: Reader(text: text))
  }

  static func plan(_ text: String = planText) throws -> CheckedPlan {
    let compiled = compiled(text)
    let drawn = compiled.diagnostics.map { DiagnosticRenderer(language: .english).render($0) }.joined()
    guard let plan = compiled.plan else { throw FixtureError(description: drawn) }
    return plan
  }

  struct FixtureError: Error, CustomStringConvertible { let description: String }

  static func day(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(iso: text) else { throw FixtureError(description: text) }
    return date
  }

  static func ratio(_ numerator: Int128, _ denominator: Int128) -> Rational {
    Rational(numerator, over: denominator) ?? .zero
  }

  static func value(
    _ interval: ValueInterval, _ date: CalendarDate, _ origin: Origin = .rows, population: Int? = nil,
    unknown: Int? = nil
  ) -> DatedValue {
    DatedValue(
      date: date, year: date.year,
      value: MeasuredValue(
        interval: interval, attainable: .everything, population: population, unknownRows: unknown),
      origin: origin)
  }

  static func entry(
    _ clause: Int, _ time: JudgedTime, isDue: Bool, _ finding: Finding, groups: [GroupJudgement] = [],
    readings: [Finding] = []
  ) -> ClauseJudgement {
    ClauseJudgement(
      clause: clause, time: time, isDue: isDue, finding: finding, groups: groups, readings: readings)
  }

  /// One clause of each sort: behind, missed in a district, undetermined and due, met so far.
  static func judgement() throws -> PlanJudgement {
    let end2024 = CalendarDate.endOf(year: 2024)
    let share = Finding(
      verdict: .slow, value: value(ValueInterval(ratio(121, 316)), end2024, population: 316, unknown: 0),
      pace: Pace(
        low: ratio(81, 100), high: ratio(81, 100), start: try day("2022-12-31"),
        startValue: ValueInterval(ratio(30, 100))),
      needed: Needed(
        kind: .rowsToChange, amount: Rational(69), perYear: ratio(23, 2), isDecrease: false, isWhole: true))
    let weak = Finding(
      verdict: .missed, remarks: [Remark(Phrase(en: "districts as of 2024", vi: "theo huyện năm 2024"))])
    let districts = [
      GroupJudgement(
        group: "Cư Jút", finding: Finding(verdict: .missed, value: value(ValueInterval(ratio(1, 5)), end2024))
      ),
      GroupJudgement(
        group: "Đắk Mil", finding: Finding(verdict: .met, value: value(ValueInterval(ratio(1, 10)), end2024))),
    ]
    let members = Finding(
      verdict: .undetermined,
      value: value(
        ValueInterval(low: Rational(4_000), high: nil, lowOpen: true), CalendarDate.endOf(year: 2025),
        .stated(.reported, publisher: "baodaknong.vn")),
      why: Phrase(en: "it is only known to be more than 4,000", vi: "chỉ biết là trên 4.000"))
    let capital = Finding(
      verdict: .met,
      value: value(
        ValueInterval(Rational(1_056_714_000_000)), end2024, .measured(source: "=cmd(\"x\")")))
    let fewer = Finding(verdict: .missed, value: value(ValueInterval(ratio(1, 4)), end2024))
    return PlanJudgement(
      plan: try plan(), asOf: CalendarDate.endOf(year: 2025),
      targets: [
        TargetJudgement(
          verdict: .slow, worst: nil,
          clauses: [entry(0, .by(.endOf(year: 2030)), isDue: false, share, readings: [fewer])]),
        TargetJudgement(
          verdict: .missed, worst: .missed,
          clauses: [entry(0, .by(end2024), isDue: true, weak, groups: districts)]),
        TargetJudgement(
          verdict: .undetermined, worst: .undetermined,
          clauses: [entry(0, .by(.endOf(year: 2025)), isDue: true, members)]),
        TargetJudgement(verdict: .met, worst: nil, clauses: [entry(0, .undated, isDue: false, capital)]),
      ])
  }

  static func report(_ rule: FailRule = .standard, sampleNotice: String? = nil) throws -> Report {
    var report = Report(
      plans: [ReportBuilder.report(try judgement(), sampleNotice: sampleNotice)], unjudged: [], problems: [],
      obsoleteEntries: [])
    rule.apply(to: &report)
    return report
  }

  static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
