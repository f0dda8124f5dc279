import TargetDSL

/// One sheet of a workbook of any format: the rows that have something in them, and which cells are merged.
struct Sheet {
  let name: String
  var rows: [SheetRow] = []
  var merges: [Merge] = []
  /// Numbers of which the format does not show the last digits, and what it shows.
  var shortened: [Shortened] = []

  struct Shortened {
    let row: Int
    /// From 0.
    let column: Int
    let stored: String
    let shown: String
  }

  /// Cells that are one: rows by number, columns from 0.
  struct Merge {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>
  }
}

/// A row of a sheet: the cells that have something in them.
struct SheetRow {
  enum Value: Equatable {
    case text(String)
    /// In decimal notation with a point.
    case number(String)
    /// The stored number, shown a hundredfold with `%`.
    case percent(String)
    /// A whole number from 0, shown with zeros before it, at least so many digits.
    case padded(String, width: Int)
    case flag(Bool)
    case date(CalendarDate)
    case fault(SheetFault)
  }

  /// What the formats allow (ECMA-376): more is refused.
  static let greatestNumber = 1_048_576
  static let greatestColumn = 16_384
  static let longestText = 32_767
  static let absurd = FileFailure(
    reason: Phrase(
      en: "the sheet's rows or columns are out of order or beyond what a sheet can have",
      vi: "dòng hoặc cột của trang tính sai thứ tự hoặc vượt quá giới hạn"))

  let number: Int
  /// Columns from 0, ascending.
  var cells: [(column: Int, value: Value)] = []

  init(number: Int) {
    self.number = number
  }

  var isBlank: Bool { cells.allSatisfy { $0.value.isBlank } }

  /// Whether its first filled cell of some columns says that it is a total.
  func isTotal(under columns: [Int]) -> Bool {
    guard let first = cells.first(where: { !$0.value.isBlank && columns.contains($0.column) }),
      case .text(let text) = first.value
    else { return false }
    return RowSuspicion.isTotal(cell: text)
  }
}

extension SheetRow.Value {
  /// As a person sees it, without the white space around it.
  var plainText: String {
    switch self {
    case .text(let text): text.trimmingSpaces
    case .number(let number): number
    case .percent(let stored): (SheetNumber.decimal(stored, shiftedBy: 2) ?? stored) + "%"
    case .padded(let number, let width):
      String(repeating: "0", count: max(0, width - number.utf8.count)) + number
    case .flag(let flag): flag ? "true" : "false"
    case .date(let date): date.description
    case .fault(let fault): SheetFault.shown(fault.text)
    }
  }

  var isBlank: Bool {
    if case .text(let text) = self { return text.isOnlySpaces }
    return false
  }
}

extension Sheet {
  /// Merged cells say the same for all their rows: the value stands in each of them.
  mutating func fillMerges() throws(FileFailure) {
    let tall = merges.filter { $0.rows.count > 1 }
    guard !tall.isEmpty else { return }
    var indexOfRow: [Int: Int] = [:]
    for (index, row) in rows.enumerated() { indexOfRow[row.number] = index }
    var filled: [Int: [(column: Int, value: SheetRow.Value)]] = [:]
    var count = 0
    // A merge goes on below the last row with something in it only by decoration.
    let last = rows.last { !$0.isBlank }?.number ?? 0
    for merge in tall {
      guard let top = indexOfRow[merge.rows.lowerBound],
        let value = rows[top].cells.first(where: { $0.column == merge.columns.lowerBound })?.value,
        !value.isBlank
      else { continue }
      for number in merge.rows.dropFirst() where number <= last {
        filled[number, default: []].append((merge.columns.lowerBound, value))
        count += 1
      }
      guard count <= Sheet.mostFilled else { throw SheetRow.absurd }
    }
    for (number, cells) in filled {
      guard let index = indexOfRow[number] else {
        var row = SheetRow(number: number)
        row.cells = cells.sorted { $0.column < $1.column }
        rows.append(row)
        continue
      }
      let covered = Set(cells.map(\.column))
      rows[index].cells = (rows[index].cells.filter { !covered.contains($0.column) } + cells)
        .sorted { $0.column < $1.column }
    }
    rows.sort { $0.number < $1.number }
  }

  private static let mostFilled = 4 << 20

  /// Whether there are two rows of several cells: a header and something below it.
  var holdsTable: Bool {
    rows.lazy.filter { $0.cells.count { !$0.value.isBlank } > 1 }.prefix(2).count == 2
  }

  /// Rows whose only filled cell is merged over several columns: headings and signatures.
  func mergedLines() -> Set<Int> {
    var wide: Set<Int> = []
    let columnsOfRow = Dictionary(
      merges.filter { $0.columns.count > 1 }.map { ($0.rows.lowerBound, [$0.columns.lowerBound]) },
      uniquingKeysWith: +)
    guard !columnsOfRow.isEmpty else { return [] }
    for row in rows {
      let filled = row.cells.filter { !$0.value.isBlank }
      if filled.count == 1, columnsOfRow[row.number]?.contains(filled[0].column) == true {
        wide.insert(row.number)
      }
    }
    return wide
  }
}
