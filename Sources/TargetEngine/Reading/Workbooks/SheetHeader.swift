/// What stands around the header row of a table in a sheet: rows below that belong to it, columns that it does not name.
struct SheetHeader {
  /// The header with the number of its last row; a name that is merged over several columns with data stands in each.
  let row: SheetRow
  /// Rows below the first that a merged cell of the header reaches into.
  let lower: ArraySlice<SheetRow>
  /// Columns from 0 with something in rows of the table but nothing in the header.
  let nameless: [Int]

  /// - Parameters:
  ///   - header: Into the rows of the sheet.
  ///   - key: The column with the table's key; for a table without one, its first.
  ///   - isRead: Whether the table has a column that a header names.
  init(of sheet: Sheet, at header: Int, key: Int?, isRead: (SheetRow.Value) -> Bool) {
    let rows = sheet.rows
    let first = rows[header]
    let end =
      sheet.merges.filter { merge in
        merge.rows.contains(first.number) && key.map { merge.columns.contains($0) } ?? false
      }.map(\.rows.upperBound).max() ?? first.number
    lower = rows[(header + 1)...].prefix { $0.number <= end }
    var row = SheetRow(number: lower.last?.number ?? first.number)
    row.cells = first.cells
    let named = first.cells.filter { !$0.value.isBlank }
    var nameless = SheetHeader.filled(in: rows[lower.endIndex...], besides: named.map(\.column), key: key)
    for merge in sheet.merges where merge.columns.count > 1 && merge.rows.contains(first.number) {
      guard let name = named.first(where: { $0.column == merge.columns.lowerBound }) else { continue }
      // Which of them a column of the table is, nobody can tell; a header of no column is named anyway.
      let covered = nameless.intersection(merge.columns)
      nameless.subtract(covered)
      guard isRead(name.value), !covered.isEmpty else { continue }
      row.cells = row.cells.filter { !covered.contains($0.column) } + covered.map { ($0, name.value) }
    }
    let below = lower
    row.cells = row.cells.map { ($0.column, SheetHeader.name($0.value, $0.column, with: below)) }
    row.cells.sort { $0.column < $1.column }
    self.row = row
    self.nameless = nameless.sorted()
  }

  /// A name with what stands in brackets below it, `Diện tích` above `(ha)`, as if it stood behind it.
  private static func name(
    _ value: SheetRow.Value, _ column: Int, with lower: ArraySlice<SheetRow>
  ) -> SheetRow.Value {
    guard case .text(let name) = value, !value.isBlank else { return value }
    for line in lower {
      guard case .text(let text)? = line.cells.first(where: { $0.column == column })?.value else { continue }
      let inner = text.trimmingSpaces
      // `(2)` numbers the column.
      guard text != name, inner.contains(where: { $0.isLetter || $0 == "%" }) else { continue }
      if inner.hasPrefix("("), inner.hasSuffix(")") { return .text("\(name) \(inner)") }
    }
    return value
  }

  /// Other columns with something in rows that have a key.
  private static func filled(in rows: ArraySlice<SheetRow>, besides named: [Int], key: Int?) -> Set<Int> {
    guard let key else { return [] }
    var isNamed = [Bool](repeating: false, count: SheetRow.greatestColumn)
    for column in named { isNamed[column] = true }
    var found: Set<Int> = []
    for row in rows {
      guard row.cells.contains(where: { !isNamed[$0.column] && !$0.value.isBlank }),
        row.cells.contains(where: { $0.column == key && !$0.value.isBlank })
      else { continue }
      for cell in row.cells where !isNamed[cell.column] && !cell.value.isBlank { found.insert(cell.column) }
    }
    return found
  }

  /// Its lower rows, each with the first text of its own.
  var lowerTexts: [(line: Int, text: String)] {
    lower.filter { !$0.isBlank }.map { line in
      let texts = line.cells.compactMap { cell -> (column: Int, text: String)? in
        if case .text(let text) = cell.value, !cell.value.isBlank { (cell.column, text) } else { nil }
      }
      let own = texts.first { text in
        !row.cells.contains { $0.column == text.column && $0.value == .text(text.text) }
      }
      return (line.number, (own ?? texts.first)?.text ?? "")
    }
  }
}
