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

  /// `cell` is only made where it is among the first.
  mutating func add(_ fault: CellFault, at offset: Int, _ cell: () -> Cell) {
    count += 1
    faults[fault, default: 0] += 1
    guard first.count < BrokenCells.shown || offset < first[first.count - 1].offset else { return }
    insert(cell())
  }

  private mutating func insert(_ cell: Cell) {
    let index = first.firstIndex { $0.offset > cell.offset } ?? first.count
    first.insert(cell, at: index)
    if first.count > BrokenCells.shown { first.removeLast() }
  }

  mutating func merge(_ other: BrokenCells) {
    count += other.count
    faults.merge(other.faults) { $0 + $1 }
    for cell in other.first { insert(cell) }
  }
}
