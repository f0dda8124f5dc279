import TargetDSL

// `year` becomes a number before anything is compiled, so that equal conditions of different years differ and
// conditions that do not speak of it are shared.

extension NumberExpression {
  func resolving(year: Int) -> NumberExpression {
    switch self {
    case .year: .constant(Rational(year))
    case .column, .constant, .yearOf: self
    case .negated(let operand): .negated(operand.resolving(year: year))
    case .sum(let left, let right): .sum(left.resolving(year: year), right.resolving(year: year))
    case .difference(let left, let right):
      .difference(left.resolving(year: year), right.resolving(year: year))
    case .product(let left, let right): .product(left.resolving(year: year), right.resolving(year: year))
    case .quotient(let left, let right): .quotient(left.resolving(year: year), right.resolving(year: year))
    }
  }
}

extension Condition {
  func resolving(year: Int) -> Condition {
    switch self {
    case .always, .isYes, .isOneOf, .sameValue, .isText, .date, .isKnown, .isNone: self
    case .all(let parts): .all(parts.map { $0.resolving(year: year) })
    case .any(let parts): .any(parts.map { $0.resolving(year: year) })
    case .not(let part): .not(part.resolving(year: year))
    case .number(let left, let comparison, let right):
      .number(left.resolving(year: year), comparison, right.resolving(year: year))
    case .refers(let path, let target): .refers(path, to: target.resolving(year: year))
    case .has(let rows, let column, let count):
      .has(rows.resolving(year: year), through: column, atLeast: count)
    }
  }
}

extension RowSet {
  func resolving(year: Int) -> RowSet {
    RowSet(table: table, condition: condition.resolving(year: year))
  }
}

extension Aggregate {
  func resolving(year: Int) -> Aggregate {
    let resolved: Function =
      switch function {
      case .count, .countDistinct, .share(weight: nil): function
      case .share(let weight): .share(weight: weight?.resolving(year: year))
      case .sum(let number): .sum(number.resolving(year: year))
      case .value(let number): .value(number.resolving(year: year))
      case .mean(let number, let weight):
        .mean(number.resolving(year: year), weight: weight?.resolving(year: year))
      }
    return Aggregate(
      function: resolved, population: population.resolving(year: year),
      condition: condition.resolving(year: year), ignoresUnknown: ignoresUnknown)
  }
}

extension Measure {
  func resolving(year: Int) -> Measure {
    switch self {
    case .aggregate(let aggregate): .aggregate(aggregate.resolving(year: year))
    case .stated, .indicator, .number: self
    case .negated(let operand): .negated(operand.resolving(year: year))
    case .sum(let left, let right): .sum(left.resolving(year: year), right.resolving(year: year))
    case .difference(let left, let right):
      .difference(left.resolving(year: year), right.resolving(year: year))
    case .product(let left, let right): .product(left.resolving(year: year), right.resolving(year: year))
    case .quotient(let left, let right): .quotient(left.resolving(year: year), right.resolving(year: year))
    }
  }

  /// In the order of the expression.
  var aggregates: [Aggregate] {
    switch self {
    case .aggregate(let aggregate): [aggregate]
    case .stated, .indicator, .number: []
    case .negated(let operand): operand.aggregates
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.aggregates + right.aggregates
    }
  }
}
