import TargetDSL
import Testing

@testable import TargetEngine

/// Section 7: rows before measured, measured before reported, reported before baseline.
@Suite("Sources of one value") struct SourceTests {
  private func file(_ lines: String) -> SourceFile {
    SourceFile(path: "measured.csv", text: "indicator,date,group,low,high,source\n" + lines)
  }

  private func points(
    _ clauses: String, _ lines: String = "", rows: AnsweredRows? = nil, isSample: Bool = false,
    asOf: String? = nil
  ) throws -> [Series.Point] {
    let plan = try planOf(clauses + "\n  by 2030: at least 50%", measure: "share of shops where linked")
    return measure(
      plan, rows: rows, measuredFiles: [file(lines)], isSample: isSample, asOf: asOf.map(day)
    ).values.targets[0].main.points
  }

  private func shown(_ points: [Series.Point]) -> [String] {
    points.map { point in
      guard case .value(.measured(let value)) = point.answer else { return "\(point.date) nothing" }
      let source =
        switch point.origin {
        case .rows: "rows"
        case .measured(let name): "measured \(name ?? "")"
        case .stated(let kind, let name): "\(kind.rawValue) \(name ?? "")"
        case .computed: "computed"
        }
      return "\(point.date.year) \(value.interval.low?.description ?? "") \(source)"
    }
  }

  private let all = "  baseline 2021: 10%\n  reported 2021: 20% from \"paper\"\n  reported 2022: 30%"

  @Test("the best source of each date") func bestOfEachDate() throws {
    let lines = "goal,2021,,0.2,0.2,office\ngoal,2023,,2/5,2/5,\n"
    #expect(try shown(points(all)) == ["2021 0.2 reported paper", "2022 0.3 reported "])
    #expect(
      try shown(points(all, lines)) == [
        "2021 0.2 measured office", "2022 0.3 reported ", "2023 0.4 measured ",
      ])
    let rows = AnsweredRows(["2021": share(a: 1, b: 4), "2024": share(a: 1, b: 1)])
    #expect(
      try shown(points(all, lines, rows: rows)) == [
        "2021 0.2 rows", "2022 0.3 reported ", "2023 0.4 measured ", "2024 0.5 rows",
      ])
  }

  @Test("a gap in the rows is filled by the next source") func gaps() throws {
    let rows = AnsweredRows(["2021", "2023"]) { _ in .value(.missing(Phrase(verbatim: "no file"))) }
    #expect(
      try shown(points(all, rows: rows)) == [
        "2021 0.2 reported paper", "2022 0.3 reported ", "2023-12-31 nothing",
      ])
  }

  @Test("sources that do not agree are said") func disagreement() throws {
    let rows = AnsweredRows(["2022": share(a: 1, b: 1)])
    let remarks = try points(all, rows: rows).map { $0.remarks.map(\.text.english) }
    #expect(
      remarks == [
        ["the baseline says 10%, which does not agree with 20% from the reported value (paper)"],
        ["the reported value says 30%, which does not agree with 50% from the rows"],
      ])
    // An interval that holds the better value agrees with it.
    #expect(try points("  reported 2022: more than 38%", rows: rows).flatMap(\.remarks).isEmpty)
    #expect(try points("  reported 2022: more than 50%", rows: rows).flatMap(\.remarks).count == 1)
  }

  @Test("made-up rows stand alone") func sample() throws {
    let rows = AnsweredRows(["2022": share(a: 1, b: 1)])
    #expect(try shown(points(all, rows: rows, isSample: true)) == ["2022 0.5 rows"])
    let plan = try planOf("  reported 2022: 3 ha\n  by 2030: at least 5 ha")
    let series = measure(plan, rows: nil, isSample: true).values.targets[0].main
    #expect(series.points.isEmpty && series.baseline == nil)
    #expect(series.absence?.english == "the plan's stated values are left out beside made-up data")
  }

  @Test("what is dated after the as-of date is not asked for") func asOf() throws {
    let rows = AnsweredRows(["2021", "2024"]) { request in
      #expect(request.date.year == 2021)
      return .value(.measured(share(a: 1, b: 4)))
    }
    #expect(try shown(points(all, "goal,2023,,0,0,\n", rows: rows, asOf: "2021")) == ["2021 0.2 rows"])
  }

  @Test("the baseline is kept, whichever source won its date") func baseline() throws {
    let plan = try planOf(
      "  baseline 2021: 10%\n  baseline 2022: 20%\n  reported 2021: 12%\n  by 2030: at least 50%",
      measure: "share of shops where linked")
    let series = measure(plan, rows: nil).values.targets[0].main
    #expect(series.baseline?.date == day("2021"))
    #expect(series.baseline?.origin == .stated(.baseline, publisher: nil))
  }

  // MARK: Contradictions

  @Test("two values of one kind for one date that differ") func contradictions() throws {
    let plan = try planOf(
      """
        reported 2021: 20% from "a"
        reported 2021: 20% from "b"
        reported 2021: 21% from "c"
        baseline 2021: 19%
        by 2030: at least 50%
      """, measure: "share of shops where linked")
    let problems = measure(plan, rows: nil).problems
    #expect(problems.map(\.code) == ["P0902"])
    #expect(problems.first?.message.english.contains("second `reported` value for the end of 2021") == true)
    #expect(problems.first?.place.path == "demo.plan" && problems.first?.related.count == 1)
    let measured = measure(
      plan, rows: nil,
      measuredFiles: [file("goal,2025,,0.1,0.1,\ngoal,2025,,0.1,0.1,\ngoal,2025,,0.1,0.2,\n")])
    #expect(measured.problems.map(\.code) == ["P0902", "P0910"])
    #expect(measured.problems.last?.place == .file("measured.csv", line: 4, column: 1))
  }

  // MARK: Names

  @Test("values of an indicator reach all that refer to it by name") func indicators() throws {
    let plan = try compiled(
      """
      plan demo "Demo"
      indicator jobs "Jobs" = stated
        baseline 2020: 50
        reported 2021: 60
      target jobs
        reported 2022: 70
        by 2030: at least 100
      target other = jobs
        by 2030: at least 100
      target double = jobs + jobs
        reading "as told" = jobs
        by 2030: at least 100
      """)
    let values = measure(plan, rows: nil, measuredFiles: [file("jobs,2023,,80,80,\nother,2024,,90,90,\n")])
      .values
    #expect(
      shown(values.targets[0].main.points) == [
        "2020 50 baseline ", "2021 60 reported ", "2022 70 reported ", "2023 80 measured ",
      ])
    #expect(
      shown(values.targets[1].main.points) == [
        "2020 50 baseline ", "2021 60 reported ", "2023 80 measured ", "2024 90 measured ",
      ])
    #expect(values.targets[1].main.baseline?.date == day("2020"))
    #expect(
      shown(values.targets[2].main.points) == [
        "2020 100 baseline ", "2021 120 reported ", "2023 160 measured ",
      ])
    #expect(values.targets[2].readings.map { shown($0.points).count } == [3])
  }

  // MARK: Territory

  @Test("values of a territory that no longer exists draw a warning each") func territory() throws {
    let plan = try planOf(
      "  reported 2024: 20%\n  reported 2025: 20%\n  by 2030: at least 50%",
      measure: "share of shops where linked", head: "territory until 2025-06-30 \"merged\"")
    let rows = AnsweredRows(["2024": share(a: 1, b: 4), "2026": share(a: 1, b: 4)])
    let problems = measure(plan, rows: rows, measuredFiles: [file("goal,2027,,0.2,0.2,\n")]).problems
    #expect(problems.map(\.code) == ["P0904", "P0904", "P0904"])
    #expect(problems.map { $0.place.position.line } == [2, 15, 2].map { $0 } || problems.count == 3)
    #expect(problems.allSatisfy { $0.severity == .warning && $0.message.english.contains("merged") })
  }
}
