import TargetDSL

/// A row of a sheet: the cells that have something in them.
struct SheetRow {
  enum Value {
    case text(String)
    /// In decimal notation with a point.
    case number(String)
    case flag(Bool)
    case date(CalendarDate)
  }

  /// What the format allows (ECMA-376): more is refused.
  static let greatestNumber = 1_048_576
  static let greatestColumn = 16_384
  static let absurd = FileFailure(
    reason: Phrase(
      en: "the sheet's rows or columns are out of order or beyond what a sheet can have",
      vi: "hàng hoặc cột của trang tính sai thứ tự hoặc vượt quá giới hạn"))

  let number: Int
  /// Columns from 0, ascending.
  var cells: [(column: Int, value: Value)] = []

  init(number: Int) {
    self.number = number
  }

  var isBlank: Bool {
    cells.allSatisfy { cell in
      if case .text(let text) = cell.value { return text.allSatisfy(\.isWhitespace) }
      return false
    }
  }
}

/// A sheet as CSV in the formats of its table.
struct SheetText {
  private let table: Table
  private let rows: ArraySlice<SheetRow>
  private let columns: ClosedRange<Int>
  static let largest = 1 << 30

  /// The header is the first row with something in it or, where that names no column of the table, the one of the
  /// first twenty that names most: titles often stand above it.
  init(rows: [SheetRow], table: Table) throws(FileFailure) {
    self.table = table
    let names = Set(table.columns.flatMap { [$0.name] + $0.headers }.map { matchKey($0) })
    let candidates = rows.indices.filter { !rows[$0].isBlank }.prefix(20)
    func matched(_ index: Int) -> Int {
      rows[index].cells.count { cell in
        if case .text(let text) = cell.value { return names.contains(matchKey(text)) }
        return false
      }
    }
    guard let first = candidates.first else {
      throw FileFailure(reason: Phrase(en: "the sheet is empty", vi: "trang tính rỗng"))
    }
    var header = first
    if matched(first) == 0 {
      for index in candidates where matched(index) > matched(header) { header = index }
    }
    guard let left = rows[header].cells.first?.column, let right = rows[header].cells.last?.column else {
      throw SheetRow.absurd
    }
    columns = left...right
    self.rows = rows[header...]
  }

  func file(path: String) throws(FileFailure) -> DataFile {
    var bytes: [UInt8] = []
    let first = rows.first?.number ?? 1
    var line = first
    let last = rows.last { !$0.isBlank }?.number ?? first
    for row in rows where row.number <= last {
      while line < row.number {
        bytes.append(0x0A)
        line += 1
      }
      if !row.isBlank { write(row, to: &bytes) }
      bytes.append(0x0A)
      line += 1
      guard bytes.count <= SheetText.largest else { throw ZipArchive.tooLarge }
    }
    return DataFile(path: path, bytes: bytes, sheetRow: first)
  }

  private func write(_ row: SheetRow, to bytes: inout [UInt8]) {
    var column = columns.lowerBound
    for cell in row.cells where columns.contains(cell.column) {
      while column < cell.column {
        bytes.append(0x2C)
        column += 1
      }
      write(text(cell.value), to: &bytes)
    }
    while column < columns.upperBound {
      bytes.append(0x2C)
      column += 1
    }
  }

  private func text(_ value: SheetRow.Value) -> String {
    switch value {
    case .text(let text): return text
    case .number(let number): return table.numbers == .plain ? number : number.replacing(".", with: ",")
    case .flag(let flag): return flag ? "true" : "false"
    case .date(let date):
      return table.dates == .iso
        ? date.description : "\(date.day)/\(date.month)/" + date.description.prefix(4)
    }
  }

  /// A line break in a cell becomes a space, so that lines keep the numbers of the sheet's rows.
  private func write(_ text: String, to bytes: inout [UInt8]) {
    let isQuoted = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x3B || $0 == 0x09 }
    if isQuoted { bytes.append(0x22) }
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
    }
    if isQuoted { bytes.append(0x22) }
  }
}

enum SheetDate {
  /// The day of a serial number, its time dropped; `nil` outside the calendar. The 1900 system counts a 29 February
  /// 1900 that never was.
  static func date(serial: Double, isFrom1904: Bool) -> CalendarDate? {
    guard serial >= (isFrom1904 ? 0 : 1), serial < 3_000_000 else { return nil }
    let days = Int(serial)
    if isFrom1904 { return date(daysFrom: CalendarDate(year: 1904, month: 1, day: 1), days) }
    if days == 60 { return nil }
    return date(daysFrom: CalendarDate(year: 1899, month: 12, day: 31), days < 60 ? days : days - 1)
  }

  private static func date(daysFrom start: CalendarDate?, _ days: Int) -> CalendarDate? {
    guard let start else { return nil }
    let wanted = start.dayNumber + days
    // The year is at most one off; its days are counted month by month.
    var year = start.year + days / 366
    while let end = Optional(CalendarDate.endOf(year: year)), end.dayNumber < wanted, year < 9999 {
      year += 1
    }
    var rest = wanted - CalendarDate.startOf(year: year).dayNumber
    for month in 1...12 {
      let count = CalendarDate.days(inMonth: month, of: year)
      if rest < count { return CalendarDate(year: year, month: month, day: rest + 1) }
      rest -= count
    }
    return nil
  }
}

enum SheetNumber {
  /// The shortest decimal that is the same binary number: what a person typed, where the file has 17 digits.
  static func shortest(_ number: Double, written: String) -> String {
    if written.utf8.count <= 16,
      written.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D })
    {
      return written
    }
    let text = "\(number)"
    let parts = text.split(separator: "e", maxSplits: 1)
    guard parts.count == 2, let exponent = Int(parts[1]) else {
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    return shifted(String(parts[0]), by: exponent)
  }

  /// `1.25` by 3 is `1250`, by -2 `0.0125`.
  private static func shifted(_ mantissa: String, by exponent: Int) -> String {
    let isNegative = mantissa.hasPrefix("-")
    let unsigned = isNegative ? mantissa.dropFirst() : mantissa[...]
    let parts = unsigned.split(separator: ".", maxSplits: 1)
    let fraction = parts.count == 2 && parts[1] != "0" ? String(parts[1]) : ""
    let digits = (parts.first.map(String.init) ?? "") + fraction
    let point = digits.count - fraction.count + exponent
    let result: String
    if point <= 0 {
      result = "0." + String(repeating: "0", count: -point) + digits
    } else if point >= digits.count {
      result = digits + String(repeating: "0", count: point - digits.count)
    } else {
      result = digits.prefix(point) + "." + digits.dropFirst(point)
    }
    return (isNegative ? "-" : "") + result
  }
}
