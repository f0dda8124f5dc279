import TargetDSL

/// Rows below the last one of a table that have a single cell: who made the list, where it was signed. Such a cell may also be
/// the key of a row with nothing else known, so it has to be unlike the keys above it.
struct TailRows {
  /// A row whose only cell with something in it is a text with letters.
  struct Row {
    /// What tells it from others: its line or its place.
    let place: Int
    let column: Int
    /// Folded.
    let text: String
    /// Whether rows that are wholly blank stand above it.
    let isSeparated: Bool
  }

  /// What the keys above them are like, each folded.
  struct Keys {
    private(set) var haveWords = false
    private(set) var lookSigned = false

    var isSettled: Bool { haveWords && lookSigned }

    mutating func add(_ key: String) {
      if key.contains(" ") { haveWords = true }
      if SignatureWords.begin(key) { lookSigned = true }
    }
  }

  /// Their places.
  private(set) var places: Set<Int> = []

  /// - Parameters:
  ///   - tail: The rows of a single cell below all others.
  ///   - key: The column with the table's key; `nil` for a table without one.
  init(_ tail: [Row], key: Int?, keys: Keys) {
    for (index, row) in tail.enumerated() {
      // Without a key in the row it is told from a row as anywhere else.
      if let key, row.column != key { continue }
      let isUnlike = row.text.contains(" ") && (key == nil ? row.isSeparated : !keys.haveWords)
      if isUnlike || SignatureWords.begin(row.text) && !keys.lookSigned {
        places = Set(tail.dropFirst(index).map(\.place))
        return
      }
    }
  }
}
