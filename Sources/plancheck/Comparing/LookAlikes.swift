import TargetDSL
import TargetEngine

/// Finds goals of different plans that a reader would take for one and that measure different things.
struct LookAlikeFinder {
  let plans: [ComparisonBuilder.Plan]
  let titles: [String]

  private struct ReportedTarget {
    let plan: CheckedPlan
    let target: Target
    let report: TargetReport
    let shape: MeasureShape
    let figures: Set<String>
  }

  func found() -> [PlanComparison.LookAlike] {
    let goals = plans.map { plan in
      zip(plan.judgement.plan.targets, plan.report.targets).compactMap { target, report -> ReportedTarget? in
        // Rules about the data are no goals.
        guard target.clauses.contains(where: { $0.when != .always }) else { return nil }
        return ReportedTarget(
          plan: plan.judgement.plan, target: target, report: report, shape: MeasureShape(target.measure),
          figures: Set(target.clauses.compactMap { $0.source?.says }.map { matchKey($0) }))
      }
    }
    var all: [PlanComparison.LookAlike] = []
    for left in goals.indices {
      for right in goals.indices where right > left {
        for one in goals[left] {
          for other in goals[right] where looksAlike(one, other) {
            all.append(
              PlanComparison.LookAlike(
                provinces: (left, right), targets: (one.report, other.report),
                difference: Phrase { difference(one, left, other, right, $0) }))
          }
        }
      }
    }
    return all
  }

  private func looksAlike(_ one: ReportedTarget, _ other: ReportedTarget) -> Bool {
    // One measure, asked of other groups, is no shared goal.
    guard one.target.measure.identity != other.target.measure.identity else {
      return one.target.scope.identity != other.target.scope.identity
    }
    if one.target.name == other.target.name { return true }
    if let label = one.target.label, let second = other.target.label, matchKey(label) == matchKey(second) {
      return true
    }
    // A floor and a ceiling are no two versions of one goal.
    guard one.target.clauses.last?.bound.wantsMore == other.target.clauses.last?.bound.wantsMore else {
      return false
    }
    if one.shape.isNear(other.shape) { return true }
    // The same words for the figure count where at least the same rows are asked.
    return !one.figures.isDisjoint(with: other.figures) && one.shape.function == other.shape.function
      && one.shape.table == other.shape.table && !one.shape.table.isEmpty
      && !one.shape.condition.isDisjoint(with: other.shape.condition)
  }

  private func difference(
    _ one: ReportedTarget, _ left: Int, _ other: ReportedTarget, _ right: Int, _ language: Language
  )
    -> String
  {
    let (first, second) = (titles[left], titles[right])
    func said(_ english: Wording, _ vietnamese: Wording) -> String {
      Phrase(en: english, vi: vietnamese).text(in: language)
    }
    var parts: [String] = []
    let (a, b) = (one.shape, other.shape)
    let isSame = one.target.measure.identity == other.target.measure.identity
    if isSame {
      parts.append("\(first): \(scope(one, language)); \(second): \(scope(other, language))")
    } else if a.function != b.function || a.table != b.table || a.function == "arithmetic"
      || a.function == "stated"
    {
      parts.append("\(first): \(words(one, language)); \(second): \(words(other, language))")
    } else {
      if a.things != b.things {
        parts.append(
          said(
            "\(first) counts \(named(a.things)), \(second) counts \(named(b.things))",
            "\(first) tính \(things(one)), \(second) tính \(things(other))"))
      }
      if a.test != b.test {
        parts.append(
          said(
            "\(first) asks for \(test(a)), \(second) for \(test(b))",
            "\(first) đòi hỏi \(test(one)), \(second) đòi hỏi \(test(other))"))
      } else if a.things == b.things {
        let (own, others) = (a.population.union(a.condition), b.population.union(b.condition))
        parts.append(
          said(
            "`\(a.things)` is \(list(own)) in \(first), \(list(others)) in \(second)",
            "\(things(one)) ở \(first) là \(definition(one)), ở \(second) là \(definition(other))"))
      }
    }
    let (goals, others) = (bounds(one, language), bounds(other, language))
    if goals != others { parts.append("\(first) \(goals), \(second) \(others)") }
    return parts.joined(separator: "; ")
  }

  /// Of whom it is asked.
  private func scope(_ goal: ReportedTarget, _ language: Language) -> String {
    let words = PlanWords(plan: goal.plan, language: language)
    switch goal.target.scope {
    case .whole:
      return Phrase(en: "asked as a whole", vi: "tính chung").text(in: language)
    case .each(let grouping):
      let groups = words.rows(grouping.groups)
      return Phrase(en: "asked of each of \(groups)", vi: "yêu cầu với mỗi \(groups)").text(in: language)
    case .some(let grouping, let quota):
      let groups = words.rows(grouping.groups)
      let bound: Bound = quota.isStrict ? .moreThan(quota.number) : .atLeast(quota.number)
      let size = BoundText(bound: bound, unit: quota.isPart ? .percent : .plain).phrase
      return Phrase(en: "asked of \(size) of \(groups)", vi: "yêu cầu với \(size) trong số \(groups)")
        .text(in: language)
    }
  }

  /// The measure: in English as the plan has it, in Vietnamese in the words of labels.
  private func words(_ goal: ReportedTarget, _ language: Language) -> String {
    switch language {
    case .english: goal.target.measure.span.inEnglishWords
    case .vietnamese: vietnamese(goal).measure(goal.target.measure.expression, in: goal.target.measure.unit)
    }
  }

  private func vietnamese(_ goal: ReportedTarget) -> PlanWords {
    PlanWords(plan: goal.plan, language: .vietnamese)
  }

  private func aggregate(_ goal: ReportedTarget) -> Aggregate? {
    if case .aggregate(let aggregate) = goal.plan.resolved(goal.target.measure.expression) {
      aggregate
    } else {
      nil
    }
  }

  private func things(_ goal: ReportedTarget) -> String {
    aggregate(goal).map { vietnamese(goal).rows($0.population) } ?? named(goal.shape.things)
  }

  private func definition(_ goal: ReportedTarget) -> String {
    aggregate(goal).map { vietnamese(goal).definition($0.population) } ?? named(goal.shape.things)
  }

  private func test(_ goal: ReportedTarget) -> String {
    guard let aggregate = aggregate(goal), aggregate.condition != .always else { return things(goal) }
    return vietnamese(goal).condition(aggregate.condition)
  }

  /// A population's name as words.
  private func named(_ name: String) -> String { name.replacing("_", with: " ") }

  private func list(_ tests: Set<String>) -> String {
    tests.isEmpty ? "…" : tests.sorted().map { "`\($0)`" }.joined(separator: ", ")
  }

  private func test(_ shape: MeasureShape) -> String {
    shape.test.isEmpty ? named(shape.things) : "`\(shape.test)`"
  }

  /// For example: `more than 60% by 2030, more than 90% by 2045`.
  private func bounds(_ goal: ReportedTarget, _ language: Language) -> String {
    var texts: [String] = []
    for clause in goal.report.clauses {
      let text = "\(clause.bound.phrase.text(in: language)) \(clause.when.text(in: language))"
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.joined(separator: ", ")
  }
}
