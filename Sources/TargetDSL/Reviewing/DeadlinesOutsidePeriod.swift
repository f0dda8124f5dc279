// A deadline before or after the years that the plan says it covers.

func deadlinesOutsidePeriod(_ plan: CheckedPlan) -> [Diagnostic] {
  guard let period = plan.period else { return [] }
  let years = "\(period.lowerBound)..\(period.upperBound)"
  // The file is parsed again only where there is something to say.
  lazy var periodSpan = SyntaxTree.parse(plan.file).root.node(.plan)?.node(.periodClause)?.span
  return plan.targets.flatMap { target in
    target.clauses.compactMap { clause -> Diagnostic? in
      guard let stated = clause.when.years,
        !(period.contains(stated.lowerBound) && period.contains(stated.upperBound))
      else { return nil }
      let outside = period.contains(stated.upperBound) ? stated.lowerBound : stated.upperBound
      let name = target.label ?? target.name
      return Diagnostic(
        .deadlineOutsidePeriod, at: .source(clause.span),
        Phrase(
          en: "“\(name)” speaks of \(outside), and the plan covers \(years)",
          vi: "“\(name)” nói tới năm \(outside), còn kế hoạch chỉ bao gồm \(years)"),
        related: periodSpan.map {
          [.init(.source($0), Phrase(en: "the period of the plan", vi: "thời kỳ của kế hoạch"))]
        } ?? [])
    }
  }
}

extension When {
  /// The years that the clause names.
  var years: ClosedRange<Int>? {
    switch self {
    case .by(let date): date.year...date.year
    case .eachYear(let years), .total(let years): years
    case .always, .undated: nil
    }
  }
}
