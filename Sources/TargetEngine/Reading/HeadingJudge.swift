import TargetDSL

/// Tells headings and signatures between the rows of a table from rows without a key: at most half of the cells under
/// the table's columns are filled, and none of them is a number, date, yes/no, category or reference of its column.
struct HeadingJudge {
  private let table: Table
  /// The keys of the tables that are referred to, folded; without them no text is a reference.
  private let keys: [Int: KeyIndex]
  private let spellings: [Int: Set<[UInt8]>]

  init(table: Table, keys: [Int: KeyIndex]) {
    self.table = table
    self.keys = keys
    var spellings: [Int: Set<[UInt8]>] = [:]
    for (index, column) in table.columns.enumerated() {
      let words: [String]
      switch column.type {
      case .category(let categories): words = categories.flatMap { [$0.name] + $0.spellings }
      case .yesNo: words = CellReader.yesNoWords.map(\.word) + column.yesSpellings + column.noSpellings
      case .text, .whole, .decimal, .date, .reference: continue
      }
      spellings[index] = Set(words.map { CanonicalBytes.ofKey($0) })
    }
    self.spellings = spellings
  }

  /// The cells of the table's columns; `nil` for a column that the file lacks.
  func isHeading(_ cells: [[UInt8]?], except key: Int? = nil) -> Bool {
    var (present, filled) = (0, 0)
    for (index, cell) in cells.enumerated() {
      guard let cell else { continue }
      present += 1
      let text = CellReader.trimmed(cell)
      if CanonicalBytes.ofKey(String(decoding: text, as: UTF8.self)).isEmpty { continue }
      filled += 1
      if index != key, hasValue(Array(text), in: index) { return false }
    }
    return filled * 2 <= present
  }

  /// Also where its column cannot take it: a percentage, a point of two readings.
  private func isNumber(_ cell: [UInt8]) -> Bool {
    var text = SheetFault.shown(String(decoding: cell, as: UTF8.self)).trimmingSpaces
    if text.hasSuffix("%") { text = String(text.dropLast()).trimmingSpaces }
    if case .success = NumberCell.parse(Array(text.utf8), format: table.numbers, isWhole: false) {
      return true
    }
    return false
  }

  private func hasValue(_ cell: [UInt8], in index: Int) -> Bool {
    let folded = CanonicalBytes.ofKey(String(decoding: cell, as: UTF8.self))
    let column = table.columns[index]
    switch column.type {
    case .text: return false
    case .whole, .decimal: return isNumber(cell)
    case .date: return DateCell.parse(cell, format: table.dates) != nil
    case .yesNo, .category: return spellings[index]?.contains(folded) ?? false
    case .reference(let target):
      guard let keys = keys[target] else { return false }
      return keys.row(
        of: KeyCell.normalized(folded, isWholeNumber: keys.isWholeNumber, format: table.numbers)) != nil
    }
  }
}
