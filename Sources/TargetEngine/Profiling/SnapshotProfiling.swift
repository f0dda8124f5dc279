import TargetDSL

extension SnapshotSource {
  /// What every snapshot holds. What is wrong in the files stands in `problems` afterwards.
  ///
  /// A file is read once for its columns and once for its keys. Memory grows with the
  /// number of keys and of different spellings, not with the rows.
  public func profile() -> [SnapshotProfile] {
    let uses = plan.targets.map { (name: $0.name, use: ColumnUse(of: $0, plan: plan)) }
    return folder.snapshots.map { snapshot in
      SnapshotProfiling(source: self, snapshot: snapshot, uses: uses).profile()
    }
  }
}

/// The walk over one snapshot.
private struct SnapshotProfiling {
  let source: SnapshotSource
  let snapshot: Snapshot
  let uses: [(name: String, use: ColumnUse)]
  let tables: SnapshotTables

  init(source: SnapshotSource, snapshot: Snapshot, uses: [(name: String, use: ColumnUse)]) {
    self.source = source
    self.snapshot = snapshot
    self.uses = uses
    tables = SnapshotTables(
      plan: source.plan, snapshot: snapshot, findings: source.findings, segmentSize: source.segmentSize)
  }

  private var plan: CheckedPlan { source.plan }

  func profile() -> SnapshotProfile {
    var keys: [Int: KeyWalk] = [:]
    for table in plan.tables.indices { keys[table] = try? walkKeys(of: table) }
    let profiles = plan.tables.indices.map { profile(of: $0, keys) }
    // Last, because a table with a fault in its keys cannot be read any more.
    for (table, walk) in keys.sorted(by: { $0.key < $1.key }) where walk.hasFault {
      _ = try? tables.keys(of: table)
    }
    return SnapshotProfile(date: snapshot.date, path: snapshot.path, tables: profiles)
  }

  /// `nil` where the table has no key, or its file none that could be read.
  private func walkKeys(of table: Int) throws(MeasureGap) -> KeyWalk? {
    guard snapshot.file(for: plan.tables[table]) != nil, let key = plan.tables[table].key,
      let field = try tables.open(table).header.fields[key]
    else { return nil }
    let walk = KeyWalk(
      field: field, folding: tables.keyFolding(of: table), format: plan.tables[table].numbers)
    try tables.scan(table, [walk])
    return walk
  }

  private func profile(of table: Int, _ keys: [Int: KeyWalk]) -> TableProfile {
    let readers = uses.filter { $0.use.tables.contains(table) }.map(\.name)
    let path = snapshot.file(for: plan.tables[table])?.path
    func unread(_ standing: TableProfile.Standing) -> TableProfile {
      TableProfile(table: table, standing: standing, path: path, rows: nil, columns: [], readers: readers)
    }
    if path == nil {
      // A table that no target reads may be left out.
      if !readers.isEmpty { _ = try? tables.open(table) }
      return unread(.missing)
    }
    do throws(MeasureGap) {
      let (rows, columns) = try walk(table, keys)
      return TableProfile(
        table: table, standing: .read, path: path, rows: rows, columns: columns, readers: readers)
    } catch {
      return unread(.broken(error.reason))
    }
  }

  private func walk(
    _ table: Int, _ keys: [Int: KeyWalk]
  ) throws(MeasureGap) -> (rows: Int, columns: [ColumnProfile]) {
    let opened = try tables.open(table)
    var readers: [CellReader] = []
    for (column, field) in opened.header.fields.enumerated() {
      let step = ColumnPath.Step(table: table, column: column)
      guard let field else {
        // Said only where a target needs it.
        if uses.contains(where: { $0.use.columns.contains(step) }) { _ = try? tables.field(of: step) }
        continue
      }
      readers.append(
        CellReader(plan: plan, table: table, column: column, field: field, kind: try kind(of: step, keys)))
    }
    let count = try tables.threads(for: table, cap: source.threads)
    let workers = (0..<count).map { _ in TableWalk(readers) }
    try tables.scan(table, workers)
    guard let total = workers.first else { return (0, []) }
    for worker in workers.dropFirst() { total.merge(worker) }
    for walk in total.columns {
      source.findings.addBroken(walk.broken, file: opened.file, reader: walk.reader, tables: tables)
    }
    return (total.rows, plan.tables[table].columns.indices.map { profile(of: $0, table, total, keys) })
  }

  private func profile(_ column: Int, of walk: ColumnWalk?, _ declared: Column) -> ColumnProfile {
    guard let walk else {
      var missing = ColumnProfile(column: column)
      missing.isMissing = true
      return missing
    }
    return walk.finished(declared)
  }

  private func profile(
    of column: Int, _ table: Int, _ walk: TableWalk, _ keys: [Int: KeyWalk]
  ) -> ColumnProfile {
    let declared = plan.tables[table].columns[column]
    var result = profile(column, of: walk.columns.first { $0.reader.column == column }, declared)
    if plan.tables[table].key == column { result.duplicates = keys[table]?.duplicates ?? 0 }
    if case .reference(let target) = declared.type, keys[target] == nil, !result.isMissing {
      result.isUnchecked = true
    }
    let step = ColumnPath.Step(table: table, column: column)
    result.readers = uses.filter { $0.use.columns.contains(step) || isKeyRead(step, $0.use) }.map(\.name)
    return result
  }

  /// A fault in the keys makes the table unusable for everybody who reads it.
  private func isKeyRead(_ step: ColumnPath.Step, _ use: ColumnUse) -> Bool {
    tables.isKey(step) && use.tables.contains(step.table)
  }

  private func kind(of step: ColumnPath.Step, _ keys: [Int: KeyWalk]) throws(MeasureGap) -> CellReader.Kind {
    let declared = plan.tables[step.table].columns[step.column]
    switch LaneForm.natural(of: declared, isFollowed: false) {
    case .reference:
      guard case .reference(let target) = declared.type, let index = keys[target]?.index else {
        // Without keys any text may be one.
        return .comparedText([:], count: 1, isFolded: true)
      }
      return .reference(index, plan.tables[step.table].numbers)
    case let form: return try tables.cellKind(of: step, form)
    }
  }
}
