import TargetDSL
import Testing

/// Later milestones, clauses in excess, deadlines outside the period, ranges that nothing reaches.
@Suite struct MilestoneTests {
  @Test func aLaterFloorBelowAnEarlierOne() {
    let plan = ReviewedPlan(
      """
      target linked = share of cooperatives where linked
        by 2025: at least 70%
        by 2030: at least 60%
      """)
    #expect(plan.codes == ["P0703"])
    #expect(plan.messages == ["`by 2030: at least 60%` asks for less than `by 2025: at least 70%` before it"])
    #expect(plan.findings.first?.place.position.line == 16)
    #expect(plan.findings.first?.related.first?.place.position.line == 15)
  }

  @Test func aLaterCeilingAboveAnEarlierOneOfAnotherTarget() {
    let plan = ReviewedPlan(
      """
      target weak = share of cooperatives where rating = weak
        by 2025: less than 10%
      target weak_later = share of organisations where rating = weak and kind = htx
        by 2030: less than 5%
      target weak_at_last = share of cooperatives where rating = weak
        by 2030: less than 15%
      """)
    #expect(plan.codes.contains("P0703"))
  }

  @Test func holdingALevelIsNoFall() {
    let plan = ReviewedPlan(
      """
      target linked = share of cooperatives where linked
        by 2025: more than 50%
        by 2030: at least 50%
      """)
    #expect(plan.codes == [])
  }

  @Test func yearlyFlowsMayFall() {
    let plan = ReviewedPlan(
      """
      target new = count of cooperatives where founded = year
        by 2025: at least 25
        by 2030: at least 20
      """)
    #expect(plan.codes == [])
  }

  @Test func theWeakerOfTwoClausesDecidesNothing() {
    let plan = ReviewedPlan(
      """
      target linked = share of cooperatives where linked
        by 2030: at least 60%
        by 2030: more than 50%
      """)
    #expect(plan.codes == ["P0704"])
    #expect(plan.messages == ["`by 2030: more than 50%` is met whenever `by 2030: at least 60%` is"])
  }

  @Test func moreOfAPartImpliesLessOfTheWhole() {
    let plan = ReviewedPlan(
      """
      target good = share of organisations where rating = good
        by 2030: at least 60%
      target good_or_fair = share of organisations where rating in { good, fair }
        by 2030: at least 50%
      """)
    #expect(plan.codes == ["P0704"])
    #expect(plan.messages.first?.contains("“good_or_fair”") == true)
  }

  @Test func ofTwoEqualClausesOneIsInExcess() {
    let plan = ReviewedPlan(
      """
      target linked = share of cooperatives where linked
        by 2030: at least 60%
      target also_linked = share of cooperatives where linked
        by 2030: at least 60%
      """)
    #expect(plan.codes == ["P0704"])
    #expect(plan.findings.first?.place.position.line == 17)
  }

  @Test func aMilestoneDoesNotImplyTheNext() {
    let plan = ReviewedPlan(
      """
      target linked = share of cooperatives where linked
        by 2025: at least 60%
        by 2030: at least 70%
        by 2045: at least 80%
      """)
    #expect(plan.codes == [])
  }

  @Test func everyYearImpliesItsYears() {
    let plan = ReviewedPlan(
      """
      target linked = share of cooperatives where linked
        each year 2023..2030: at least 60%
        by 2030: at least 60%
      target new = count of cooperatives where founded = year
        each year 2021..2025: at least 25
        total 2021..2025: at least 125
      """)
    #expect(plan.codes == ["P0704", "P0704"])
  }

  @Test func deadlinesStayInThePeriod() {
    let plan = ReviewedPlan(
      """
      target linked = share of cooperatives where linked
        by 2030: at least 60%
        each year 2020..2024: at least 20%
        by 2025-06-30: at least 40%
      """, header: "  period 2021..2025")
    #expect(plan.codes == ["P0706", "P0706"])
    #expect(plan.messages.first == "“linked” speaks of 2030, and the plan covers 2021..2025")
    #expect(plan.findings.first?.related.first?.place.position.line == 2)
  }

  @Test func sharesOfFewRowsMissNarrowRanges() {
    let plan = ReviewedPlan(
      """
      target size = count of cooperatives
        by 2030: exactly 4
      target good = share of cooperatives where rating = good
        by 2030: between 60 and 70%
      """)
    #expect(plan.codes == ["P0705"])
    #expect(plan.messages.first?.hasPrefix("no number of 4 rows gives “good” a value") == true)
  }

  @Test func rowCountsThatMissARange() throws {
    let sixty = try #require(Rational(3, over: 5))
    let seventy = try #require(Rational(7, over: 10))
    #expect(unreachableRowCounts(.reach(sixty, seventy), upTo: 30) == [1, 2, 4, 7])
    #expect(unreachableRowCounts(.atLeast(sixty), upTo: 30) == [])
    let exact = try #require(Rational(121, over: 316))
    #expect(unreachableRowCounts(.exactly(exact), upTo: 320).count == 319)
  }

  @Test func theRowsThatAreThereMayMissARange() throws {
    let text = """
      plan city
      table cooperatives
        column id   text key
        column good yes/no
      target good_share "Hợp tác xã khá, tốt" = share of cooperatives where good
        by 2030: from 60 to 70%
      """
    let compiled = CompiledPlan.compile(path: "city.plan", reader: MemoryReader(files: ["city.plan": text]))
    let target = try #require(compiled.plan?.targets.first)
    let clause = try #require(target.clauses.first)
    #expect(unreachableRange(of: clause, in: target, population: 8) == nil)
    #expect(
      unreachableRange(of: clause, in: target, population: 7)?.message.english
        == "no number of 7 rows gives “Hợp tác xã khá, tốt” a value for `from 60 to 70%`: 4 of 7 is 57.1%, 5 of 7 is 71.4%"
    )
  }
}
