import TargetDSL

/// A row of a file that is no row of its table.
struct LeftOutRow: Sendable {
  enum Kind: Sendable, Hashable, CaseIterable {
    case title, header, units, columnNumbers, total, heading, blank, tail
  }

  /// In the table as a whole.
  let offset: Int
  let path: String
  let line: Int
  let kind: Kind
  /// Its first filled cell, cut short.
  let text: String
}

/// The rows that one pass over a part leaves out because of what they are: how many, and the first few.
struct LeftOutRows: Sendable {
  /// So many of a stretch of rows are kept to be listed.
  static let kept = 50

  private(set) var first: [LeftOutRow] = []
  var isFull: Bool { first.count >= LeftOutRows.kept }
  /// Of rows taken by `addAll`, all of them.
  private(set) var offsets: [Int] = []
  private(set) var counts: [LeftOutRow.Kind: Int] = [:]
  /// The last row of the table, by its offset.
  private(set) var lastRow = -1
  /// Stretches of lines without anything on them behind the last row of a segment: where the first stands, how many.
  private var emptyLines: [(row: LeftOutRow, count: Int)] = []
  private var pending: (row: LeftOutRow, count: Int)?

  /// Takes the rows of a segment in the order of the file. `isEmptyLine` has nothing on it: at the end of a file it is
  /// nothing to speak of.
  mutating func add(_ row: LeftOutRow, isEmptyLine: Bool) {
    if isEmptyLine {
      pending = (pending?.row ?? row, (pending?.count ?? 0) + 1)
      return
    }
    count(row, 1)
  }

  /// Takes a row that the caller has to know the place of, however many there are.
  mutating func addAll(_ row: LeftOutRow) {
    offsets.append(row.offset)
    count(row, 1)
  }

  /// What belongs to one file.
  func of(_ path: String) -> LeftOutRows {
    var result = LeftOutRows()
    let own = first.filter { $0.path == path }
    for row in own { result.count(row, 1) }
    // Those beyond the ones that are kept are told with the file of the last.
    if first.last?.path == path, let kind = own.last?.kind {
      result.counts[kind, default: 0] += total - first.count
    }
    return result
  }

  private mutating func count(_ row: LeftOutRow, _ number: Int) {
    counts[row.kind, default: 0] += number
    if first.count < LeftOutRows.kept { first.append(row) }
  }

  mutating func rowFollows(at offset: Int) {
    lastRow = offset
    if let pending { count(pending.row, pending.count) }
    pending = nil
  }

  mutating func finishSegment() {
    if let pending { emptyLines.append(pending) }
    pending = nil
  }

  mutating func merge(_ other: LeftOutRows) {
    first += other.first
    for (kind, count) in other.counts { counts[kind, default: 0] += count }
    lastRow = max(lastRow, other.lastRow)
    emptyLines += other.emptyLines
  }

  /// All segments are in: empty lines above the last row are blank rows.
  func finished() -> LeftOutRows {
    var result = self
    for (row, count) in emptyLines where row.offset < lastRow { result.count(row, count) }
    result.emptyLines = []
    result.first.sort { $0.offset < $1.offset }
    return result
  }

  var total: Int { counts.values.reduce(0, +) }

  /// A line of a single field with rows of the table below it: no tail, but a row with too few fields.
  var strayTail: LeftOutRow? {
    first.filter { $0.kind == .tail && $0.offset < lastRow }.min { $0.offset < $1.offset }
  }
}
