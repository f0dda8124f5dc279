import TargetDSL
import TargetEngine

@testable import plancheck

/// Plans of provinces with values made by hand, to set side by side.
enum ReportProvince {
  static let vocabulary = """
    unit person, people
    table organisations "tổ chức"
      column id text key
      column kind one of { tht, htx }
      column rating one of { good, fair, weak } blank means none
      column members whole in people
    population cooperatives = organisations where kind = htx

    """

  static func plan(_ name: String, _ place: String, _ targets: String) throws -> CheckedPlan {
    let text = """
      plan \(name)
        place "\(place)"
        issued 2023-03-07
        period 2023..2045
      \(vocabulary)
      \(targets)

      """
    let compiled = ReportFixture.compiled(text, path: "plans/\(name)/\(name).plan")
    let drawn = compiled.diagnostics.map { DiagnosticRenderer(language: .english).render($0) }.joined()
    guard let plan = compiled.plan else { throw ReportFixture.FixtureError(description: drawn) }
    return plan
  }

  /// Each target's first clause, with a value in per cent at the end of 2024.
  static func judged(_ plan: CheckedPlan, _ values: [ClosedRange<Int128>?]) throws -> ComparisonBuilder.Plan {
    let start = try ReportFixture.day("2022-12-31")
    let targets = zip(plan.targets, values).map { target, value in
      var finding = Finding(verdict: .unmeasured)
      if let value {
        let interval = ValueInterval(
          low: ReportFixture.ratio(value.lowerBound, 100), high: ReportFixture.ratio(value.upperBound, 100))
        finding = Finding(
          verdict: .slow, value: ReportFixture.value(interval, CalendarDate.endOf(year: 2024)),
          pace: Pace(
            low: ReportFixture.ratio(1, 2), high: ReportFixture.ratio(1, 2), start: start,
            startValue: ValueInterval(ReportFixture.ratio(30, 100))))
      }
      let clauses = target.clauses.enumerated().map { index, clause in
        let time: JudgedTime = if case .by(let date) = clause.when { .by(date) } else { .undated }
        return ReportFixture.entry(
          index, time, isDue: false, finding,
          readings: target.readings.map { _ in Finding(verdict: .unmeasured) })
      }
      return TargetJudgement(verdict: finding.verdict, worst: nil, clauses: clauses)
    }
    let judgement = PlanJudgement(plan: plan, asOf: CalendarDate.endOf(year: 2024), targets: targets)
    return ComparisonBuilder.Plan(
      judgement: judgement, report: ReportBuilder.report(judgement, sampleNotice: nil))
  }
}
