/// The schema of a dataset: what one file of a snapshot holds.
public struct Table: Sendable {
  public enum NumberFormat: Hashable, Sendable {
    /// `1234.5`
    case plain
    /// `1.234,5`
    case vietnamese
  }

  public enum DateFormat: Hashable, Sendable {
    /// `2023-03-07`
    case iso
    /// `07/3/2023`, `7-3-2023`, `7.3.2023`
    case dayFirst
  }

  public let name: String
  public let label: String?
  public let columns: [Column]
  /// The column marked `key`, as an index into `columns`.
  public let key: Int?
  public let numbers: NumberFormat
  public let dates: DateFormat
  /// `file "so-lieu.xlsx" sheet "HTX"`; without one the file is called after the table.
  public let file: DataFileName?
  public let span: SourceSpan

  package init(
    name: String, label: String?, columns: [Column], key: Int?, numbers: NumberFormat, dates: DateFormat,
    file: DataFileName?, span: SourceSpan
  ) {
    self.name = name
    self.label = label
    self.columns = columns
    self.key = key
    self.numbers = numbers
    self.dates = dates
    self.file = file
    self.span = span
  }

  public struct DataFileName: Hashable, Sendable {
    public let name: String
    public let sheet: String?

    package init(name: String, sheet: String?) {
      self.name = name
      self.sheet = sheet
    }
  }
}

public struct Column: Sendable {
  public let name: String
  /// Further names under which data files may carry the column.
  public let headers: [String]
  public let type: ColumnType
  /// The declared range of a number column, in the column's own scale and unit (`from 0 to 10_000`).
  public let minimum: Rational?
  public let maximum: Rational?
  public let blank: BlankMeaning
  public let span: SourceSpan

  package init(
    name: String, headers: [String], type: ColumnType, minimum: Rational?, maximum: Rational?,
    blank: BlankMeaning, span: SourceSpan
  ) {
    self.name = name
    self.headers = headers
    self.type = type
    self.minimum = minimum
    self.maximum = maximum
    self.blank = blank
    self.span = span
  }
}

public enum ColumnType: Hashable, Sendable {
  case text
  /// Whole numbers, in a unit where one is declared.
  case whole(UnitExpression?)
  case decimal(UnitExpression?)
  case yesNo
  case date
  case category([Category])
  /// A key of another table (or of the same), as an index into `CheckedPlan.tables`.
  case reference(table: Int)

  public struct Category: Hashable, Sendable {
    public let name: String
    /// Spellings in data files beside the name.
    public let spellings: [String]

    package init(name: String, spellings: [String]) {
      self.name = name
      self.spellings = spellings
    }
  }
}

/// What an empty cell says.
public enum BlankMeaning: Hashable, Sendable {
  /// A value exists and was not recorded.
  case unknown
  /// There is known to be no value.
  case none
  case no
  case yes
  /// The index of a category of the column.
  case category(Int)
  /// A number, in the column's own scale and unit.
  case number(Rational)
  case text(String)
  case date(CalendarDate)
}
