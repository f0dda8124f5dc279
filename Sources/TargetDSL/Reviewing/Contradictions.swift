// Clauses that no data can meet together.

/// The smallest sets of clauses that exclude each other, each set once.
func contradictions(_ systems: [GoalSystem], of plan: CheckedPlan) -> [Diagnostic] {
  var reported: Set<[Int]> = []
  var findings: [Diagnostic] = []
  for conflict in systems.flatMap(conflicts) {
    let members = conflict.places.map { conflict.system.goals[$0] }
    guard reported.insert(members.map(\.index)).inserted else { continue }
    findings.append(finding(conflict, members, conflict.system.time.when, of: plan))
  }
  return findings
}

/// Changes that lead from what the plan states for the earlier year to where no value can be, of measures that the
/// systems do not hold.
func unreachableChanges(_ goals: [Goal], besides found: [Diagnostic], of plan: CheckedPlan) -> [Diagnostic] {
  goals.filter { goal in
    goal.isChange && goal.clause.isImpossible(for: goal.target.measure, of: plan)
      && !found.contains { $0.place == .source(goal.clause.span) }
  }.map(unreachable)
}

private func unreachable(_ goal: Goal) -> Diagnostic {
  let (written, asked) = (
    goal.clause.writtenBound, goal.clause.bound.planText(in: goal.target.measure.unit)
  )
  return Diagnostic(
    .contradictoryClauses, at: .source(goal.clause.span),
    Phrase(
      en: "`\(written)` can never be met: from the value that the plan states it leads to `\(asked)`",
      vi: "`\(written)` không bao giờ đạt: từ số mà kế hoạch nêu, mức này đòi hỏi `\(asked)`"))
}

extension Clause {
  /// Whether a share or a count would have to lie where none does.
  fileprivate func isImpossible(for measure: TypedMeasure, of plan: CheckedPlan) -> Bool {
    let accepted = bound.accepted
    let isBelow = accepted.high.map { $0 < .zero || accepted.highOpen && $0 == .zero } ?? false
    let isAbove = accepted.low.map { $0 > .one || accepted.lowOpen && $0 == .one } ?? false
    return switch measure.type {
    case .share: isBelow || isAbove
    case .count: isBelow && plan.isNeverNegative(measure.expression)
    case .points, .ratio, .quantity: false
    }
  }
}

private struct Conflict {
  let system: GoalSystem
  let places: [Int]
}

private func conflicts(_ system: GoalSystem) -> [Conflict] {
  var remaining = Array(system.goals.indices)
  guard system.canMeet(remaining) == false else { return [] }
  var conflicts: [Conflict] = []
  for place in remaining where system.canMeet([place]) == false {
    conflicts.append(Conflict(system: system, places: [place]))
  }
  remaining.removeAll { place in conflicts.contains { $0.places == [place] } }
  for (second, place) in remaining.enumerated() {
    for other in remaining[..<second] where system.canMeet([other, place]) == false {
      conflicts.append(Conflict(system: system, places: [other, place]))
    }
  }
  // What is left may still exclude each other in threes and more.
  remaining.removeAll { place in conflicts.contains { $0.places.last == place } }
  if system.canMeet(remaining) == false {
    var needed = remaining
    for place in remaining {
      let without = needed.filter { $0 != place }
      if system.canMeet(without) == false { needed = without }
    }
    conflicts.append(Conflict(system: system, places: needed))
  }
  return conflicts
}

private func finding(
  _ conflict: Conflict, _ members: [Goal], _ when: Phrase, of plan: CheckedPlan
) -> Diagnostic {
  guard let last = members.last, members.count > 1 else {
    let goal = members.first
    if let goal, goal.target.measure.expression.isOfNumbersAlone {
      return Diagnostic(
        .contradictoryClauses, at: .source(goal.clause.span),
        Phrase(
          en:
            "`\(goal.clause.writtenBound)` can never be met: “\(goal.name)” is always the same number, and not that",
          vi: "`\(goal.clause.writtenBound)` không bao giờ đạt: “\(goal.name)” luôn là một con số khác"))
    }
    if let goal, goal.clause.isImpossible(for: goal.target.measure, of: plan) { return unreachable(goal) }
    return Diagnostic(
      .contradictoryClauses,
      at: .source(goal?.clause.span ?? SourceSpan(SourceFile(path: "", bytes: []), 0..<0)),
      Phrase(
        en:
          "`\(goal?.clause.writtenBound ?? "")` can never be met: no row of the table can count for “\(goal?.name ?? "")”",
        vi:
          "`\(goal?.clause.writtenBound ?? "")` không bao giờ đạt: không dòng nào có thể được tính vào “\(goal?.name ?? "")”"
      ))
  }
  let others = members.dropLast()
  let related = others.map {
    Diagnostic.Related(
      .source($0.clause.span),
      Phrase(
        en: "“\($0.name)” asks for `\($0.clause.writtenBound)`",
        vi: "“\($0.name)” đòi hỏi `\($0.clause.writtenBound)`"))
  }
  guard members.count == 2, let first = others.first else {
    return Diagnostic(
      .contradictoryClauses, at: .source(last.clause.span),
      Phrase(
        en:
          "these \(members.count) clauses cannot all be met\(when): together they ask for more than there can be",
        vi:
          "\(members.count) mệnh đề này không thể cùng đạt\(when): gộp lại chúng đòi hỏi nhiều hơn mức có thể"
      ),
      related: related)
  }
  let why = reason(conflict.system.relation(conflict.places[0], conflict.places[1]), first, last)
  return Diagnostic(
    .contradictoryClauses, at: .source(last.clause.span),
    Phrase(
      en:
        "`\(last.clause.writtenBound)` and `\(first.clause.writtenBound)` cannot both be met\(when): \(why)",
      vi:
        "`\(last.clause.writtenBound)` và `\(first.clause.writtenBound)` không thể cùng đạt\(when): \(why)"
    ),
    related: related)
}

private func reason(_ relation: GoalSystem.Relation, _ first: Goal, _ last: Goal) -> Phrase {
  let (one, other) = (first.name, last.name)
  return switch relation {
  case .same: Phrase(en: "both speak of one number", vi: "cả hai nói về cùng một con số")
  case .inside:
    Phrase(
      en: "whatever counts for “\(one)” also counts for “\(other)”",
      vi: "những gì tính cho “\(one)” cũng được tính cho “\(other)”")
  case .around:
    Phrase(
      en: "whatever counts for “\(other)” also counts for “\(one)”",
      vi: "những gì tính cho “\(other)” cũng được tính cho “\(one)”")
  case .apart:
    Phrase(
      en: "nothing counts for both, and together they pass the whole",
      vi: "không gì được tính cho cả hai, và cộng lại chúng vượt toàn bộ")
  case .complements:
    Phrase(
      en: "“\(other)” is what “\(one)” leaves over", vi: "“\(other)” là phần còn lại của “\(one)”")
  case .other:
    Phrase(
      en: "no data can give both “\(one)” and “\(other)” these values",
      vi: "không số liệu nào cho cả “\(one)” và “\(other)” những giá trị này")
  }
}
