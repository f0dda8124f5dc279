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
    /// Numbers of which every point may be a decimal point or group thousands.
    case unclearNumbers(column: String)
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

  /// Reads a whole file.
  public init(file path: String) throws(Failure) {
    do throws(FileFailure) {
      let raw = try RawRows(path)
      var counts = [ColumnCounts](repeating: ColumnCounts(), count: raw.header.count)
      var rows = 0
      var uneven: [LeftOut] = []
      var none = raw.titles.map { ($0.line, $0.text, LeftOutRow.Kind.title) }
      try raw.eachRow { line, cells in
        guard cells.contains(where: { !$0.isEmpty }) else { return }
        guard cells.count == raw.header.count else {
          if cells.count == 1 { none.append((line, cells[0], .tail)) }
          if uneven.count < 3, cells.count > 1 { uneven.append(.unevenRow(line: line, cells: cells.count)) }
          return
        }
        if let kind = TableSketch.noRow(cells) {
          let numbers = cells.prefix(6).joined(separator: " | ")
          none.append((line, kind == .total ? cells.first { !$0.isEmpty } ?? "" : numbers, kind))
          return
        }
        rows += 1
        for index in counts.indices { counts[index].add(cells[index]) }
      }
      fileName = path.split(separator: "/").last.map(String.init) ?? path
      let stem = fileName.split(separator: ".").dropLast().joined(separator: ".")
      name = declarableName(stem.isEmpty ? fileName : stem, words: 8, fallback: "data")
      sheet = raw.sheet
      self.rows = rows
      leftOut =
        uneven
        + none.prefix(TableSketch.mostListed).map { line, text, kind in
          let row = LeftOutRow(offset: 0, path: path, line: line, kind: kind, text: text)
          return .row(line: line, text: text.count > 60 ? text.prefix(59) + "…" : text, why: row.reason)
        }
      if none.count > TableSketch.mostListed {
        leftOut.append(.moreRows(none.count - TableSketch.mostListed))
      }
      describe(raw.header, counts)
    } catch {
      throw Failure(reason: error.reason)
    }
  }

  private static let mostListed = 5

  /// Totals, and the row that numbers the columns.
  private static func noRow(_ cells: [String]) -> LeftOutRow.Kind? {
    let first = cells.first { !$0.isEmpty } ?? ""
    if RowSuspicion.isTotal(first.filter { $0 != ":" && $0 != "." }) { return .total }
    guard cells.count >= 3 else { return nil }
    let numbers = cells.indices.allSatisfy { index in
      cells[index] == "\(index + 1)" || cells[index] == "(\(index + 1))"
    }
    return numbers ? .columnNumbers : nil
  }
}
