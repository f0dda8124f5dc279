import TargetDSL

// What a measure reads of a row, from its conditions and numbers.

/// Collects columns, each once, in the order in which they are spoken of.
struct ReadColumns {
  private(set) var all: [ReadColumn] = []
  /// Deeper than any plan that the parser accepts.
  private static let depthLimit = 400

  init(_ aggregate: Aggregate, grouping: Grouping?) {
    add(aggregate.condition, [], 0)
    switch aggregate.function {
    case .count, .share(weight: nil): break
    case .countDistinct(let path): add(path.steps)
    case .share(let weight?): add(weight, [], 0)
    case .sum(let number), .value(let number): add(number, [], 0)
    case .mean(let number, let weight):
      add(number, [], 0)
      if let weight { add(weight, [], 0) }
    }
    add(aggregate.population.condition, [], 0)
    if let grouping { add(grouping.path.steps) }
  }

  init(_ number: NumberExpression) { add(number, [], 0) }

  private mutating func add(_ column: ReadColumn) {
    if !all.contains(column) { all.append(column) }
  }

  private mutating func add(_ steps: [ColumnPath.Step]) {
    if !steps.isEmpty { add(.column(ColumnPath(steps: steps))) }
  }

  private mutating func add(_ condition: Condition, _ prefix: [ColumnPath.Step], _ depth: Int) {
    guard depth < ReadColumns.depthLimit else { return }
    switch condition {
    case .always: break
    case .all(let parts), .any(let parts): for part in parts { add(part, prefix, depth + 1) }
    case .not(let part): add(part, prefix, depth + 1)
    case .isYes(let path), .isOneOf(let path, _), .isText(let path, _), .isKnown(let path), .isNone(let path):
      add(prefix + path.steps)
    case .sameValue(let left, let right):
      add(prefix + left.steps)
      add(prefix + right.steps)
    case .number(let left, _, let right):
      add(left, prefix, depth + 1)
      add(right, prefix, depth + 1)
    case .date(let left, _, let right):
      for case .column(let path) in [left, right] { add(prefix + path.steps) }
    case .refers(let path, let target):
      add(prefix + path.steps)
      add(target, prefix + path.steps, depth + 1)
    case .has(let rows, let through, let count):
      // Of a row that is reached through a reference, the reference is what the row itself has.
      if prefix.isEmpty { add(.referring(rows, through: through, atLeast: count)) }
    }
  }

  private mutating func add(_ number: NumberExpression, _ prefix: [ColumnPath.Step], _ depth: Int) {
    guard depth < ReadColumns.depthLimit else { return }
    switch number {
    case .column(let path, _), .yearOf(let path): add(prefix + path.steps)
    case .constant, .year: break
    case .negated(let part): add(part, prefix, depth + 1)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      add(left, prefix, depth + 1)
      add(right, prefix, depth + 1)
    }
  }
}

extension Aggregate {
  /// The population, and every set of rows that its conditions name: in `has`, and behind references.
  func rowSets(of plan: CheckedPlan) -> [RowSet] {
    var found: [RowSet] = []
    func add(_ rows: RowSet) {
      if !found.contains(rows) { found.append(rows) }
    }
    func search(_ condition: Condition, _ depth: Int) {
      guard depth < 400 else { return }
      switch condition {
      case .all(let parts), .any(let parts): for part in parts { search(part, depth + 1) }
      case .not(let part): search(part, depth + 1)
      case .refers(let path, let target):
        let step = path.target
        if plan.tables.indices.contains(step.table),
          case .reference(let table) = plan.tables[step.table].columns[step.column].type
        {
          add(RowSet(table: table, condition: target))
        }
        search(target, depth + 1)
      case .has(let rows, _, _):
        add(rows)
        search(rows.condition, depth + 1)
      case .always, .isYes, .isOneOf, .sameValue, .isText, .number, .date, .isKnown, .isNone: break
      }
    }
    add(population)
    search(population.condition, 0)
    search(condition, 0)
    return found
  }

  /// What is divided, and by what: of a mean and of a weighted share.
  var fraction: (numerator: Aggregate, denominator: Aggregate)? {
    func sum(_ number: NumberExpression, where condition: Condition) -> Aggregate {
      Aggregate(
        function: .sum(number), population: population, condition: condition, ignoresUnknown: ignoresUnknown)
    }
    switch function {
    case .count, .countDistinct, .sum, .value, .share(weight: nil): return nil
    case .share(let weight?): return (sum(weight, where: condition), sum(weight, where: .always))
    case .mean(let number, let weight):
      // A row without a value has no part in a mean.
      let columns = ReadColumns(number).all
      let present = Condition.all(
        [condition]
          + columns.compactMap { column in
            if case .column(let path) = column { return .not(.isNone(path)) }
            return nil
          })
      guard let weight else {
        let rows = Aggregate(
          function: .count, population: population, condition: present, ignoresUnknown: ignoresUnknown)
        return (sum(number, where: condition), rows)
      }
      return (sum(.product(weight, number), where: condition), sum(weight, where: present))
    }
  }
}
