/// What a sound plan says that its author may not have meant: clauses that exclude or imply one another, ranges that
/// no number of rows reaches, deadlines outside the period, quoted words that do not agree with their bound.
///
/// In order of place. The plan is valid whatever is found here.
public func review(_ plan: CheckedPlan) -> [Diagnostic] {
  let goals = Goal.all(of: plan)
  var findings = planWithoutTarget(plan) + deadlinesOutsidePeriod(plan)
  findings += wordsAgainstFigures(plan)
  findings += unreachableRanges(goals, plan)
  findings += fallingMilestones(goals)
  let systems = GoalTime.all(goals).flatMap { GoalSystem.all(of: $0, plan) }
  let conflicts = contradictions(systems) + totalsAgainstYears(goals)
  findings += conflicts
  // Of clauses that exclude each other each implies everything.
  if conflicts.isEmpty { findings += implications(systems) + totalsImpliedByYears(goals) }
  return findings.sorted { $0.order < $1.order }
}

extension Diagnostic {
  fileprivate var order: (String, Int, Int, String, String) {
    let position = place.position
    return (place.path, position.line ?? 0, position.column ?? 0, code, message.english)
  }
}

/// A clause together with its target.
struct Goal: Sendable {
  let target: Target
  let clause: Clause
  /// Its place among all clauses of the plan.
  let index: Int

  static func all(of plan: CheckedPlan) -> [Goal] {
    var goals: [Goal] = []
    for target in plan.targets {
      for clause in target.clauses { goals.append(Goal(target: target, clause: clause, index: goals.count)) }
    }
    return goals
  }

  /// The target as a reader knows it.
  var name: String { target.label ?? target.name }

  /// Two goals with equal subjects speak of one number.
  var subject: Subject { Subject(identity: target.measure.identity, grouping: target.grouping) }

  struct Subject: Hashable, Sendable {
    let identity: String
    let grouping: Grouping?
  }
}
