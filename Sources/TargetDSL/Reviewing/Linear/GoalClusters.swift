extension GoalSystem {
  /// The goals of each time as systems that can be gone through: all of them together where they are few enough, else
  /// those that ask about the same properties of rows, at the worst two by two.
  static func all(of times: [GoalTime], _ index: MassIndex) -> [GoalSystem] {
    var systems: [GoalSystem] = []
    /// Whether goals can be gone through together.
    func add(_ goals: [Goal], at time: GoalTime) -> Bool {
      // Of a goal by itself only that nothing meets it can be found.
      if goals.count == 1, index.isSurelyMet(goals[0], time.year) { return true }
      guard let system = GoalSystem(goals, at: time, index) else { return false }
      systems.append(system)
      return true
    }
    var pairsLeft = mostPairs
    for time in times where !add(time.goals, at: time) {
      for goals in clusters(time, index) where !add(goals, at: time) {
        var parts = [goals]
        if goals.count * (goals.count - 1) / 2 > pairsLeft {
          parts = Dictionary(grouping: goals, by: \.targetIndex).sorted { $0.key < $1.key }.map(\.value)
        }
        for part in parts {
          if parts.count > 1, add(part, at: time) { continue }
          pairsLeft -= part.count * (part.count - 1) / 2
          systems += pairs(part, at: time, index)
        }
      }
    }
    return systems
  }

  /// So many goals are set against each other two by two in one plan; beyond, only those of one target are.
  private static let mostPairs = 2_000

  /// Two by two, where they add up something in common; a goal that has no such other by itself.
  private static func pairs(_ goals: [Goal], at time: GoalTime, _ index: MassIndex) -> [GoalSystem] {
    let kinds = goals.map { goal in
      Set(index.measure(ofTarget: goal.targetIndex).masses.map { index.masses[$0].kind })
    }
    var systems: [GoalSystem] = []
    for second in goals.indices {
      var isAlone = true
      for first in goals.indices where first != second && !kinds[first].isDisjoint(with: kinds[second]) {
        isAlone = false
        guard first < second else { break }
        if let system = GoalSystem([goals[first], goals[second]], at: time, index) { systems.append(system) }
      }
      if isAlone, !index.isSurelyMet(goals[second], time.year),
        let system = GoalSystem([goals[second]], at: time, index)
      {
        systems.append(system)
      }
    }
    return systems
  }

  /// Goals joined by the properties that they share, leaving out those that most goals ask about (`kind`, `status`): these
  /// bound the populations and tie goals that have nothing else to do with each other. A goal about nothing else
  /// belongs to every cluster.
  private static func clusters(_ time: GoalTime, _ index: MassIndex) -> [[Goal]] {
    let asked = time.goals.map { properties(of: $0, time.year, index) }
    var frequency: [Int: Int] = [:]
    for variable in asked.joined() { frequency[variable, default: 0] += 1 }
    let special = asked.map { $0.filter { 2 * (frequency[$0] ?? 0) <= time.goals.count } }
    var clusters: [(properties: Set<Int>, goals: [Goal])] = []
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

  private static func properties(of goal: Goal, _ year: Int?, _ index: MassIndex) -> Set<Int> {
    var variables: Set<Int> = []
    for mass in index.measure(ofTarget: goal.targetIndex).masses {
      for part in index.condition(ofMass: mass, year).parts { variables.formUnion(part.variables) }
    }
    return variables
  }
}
