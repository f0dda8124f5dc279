import TargetDSL

/// Reads all keys of a table in order, or only those with suspected fingerprints, and finds the first fault.
final class KeyCollector: BatchConsumer {
  struct Fault {
    enum Kind {
      case blank(isEmptyRow: Bool)
      case unreadable
      case duplicate(key: String, firstLine: Int)
    }

    let kind: Kind
    let line: Int
  }

  private let field: Int
  private let folding: KeyFolding
  private let format: Table.NumberFormat
  /// Fingerprints that stand more than once; `nil` for all keys.
  private let suspects: Set<UInt64>?
  private var folded = ByteTable()
  private var written = ByteTable()
  /// Where the suspected keys stand; with all keys the line is found again by reading once more.
  private var lines: [Int] = []
  private(set) var fault: Fault?
  private var lineCounter = LineCounter()

  init(field: Int, folding: KeyFolding, format: Table.NumberFormat, suspects: Set<UInt64>?) {
    self.field = field
    self.folding = folding
    self.format = format
    self.suspects = suspects
  }

  var index: KeyIndex { KeyIndex(folded: folded, written: written, isWholeNumber: folding.isWholeNumber) }

  func consume(_ batch: RowBatch) {
    guard fault == nil else { return }
    for row in 0..<batch.rows {
      let content = batch.content(row: row, field: field)
      switch folding.key(of: content, format: format) {
      case .blank:
        let isEmptyRow = (0..<batch.fieldCount).allSatisfy {
          CellReader.trimmed(batch.content(row: row, field: $0)).isEmpty
        }
        return fail(.blank(isEmptyRow: isEmptyRow), row, batch)
      case .unreadable: return fail(.unreadable, row, batch)
      case .folded(let key):
        if let suspects, !suspects.contains(KeyFolding.fingerprint(key)) { continue }
        let (index, isNew) = folded.insert(key)
        let text = CellReader.trimmed(content)
        if !isNew {
          let shown = String(decoding: text, as: UTF8.self)
          return fail(.duplicate(key: shown, firstLine: lines[index]), row, batch)
        }
        _ = written.insert(text)
        lines.append(lineCounter.line(row, batch))
      }
    }
  }

  private func fail(_ kind: Fault.Kind, _ row: Int, _ batch: RowBatch) {
    fault = Fault(kind: kind, line: lineCounter.line(row, batch))
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
final class ReferenceCounter: BatchConsumer {
  let batch: BatchEvaluator
  private let joint: Int
  private let lane: Int
  private var sure: [Int32]
  private var possible: [Int32]
  /// Rows that may refer to any row.
  private var floating = 0

  init(program: RowProgram, joint: Int, lane: Int, rows: Int) {
    batch = BatchEvaluator(program: program)
    self.joint = joint
    self.lane = lane
    sure = Array(repeating: 0, count: rows)
    possible = sure
  }

  func consume(_ rows: RowBatch) {
    batch.evaluate(rows)
    let references = batch.lanes[lane]
    for row in 0..<rows.rows {
      let outcome = batch.outcome(joint: joint, row: row)
      guard outcome.canBeMember else { continue }
      switch references.gap(row: row) {
      case nil:
        let target = Int(references.values[row])
        guard sure.indices.contains(target) else { continue }
        if outcome.isSureMember { sure[target] += 1 } else { possible[target] += 1 }
      case .unknown, .unknownOrNone: floating += 1
      case .noValue: continue
      }
    }
  }

  func tabulated(atLeast count: Int) -> ConditionNode.Tabulated {
    ConditionNode.Tabulated(
      sure.indices.map { row in
        if Int(sure[row]) >= count { return .yes }
        return Int(sure[row]) + Int(possible[row]) + floating >= count ? .unknown : .no
      })
  }
}

/// Whether each row belongs to a set, in the order of the file.
final class MembershipCollector: BatchConsumer {
  let batch: BatchEvaluator
  private let joint: Int
  private(set) var outcomes: [Ternary] = []

  init(program: RowProgram, joint: Int) {
    batch = BatchEvaluator(program: program)
    self.joint = joint
  }

  func consume(_ rows: RowBatch) {
    batch.evaluate(rows)
    for row in 0..<rows.rows {
      let outcome = batch.outcome(joint: joint, row: row)
      outcomes.append(outcome.canBeMember ? (outcome.isSureMember ? .yes : .unknown) : .no)
    }
  }
}
