// Clauses that decide nothing, because another one already asks for as much.

func implications(_ systems: [GoalSystem]) -> [Diagnostic] {
  var reported: Set<Int> = []
  var findings: [Diagnostic] = []
  for system in systems {
    for (second, goal) in system.goals.enumerated() where !reported.contains(goal.index) {
      for (first, other) in system.goals.enumerated() where first != second {
        guard goal.clause.when.isWithin(other.clause.when), system.isAlike(first, second),
          system.implies(first, second)
        else { continue }
        // Of two clauses that say the same, the later one is in excess.
        let isMutual = other.clause.when.isWithin(goal.clause.when) && system.implies(second, first)
        if isMutual, goal.index < other.index { continue }
        reported.insert(goal.index)
        findings.append(isMutual ? repeated(goal, of: other) : implied(goal, by: other))
        break
      }
    }
  }
  return findings
}

/// Two clauses that are met by the same values.
private func repeated(_ goal: Goal, of other: Goal) -> Diagnostic {
  let isOneTarget = goal.target.name == other.target.name
  return Diagnostic(
    .impliedClause, at: .source(goal.clause.span),
    isOneTarget
      ? Phrase(
        en: "`\(goal.clause.written)` says the same as another clause of “\(goal.name)”",
        vi: "`\(goal.clause.written)` trùng ý với một mệnh đề khác của “\(goal.name)”")
      : Phrase(
        en: """
          `\(goal.clause.written)` of “\(goal.name)” is met exactly when `\(other.clause.written)` of \
          “\(other.name)” is
          """,
        vi: """
          `\(goal.clause.written)` của “\(goal.name)” đạt khi và chỉ khi `\(other.clause.written)` của \
          “\(other.name)” đạt
          """),
    related: [
      .init(.source(other.clause.span), Phrase(en: "the other clause", vi: "mệnh đề kia"))
    ])
}

func implied(_ goal: Goal, by other: Goal) -> Diagnostic {
  let isOneTarget = goal.target.name == other.target.name
  return Diagnostic(
    .impliedClause, at: .source(goal.clause.span),
    isOneTarget
      ? Phrase(
        en: "`\(goal.clause.written)` is met whenever `\(other.clause.written)` is",
        vi: "`\(goal.clause.written)` luôn đạt khi `\(other.clause.written)` đạt")
      : Phrase(
        en:
          "`\(goal.clause.written)` of “\(goal.name)” is met whenever `\(other.clause.written)` of “\(other.name)” is",
        vi:
          "`\(goal.clause.written)` của “\(goal.name)” luôn đạt khi `\(other.clause.written)` của “\(other.name)” đạt"
      ),
    related: [
      .init(
        .source(other.clause.span), Phrase(en: "the clause that asks for more", vi: "mệnh đề đòi hỏi cao hơn")
      )
    ])
}

extension When {
  /// Whether a clause of this time is judged only when one of the other time is too.
  fileprivate func isWithin(_ other: When) -> Bool {
    if self == other { return true }
    switch self {
    case .by(let date):
      switch other {
      case .always: return true
      case .eachYear(let years): return date.isEndOfYear && years.contains(date.year)
      case .by, .total, .undated: return false
      }
    case .eachYear(let inner):
      switch other {
      case .always: return true
      case .eachYear(let outer):
        return outer.contains(inner.lowerBound) && outer.contains(inner.upperBound)
      case .by, .total, .undated: return false
      }
    case .undated: return other == .always
    case .always, .total: return false
    }
  }
}
