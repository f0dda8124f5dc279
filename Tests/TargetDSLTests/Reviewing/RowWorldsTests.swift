import Testing

@testable import TargetDSL

/// The kinds of rows, made up variable by variable, beside all combinations of values.
@Suite struct RowWorldsTests {
  private static let tests = [
    "rating = good", "rating in { good, fair }", "rating != weak", "rating is none", "linked", "digital",
    "kind = htx", "kind != tht", "members >= 5 people", "members < 5 people", "members = 7 people",
    "founded >= 2020-01-01", "founded < 2020-06-01", "id = \"A\"", "id in { \"A\", \"B\" }",
  ]

  private static func condition(_ depth: Int, _ random: inout SystemRandomNumberGenerator) -> String {
    guard depth > 0 else { return tests.randomElement(using: &random) ?? "linked" }
    let parts = (0..<2).map { _ in condition(Int.random(in: 0..<depth, using: &random), &random) }
    switch Int.random(in: 0...2, using: &random) {
    case 0: return "(\(parts[0])) and (\(parts[1]))"
    case 1: return "(\(parts[0])) or (\(parts[1]))"
    default: return "not (\(parts[0]))"
    }
  }

  /// Each combination of the ways in which the tests of each variable turn out, one after the other.
  private static func everyKind(_ conditions: [RowTest], _ index: MassIndex) -> Set<UInt128> {
    var ofVariable: [Int: [Int]] = [:]
    for condition in conditions {
      condition.forEachSingle { single in
        let variable = index.singles[single].variable
        if ofVariable[variable]?.contains(single) != true { ofVariable[variable, default: []].append(single) }
      }
    }
    var rows: [Set<Int>] = [[]]
    for tests in ofVariable.values {
      let ways = (index.patterns(of: tests.sorted()) ?? []).map { pattern in
        Set(tests.sorted().enumerated().filter { pattern & 1 << UInt64($0.offset) != 0 }.map(\.element))
      }
      rows = rows.flatMap { row in ways.map { row.union($0) } }
    }
    return Set(
      rows.map { row in
        conditions.enumerated().reduce(0) { signature, condition in
          condition.element.holds(row.contains) ? signature | 1 << UInt128(condition.offset) : signature
        }
      })
  }

  @Test func noKindIsMissedAndNoneMadeUp() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<150 {
      let texts = (0..<3).map { _ in Self.condition(3, &random) }
      let targets = texts.enumerated().map { number, text in
        "target t\(number) = count of organisations where \(text)\n  undated: at least 1"
      }
      let plan = try #require(ReviewedPlan(targets.joined(separator: "\n")).plan)
      let index = MassIndex(plan)
      let masses = plan.targets.indices.flatMap { index.measure(ofTarget: $0).masses }
      let conditions = Set(masses).sorted().map { index.condition(ofMass: $0, nil) }
      let worlds = try #require(RowWorlds(conditions, index), "\(texts)")
      let whole = conditions.map { RowTest.all($0.parts.map(\.test)) }
      #expect(Set(worlds.signatures) == Self.everyKind(whole, index), "\(texts)")
      #expect(worlds.signatures == worlds.signatures.sorted())
    }
  }
}
