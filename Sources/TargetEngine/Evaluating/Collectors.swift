import TargetDSL

/// Reads all keys of a table in order. A row without a usable key has a number that no reference can name.
final class KeyCollector: BatchConsumer {
  private let column: Int
  private let folding: KeyFolding
  private let format: Table.NumberFormat
  private var table = KeyTable()
  /// What has to be mended before the keys can be used.
  private(set) var unusable = 0
  private(set) var duplicates = 0

  init(column: Int, folding: KeyFolding, format: Table.NumberFormat) {
    self.column = column
    self.folding = folding
    self.format = format
  }

  var index: KeyIndex { KeyIndex(table, isWholeNumber: folding.isWholeNumber, format: format) }
  var hasFault: Bool { unusable + duplicates > 0 }

  func consume(_ batch: RowBatch) {
    guard let field = batch.field(of: column) else {
      for _ in 0..<batch.rows { addNameless() }
      return
    }
    let cells = batch.column(field)
    for row in 0..<batch.rows {
      let (start, end) = cells[row]
      if let fingerprint = folding.plainFingerprint(cells, start, end) {
        let isNew = table.add(fingerprint, count: end - start) { cells.byte(at: start + $0) }
        if !isNew { duplicates += 1 }
        continue
      }
      let content = batch.content(row: row, field: field)
      switch folding.key(of: content, format: format) {
      case .blank, .unreadable: addNameless()
      case .folded(let key):
        if !table.add(folded: key, written: CellReader.trimmed(content)) { duplicates += 1 }
      }
    }
  }

  private func addNameless() {
    unusable += 1
    table.addNameless()
  }
}

/// Keeps a whole column.
final class ColumnCollector: BatchConsumer {
  let filling: LaneFilling
  private(set) var column: LoadedColumn

  init(reader: CellReader) {
    filling = LaneFilling(reader: reader)
    column = LoadedColumn(codeCount: reader.codeCount)
  }

  func consume(_ batch: RowBatch) {
    filling.fill(batch)
    column.append(filling.lane, rows: batch.rows)
  }
}

/// Counts, for each row of another table, the rows that refer to it: surely and possibly.
final class ReferenceCounter: KeyedConsumer {
  let batch: BatchEvaluator
  let keys: KeyChecker?
  private let joint: Int
  private let lane: Int
  private var sure: [Int]
  private var possible: [Int]
  /// Rows that may refer to any row.
  private var floating = 0

  init(program: RowProgram, joint: Int, lane: Int, rows: Int, keys: KeyChecker?) {
    batch = BatchEvaluator(program: program)
    self.keys = keys
    self.joint = joint
    self.lane = lane
    sure = Array(repeating: 0, count: rows)
    possible = sure
  }

  func consume(_ rows: RowBatch) {
    keys?.consume(rows)
    batch.evaluate(rows)
    let references = batch.lanes[lane]
    for row in 0..<rows.rows {
      let outcome = batch.outcome(joint: joint, row: row)
      guard outcome.canBeMember else { continue }
      switch references.gap(row: row) {
      case nil:
        let target = Int(references.values[row])
        guard sure.indices.contains(target) else { continue }
        let count = batch.count(row)
        if outcome.isSureMember { sure[target] += count } else { possible[target] += count }
      case .unknown, .unknownOrNone: floating += batch.count(row)
      case .noValue: continue
      }
    }
  }

  func tabulated(atLeast count: Int) -> ConditionNode.Tabulated {
    ConditionNode.Tabulated(
      sure.indices.map { row in
        if sure[row] >= count { return .yes }
        return sure[row] + possible[row] + floating >= count ? .unknown : .no
      })
  }
}

/// Whether each row belongs to a set, in the order of the file.
final class MembershipCollector: KeyedConsumer {
  let batch: BatchEvaluator
  let keys: KeyChecker?
  private let joint: Int
  private(set) var outcomes: [Ternary] = []

  init(program: RowProgram, joint: Int, keys: KeyChecker?) {
    batch = BatchEvaluator(program: program)
    self.keys = keys
    self.joint = joint
  }

  func consume(_ rows: RowBatch) {
    keys?.consume(rows)
    batch.evaluate(rows)
    for row in 0..<rows.rows {
      let outcome = batch.outcome(joint: joint, row: row)
      outcomes.append(outcome.canBeMember ? (outcome.isSureMember ? .yes : .unknown) : .no)
    }
  }
}
