import TargetDSL
import TargetEngine
import Testing

/// The course of a target, as reports tell it.
@Suite struct ValueHistoryTests {
  private func history(_ plan: CheckedPlan, _ rows: AnsweredRows?, asOf: String) throws -> ValueHistory {
    let measured = measure(plan, rows: rows, asOf: day(asOf))
    let target = try #require(plan.targets.first)
    return try #require(measured.values.targets.first)
      .history(isGrouped: target.scope.grouping != nil, asOf: day(asOf))
  }

  private func text(_ values: [DatedValue]) -> [String] {
    values.map { "\($0.date) \($0.value.interval.low?.description ?? "?")" }
  }

  private func whole(_ history: ValueHistory) throws -> [String] {
    guard case .whole(let values) = history else {
      Issue.record("there are groups")
      return []
    }
    return text(values)
  }

  @Test func `tells every value that won its day, oldest first, and nothing after the day of judging`() throws
  {
    let plan = try planOf(
      """
        baseline 2020: 10
        reported 2022: 14
        reported 2023: 15
        by 2030: at least 40
      """, measure: "count of shops")
    let rows = AnsweredRows([
      "2021": value("12"), "2023": value("16"), "2024": value("20"), "2025": value("30"),
    ])
    #expect(
      try whole(history(plan, rows, asOf: "2024"))
        == ["2020-12-31 10", "2021-12-31 12", "2022-12-31 14", "2023-12-31 16", "2024-12-31 20"])
    #expect(
      try whole(history(plan, nil, asOf: "2022-12-30")) == ["2020-12-31 10"])
  }

  @Test func `leaves days without a value out, and is empty where there is none`() throws {
    let plan = try planOf("  by 2030: at least 40", measure: "count of shops")
    let gap = AnsweredRows(["2023", "2024"]) { request in
      .value(
        request.date.year == 2023 ? .missing(Phrase(verbatim: "no file")) : .measured(value("[3, 5)")))
    }
    #expect(try whole(history(plan, gap, asOf: "2024")) == ["2024-12-31 3"])
    #expect(try whole(history(plan, nil, asOf: "2024")) == [])
  }

  @Test func `dates at its own year what a later snapshot tells of an earlier one`() throws {
    let plan = try planOf(
      "  each year 2022..2024: at least 4", measure: "count of shops where founded = year",
      head: "period 2022..2024")
    let rows = AnsweredRows(["2024"]) { request in .value(.measured(value("\(request.year - 2020)"))) }
    #expect(
      try whole(history(plan, rows, asOf: "2024")) == ["2022-12-31 2", "2023-12-31 3", "2024-12-31 4"])
  }

  @Test func `keeps each group's own course`() throws {
    let plan = try planOf(
      "  by 2030: at least 40", measure: "count of shops\n  for each district")
    let rows = AnsweredRows(["2023", "2024"]) { request in
      let names = request.date.year == 2023 ? ["A"] : ["A", "B"]
      return .groups(names.map { GroupOutcome(group: $0, outcome: .measured(value("\(request.date.year)"))) })
    }
    guard case .groups(let groups) = try history(plan, rows, asOf: "2024") else {
      Issue.record("there are no groups")
      return
    }
    #expect(
      groups.mapValues(text) == [
        "A": ["2023-12-31 2023", "2024-12-31 2024"], "B": ["2024-12-31 2024"],
      ])
  }
}
