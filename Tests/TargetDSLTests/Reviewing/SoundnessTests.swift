import TargetDSL
import Testing

/// Whatever the review calls impossible or implied is so on every small dataset: random goals on a small table beside
/// all tables of up to four rows.
@Suite struct SoundnessTests {
  /// A row: rating 0 good … 3 weak, 4 none; linked or not.
  struct Row {
    let rating: Int
    let linked: Bool
  }

  struct Test {
    let text: String
    let holds: @Sendable (Row) -> Bool
  }

  static let tests: [Test] = [
    Test(text: "rating = good") { $0.rating == 0 }, Test(text: "rating in { good, fair }") { $0.rating < 2 },
    Test(text: "rating != weak") { $0.rating != 3 }, Test(text: "rating is none") { $0.rating == 4 },
    Test(text: "not rating in { good, fair }") { $0.rating >= 2 }, Test(text: "linked") { $0.linked },
    Test(text: "not linked") { !$0.linked },
    Test(text: "linked and rating = weak") { $0.linked && $0.rating == 3 },
    Test(text: "linked or rating = good") { $0.linked || $0.rating == 0 },
  ]

  /// A goal and whether a table meets it; `nil` where a share has no rows.
  struct RandomGoal {
    let text: String
    let meets: @Sendable ([Row]) -> Bool?
  }

  static let kinds: [Row] = (0...4).flatMap { rating in [true, false].map { Row(rating: rating, linked: $0) }
  }

  static let tables: [[Row]] = {
    var tables: [[Row]] = [[]]
    var last: [[Int]] = [[]]
    for _ in 1...4 {
      last = last.flatMap { table in ((table.last ?? 0)..<kinds.count).map { table + [$0] } }
      tables += last.map { $0.map { kinds[$0] } }
    }
    return tables
  }()

  private func goal(_ number: Int, using random: inout SystemRandomNumberGenerator) -> RandomGoal {
    let test = Self.tests.randomElement(using: &random) ?? Self.tests[0]
    let within = Bool.random(using: &random) ? Self.tests.randomElement(using: &random) : nil
    let isShare = Bool.random(using: &random)
    let limit = isShare ? Int.random(in: 0...20, using: &random) * 5 : Int.random(in: 0...4, using: &random)
    let bounds = ["at least", "more than", "at most", "less than", "exactly"]
    var bound = bounds.randomElement(using: &random) ?? "at least"
    if bound == "more than", isShare, limit == 100 { bound = "at least" }
    if bound == "less than", limit == 0 { bound = "at most" }
    let population = within == nil ? "organisations" : "part\(number)"
    let header = within.map { "population part\(number) = organisations where \($0.text)\n" } ?? ""
    let measure = isShare ? "share" : "count"
    let text =
      header
      + "target goal\(number) = \(measure) of \(population) where \(test.text)\n  by 2030: \(bound) \(limit)\(isShare ? "%" : "")"
    return RandomGoal(text: text) { [bound] rows in
      let members = rows.filter { within?.holds($0) ?? true }
      let count = members.filter(test.holds).count
      if isShare, members.isEmpty { return nil }
      let (left, right) = isShare ? (100 * count, limit * members.count) : (count, limit)
      switch bound {
      case "at least": return left >= right
      case "more than": return left > right
      case "at most": return left <= right
      case "less than": return left < right
      default: return left == right
      }
    }
  }

  @Test func whatCannotBeMetIsMetByNothing() {
    var random = SystemRandomNumberGenerator()
    var contradictions = 0
    var implications = 0
    for _ in 0..<400 {
      let goals = (0..<3).map { goal($0, using: &random) }
      let plan = ReviewedPlan(goals.map(\.text).joined(separator: "\n"))
      for finding in plan.findings {
        let named = goals.indices.filter { number in
          let lines = [finding.place.position.line] + finding.related.map(\.place.position.line)
          return lines.contains(plan.line(of: "target goal\(number) ").map { $0 + 1 })
        }
        let text = goals.map(\.text).joined(separator: "\n")
        if finding.code == "P0702" {
          contradictions += 1
          #expect(
            !Self.tables.contains { table in named.allSatisfy { goals[$0].meets(table) == true } },
            "\(finding.message.english)\n\(text)")
        } else if finding.code == "P0704", named.count == 2 {
          implications += 1
          let implied =
            plan.line(of: "target goal\(named[0]) ").map { $0 + 1 } == finding.place.position.line ? 0 : 1
          #expect(
            !Self.tables.contains {
              goals[named[1 - implied]].meets($0) == true && goals[named[implied]].meets($0) == false
            }, "\(finding.message.english)\n\(text)")
        }
      }
    }
    #expect(contradictions > 10)
    #expect(implications > 10)
  }
}
