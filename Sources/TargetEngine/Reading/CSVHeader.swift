import TargetDSL

/// The first line of a file: which separator it uses, and where each declared column stands.
struct CSVHeader: Sendable {
  let separator: UInt8
  let fieldCount: Int
  /// For each column of the table, its position in the file.
  private(set) var fields: [Int?]
  /// Positions of headers with the unit of their column in brackets.
  private var hasOwnUnit: Set<Int>
  /// Columns that more than one header names.
  let ambiguous: [(column: Int, headers: [String])]
  /// Columns whose header has another unit in brackets than the plan.
  private(set) var otherUnits: [(column: Int, header: String, unit: String)]
  /// Headers that no column has.
  let extra: [String]
  /// Every header as it is written.
  let names: [String]
  /// Positions at which nothing stands.
  let namelessFields: [Int]
  /// Lines above the header: the number and the texts of each.
  private(set) var titles: [(line: Int, text: String)] = []
  /// Columns of which the file says something else than the plan.
  private(set) var contradicted: [HeaderContradiction] = []
  /// Orders of dates in the row of units, by field.
  private var datesBelow: [Int: String] = [:]
  /// The offset of the first record, and the number of the line on which it stands.
  private(set) var dataStart: Int
  private(set) var dataLine: Int
  /// The row right below that says nothing but the units of the columns.
  private(set) var unitRow: (line: Int, text: String)?
  /// The number of its line, the last of several.
  var line: Int { (unitRow?.line ?? dataLine) - 1 }

  static let longest = 1 << 20
  static let separators: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  init(of file: DataFile, table: Table, units: [String: String] = [:]) throws(FileFailure) {
    let head = try file.bytes(0..<min(file.size, CSVHeader.longest))
    if file.sheet == nil, let other = OtherFormat(of: head) { throw other.refusal }
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard start < head.count else {
      throw FileFailure(reason: Phrase(en: "it is empty", vi: "tệp rỗng"))
    }
    var best: (matched: Int, count: Int, header: CSVHeader)?
    var quoteFault = false
    for separator in file.separator.map({ [$0] }) ?? (file.sheet == nil ? CSVHeader.separators : [0x2C]) {
      guard case .success(let record) = CSVRecord.parse(head, from: start, separator: separator) else {
        quoteFault = true
        continue
      }
      if record.end == head.count, file.size > head.count { continue }
      let header = CSVHeader(
        record, in: head, separator: separator, table: table, units: units, firstLine: file.firstLine)
      let matched = header.matched
      if best.map({ (matched, header.fieldCount) > ($0.matched, $0.count) }) ?? true {
        best = (matched, header.fieldCount, header)
      }
    }
    guard let best else {
      throw FileFailure(
        reason: quoteFault
          ? Phrase(
            en: "a quotation mark in its first line is out of place",
            vi: "dấu ngoặc kép ở dòng đầu đặt sai chỗ")
          : Phrase(
            en: "its first line is longer than a header can be",
            vi: "dòng đầu dài quá mức của một dòng tiêu đề"))
    }
    // In another encoding every accented header would be missing, one warning a column.
    guard String(validating: head[start..<min(best.header.dataStart, head.count)], as: UTF8.self) != nil
    else {
      throw FileFailure(
        reason: Phrase(
          en: "its first line is not UTF-8; save it as “CSV UTF-8”",
          vi: "dòng đầu không phải UTF-8; hãy lưu lại dạng “CSV UTF-8”"))
    }
    if best.matched <= 1,
      let later = CSVHeader.laterHeader(in: head, from: best.header.dataStart, file, table, units),
      later.header.matched > best.matched
    {
      if let first = CSVHeader.headerWithRows(in: head, start..<later.start, file, later.header, table, units)
      {
        throw .twoHeaders(first, later.header.dataLine - 1)
      }
      self = later.header
      let above = CSVHeader.linesAbove(in: head, start..<later.start, line: file.firstLine, separator)
      titles = above.map { line, cells in
        let text = cells.joined(separator: " ")
        return (line, text.cutShort)
      }
      takeUnitRow(in: head, table, units)
      obey(above.map { ($0.line, UnitNote.line(of: $0.cells)) }, table, units)
      obeyRows(of: file, in: head, table, units)
      return
    }
    if best.matched == 0 {
      throw best.header.noColumn(of: table)
    }
    self = best.header
    takeUnitRow(in: head, table, units)
    obey(file.sheet?.linesAbove ?? [], table, units)
    obeyRows(of: file, in: head, table, units)
  }

  /// Units in a row of their own below the names speak as if they stood in brackets behind them.
  private mutating func takeUnitRow(in head: [UInt8], _ table: Table, _ words: [String: String]) {
    guard dataStart < head.count,
      case .success(let record) = CSVRecord.parse(head, from: dataStart, separator: separator),
      record.fields.count == fieldCount, fieldCount > 1
    else { return }
    let cells = record.fields.map { String(decoding: CSVRecord.content(head[$0]), as: UTF8.self) }
    let key = table.key.flatMap { fields[$0] }
    guard let units = UnitRow(cells, below: names, key: key, words: words) else { return }
    let numbers = table.columns.indices.filter { index in
      switch table.columns[index].type {
      case .whole, .decimal: fields[index].map { units.brackets[$0] != nil } ?? false
      case .text, .date, .yesNo, .category, .reference: false
      }
    }
    guard !numbers.isEmpty else { return }
    for column in numbers {
      guard let field = fields[column], let bracket = units.brackets[field], !hasOwnUnit.contains(field)
      else {
        continue
      }
      switch table.columns[column].fit(of: bracket, words: words) {
      case .own: hasOwnUnit.insert(field)
      case .otherUnit, .another:
        fields[column] = nil
        otherUnits.append((column, names[field], bracket.text))
      }
    }
    datesBelow = units.brackets.filter(\.value.isDateFormat).mapValues(\.text)
    unitRow = (dataLine, units.text)
    dataLine += head[dataStart..<record.end].count { $0 == 0x0A }
    dataStart = record.end
  }

  /// A column whose unit a line above contradicts is not read; one with its own unit in its header is that.
  private mutating func obey(_ above: [(line: Int, text: String)], _ table: Table, _ units: [String: String])
  {
    for (line, text) in above {
      guard let note = UnitNote(in: text) else { continue }
      for (column, declared) in table.columns.enumerated() where declared.contradicts(note, words: units) {
        guard let field = fields[column], !hasOwnUnit.contains(field) else { continue }
        fields[column] = nil
        contradicted.append(HeaderContradiction(column: column, line: line, kind: .unitAbove(note.text)))
      }
    }
  }

  /// A column is not read where rows have its numbers in another unit, in a column that is called `ĐVT`, or its dates in
  /// another order than the table, as the header has it. Dates that can be read in one way only are in none.
  private mutating func obeyRows(
    of file: DataFile, in head: [UInt8], _ table: Table, _ words: [String: String]
  ) {
    let known = Set(fields.compactMap { $0 })
    let beside = names.indices.filter { !known.contains($0) && UnitNote.isName(names[$0]) }
    var dated: [Int: Int] = [:]
    for (column, field) in fields.enumerated() {
      guard case .date = table.columns[column].type, let field,
        let told = DateOrder.told(by: datesBelow[field] ?? names[field]),
        DateOrder.differ(told, table.dates)
      else { continue }
      dated[column] = field
    }
    guard !beside.isEmpty || !dated.isEmpty else { return }
    var (at, line) = (dataStart, dataLine)
    var units: [String: UnitNote] = [:]
    while at < head.count,
      case .success(let record) = CSVRecord.parse(head, from: at, separator: separator)
    {
      func cell(_ field: Int) -> ArraySlice<UInt8> {
        CellReader.trimmed(CSVRecord.content(head[record.fields[field]]))
      }
      if record.fields.count == fieldCount {
        for (column, field) in dated where DateCell.parse(cell(field), format: .iso) == nil {
          guard
            DateCell.parse(cell(field), format: .dayFirst) != nil
              || DateCell.parse(cell(field), format: .monthFirst) != nil
          else { continue }
          contradict(column, line, .dates(header: datesBelow[field] ?? names[field]))
        }
        for field in beside {
          let unit = String(decoding: cell(field), as: UTF8.self)
          guard !unit.isEmpty else { continue }
          let note = units[unit] ?? UnitNote(unit: unit)
          units[unit] = note
          for (column, declared) in table.columns.enumerated() {
            guard let number = fields[column], !hasOwnUnit.contains(number), !cell(number).isEmpty,
              declared.contradicts(note, words: words)
            else { continue }
            contradict(column, line, .unitBeside(header: names[field], unit: unit))
          }
        }
      }
      line += head[at..<record.end].count { $0 == 0x0A }
      at = record.end
    }
  }

  private mutating func contradict(_ column: Int, _ line: Int, _ kind: HeaderContradiction.Kind) {
    guard fields[column] != nil else { return }
    fields[column] = nil
    contradicted.append(HeaderContradiction(column: column, line: line, kind: kind))
  }

  /// How many columns of the table the header names, whether they can be read or not.
  private var matched: Int { fields.count { $0 != nil } + ambiguous.count + otherUnits.count }

  private func noColumn(of table: Table) -> FileFailure {
    func list(_ names: [String]) -> String {
      names.map { (name: String) -> String in
        let shown = printable(name)
        return "“\(shown.count > 40 ? shown.prefix(40) + "…" : shown)”"
      }.joined(separator: ", ")
    }
    let found: String = list(Array(names.prefix(4))) + (names.count > 4 ? ", …" : "")
    let wanted =
      list(table.columns.prefix(4).map { $0.headers.first ?? $0.name })
      + (table.columns.count > 4 ? ", …" : "")
    return FileFailure(
      reason: Phrase(
        en: "none of the table's columns (\(wanted)) is in its first line, which has \(found)",
        vi: "dòng đầu (\(found)) không có cột nào của bảng (\(wanted))"))
  }

  /// The line among the first that names several columns of the table, where a title stands above it.
  private static func laterHeader(
    in head: [UInt8], from start: Int, _ file: DataFile, _ table: Table, _ units: [String: String]
  ) -> (start: Int, header: CSVHeader)? {
    let furthest = 20
    var best: (matched: Int, start: Int, header: CSVHeader)?
    for separator in file.separator.map({ [$0] }) ?? separators {
      // Titles need not be records of anything: lines are tried one by one.
      var at = start
      for _ in 0..<furthest where at < head.count {
        let end = head[at...].firstIndex(of: 0x0A).map { $0 + 1 } ?? head.count
        if case .success(let record) = CSVRecord.parse(head, from: at, separator: separator),
          String(validating: head[at..<min(record.end, head.count)], as: UTF8.self) != nil
        {
          let header = CSVHeader(
            record, in: head, separator: separator, table: table, units: units, firstLine: file.firstLine)
          let matched = header.matched
          if matched > max(1, best?.matched ?? 0) || (best == nil && matched == 1 && header.fieldCount == 1) {
            best = (matched, at, header)
          }
        }
        at = end
      }
    }
    return best.map { ($0.start, $0.header) }
  }

  /// The line of a header with rows of the table below it, above a header that names more columns: nobody can tell which of
  /// the two lists counts.
  private static func headerWithRows(
    in head: [UInt8], _ range: Range<Int>, _ file: DataFile, _ later: CSVHeader, _ table: Table,
    _ units: [String: String]
  ) -> Int? {
    let names = table.columnsByHeader
    var found: (line: Int, header: CSVHeader)?
    var (at, line) = (range.lowerBound, file.firstLine)
    while at < range.upperBound,
      case .success(let record) = CSVRecord.parse(head, from: at, separator: later.separator)
    {
      let cells = record.fields.map {
        String(decoding: CSVRecord.content(head[$0]), as: UTF8.self).trimmingSpaces
      }
      if let found {
        if found.header.isFollowed(by: cells, table, names) { return found.line }
      } else {
        let header = CSVHeader(
          record, in: head, separator: later.separator, table: table, units: units, firstLine: file.firstLine)
        let hasKey = table.key.map { header.fields[$0] != nil } ?? false
        if header.matched > 1 || hasKey, cells.count(where: { !$0.isEmpty }) > 1 { found = (line, header) }
      }
      line += head[at..<record.end].count { $0 == 0x0A }
      at = record.end
    }
    return nil
  }

  /// Whether cells look like a row of the table under this header, and like no part of a header.
  private func isFollowed(by cells: [String], _ table: Table, _ names: [String: Int]) -> Bool {
    let read = table.key.flatMap { fields[$0] }.map { [$0] } ?? fields.compactMap { $0 }
    guard cells.count == fieldCount, cells.count(where: { !$0.isEmpty }) > 1,
      !RowsAtTheTop.numbersColumns(cells)
    else { return false }
    return read.contains { !cells[$0].isEmpty && HeaderName(cells[$0]).column(in: names) == nil }
  }

  /// Lines with something on them: the number and the filled cells of each.
  private static func linesAbove(
    in head: [UInt8], _ range: Range<Int>, line: Int, _ separator: UInt8
  ) -> [(line: Int, cells: [String])] {
    var lines: [(line: Int, cells: [String])] = []
    for (index, bytes) in head[range].split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = (line + index, Array(bytes))
      var cells = [line.1]
      if case .success(let record) = CSVRecord.parse(line.1, from: 0, separator: separator) {
        cells = record.fields.map { CSVRecord.content(line.1[$0]) }
      }
      let texts = cells.map { cell in
        String(decoding: cell, as: UTF8.self).filter { !"\";\t|\r".contains($0) }
          .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }.filter { !$0.isEmpty }
      if !texts.isEmpty { lines.append((line.0, texts)) }
    }
    return lines
  }

  /// Of rows that were made: some columns of a table, in their order, without a header line; then fields of no column.
  init(madeOf columns: [Int], of table: Table, further: Int = 0) {
    separator = 0x2C
    fieldCount = columns.count + further
    var fields = [Int?](repeating: nil, count: table.columns.count)
    for (field, column) in columns.enumerated() { fields[column] = field }
    self.fields = fields
    hasOwnUnit = []
    ambiguous = []
    otherUnits = []
    extra = []
    names = columns.map { table.columns[$0].name }
    namelessFields = []
    dataStart = 0
    dataLine = 1
  }

  private init(
    _ record: CSVRecord.Parsed, in head: [UInt8], separator: UInt8, table: Table, units: [String: String],
    firstLine: Int
  ) {
    self.separator = separator
    fieldCount = record.fields.count
    let names = record.fields.map { String(decoding: CSVRecord.content(head[$0]), as: UTF8.self) }
    self.names = names
    namelessFields = names.indices.filter { names[$0].isOnlySpaces }
    dataStart = record.end
    dataLine = firstLine + head[..<record.end].count { $0 == 0x0A }
    let columnOfName = table.columnsByHeader
    var named = [[(field: Int, unit: String?, agrees: Bool)]](repeating: [], count: table.columns.count)
    var extra: [String] = []
    for (field, name) in names.enumerated() {
      guard let (column, bracket) = HeaderName(name).column(in: columnOfName) else {
        extra.append(name)
        continue
      }
      switch bracket.map({ table.columns[column].fit(of: $0, words: units) }) {
      case nil: named[column].append((field, nil, true))
      case .own: named[column].append((field, bracket?.text, true))
      case .otherUnit: named[column].append((field, bracket?.text, false))
      case .another: extra.append(name)
      }
    }
    var fields = [Int?](repeating: nil, count: table.columns.count)
    var ambiguous: [(column: Int, headers: [String])] = []
    var otherUnits: [(column: Int, header: String, unit: String)] = []
    for (column, found) in named.enumerated() {
      // The whole header goes before one with a unit behind the name.
      let exact = found.filter { $0.unit == nil }
      let agreeing = found.filter(\.agrees)
      let chosen = exact.isEmpty ? agreeing : exact
      if chosen.count == 1 {
        fields[column] = chosen[0].field
        extra += found.filter { $0.field != chosen[0].field }.map { names[$0.field] }
      } else if chosen.count > 1 {
        ambiguous.append((column, chosen.map { names[$0.field] }))
      } else if let first = found.first, let unit = first.unit {
        otherUnits.append((column, names[first.field], unit))
      }
    }
    self.fields = fields
    hasOwnUnit = Set(named.flatMap { $0 }.filter { $0.unit != nil }.map(\.field))
    self.ambiguous = ambiguous
    self.otherUnits = otherUnits
    self.extra = extra.filter { !matchKey($0).isEmpty }
  }
}
