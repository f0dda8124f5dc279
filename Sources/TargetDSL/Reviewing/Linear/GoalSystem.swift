/// The goals that hold at one time, as linear constraints over the kinds of rows of their tables.
struct GoalSystem {
  let goals: [Goal]
  /// For messages, as in `GoalTime`.
  let when: Phrase
  private let measures: [LinearMeasure]
  private let requirements: [Requirement]
  /// For each mass the variables that add up to it.
  private let variables: [LinearMeasure.Mass: [Int]]
  private let variableCount: Int

  private static let mostVariables = 800

  /// `nil` where the goals are too many or too different to be gone through.
  init?(_ goals: [Goal], at time: GoalTime, _ plan: CheckedPlan) {
    self.goals = goals
    when = time.when
    measures = goals.map { LinearMeasure($0.target.measure, in: plan) }
    let requirements = zip(goals, measures).compactMap { Requirement($0.clause.bound, isWhole: $1.isWhole) }
    guard requirements.count == goals.count else { return nil }
    self.requirements = requirements
    var kinds: [LinearMeasure.Mass] = []
    var ofKind: [LinearMeasure.Mass: [LinearMeasure.Mass]] = [:]
    for mass in measures.flatMap(\.masses) {
      if ofKind[mass.kind] == nil { kinds.append(mass.kind) }
      if ofKind[mass.kind]?.contains(mass) != true { ofKind[mass.kind, default: []].append(mass) }
    }
    var count = 0
    var variables: [LinearMeasure.Mass: [Int]] = [:]
    for kind in kinds {
      let masses = ofKind[kind] ?? []
      let conditions = masses.compactMap { $0.rows?.condition }
      if conditions.isEmpty {
        // A named number may be of either sign: the difference of two variables.
        variables[kind] = [count, count + 1]
        count += 2
        continue
      }
      guard let worlds = RowWorlds(conditions, tables: plan.tables, year: time.year) else { return nil }
      for (bit, mass) in masses.enumerated() {
        variables[mass] = worlds.signatures.indices
          .filter { worlds.signatures[$0] & 1 << UInt64(bit) != 0 }.map { count + $0 }
      }
      count += worlds.signatures.count
      guard count <= Self.mostVariables else { return nil }
    }
    self.variables = variables
    variableCount = count
  }

  /// Whether some data meet all the goals at these places; `nil` where it cannot be told.
  func canMeet(_ places: some Sequence<Int>) -> Bool? {
    var program = LinearProgram(variableCount: variableCount)
    for place in places {
      for side in requirements[place].sides { guard add(side, of: place, to: &program) else { return nil } }
    }
    return program.isFeasible
  }

  /// Whether every way of meeting one goal meets another too, and there is a way of missing the other.
  func implies(_ first: Int, _ second: Int) -> Bool {
    requirements[second].sides.allSatisfy { side in
      var program = LinearProgram(variableCount: variableCount)
      guard add(side.opposite, of: second, to: &program), program.isFeasible == true else { return false }
      for given in requirements[first].sides {
        guard add(given, of: first, to: &program) else { return false }
      }
      return program.isFeasible == false
    }
  }

  private func add(_ side: Requirement.Side, of place: Int, to program: inout LinearProgram) -> Bool {
    let measure = measures[place]
    var form = measure.numerator
    if let denominator = measure.denominator {
      guard let negated = try? side.number.negated(), let moved = form.adding(denominator, times: negated)
      else {
        return false
      }
      form = moved
      // A share of no rows is neither met nor missed.
      guard let nonempty = row(denominator, number: .zero, isStrict: true) else { return false }
      program.rows.append(nonempty)
    }
    let number = measure.denominator == nil ? side.number : .zero
    let oriented = side.isLower ? form : form.scaled(by: Rational(-1))
    guard let oriented, let limit = side.isLower ? number : try? number.negated(),
      let row = row(oriented, number: limit, isStrict: side.isStrict)
    else { return false }
    program.rows.append(row)
    return true
  }

  /// `form ≥ number`, the constant of the form moved to the right.
  private func row(_ form: LinearMeasure.Form, number: Rational, isStrict: Bool) -> LinearProgram.Row? {
    var coefficients: [Int: Rational] = [:]
    for (mass, coefficient) in form.masses where !coefficient.isZero {
      for (position, variable) in (variables[mass] ?? []).enumerated() {
        guard let signed = mass.isNamed && position == 1 ? try? coefficient.negated() : coefficient,
          let sum = try? (coefficients[variable] ?? .zero).adding(signed)
        else { return nil }
        coefficients[variable] = sum
      }
    }
    guard let constant = try? number.subtracting(form.constant) else { return nil }
    return LinearProgram.Row(
      coefficients: coefficients, relation: isStrict ? .moreThan : .atLeast, constant: constant)
  }

  // MARK: How two goals are related

  enum Relation { case same, inside, around, apart, complements, other }

  /// How the rows that count for one goal lie to those that count for another.
  func relation(_ first: Int, _ second: Int) -> Relation {
    if goals[first].subject == goals[second].subject { return .same }
    guard let left = rows(measures[first].numerator), let right = rows(measures[second].numerator) else {
      return .other
    }
    let whole = measures[first].denominator.flatMap { rows($0) }
    if left == right { return .same }
    if left.isSubset(of: right) { return .inside }
    if right.isSubset(of: left) { return .around }
    if left.isDisjoint(with: right) {
      return whole.map { left.union(right) == $0 } ?? false ? .complements : .apart
    }
    return .other
  }

  private func rows(_ form: LinearMeasure.Form) -> Set<Int>? {
    guard form.masses.count == 1, let mass = form.masses.first?.key, !mass.isNamed else { return nil }
    return variables[mass].map { Set($0) }
  }

  /// Whether two goals measure alike, so that one may imply the other in so many words: two counts, two sums of one
  /// number, or two shares of one whole.
  func isAlike(_ first: Int, _ second: Int) -> Bool {
    if goals[first].subject == goals[second].subject { return true }
    let (left, right) = (measures[first], measures[second])
    guard let one = left.numerator.single, let other = right.numerator.single, one.kind == other.kind,
      !one.isNamed
    else {
      return false
    }
    switch (left.denominator?.single, right.denominator?.single) {
    case (nil, nil): return left.denominator == nil && right.denominator == nil
    case (let one?, let other?): return variables[one] == variables[other]
    default: return false
    }
  }
}

extension LinearMeasure.Form {
  fileprivate var single: LinearMeasure.Mass? { masses.count == 1 ? masses.first?.key : nil }
}

extension LinearMeasure.Mass {
  /// What it adds up, whatever the rows: masses of one kind on one table share their variables.
  fileprivate var kind: LinearMeasure.Mass {
    switch self {
    case .rows(let set, let ignores): .rows(RowSet(table: set.table), ignoresUnknown: ignores)
    case .weight(let expression, let set, let ignores):
      .weight(expression, RowSet(table: set.table), ignoresUnknown: ignores)
    case .named: self
    }
  }
}
