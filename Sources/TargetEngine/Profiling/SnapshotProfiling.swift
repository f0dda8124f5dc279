import TargetDSL

extension SnapshotSource: DataProfiler {
  /// A file is read once for its columns and once for its keys. Memory grows with the
  /// number of keys and of different spellings, not with the rows.
  public func profile(latestOnly: Bool) -> [SnapshotProfile] {
    let uses = plan.targets.map { (name: $0.name, use: ColumnUse(of: $0, plan: plan)) }
    return (latestOnly ? snapshots.suffix(1) : snapshots[...]).map { snapshot in
      SnapshotProfiling(source: self, snapshot: snapshot, uses: uses).profile()
    }
  }
}

extension PushdownSource: DataProfiler {
  /// Every row comes back by itself, as far as so many may.
  public func profile(latestOnly: Bool) -> [SnapshotProfile] {
    settled { rows.profile(latestOnly: latestOnly) }
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
      plan: source.plan, snapshot: snapshot, findings: source.findings, segmentSize: source.segmentSize,
      answers: source.answers?(snapshot))
  }

  private var plan: CheckedPlan { source.plan }

  func profile() -> SnapshotProfile {
    var profile: SnapshotProfile
    repeat { profile = profileOnce() } while tables.restart()
    return profile
  }

  private func profileOnce() -> SnapshotProfile {
    var keys: [Int: KeyCollector] = [:]
    for table in plan.tables.indices { keys[table] = try? collectKeys(of: table) }
    return SnapshotProfile(
      date: snapshot.date, path: snapshot.path, tables: plan.tables.indices.map { profile(of: $0, keys) })
  }

  /// The keys as the lines of the files have them; the table is mended where they have faults. `nil` where the table has
  /// no key, or its files none that could be read.
  private func collectKeys(of table: Int) throws(MeasureGap) -> KeyCollector? {
    guard isThere(table), let key = plan.tables[table].key,
      try tables.open(table).parts.allSatisfy({ $0.header.fields[key] != nil })
    else { return nil }
    let collector = try tables.collectKeys(of: table)
    _ = try tables.keys(of: table)
    return collector
  }

  /// Where a table is; `nil` where it is missing.
  private func path(of table: Int) -> String? {
    if tables.answers != nil, let opened = try? tables.open(table), opened.answered != nil {
      return opened.path
    }
    return snapshot.files(for: plan.tables[table]).paths.first
  }

  private func isThere(_ table: Int) -> Bool { path(of: table) != nil }

  private func profile(of table: Int, _ keys: [Int: KeyCollector]) -> TableProfile {
    let readers = uses.filter { $0.use.tables.contains(table) }.map(\.name)
    let path = path(of: table)
    func unread(_ availability: TableProfile.Availability) -> TableProfile {
      TableProfile(
        table: table, availability: availability, path: path, rows: nil, columns: [], readers: readers)
    }
    if path == nil {
      // A table that no target reads may be left out.
      if !readers.isEmpty { _ = try? tables.open(table) }
      return unread(.missing)
    }
    do throws(MeasureGap) {
      let (rows, columns) = try walk(table, keys)
      return TableProfile(
        table: table, availability: .read, path: path, rows: rows, columns: columns, readers: readers)
    } catch {
      return unread(.broken(error.reason))
    }
  }

  private func walk(
    _ table: Int, _ keys: [Int: KeyCollector]
  ) throws(MeasureGap) -> (rows: Int, columns: [ColumnProfile]) {
    let opened = try tables.open(table)
    var readers: [CellReader] = []
    for column in plan.tables[table].columns.indices {
      let step = ColumnPath.Step(table: table, column: column)
      guard opened.parts.allSatisfy({ $0.header.fields[column] != nil }) else {
        // Said only where a target needs it.
        if uses.contains(where: { $0.use.columns.contains(step) }) { _ = try? tables.require(step) }
        continue
      }
      readers.append(
        CellReader(plan: plan, table: table, column: column, kind: try kind(of: step, keys)))
    }
    let count = try tables.threads(for: table, cap: source.threads)
    let workers = (0..<count).map { _ in TableWalk(readers) }
    try tables.scan(table, workers)
    guard let total = workers.first else { return (0, []) }
    for worker in workers.dropFirst() { total.merge(worker) }
    for walk in total.columns {
      source.findings.addBroken(
        walk.broken, in: opened, reader: walk.reader, plan: plan,
        date: snapshot.date)
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
    of column: Int, _ table: Int, _ walk: TableWalk, _ keys: [Int: KeyCollector]
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

  private func kind(of step: ColumnPath.Step, _ keys: [Int: KeyCollector]) throws(MeasureGap)
    -> CellReader.Kind
  {
    let declared = plan.tables[step.table].columns[step.column]
    switch LaneForm.natural(of: declared, isFollowed: false) {
    case .reference:
      guard case .reference(let target) = declared.type, keys[target] != nil,
        let index = try? tables.keys(of: target)
      else {
        // Without keys any text may be one.
        return .comparedText([:], count: 1, isFolded: true)
      }
      return .reference(index, plan.tables[step.table].numbers)
    case let form: return try tables.cellKind(of: step, form)
    }
  }
}
