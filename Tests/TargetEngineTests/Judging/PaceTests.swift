import TargetDSL
import TargetEngine
import Testing

/// Section 9, pace: from 0 ha at the end of 2020 to 100 ha at the end of 2030, half of the days gone at the end
/// of 2025, so that x ha then are a pace of x/50.
@Suite("Pace") struct PaceTests {
  private func finding(_ clauses: String, period: String = "2021..2030") throws -> Finding {
    let plan = try planOf(clauses, head: "period \(period)")
    return try plan.judged().finding()
  }

  private func halfWay(_ reported: String, _ bound: String = "at least 100 ha", baseline: String = "0 ha")
    throws
    -> Finding
  {
    try finding(
      """
        baseline 2020: \(baseline)
        reported 2025: \(reported)
        by 2030: \(bound)
      """)
  }

  @Test(
    "the class of a lower bound",
    arguments: [
      ("100 ha", Verdict.met), ("60 ha", .onTrack), ("47.5 ha", .onTrack), ("47.49 ha", .slow),
      ("30 ha", .slow),
      ("29.99 ha", .farBehind), ("0 ha", .farBehind), ("-0.01 ha", .worsening), ("-40 ha", .worsening),
    ]) func classes(reported: String, verdict: Verdict) throws
  {
    #expect(try halfWay(reported).verdict == verdict)
  }

  @Test("is exact, in days, to the date of the value") func exactValue() throws {
    let pace = try #require(try halfWay("47.5 ha").pace)
    #expect(pace.low == number("0.95") && pace.high == pace.low)
    #expect(pace.start == day("2020") && pace.startValue == interval("0"))
    // 2021-12-31 to 2024-06-30 are 912 of 3287 days.
    let days = try #require(
      try finding(
        """
          baseline 2021: 10 ha
          reported 2024-06-30: 40 ha
          by 2030: at least 100 ha
        """
      ).pace)
    #expect(days.low == number("3287/2736"))
  }

  @Test(
    "the class of an upper bound, from 200 down to 100",
    arguments: [
      ("at most 100 ha", "152.5 ha", Verdict.onTrack), ("at most 100 ha", "152.51 ha", .slow),
      ("less than 100 ha", "170 ha", .slow), ("less than 100 ha", "170.1 ha", .farBehind),
      ("at most 100 ha", "200 ha", .farBehind), ("at most 100 ha", "200.1 ha", .worsening),
      ("less than 100 ha", "99 ha", .met),
    ]) func upperBounds(bound: String, reported: String, verdict: Verdict) throws
  {
    #expect(try halfWay(reported, bound, baseline: "200 ha").verdict == verdict)
  }

  @Test("a range to reach is a lower bound at its foot") func reachedRange() throws {
    #expect(try halfWay("47.5 ha", "from 100 to 120 ha").verdict == .onTrack)
    let above = try halfWay("130 ha", "from 100 to 120 ha")
    #expect(above.verdict == .met && above.isAboveRange)
    #expect(try !halfWay("120 ha", "from 100 to 120 ha").isAboveRange)
  }

  @Test("two ends: the distance to the accepted interval, from either side") func twoEnds() throws {
    #expect(try halfWay("47.5 ha", "between 100 and 120 ha").verdict == .onTrack)
    // From 0 beyond the far end: as far as 20 of the 100 away.
    let beyond = try halfWay("140 ha", "between 100 and 120 ha")
    #expect(beyond.pace?.low == number("1.6") && beyond.verdict == .onTrack)
    #expect(try halfWay("300 ha", "about 100 ha within 10%").verdict == .worsening)
    #expect(try halfWay("45 ha", "at least about 100 ha within 10%").pace?.low == number("1"))
  }

  @Test("an interval gives the pace at both ends") func intervalValue() throws {
    let same = try halfWay("between 48 and 60 ha")
    #expect(same.verdict == .onTrack && same.pace?.low == number("0.96") && same.pace?.high == number("1.2"))
    let different = try halfWay("between 20 and 60 ha")
    #expect(different.verdict == .undetermined)
    #expect(different.why?.english.contains("between 40% and 120%: far behind or on track") == true)
    #expect(different.why?.vietnamese.contains("40% và 120%") == true)
  }

  @Test("an interval baseline: the smallest way with the greatest rest, and the reverse")
  func intervalBaseline()
    throws
  {
    let finding = try halfWay("60 ha", baseline: "between 0 and 20 ha")
    // (80 - 40) / 80 and (100 - 40) / 100, over a half.
    #expect(finding.pace?.low == number("1") && finding.pace?.high == number("1.2"))
    #expect(finding.verdict == .onTrack)
  }

  @Test("an end that is not included does not reach a cut-off") func openEnds() throws {
    #expect(try halfWay("between 30 and 47 ha").verdict == .slow)
    // Less than 47.5 ha is less than 0.95; unbounded below it may be anything.
    #expect(try halfWay("less than 47.5 ha").verdict == .undetermined)
    #expect(try halfWay("less than 0 ha").verdict == .worsening)
    #expect(try halfWay("less than 0 ha").pace == nil)
  }

  @Test("could hold comes before pace") func couldHold() throws {
    let finding = try halfWay("more than 40 ha")
    #expect(finding.verdict == .undetermined && finding.pace == nil)
    #expect(finding.why?.english == "it is only known to be more than 40 ha")
  }

  // MARK: Goals to hold

  @Test("a goal that held at its baseline slips or holds") func holdGoals() throws {
    let held = try halfWay("120 ha", baseline: "110 ha")
    #expect(held.verdict == .met && !held.hasSlipped)
    let slipped = try halfWay("99 ha", baseline: "110 ha")
    #expect(slipped.verdict == .worsening && slipped.hasSlipped && slipped.pace == nil)
    let onBound = try halfWay("100 ha", "more than 100 ha", baseline: "110 ha")
    #expect(onBound.verdict == .pending && !onBound.hasSlipped)
    #expect(onBound.needed?.amount == .zero && onBound.needed?.mustExceed == true)
    #expect(
      try halfWay("between 90 and 100 ha", "more than 100 ha", baseline: "110 ha").verdict == .undetermined)
    #expect(try halfWay("between 90 and 99 ha", "more than 100 ha", baseline: "100 ha").hasSlipped)
    #expect(try halfWay("3 ha", "at most 0 ha", baseline: "0 ha").verdict == .worsening)
    #expect(try halfWay("90 ha", "between 100 and 120 ha", baseline: "110 ha").hasSlipped)
    #expect(try halfWay("less than 100 ha", baseline: "110 ha").hasSlipped)
  }

  // MARK: No pace

  @Test("no pace: pending, with the yearly step") func noPace() throws {
    let one = try finding("  reported 2025: 40 ha\n  by 2030: at least 100 ha")
    #expect(one.verdict == .pending && one.pace == nil)
    #expect(one.needed?.amount == number("60") && one.needed?.perYear == number("12"))
    #expect(one.remarks.first?.text.english.contains("no value is later than the first") == true)
    let baselineOnly = try finding("  baseline 2025: 40 ha\n  by 2030: at least 100 ha")
    #expect(baselineOnly.verdict == .pending)
    let laterBaseline = try finding(
      "  baseline 2026: 40 ha\n  reported 2025: 30 ha\n  by 2030: at least 100 ha")
    #expect(laterBaseline.verdict == .pending && laterBaseline.value?.value.interval == interval("40"))
    let mayHold = try halfWay("60 ha", baseline: "between 90 and 110 ha")
    #expect(mayHold.verdict == .pending)
    #expect(mayHold.remarks.first?.text.english.contains("baseline may already") == true)
    #expect(try halfWay("60 ha", baseline: "less than 100 ha").verdict == .pending)
  }

  @Test("the way starts at the first value not before the year before the period") func firstValue() throws {
    let clauses = """
        reported 2015: 5 ha
        reported 2020: 0 ha
        reported 2025: 47.5 ha
        by 2030: at least 100 ha
      """
    #expect(try finding(clauses).pace?.start == day("2020"))
    #expect(try finding(clauses, period: "2022..2030").verdict == .pending)
    let withoutPeriod = try planOf(clauses).judged().finding()
    #expect(withoutPeriod.pace?.start == day("2015"))
    // A baseline that is stated counts however old it is, the earliest of several.
    let stated = try finding("  baseline 2010: 0 ha\n  baseline 2012: 3 ha\n" + clauses)
    #expect(stated.pace?.start == day("2010"))
  }
}
