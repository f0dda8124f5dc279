import TargetDSL

/// Rows below the last one of a sheet's table that have a single cell: who made the list, where it was signed. A file of lines
/// has a single field there; in a sheet such a cell may also be the key of a row with nothing else known, so it has to be
/// unlike the keys above it.
struct TailRows {
  /// Their numbers.
  private(set) var lines: Set<Int> = []

  /// - Parameters:
  ///   - rows: Those below the header.
  ///   - key: The column of the sheet with the table's key; `nil` for a table without one or a sheet that lacks it.
  init(below rows: ArraySlice<SheetRow>, key: Int?, hasKey: Bool) {
    let filled = rows.filter { !$0.isBlank }
    let tail = filled.reversed().prefix { TailRows.text(of: $0) != nil }.reversed()
    let body = filled.dropLast(tail.count)
    guard let last = body.last, !tail.isEmpty, key != nil || !hasKey else { return }
    let keys = key.map { key in
      body.compactMap { row -> String? in
        guard case .text(let text)? = row.cells.first(where: { $0.column == key })?.value else { return nil }
        return matchKey(text)
      }
    }
    let keysHaveWords = keys?.contains { $0.contains(" ") } ?? false
    let keysLookSigned = keys?.contains { SignatureWords.begin($0) } ?? false
    var previous = last.number
    for (index, row) in tail.enumerated() {
      guard let (column, text) = TailRows.text(of: row) else { return }
      let isSeparated = row.number > previous + 1
      previous = row.number
      // Without a key in the row it is told from a row as anywhere else.
      if let key, column != key { continue }
      let isUnlike = text.contains(" ") && (key == nil ? isSeparated : !keysHaveWords)
      if isUnlike || SignatureWords.begin(text) && !keysLookSigned {
        lines = Set(tail.dropFirst(index).map(\.number))
        return
      }
    }
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
