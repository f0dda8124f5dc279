import TargetDSL
import TargetEngine
import Testing

/// Section 9: from clauses to the verdict of a target, and the day as of which a plan is judged.
@Suite("Merging and the as-of date") struct MergingTests {
  @Test("worst first") func order() {
    #expect(
      [
        Verdict.met, .notApplicable, .onTrack, .pending, .slow, .farBehind, .worsening, .unmeasured,
        .undetermined, .missed,
      ].sorted().map(\.rawValue) == [
        "missed", "undetermined", "unmeasured", "worsening", "far_behind", "slow", "pending", "on_track",
        "not_applicable", "met",
      ])
  }

  private func target(_ clauses: String, asOf: String? = nil) throws -> TargetJudgement {
    try planOf("  baseline 2020: 0 ha\n  reported 2025: 50 ha\n" + clauses).judged(asOf: asOf).targets[0]
  }

  @Test("the earliest deadline ahead speaks for the target") func earliestAhead() throws {
    let target = try target(
      """
        by 2045: at least 90 ha
        by 2030: at least 100 ha
        by 2025: at least 60 ha
        by 2024: at least 50 ha
        undated: at least 1 ha
      """)
    #expect(target.clauses.map(\.finding.verdict) == [.onTrack, .onTrack, .missed, .met, .met])
    #expect(target.verdict == .onTrack && target.worst == .missed)
  }

  @Test("of several clauses with one deadline the worst") func sameDeadline() throws {
    #expect(try target("  by 2030: at least 100 ha\n  by 2030: at most 40 ha").verdict == .worsening)
  }

  @Test("without a deadline ahead the undated clause") func undated() throws {
    let target = try target("  undated: at least 60 ha\n  by 2025: at least 10 ha")
    #expect(target.verdict == .pending && target.worst == .met)
  }

  @Test("else the last decided clause; what holds always is decided today") func lastDecided() throws {
    let target = try target("  by 2021: at least 10 ha\n  by 2025: at least 60 ha")
    #expect(target.verdict == .missed && target.worst == .missed)
    let always = try self.target("  by 2021: at least 60 ha\n  always: at least 0 ha")
    #expect(always.verdict == .met && always.worst == .missed)
  }

  @Test("nothing decided, no worst") func nothingDecided() throws {
    #expect(try target("  by 2030: at least 100 ha").worst == nil)
  }

  // MARK: As of

  @Test("as of the latest value of any target, else of the issue, else of the period's first day") func asOf()
    throws
  {
    let two = try compiled(
      """
      plan demo "Demo"
        issued 2021-04
        period 2021..2030
      target a = stated
        reported 2023: 5
        by 2030: at least 10
      target b = stated
        reported 2024-06-30: 5
        reading "other" = stated
        by 2030: at least 10
      """)
    #expect(try two.judged().asOf == day("2024-06-30"))
    #expect(try two.judged(asOf: "2022").asOf == day("2022"))
    let issued = try planOf("  by 2030: at least 1 ha", head: "issued 2021-04\n  period 2019..2030")
    #expect(try issued.judged().asOf == day("2021-04-30"))
    #expect(
      try planOf("  by 2030: at least 1 ha", head: "period 2019..2030").judged().asOf == day("2019-01-01"))
    // Numbers hold on every day, so they say nothing about today.
    let constant = try planOf("  by 2030: at least 1 ha", measure: "2 ha", head: "issued 2021-04")
    #expect(try constant.judged().asOf == day("2021-04-30"))
  }

  @Test("without any day the plan asks for one") func noDay() throws {
    let plan = try planOf("  by 2030: at least 1 ha")
    let result = judge(plan, measure(plan, rows: nil).values)
    #expect(result.judgement == nil)
    #expect(result.problems.map(\.code) == ["P0901"])
    #expect(result.problems.first?.fixes.first?.offer.english.contains("--as-of") == true)
  }

  // MARK: Readings

  @Test("readings stand beside the clause, and a difference is said") func readings() throws {
    let plan = try compiled(
      """
      plan demo "Demo"
      indicator strict = stated in %
        reported 2024: 40%
      indicator loose = stated in %
        reported 2024: 70%
      target goal = strict
        reading "of members only" = loose
        by 2024: at least 60%
        by 2030: at least 60%
      """)
    let clauses = try plan.judged().targets[0].clauses
    #expect(clauses.map(\.finding.verdict) == [.missed, .pending])
    #expect(clauses.map { $0.readings.map(\.verdict) } == [[.met], [.met]])
  }

  // MARK: Too large numbers

  @Test("a number beyond exact arithmetic is said, and leaves the clause unmeasured") func overflow() throws {
    let plan = try planOf(
      "  undated: at least 1 ha\n  by 2030: more than 123456789 ha")
    var huge = Rational(3)
    for _ in 0..<18 { huge = try huge.multiplied(by: huge) }
    let tiny = try #require(try Rational.one.divided(by: huge.adding(.one)))
    let values = MeasuredValues(targets: [
      .init(
        main: Series(points: [
          .init(
            date: day("2020"), year: 2020,
            answer: .value(.measured(MeasuredValue(interval: ValueInterval(tiny), attainable: .everything))),
            origin: .rows),
          .init(
            date: day("2021"), year: 2021,
            answer: .value(
              .measured(MeasuredValue(interval: ValueInterval(huge.negation), attainable: .everything))),
            origin: .rows),
        ]), readings: [])
    ])
    let result = judge(plan, values)
    let clauses = try #require(result.judgement?.targets.first?.clauses)
    #expect(clauses[1].finding.verdict == .unmeasured)
    #expect(clauses[1].finding.why?.english == "a number is too large for exact arithmetic")
    #expect(
      result.problems.contains { $0.code == "P0903" && $0.message.english.contains("`goal`, `by 2030") })
  }
}
