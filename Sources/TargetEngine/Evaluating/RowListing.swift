public import TargetDSL

/// The rows behind one aggregate of a measure: how they fall, and those to look at.
public struct RowListing: Sendable {
  /// What is the matter with a row.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// In the population, the condition does not hold.
    case fails
    /// Whether it belongs to the population (or to the group) is not known.
    case membershipUnknown = "membership unknown"
    /// Whether the condition holds is not known.
    case conditionUnknown = "condition unknown"
    /// It counts, and the number that it adds is not known.
    case valueUnknown = "value unknown"
  }

  public struct Row: Sendable {
    /// Of the file, or of the sheet.
    public let line: Int
    /// As it is written; `nil` where the table has no key.
    public let key: String?
    public let state: State
    /// As they are written, in the order of `columns`.
    public let cells: [String]
  }

  public let aggregate: Aggregate
  /// The file that was read.
  public let file: String
  /// The columns of the table that the aggregate reads, as indices into its `columns`.
  public let columns: [Int]
  /// How many rows there are of each kind: a to f of the language's section on unknown values.
  public let counts: ShareCounts
  /// In the order of the file, at most as many as were asked for.
  public let rows: [Row]
  /// How many rows would have been listed without a limit.
  public let total: Int
}

/// The rows behind one aggregate, or why they cannot be read.
public enum RowListingAnswer: Sendable {
  case rows(RowListing)
  case missing(Phrase)
}

extension SnapshotSource {
  /// For each aggregate of a measure, in the order of the expression: how its rows fall, and the rows that fail or
  /// hang on something unknown, at most `limit`. With `group`, only rows that are or may be of that group.
  public func list(_ request: MeasureRequest, group: String? = nil, limit: Int = .max) -> [RowListingAnswer] {
    let measure = request.measure.resolving(year: request.year)
    guard let snapshot = folder.snapshots.first(where: { $0.date == request.date }) else { return [] }
    let tables = SnapshotTables(plan: plan, snapshot: snapshot, findings: findings, segmentSize: segmentSize)
    return measure.aggregates.map { aggregate in
      do throws(MeasureGap) {
        return .rows(
          try RowLister.list(aggregate, request.grouping, group: group, limit: limit, tables: tables))
      } catch {
        return .missing(error.reason)
      }
    }
  }
}

/// Collects the rows of a listing in one pass.
final class RowLister: BatchConsumer {
  private let batch: BatchEvaluator
  private let joint: Int
  /// Lanes of the numbers that a member adds.
  private let valueLanes: [Int]
  private let group: (lane: Int, row: Int)?
  private let fields: [Int?]
  private let keyField: Int?
  private let limit: Int
  private var lines = LineCounter()
  private var counts = [Int](repeating: 0, count: 8)
  private var rows: [RowListing.Row] = []
  private var total = 0

  private init(
    program: RowProgram, joint: Int, valueLanes: [Int], group: (lane: Int, row: Int)?, fields: [Int?],
    keyField: Int?,
    limit: Int
  ) {
    batch = BatchEvaluator(program: program)
    self.joint = joint
    self.valueLanes = valueLanes
    self.group = group
    self.fields = fields
    self.keyField = keyField
    self.limit = limit
  }

  static func list(
    _ aggregate: Aggregate, _ grouping: Grouping?, group: String?, limit: Int, tables: SnapshotTables
  ) throws(MeasureGap) -> RowListing {
    let table = aggregate.population.table
    let opened = try tables.open(table)
    var builder = ProgramBuilder(table: table, tables: tables)
    let joint = try builder.joint(aggregate.population.condition, aggregate.condition)
    let lanes = try builder.valueLanes(of: aggregate.function)
    var wanted: (lane: Int, row: Int)?
    if let grouping, let group, grouping.path.table == table {
      let keys = try tables.keys(of: grouping.groups.table)
      let lane = try builder.lane(grouping.path.steps, .reference)
      // A group that is not there has no rows.
      wanted = (lane, keys.row(of: tables.keyBytes(group, of: grouping.groups.table)) ?? -1)
    }
    let columns = aggregate.columns(of: table)
    let key = tables.plan.tables[table].key
    let lister = RowLister(
      program: builder.program, joint: joint, valueLanes: lanes, group: wanted,
      fields: columns.map { opened.header.fields[$0] }, keyField: key.flatMap { opened.header.fields[$0] },
      limit: limit)
    try tables.scan(table, numbersRows: builder.program.numbersRows, [lister])
    try tables.reportCells(of: lister.batch)
    let counts = lister.counts
    return RowListing(
      aggregate: aggregate, file: opened.file.path, columns: columns,
      counts: ShareCounts(a: counts[1], b: counts[2], c: counts[3], d: counts[5], e: counts[6], f: counts[7]),
      rows: lister.rows, total: lister.total)
  }

  func consume(_ rows: RowBatch) {
    batch.evaluate(rows)
    for row in 0..<rows.rows {
      var outcome = batch.outcome(joint: joint, row: row)
      if let group {
        switch batch.lanes[group.lane].gap(row: row) {
        case nil: if Int(batch.lanes[group.lane].values[row]) != group.row { continue }
        case .noValue: continue
        case .unknown, .unknownOrNone: outcome = RowOutcome(bits: outcome.bits | RowOutcome.outside)
        }
      }
      counts[Int(outcome.bits & 7)] += 1
      guard let state = state(outcome, row) else { continue }
      total += 1
      if self.rows.count < limit { add(row, state, rows) }
    }
  }

  private func state(_ outcome: RowOutcome, _ row: Int) -> RowListing.State? {
    guard outcome.canBeMember else { return nil }
    if !outcome.isSureMember { return .membershipUnknown }
    if outcome.bits == RowOutcome.fails { return .fails }
    if !outcome.isSure { return .conditionUnknown }
    let isValueUnknown = valueLanes.contains { lane in
      let gap = batch.lanes[lane].gap(row: row)
      return gap == .unknown || gap == .unknownOrNone
    }
    return isValueUnknown ? .valueUnknown : nil
  }

  private func add(_ row: Int, _ state: RowListing.State, _ batch: RowBatch) {
    func text(_ field: Int?) -> String {
      field.map { String(decoding: batch.content(row: row, field: $0), as: UTF8.self) } ?? ""
    }
    rows.append(
      RowListing.Row(
        line: lines.line(row, batch), key: keyField.map { text($0) }, state: state,
        cells: fields.map { text($0) }))
  }
}

extension ProgramBuilder {
  /// The lanes of the number or column that an aggregate adds up or collects.
  mutating func valueLanes(of function: Aggregate.Function) throws(MeasureGap) -> [Int] {
    switch function {
    case .count, .share(weight: nil): return []
    case .countDistinct(let path): return [try lane(path.steps, tables.distinctForm(of: path))]
    case .share(let weight?): return try number(weight, []).lanes
    case .sum(let value): return try number(value, []).lanes
    case .mean(let value, let weight):
      var lanes = try number(value, []).lanes
      if let weight { lanes += try number(weight, []).lanes }
      return lanes
    }
  }
}

extension Aggregate {
  /// The columns of the measured table itself that the aggregate reads, ascending.
  func columns(of table: Int) -> [Int] {
    var columns: Set<Int> = []
    func add(_ path: ColumnPath) { if path.table == table { columns.insert(path.steps[0].column) } }
    func add(_ number: NumberExpression) {
      switch number {
      case .column(let path, _), .yearOf(let path): add(path)
      case .constant, .year: break
      case .negated(let operand): add(operand)
      case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
        .quotient(let left, let right):
        add(left)
        add(right)
      }
    }
    func add(_ condition: Condition) {
      switch condition {
      // What another row satisfies is no column of this one.
      case .always, .has: break
      case .all(let parts), .any(let parts): for part in parts { add(part) }
      case .not(let part): add(part)
      case .isYes(let path), .isOneOf(let path, _), .isText(let path, _), .isKnown(let path),
        .isNone(let path),
        .refers(let path, _):
        add(path)
      case .sameValue(let left, let right):
        add(left)
        add(right)
      case .number(let left, _, let right):
        add(left)
        add(right)
      case .date(let left, _, let right):
        for case .column(let path) in [left, right] { add(path) }
      }
    }
    add(population.condition)
    add(condition)
    switch function {
    case .count, .share(weight: nil): break
    case .countDistinct(let path): add(path)
    case .share(let weight?): add(weight)
    case .sum(let value): add(value)
    case .mean(let value, let weight):
      add(value)
      if let weight { add(weight) }
    }
    return columns.sorted()
  }
}
