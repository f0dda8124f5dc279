import TargetDSL

// What tables look up in other ones: keys, columns, which rows they refer to.

extension SnapshotTables {
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
