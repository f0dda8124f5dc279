// Whether the year that is measured changes what is measured.

extension Aggregate {
  package var speaksOfYear: Bool {
    let numbers: [NumberExpression] =
      switch function {
      case .count, .countDistinct: []
      case .share(let weight): [weight].compactMap { $0 }
      case .sum(let number), .value(let number): [number]
      case .mean(let number, let weight): [number] + [weight].compactMap { $0 }
      }
    return population.condition.speaksOfYear || condition.speaksOfYear
      || numbers.contains(where: \.speaksOfYear)
  }
}

extension Condition {
  package var speaksOfYear: Bool {
    switch self {
    case .always, .isYes, .isOneOf, .sameValue, .isText, .date, .isKnown, .isNone: false
    case .all(let parts), .any(let parts): parts.contains(where: \.speaksOfYear)
    case .not(let part): part.speaksOfYear
    case .number(let left, _, let right): left.speaksOfYear || right.speaksOfYear
    case .refers(_, let condition): condition.speaksOfYear
    case .has(let rows, _, _): rows.condition.speaksOfYear
    }
  }
}

extension NumberExpression {
  package var speaksOfYear: Bool {
    switch self {
    case .year: true
    case .column, .constant, .yearOf: false
    case .negated(let part): part.speaksOfYear
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.speaksOfYear || right.speaksOfYear
    }
  }
}
