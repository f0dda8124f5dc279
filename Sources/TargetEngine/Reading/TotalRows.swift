import TargetDSL

/// Rows that sum up the others of their file, as office tables end or begin with them. Only the first and last few
/// rows are looked at, so the size of the file does not matter.
struct TotalRows {
  /// The line of each, and the cell that says so.
  let found: [(line: Int, cell: String)]

  private static let rows = 3
  private static let window = 8_192
  private static let words: Set<String> = Set(
    [
      "cộng", "tổng", "tổng cộng", "tổng số", "cộng dồn", "toàn tỉnh", "total", "totals", "grand total",
      "sum",
      "subtotal",
    ].map { matchKey($0) })

  init(in file: DataFile, _ header: CSVHeader) throws(FileFailure) {
    let first = try file.bytes(header.dataStart..<header.dataStart + TotalRows.window)
    let head = TotalRows.records(first, header.separator, limit: TotalRows.rows)
    let tailStart = max(header.dataStart, file.size - TotalRows.window)
    var last = tailStart == header.dataStart ? first : try file.bytes(tailStart..<file.size)
    var offset = tailStart
    if tailStart > header.dataStart {
      // The window begins anywhere in a line.
      let cut = (last.firstIndex(of: 0x0A) ?? last.count - 1) + 1
      last.removeFirst(cut)
      offset += cut
    }
    let tail = TotalRows.records(last, header.separator).suffix(TotalRows.rows)
    var found: [(line: Int, cell: String)] = []
    var seen: Set<Int> = []
    for (start, cells) in head.map({ (header.dataStart + $0.start, $0.cells) })
      + tail.map({ (offset + $0.start, $0.cells) })
    where seen.insert(start).inserted {
      guard let cell = cells.first(where: TotalRows.isTotal) else { continue }
      found.append((try TotalRows.line(at: start, in: file, header), cell))
    }
    self.found = found
  }

  private static func isTotal(_ cell: String) -> Bool {
    let trimmed = cell.drop { $0 == " " }.reversed().drop { " :.".contains($0) }.reversed()
    return trimmed.count <= 20 && words.contains(matchKey(String(trimmed)))
  }

  /// The records of some bytes with their offsets; what does not parse is left out.
  private static func records(
    _ bytes: [UInt8], _ separator: UInt8, limit: Int = .max
  ) -> [(start: Int, cells: [String])] {
    var records: [(start: Int, cells: [String])] = []
    var at = 0
    while at < bytes.count, records.count < limit,
      case .success(let record) = CSVRecord.parse(bytes, from: at, separator: separator)
    {
      if !record.isBlankLine {
        records.append(
          (at, record.fields.map { String(decoding: CSVRecord.content(bytes[$0]), as: UTF8.self) }))
      }
      at = record.end
    }
    return records
  }

  private static func line(
    at offset: Int, in file: DataFile, _ header: CSVHeader
  ) throws(FileFailure) -> Int {
    var line = header.dataLine
    var at = header.dataStart
    while at < offset {
      let part = try file.bytes(at..<min(offset, at + 1 << 20))
      line += part.count { $0 == 0x0A }
      at += 1 << 20
    }
    return line
  }
}
