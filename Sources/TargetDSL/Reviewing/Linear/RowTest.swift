/// A condition over single tests, each known by its number in a `MassIndex`.
indirect enum RowTest {
  case constant(Bool)
  case all([RowTest])
  case any([RowTest])
  case not(RowTest)
  case single(Int)

  /// Whether it holds, as each single test does or not.
  func holds(_ single: (Int) -> Bool) -> Bool {
    switch self {
    case .constant(let outcome): outcome
    case .all(let parts): parts.allSatisfy { $0.holds(single) }
    case .any(let parts): parts.contains { $0.holds(single) }
    case .not(let inner): !inner.holds(single)
    case .single(let test): single(test)
    }
  }

  /// The parts that all have to hold.
  var conjuncts: [RowTest] {
    switch self {
    case .all(let parts): parts.flatMap(\.conjuncts)
    case .not(.not(let inner)): inner.conjuncts
    case .not(.any(let parts)): parts.flatMap { RowTest.not($0).conjuncts }
    default: [self]
    }
  }

  func forEachSingle(_ body: (Int) -> Void) {
    switch self {
    case .constant: break
    case .all(let parts), .any(let parts): for part in parts { part.forEachSingle(body) }
    case .not(let inner): inner.forEachSingle(body)
    case .single(let test): body(test)
    }
  }
}

extension Condition {
  /// A comparison with its constant on the right and the measured year in its place.
  func normalized(_ year: Int?) -> Condition {
    switch self {
    case .number(let left, let comparison, let right):
      let (first, second) = (left.inYear(year), right.inYear(year))
      if case .constant = first { return .number(second, comparison.mirrored, first) }
      return .number(first, comparison, second)
    case .date(.constant(let day), let comparison, let right):
      return .date(right, comparison.mirrored, .constant(day))
    case .always, .all, .any, .not, .isYes, .isOneOf, .sameValue, .isText, .date, .isKnown, .isNone, .refers,
      .has:
      return self
    }
  }

  /// What a normalized comparison of two constants comes to.
  var constantOutcome: Bool? {
    switch self {
    case .number(.constant(let left), let comparison, .constant(let right)): comparison.holds(left, right)
    case .date(.constant(let left), let comparison, .constant(let right)): comparison.holds(left, right)
    case .always, .all, .any, .not, .isYes, .isOneOf, .sameValue, .isText, .number, .date, .isKnown, .isNone,
      .refers, .has:
      nil
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
    case .whole(let unit), .decimal(let unit): .number(.column(path, scale: unit?.factor ?? .one))
    case .yesNo: .yesNo(path)
    case .date: .date(path)
    case .category: .category(path)
    }
  }
}
