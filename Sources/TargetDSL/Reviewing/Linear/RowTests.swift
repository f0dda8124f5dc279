/// A condition over variables with finitely many values: each single test is the list of the values for which it holds.
indirect enum RowTest {
  case constant(Bool)
  case all([RowTest])
  case any([RowTest])
  case not(RowTest)
  /// The number of a variable, and for each of its values whether the test holds.
  case value(Int, [Bool])

  /// Whether it holds for rows whose variables have the values at these positions.
  func holds(_ positions: [Int]) -> Bool {
    switch self {
    case .constant(let outcome): outcome
    case .all(let parts): parts.allSatisfy { $0.holds(positions) }
    case .any(let parts): parts.contains { $0.holds(positions) }
    case .not(let inner): !inner.holds(positions)
    case .value(let variable, let outcomes): outcomes[positions[variable]]
    }
  }

  /// What the tests of one variable give for each of its values.
  func outcomes(of variable: Int) -> [[Bool]] {
    switch self {
    case .constant: []
    case .all(let parts), .any(let parts): parts.flatMap { $0.outcomes(of: variable) }
    case .not(let inner): inner.outcomes(of: variable)
    case .value(let tested, let outcomes): tested == variable ? [outcomes] : []
    }
  }
}

/// The variables of some conditions on one table, with their values.
struct RowVariables {
  let tables: [Table]
  let year: Int?
  let variables: [RowVariable]
  let domains: [RowDomain]

  func test(_ condition: Condition) -> RowTest {
    switch condition {
    case .always: return .constant(true)
    case .all(let parts): return .all(parts.map(test))
    case .any(let parts): return .any(parts.map(test))
    case .not(let inner): return .not(test(inner))
    default: break
    }
    let single = condition.normalized(year)
    switch single {
    case .number(.constant(let left), let comparison, .constant(let right)):
      return .constant(comparison.holds(left, right))
    case .date(.constant(let left), let comparison, .constant(let right)):
      return .constant(comparison.holds(left, right))
    default: break
    }
    guard let variable = single.variable(tables), let index = variables.firstIndex(of: variable) else {
      return .constant(false)
    }
    let domain = domains[index]
    return .value(index, domain.values.map { outcome(single, $0, domain) })
  }

  private func outcome(_ condition: Condition, _ value: Int, _ domain: RowDomain) -> Bool {
    let isNone = value == RowDomain.none
    switch condition {
    case .isNone: return isNone
    case .isOneOf(_, let categories): return categories.contains(value)
    case .isText(_, let texts):
      return domain.texts.indices.contains(value) && texts.contains(domain.texts[value])
    case .number(_, let comparison, .constant(let cut)):
      return isNone ? comparison == .notEqual : comparison.holds(value, cut, domain)
    case .date(_, let comparison, .constant(let day)):
      return isNone ? comparison == .notEqual : comparison.holds(value, Rational(day.dayNumber), domain)
    case .number(_, let comparison, _), .date(_, let comparison, _):
      return isNone ? comparison == .notEqual : comparison.holds(piece: value, cut: 0)
    case .has(_, _, let least): return Comparison.greaterOrEqual.holds(value, Rational(least), domain)
    default: return value == 1
    }
  }
}

extension Comparison {
  /// How a comparison with a cut turns out for a piece of the number line.
  fileprivate func holds(piece: Int, cut: Int) -> Bool { holds(piece, 2 * cut + 1) }

  fileprivate func holds(_ piece: Int, _ cut: Rational, _ domain: RowDomain) -> Bool {
    guard let index = domain.cuts.firstIndex(of: cut) else { return false }
    return holds(piece: piece, cut: index)
  }

  fileprivate func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}

extension Condition {
  /// A comparison with its constant on the right and the measured year in its place.
  func normalized(_ year: Int?) -> Condition {
    switch self {
    case .number(let left, let comparison, let right):
      let (first, second) = (left.inYear(year), right.inYear(year))
      if case .constant = first { return .number(second, comparison.flipped, first) }
      return .number(first, comparison, second)
    case .date(.constant(let day), let comparison, let right):
      return .date(right, comparison.flipped, .constant(day))
    default: return self
    }
  }

  /// The variable that a single normalized test asks about; `nil` for the joints of conditions and for constants.
  func variable(_ tables: [Table]) -> RowVariable? {
    switch self {
    case .always, .all, .any, .not: nil
    case .isYes(let path): .yesNo(path)
    case .isOneOf(let path, _): .category(path)
    case .isText(let path, _): .text(path)
    case .number(.constant, _, .constant): nil
    case .number(let expression, _, .constant): .number(expression)
    case .number(let left, _, let right): .numbers(left, right)
    case .date(.column(let path), _, .constant): .date(path)
    case .date(.column(let left), _, .column(let right)): .dates(left, right)
    case .date(.constant, _, _): nil
    case .has(let rows, let column, _): .references(rows, through: column)
    case .isNone(let path): tables.column(path)?.type.variable(path) ?? .test(self)
    case .isKnown, .sameValue, .refers: .test(self)
    }
  }
}

extension ColumnType {
  /// The variable that holds the values of a column of this type.
  fileprivate func variable(_ path: ColumnPath) -> RowVariable {
    switch self {
    case .text, .reference: .text(path)
    case .whole(let unit), .decimal(let unit): .number(.column(path, scale: unit?.scale.factor ?? .one))
    case .yesNo: .yesNo(path)
    case .date: .date(path)
    case .category: .category(path)
    }
  }
}
