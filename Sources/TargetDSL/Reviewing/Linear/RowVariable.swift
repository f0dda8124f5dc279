/// One property of a row that conditions ask about, with the values that it can take.
enum RowVariable: Hashable, Sendable {
  case yesNo(ColumnPath)
  case category(ColumnPath)
  case text(ColumnPath)
  /// A number beside constants.
  case number(NumberExpression)
  /// Two numbers beside each other.
  case numbers(NumberExpression, NumberExpression)
  case date(ColumnPath)
  case dates(ColumnPath, ColumnPath)
  /// How many rows of another set refer here.
  case references(RowSet, through: Int)
  /// A test that is taken as it stands: true or false, independent of all others.
  case test(Condition)
}

extension NumberExpression {
  /// With the year that is measured put in its place, and constants added up.
  func inYear(_ year: Int?) -> NumberExpression {
    switch self {
    case .column, .constant, .yearOf: return self
    case .year: return year.map { .constant(Rational($0)) } ?? self
    case .negated(let inner): return folded(.negated(inner.inYear(year)))
    case .sum(let left, let right): return folded(.sum(left.inYear(year), right.inYear(year)))
    case .difference(let left, let right): return folded(.difference(left.inYear(year), right.inYear(year)))
    case .product(let left, let right): return folded(.product(left.inYear(year), right.inYear(year)))
    case .quotient(let left, let right): return folded(.quotient(left.inYear(year), right.inYear(year)))
    }
  }

  private func folded(_ expression: NumberExpression) -> NumberExpression {
    let value: Rational?
    switch expression {
    case .negated(.constant(let number)): value = try? number.negated()
    case .sum(.constant(let left), .constant(let right)): value = try? left.adding(right)
    case .difference(.constant(let left), .constant(let right)): value = try? left.subtracting(right)
    case .product(.constant(let left), .constant(let right)): value = try? left.multiplied(by: right)
    case .column, .constant, .year, .yearOf, .negated, .sum, .difference, .product, .quotient: value = nil
    }
    return value.map { .constant($0) } ?? expression
  }

  /// The columns that it reads, each as often as it does.
  package var paths: [ColumnPath] {
    switch self {
    case .column(let path, _), .yearOf(let path): [path]
    case .constant, .year: []
    case .negated(let inner): inner.paths
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.paths + right.paths
    }
  }
}
