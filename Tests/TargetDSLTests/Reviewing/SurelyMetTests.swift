import Testing

@testable import TargetDSL

/// Goals by themselves that are seen to be met without a program, beside the program.
@Suite struct SurelyMetTests {
  private static let tests = [
    "rating = good", "rating != weak", "rating is none", "linked", "not linked", "digital", "kind = htx",
    "kind = tht", "members >= 5 people", "members < 5 people", "members = 7 people",
    "founded >= 2020-01-01", "founded < 2020-06-01", "id = \"A\"", "linked or digital",
  ]
  private static let bounds = ["at least", "more than", "at most", "less than", "exactly"]

  private static func target(_ number: Int) -> String {
    func test() -> String { "(\(tests.randomElement() ?? "linked"))" }
    let rows = ["organisations", "cooperatives"].randomElement() ?? "organisations"
    let condition = (0..<Int.random(in: 1...4)).map { _ in test() }.joined(separator: " and ")
    let (measure, unit): (String, String) =
      switch Int.random(in: 0..<5) {
      case 0: ("count of \(rows) where \(condition)", "")
      case 1: ("sum of members over \(rows) where \(condition)", " people")
      case 2: ("mean of members over \(rows) where \(condition)", " people")
      case 3:
        (
          "(sum of members over \(rows) where \(condition)) / (sum of members over cooperatives where \(test()))",
          "%"
        )
      default: ("share of \(rows) where \(condition)", "%")
      }
    // More than 100% is a mistake of its own.
    let bound = (bounds + ["at least 100"]).randomElement() ?? "at least 100"
    let limit = bound.hasSuffix("0") ? "" : " \([1, 20, 99].randomElement() ?? 1)"
    return "target t\(number) = \(measure)\n  undated: \(bound)\(limit)\(unit)"
  }

  @Test func whatIsSurelyMetCanBeMet() throws {
    var seen = 0
    for _ in 0..<40 {
      let text = (0..<20).map(Self.target).joined(separator: "\n")
      let plan = try #require(ReviewedPlan(text).plan)
      let goals = Goal.all(of: plan)
      let index = MassIndex(plan)
      for goal in goals where index.isSurelyMet(goal, nil) {
        seen += 1
        let system = try #require(GoalSystem([goal], at: GoalTime(date: nil, goals: [goal]), index))
        #expect(system.canMeet([0]) == true, "\(goal.clause.written) of \(goal.name) in\n\(text)")
      }
    }
    #expect(seen > 50)
  }

  @Test func noRowAndNoSuchShareAreNotPassedOver() throws {
    let plan = try #require(
      ReviewedPlan(
        """
        target nobody = count of organisations where linked and not linked
          undated: at least 1
        target some = count of organisations where linked
          undated: at least 1
        """
      ).plan)
    let index = MassIndex(plan)
    #expect(Goal.all(of: plan).map { index.isSurelyMet($0, nil) } == [false, true])
  }
}
