/// Rows of a table for which a condition holds; without a condition, all rows.
public struct RowSet: Hashable, Sendable {
  /// An index into `CheckedPlan.tables`.
  public let table: Int
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
  public struct Step: Hashable, Sendable {
    /// Indices into `CheckedPlan.tables` and that table's `columns`.
    public let table: Int
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
  public var isDirect: Bool { steps.count == 1 }
}

public enum Comparison: String, Hashable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

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
}

/// A predicate on one row: true, false or unknown (Kleene's strong logic of three values).
///
/// With a cell that is *none*: `equal`, the order comparisons and `isOneOf` are false; `notEqual` and the
/// negation of `isOneOf` are true.
public indirect enum Condition: Hashable, Sendable {
  case always
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// A `yes/no` column is yes.
  case isYes(ColumnPath)
  /// A category column is one of some categories (sorted indices).
  case isOneOf(ColumnPath, categories: [Int])
  /// Two category columns with the same categories, two texts, or two references into the same table.
  case sameValue(ColumnPath, ColumnPath)
  /// A text column, or a reference by its key, is one of some texts (sorted).
  case isText(ColumnPath, among: [String])
  case number(NumberExpression, Comparison, NumberExpression)
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
  case constant(Rational)
  /// The year that is being measured.
  case year
  /// The calendar year of a date column.
  case yearOf(ColumnPath)
  case negated(NumberExpression)
  case sum(NumberExpression, NumberExpression)
  case difference(NumberExpression, NumberExpression)
  case product(NumberExpression, NumberExpression)
  /// Unknown where the divisor is 0.
  case quotient(NumberExpression, NumberExpression)
}

public enum DateExpression: Hashable, Sendable {
  case column(ColumnPath)
  case constant(CalendarDate)
}
