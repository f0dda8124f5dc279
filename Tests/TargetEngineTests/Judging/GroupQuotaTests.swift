import TargetDSL
import Testing

@testable import TargetEngine

@Suite("So many of the groups") struct GroupQuotaTests {
  private func finding(_ quota: String, _ values: [String?], deadline: String = "by 2024") throws -> Finding {
    let rows = AnsweredRows(["2024"]) { _ in
      .groups(
        values.enumerated().map { index, text in
          GroupOutcome(
            group: "G\(index)",
            outcome: text.map {
              $0 == "-" ? .notApplicable(Phrase(verbatim: "empty")) : .measured(TargetEngineTests.value($0))
            } ?? .missing(Phrase(verbatim: "no column")))
        })
    }
    let plan = try planOf(
      "  for \(quota) of district\n  \(deadline): at least 5 ha", measure: "sum of area over shops")
    return try plan.judged(asOf: "2024", rows: rows).finding()
  }

  @Test(
    arguments: [
      ("at least 50%", ["5", "6", "4", "4"], Verdict.met), ("more than 50%", ["5", "6", "4", "4"], .missed),
      ("at least 51%", ["5", "6", "4", "4"], .missed), ("at least 2", ["5", "6", "4", "4"], .met),
      ("more than 2", ["5", "6", "4", "4"], .missed), ("at least 3", ["5", "6", "4", "4"], .missed),
      ("at least 0", ["4", "4"], .met), ("at least 100%", ["5", "5"], .met),
      // What is not known may hold.
      ("at least 75%", ["5", "6", "[4, 6]", "4"], .undetermined),
      ("at least 75%", ["5", "6", "[4, 6]", "-"], .undetermined),
      ("at least 100%", ["5", "6", "[4, 6]", "4"], .missed),
      ("at least 50%", ["5", "6", "[4, 6]", "4"], .met),
      // Where it is not applicable the group counts, and does not hold.
      ("at least 75%", ["5", "6", "-", "-"], .missed), ("at least 50%", ["-", "-"], .unmeasured),
    ] as [(String, [String], Verdict)]) func due(_ quota: String, _ values: [String], _ verdict: Verdict)
    throws
  {
    #expect(try finding(quota, values).verdict == verdict)
  }

  @Test("an unmeasured group may hold, and no group with a value is unmeasured") func unmeasured() throws {
    #expect(try finding("at least 2", ["5", nil, "4"]).verdict == .undetermined)
    #expect(try finding("at least 2", [nil, nil]).verdict == .unmeasured)
    let found = try finding("at least 2", ["5", nil, "4"]).groupsHeld
    #expect(found == GroupsHeld(low: 1, high: 2, of: 3, needed: 2))
  }

  @Test("before the deadline the last group that is needed decides") func ahead() throws {
    #expect(try finding("at least 2", ["5", "6", "4"], deadline: "by 2030").verdict == .met)
    #expect(try finding("at least 2", ["5", "4", "4"], deadline: "by 2030").verdict == .pending)
    #expect(try finding("at least 2", [], deadline: "by 2030").verdict == .notApplicable)
  }
}
