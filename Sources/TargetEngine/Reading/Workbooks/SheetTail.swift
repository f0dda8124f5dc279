import TargetDSL

extension TailRows {
  /// Of a sheet, by the numbers of rows.
  ///
  /// - Parameters:
  ///   - rows: Those below the header.
  ///   - key: The column of the sheet with the table's key; `nil` for a table without one or a sheet that lacks it.
  init(below rows: ArraySlice<SheetRow>, key: Int?, hasKey: Bool) {
    let filled = rows.filter { !$0.isBlank }
    let tail = filled.reversed().prefix { TailRows.text(of: $0) != nil }.reversed()
    let body = filled.dropLast(tail.count)
    guard let last = body.last, !tail.isEmpty, key != nil || !hasKey else {
      self.init([], key: nil, keys: Keys())
      return
    }
    var keys = Keys()
    if let key {
      for row in body {
        if case .text(let text)? = row.cells.first(where: { $0.column == key })?.value {
          keys.add(matchKey(text))
        }
      }
    }
    var previous = last.number
    let rows = tail.compactMap { row -> Row? in
      guard let (column, text) = TailRows.text(of: row) else { return nil }
      defer { previous = row.number }
      return Row(place: row.number, column: column, text: text, isSeparated: row.number > previous + 1)
    }
    self.init(rows, key: key, keys: keys)
  }

  /// The only cell with something in it, where it is a text with letters: folded, and its column.
  private static func text(of row: SheetRow) -> (column: Int, text: String)? {
    var found: (Int, String)?
    for (column, value) in row.cells where !value.isBlank {
      guard found == nil, case .text(let text) = value, text.contains(where: \.isLetter) else { return nil }
      found = (column, matchKey(text))
    }
    return found
  }
}
