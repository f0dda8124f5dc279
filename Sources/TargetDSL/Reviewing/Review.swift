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
  let index = MassIndex(plan)
  let systems = GoalSystem.all(of: GoalTime.all(goals, index), index)
  let conflicts = contradictions(systems) + totalsAgainstYears(goals)
  findings += conflicts
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

/// A clause together with its target.
final class Goal: Sendable {
  let target: Target
  /// The place of the target in the plan.
  let targetIndex: Int
  let clause: Clause
  /// Its place among all clauses of the plan.
  let index: Int
  /// Two goals with equal subjects speak of one number.
  let subject: Int

  private init(target: Target, targetIndex: Int, clause: Clause, index: Int, subject: Int) {
    self.target = target
    self.targetIndex = targetIndex
    self.clause = clause
    self.index = index
    self.subject = subject
  }

  static func all(of plan: CheckedPlan) -> [Goal] {
    struct Subject: Hashable {
      let identity: String
      let grouping: Grouping?
    }
    var subjects: [Subject: Int] = [:]
    var goals: [Goal] = []
    for (place, target) in plan.targets.enumerated() {
      let meant = Subject(identity: target.measure.identity, grouping: target.grouping)
      let subject = subjects[meant] ?? subjects.count
      subjects[meant] = subject
      for clause in target.clauses {
        goals.append(
          Goal(target: target, targetIndex: place, clause: clause, index: goals.count, subject: subject))
      }
    }
    return goals
  }

  /// The target as a reader knows it.
  var name: String { target.label ?? target.name }
}
