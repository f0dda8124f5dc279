import TargetDSL
import Testing

/// Clauses that no data can meet together, within a target and across targets.
@Suite struct ContradictionTests {
  @Test func oneNumberCannotBeAboveAndBelow() {
    let plan = ReviewedPlan(
      """
      target good = share of organisations where rating = good
        by 2030: more than 70%
        by 2030: at most 70%
      """)
    #expect(plan.codes == ["P0702"])
    #expect(
      plan.messages == [
        "`at most 70%` and `more than 70%` cannot both be met by 2030: both speak of one number"
      ])
    #expect(plan.findings.first?.related.first?.place.position.line == 15)
  }

  @Test func whatIsGoodCannotBeNotGood() {
    let plan = ReviewedPlan(
      """
      target good = share of organisations where rating = good
        by 2030: more than 70%
      target others = share of organisations where not rating = good
        by 2030: at least 30%
      """)
    #expect(plan.codes == ["P0702"])
    #expect(plan.messages.first?.hasSuffix("“others” is what “good” leaves over") == true)
  }

  @Test func thirtyPerCentMayRemainBesideSeventy() {
    let plan = ReviewedPlan(
      """
      target good = share of organisations where rating = good
        by 2030: at least 70%
      target others = share of organisations where not rating = good
        by 2030: at least 20%
      """)
    #expect(plan.codes == [])
  }

  @Test func aPartCannotPassWhatHoldsIt() {
    let plan = ReviewedPlan(
      """
      target good = share of organisations where rating = good
        by 2030: more than 70%
      target not_weak = share of organisations where rating != weak
        by 2030: less than 20%
      """)
    #expect(plan.codes == ["P0702"])
    #expect(plan.messages.first?.contains("whatever counts for “good” also counts for “not_weak”") == true)
  }

  @Test func partsCannotPassTheWhole() {
    let plan = ReviewedPlan(
      """
      target good = share of organisations where rating = good
        by 2030: at least 50%
      target fair = share of organisations where rating = fair
        by 2030: at least 30%
      target weak = share of organisations where rating = weak
        by 2030: at least 21%
      """)
    #expect(plan.codes == ["P0702"])
    #expect(plan.messages.first?.hasPrefix("these 3 clauses cannot all be met by 2030") == true)
    #expect(plan.findings.first?.related.count == 2)
  }

  @Test func partsMayFillTheWhole() {
    let plan = ReviewedPlan(
      """
      target good = share of organisations where rating = good
        by 2030: at least 50%
      target fair = share of organisations where rating = fair
        by 2030: at least 30%
      target weak = share of organisations where rating = weak
        by 2030: at least 20%
      """)
    #expect(plan.codes == [])
  }

  @Test func noneWeakIsFineBesideFewWeak() {
    let plan = ReviewedPlan(
      """
      target weak_share = share of cooperatives where rating = weak
        by 2030: less than 15%
      target weak_left = count of cooperatives where rating = weak
        by 2030: none
      """)
    #expect(plan.codes == [])
  }

  @Test func countsOfPartsCannotPassTheCount() {
    let plan = ReviewedPlan(
      """
      target groups = count of organisations where kind = tht
        by 2030: at least 300
      target cooperatives_left = count of cooperatives
        by 2030: at least 360
      target everything = count of organisations
        by 2030: at most 600
      """)
    #expect(plan.codes == ["P0702"])
  }

  @Test func aShareOfFewRowsMayClashWithACount() {
    // 200 of at most 360 are 55%.
    let plan = ReviewedPlan(
      """
      target linked_share = share of cooperatives where linked
        by 2030: less than 50%
      target linked_count = count of cooperatives where linked
        by 2030: at least 200
      target size = count of cooperatives
        by 2030: at most 360
      """)
    #expect(plan.codes == ["P0702"])
  }

  @Test func wholeNumbersLieBetweenWholeNumbers() {
    let plan = ReviewedPlan(
      """
      target unions = count of organisations where kind = lhhtx
        by 2030: more than 5
        by 2030: less than 6
      """)
    #expect(plan.codes == ["P0702"])
  }

  @Test func differentDeadlinesDoNotClash() {
    let plan = ReviewedPlan(
      """
      target weak = share of organisations where rating = weak
        by 2025: less than 15%
        by 2030: less than 10%
      target good = share of organisations where rating = good
        by 2025: at least 50%
        by 2030: at least 60%
      """)
    #expect(plan.codes == [])
  }

  @Test func statedMeasuresAreKnownByName() {
    let plan = ReviewedPlan(
      """
      target jobs = stated
        by 2030: at least 10_000
      target other_jobs = stated
        by 2030: at most 5_000
      """)
    #expect(plan.codes == [])
  }

  @Test func aRuleForAlwaysMeetsEveryDeadline() {
    let plan = ReviewedPlan(
      """
      target linked = share of cooperatives where linked
        always: at least 50%
        by 2030: less than 40%
      """)
    #expect(plan.codes == ["P0702"])
  }

  @Test func nothingIsBothOfTwoKinds() {
    let plan = ReviewedPlan(
      """
      target impossible = share of cooperatives where kind = tht
        by 2030: at least 10%
      """)
    #expect(plan.codes == ["P0702"])
    #expect(plan.messages.first?.contains("can never be met") == true)
  }

  @Test func numbersAndDatesAreComparedOnTheirLines() {
    let plan = ReviewedPlan(
      """
      target large = share of cooperatives where members > 50 people
        by 2030: at least 60%
      target medium = share of cooperatives where members >= 30 people
        by 2030: at most 50%
      target young = share of cooperatives where founded in 2021..2025
        by 2025: at least 80%
      target younger = share of cooperatives where year of founded = year
        by 2025: at least 30%
      """)
    #expect(plan.codes == ["P0702"])
    #expect(plan.messages.first?.contains("“large”") == true)
  }

  @Test func weightsAddUpOverParts() {
    let plan = ReviewedPlan(
      """
      target group_members = sum of members over organisations where kind = tht
        by 2030: at least 17_000 people
      target all_members = sum of members over organisations
        by 2030: at most 10_000 people
      """)
    #expect(plan.codes == ["P0702"])
  }

  @Test func totalsAreSumsOfYears() {
    let plan = ReviewedPlan(
      """
      target new = count of cooperatives where founded = year
        each year 2021..2025: at least 25
        total 2021..2025: at most 100
      """)
    #expect(plan.codes == ["P0702"])
  }

  @Test func groupsAreJudgedByThemselves() {
    let plan = ReviewedPlan(
      """
      target each_union = count of cooperatives
        for each union
        by 2030: at least 5
      target few = count of cooperatives
        by 2030: at most 3
      """)
    #expect(plan.codes == [])
  }

  /// Clauses that share no table with others are few even in a plan of many.
  @Test func aLargePlanIsReviewedAcrossTargets() {
    let others = (0..<250).map { "target name\($0) = stated\n  by 2030: at least \($0 + 1)" }
    let plan = ReviewedPlan(
      """
      target good = share of organisations where rating = good
        by 2030: more than 70%
      target not_weak = share of organisations where rating != weak
        by 2030: less than 20%
      \(others.joined(separator: "\n"))
      """)
    #expect(plan.codes == ["P0702"])
  }

  /// Only the years count in which other clauses hold than the year before.
  @Test func yearsFarApartAreSetAgainstEachOther() {
    let plan = ReviewedPlan(
      """
      target weak = count of organisations where rating = weak
        each year 2001..2190: at most 5
        each year 2180..2300: at least 6
      target good = count of organisations where rating = good
        by 2100: at least 5
        each year 2099..2101: less than 5
      """)
    #expect(plan.codes == ["P0702", "P0702"])
    #expect(plan.messages.first?.contains("cannot both be met by 2180") == true)
    #expect(plan.messages.last?.contains("cannot both be met by 2100") == true)
  }
}
