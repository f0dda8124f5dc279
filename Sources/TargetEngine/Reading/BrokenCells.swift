/// The broken cells of one column: how many, and the first few.
struct BrokenCells: Sendable {
  struct Cell: Sendable {
    /// In the file.
    let offset: Int
    let line: Int
    let column: Int
    let text: String
    let fault: CellFault
  }

  static let shown = 5
  private(set) var count = 0
  private(set) var faults: [CellFault: Int] = [:]
  /// By offset.
  private(set) var first: [Cell] = []

  /// What stands in broken cells of rows that an engine gave.
  private(set) var texts: [String: CellFault] = [:]
  private static let mostTexts = 1000

  /// `cell` is only made where it is among the first. It stands in so many rows.
  mutating func add(_ fault: CellFault, at offset: Int, rows: Int, _ cell: () -> Cell) {
    count += rows
    faults[fault, default: 0] += rows
    guard first.count < BrokenCells.shown || offset < first[first.count - 1].offset else { return }
    insert(cell())
  }

  mutating func note(_ text: String, _ fault: CellFault) {
    if texts.count < BrokenCells.mostTexts { texts[text] = fault }
  }

  private mutating func insert(_ cell: Cell) {
    let index = first.firstIndex { $0.offset > cell.offset } ?? first.count
    first.insert(cell, at: index)
    if first.count > BrokenCells.shown { first.removeLast() }
  }

  mutating func merge(_ other: BrokenCells) {
    count += other.count
    faults.merge(other.faults) { $0 + $1 }
    texts.merge(other.texts) { first, _ in first }
    for cell in other.first { insert(cell) }
  }
}
