/// What a sound plan says that its author may not have meant: clauses that exclude or imply one another, ranges that
/// no number of rows reaches, deadlines outside the period, quoted words that do not agree with their bound.
///
/// In order of place. The plan is valid whatever is found here.
///
/// - Parameter trees: Those of the plan's files, its own first.
public func review(_ plan: CheckedPlan, trees: [SyntaxTree]) -> [Diagnostic] {
  let goals = Goal.all(of: plan)
  var findings = planWithoutTarget(plan) + deadlinesOutsidePeriod(plan, trees) + yearsCutShort(plan)
  findings += wordsAgainstFigures(plan, trees)
  findings += unreachableRanges(goals, plan)
  findings += fallingMilestones(goals)
  let index = MassIndex(plan)
  let systems = GoalSystem.all(of: GoalTime.all(goals, index), index)
  let conflicts = contradictions(systems, of: plan) + totalsAgainstYears(goals)
  findings += conflicts + unreachableChanges(goals, besides: conflicts, of: plan)
  // Of clauses that exclude each other each implies everything.
  if conflicts.isEmpty { findings += implications(systems) + totalsImpliedByYears(goals) }
  return findings.map { (order: $0.order, finding: $0) }.sorted { $0.order < $1.order }.map(\.finding)
}

extension Diagnostic {
  fileprivate var order: (String, Int, Int, String, String) {
    let position = place.position
    return (place.path, position.line ?? 0, position.column ?? 0, code, message.english)
  }
}
