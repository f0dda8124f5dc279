import TargetDSL

/// What a target reads: tables, and columns of them. Gaps elsewhere cannot change its value.
struct ColumnUse {
  /// Indicators may nest so deep.
  private static let depthLimit = 400

  private(set) var tables: Set<Int> = []
  private(set) var columns: Set<ColumnPath.Step> = []
  let plan: CheckedPlan
  private var indicators: Set<Int> = []

  init(of target: Target, plan: CheckedPlan) {
    self.plan = plan
    add(target.measure.expression)
    for reading in target.readings { add(reading.measure.expression) }
    if let grouping = target.scope.grouping {
      add(grouping.path)
      add(grouping.groups)
    }
  }

  init(of measure: Measure, _ grouping: Grouping?, plan: CheckedPlan) {
    self.plan = plan
    add(measure)
    if let grouping {
      add(grouping.path)
      add(grouping.groups)
    }
  }

  private mutating func add(_ measure: Measure, depth: Int = 0) {
    guard depth < ColumnUse.depthLimit else { return }
    switch measure {
    case .stated, .number: return
    case .aggregate(let aggregate):
      add(aggregate.population)
      add(aggregate.condition)
      switch aggregate.function {
      case .count, .share(weight: nil): return
      case .countDistinct(let path): add(path)
      case .share(let weight?): add(weight)
      case .sum(let number), .value(let number): add(number)
      case .mean(let number, let weight):
        add(number)
        if let weight { add(weight) }
      }
    case .indicator(let index, _):
      guard plan.indicators.indices.contains(index), indicators.insert(index).inserted else { return }
      add(plan.indicators[index].measure.expression, depth: depth + 1)
    case .negated(let part): add(part, depth: depth + 1)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      add(left, depth: depth + 1)
      add(right, depth: depth + 1)
    }
  }

  private mutating func add(_ rows: RowSet) {
    tables.insert(rows.table)
    add(rows.condition)
  }

  private mutating func add(_ path: ColumnPath) {
    for step in path.steps { add(step) }
  }

  /// A reference is looked up in the key of its table.
  private mutating func add(_ step: ColumnPath.Step) {
    tables.insert(step.table)
    columns.insert(step)
    if case .reference(let table) = plan.tables[step.table].columns[step.column].type {
      tables.insert(table)
      if let key = plan.tables[table].key { columns.insert(ColumnPath.Step(table: table, column: key)) }
    }
  }

  // The checker caps how deep conditions and numbers nest.

  private mutating func add(_ condition: Condition) {
    switch condition {
    case .always: return
    case .all(let parts), .any(let parts): for part in parts { add(part) }
    case .not(let part): add(part)
    case .isYes(let path), .isOneOf(let path, _), .isText(let path, _), .isKnown(let path), .isNone(let path):
      add(path)
    case .sameValue(let left, let right):
      add(left)
      add(right)
    case .number(let left, _, let right):
      add(left)
      add(right)
    case .date(let left, _, let right):
      for case .column(let path) in [left, right] { add(path) }
    case .refers(let path, let condition):
      add(path)
      add(condition)
    case .has(let rows, let column, _):
      add(rows)
      add(ColumnPath.Step(table: rows.table, column: column))
    }
  }

  private mutating func add(_ number: NumberExpression) {
    switch number {
    case .constant, .year: return
    case .column(let path, _), .yearOf(let path): add(path)
    case .negated(let part): add(part)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      add(left)
      add(right)
    }
  }
}
