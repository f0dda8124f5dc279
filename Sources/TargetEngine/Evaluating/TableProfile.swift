public import TargetDSL

/// What the file of one table holds, column by column.
public struct TableProfile: Sendable {
  /// An index into the plan's tables.
  public let table: Int
  /// `nil` where there is none.
  public let file: String?
  /// Why the table cannot be used; its counts then say what was read before.
  public let fault: Phrase?
  public let rows: Int
  /// In the order of the declaration.
  public let columns: [ColumnProfile]
  /// Headers that no column has.
  public let extraColumns: [String]
}

public struct ColumnProfile: Sendable {
  public struct Spelling: Hashable, Sendable {
    public let text: String
    /// The category's name, `yes` or `no`; `nil` where it is none of the column.
    public let meaning: String?
    public let rows: Int
  }

  /// An index into the table's columns.
  public let column: Int
  /// Why the column could not be read.
  public let absence: Phrase?
  /// Cells with a value, blank cells that mean something included.
  public let known: Int
  /// Cells whose value exists and was not recorded, broken ones among them.
  public let unknown: Int
  public let none: Int
  /// Cells that could not be read, those outside the declared range and dangling references among them.
  public let broken: Int
  public let outOfRange: Int
  public let dangling: Int
  /// Of a category or yes/no column: how its cells are written, the most frequent first.
  public let spellings: [Spelling]
  /// Of the key column: rows whose key stands in an earlier row.
  public let duplicates: Int
}

extension SnapshotSource {
  /// Profiles every table of the plan as it stood on a day, one of `dates`.
  public func profile(on date: CalendarDate) -> [TableProfile] {
    guard let snapshot = folder.snapshots.first(where: { $0.date == date }) else { return [] }
    let tables = SnapshotTables(plan: plan, snapshot: snapshot, findings: findings, segmentSize: segmentSize)
    return plan.tables.indices.map { TableProfiler.profile($0, tables) }
  }
}

/// Reads every column of a table.
final class TableProfiler: BatchConsumer {
  private let fillings: [(column: Int, filling: LaneFilling)]
  private let key: (field: Int, folding: KeyFolding, format: Table.NumberFormat)?
  private var keys = ByteTable()
  private var duplicates = 0
  private var rows = 0
  private var gaps: [[CellGap: Int]]
  private var spellings: [[[UInt8]: Int]]
  /// So many spellings of a column are told apart.
  private static let mostSpellings = 1000

  private init(
    fillings: [(column: Int, filling: LaneFilling)],
    key: (field: Int, folding: KeyFolding, format: Table.NumberFormat)?
  ) {
    self.fillings = fillings
    self.key = key
    gaps = Array(repeating: [:], count: fillings.count)
    spellings = Array(repeating: [:], count: fillings.count)
  }

  static func profile(_ table: Int, _ tables: SnapshotTables) -> TableProfile {
    let declared = tables.plan.tables[table]
    let opened: SnapshotTables.Opened
    do throws(MeasureGap) { opened = try tables.open(table) } catch {
      return TableProfile(
        table: table, file: tables.snapshot.file(for: declared)?.path, fault: error.reason, rows: 0,
        columns: [],
        extraColumns: [])
    }
    var fillings: [(column: Int, filling: LaneFilling)] = []
    var absences: [Int: Phrase] = [:]
    for (index, column) in declared.columns.enumerated() {
      let step = ColumnPath.Step(table: table, column: index)
      do throws(MeasureGap) {
        fillings.append(
          (
            index,
            LaneFilling(reader: try tables.reader(of: step, LaneForm.natural(of: column, isFollowed: false)))
          ))
      } catch { absences[index] = error.reason }
    }
    let profiler = TableProfiler(
      fillings: fillings,
      key: declared.key.flatMap { opened.header.fields[$0] }.map {
        ($0, tables.keyFolding(of: table), declared.numbers)
      })
    var fault: Phrase?
    do throws(MeasureGap) {
      try tables.scan(table, [profiler])
      // Says which keys are not unique.
      if declared.key != nil { _ = try tables.keys(of: table) }
    } catch { fault = error.reason }
    for (_, filling) in fillings {
      tables.findings.addBroken(filling.broken, file: opened.file, reader: filling.reader, tables: tables)
    }
    return TableProfile(
      table: table, file: opened.file.path, fault: fault, rows: profiler.rows,
      columns: declared.columns.indices.map { profiler.column($0, declared, absences[$0]) },
      extraColumns: opened.header.extra)
  }

  func consume(_ batch: RowBatch) {
    rows += batch.rows
    for (index, (_, filling)) in fillings.enumerated() {
      filling.fill(batch)
      for row in 0..<batch.rows {
        if let gap = filling.lane.gap(row: row) { gaps[index][gap, default: 0] += 1 }
      }
      if case .codes = filling.reader.kind { countSpellings(index, filling.reader.field, batch) }
    }
    countKeys(batch)
  }

  private func countSpellings(_ index: Int, _ field: Int, _ batch: RowBatch) {
    for row in 0..<batch.rows {
      let text = Array(CellReader.trimmed(batch.content(row: row, field: field)).prefix(200))
      guard !text.isEmpty, spellings[index].count < Self.mostSpellings || spellings[index][text] != nil else {
        continue
      }
      spellings[index][text, default: 0] += 1
    }
  }

  private func countKeys(_ batch: RowBatch) {
    guard let key else { return }
    for row in 0..<batch.rows {
      guard
        case .folded(let bytes) = key.folding.key(
          of: batch.content(row: row, field: key.field), format: key.format)
      else { continue }
      if !keys.insert(bytes).isNew { duplicates += 1 }
    }
  }

  private func column(_ column: Int, _ table: Table, _ absence: Phrase?) -> ColumnProfile {
    let index = fillings.firstIndex { $0.column == column }
    let filling = index.map { fillings[$0].filling }
    let gaps: [CellGap: Int] = index.map { self.gaps[$0] } ?? [:]
    let unknown = (gaps[.unknown] ?? 0) + (gaps[.unknownOrNone] ?? 0)
    let none = gaps[.noValue] ?? 0
    let faults = filling?.broken.faults ?? [:]
    return ColumnProfile(
      column: column, absence: absence, known: filling == nil ? 0 : rows - unknown - none, unknown: unknown,
      none: none,
      broken: filling?.broken.count ?? 0, outOfRange: faults[.outOfRange] ?? 0,
      dangling: faults[.noSuchKey] ?? 0,
      spellings: index.map { self.spellings(of: $0, table.columns[column]) } ?? [],
      duplicates: table.key == column ? duplicates : 0)
  }

  private func spellings(of index: Int, _ column: Column) -> [ColumnProfile.Spelling] {
    let reader = fillings[index].filling.reader
    let names: [String] =
      if case .category(let categories) = column.type { categories.map(\.name) } else { ["no", "yes"] }
    return spellings[index].map { text, rows in
      var meaning: String?
      if case .value(let code, _) = reader.outcome(of: text), names.indices.contains(Int(code)) {
        meaning = names[Int(code)]
      }
      return ColumnProfile.Spelling(text: String(decoding: text, as: UTF8.self), meaning: meaning, rows: rows)
    }.sorted { ($1.rows, $0.text) < ($0.rows, $1.text) }
  }
}
