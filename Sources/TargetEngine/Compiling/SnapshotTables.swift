import TargetDSL

/// The tables of one snapshot, opened when something first needs them, with what rows of other tables look up in
/// them: keys, columns, and how many rows refer to each.
///
/// Used while programs are built, by one thread.
final class SnapshotTables {
  typealias Opened = OpenedTable

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
  private var columns: [ColumnKey: LoadedColumn] = [:]
  private var hasTables: [HasKey: ConditionNode.Tabulated] = [:]
  private var memberships: [RowSet: ConditionNode.Tabulated] = [:]
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
    guard part.answered == nil, !part.isMade, !lookedThrough.contains("\(index) \(part.file.path)") else {
      return try scan.run(consumers)
    }
    let table = plan.tables[index]
    let both = consumers.map { StrangeRowsBeside($0, table) }
    try scan.run(both)
    var strange = StrangeRows()
    for other in both { strange.merge(other.strange) }
    report(strange.remarks(of: table), of: part.file)
    lookedThrough.insert("\(index) \(part.file.path)")
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
        throw MeasureGap(
          reason: Phrase(
            en:
              "a line above the header of \(part.file.path) says another unit (\(other.unit)) than column “\(column.name)”",
            vi:
              "dòng trên tiêu đề của \(part.file.path) ghi đơn vị khác (\(other.unit)) với cột “\(column.vietnameseName)”"
          ))
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
  private func settlePoints(_ filling: LaneFilling) throws(MeasureGap) {
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

  // MARK: - What other tables look up

  func keyFolding(of table: Int) -> KeyFolding {
    var isWhole = false
    if let key = plan.tables[table].key, case .whole = plan.tables[table].columns[key].type { isWhole = true }
    let words = plan.tables[table].key.map { plan.tables[table].columns[$0].cells } ?? []
    return KeyFolding(isWholeNumber: isWhole, unknown: Set(words.map { CanonicalBytes.ofKey($0.spelling) }))
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

  private func readKeys(of table: Int) throws(MeasureGap) -> KeyIndex {
    guard let key = plan.tables[table].key else { throw MeasureGap.fault }
    try require(ColumnPath.Step(table: table, column: key))
    var collector = try collectKeys(of: table)
    if try open(table).isSound == false {
      let strange = plan.tables[table].strangeKeys.filter { collector.index.row(of: $0) != nil }
      if collector.hasFault || !strange.isEmpty {
        let suspects = Set(strange.map { KeyFingerprint.of($0) })
        _ = try sift(table, suspects: collector.hasFault ? nil : suspects)
        collector = try collectKeys(of: table)
      } else {
        settle(table) { $0.isSound = true }
      }
    }
    return collector.index
  }

  /// The keys of a table as its lines have them.
  func collectKeys(of table: Int) throws(MeasureGap) -> KeyCollector {
    guard let key = plan.tables[table].key else { throw MeasureGap.fault }
    let collector = KeyCollector(
      column: key, folding: keyFolding(of: table), format: plan.tables[table].numbers)
    try scan(table, [collector])
    return collector
  }

  func loadedColumn(_ step: ColumnPath.Step, _ form: LaneForm) throws(MeasureGap) -> LoadedColumn {
    let key = ColumnKey(step: step, form: form)
    if let column = columns[key] { return column }
    // Rows of this table are looked up by key, so its keys have to be sound.
    _ = try keys(of: step.table)
    let collector = ColumnCollector(reader: try reader(of: step, form))
    try scan(step.table, [collector])
    try settlePoints(collector.filling)
    findings.addBroken(
      collector.filling.broken, in: try open(step.table), reader: collector.filling.reader, plan: plan,
      date: snapshot.date)
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
      throw MeasureGap.fault
    }
    var builder = ProgramBuilder(table: rows.table, tables: self)
    let joint = try builder.joint(rows.condition, .always)
    let lane = try builder.lane([step], .reference)
    let (program, targets) = (builder.program, try keys(of: target).count)
    let counter = try scanSoundly(rows.table, numbersRows: program.numbersRows) { keys in
      ReferenceCounter(program: program, joint: joint, lane: lane, rows: targets, keys: keys)
    }
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
    let program = builder.program
    let collector = try scanSoundly(rows.table, numbersRows: program.numbersRows) { keys in
      MembershipCollector(program: program, joint: joint, keys: keys)
    }
    try reportCells(of: collector.batch)
    let table = ConditionNode.Tabulated(collector.outcomes)
    memberships[rows] = table
    return table
  }

  /// Lists the broken cells that a pass met.
  func reportCells(of batch: BatchEvaluator) throws(MeasureGap) {
    let opened = try open(batch.program.table)
    for filling in batch.fillings {
      try settlePoints(filling)
      findings.addBroken(filling.broken, in: opened, reader: filling.reader, plan: plan, date: snapshot.date)
    }
  }
}
