public import TargetDSL

/// A table declaration for a data file as it is, in its parts.
public struct TableSketch: Sendable {
  /// What the cells of a column suggest that it holds.
  public enum Kind: Equatable, Sendable {
    /// As the column types of a plan.
    case text, date, yesNo
    /// Whole numbers, in the unit that the header names.
    case whole(unit: String?)
    /// Numbers with fractions, in the unit that the header names.
    case decimal(unit: String?)
    /// A name for each category, with its spellings as they are met.
    case category([(name: String, spellings: [String])])

    /// Spellings of categories do not matter.
    public static func == (left: Kind, right: Kind) -> Bool {
      switch (left, right) {
      case (.text, .text), (.date, .date), (.yesNo, .yesNo): true
      case (.whole(let first), .whole(let second)), (.decimal(let first), .decimal(let second)):
        first == second
      case (.category(let first), .category(let second)): first.map(\.name) == second.map(\.name)
      default: false
      }
    }
  }

  /// One column of the file.
  public struct Column: Sendable {
    /// A name that a plan may give it, unique in the table.
    public let name: String
    /// The header under which files have it.
    public let header: String
    /// What its cells suggest.
    public let kind: Kind
    /// Whether it tells the rows apart: no cell of it is empty or stands twice.
    public var isKey = false
    /// Cells that hold something.
    public let filled: Int
    /// Empty cells.
    public let blank: Int
  }

  /// What was left out, and why.
  public enum LeftOut: Sendable {
    /// A column without a header, by its place from 1.
    case namelessColumn(number: Int)
    /// A header that several columns have.
    case repeatedHeader(String)
    /// Dates of which every one may have the day or the month first.
    case unclearDates(column: String)
    /// Days before months, or the other way round, only because another column has them so: no day of this one is above 12.
    case datesAsElsewhere(column: String)
    /// The header tells another order of day and month than dates below it or in other columns.
    case datesAgainstHeader(column: String)
    /// Some dates of a file can have the day first only, others the month first only.
    case datesOfTwoKinds
    /// Numbers of which every point may be a decimal point or group thousands.
    case unclearNumbers(column: String)
    /// A number of which the point may group thousands, beside others of which it cannot.
    case mixedPoints(column: String, cell: String)
    /// A number of which the comma may group thousands, beside others of which it cannot.
    case mixedCommas(column: String, cell: String)
    /// Numbers with a comma between thousands, which are read in no way: by a cell that can be nothing else, or of which
    /// every one may have a decimal comma as well.
    case groupedByComma(column: String, cell: String)
    case unclearComma(column: String, cell: String)
    /// Nearly numbers or dates: so many cells are none, one of them as an example.
    case nearlyNumbers(column: String, others: Int, of: Int, cell: String)
    case nearlyDates(column: String, others: Int, of: Int, cell: String)
    /// Dates in words or without a whole year, which no reader takes for one.
    case otherDates(column: String, cell: String)
    /// Numbers with zeros before them, which are codes.
    case codes(column: String, cell: String)
    /// A column that numbers the rows of the file.
    case rowNumbers(header: String)
    /// A row that looks like a heading and has a key: its first text.
    case rowLikeHeading(line: Int, text: String)
    /// A line above the header that speaks of the unit of all numbers.
    case unitAbove(line: Int, text: String)
    /// A line with more or fewer cells than there are headers.
    case unevenRow(line: Int, cells: Int)
    /// No column tells the rows apart.
    case noKey
    /// A row of the file that is none of the table: its first text, and why as the end of a sentence.
    case row(line: Int, text: String, why: Phrase)
    /// So many further ones.
    case moreRows(Int)
  }

  /// A name that a plan may give the table, made from that of the file.
  public let name: String
  /// Without its folder.
  public let fileName: String
  /// The sheet that was read; `nil` where the file is no workbook.
  public let sheet: String?
  /// Other sheets with rows in them.
  public let otherSheets: [String]
  /// Rows that hold something, without totals.
  public let rows: Int
  /// In the order of the file.
  public internal(set) var columns: [Column] = []
  /// `nil` where nothing needs to be said.
  public internal(set) var numbers: Table.NumberFormat?
  /// How days are written, as far as the cells tell.
  public internal(set) var dates: Table.DateFormat = .iso
  /// Spellings that mean unknown in columns that are no text.
  public internal(set) var unknownWords: [String] = []
  /// In the order in which it was found.
  public internal(set) var leftOut: [LeftOut] = []
  /// Units that the columns use: how each is declared.
  public internal(set) var units: [String] = []

  /// Why a file gives no table, in a sentence.
  public struct Failure: Error {
    /// Why, in a sentence without the path.
    public let reason: Phrase
  }

  /// Reads a whole file, or one sheet of it.
  public init(file path: String, sheet wanted: String? = nil) throws(Failure) {
    do throws(FileFailure) {
      let raw = try RawRows(path, sheet: wanted)
      // Headings have no key, and which column is the key shows without them.
      let numbering = Set(raw.header.indices.filter { TableSketch.numbersRows(raw.header[$0]) })
      let first = try SketchedRows(raw, headings: .all, numbering)
      let key = TableSketch.key(raw.header, first.counts, rows: first.rows, besides: numbering)
      let hasHeadings = first.none.contains { $0.kind == .heading }
      let found =
        hasHeadings
        ? try SketchedRows(raw, headings: key.map { .without(key: $0, after: first) } ?? .none, numbering)
        : first
      let none = raw.titles.map { ($0.line, $0.text, LeftOutRow.Kind.title) } + found.none
      fileName = path.split(separator: "/").last.map(String.init) ?? path
      let stem = fileName.split(separator: ".").dropLast().joined(separator: ".")
      name = declarableName(stem.isEmpty ? fileName : stem, words: 8, fallback: "data")
      sheet = raw.sheet
      otherSheets = raw.otherSheets
      rows = found.rows
      leftOut =
        found.uneven
        + raw.titles.compactMap { title in
          title.unit.map { .unitAbove(line: title.line, text: $0.text) }
        }
        + none.prefix(TableSketch.mostListed).map { line, text, kind in
          let row = LeftOutRow(offset: 0, path: path, line: line, kind: kind, text: text)
          return .row(line: line, text: text.cutShort, why: row.reason)
        }
      if none.count > TableSketch.mostListed {
        leftOut.append(.moreRows(none.count - TableSketch.mostListed))
      }
      leftOut += found.likeHeadings
      describe(raw.header, found.counts, units: found.units, numbering)
    } catch {
      throw Failure(reason: error.reason)
    }
  }

  private static let mostListed = 5
}

/// The rows of a file as they are counted for its sketch, and those that are none.
struct SketchedRows {
  /// Which rows that look like headings are left out.
  enum Headings {
    case all, none
    /// Those without the key, by its column; a cell that is merged over several is no key, nor one that stands alone
    /// below all rows and is unlike the keys.
    case without(key: Int, after: SketchedRows)
  }

  private(set) var counts: [ColumnCounts]
  private(set) var rows = 0
  private var lastLine = 0
  private(set) var uneven: [TableSketch.LeftOut] = []
  private(set) var none: [(line: Int, text: String, kind: LeftOutRow.Kind)] = []
  private(set) var likeHeadings: [TableSketch.LeftOut] = []
  /// Those of a row below the names, by column.
  private(set) var units: [Int: String] = [:]

  /// - Parameter numbering: Columns that number the rows.
  init(_ raw: RawRows, headings: Headings, _ numbering: Set<Int>) throws(FileFailure) {
    counts = [ColumnCounts](repeating: ColumnCounts(), count: raw.header.count)
    for field in raw.decimalFields where counts.indices.contains(field) { counts[field].isStored = true }
    let merged = raw.mergedLines
    var mayBeHeader = true
    var found = self
    try raw.eachRow { line, cells in
      guard cells.contains(where: { !$0.isEmpty }) else { return }
      guard cells.count == raw.header.count else {
        if cells.count == 1 { found.none.append((line, cells[0], .tail)) }
        if found.uneven.count < 3, cells.count > 1 {
          found.uneven.append(.unevenRow(line: line, cells: cells.count))
        }
        return
      }
      let first = cells.first { !$0.isEmpty } ?? ""
      if mayBeHeader {
        if found.units.isEmpty, let row = UnitRow(cells, below: raw.header, key: nil, words: KnownUnit.words)
        {
          found.units = row.brackets.mapValues(\.text)
          found.none.append((line, row.text, .units))
          return
        }
        mayBeHeader = false
        if RowsAtTheTop.numbersColumns(cells) {
          found.none.append((line, cells.prefix(6).joined(separator: " | "), .columnNumbers))
          return
        }
      }
      if RowSuspicion.isTotal(cell: first) {
        found.none.append((line, first, .total))
        return
      }
      if SketchedRows.looksLikeHeading(
        cells.indices.filter { !numbering.contains($0) }.map { cells[$0] })
      {
        let isSingle = cells.count { !$0.isEmpty } == 1
        var kind: LeftOutRow.Kind?
        switch headings {
        case .all: kind = .heading
        case .none: break
        case .without(let key, let others):
          if cells[key].isEmpty || merged.contains(line) {
            kind = .heading
          } else if isSingle, line > others.lastLine,
            first.contains(" ") && !others.counts[key].hasSpaces || SignatureWords.begin(matchKey(first))
          {
            kind = .tail
          }
        }
        if let kind {
          found.none.append((line, first, kind))
          return
        }
        if found.likeHeadings.count < 3 {
          found.likeHeadings.append(.rowLikeHeading(line: line, text: first))
        }
      }
      found.rows += 1
      found.lastLine = line
      for index in found.counts.indices { found.counts[index].add(cells[index]) }
    }
    self = found
  }

  /// At most half of the cells are filled, and none of them is a number or a date.
  private static func looksLikeHeading(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    return cells.count > 2 && filled.count * 2 <= cells.count
      && !filled.contains { cell in
        let bytes = Array(cell.utf8)
        if case .success = NumberCell.parse(bytes, format: .plain, isWhole: false) { return true }
        if case .success = NumberCell.parse(bytes, format: .vietnamese, isWhole: false) { return true }
        return DateCell.parse(bytes, format: .dayFirst) != nil
      }
  }
}
