import Synchronization
import TargetDSL

/// What sets a part apart whose rows an engine gave: several that are alike may stand as one, with their number behind
/// the cells.
struct AnsweredRows: Sendable {
  /// The field that says how many rows one stands for; `nil` where each is one row.
  let countField: Int?
  /// Rows of which only the sum of some cells is known.
  var together: RowsTogether?
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

/// Rows of an engine that were put together: each has some value between the least and the greatest of those for which
/// it stands, so that sums are right, and nothing that looks at one row is.
final class RowsTogether: Sendable {
  /// The field with the number of the pattern, from 1; 0 where a row is as it is.
  let field: Int
  private let found = Mutex<Set<Int>>([])

  init(field: Int) {
    self.field = field
  }

  /// Patterns of which a row was looked at by itself.
  var uncertain: Set<Int> { found.withLock { $0 } }

  func noteUncertain(_ pattern: Int) { found.withLock { _ = $0.insert(pattern) } }
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
    part.answered?.countField.map { number(in: $0, row: row) } ?? 1
  }

  /// Says that rows of a word are looked at by themselves, where they stand for rows that may differ.
  func noteUncertain(_ rows: UInt64, word: Int) {
    guard let together = part.answered?.together else { return }
    var rest = rows
    while rest != 0 {
      let pattern = number(in: together.field, row: word * 64 + rest.trailingZeroBitCount)
      rest &= rest - 1
      if pattern > 0 { together.noteUncertain(pattern) }
    }
  }

  private func number(in field: Int, row: Int) -> Int {
    var number = 0
    for at in cell(row: row, field: field) {
      let digit = Int(window[at]) &- 0x30
      guard (0...9).contains(digit), number < Int.max / 16 else { return number }
      number = number * 10 + digit
    }
    return number
  }
}
