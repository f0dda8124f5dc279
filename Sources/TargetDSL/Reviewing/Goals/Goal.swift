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
  /// Whether the plan says a change, and `clause` what that asks of the measure itself.
  let isChange: Bool

  private init(
    target: Target, targetIndex: Int, clause: Clause, index: Int, subject: Int, isChange: Bool
  ) {
    self.target = target
    self.targetIndex = targetIndex
    self.clause = clause
    self.index = index
    self.subject = subject
    self.isChange = isChange
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
        guard let asked = clause.beside(target) else { continue }
        goals.append(
          Goal(
            target: target, targetIndex: place, clause: asked, index: goals.count, subject: subject,
            isChange: clause.bound.isChange))
      }
    }
    return goals
  }

  /// The target as a reader knows it.
  var name: String { target.label ?? target.name }
}

extension Clause {
  /// How a clause of a target's new version stands to the clause of its old one: `true` where it asks for more, `false`
  /// where it asks for less, `nil` where neither is so or it depends on an earlier value that the plans do not state.
  public func isTighter(of target: Target, than old: Clause, of before: Target) -> Bool? {
    guard bound.isChange || old.bound.isChange, let asked = beside(target), let was = old.beside(before)
    else {
      return bound.isTighter(than: old.bound)
    }
    return asked.bound.isTighter(than: was.bound)
  }

  /// A change as what it asks of the measure itself, where the earlier value is stated exactly and one bound holds for
  /// all years of the clause; `nil` where it asks for what nobody knows yet. Other clauses as they are.
  fileprivate func beside(_ target: Target) -> Clause? {
    guard case .change(let change) = bound else { return self }
    guard let asked = asked(by: change, target) else { return nil }
    return Clause(when: when, bound: asked, source: source, span: span)
  }

  private func asked(by change: Change, _ target: Target) -> Bound? {
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
      let reference = target.statedReference(of: since), change.kind == .amount || reference > .zero
    else { return nil }
    return try? change.bound(from: reference, years: lastYear - since)
  }
}

extension Target {
  /// What the plan states for a year that changes are told from: its baseline, else the last reported value; `nil`
  /// where there is none, it is not exact, or two of one day differ.
  func statedReference(of year: Int) -> Rational? {
    let values = stated.filter { $0.date.year == year }
    for kind in [StatedValue.Kind.baseline, .reported] {
      let own = values.filter { $0.kind == kind }
      guard let last = own.map(\.date).max() else { continue }
      let lasting = own.filter { $0.date == last }
      guard let first = lasting.first?.value, first.isExact, lasting.allSatisfy({ $0.value == first }) else {
        return nil
      }
      return first.low
    }
    return nil
  }
}
