// What numbers a bare number can be: one of things is whole and never negative, a sum of amounts may be neither.

/// Which numbers a measure without a unit cannot come to, whatever the data.
struct PossibleNumbers: Hashable, Sendable {
  var isNeverNegative: Bool
  var isWhole: Bool

  static let any = PossibleNumbers(isNeverNegative: false, isWhole: false)
  /// Those of a number of things.
  static let ofThings = PossibleNumbers(isNeverNegative: true, isWhole: true)

  private func and(_ other: PossibleNumbers) -> PossibleNumbers {
    PossibleNumbers(
      isNeverNegative: isNeverNegative && other.isNeverNegative, isWhole: isWhole && other.isWhole)
  }

  /// - Parameter indicator: What an index into the plan's indicators stands for.
  init(of measure: Measure, _ tables: [Table], indicator: (Int) -> Measure?) {
    // Indicators may be named twice at every step: far more parts than any plan has are not looked at.
    var left = 2_000
    self = PossibleNumbers.of(measure, tables, indicator, &left)
  }

  fileprivate init(isNeverNegative: Bool, isWhole: Bool) {
    self.isNeverNegative = isNeverNegative
    self.isWhole = isWhole
  }

  private static func of(
    _ measure: Measure, _ tables: [Table], _ indicator: (Int) -> Measure?, _ left: inout Int
  ) -> PossibleNumbers {
    guard left > 0 else { return .any }
    left -= 1
    switch measure {
    case .aggregate(let aggregate):
      switch aggregate.function {
      case .count, .countDistinct: return .ofThings
      case .share: return PossibleNumbers(isNeverNegative: true, isWhole: false)
      case .sum(let number), .value(let number): return number.possible(tables)
      case .mean(let number, weight: _):
        return PossibleNumbers(isNeverNegative: number.isNeverNegative(tables), isWhole: false)
      }
    // What is stated without a unit is a number of things.
    case .stated: return .ofThings
    case .indicator(let index, at: _):
      return indicator(index).map { of($0, tables, indicator, &left) } ?? .any
    case .number(let number):
      return PossibleNumbers(isNeverNegative: !number.isNegative, isWhole: number.isInteger)
    case .negated(let operand):
      return PossibleNumbers(isNeverNegative: false, isWhole: of(operand, tables, indicator, &left).isWhole)
    case .sum(let one, let other), .product(let one, let other):
      return of(one, tables, indicator, &left).and(of(other, tables, indicator, &left))
    case .difference(let one, let other):
      let both = of(one, tables, indicator, &left).and(of(other, tables, indicator, &left))
      return PossibleNumbers(isNeverNegative: false, isWhole: both.isWhole)
    case .quotient(let one, let other):
      let both = of(one, tables, indicator, &left).and(of(other, tables, indicator, &left))
      return PossibleNumbers(isNeverNegative: both.isNeverNegative, isWhole: false)
    }
  }
}

extension CheckedPlan {
  /// Whether no data make a measure fall below 0: a number of things does not, a sum of a column does where the column
  /// declares no range from 0.
  public func isNeverNegative(_ measure: Measure) -> Bool {
    PossibleNumbers(of: measure, tables) { index in
      indicators.indices.contains(index) ? indicators[index].measure.expression : nil
    }.isNeverNegative
  }
}

extension NumberExpression {
  fileprivate func possible(_ tables: [Table]) -> PossibleNumbers {
    PossibleNumbers(isNeverNegative: isNeverNegative(tables), isWhole: isWhole(tables))
  }

  /// Whether the declared ranges of its columns keep it from falling below 0.
  func isNeverNegative(_ tables: [Table]) -> Bool {
    switch self {
    case .column(let path, _): tables.column(path)?.minimum.map { !$0.isNegative } ?? false
    case .constant(let number): !number.isNegative
    case .year, .yearOf: true
    case .sum(let left, let right), .product(let left, let right), .quotient(let left, let right):
      left.isNeverNegative(tables) && right.isNeverNegative(tables)
    case .negated, .difference: false
    }
  }

  /// Whether its values are whole numbers for certain.
  func isWhole(_ tables: [Table]) -> Bool {
    switch self {
    case .column(let path, let scale):
      if case .whole? = tables.column(path)?.type { scale == .one } else { false }
    case .constant(let number): number.isInteger
    case .year, .yearOf: true
    case .negated(let operand): operand.isWhole(tables)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
      left.isWhole(tables) && right.isWhole(tables)
    case .quotient: false
    }
  }
}

extension [Table] {
  /// The column that a path leads to.
  func column(_ path: ColumnPath) -> Column? { column(path.target) }

  func column(_ step: ColumnPath.Step) -> Column? {
    guard indices.contains(step.table), self[step.table].columns.indices.contains(step.column) else {
      return nil
    }
    return self[step.table].columns[step.column]
  }
}
