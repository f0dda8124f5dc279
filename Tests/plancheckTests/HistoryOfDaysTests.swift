import TargetDSL
import Testing

@testable import plancheck

/// History says of each day what was known until then, and no verdict stands beside a value that it is not about.
@Suite("History, day by day") struct HistoryOfDaysTests {
  private func told(_ place: Workspace, _ target: String) throws -> [String] {
    let moments = try place.json("history").target(target)?["history"]?.array ?? []
    return moments.map { moment in
      let soFar = (moment["soFar"]?["verdict"]?.string).map { " (so far \($0))" } ?? ""
      let by = (moment["decidedBy"]?["date"]?.string).map { " (by \($0))" } ?? ""
      return "\(moment["date"]?.string ?? "") \(moment["value"]?["low"]?.string ?? "-") "
        + "\(moment["when"]?.string ?? "") \(moment["verdict"]?.string ?? "")\(soFar)\(by)"
    }
  }

  @Test("a rule that holds always is judged by each day, and what the days before came to stands beside it")
  func rules() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      target hold = stated
        reported 2021: 0
        reported 2022: 5
        reported 2023: 0
        always: none

      """
    ])
    #expect(
      try told(place, "hold") == [
        "2021-12-31 0 always met (so far met)", "2022-12-31 5 always missed (so far missed)",
        "2023-12-31 0 always met (so far missed)",
      ])
    let text = place.run("history")
    #expect(text.contains("of all days so far: missed, 5 (2022)"), "\(text)")
    #expect(place.run("history", "--format", "html").contains("of all days so far: missed, 5 (2022)"))
    #expect(place.run("history", "--lang", "vi").contains("tính cả các kỳ trước: không đạt, 5 (2022)"))
    // What is said of all days is what `check` says.
    let checked = try place.json("check", "--as-of", "2023-12-31").target("hold")?["clauses"]?.array?.first
    #expect(checked?["verdict"]?.string == "missed")
  }

  @Test("a milestone that later data decide stands at the day that decided it") func late() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      target goal = stated
        reported 2022: 5
        reported 2025-06-30: 12
        reported 2026: 14
        by 2024: at least 10
        by 2030: at least 20

      """
    ])
    #expect(
      try told(place, "goal") == [
        "2022-12-31 5 by 2024 pending", "2025-06-30 12 by 2024 met", "2025-06-30 12 by 2030 on_track",
        "2026-12-31 14 by 2030 on_track",
      ])
  }

  @Test("a value after the last deadline is told with the value that had decided") func afterwards() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      target goal = stated
        reported 2023: 5
        reported 2024: 12
        by 2023: at least 10

      """
    ])
    #expect(
      try told(place, "goal") == [
        "2023-12-31 5 by 2023 missed", "2024-12-31 12 by 2023 missed (by 2023-12-31)",
      ])
    #expect(place.run("history").contains("decided by 5 (2023)"))
  }

  @Test("the table of values says which ends are open, and of which day the value is") func columns() throws {
    let place = try Workspace([
      "a.plan":
        "plan a\n  issued 2021\ntarget goal = stated\n  reported 2022: more than 5\n  by 2024: at least 10\n"
    ])
    let lines = place.run("history", "--format", "csv").split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let row = Dictionary(zip(lines[0], lines[1])) { first, _ in first }
    #expect(row["low_open"] == "true")
    #expect(row["high_open"] == "false")
    #expect(row["value_date"] == "2022-12-31")
  }
}
