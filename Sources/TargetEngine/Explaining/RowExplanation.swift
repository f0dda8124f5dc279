public import TargetDSL

/// A source that can tell the rows behind its values.
public protocol RowExplainer: MeasureSource {
  /// How rows make the values of measures; a goal says which of them stand in its way.
  ///
  /// - Parameters:
  ///   - requests: As `PlanJudgement.rowRequests` makes them; the date of each is one of `dates`.
  ///   - listing: The rows to list; none where `nil`.
  /// - Returns: One explanation a request, in their order.
  func explain(_ requests: [RowRequest], listing: RowListing?) -> [RowExplanation]
}

/// What stands behind one measured value: how the rows of each aggregate fall, and what is unknown in them.
public struct RowExplanation: Sendable {
  /// One for each aggregate of the measure, in its order.
  public let parts: [Part]
  /// Every set of rows that the measure speaks of, with its size.
  public let populations: [PopulationSize]

  /// One aggregate, over the rows of one table.
  public struct Part: Sendable {
    /// As the measure has it, with `year` a number.
    public let aggregate: Aggregate
    /// Its own value; with groups, one a group.
    public let answer: MeasureAnswer
    /// For a mean and a weighted share: what is divided, and by what.
    public let numerator: Outcome?
    /// As `numerator`.
    public let denominator: Outcome?
    /// How the rows fall; `nil` where the table cannot be read.
    public let rows: FallenRows?
  }

  /// How many rows a set has.
  public struct PopulationSize: Sendable {
    /// The set, with `year` a number.
    public let rows: RowSet
    /// The name under which the plan declares these rows.
    public let name: String?
    /// Rows that surely belong to it.
    public let sure: Int
    /// Rows of which it is not known.
    public let possible: Int
  }

  /// A column with cells that are unknown in rows that are therefore undecided.
  public struct UnknownColumn: Sendable {
    /// The column, or the test of other rows, that is not known.
    public let column: ReadColumn
    /// Undecided rows in which it is unknown.
    public let rows: Int
  }
}

/// How the rows of one table fall for one aggregate.
public struct FallenRows: Sendable {
  /// As reports name it.
  public let file: String
  /// An index into `CheckedPlan.tables`.
  public let table: Int
  /// Rows of the file.
  public let count: Int
  /// For the whole; with groups, of all groups together.
  public let shares: ShareCounts
  /// With groups, by the key of the group.
  public let groups: [(group: String, shares: ShareCounts)]
  /// Rows that could still change the value.
  public let undecided: Int
  /// By the number of rows, most first.
  public let unknown: [RowExplanation.UnknownColumn]
  /// What the aggregate reads of a row, in the order in which it speaks of it.
  public let columns: [ReadColumn]
  /// The rows that were asked for, in the order of the file.
  public let listed: [ListedRow]
  /// How many more there are.
  public let omitted: Int
}

/// What a measure reads of a row.
public enum ReadColumn: Hashable, Sendable {
  /// The cell at the end of a path.
  case column(ColumnPath)
  /// Rows of another table (or of the same) that refer to the row by `through`, at least so many.
  case referring(RowSet, through: Int, atLeast: Int)
}

/// What a row means for a goal.
public enum RowState: String, Hashable, Sendable, CaseIterable {
  /// It stands in the way: it does not do what the goal asks, or does what the goal forbids. For a count that shall
  /// grow also a row outside the population that lacks one thing only.
  case failing
  /// Something unknown in it could still change the value.
  case unknown
  /// It does what the goal asks.
  case passing
}

/// A row of a table, for a person to look up.
public struct ListedRow: Sendable {
  /// Its file.
  public let path: String
  /// In the file, from 1.
  public let line: Int
  /// Empty where the table has no key.
  public let key: String
  /// The first text column beside the key, which names what the row is about.
  public let title: String
  /// The key of its group, where the goal holds for each of some groups and the row's is known.
  public let group: String?
  /// In the order of `FallenRows.columns`, as the file has them; of a path, what it leads to.
  public let cells: [String]
  /// What it means for the goal.
  public let state: RowState
  /// What the row would have to satisfy and does not, where it fails for that.
  public let fails: [Condition]
  /// Columns whose cell is unknown, where the state is.
  public let unknown: [ReadColumn]
}

/// Which way a goal wants a value to go, which decides what rows stand in its way.
public struct RowGoal: Hashable, Sendable {
  /// Whether a greater value is nearer to the goal.
  public let wantsMore: Bool
  /// For a mean: rows on the wrong side of it pull the value away from the goal. In base units.
  public let level: Rational?

  /// A goal without a level asks for more or less, however much.
  public init(wantsMore: Bool, level: Rational? = nil) {
    self.wantsMore = wantsMore
    self.level = level
  }
}

/// Which rows to list.
public struct RowListing: Sendable {
  /// Rows in one of these.
  public let states: Set<RowState>
  /// The greatest number of rows; others are counted.
  public let limit: Int
  /// With groups: only rows of these, and rows whose group is not known.
  public let groups: Set<String>?

  /// Rows of every group, where no groups are named.
  public init(states: Set<RowState>, limit: Int, groups: Set<String>? = nil) {
    self.states = states
    self.limit = limit
    self.groups = groups
  }
}
