// A deadline before or after the years that the plan says it covers.

func deadlinesOutsidePeriod(_ plan: CheckedPlan, _ trees: [SyntaxTree]) -> [Diagnostic] {
  guard let period = plan.period else { return [] }
  let years = "\(period.lowerBound)..\(period.upperBound)"
  let periodSpan = trees.first?.root.node(.plan)?.node(.periodClause)?.span
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
          en: "“\(name)” speaks of \(year: outside), and the plan covers \(years)",
          vi: "“\(name)” nói tới năm \(year: outside), còn kế hoạch chỉ bao gồm \(years)"),
        related: periodSpan.map {
          [.init(.source($0), Phrase(en: "the period of the plan", vi: "giai đoạn của kế hoạch"))]
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

/// Deadlines within a year of measures that speak of `year`.
func yearsCutShort(_ plan: CheckedPlan) -> [Diagnostic] {
  plan.targets.flatMap { target -> [Diagnostic] in
    guard target.measure.speaksOfYear else { return [] }
    return target.clauses.compactMap { clause -> Diagnostic? in
      guard case .by(let date) = clause.when, date != .endOf(year: date.year) else { return nil }
      let day = date.shown
      return Diagnostic(
        .yearCutShort, at: .source(clause.span),
        Phrase(
          en:
            "“\(target.label ?? target.name)” is counted over a year, and by \(day) only a snapshot of that day tells it",
          vi:
            "“\(target.label ?? target.name)” tính theo năm, nên đến \(day) chỉ kỳ số liệu của đúng ngày đó mới cho biết"
        ))
    }
  }
}
