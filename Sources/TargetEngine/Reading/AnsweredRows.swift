import TargetDSL

/// What sets a part apart whose rows an engine gave: several that are alike may stand as one, with their number behind
/// the cells.
struct AnsweredRows: Sendable {
  /// The field that says how many rows one stands for; `nil` where each is one row.
  let countField: Int?
  /// Columns of the table that the engine was asked for. Others are not missing.
  let asked: Set<Int>
  /// Columns that the engine has.
  let present: Set<Int>
  /// Number columns that the engine holds as numbers: a point in them is a decimal point.
  let numbers: Set<Int>
  /// Columns that are there and cannot be read exactly, and why.
  let refused: [Int: Phrase]
  /// Whether keys, headings and totals have been looked at.
  let isSifted: Bool
  /// Where broken cells stand.
  let finder: any CellFinder
}

/// Looks up where a cell stands that could not be read, in a table whose rows came without their keys.
protocol CellFinder: Sendable {
  /// The first cells of a column with one of some texts, by key; each with the key of its row.
  func cells(of column: Int, with texts: [String], limit: Int) -> [(key: String, text: String)]
}

extension RowBatch {
  var isCounted: Bool { part.answered?.countField != nil }

  /// How many rows of the table a row stands for.
  func count(_ row: Int) -> Int {
    guard let field = part.answered?.countField else { return 1 }
    var count = 0
    for at in cell(row: row, field: field) {
      let digit = Int(window[at]) &- 0x30
      guard (0...9).contains(digit), count < Int.max / 16 else { return count }
      count = count * 10 + digit
    }
    return count
  }
}
