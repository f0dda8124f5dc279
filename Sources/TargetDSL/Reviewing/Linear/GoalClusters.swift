extension GoalSystem {
  /// The goals of one time as systems that can be gone through: all of them together where they are few enough, else
  /// those that ask about the same properties of rows, at the worst two by two.
  static func all(of time: GoalTime, _ plan: CheckedPlan) -> [GoalSystem] {
    if let system = GoalSystem(time.goals, at: time, plan) { return [system] }
    return clusters(time, plan).flatMap { goals -> [GoalSystem] in
      if let system = GoalSystem(goals, at: time, plan) { return [system] }
      return goals.indices.flatMap { second in
        goals[..<second].compactMap { GoalSystem([$0, goals[second]], at: time, plan) }
      }
    }
  }

  /// Goals joined by the properties that they share, leaving out those that most goals ask about (`kind`, `status`): these
  /// bound the populations and tie goals that have nothing else to do with each other. A goal about nothing else
  /// belongs to every cluster.
  private static func clusters(_ time: GoalTime, _ plan: CheckedPlan) -> [[Goal]] {
    let asked = time.goals.map { properties(of: $0, plan, time.year) }
    var frequency: [RowVariable: Int] = [:]
    for variable in asked.joined() { frequency[variable, default: 0] += 1 }
    let special = asked.map { $0.filter { 2 * (frequency[$0] ?? 0) <= time.goals.count } }
    var clusters: [(properties: Set<RowVariable>, goals: [Goal])] = []
    for (goal, properties) in zip(time.goals, special) where !properties.isEmpty {
      let joined = clusters.filter { !$0.properties.isDisjoint(with: properties) }
      clusters.removeAll { !$0.properties.isDisjoint(with: properties) }
      clusters.append(
        (joined.reduce(properties) { $0.union($1.properties) }, joined.flatMap(\.goals) + [goal]))
    }
    let general = zip(time.goals, special).filter { $0.1.isEmpty }.map(\.0)
    if clusters.isEmpty { return [general] }
    return clusters.map { ($0.goals + general).sorted { $0.index < $1.index } }
  }

  private static func properties(of goal: Goal, _ plan: CheckedPlan, _ year: Int?) -> Set<RowVariable> {
    let measure = LinearMeasure(goal.target.measure, in: plan)
    let conditions = measure.masses.compactMap { $0.rows?.condition }
    return Set(DomainCollector.variables(of: conditions, plan.tables, year).variables)
  }
}
