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

  /// What the first rows say.
  static func ofBeginning(
    of file: DataFile, _ header: CSVHeader, column: Int, field: Int
  ) throws(FileFailure) -> Beginning {
    // A number that a workbook stores has no other reading, and a text of one has its mark.
    if let sheet = file.sheet, sheet.decimalFields.contains(field) {
      return .decided(hasTwoReadings: false)
    }
    let bytes = try file.bytes(header.dataStart..<header.dataStart + CSVMending.looked)
    let isWhole = header.dataStart + bytes.count >= file.size
    let reading = PointReading(column: column)
    var at = 0
    while at < bytes.count, !reading.isDecimal,
      case .success(let record) = CSVRecord.parse(bytes, from: at, separator: header.separator)
    {
      if record.end == bytes.count, !isWhole { break }
      if record.fields.indices.contains(field) { reading.add(CSVRecord.content(bytes[record.fields[field]])) }
      at = record.end
    }
    if reading.isDecimal || isWhole { return .decided(hasTwoReadings: reading.hasTwoReadings) }
    return reading.hasPoint ? .open : .pointless
  }

  func consume(_ batch: RowBatch) {
    guard !isDecimal, let field = batch.field(of: column) else { return }
    // Numbers that a workbook stores say nothing of how other files write theirs.
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
