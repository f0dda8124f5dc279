import Synchronization
import TargetDSL
import Testing

@testable import TargetEngine

/// Which questions the rows must answer, and what is put together from their answers.
@Suite("Requests to the rows, and arithmetic") struct PlanningTests {
  /// Remembers what it was asked.
  private final class Listener: SoundSource {
    let dates: [CalendarDate]
    private let asked = Mutex<[MeasureRequest]>([])
    private let answer: @Sendable (MeasureRequest) -> Outcome

    init(_ dates: [String], _ answer: @escaping @Sendable (MeasureRequest) -> Outcome) {
      self.dates = dates.map(day)
      self.answer = answer
    }

    func measure(_ requests: [MeasureRequest]) throws(SourceFailure) -> [MeasureAnswer] {
      asked.withLock { $0 += requests }
      return requests.map { .value(answer($0)) }
    }

    var questions: [String] { asked.withLock { $0.map { "\($0.date) \($0.year)" } } }
    var requests: [MeasureRequest] { asked.withLock { $0 } }
    var measures: [Measure] { asked.withLock { $0.map(\.measure) } }
  }

  private func listener(_ dates: [String]) -> Listener {
    Listener(dates) { .measured(value("\($0.year - 2000)", .wholeNumbers)) }
  }

  private func series(_ text: String, rows: (any MeasureSource)?) throws -> [Series] {
    measure(try compiled(PlanningTests.tables + text), rows: rows).values.targets.flatMap {
      [$0.main] + $0.readings
    }
  }

  private static let tables = """
    plan demo "Demo"
      period 2021..2030
    unit person, people
    table shops
      column id text key
      column linked yes/no
      column workers whole in people from 0
      column founded date

    """

  private func values(_ series: Series) -> [String] {
    series.points.map { point in
      switch point.answer {
      case .value(.measured(let value)):
        "\(point.date.year) \(value.interval.low?.description ?? "-")..\(value.interval.high?.description ?? "-")"
      case .value(.notApplicable): "\(point.date.year) not applicable"
      case .value(.missing): "\(point.date.year) missing"
      case .groups: "groups"
      }
    }
  }

  @Test("every snapshot once, whoever asks") func everySnapshotOnce() throws {
    let rows = listener(["2021", "2022-06-30"])
    _ = try series(
      """
      indicator shops_now = count of shops
      target a = count of shops
        reading "again" = shops_now
        by 2025: at least 1
      target b = shops_now
        by 2025: at least 1
      """, rows: rows)
    #expect(rows.questions == ["2021-12-31 2021", "2022-06-30 2022"])
  }

  @Test("the years that clauses need and no snapshot of theirs gives") func years() throws {
    let rows = listener(["2022", "2024-06-30", "2025"])
    _ = try series(
      """
      target flow = count of shops where founded = year
        each year 2020..2028: at least 1
        total 2019..2021: at least 1
        by 2023: at least 1
        by 2024: at least 1
      """, rows: rows)
    #expect(
      Set(rows.questions).sorted() == [
        "2022-12-31 2019", "2022-12-31 2020", "2022-12-31 2021", "2022-12-31 2022", "2024-06-30 2023",
        "2024-06-30 2024", "2025-12-31 2024", "2025-12-31 2025",
      ])
    // The years of the total are one question of their own measure; nothing is asked twice.
    #expect(Set(rows.requests).count == rows.requests.count)
    let stock = listener(["2022"])
    _ = try series("target stock = count of shops\n  each year 2020..2025: at least 1", rows: stock)
    #expect(stock.questions == ["2022-12-31 2022"])
  }

  @Test("a measure of rows alone is one question, with indicators written out") func writtenOut() throws {
    let rows = listener(["2022"])
    _ = try series(
      """
      indicator linked_now = count of shops where linked
      target part = linked_now / (count of shops) + 1
        by 2025: at least 1
      """, rows: rows)
    #expect(rows.measures.count == 1)
    guard case .sum(.quotient(.aggregate, .aggregate), .number) = try #require(rows.measures.first) else {
      Issue.record("not written out")
      return
    }
  }

  @Test("rows and stated values meet on the dates that both have") func mixed() throws {
    let rows = Listener(["2021", "2022"]) { _ in .measured(value("[10, 20]", .wholeNumbers)) }
    let series = try series(
      """
      indicator needed_shops = stated
        reported 2020: 5
        reported 2021: 4
      target cover = (count of shops) / needed_shops
        reported 2019: 1
        by 2030: at least 10
      """, rows: rows)
    #expect(values(series[0]) == ["2019 1..1", "2021 2.5..5"])
    #expect(series[0].points.map(\.origin) == [.stated(.reported, publisher: nil), .computed])
  }

  @Test("a rows measure is put together from named values where there are no rows") func withoutRows() throws
  {
    let series = try series(
      """
      indicator all_shops = count of shops
        reported 2020: 50
      indicator linked_shops = count of shops where linked
        reported 2020: between 10 and 20
      target part = linked_shops / all_shops
        by 2030: at least 50%
      """, rows: nil)
    #expect(values(series[0]) == ["2020 0.2..0.4"])
  }

  @Test("a rows measure that lacks a table falls back on named values, else is a gap") func fallBack() throws
  {
    let rows = Listener(["2020", "2021"]) { _ in .missing(Phrase(verbatim: "no file")) }
    let series = try series(
      """
      indicator all_shops = count of shops
        reported 2020: 50
      target double = all_shops + all_shops
        by 2030: at least 50
      """, rows: rows)
    #expect(values(series[0]) == ["2020 100..100", "2021 missing"])
  }

  @Test("an indicator of another year is the last value dated in it") func otherYears() throws {
    let rows = Listener(["2019-06-30", "2019", "2021"]) { request in
      .measured(value("\(request.date.year - 2000 + (request.date.isEndOfYear ? 0 : 50))", .wholeNumbers))
    }
    let series = try series(
      """
      indicator all_shops = count of shops
        reported 2020: 40
        reported 2022: 44
      target growth = all_shops - all_shops at 2019
        by 2030: at least 0
      target step = all_shops - all_shops at year - 1
        by 2030: at least 0
      target of_2019 = all_shops at 2019
        by 2030: at least 0
      """, rows: rows)
    #expect(values(series[0]) == ["2019 50..50", "2019 0..0", "2020 21..21", "2021 2..2", "2022 25..25"])
    #expect(values(series[1]) == ["2020 21..21", "2021 -19..-19", "2022 23..23"])
    #expect(values(series[2]).allSatisfy { $0.hasSuffix("19..19") })
  }

  @Test("a flow of another year comes from the next later snapshot, and the value says so") func otherFlows()
    throws
  {
    let rows = listener(["2021", "2023"])
    let series = try series(
      """
      indicator new_shops = count of shops where founded = year
      target growth = new_shops - new_shops at year - 1
        by 2030: at least 0
      """, rows: rows)
    // 2021 less 2020, 2023 less 2022, each earlier year from the snapshot after it.
    #expect(values(series[0]) == ["2021 1..1", "2023 1..1"])
    #expect(
      series[0].points.map { $0.remarks.map(\.text.english) } == [
        ["2020 is taken from the snapshot of the end of 2021"],
        ["2022 is taken from the snapshot of the end of 2023"],
      ])
  }

  @Test("numbers alone are one point for ever; dividing by 0 is not applicable") func numbersAlone() throws {
    let constant = try series("target seven = 1 + 2 * 3\n  always: exactly 7", rows: listener(["2021"]))
    #expect(constant[0].isConstant && values(constant[0]).count == 1)
    let nothing = try series(
      "indicator zero = stated\n  reported 2021: 0\ntarget t = 1 / zero\n  by 2030: at least 1", rows: nil)
    #expect(values(nothing[0]) == ["2021 not applicable"])
  }

  @Test("a count that divides is at least 1, an amount may come as near to 0 as it likes") func divisors()
    throws
  {
    for (unit, expected) in [("", "2021 2.5..10"), (" in people", "2021 2.5..-")] {
      let quantity = unit.isEmpty ? "" : " people"
      let series = try series(
        """
        indicator shops_told = stated\(unit)
          reported 2021: between 0 and 4\(quantity)
        indicator everyone = stated\(unit)
          reported 2021: 10\(quantity)
        target per_shop = everyone / shops_told
          by 2030: at least 1
        """, rows: nil)
      #expect(values(series[0]) == [expected])
    }
  }

  @Test("too large numbers are reported once for each measure") func overflow() throws {
    let plan = try compiled(
      """
      plan demo "Demo"
      indicator area = stated
        reported 2023: 999_999_999_999_999_999_999_999_999_999
      indicator a = area * area * area * area * area * area * area * area
      indicator b = a * a * a * a * a * a * a * a
      indicator c = b * b * b * b * b * b * b * b
      indicator d = c * c * c * c * c * c * c * c
      target square = d * d
        by 2030: at least 100
        by 2040: at least 100
      """)
    let (values, problems) = measure(plan, rows: nil)
    #expect(problems.map(\.code) == ["P0903"])
    let judged = try #require(judge(plan, values, asOf: day("2025")).judgement)
    #expect(judged.verdicts == [.unmeasured, .unmeasured])
    #expect(judged.finding().why?.english == "a number is too large for exact arithmetic")
  }

  @Test("indicators that double with every level stay quick") func doubling() throws {
    let source = SourceFile(path: "demo.plan", text: "")
    let span = SourceSpan(source, 0..<0)
    func typed(_ expression: Measure) -> TypedMeasure {
      TypedMeasure(
        expression: expression, type: .count, unit: .plain, speaksOfYear: false, identity: "", span: span)
    }
    func indicator(_ level: Int, _ expression: Measure, stated: [StatedValue] = []) -> Indicator {
      Indicator(
        name: "level\(level)", label: nil, measure: typed(expression), stated: stated, sources: [], notes: [],
        span: span)
    }
    let one = StatedValue(
      kind: .reported, date: day("2021"), value: interval("1"), publisher: nil, span: span)
    let count = Aggregate(
      function: .count, population: RowSet(table: 0), condition: .always, ignoresUnknown: false)
    // From rows in the even places, from a stated value in the odd ones.
    var indicators = [
      indicator(0, .aggregate(count)), indicator(1, .stated(name: "level1"), stated: [one]),
    ]
    for level in 2..<80 {
      let below = Measure.indicator(level - 2, at: nil)
      indicators.append(indicator(level, .sum(below, below)))
    }
    let targets = [78, 79].map { index in
      Target(
        name: "t\(index)", label: nil, measure: typed(.indicator(index, at: nil)), indicator: nil,
        scope: .whole, stated: [], clauses: [], readings: [], owner: nil, notes: [], span: span)
    }
    let plan = CheckedPlan(
      name: "demo", label: nil, file: source, nameSpan: span, document: nil, issued: nil, place: nil,
      period: nil, territory: nil, notes: [], tables: [], populations: [], indicators: indicators,
      targets: targets, files: [source])
    let series = measure(plan, rows: listener(["2021"])).values.targets.map(\.main)
    #expect(values(series[0]).count == 1 && series[0].points[0].origin == .rows)
    #expect(values(series[1]) == ["2021 549755813888..549755813888"])
  }

  @Test("rows that cannot be measured at all leave their problems and a reason") func failure() throws {
    struct Broken: SoundSource {
      let dates = [day("2021")]
      let problem: Diagnostic
      func measure(_ requests: [MeasureRequest]) throws(SourceFailure) -> [MeasureAnswer] {
        throw SourceFailure(problems: [problem])
      }
    }
    let plan = try compiled(PlanningTests.tables + "target t = count of shops\n  by 2021: at least 1\n")
    let problem = Diagnostic(.measuredHeader, at: .file("data", line: nil, column: nil), .noValue)
    let (values, problems) = measure(plan, rows: Broken(problem: problem))
    #expect(problems.map(\.place.path) == ["data"])
    let finding = try #require(judge(plan, values, asOf: day("2022")).judgement).finding()
    #expect(finding.verdict == .unmeasured && finding.why?.english == "the data could not be measured")
  }
}
