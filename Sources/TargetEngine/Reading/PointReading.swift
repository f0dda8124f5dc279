import TargetDSL

/// Whether the points in a number column of a table that does not say how its numbers are written may group thousands: every
/// cell with a point has exactly three digits behind it, and none starts with `0.`.
final class PointReading: BatchConsumer {
  /// In the table.
  private let column: Int
  private var hasPoint = false
  private var isDecimal = false

  init(column: Int) { self.column = column }

  var hasTwoReadings: Bool { hasPoint && !isDecimal }

  enum Beginning {
    case decided(hasTwoReadings: Bool)
    /// None of many cells has a point.
    case pointless
    /// More rows have to be looked at.
    case open
  }

  /// What the first rows say; those that are left out say nothing, here as later.
  static func ofBeginning(of part: TablePart, column: Int) throws(ScanFault) -> Beginning {
    let reading = PointReading(column: column)
    let scan = TableScan(part, segmentSize: CSVMending.looked, segments: 1)
    try scan.run([reading])
    if reading.isDecimal || scan.readsAll { return .decided(hasTwoReadings: reading.hasTwoReadings) }
    return reading.hasPoint ? .open : .pointless
  }

  func consume(_ batch: RowBatch) {
    guard !isDecimal, let field = batch.field(of: column) else { return }
    // Numbers that a workbook stores have no other reading and say nothing of how others are written; a text of one has its mark.
    if let sheet = batch.part.file.sheet, sheet.decimalFields.contains(field) { return }
    let cells = batch.column(field)
    for row in 0..<batch.rows {
      let (start, end) = cells[row]
      guard end > start, (start..<end).contains(where: { cells.byte(at: $0) == 0x2E }) else { continue }
      add(CSVRecord.content(batch.window.bytes(start..<end)))
      if isDecimal { return }
    }
  }

  static func isNumberWithPoint(_ text: String) -> Bool { number(Array(text.utf8)) != nil }

  /// A number with a point, as it stands in a cell, and where its point is.
  private static func number(_ cell: [UInt8]) -> (text: ArraySlice<UInt8>, point: Int)? {
    var cell = CellReader.trimmed(cell)
    if let plain = CellReader.withoutExoticSpaces(cell) { cell = plain[...] }
    if cell.last == 0x25 { cell = CellReader.trimmed(cell.dropLast()) }
    guard let point = cell.firstIndex(of: 0x2E),
      case .success = NumberCell.parse(cell, format: .plain, isWhole: false)
    else { return nil }
    return (cell, point)
  }

  func add(_ cell: [UInt8]) {
    guard let (cell, point) = PointReading.number(cell) else { return }
    hasPoint = true
    let whole = cell[..<point].drop { $0 == 0x2D || $0 == 0x2B }
    if cell.endIndex - point != 4 || whole.elementsEqual([0x30]) { isDecimal = true }
  }
}
