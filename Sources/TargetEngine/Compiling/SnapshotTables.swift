import TargetDSL

/// The tables of one snapshot, opened when something first needs them, with what rows of other tables look up in
/// them: keys, columns, and how many rows refer to each.
///
/// Used while programs are built, by one thread.
final class SnapshotTables {
  typealias Opened = OpenedTable

  struct ColumnKey: Hashable {
    let step: ColumnPath.Step
    let form: LaneForm
  }

  struct HasKey: Hashable {
    let rows: RowSet
    let column: Int
    let count: Int
  }

  let plan: CheckedPlan
  let snapshot: Snapshot
  let findings: ReadingProblems
  let daysOfFiles: DaysOfFiles
  let pool = TextPool()
  /// For tests: small segments meet every border.
  let segmentSize: Int
  let meter: ReadMeter?
  /// Where an engine holds the rows.
  let answers: (any RowAnswers)?
  var opened: [Int: Result<Opened, MeasureGap>] = [:]
  var keyIndices: [Int: Result<KeyIndex, MeasureGap>] = [:]
  var columns: [ColumnKey: LoadedColumn] = [:]
  var hasTables: [HasKey: ConditionNode.Tabulated] = [:]
  var memberships: [RowSet: ConditionNode.Tabulated] = [:]
  private var pointReadings: [ColumnPath.Step: Bool] = [:]
  /// Columns that are read as if none of their cells had a point.
  private var guessedPointless: Set<ColumnPath.Step> = []
  /// Whether everything is measured again where `restart` says so.
  var mayRestart = false
  private var needsRestart = false
  /// Files whose rows were looked at one by one, by the number of their table and their path.
  private var lookedThrough: Set<String> = []
  var groupLists: [RowSet: GroupList] = [:]

  init(
    plan: CheckedPlan, snapshot: Snapshot, findings: ReadingProblems,
    segmentSize: Int = TableScan.segmentSize,
    daysOfFiles: DaysOfFiles = DaysOfFiles(), meter: ReadMeter? = nil, answers: (any RowAnswers)? = nil
  ) {
    self.answers = answers
    self.meter = meter
    self.daysOfFiles = daysOfFiles
    self.plan = plan
    self.snapshot = snapshot
    self.findings = findings
    self.segmentSize = segmentSize
  }

  // MARK: - Files

  func open(_ table: Int) throws(MeasureGap) -> Opened {
    if let known = opened[table] { return try known.get() }
    let result: Result<Opened, MeasureGap>
    do throws(MeasureGap) { result = .success(try openAnew(table)) } catch {
      result = .failure(error)
    }
    opened[table] = result
    return try result.get()
  }

  /// Runs a pass, the first one of a file with a look for rows that may be meant as none.
  private func run<Consumer: BatchConsumer & SendableMetatype>(
    _ scan: TableScan, _ part: TablePart, _ index: Int, _ consumers: [Consumer]
  ) throws(ScanFault) {
    let name = "\(index) \(part.file.path)"
    guard part.answered == nil, !part.isMade, !lookedThrough.contains(name) else {
      return try scan.run(consumers)
    }
    let table = plan.tables[index]
    let both = consumers.map { StrangeRowsBeside($0, table) }
    try scan.run(both)
    var strange = StrangeRows()
    for other in both { strange.merge(other.strange) }
    report(strange.remarks(of: table), of: part.file)
    lookedThrough.insert(name)
  }

  /// Reads a table once with one consumer a thread; a fault, or that there is no row, makes the table unusable from then
  /// on.
  func scan<Consumer: BatchConsumer & SendableMetatype>(
    _ table: Int, numbersRows: Bool = false, _ consumers: [Consumer]
  ) throws(MeasureGap) {
    try scan(table, open(table).parts, numbersRows: numbersRows, consumers)
  }

  private func scan<Consumer: BatchConsumer & SendableMetatype>(
    _ table: Int, _ parts: [TablePart], numbersRows: Bool = false, _ consumers: [Consumer]
  ) throws(MeasureGap) {
    var (rows, nextRow) = (0, 0)
    for part in parts {
      let scan = TableScan(
        part, numbersRows: numbersRows, firstRow: nextRow, segmentSize: segmentSize, meter: meter)
      do throws(ScanFault) { try run(scan, part, table, consumers) } catch {
        throw mend(table, part, error) ? MeasureGap.restart : unusable(table, part, error)
      }
      rows += scan.rowCount
      nextRow = scan.nextRow
      findings.addLeftOut(scan.leftOut, part, plan.tables[table])
    }
    guard rows > 0 else { throw withoutRows(table) }
  }

  /// Reads a table and checks its keys on the way; where something about them is to be mended that is done, and the
  /// table is read anew with consumers that are made anew.
  func scanSoundly<Consumer: KeyedConsumer & SendableMetatype>(
    _ table: Int, numbersRows: Bool = false, count: Int = 1, _ make: (KeyChecker?) -> Consumer,
    merge: (Consumer, Consumer) -> Void = { _, _ in }
  ) throws(MeasureGap) -> Consumer {
    let isUnchecked = try open(table).isSound == false
    let consumers = (0..<max(1, count)).map { _ in make(isUnchecked ? keyChecker(of: table) : nil) }
    try scan(table, numbersRows: numbersRows, consumers)
    let first = consumers[0]
    if let keys = first.keys {
      for other in consumers.dropFirst() { if let others = other.keys { keys.merge(others) } }
      if try makeSound(table, keys) {
        return try scanSoundly(table, numbersRows: numbersRows, count: count, make, merge: merge)
      }
    }
    for other in consumers.dropFirst() { merge(first, other) }
    return first
  }

  private func keyChecker(of table: Int) -> KeyChecker? {
    guard let key = plan.tables[table].key else { return nil }
    return KeyChecker(column: key, folding: keyFolding(of: table), format: plan.tables[table].numbers)
  }

  /// Whether the table had to be changed.
  private func makeSound(_ table: Int, _ keys: KeyChecker) throws(MeasureGap) -> Bool {
    let suspects = keys.suspects(plan.tables[table].strangeKeys)
    guard keys.hasFaultyKey || !suspects.isEmpty else {
      settle(table) { $0.isSound = true }
      return false
    }
    return try sift(table, suspects: suspects)
  }

  func settle(_ table: Int, _ change: (inout Opened) -> Void) {
    guard case .success(var current)? = opened[table] else { return }
    change(&current)
    opened[table] = .success(current)
  }

  /// Makes a file plain that has shown while it was read that it is not; `true` where everything is to be measured again.
  private func mend(_ table: Int, _ part: TablePart, _ fault: ScanFault) -> Bool {
    if case .unreadable = fault.kind { return false }
    if let plain = findings.mended(part.file.path), plain !== part.file {
      // Opened before it was made plain.
      needsRestart = true
      return true
    }
    guard part.file.sheet == nil, findings.mended(part.file.path) == nil,
      let mending = try? CSVMending(part.file),
      let plain = mending.mended(separator: part.header.separator)
    else { return false }
    findings.keepMended(plain)
    pointReadings = [:]
    needsRestart = true
    return true
  }

  /// Whether a file had to be made plain since the last call, a column read in another way or rows of an engine told apart:
  /// what was measured so far is void.
  func restart() -> Bool {
    if answers?.tellApart() == true { needsRestart = true }
    guard needsRestart else { return false }
    needsRestart = false
    opened = [:]
    keyIndices = [:]
    columns = [:]
    hasTables = [:]
    memberships = [:]
    groupLists = [:]
    guessedPointless = []
    return true
  }

  /// How many threads may read a table.
  func threads(for table: Int, cap: Int) throws(MeasureGap) -> Int {
    try open(table).parts.map {
      TableScan($0, segmentSize: segmentSize).usefulThreads(cap: cap)
    }.max() ?? 1
  }

  // MARK: - Columns

  func isKey(_ step: ColumnPath.Step) -> Bool { plan.tables[step.table].key == step.column }

  /// Throws where some file of a table lacks a column, unless the plan says what that means.
  func require(_ step: ColumnPath.Step) throws(MeasureGap) {
    let opened = try open(step.table)
    let column = plan.tables[step.table].columns[step.column]
    for part in opened.parts where !part.isMade && part.header.fields[step.column] == nil {
      if let reason = part.answered?.refused[step.column] { throw MeasureGap(reason: reason) }
      if let answered = part.answered, answered.isSifted {
        // What the engine lacks is told of the rows that came one by one.
        guard answered.present.contains(step.column), !answered.asked.contains(step.column) else { continue }
        throw MeasureGap(
          reason: Phrase(
            en: "column “\(column.name)” of \(part.file.path) was not asked for",
            vi: "cột “\(column.name)” của \(part.file.path) chưa được hỏi"))
      }
      if part.header.ambiguous.contains(where: { $0.column == step.column }) {
        throw MeasureGap(
          reason: Phrase(
            en: "several columns of \(part.file.path) could be “\(column.name)”",
            vi: "nhiều cột của \(part.file.path) có thể là “\(column.name)”"))
      }
      if let other = part.header.otherUnits.first(where: { $0.column == step.column }) {
        throw MeasureGap(
          reason: Phrase(
            en:
              "the header “\(other.header)” of \(part.file.path) says another unit than column “\(column.name)”",
            vi:
              "tiêu đề “\(other.header)” của \(part.file.path) ghi đơn vị khác với cột “\(column.vietnameseName)”"
          ))
      }
      if let other = part.header.contradicted.first(where: { $0.column == step.column }) {
        throw MeasureGap(reason: other.reason(column, of: part.file.path))
      }
      guard column.isBlankWhereMissing else { throw missing(step, part) }
      findings.addTakenAsBlank(column, nearHeader(of: column, part), part)
    }
  }

  func reader(of step: ColumnPath.Step, _ form: LaneForm) throws(MeasureGap) -> CellReader {
    try require(step)
    var kind = try cellKind(of: step, form)
    var hasTwoReadings = false
    if case .number(let format, isWhole: false, let range) = kind, try hasPointsOfTwoReadings(step) {
      hasTwoReadings = true
      kind = .number(format, isWhole: true, range: range)
    }
    return CellReader(
      plan: plan, table: step.table, column: step.column, kind: kind, hasTwoReadings: hasTwoReadings)
  }

  /// Whether the points of a decimal column may as well group thousands.
  private func hasPointsOfTwoReadings(_ step: ColumnPath.Step) throws(MeasureGap) -> Bool {
    if let known = pointReadings[step] { return known }
    let table = plan.tables[step.table]
    guard !table.numbersWritten, table.numbers == .plain else { return false }
    let opened = try open(step.table)
    if opened.answered?.numbers.contains(step.column) == true { return false }
    var beginning = PointReading.Beginning.open
    if opened.asFound.count == 1, let part = opened.asFound.first, part.header.fields[step.column] != nil {
      // What is wrong at the beginning shows again when the table is read.
      beginning =
        (try? PointReading.ofBeginning(of: part, column: step.column)) ?? .decided(hasTwoReadings: false)
    }
    switch beginning {
    case .decided(let hasTwoReadings):
      pointReadings[step] = hasTwoReadings
      return hasTwoReadings
    case .pointless where mayRestart:
      guessedPointless.insert(step)
      return true
    case .pointless, .open: return try findPoints(step)
    }
  }

  private func findPoints(_ step: ColumnPath.Step) throws(MeasureGap) -> Bool {
    let reading = PointReading(column: step.column)
    try scan(step.table, open(step.table).asFound, [reading])
    pointReadings[step] = reading.hasTwoReadings
    return reading.hasTwoReadings
  }

  /// Looks whether a column that was read as if no cell had a point has one, or a number that is not whole. Where that
  /// makes a difference everything is measured again.
  func settlePoints(_ filling: LaneFilling) throws(MeasureGap) {
    let step = ColumnPath.Step(table: filling.reader.table, column: filling.reader.column)
    let faults = filling.broken.faults
    guard filling.reader.hasTwoReadings, guessedPointless.contains(step),
      faults[.twoReadings] != nil || faults[.notWhole] != nil
    else { return }
    if pointReadings[step] == nil { _ = try findPoints(step) }
    guard pointReadings[step] == false else { return }
    needsRestart = true
    throw MeasureGap.restart
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
      for (word, code) in CellReader.yesNoWords + column.yesSpellings.map({ ($0, 1) })
        + column.noSpellings.map({ ($0, 0) })
      {
        spellings[CanonicalBytes.ofKey(word)] = code
      }
      return .codes(spellings, count: 2, isYesNo: true)
    case .number:
      var isWhole = false
      if case .whole = column.type { isWhole = true }
      return .number(
        table.numbers, isWhole: isWhole, range: DecimalRange(from: column.minimum, to: column.maximum))
    case .date: return .date(table.dates)
    case .reference:
      guard case .reference(let target) = column.type else { throw MeasureGap.fault }
      return .reference(try keys(of: target), table.numbers)
    case .pooledText(let isFolded): return .pooledText(pool, isFolded: isFolded)
    case .comparedText(let constants, let isFolded):
      var codes: [[UInt8]: Int] = [:]
      for (code, constant) in constants.enumerated() { codes[constant] = code }
      return .comparedText(codes, count: constants.count + 1, isFolded: isFolded)
    }
  }
}
