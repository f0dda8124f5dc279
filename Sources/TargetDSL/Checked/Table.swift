/// The schema of a dataset: what one file of a snapshot holds.
public struct Table: Hashable, Sendable {
  /// Which of point and comma ends the whole part of a number in the cells.
  public enum NumberFormat: Hashable, Sendable {
    /// `1234.5`
    case plain
    /// `1.234,5`
    case vietnamese
  }

  /// The order of day, month and year in the cells.
  public enum DateFormat: Hashable, Sendable {
    /// `2023-03-07`
    case iso
    /// `07/3/2023`, `7-3-2023`, `7.3.2023`
    case dayFirst
    /// `3/7/2023`, `3-7-2023`, `3.7.2023`
    case monthFirst
  }

  /// Unique among the tables; the file is called after it where `file` says nothing else.
  public let name: String
  /// What messages in Vietnamese call it: its label, else its name.
  public var vietnameseName: String { label ?? name }
  /// What reports call the table; `nil` where it has its name only.
  public let label: String?
  /// In the order of the declaration; paths name one by its index here.
  public private(set) var columns: [Column]
  /// The column marked `key`, as an index into `columns`.
  public let key: Int?
  /// How numbers are written in its files.
  public let numbers: NumberFormat
  /// Whether the table says so itself.
  public let numbersWritten: Bool
  /// How days are written in its files.
  public let dates: DateFormat
  /// `file "so-lieu.xlsx" sheet "HTX"`; without one the file is called after the table.
  public let file: DataFileName?
  /// `database "schema.table"`: its name in an engine. Files ignore it.
  public let database: String?
  /// `snapshots by COLUMN`: the date or year that says of which snapshot a row is, as an index into `columns`. The
  /// file then stands in the data folder itself.
  public let snapshotColumn: Int?
  /// The name in the declaration.
  public private(set) var span: SourceSpan

  package init(
    name: String, label: String?, columns: [Column], key: Int?, numbers: NumberFormat,
    numbersWritten: Bool = false, dates: DateFormat, file: DataFileName?, database: String? = nil,
    snapshotColumn: Int? = nil, span: SourceSpan
  ) {
    self.name = name
    self.label = label
    self.columns = columns
    self.key = key
    self.numbers = numbers
    self.numbersWritten = numbersWritten
    self.dates = dates
    self.file = file
    self.database = database
    self.snapshotColumn = snapshotColumn
    self.span = span
  }

  /// What the declaration says, wherever it stands: the same for two that read the same files alike.
  package var meaning: Table {
    var copy = self
    copy.span = Table.nowhere
    for index in copy.columns.indices { copy.columns[index].span = Table.nowhere }
    return copy
  }

  private static let nowhere = SourceSpan(SourceFile(path: "", bytes: []), 0..<0)

  /// The file of a table, and the sheet in it where it is a workbook.
  public struct DataFileName: Hashable, Sendable {
    /// With at most one `*`, which stands for any letters: `HTX-*.xlsx`.
    public let name: String
    /// The name of the sheet; `nil` where the workbook has to have one that fits.
    public let sheet: String?

    package init(name: String, sheet: String?) {
      self.name = name
      self.sheet = sheet
    }

    /// Whether a file of a folder is meant. Names match by canonical equivalence, because some systems take accents
    /// apart.
    public func matches(_ entry: String) -> Bool {
      let parts = name.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return entry == name }
      return entry.count >= parts[0].count + parts[1].count && entry.hasPrefix(parts[0])
        && entry.hasSuffix(parts[1])
    }
  }
}

/// What a cell that says nothing by itself means: `cell "NA" means unknown`.
public struct CellMeaning: Hashable, Sendable {
  /// The text of the cell, without white space around it.
  public let spelling: String
  /// What such a cell says.
  public let meaning: BlankMeaning

  package init(spelling: String, meaning: BlankMeaning) {
    self.spelling = spelling
    self.meaning = meaning
  }
}

/// One column of a table: what its cells may hold, and what they mean where they are empty.
public struct Column: Hashable, Sendable {
  /// Unique in its table, and the first header under which files are asked for it.
  public let name: String
  /// What messages in Vietnamese call it: its first header, else its name.
  public var vietnameseName: String { headers.first ?? name }
  /// What a reader calls it.
  public func name(in language: Language) -> String { language == .vietnamese ? vietnameseName : name }
  /// Further names under which data files may carry the column.
  public let headers: [String]
  /// What a cell holds.
  public let type: ColumnType
  /// The declared range of a number column, in the column's own scale and unit (`from 0 to 10_000`).
  public let minimum: Rational?
  /// As `minimum`, from above.
  public let maximum: Rational?
  /// What an empty cell says.
  public let blank: BlankMeaning
  /// `blank or missing means V`: every row of a file that lacks the column has this meaning too.
  public let isBlankWhereMissing: Bool
  /// Further spellings of a `yes/no` column: `yes/no { yes = "x" | "đạt", no = "-" }`.
  public let yesSpellings: [String]
  /// As `yesSpellings`, for *no*.
  public let noSpellings: [String]
  /// The `cell … means` clauses of the table that this column allows.
  public internal(set) var cells: [CellMeaning] = []
  /// The name in the declaration.
  public fileprivate(set) var span: SourceSpan

  package init(
    name: String, headers: [String], type: ColumnType, minimum: Rational?, maximum: Rational?,
    blank: BlankMeaning, isBlankWhereMissing: Bool = false, yesSpellings: [String] = [],
    noSpellings: [String] = [], span: SourceSpan
  ) {
    self.name = name
    self.headers = headers
    self.type = type
    self.minimum = minimum
    self.maximum = maximum
    self.blank = blank
    self.isBlankWhereMissing = isBlankWhereMissing
    self.yesSpellings = yesSpellings
    self.noSpellings = noSpellings
    self.span = span
  }
}

/// What the cells of a column hold.
public enum ColumnType: Hashable, Sendable {
  /// Any text.
  case text
  /// Whole numbers, in a unit where one is declared.
  case whole(UnitExpression?)
  /// Numbers with a fractional part, in a unit where one is declared.
  case decimal(UnitExpression?)
  /// Whether something is so.
  case yesNo
  /// A day of the calendar.
  case date
  /// One of a few words, which are named here in the order of the plan.
  case category([Category])
  /// A key of another table (or of the same), as an index into `CheckedPlan.tables`.
  case reference(table: Int)

  /// In what its numbers are counted; `nil` where it holds none, or no unit is declared.
  public var unit: UnitExpression? {
    switch self {
    case .whole(let unit), .decimal(let unit): unit
    case .text, .yesNo, .date, .category, .reference: nil
    }
  }

  /// One of the words that a category column may hold.
  public struct Category: Hashable, Sendable {
    /// The word as the plan writes it, and as files may.
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
  /// In a `yes/no` column: it is not so.
  case no
  /// In a `yes/no` column: it is so.
  case yes
  /// The index of a category of the column.
  case category(Int)
  /// A number, in the column's own scale and unit.
  case number(Rational)
  /// In a text column: this text.
  case text(String)
  /// In a date column: this day.
  case date(CalendarDate)
}
