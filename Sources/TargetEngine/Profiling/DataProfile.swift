public import TargetDSL

/// A source that can say what its tables hold.
public protocol DataProfiler: MeasureSource {
  /// What every snapshot holds, or the latest alone, oldest first. What is wrong in the data stands in `problems`
  /// afterwards.
  func profile(latestOnly: Bool) -> [SnapshotProfile]
}

extension DataProfiler {
  /// What every snapshot holds.
  public func profile() -> [SnapshotProfile] { profile(latestOnly: false) }
}

/// What the files of one day hold, table by table, whatever a target makes of it.
public struct SnapshotProfile: Sendable {
  public let date: CalendarDate
  /// The folder of the snapshot, as reports name it.
  public let path: String
  /// In the order of the plan.
  public let tables: [TableProfile]
}

/// One file of a snapshot.
public struct TableProfile: Sendable {
  /// Whether there is something to read.
  public enum Availability: Sendable {
    /// The file was walked.
    case read
    /// There is no file for the table.
    case missing
    /// The file cannot be used, and why.
    case broken(Phrase)
  }

  /// An index into `CheckedPlan.tables`.
  public let table: Int
  /// Whether there is something to read.
  public let availability: Availability
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
    /// What a spelling is taken for.
    public enum Meaning: Hashable, Sendable {
      /// A category, or `yes` or `no`.
      case category(String)
      /// A number or date beyond what the column declares.
      case outOfRange
      /// A reference to a key that is not there.
      case dangling
      /// Nothing that the column may hold.
      case unreadable
    }

    /// The text of the cells, without white space around it.
    public let text: String
    /// How many cells have it.
    public let count: Int
    /// What it is taken for.
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
  /// Cells beyond what the column declares.
  public internal(set) var outOfRange = 0
  /// References to keys that are not there.
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

  /// Cells that count as unknown because of a fault.
  public var broken: Int { outOfRange + dangling + unreadable }
  /// All cells of the column: one a row.
  public var rows: Int { known + unknown + none + broken }

  /// The part of the cells whose value is not known, broken ones among them, as a share; 0 without rows.
  public var unknownRate: Rational {
    isMissing ? .one : Rational(Int128(unknown + broken), over: Int128(max(1, rows))) ?? .zero
  }

  /// Whether a target that reads the column may come out wider, or not at all, because of it.
  public var hasGap: Bool { isMissing || unknown + broken + duplicates > 0 }
}
