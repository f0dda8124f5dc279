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
      let scope: Scope
    }
    var subjects: [Subject: Int] = [:]
    var goals: [Goal] = []
    for (place, target) in plan.targets.enumerated() {
      let meant = Subject(identity: target.measure.identity, scope: target.scope)
      let subject = subjects[meant] ?? subjects.count
      subjects[meant] = subject
      for clause in target.clauses {
        guard let clause = clause.beside(target) else { continue }
        goals.append(
          Goal(target: target, targetIndex: place, clause: clause, index: goals.count, subject: subject))
      }
    }
    return goals
  }

  /// The target as a reader knows it.
  var name: String { target.label ?? target.name }
}

extension Clause {
  /// A change as what it asks of the measure itself, where the earlier value is stated exactly and one bound holds for
  /// all years of the clause; `nil` where it asks for what nobody knows yet. Other clauses as they are.
  fileprivate func beside(_ target: Target) -> Clause? {
    guard case .change(let change) = bound else { return self }
    let lastYear: Int
    switch when {
    case .by(let date): lastYear = date.year
    case .eachYear(let years):
      guard !change.isPerYear || years.count == 1 else { return nil }
      lastYear = years.upperBound
    case .undated: lastYear = change.since ?? 0
    case .total, .always: return nil
    }
    guard let since = change.since, target.scope.grouping == nil,
      let stated = target.stated.last(where: { $0.kind == .baseline && $0.date.year == since }),
      stated.value.isExact, let reference = stated.value.low, change.kind == .amount || reference > .zero,
      let asked = try? change.bound(from: reference, years: lastYear - since)
    else { return nil }
    return Clause(when: when, bound: asked, source: source, span: span)
  }
}
