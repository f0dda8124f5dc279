import TargetDSL
import Testing

@testable import TargetEngine

/// Section 9: every unmet clause says in whole things what it still needs.
@Suite("What is still needed") struct NeededTests {
  private func needed(
    _ measure: String, _ bound: String, _ value: MeasuredValue, by deadline: String = "2030"
  ) throws -> Needed? {
    let plan = try planOf("  by \(deadline): \(bound)", measure: measure)
    return try plan.judged(rows: AnsweredRows(["2024": value])).finding().needed
  }

  private let linked = "share of shops where linked"

  @Test("rows to change from no to yes") func shares() throws {
    let more = try #require(try needed(linked, "more than 60%", share(a: 121, b: 195)))
    #expect(more.kind == .rowsToChange && more.amount == number("69") && !more.isDecrease)
    #expect(more.perYear == number("69/6"))
    // 60% of 10 exactly is enough for `at least`, one more for `more than`.
    #expect(try needed(linked, "at least 60%", share(a: 4, b: 6))?.amount == number("2"))
    #expect(try needed(linked, "more than 60%", share(a: 4, b: 6))?.amount == number("3"))
    #expect(try needed(linked, "all", share(a: 4, b: 6))?.amount == number("6"))
    #expect(try needed(linked, "more than 60%", share(a: 6, b: 4))?.amount == number("1"))
  }

  @Test("rows to change from yes to no") func sharesFromAbove() throws {
    let fewer = try #require(try needed(linked, "less than 15%", share(a: 5, b: 15)))
    #expect(fewer.kind == .rowsToChange && fewer.isDecrease && fewer.amount == number("3"))
    #expect(try needed(linked, "at most 15%", share(a: 5, b: 15))?.amount == number("2"))
  }

  @Test("counted from the best case of the unknowns") func unknowns() throws {
    // At best c, d and f are yes and e is no member: 8 of 12, and 9 are needed.
    let value = share(a: 3, b: 4, c: 2, d: 1, e: 3, f: 2)
    #expect(try needed(linked, "at least 75%", value)?.amount == number("1"))
    // For an upper bound c, e and f are no and d is no member: 3 of 14, and 2 are allowed.
    #expect(try needed(linked, "at most 20%", value)?.amount == number("1"))
    // What the best case reaches needs nothing.
    #expect(try needed(linked, "at least 60%", value) == nil)
  }

  @Test("the least number agrees with trying", arguments: [false, true])
  func leastNumber(isDecrease: Bool) throws {
    var random = SeededGenerator(seed: isDecrease ? 3 : 4)
    for _ in 0..<300 {
      func some() -> Int { Int.random(in: 0...5, using: &random) }
      let value = share(a: some(), b: some() + 1, c: some(), d: some(), e: some(), f: some())
      guard case .share(let counts) = value.attainable else { continue }
      let bound = Int.random(in: 1...99, using: &random)
      let result = try needed(linked, "\(isDecrease ? "less" : "more") than \(bound)%", value)
      let (yes, no) =
        isDecrease
        ? (counts.a, counts.b + counts.c + counts.e + counts.f)
        : (counts.a + counts.c + counts.d + counts.f, counts.b)
      let tried = (0...(isDecrease ? yes : no)).first { changed in
        let share = 100 * (isDecrease ? yes - changed : yes + changed)
        return isDecrease ? share < bound * (yes + no) : share > bound * (yes + no)
      }
      if let result {
        #expect(result.amount == tried.map { Rational($0) })
      } else {
        #expect(tried == 0)
      }
    }
  }

  @Test("a range that no number of rows reaches needs nothing that would help") func unreachableRange() throws
  {
    #expect(try needed(linked, "between 60 and 70%", share(a: 1, b: 3)) == nil)
    #expect(try needed(linked, "between 60 and 70%", share(a: 1, b: 4))?.amount == number("2"))
    #expect(try needed(linked, "between 60 and 70%", share(a: 5, b: 0))?.isDecrease == true)
  }

  @Test("rows to add or to go") func counts() throws {
    let shops = "count of shops"
    let exact = MeasuredValue(interval: interval("92"), attainable: .wholeNumbers, population: 92)
    let add = try #require(try needed(shops, "at least 100", exact))
    #expect(add.kind == .rowsToAdd && add.amount == number("8") && add.perYear == number("8/6"))
    #expect(try needed(shops, "more than 100", exact)?.amount == number("9"))
    let unsure = MeasuredValue(
      interval: interval("[90, 95]"), attainable: .wholeNumbers, population: 90, unknownRows: 5)
    #expect(try needed(shops, "at least 100", unsure)?.amount == number("5"))
    let none = try #require(try needed(shops, "none", exact))
    #expect(none.isDecrease && none.amount == number("92"))
  }

  @Test("an amount, in whole people where the column counts them") func amounts() throws {
    let workers = MeasuredValue(interval: interval("4990"), attainable: .everything, population: 40)
    #expect(try needed("sum of workers over shops", "at least 5_000 people", workers)?.amount == number("10"))
    #expect(
      try needed("sum of workers over shops", "more than 5_000 people", workers)?.amount == number("11"))
    let area = MeasuredValue(interval: interval("4990.5"), attainable: .everything, population: 40)
    let hectares = try #require(try needed("sum of area over shops", "more than 5_000 ha", area))
    #expect(hectares.kind == .amount && hectares.amount == number("9.5") && hectares.mustExceed)
    #expect(try needed("mean of area over shops", "at most 4_000 ha", area)?.isDecrease == true)
  }

  @Test("points of a share whose rows are not known") func points() throws {
    let plan = try planOf(
      "  reported 2024: 48%\n  by 2030: more than 60%\n  by 2024: at least 60%", measure: "stated in %")
    let findings = try plan.judged().targets[0].clauses.map(\.finding)
    #expect(findings[0].needed?.kind == .points && findings[0].needed?.amount == number("3/25"))
    #expect(findings[0].needed?.perYear == number("1/50") && findings[0].needed?.mustExceed == true)
    #expect(findings[1].needed?.perYear == nil && findings[1].needed?.mustExceed == false)
  }

  @Test("the yearly step counts calendar years, and needs one to be left") func yearlyStep() throws {
    let value = MeasuredValue(interval: interval("10"), attainable: .everything)
    #expect(try needed("sum of area over shops", "at least 16 ha", value, by: "2027")?.perYear == number("2"))
    #expect(try needed("sum of area over shops", "at least 16 ha", value, by: "2025")?.perYear == number("6"))
    #expect(try needed("sum of area over shops", "at least 16 ha", value, by: "2025-12-30")?.perYear == nil)
  }

  @Test("the weight of a weighted share's rows, in whole people where the column counts them")
  func weights() throws {
    func weighted(_ holding: String, _ all: String) -> MeasuredValue {
      var value = MeasuredValue(interval: interval("0"), attainable: .everything, population: 4)
      value.interval = ValueInterval(number("\(holding)/\(all)"))
      value.weights = ShareWeights(holding: number(holding), all: number(all))
      return value
    }
    let byWorkers = linked + " weighted by workers"
    let more = try #require(try needed(byWorkers, "more than 60%", weighted("30", "100")))
    guard case .weight(let unit, column: "workers") = more.kind else { throw WrongKind() }
    #expect(unit.text == "people" && more.amount == number("31") && !more.mustExceed)
    #expect(try needed(byWorkers, "at least 55%", weighted("3", "10"))?.amount == number("3"))
    #expect(try needed(byWorkers, "at most 25%", weighted("3", "10"))?.amount == number("1"))
    let byArea = try #require(
      try needed(linked + " weighted by area", "more than 60%", weighted("3", "10")))
    #expect(byArea.amount == number("3") && byArea.mustExceed)
    // What the rows weigh is not known: the points alone.
    let unknown = MeasuredValue(interval: interval("[0.2, 0.3]"), attainable: .everything)
    #expect(try needed(byWorkers, "more than 60%", unknown)?.kind == .points)
  }
}

private struct WrongKind: Error {}
