import TargetDSL
import TargetEngine
import Testing

/// Section 9: which value decides a clause, and when.
@Suite("Deadlines, years, totals") struct TimeTests {
  private func judged(
    _ clauses: String, measure: String = "stated in ha", head: String = "", asOf: String? = nil,
    rows: AnsweredRows? = nil
  ) throws -> PlanJudgement {
    try planOf(clauses, measure: measure, head: head).judged(asOf: asOf, rows: rows)
  }

  // MARK: by

  @Test("after the deadline the first value on or after it decides") func firstValueDecides() throws {
    let clauses = """
        reported 2024: 120 ha
        reported 2025-12-30: 130 ha
        reported 2026-03-31: 90 ha
        reported 2027: 140 ha
        by 2025: at least 100 ha
      """
    let late = try judged(clauses)
    #expect(late.finding().verdict == .missed && late.finding().value?.date == day("2026-03-31"))
    #expect(late.targets[0].clauses[0].isDue)
    #expect(late.finding().needed?.perYear == nil && late.finding().needed?.amount == number("10"))
    // As of the eve of the deadline the value so far counts; as of the day itself there is none yet.
    let before = try judged(clauses, asOf: "2025-12-30")
    #expect(before.finding().verdict == .met && !before.targets[0].clauses[0].isDue)
    let on = try judged(clauses, asOf: "2025-12-31")
    #expect(on.finding().verdict == .unmeasured && on.targets[0].clauses[0].isDue)
    #expect(on.finding().why?.english.contains("the latest is of 2025-12-30") == true)
  }

  @Test("an interval after the deadline may stay undetermined") func undetermined() throws {
    let finding = try judged("  reported 2025: more than 38 ha\n  by 2025: at least 40 ha").finding()
    #expect(finding.verdict == .undetermined && finding.needed == nil)
  }

  @Test("without any value a clause is unmeasured, before and after") func noValue() throws {
    for date in ["2020", "2030"] {
      let finding = try judged("  by 2025: at least 1 ha", asOf: date).finding()
      #expect(finding.verdict == .unmeasured)
      #expect(finding.why?.english == "no value is stated or measured")
    }
  }

  @Test("values after the as-of date do not exist") func ignoresTheFuture() throws {
    let clauses =
      "  baseline 2020: 0 ha\n  reported 2024: 10 ha\n  reported 2026: 99 ha\n  by 2030: at least 100 ha"
    #expect(try judged(clauses, asOf: "2025").finding().value?.value.interval == interval("10"))
    #expect(try judged(clauses, asOf: "2019").finding().verdict == .unmeasured)
  }

  @Test("a measure that speaks of `year` is taken for the deadline's year") func yearOfTheDeadline() throws {
    let rows = AnsweredRows(["2024", "2026"]) { request in
      .value(.measured(value("\(request.year == 2025 ? 25 : request.year - 2000)", .wholeNumbers)))
    }
    let result = try judged(
      "  by 2025: at least 25\n  by 2024: at least 30\n  by 2030: at least 27",
      measure: "count of shops where year of founded = year", rows: rows)
    #expect(result.finding(0).verdict == .met)
    #expect(result.finding(0).value?.year == 2025 && result.finding(0).value?.date == day("2025"))
    #expect(
      result.finding(0).remarks.contains {
        $0.text.english == "2025 is taken from the snapshot of the end of 2026"
      })
    #expect(result.finding(1).verdict == .missed && result.finding(1).value?.date == day("2024"))
    // Before its deadline `year` is the value's own.
    #expect(result.finding(2).value?.year == 2026 && result.finding(2).verdict == .onTrack)
  }

  // MARK: each year

  @Test("every year by itself") func eachYear() throws {
    let clauses = """
        reported 2021: 30 ha
        reported 2022-06-30: 30 ha
        reported 2022: 10 ha
        reported 2024-03-31: 5 ha
        each year 2021..2025: at least 20 ha
      """
    let result = try judged(clauses)
    #expect(result.verdicts == [.met, .missed, .unmeasured, .pending, .pending])
    #expect(result.targets[0].clauses.map(\.isDue) == [true, true, true, false, false])
    #expect(result.finding(1).value?.date == day("2022"))
    #expect(result.finding(2).why?.english == "there is no value for 2023")
    #expect(result.finding(4).remarks.map(\.text.english) == ["2025 has not begun"])
    // A year that is not over: met so far, or undetermined, or waiting.
    #expect(try judged(clauses, asOf: "2022-07-01").verdicts[1] == .met)
    #expect(
      try judged("  reported 2021-06-30: more than 5 ha\n  each year 2021..2021: at least 20 ha").verdicts
        == [.undetermined])
    #expect(try judged("  each year 2021..2021: at least 20 ha", asOf: "2021-06-30").verdicts == [.pending])
  }

  @Test("`each year` alone is every year of the plan's period") func wholePeriod() throws {
    let result = try judged(
      "  reported 2022: 5 ha\n  each year: at least 1 ha", head: "period 2021..2024")
    #expect(
      result.targets[0].clauses.map(\.time) == [.year(2021), .year(2022), .year(2023), .year(2024)])
  }

  @Test("a year without a snapshot is taken from the next later one") func laterSnapshot() throws {
    let rows = AnsweredRows(["2022", "2024"]) { request in
      .value(.measured(value("\(request.year - 2000)", .wholeNumbers)))
    }
    let result = try judged(
      "  each year 2021..2025: at least 22", measure: "count of shops where founded = year", rows: rows)
    #expect(result.verdicts == [.missed, .met, .met, .met, .pending])
    #expect(result.targets[0].clauses.compactMap(\.finding.value?.date.year) == [2021, 2022, 2023, 2024])
    #expect(result.finding(1).remarks == [])
    #expect(
      result.finding(2).remarks.map(\.text.vietnamese) == ["số của năm 2023 lấy từ kỳ số liệu cuối năm 2024"])
  }

  // MARK: total

  @Test("the sum over the years so far, from 0 before the first") func totals() throws {
    let clauses = """
        reported 2021: 20 ha
        reported 2022: 25 ha
        total 2021..2024: at least 100 ha
      """
    let way = try judged(clauses)
    #expect(way.finding().value?.value.interval == interval("45"))
    #expect(way.finding().pace?.start == day("2020") && way.finding().verdict == .slow)
    // 45 of 100 ha in 730 of 1461 days.
    #expect(way.finding().pace?.low == number("65745/73000"))
    let gap = try judged(clauses, asOf: "2023")
    #expect(
      gap.finding().verdict == .unmeasured && gap.finding().why?.english == "there is no value for 2023")
    let started = try judged(clauses, asOf: "2023-06-30")
    #expect(started.finding().value?.value.interval == interval("45"))
    #expect(try judged(clauses, asOf: "2020").finding().verdict == .pending)
    #expect(try judged(clauses, asOf: "2021-03-31").finding().verdict == .pending)
    let over = try judged(clauses + "\n  reported 2023: 30 ha\n  reported 2024: 25 ha")
    #expect(over.finding().verdict == .met && over.targets[0].clauses[0].isDue)
  }

  @Test("an upper total holds until it slips") func upperTotal() throws {
    let clauses = "  reported 2021: 60 ha\n  total 2021..2024: at most 100 ha"
    #expect(try judged(clauses).finding().verdict == .met)
    let spent = try judged(clauses + "\n  reported 2022: 50 ha").finding()
    #expect(spent.verdict == .worsening && spent.hasSlipped && spent.needed?.isDecrease == true)
  }

  @Test("open ends and sources carry into the sum") func totalsOfIntervals() throws {
    let finding = try judged(
      """
        reported 2021: more than 20 ha
        baseline 2022: between 20 and 30 ha
        total 2021..2022: at least 40 ha
      """
    ).finding()
    #expect(finding.value?.value.interval == interval("(40, )") && finding.verdict == .met)
    #expect(finding.value?.origin == .computed)
  }

  // MARK: always and undated

  @Test("always: the worst over all dates, and always due") func always() throws {
    let clauses =
      "  reported 2021: 5 ha\n  reported 2022: 15 ha\n  reported 2023: 12 ha\n  always: at most 10 ha"
    let result = try judged(clauses)
    #expect(result.finding().verdict == .missed && result.targets[0].clauses[0].isDue)
    #expect(result.finding().value?.date == day("2023"))
    #expect(result.finding().remarks.map(\.text.english) == ["so on 2 of 3 dates: 2022, 2023"])
    #expect(try judged(clauses, asOf: "2021").finding().verdict == .met)
    #expect(try judged("  always: at most 1 ha", asOf: "2021").finding().verdict == .unmeasured)
  }

  @Test("a snapshot that gives no value is not passed over by `always`") func alwaysWithGap() throws {
    let rows = AnsweredRows(["2021", "2022"]) { request in
      request.date.year == 2021
        ? .value(.measured(share(a: 9, b: 1))) : .value(.missing(Phrase(verbatim: "shops.csv is missing")))
    }
    let result = try judged(
      "  always: at least 50%\n  undated: at least 50%", measure: "share of shops where linked", asOf: "2022",
      rows: rows)
    #expect(
      result.finding(0).verdict == .unmeasured && result.finding(0).why?.english == "shops.csv is missing")
    #expect(result.finding(1).verdict == .met)
    #expect(
      result.finding(1).remarks.map(\.text.english) == [
        "the end of 2022 gives no value: shops.csv is missing"
      ])
  }

  @Test("undated: met so far, undetermined or pending, and never due") func undated() throws {
    func undated(_ reported: String) throws -> ClauseJudgement {
      try judged("  reported 2023: \(reported)\n  undated: at least 10 ha").targets[0].clauses[0]
    }
    #expect(try undated("10 ha").finding.verdict == .met)
    #expect(try undated("more than 5 ha").finding.verdict == .undetermined)
    let pending = try undated("4 ha")
    #expect(pending.finding.verdict == .pending && !pending.isDue)
    #expect(pending.finding.needed?.amount == number("6") && pending.finding.needed?.perYear == nil)
  }

  @Test("a measure of numbers alone needs no snapshot") func constants() throws {
    let result = try judged(
      """
        always: exactly 5 ha
        by 2024: at least 5 ha
        by 2030: at least 9 ha
        each year 2023..2026: at least 5 ha
      """, measure: "2 ha + 3 ha", asOf: "2024-12-31")
    #expect(result.verdicts == [.met, .met, .pending, .met, .met, .pending, .pending])
    #expect(result.finding(0).value?.date == day("2024"))
  }

  @Test("not applicable is not a gap") func notApplicable() throws {
    let rows = AnsweredRows(["2023"]) { _ in .value(.notApplicable(Phrase(verbatim: "there is no shop"))) }
    let result = try judged(
      "  by 2023: at least 50%\n  by 2030: at least 50%\n  undated: at least 50%\n  always: at least 50%",
      measure: "share of shops where linked", rows: rows)
    #expect(result.verdicts == Array(repeating: .notApplicable, count: 4))
    #expect(result.finding().why?.english == "there is no shop" && result.asOf == day("2023"))
  }
}
