import TargetDSL

/// What stands above the rows of a file and is none of them: titles over the header, and the row below it that numbers
/// the columns. Rows of a sheet that are one merged cell are looked at here too, because only their file knows them.
struct RowsAtTheTop {
  private(set) var leftOut = LeftOutRows()
  /// Offsets in the file of rows that the scan has to pass over.
  private(set) var omitted: [Int] = []

  private static let window = 1 << 16

  init(of file: DataFile, _ header: CSVHeader, table: Table, base: Int) throws(FileFailure) {
    for (line, text) in (file.sheet?.titles ?? []) + header.titles {
      add(.title, offset: base, path: file.path, line: line, text: text)
    }
    for (line, text) in file.sheet?.headerRows ?? [] {
      add(.header, offset: base, path: file.path, line: line, text: text)
    }
    if let units = header.unitRow {
      add(.units, offset: base + header.dataStart - 1, path: file.path, line: units.line, text: units.text)
    }
    let head = try file.bytes(header.dataStart..<header.dataStart + RowsAtTheTop.window)
    let records = RowsAtTheTop.records(head, header, limit: 2)
    // Columns of a sheet without a name are fields only for the words of totals in them.
    func named(_ cells: [String]) -> [String] {
      guard file.sheet != nil else { return cells }
      return cells.indices.filter { !header.namelessFields.contains($0) }.map { cells[$0] }
    }
    if let first = records.first, RowsAtTheTop.numbersColumns(named(first.cells)) {
      let key = table.key.flatMap { header.fields[$0] }
      func cell(_ record: Int) -> String? {
        guard let key, records.indices.contains(record), records[record].cells.indices.contains(key) else {
          return nil
        }
        return records[record].cells[key]
      }
      if !RowsAtTheTop.goesOn(from: cell(0), to: cell(1)) {
        omitted.append(header.dataStart + first.start)
        add(
          .columnNumbers, offset: base + header.dataStart + first.start, path: file.path,
          line: header.dataLine + first.line, text: first.cells.prefix(6).joined(separator: " | "))
      }
    }
    if let sheet = file.sheet, !sheet.mergedLines.isEmpty || !sheet.tailLines.isEmpty {
      try leaveOut(sheet, file, header, table, base)
    }
  }

  /// Whether keys of two rows that follow each other go on from each other, so that the first is a row as well: `1` and `2`,
  /// `A` and `B`.
  private static func goesOn(from first: String?, to next: String?) -> Bool {
    guard let first, let next else { return false }
    if let one = letter(first), let other = letter(next) { return other == one + 1 }
    return next == "2"
  }

  /// The place of a letter that stands alone: 0 for `A` and `a`.
  private static func letter(_ text: String) -> Int? {
    guard text.utf8.count == 1, let lower = text.utf8.first.map({ $0 | 0x20 }), (0x61...0x7A).contains(lower)
    else { return nil }
    return Int(lower - 0x61)
  }

  private mutating func add(_ kind: LeftOutRow.Kind, offset: Int, path: String, line: Int, text: String) {
    leftOut.add(
      LeftOutRow(offset: offset, path: path, line: line, kind: kind, text: text), isEmptyLine: false)
  }

  /// The first records of some bytes: where each starts, on which line behind the first, and its trimmed cells.
  private static func records(
    _ bytes: [UInt8], _ header: CSVHeader, limit: Int
  ) -> [(start: Int, line: Int, cells: [String])] {
    var records: [(start: Int, line: Int, cells: [String])] = []
    var (at, line) = (0, 0)
    while at < bytes.count, records.count < limit,
      case .success(let record) = CSVRecord.parse(bytes, from: at, separator: header.separator)
    {
      if !record.isBlankLine {
        let cells = record.fields.map {
          String(decoding: CellReader.trimmed(CSVRecord.content(bytes[$0])), as: UTF8.self)
        }
        if cells.contains(where: { !$0.isEmpty }) { records.append((at, line, cells)) }
      }
      line += bytes[at..<record.end].count { $0 == 0x0A }
      at = record.end
    }
    return records
  }

  /// `1, 2, 3`, `(1), (2), (3)`, `A, B, 1, 2`, `a, 1, 2`: three columns or more, all of them filled.
  static func numbersColumns(_ cells: [String]) -> Bool {
    guard cells.count >= 3 else { return false }
    var letters = 0
    var next = 1
    for cell in cells {
      var text = cell[...]
      if let first = text.first, let last = text.last, "([".contains(first), ")]".contains(last) {
        text = text.dropFirst().dropLast()
      }
      let word = text.split(whereSeparator: \.isWhitespace).joined()
      if next == 1, letter(word) == letters {
        letters += 1
      } else if word == String(next) {
        next += 1
      } else {
        return false
      }
    }
    return next > 1
  }

  private mutating func leaveOut(
    _ sheet: DataFile.SheetPlace, _ file: DataFile, _ header: CSVHeader, _ table: Table, _ base: Int
  ) throws(FileFailure) {
    let judge = HeadingJudge(table: table, keys: [:])
    let bytes = try file.bytes(header.dataStart..<file.size)
    var (at, line) = (0, header.dataLine)
    while at < bytes.count,
      case .success(let record) = CSVRecord.parse(bytes, from: at, separator: header.separator)
    {
      let isTail = sheet.tailLines.contains(line)
      if isTail || table.key != nil && sheet.mergedLines.contains(line),
        record.fields.count == header.fieldCount,
        !omitted.contains(header.dataStart + at)
      {
        let cells = header.fields.map { field in field.map { CSVRecord.content(bytes[record.fields[$0]]) } }
        if isTail || judge.isHeading(cells, except: table.key) {
          omitted.append(header.dataStart + at)
          let text =
            record.fields.lazy.map { CellReader.trimmed(CSVRecord.content(bytes[$0])) }.first { !$0.isEmpty }
            ?? []
          add(
            isTail ? .tail : .heading, offset: base + header.dataStart + at, path: file.path, line: line,
            text: String(decoding: text, as: UTF8.self))
        }
      }
      line += bytes[at..<record.end].count { $0 == 0x0A }
      at = record.end
    }
    omitted.sort()
  }
}
