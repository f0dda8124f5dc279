public import TargetDSL

// What explaining says of the sets of rows that measures hold.

extension Condition {
  /// Whether it asks for a day or a time span of the past, as `founded = year` does: a row that is not of that time
  /// never will be. A single limit, such as that of a certificate, can be moved.
  func isHistory(among others: [Condition], _ plan: CheckedPlan) -> Bool {
    switch self {
    case .isNone(let path):
      if case .date = plan.tables[path.target.table].columns[path.target.column].type { return true }
      return false
    case .date, .number:
      guard let path = datePath else { return false }
      return isEquation || others.count { $0.datePath == path } > 1
    case .always, .all, .any, .not, .isYes, .isOneOf, .sameValue, .isText, .isKnown, .refers, .has:
      return false
    }
  }

  private var isEquation: Bool {
    switch self {
    case .date(_, let comparison, _), .number(_, let comparison, _): comparison == .equal
    case .always, .all, .any, .not, .isYes, .isOneOf, .sameValue, .isText, .isKnown, .isNone, .refers, .has:
      false
    }
  }

  /// The date column that a comparison tests.
  private var datePath: ColumnPath? {
    switch self {
    case .date(.column(let path), _, _), .date(_, _, .column(let path)): path
    case .number(.yearOf(let path), _, _), .number(_, _, .yearOf(let path)): path
    case .always, .all, .any, .not, .isYes, .isOneOf, .sameValue, .isText, .number, .date, .isKnown, .isNone,
      .refers, .has:
      nil
    }
  }
}

extension RowSet {
  /// The rows of a table that a condition of a measure names.
  public init(rows table: Int, where condition: Condition) {
    self.init(table: table, condition: condition)
  }

  /// With `year` a number.
  public func resolved(year: Int) -> RowSet { resolving(year: year) }
}
