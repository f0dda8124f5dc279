import TargetDSL

/// Rows of a single cell below the last one of a file of text: what a sheet has there comes out as `Người lập biểu,,,` when it is saved
/// as text, and means the same. A line of a single field is seen by every pass.
struct TailOfText {
  private(set) var leftOut = LeftOutRows()
  /// Their offsets in the file.
  private(set) var omitted: [Int] = []

  private static let window = 1 << 16

  init(of part: TablePart, table: Table) throws(FileFailure) {
    let header = part.header
    let key = table.key.flatMap { header.fields[$0] }
    guard header.fieldCount > 1, key != nil || table.key == nil, try TailOfText.mayHaveOne(part) else {
      return
    }
    let looking = TailConsumer(key: key)
    // What is wrong with the file shows when it is read.
    guard (try? TableScan(part).run([looking])) != nil, looking.hasBody, !looking.tail.isEmpty else { return }
    var end = looking.endOfBody - part.base
    var rows: [TailRows.Row] = []
    for row in looking.tail {
      let start = row.offset - part.base
      let breaks = try part.file.bytes(end..<max(end, start)).count { $0 == 0x0A }
      rows.append(
        TailRows.Row(place: row.offset, column: row.field, text: matchKey(row.text), isSeparated: breaks > 1))
      end = row.end - part.base
    }
    let places = TailRows(rows, key: key, keys: looking.keys).places
    for row in looking.tail where places.contains(row.offset) {
      omitted.append(row.offset - part.base)
      leftOut.add(
        LeftOutRow(offset: row.offset, path: part.file.path, line: row.line, kind: .tail, text: row.text),
        isEmptyLine: false)
    }
  }

  /// Whether the last line with several fields has a single one with something in it, as far as the end of the file tells.
  private static func mayHaveOne(_ part: TablePart) throws(FileFailure) -> Bool {
    let size = part.file.size
    let end = try part.file.bytes(max(part.header.dataStart, size - window)..<size)
    for line in end.split(separator: 0x0A).reversed().map(Array.init)
    where line.contains(part.header.separator) {
      // Half of a cell of several lines may be anything.
      guard line.count(where: { $0 == 0x22 }).isMultiple(of: 2),
        case .success(let record) = CSVRecord.parse(line, from: 0, separator: part.header.separator)
      else { return true }
      let filled = record.fields.count { !CellReader.trimmed(CSVRecord.content(line[$0])).isEmpty }
      if filled > 0 { return filled == 1 }
    }
    return false
  }
}

/// Keeps the rows of a single cell at the end, and what the keys above them are like.
private final class TailConsumer: BatchConsumer {
  struct Row {
    let offset: Int
    let end: Int
    let line: Int
    let field: Int
    let text: String
  }

  private(set) var tail: [Row] = []
  private(set) var keys = TailRows.Keys()
  private(set) var endOfBody = 0
  private(set) var hasBody = false
  private let key: Int?
  private var counter = LineCounter()

  init(key: Int?) { self.key = key }

  func consume(_ batch: RowBatch) {
    for row in 0..<batch.rows {
      let last = batch.cell(row: row, field: batch.fieldCount - 1)
      let end = batch.fileOffset + last.upperBound
      if let (field, text) = TailConsumer.text(of: row, batch) {
        tail.append(
          Row(
            offset: batch.fileOffset + batch.cell(row: row, field: 0).lowerBound, end: end,
            line: counter.line(row, batch), field: field, text: text))
        continue
      }
      hasBody = true
      endOfBody = end
      for row in tail where row.field == key { keys.add(matchKey(row.text)) }
      tail.removeAll()
      if let key, !keys.isSettled {
        keys.add(matchKey(String(decoding: batch.content(row: row, field: key), as: UTF8.self)))
      }
    }
  }

  /// The only cell with something in it, where it has letters.
  private static func text(of row: Int, _ batch: RowBatch) -> (field: Int, text: String)? {
    var found: Int?
    for field in 0..<batch.fieldCount
    where !StrangeRows.isBlank(batch.window, batch.cell(row: row, field: field)) {
      guard found == nil else { return nil }
      found = field
    }
    guard let found else { return nil }
    let text = String(decoding: batch.content(row: row, field: found), as: UTF8.self).trimmingSpaces
    return text.contains(where: \.isLetter) ? (found, text) : nil
  }
}
