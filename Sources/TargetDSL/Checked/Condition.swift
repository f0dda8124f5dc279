/// Rows of a table for which a condition holds; without a condition, all rows.
public struct RowSet: Hashable, Sendable {
  /// An index into `CheckedPlan.tables`.
  public let table: Int
  /// `always` where every row is meant.
  public let condition: Condition

  package init(table: Int, condition: Condition = .always) {
    self.table = table
    self.condition = condition
  }
}

/// From a row to a cell: reference columns that are followed, then the column that is read.
///
/// For example, on `organisations`: `commune.district` follows `commune` and reads `district`.
public struct ColumnPath: Hashable, Sendable {
  /// One column of one table.
  public struct Step: Hashable, Sendable {
    /// Indices into `CheckedPlan.tables` and that table's `columns`.
    public let table: Int
    /// An index into that table's `columns`.
    public let column: Int

    package init(table: Int, column: Int) {
      self.table = table
      self.column = column
    }
  }

  /// Never empty; every step but the last is a reference column, and leads to the table of the next step.
  public let steps: [Step]

  package init(steps: [Step]) {
    self.steps = steps
  }

  /// The column that is read.
  public var target: Step { steps[steps.count - 1] }
  /// The table whose rows the path starts from.
  public var table: Int { steps[0].table }
  /// Whether the cell stands in the row itself, so that no reference is followed.
  public var isDirect: Bool { steps.count == 1 }
}

/// How two numbers, days or texts are compared; its raw value is the sign in a plan.
public enum Comparison: String, Hashable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether two known values stand to each other as the sign says.
  @inlinable
  public func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// With its sides exchanged: `5 < x` is `x > 5`.
  public var mirrored: Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

/// A predicate on one row: true, false or unknown (Kleene's strong logic of three values).
///
/// With a cell that is *none*: `equal`, the order comparisons and `isOneOf` are false; `notEqual` and the
/// negation of `isOneOf` are true.
public indirect enum Condition: Hashable, Sendable {
  /// True of every row.
  case always
  /// All of them hold; true for none.
  case all([Condition])
  /// At least one holds; false for none.
  case any([Condition])
  /// The negation; of unknown it is unknown.
  case not(Condition)
  /// A `yes/no` column is yes.
  case isYes(ColumnPath)
  /// A category column is one of some categories (sorted indices).
  case isOneOf(ColumnPath, categories: [Int])
  /// Two category columns with the same categories, two texts, or two references into the same table.
  case sameValue(ColumnPath, ColumnPath)
  /// A text column, or a reference by its key, is one of some texts (sorted).
  case isText(ColumnPath, among: [String])
  /// Two numbers of the row compared, in base units.
  case number(NumberExpression, Comparison, NumberExpression)
  /// Two days compared.
  case date(DateExpression, Comparison, DateExpression)
  /// The value exists and was recorded. Never unknown; *none* counts as known.
  case isKnown(ColumnPath)
  /// There is known to be no value.
  case isNone(ColumnPath)
  /// `X in POPULATION`: the row that the reference points to satisfies the condition. False for a reference
  /// that is none, unknown for one that is unknown.
  case refers(ColumnPath, to: Condition)
  /// `has at least N POPULATION [through COLUMN]`: so many rows of `rows` refer to this row by `through`, a
  /// reference column of `rows.table`. `has` is at least 1, `has no` the negation of that.
  case has(RowSet, through: Int, atLeast: Int)
}

/// A number made from the cells of one row; in base units (a column `in million VND` counts in VND here).
public indirect enum NumberExpression: Hashable, Sendable {
  /// A `whole` or `decimal` column; `scale` turns the cell into base units.
  case column(ColumnPath, scale: Rational)
  /// The same number in every row.
  case constant(Rational)
  /// The year that is being measured.
  case year
  /// The calendar year of a date column.
  case yearOf(ColumnPath)
  /// The number with the other sign.
  case negated(NumberExpression)
  /// None where one of them is none, unknown where one is unknown; likewise below.
  case sum(NumberExpression, NumberExpression)
  /// The first less the second.
  case difference(NumberExpression, NumberExpression)
  /// Both multiplied.
  case product(NumberExpression, NumberExpression)
  /// Unknown where the divisor is 0.
  case quotient(NumberExpression, NumberExpression)
}

/// A day that a row is compared by.
public enum DateExpression: Hashable, Sendable {
  /// The cell of a date column.
  case column(ColumnPath)
  /// The same day for every row.
  case constant(CalendarDate)
}

extension Condition {
  /// Both conditions, in one flat list.
  func and(_ other: Condition) -> Condition {
    let parts = (conjuncts + other.conjuncts)
    return parts.isEmpty ? .always : parts.count == 1 ? parts[0] : .all(parts)
  }

  /// The parts that all have to hold.
  package var conjuncts: [Condition] {
    switch self {
    case .always: []
    case .all(let parts): parts.flatMap(\.conjuncts)
    case .any, .not, .isYes, .isOneOf, .sameValue, .isText, .number, .date, .isKnown, .isNone, .refers, .has:
      [self]
    }
  }
}
