import TargetDSL

/// One sheet of a workbook of any format: the rows that have something in them, and which cells are merged.
struct Sheet {
  let name: String
  var rows: [SheetRow] = []
  var merges: [Merge] = []

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
}

extension SheetRow.Value {
  var isBlank: Bool {
    if case .text(let text) = self { return text.isOnlySpaces }
    return false
  }
}

// Every cell is asked these, and hardly one has a space: its bytes say so at once.
extension String {
  /// Whether there is nothing but white space.
  var isOnlySpaces: Bool {
    guard let first = utf8.first else { return true }
    return switch first {
    // Letters of ASCII, and what begins with a byte with which no space begins (U+0085, U+00A0, U+1680, U+2000 and up).
    case 0x21..<0x7F, 0xC3..<0xE1, 0xE4...: false
    default: allSatisfy(\.isWhitespace)
    }
  }

  /// The text without white space.
  var withoutSpaces: String {
    utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? self : filter { !$0.isWhitespace }
  }
}

/// A cell of a workbook that has no value: an error, or a formula that nobody has calculated. Written to the made
/// CSV behind a sign that no text has (a noncharacter), so that it is told apart from a text that reads alike.
enum SheetFault: Equatable {
  case error(String)
  case noResult
  /// A zero that a program wrote where it could not calculate.
  case notCalculated
  /// A text such as `12.000` in a column of numbers whose writing nothing tells.
  case twoReadings(String)

  /// U+FDD0, U+FDD1, U+FDD2, U+FDD3.
  private static let errorMark: [UInt8] = [0xEF, 0xB7, 0x90]
  private static let noResultMark: [UInt8] = [0xEF, 0xB7, 0x91]
  private static let notCalculatedMark: [UInt8] = [0xEF, 0xB7, 0x92]
  private static let twoReadingsMark: [UInt8] = [0xEF, 0xB7, 0x93]

  var text: String {
    switch self {
    case .error(let text): String(decoding: SheetFault.errorMark, as: UTF8.self) + text
    case .noResult: String(decoding: SheetFault.noResultMark, as: UTF8.self)
    case .notCalculated: String(decoding: SheetFault.notCalculatedMark, as: UTF8.self)
    case .twoReadings(let text): String(decoding: SheetFault.twoReadingsMark, as: UTF8.self) + text
    }
  }

  /// The fault in a trimmed cell of a table: that of a workbook, or an error value that a spreadsheet wrote to CSV.
  static func found(in cell: some RandomAccessCollection<UInt8>) -> CellFault? {
    guard let first = cell.first else { return nil }
    if first == 0x23 { return words.contains(String(decoding: cell, as: UTF8.self)) ? .errorValue : nil }
    guard first == 0xEF else { return nil }
    if cell.starts(with: errorMark) { return .errorValue }
    if cell.starts(with: noResultMark) { return .noResult }
    if cell.starts(with: twoReadingsMark) { return .twoReadings }
    return cell.starts(with: notCalculatedMark) ? .notCalculated : nil
  }

  /// Whether what is shown of a cell that has a value of its own is an error: `#DIV/0!`, `Err:502`, `#TÊN?`.
  static func isErrorShown(_ text: String, isFormula: Bool) -> Bool {
    if words.contains(text) { return true }
    guard isFormula, text.utf8.count <= 24 else { return false }
    if text.hasPrefix("#"), text.hasSuffix("!") || text.hasSuffix("?") {
      return text.contains(where: \.isLetter) && !text.contains(where: \.isWhitespace)
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].allSatisfy(\.isLetter) && !parts[0].isEmpty
      && parts[1].count == 3 && parts[1].allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// As a person sees the cell.
  static func shown(_ text: String) -> String {
    var text = text
    while let first = text.unicodeScalars.first, (0xFDD0...0xFDD3).contains(first.value) {
      text.unicodeScalars.removeFirst()
    }
    return text
  }

  /// The error values of spreadsheet programs.
  private static let words: Set<String> = [
    "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
    "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!", "#GETTING_DATA",
  ]
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
