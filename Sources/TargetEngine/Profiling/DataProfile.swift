public import TargetDSL

/// What the files of one day hold, table by table, whatever a target makes of it.
public struct SnapshotProfile: Sendable {
  public let date: CalendarDate
  public let path: String
  /// In the order of the plan.
  public let tables: [TableProfile]
}

/// One file of a snapshot.
public struct TableProfile: Sendable {
  public enum Standing: Sendable {
    case read
    /// There is no file for the table.
    case missing
    /// The file cannot be used, and why.
    case broken(Phrase)
  }

  /// An index into `CheckedPlan.tables`.
  public let table: Int
  public let standing: Standing
  /// `nil` where there is no file.
  public let path: String?
  /// `nil` where the file could not be walked to its end.
  public let rows: Int?
  /// In the order of the declaration; empty where `rows` is `nil`.
  public let columns: [ColumnProfile]
  /// Names of the targets that read the table, in the order of the plan.
  public let readers: [String]
}

/// The cells of one column. `known`, `unknown`, `none` and the counts of faults add up to the rows.
public struct ColumnProfile: Sendable {
  /// A text that stands in cells, and what it means.
  public struct Spelling: Hashable, Sendable {
    public enum Meaning: Hashable, Sendable {
      /// A category, or `yes` or `no`.
      case category(String)
      case outOfRange
      /// A reference to a key that is not there.
      case dangling
      case unreadable
    }

    public let text: String
    public let count: Int
    public let meaning: Meaning
  }

  /// An index into the table's columns.
  public let column: Int
  /// The file has no such column, or several that could be it.
  public internal(set) var isMissing = false
  /// Cells with a value; blank ones too, where the plan says which value a blank cell has.
  public internal(set) var known = 0
  /// Blank cells that stand for a value which nobody recorded.
  public internal(set) var unknown = 0
  /// Blank cells that say that there is no value.
  public internal(set) var none = 0
  public internal(set) var outOfRange = 0
  public internal(set) var dangling = 0
  /// Cells that are no value of the column's type.
  public internal(set) var unreadable = 0
  /// Rows of a key column beyond the first with the same key.
  public internal(set) var duplicates = 0
  /// What a category or yes/no column is filled with, and what is wrong in any column: the most frequent first.
  public internal(set) var spellings: [Spelling] = []
  /// There are more different spellings than are kept; none is listed then.
  public internal(set) var hasTooManySpellings = false
  /// References that cannot be followed up, because the other table has no usable keys.
  public internal(set) var isUnchecked = false
  /// Names of the targets that read the column, in the order of the plan.
  public internal(set) var readers: [String] = []

  init(column: Int) { self.column = column }

  public var broken: Int { outOfRange + dangling + unreadable }
  public var rows: Int { known + unknown + none + broken }

  /// The part of the cells whose value is not known, broken ones among them, as a share; 0 without rows.
  public var unknownRate: Rational {
    isMissing ? .one : Rational(Int128(unknown + broken), over: Int128(max(1, rows))) ?? .zero
  }

  /// Whether a target that reads the column may come out wider, or not at all, because of it.
  public var hasGap: Bool { isMissing || unknown + broken + duplicates > 0 }
}
