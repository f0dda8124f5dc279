public import TargetDSL

// What explaining says of the sets of rows that measures hold.

extension Condition {
  /// The parts that all have to hold.
  public var conjuncts: [Condition] {
    switch self {
    case .always: []
    case .all(let parts): parts.flatMap(\.conjuncts)
    default: [self]
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
