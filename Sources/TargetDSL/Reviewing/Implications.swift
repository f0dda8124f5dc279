// Clauses that decide nothing, because another one already asks for as much.

func implications(_ goals: [Goal], _ plan: CheckedPlan) -> [Diagnostic] {
  var reported: Set<Int> = []
  var findings: [Diagnostic] = []
  var budget = PairBudget()
  for time in GoalTime.all(goals) {
    let systems = GoalSystem(time.goals, plan: plan, year: time.year)
    for (second, goal) in time.goals.enumerated() {
      for (first, other) in time.goals.enumerated() where first != second && !reported.contains(goal.index) {
        guard goal.clause.when.isWithin(other.clause.when) else { continue }
        let pair: (system: GoalSystem, first: Int, second: Int)
        if let systems {
          pair = (systems, first, second)
        } else if budget.take(), let system = GoalSystem([other, goal], plan: plan, year: time.year) {
          pair = (system, 0, 1)
        } else {
          continue
        }
        guard pair.system.isAlike(pair.first, pair.second), pair.system.implies(pair.first, pair.second)
        else { continue }
        // Of two clauses that say the same, the later one is in excess.
        if first > second, pair.system.implies(pair.second, pair.first),
          other.clause.when.isWithin(goal.clause.when)
        {
          continue
        }
        reported.insert(goal.index)
        findings.append(implied(goal, by: other))
      }
    }
  }
  return findings + totalsImpliedByYears(goals)
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
    switch (self, other) {
    case (.by, .always), (.eachYear, .always), (.undated, .always): return true
    case (.by(let date), .eachYear(let years)): return date.isEndOfYear && years.contains(date.year)
    case (.eachYear(let inner), .eachYear(let outer)):
      return outer.contains(inner.lowerBound) && outer.contains(inner.upperBound)
    default: return false
    }
  }
}
