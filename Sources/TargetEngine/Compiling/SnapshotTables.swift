import TargetDSL

/// The tables of one snapshot, opened when something first needs them, with what rows of other tables look up in
/// them: keys, columns, and how many rows refer to each.
///
/// Used while programs are built, by one thread.
final class SnapshotTables {
  struct Opened {
    let file: DataFile
    let header: CSVHeader
  }

  private struct ColumnKey: Hashable {
    let step: ColumnPath.Step
    let form: LaneForm
  }

  private struct HasKey: Hashable {
    let rows: RowSet
    let column: Int
    let count: Int
  }

  let plan: CheckedPlan
  let snapshot: Snapshot
  let findings: Findings
  let pool = TextPool()
  /// For tests: small segments meet every border.
  let segmentSize: Int
  let meter: ReadMeter?
  private var opened: [Int: Result<Opened, MeasureGap>] = [:]
  private var keyIndices: [Int: Result<KeyIndex, MeasureGap>] = [:]
  private var columns: [ColumnKey: LoadedColumn] = [:]
  private var hasTables: [HasKey: ConditionNode.Tabulated] = [:]
  private var memberships: [RowSet: ConditionNode.Tabulated] = [:]
  var groupLists: [RowSet: GroupList] = [:]

  init(
    plan: CheckedPlan, snapshot: Snapshot, findings: Findings, segmentSize: Int = TableScan.segmentSize,
    meter: ReadMeter? = nil
  ) {
    self.meter = meter
    self.plan = plan
    self.snapshot = snapshot
    self.findings = findings
    self.segmentSize = segmentSize
  }

  // MARK: - Files

  func open(_ table: Int) throws(MeasureGap) -> Opened {
    if let known = opened[table] { return try known.get() }
    let result: Result<Opened, MeasureGap>
    do throws(MeasureGap) { result = .success(try openAnew(plan.tables[table], table)) } catch {
      result = .failure(error)
    }
    opened[table] = result
    return try result.get()
  }

  /// Reads a table once with one consumer a thread; a fault makes the table unusable from then on.
  func scan<Consumer: BatchConsumer & SendableMetatype>(
    _ table: Int, numbersRows: Bool = false, _ consumers: [Consumer]
  ) throws(MeasureGap) {
    let opened = try open(table)
    let scan = TableScan(
      file: opened.file, header: opened.header, numbersRows: numbersRows, segmentSize: segmentSize,
      meter: meter)
    do throws(ScanFault) { try scan.run(consumers) } catch { throw unusable(table, error) }
  }

  /// How many threads may read a table.
  func threads(for table: Int, cap: Int) throws(MeasureGap) -> Int {
    let opened = try open(table)
    return TableScan(file: opened.file, header: opened.header, segmentSize: segmentSize).usefulThreads(
      cap: cap)
  }

  func markUnusable(_ table: Int, _ problem: Diagnostic, _ gap: MeasureGap, identity: String) {
    findings.add(problem, identity: identity)
    opened[table] = .failure(gap)
    keyIndices[table] = .failure(gap)
  }

  private func unusable(_ table: Int, _ fault: ScanFault) -> MeasureGap {
    guard case .success(let current)? = opened[table] else { return MeasureGap.overflow }
    let path = current.file.path
    let place = Place.file(path, line: fault.line, column: nil)
    let kind: DiagnosticKind
    let what: Phrase
    switch fault.kind {
    case .unclosedQuote:
      kind = .badQuotes
      what = Phrase(
        en: "a quotation mark that opens in the row on this line is never closed",
        vi: "dấu ngoặc kép mở ra ở dòng này không được đóng lại")
    case .misplacedQuote:
      kind = .badQuotes
      what = Phrase(
        en: "a quotation mark stands inside a cell, or a letter behind a closing one",
        vi: "có dấu ngoặc kép nằm giữa ô, hoặc có chữ sau dấu ngoặc đóng")
    case .fieldCount(let found, let expected):
      kind = .wrongFieldCount
      what = Phrase(
        en: "this row has \(found) \(found == 1 ? "cell" : "cells"), the header has \(expected)",
        vi: "dòng này có \(found) ô, dòng tiêu đề có \(expected)")
    case .lineTooLong:
      kind = .wrongFieldCount
      what = Phrase(
        en: "this row is longer than \(TableScan.longestRow >> 20) MB",
        vi: "dòng này dài hơn \(TableScan.longestRow >> 20) MB")
    case .unreadable(let failure):
      kind = .unreadableDataFile
      what = failure.reason
    }
    let line = fault.line
    let gap = MeasureGap(
      reason: Phrase(
        en: "\(path) cannot be used\(line.map { ", line \($0)" } ?? ""): \(what.english)",
        vi: "không dùng được \(path)\(line.map { ", dòng \($0)" } ?? ""): \(what.vietnamese)"))
    markUnusable(table, Diagnostic(kind, at: place, what), gap, identity: "scan \(path)")
    return gap
  }

  // MARK: - Columns

  func isKey(_ step: ColumnPath.Step) -> Bool { plan.tables[step.table].key == step.column }

  /// Where a column stands in the file of its table.
  func field(of step: ColumnPath.Step) throws(MeasureGap) -> Int {
    let opened = try open(step.table)
    if let field = opened.header.fields[step.column] { return field }
    let table = plan.tables[step.table]
    let column = table.columns[step.column]
    let isAmbiguous = opened.header.ambiguous.contains { $0.column == step.column }
    let near =
      isAmbiguous
      ? nil
      : ([column.name] + column.headers).lazy
        .compactMap { nearest(to: $0, among: opened.header.extra, limit: 1).first }.first
    let english = near.map { "; it has “\($0)”" } ?? ""
    let vietnamese = near.map { "; tệp có “\($0)”" } ?? ""
    let reason =
      isAmbiguous
      ? Phrase(
        en: "several columns of \(opened.file.path) could be “\(column.name)”",
        vi: "nhiều cột của \(opened.file.path) có thể là “\(column.name)”")
      : Phrase(
        en: "\(opened.file.path) has no column “\(column.name)”\(english)",
        vi: "\(opened.file.path) không có cột “\(column.name)”\(vietnamese)")
    if !isAmbiguous {
      findings.add(
        Diagnostic(
          .missingColumn, at: .file(opened.file.path, line: opened.header.dataLine - 1, column: nil), reason,
          column: column.name),
        identity: "column \(opened.file.path) \(step.column)")
    }
    throw MeasureGap(reason: reason)
  }

  func reader(of step: ColumnPath.Step, _ form: LaneForm) throws(MeasureGap) -> CellReader {
    CellReader(
      plan: plan, table: step.table, column: step.column, field: try field(of: step),
      kind: try cellKind(of: step, form))
  }

  func cellKind(of step: ColumnPath.Step, _ form: LaneForm) throws(MeasureGap) -> CellReader.Kind {
    let table = plan.tables[step.table]
    let column = table.columns[step.column]
    switch form {
    case .codes:
      var spellings: [[UInt8]: Int] = [:]
      if case .category(let categories) = column.type {
        for (code, category) in categories.enumerated() {
          for spelling in [category.name] + category.spellings {
            spellings[CanonicalBytes.ofKey(spelling)] = spellings[CanonicalBytes.ofKey(spelling)] ?? code
          }
        }
        return .codes(spellings, count: categories.count, isYesNo: false)
      }
      for (word, code) in CellReader.yesNoWords { spellings[CanonicalBytes.ofKey(word)] = code }
      return .codes(spellings, count: 2, isYesNo: true)
    case .number:
      var isWhole = false
      if case .whole = column.type { isWhole = true }
      return .number(
        table.numbers, isWhole: isWhole, range: DecimalRange(from: column.minimum, to: column.maximum))
    case .date: return .date(table.dates)
    case .reference:
      guard case .reference(let target) = column.type else { throw MeasureGap.overflow }
      return .reference(try keys(of: target), table.numbers)
    case .pooledText(let isFolded): return .pooledText(pool, isFolded: isFolded)
    case .comparedText(let constants, let isFolded):
      var codes: [[UInt8]: Int] = [:]
      for (code, constant) in constants.enumerated() { codes[constant] = code }
      return .comparedText(codes, count: constants.count + 1, isFolded: isFolded)
    }
  }

  // MARK: - What other tables look up

  func keyFolding(of table: Int) -> KeyFolding {
    var isWhole = false
    if let key = plan.tables[table].key, case .whole = plan.tables[table].columns[key].type { isWhole = true }
    return KeyFolding(isWholeNumber: isWhole)
  }

  func keyBytes(_ key: String, of table: Int) -> [UInt8] {
    KeyCell.normalized(
      CanonicalBytes.ofKey(key), isWholeNumber: keyFolding(of: table).isWholeNumber,
      format: plan.tables[table].numbers)
  }

  func keys(of table: Int) throws(MeasureGap) -> KeyIndex {
    if let known = keyIndices[table] { return try known.get() }
    let result: Result<KeyIndex, MeasureGap>
    do throws(MeasureGap) { result = .success(try readKeys(of: table)) } catch { result = .failure(error) }
    keyIndices[table] = result
    return try result.get()
  }

  /// Whether the keys of a table were read, and so checked.
  func hasReadKeys(of table: Int) -> Bool { keyIndices[table] != nil }

  private func readKeys(of table: Int) throws(MeasureGap) -> KeyIndex {
    guard let key = plan.tables[table].key else { throw MeasureGap.overflow }
    let field = try field(of: ColumnPath.Step(table: table, column: key))
    let collector = KeyCollector(
      field: field, folding: keyFolding(of: table), format: plan.tables[table].numbers, suspects: nil)
    try scan(table, [collector])
    if let fault = collector.fault { throw keyFault(fault, table) }
    return collector.index
  }

  /// Reports a duplicate or blank key and makes the table unusable.
  func keyFault(_ fault: KeyCollector.Fault, _ table: Int) -> MeasureGap {
    guard case .success(let current)? = opened[table] else { return MeasureGap.overflow }
    let path = current.file.path
    let kind: DiagnosticKind
    let what: Phrase
    switch fault.kind {
    case .blank(let isEmptyRow):
      kind = .blankKey
      what =
        isEmptyRow
        ? Phrase(
          en: "every cell of this row is blank; delete the empty rows of the file",
          vi: "mọi ô của dòng này đều trống; hãy xóa các dòng trống trong tệp")
        : Phrase(en: "this row has no key", vi: "dòng này không có khóa")
    case .unreadable:
      kind = .blankKey
      what = Phrase(
        en: "the key of this row is not valid text", vi: "khóa của dòng này không phải văn bản hợp lệ")
    case .duplicate(let key, let firstLine):
      kind = .duplicateKey
      what = Phrase(
        en: "key “\(key)” stands already on line \(firstLine)", vi: "khóa “\(key)” đã có ở dòng \(firstLine)")
    }
    let gap = MeasureGap(
      reason: Phrase(
        en: "\(path) cannot be used, line \(fault.line): \(what.english)",
        vi: "không dùng được \(path), dòng \(fault.line): \(what.vietnamese)"))
    markUnusable(
      table, Diagnostic(kind, at: .file(path, line: fault.line, column: nil), what), gap,
      identity: "key \(path)")
    return gap
  }

  func loadedColumn(_ step: ColumnPath.Step, _ form: LaneForm) throws(MeasureGap) -> LoadedColumn {
    let key = ColumnKey(step: step, form: form)
    if let column = columns[key] { return column }
    // Rows of this table are looked up by key, so its keys have to be sound.
    _ = try keys(of: step.table)
    let collector = ColumnCollector(reader: try reader(of: step, form))
    try scan(step.table, [collector])
    findings.addBroken(
      collector.filling.broken, file: try open(step.table).file, reader: collector.filling.reader,
      tables: self)
    columns[key] = collector.column
    return collector.column
  }

  /// For each row of the table that `column` refers to, whether at least `count` rows of `rows` refer to it.
  func tabulatedHas(
    _ rows: RowSet, through column: Int, atLeast count: Int
  ) throws(MeasureGap) -> ConditionNode.Tabulated {
    let key = HasKey(rows: rows, column: column, count: count)
    if let known = hasTables[key] { return known }
    let step = ColumnPath.Step(table: rows.table, column: column)
    guard case .reference(let target) = plan.tables[rows.table].columns[column].type else {
      throw MeasureGap.overflow
    }
    var builder = ProgramBuilder(table: rows.table, tables: self)
    let joint = try builder.joint(rows.condition, .always)
    let lane = try builder.lane([step], .reference)
    let counter = ReferenceCounter(
      program: builder.program, joint: joint, lane: lane, rows: try keys(of: target).count)
    try scan(rows.table, numbersRows: builder.program.numbersRows, [counter])
    try reportCells(of: counter.batch)
    let table = counter.tabulated(atLeast: count)
    hasTables[key] = table
    return table
  }

  /// For each row of a table, whether it belongs to a set of rows.
  func membership(_ rows: RowSet) throws(MeasureGap) -> ConditionNode.Tabulated {
    if let known = memberships[rows] { return known }
    var builder = ProgramBuilder(table: rows.table, tables: self)
    let joint = try builder.joint(rows.condition, .always)
    let collector = MembershipCollector(program: builder.program, joint: joint)
    try scan(rows.table, numbersRows: builder.program.numbersRows, [collector])
    try reportCells(of: collector.batch)
    let table = ConditionNode.Tabulated(collector.outcomes)
    memberships[rows] = table
    return table
  }

  /// Lists the broken cells that a pass met.
  func reportCells(of batch: BatchEvaluator) throws(MeasureGap) {
    let file = try open(batch.program.table).file
    for filling in batch.fillings {
      findings.addBroken(filling.broken, file: file, reader: filling.reader, tables: self)
    }
  }
}
