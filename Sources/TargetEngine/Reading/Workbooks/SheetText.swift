import TargetDSL

/// A sheet as CSV in the formats of its table: one line a row, a field for each column that has a header. Columns without one are
/// fields only where the word for a total stands in one of them: which rows are totals, the first filled cell of a row says.
struct SheetText {
  /// Its number format; `nil` where no table is known.
  private let table: Table?
  private let rows: ArraySlice<SheetRow>
  /// The columns of the sheet, and what column of the table each of them is.
  private let fields: [(column: Int, meaning: Meaning)]
  /// Columns of the sheet in which the texts that look like numbers can be read in two ways.
  private let unclear: Set<Int>
  private let mergedLines: Set<Int>
  private let tailLines: Set<Int>
  private let titles: [(line: Int, text: String)]
  private let linesAbove: [(line: Int, text: String)]
  private let headerRows: [(line: Int, text: String)]
  private let nameless: [Int]
  private let cellCount: Int
  private let doubts: [FileRemark]

  private enum Meaning: Equatable {
    case number(isPercent: Bool, hasUnit: Bool)
    case other
    /// Under no header.
    case nameless

    var isNumber: Bool { if case .number = self { true } else { false } }
  }

  static let largest = 1 << 30

  /// The header is that of the first twenty rows with something in them that names most columns of the table, the first of several:
  /// titles often stand above it.
  init(_ sheet: Sheet, table: Table) throws(FileFailure) {
    self.table = table
    let rows = sheet.rows
    let names = table.columnsByHeader
    let candidates = rows.indices.filter { !rows[$0].isBlank }.prefix(20)
    func matched(_ index: Int) -> Int {
      Set(rows[index].cells.compactMap { SheetText.column(of: $0.value, names) }).count
    }
    guard var header = candidates.first else {
      throw FileFailure(reason: Phrase(en: "the sheet is empty", vi: "trang tính rỗng"))
    }
    for index in candidates where matched(index) > matched(header) { header = index }
    if let first = SheetText.headerWithRows(in: rows[..<header], table, names) {
      throw .twoHeaders(first, rows[header].number)
    }
    // A header of two rows ends with its lower one, into which the upper is merged.
    if let lower = candidates.first(where: { $0 > header }), rows[lower].number == rows[header].number + 1,
      matched(lower) == matched(header),
      sheet.merges.contains(where: {
        $0.rows.lowerBound <= rows[header].number && $0.rows.upperBound == rows[lower].number
      })
    {
      header = lower
    }
    let columns = table.columns
    let named = rows[header].cells.first { cell in
      table.key.map { SheetText.column(of: cell.value, names) == $0 } ?? !cell.value.isBlank
    }
    let whole = SheetHeader(of: sheet, at: header, key: named?.column) {
      SheetText.column(of: $0, names) != nil
    }
    let body = rows[whole.lower.endIndex...]
    headerRows = whole.lowerTexts
    nameless = whole.nameless
    let headed = whole.row.cells.filter { !$0.value.isBlank }.map { cell in
      (cell.column, SheetText.meaning(SheetText.column(of: cell.value, names).map { columns[$0].type }))
    }
    guard !headed.isEmpty else { throw SheetRow.absurd }
    fields = SheetText.withColumnsOfTotals(headed, body)
    self.rows = [whole.row] + body
    mergedLines = sheet.mergedLines()
    let key = table.key == nil ? nil : named?.column
    tailLines =
      headed.count > 1 ? TailRows(below: body, key: key, hasKey: table.key != nil).places : []
    let (tail, written) = (tailLines, fields.map(\.column))
    func isLeftOut(_ row: SheetRow) -> Bool {
      tail.contains(row.number) || row.isTotal(under: written)
    }
    unclear = SheetText.unclearColumns(
      of: table, body.filter { !isLeftOut($0) },
      rows[header].cells.filter { cell in
        if case .decimal = SheetText.column(of: cell.value, names).map({ columns[$0].type }) {
          true
        } else {
          false
        }
      }.map(\.column))
    let above = rows[..<header].filter { !$0.isBlank }.map { row in
      (
        row.number,
        row.cells.compactMap { cell in
          if case .text(let text) = cell.value, !cell.value.isBlank { text } else { nil }
        }
      )
    }
    titles = above.map { ($0, $1.first ?? "") }
    linesAbove = above.map { ($0, UnitNote.line(of: $1)) }
    cellCount = rows.reduce(0) { $0 + $1.cells.count }
    doubts =
      SheetDoubts(sheet, body, numbers: fields.filter(\.meaning.isNumber).map(\.column)).remarks
  }

  /// Also those that have no header, where the word for a total stands in one of them.
  private static func withColumnsOfTotals(
    _ headed: [(column: Int, meaning: Meaning)], _ rows: ArraySlice<SheetRow>
  ) -> [(column: Int, meaning: Meaning)] {
    let named = Set(headed.map(\.column))
    var others: Set<Int> = []
    var haveTotal = false
    for row in rows {
      for (column, value) in row.cells where !named.contains(column) && !value.isBlank {
        others.insert(column)
        if case .text(let text) = value { haveTotal = haveTotal || StrangeRows.tellsOfTotal(text) }
      }
    }
    guard haveTotal else { return headed }
    return (headed + others.map { ($0, .nameless) }).sorted { $0.column < $1.column }
  }

  /// The number of a row that is a header with rows of the table below it.
  private static func headerWithRows(
    in rows: ArraySlice<SheetRow>, _ table: Table, _ names: [String: Int]
  ) -> Int? {
    var found: (line: Int, columns: [Int])?
    for row in rows {
      let filled = row.cells.filter { !$0.value.isBlank }
      guard filled.count > 1 else { continue }
      if let found {
        let hasRow = filled.contains { cell in
          found.columns.contains(cell.column) && column(of: cell.value, names) == nil
        }
        if hasRow, !RowsAtTheTop.numbersColumns(filled.map { $0.value.plainText }) {
          return found.line
        }
      } else {
        let named = filled.compactMap { cell in column(of: cell.value, names).map { (cell.column, $0) } }
        let key = table.key.flatMap { key in named.first { $0.1 == key }?.0 }
        if Set(named.map(\.1)).count > 1 || key != nil {
          found = (row.number, key.map { [$0] } ?? named.map(\.0))
        }
      }
    }
    return nil
  }

  /// All of a sheet, for a file of which no table is known.
  init(whole sheet: Sheet) throws(FileFailure) {
    table = nil
    unclear = []
    rows = sheet.rows[...]
    let columns = Set(sheet.rows.flatMap { row in row.cells.filter { !$0.value.isBlank }.map(\.column) })
    fields = columns.sorted().map { ($0, .other) }
    guard !fields.isEmpty else {
      throw FileFailure(reason: Phrase(en: "the sheet is empty", vi: "trang tính rỗng"))
    }
    mergedLines = sheet.mergedLines()
    tailLines = []
    titles = []
    linesAbove = []
    headerRows = []
    nameless = []
    doubts = []
    cellCount = rows.reduce(0) { $0 + $1.cells.count }
  }

  /// Stored numbers say nothing of how the texts between them are written.
  private static func unclearColumns(
    of table: Table, _ rows: [SheetRow], _ columns: [Int]
  ) -> Set<Int> {
    guard !table.numbersWritten, table.numbers == .plain, !columns.isEmpty else { return [] }
    var readings: [Int: PointReading] = [:]
    for column in columns { readings[column] = PointReading(column: column) }
    for row in rows {
      for (column, value) in row.cells {
        if case .text(let text) = value, text.utf8.contains(0x2E), let reading = readings[column] {
          reading.add(Array(text.utf8))
        }
      }
    }
    return Set(readings.filter(\.value.hasTwoReadings).keys)
  }

  /// The column of the table that a header names.
  private static func column(of value: SheetRow.Value, _ names: [String: Int]) -> Int? {
    switch value {
    case .text(let text): HeaderName(text).column(in: names)?.column
    case .number(let text): names[matchKey(text)]
    default: nil
    }
  }

  private static func meaning(_ type: ColumnType?) -> Meaning {
    switch type {
    case .whole(let unit), .decimal(let unit):
      .number(isPercent: unit?.type == .share, hasUnit: unit.map { !$0.text.isEmpty } ?? false)
    default: .other
    }
  }

  func file(path: String, remarks: [FileRemark]) throws(FileFailure) -> DataFile {
    var bytes: [UInt8] = []
    let first = rows.first?.number ?? 1
    var line = first
    let last = rows.last { !$0.isBlank }?.number ?? first
    let limit = min(SheetText.largest, 64 << 20 + 256 * cellCount)
    var percents = PercentCells()
    var decimals: Set<Int> = []
    for row in rows where row.number <= last {
      while line < row.number {
        bytes.append(0x0A)
        line += 1
      }
      write(row, to: &bytes, &percents, &decimals)
      bytes.append(0x0A)
      line += 1
      guard bytes.count <= limit else { throw ZipArchive.tooLarge }
    }
    return DataFile(
      path: path, bytes: bytes, firstLine: first,
      sheet: DataFile.SheetPlace(
        columns: fields.map { $0.column + 1 }, mergedLines: mergedLines, tailLines: tailLines, titles: titles,
        linesAbove: linesAbove,
        headerRows: headerRows, nameless: nameless.map { $0 + 1 }, decimalFields: decimals),
      remarks: remarks + percents.remarks + doubts)
  }

  private func write(
    _ row: SheetRow, to bytes: inout [UInt8], _ percents: inout PercentCells, _ decimals: inout Set<Int>
  ) {
    var cells = row.cells[...]
    let start = bytes.count
    var isBlank = true
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      while let cell = cells.first, cell.column < field.column { cells.removeFirst() }
      guard let cell = cells.first, cell.column == field.column else { continue }
      if !cell.value.isBlank, field.meaning != .nameless { isBlank = false }
      if case .number(let number) = cell.value, number.utf8.contains(0x2E) { decimals.insert(index) }
      if case .percent(let stored) = cell.value, field.meaning == .number(isPercent: false, hasUnit: false) {
        percents.add(field: index, row: row.number, column: field.column + 1, stored: stored)
      }
      if case .text(let text) = cell.value, unclear.contains(field.column),
        PointReading.isNumberWithPoint(text)
      {
        write(SheetFault.twoReadings(text).text, to: &bytes)
      } else {
        write(text(cell.value, field.meaning), to: &bytes)
      }
    }
    // A row with nothing under the headers is a blank line.
    if isBlank { bytes.removeLast(bytes.count - start) }
  }

  private func text(_ value: SheetRow.Value, _ meaning: Meaning) -> String {
    switch value {
    case .text(let text): return text
    case .number(let number): return decimal(number)
    case .percent(let number):
      let hundredfold = SheetNumber.decimal(number, shiftedBy: 2) ?? number
      switch meaning {
      case .number(isPercent: true, _): return decimal(hundredfold)
      case .number(isPercent: false, hasUnit: false): return decimal(number)
      case .number, .other, .nameless: return decimal(hundredfold) + "%"
      }
    case .padded(let number, let width):
      return !meaning.isNumber
        ? String(repeating: "0", count: max(0, width - number.utf8.count)) + number : number
    case .flag(let flag): return flag ? "true" : "false"
    case .date(let date): return date.description
    case .fault(let fault): return fault.text
    }
  }

  private func decimal(_ number: String) -> String {
    table?.numbers != .vietnamese ? number : number.replacing(".", with: ",")
  }

  /// A line break in a cell becomes a space, so that lines keep the numbers of the sheet's rows.
  private func write(_ text: String, to bytes: inout [UInt8]) {
    let isQuoted = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x3B || $0 == 0x09 || $0 == 0x7C }
    if !isQuoted, !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
      return bytes.append(contentsOf: text.utf8)
    }
    CSVRecord.write(text.utf8, to: &bytes, isQuoted: isQuoted)
  }
}

/// Cells with a per-cent format in number columns without a unit: each column is said once.
private struct PercentCells {
  private var found: [Int: (row: Int, column: Int, stored: String, count: Int)] = [:]

  mutating func add(field: Int, row: Int, column: Int, stored: String) {
    found[field, default: (row, column, stored, 0)].count += 1
  }

  var remarks: [FileRemark] {
    found.sorted { $0.key < $1.key }.map { _, first in
      let shown = (SheetNumber.decimal(first.stored, shiftedBy: 2) ?? first.stored) + "%"
      let all =
        first.count == 1
        ? Phrase(verbatim: "")
        : Phrase(
          en: " (\(first.count) cells of the column are percentages)",
          vi: " (cột có \(first.count) ô dạng phần trăm)")
      return FileRemark(
        .percentCells, line: first.row, column: first.column,
        Phrase(
          en:
            "this cell shows \(shown) and is read as \(first.stored), because its column has no unit\(all); declare the column `in %` if percentages are meant",
          vi:
            "ô này hiển thị \(shown) và được đọc là \(first.stored) vì cột không có đơn vị\(all); hãy khai báo cột `in %` nếu muốn nói phần trăm"
        ))
    }
  }
}
