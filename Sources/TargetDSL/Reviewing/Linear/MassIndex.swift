/// What the measures of a plan are made of, each thing once and known by its number: masses, the single tests in their
/// conditions, and the variables that those ask about. Measures are taken apart when they are first needed.
final class MassIndex {
  /// Something that adds up over disjoint sets of rows.
  struct Mass: Hashable {
    /// What is added up, as a number: masses of one kind on one table share the rows that they choose from.
    let kind: Int
    /// Of the rows that count; `nil` for a number about which only its name is known.
    let condition: Condition?

    var isNamed: Bool { condition == nil }
  }

  enum Kind: Hashable {
    /// The number of rows.
    case rows(table: Int, ignoresUnknown: Bool)
    /// The sum over the rows of a number that is never negative.
    case weight(NumberExpression, table: Int, ignoresUnknown: Bool)
    case named(String)
  }

  /// A test of one variable.
  struct Single {
    let variable: Int
    let condition: Condition
  }

  /// The condition of a mass, taken apart.
  struct RowCondition {
    /// A part that has to hold, and the variables that it asks about.
    struct Part {
      let test: RowTest
      let variables: [Int]
    }

    let parts: [Part]
  }

  let plan: CheckedPlan
  private(set) var masses: [Mass] = []
  private(set) var singles: [Single] = []
  private(set) var variables: [RowVariable] = []

  private var measures: [LinearMeasure?]
  private var numberOfKind: [Kind: Int] = [:]
  private var numberOfMass: [Mass: Int] = [:]
  private var numberOfSingle: [Condition: Int] = [:]
  private var numberOfVariable: [RowVariable: Int] = [:]
  /// Of the masses whose condition does not speak of `year`.
  private var conditions: [Int: RowCondition] = [:]
  private var patterns: [[Int]: [UInt64]] = [:]
  /// Whether some row meets a condition that does not speak of `year`, as far as it was asked.
  var satisfiable: [Int: Bool] = [:]

  init(_ plan: CheckedPlan) {
    self.plan = plan
    measures = Array(repeating: nil, count: plan.targets.count)
  }

  func measure(ofTarget target: Int) -> LinearMeasure {
    if let known = measures[target] { return known }
    let measure = LinearMeasure(plan.targets[target].measure, self)
    measures[target] = measure
    return measure
  }

  func mass(_ kind: Kind, _ condition: Condition?) -> Int {
    let number = numberOfKind[kind] ?? numberOfKind.count
    numberOfKind[kind] = number
    let mass = Mass(kind: number, condition: condition)
    if let known = numberOfMass[mass] { return known }
    numberOfMass[mass] = masses.count
    masses.append(mass)
    return masses.count - 1
  }

  /// The condition of a mass, for the year that is measured.
  func condition(ofMass mass: Int, _ year: Int?) -> RowCondition {
    if let known = conditions[mass] { return known }
    let condition = masses[mass].condition ?? .always
    let parts = test(condition, year).conjuncts.map { part in
      var variables: [Int] = []
      part.forEachSingle { single in
        let variable = singles[single].variable
        if !variables.contains(variable) { variables.append(variable) }
      }
      return RowCondition.Part(test: part, variables: variables)
    }
    let result = RowCondition(parts: parts)
    if !condition.speaksOfYear { conditions[mass] = result }
    return result
  }

  /// The ways in which some tests of one variable can turn out together: bit i for test i. `nil` for more tests than
  /// there are bits.
  func patterns(of tests: [Int]) -> [UInt64]? {
    if let known = patterns[tests] { return known }
    guard let first = tests.first, tests.count <= UInt64.bitWidth else { return nil }
    let conditions = tests.map { singles[$0].condition }
    let domain = RowDomain(of: variables[singles[first].variable], tests: conditions, plan.tables)
    var found = [UInt64](repeating: 0, count: domain.values.count)
    for (bit, condition) in conditions.enumerated() {
      for (value, holds) in domain.outcomes(of: condition).enumerated() where holds {
        found[value] |= 1 << UInt64(bit)
      }
    }
    let result = found.sortedOnce()
    patterns[tests] = result
    return result
  }

  private func test(_ condition: Condition, _ year: Int?) -> RowTest {
    switch condition {
    case .always: return .constant(true)
    case .all(let parts): return .all(parts.map { test($0, year) })
    case .any(let parts): return .any(parts.map { test($0, year) })
    case .not(let inner): return .not(test(inner, year))
    case .isYes, .isOneOf, .sameValue, .isText, .number, .date, .isKnown, .isNone, .refers, .has: break
    }
    let single = condition.normalized(year)
    if let outcome = single.constantOutcome { return .constant(outcome) }
    if let known = numberOfSingle[single] { return .single(known) }
    guard let variable = single.variable(plan.tables) else { return .constant(false) }
    let number = numberOfVariable[variable] ?? variables.count
    if number == variables.count {
      numberOfVariable[variable] = number
      variables.append(variable)
    }
    numberOfSingle[single] = singles.count
    singles.append(Single(variable: number, condition: single))
    return .single(singles.count - 1)
  }
}
