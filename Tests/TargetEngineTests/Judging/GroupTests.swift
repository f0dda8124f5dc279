import TargetDSL
import TargetEngine
import Testing

/// Section 6, `for each`: it holds only if it holds for every group, and a vanished group is no success.
@Suite("Groups") struct GroupTests {
  private typealias Snapshots = KeyValuePairs<String, KeyValuePairs<String, Outcome>>

  private func judged(
    _ clauses: String, _ snapshots: Snapshots, measure: String = "count of shops", asOf: String? = nil
  ) throws -> PlanJudgement {
    let byDate = Dictionary(
      snapshots.map { snapshot in
        (day(snapshot.key), snapshot.value.map { GroupOutcome(group: $0.key, outcome: $0.value) })
      }
    ) { first, _ in first }
    let rows = AnsweredRows(snapshots.map(\.key)) { request in
      #expect(request.grouping != nil)
      return .groups(byDate[request.date] ?? [])
    }
    return try planOf("  for each district\n" + clauses, measure: measure).judged(asOf: asOf, rows: rows)
  }

  private func count(_ text: String) -> Outcome { .measured(value(text, .wholeNumbers)) }

  @Test("the clause has the worst verdict of its groups, worst first and then by key") func worstFirst()
    throws
  {
    let result = try judged(
      "  by 2024: at least 2",
      ["2024": ["C": count("1"), "A": count("2"), "B": count("0"), "D": count("[1, 3]")]])
    let clause = result.targets[0].clauses[0]
    #expect(clause.finding.verdict == .missed && clause.finding.value == nil)
    #expect(clause.groups.map(\.group) == ["B", "C", "D", "A"])
    #expect(clause.groups.map(\.finding.verdict) == [.missed, .missed, .undetermined, .met])
    #expect(clause.groups[0].finding.needed?.amount == number("2"))
    #expect(clause.finding.remarks.map(\.text.english) == ["missed in 2 of 4: B, C"])
    #expect(clause.finding.remarks.map(\.text.vietnamese) == ["không đạt ở 2/4: B, C"])
  }

  @Test("each group has its own path") func paces() throws {
    let result = try judged(
      "  by 2030: at least 100",
      ["2020": ["A": count("0"), "B": count("50")], "2025": ["A": count("60"), "B": count("40")]])
    let groups = result.targets[0].clauses[0].groups
    #expect(groups.map(\.group) == ["B", "A"])
    #expect(groups.map(\.finding.verdict) == [.worsening, .onTrack])
  }

  @Test("a group that is no longer there is unmeasured, not met") func vanished() throws {
    let snapshots: Snapshots = ["2023": ["A": count("5"), "B": count("5")], "2024": ["A": count("5")]]
    for clause in ["by 2030", "by 2024", "undated", "always", "each year 2024..2024"] {
      let result = try judged("  \(clause): at least 2", snapshots).targets[0].clauses[0]
      #expect(result.finding.verdict == .unmeasured, "\(clause)")
      #expect(result.groups.first?.group == "B")
      #expect(
        result.groups.first?.finding.why?.english == "it is no longer among the groups at the end of 2024")
      #expect(result.finding.why?.english == "unmeasured in 1 of 2: B")
    }
    #expect(try judged("  by 2023: at least 2", snapshots).verdicts == [.met])
  }

  @Test("a group that was founded later is not asked about the years before") func founded() throws {
    let snapshots: Snapshots = ["2023": ["A": count("5")], "2024": ["A": count("5"), "B": count("1")]]
    let result = try judged("  each year 2023..2025: at least 2", snapshots)
    #expect(result.verdicts == [.met, .missed, .pending])
    #expect(result.targets[0].clauses.map { $0.groups.map(\.group) } == [["A"], ["B", "A"], []])
  }

  @Test("no group at all is not applicable, no snapshot unmeasured") func noGroups() throws {
    #expect(try judged("  by 2024: at least 2", ["2024": [:]]).verdicts == [.notApplicable])
    let nothing = try judged("  by 2024: at least 2", [:], asOf: "2025")
    #expect(nothing.verdicts == [.unmeasured])
    #expect(nothing.finding().why != nil)
  }

  @Test("a gap of one group is its own; the others are judged") func gapOfOneGroup() throws {
    let missing = Outcome.missing(Phrase(verbatim: "the column is broken"))
    let result = try judged("  by 2024: at least 2", ["2024": ["A": missing, "B": count("3")]])
    #expect(result.verdicts == [.unmeasured])
    #expect(result.targets[0].clauses[0].groups.map(\.finding.verdict) == [.unmeasured, .met])
  }
}
