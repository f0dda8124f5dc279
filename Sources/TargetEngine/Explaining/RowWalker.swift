import TargetDSL

/// Goes through the rows of a table one by one and keeps how each falls for one aggregate.
///
/// Slow and complete where the accumulators are fast: it runs once, for a person who asks, beside the accumulators and
/// on the conditions that they use.
final class RowWalker: RowVisitor {
  /// What is read of a row, in the form in which it is computed with.
  struct CellSource {
    enum Source {
      case lane(Int)
      case node(Int)
    }

    let column: ReadColumn
    let source: Source
    /// The column of the cell in the table; of a path, that of its first reference.
    let field: Int?
    /// Turns the value of a followed cell into text; `nil` where the cell's own text is shown.
    let text: ShownCell?
  }

  struct RequiredCondition {
    let condition: Condition
    let node: Int
    /// A fact of the past, which no visit changes.
    let isHistory: Bool
  }

  struct Plan {
    let aggregate: Aggregate
    let goal: RowGoal
    let listing: RowListing?
    let joint: Int
    /// What is summed or weighed; a mean has both.
    let value: RowNumber?
    let weight: RowNumber?
    /// The lane of a distinct count.
    let distinct: Int?
    let readings: [CellSource]
    /// What a row has to satisfy to count, each with its node.
    let requirements: [RequiredCondition]
    let key: Int?
    let title: Int?
    /// The lane of the group, and the groups by their row.
    let group: Int?
    let groupNames: [Int: String]

    var seeksNearMisses: Bool { listing?.states.contains(.failing) == true }
  }

  private let plan: Plan
  private let batch: BatchEvaluator
  private(set) var rows = 0
  private(set) var undecided = 0
  private(set) var tallies: [Int: ShareCounts] = [:]
  private(set) var unknown: [Int: Int] = [:]
  private(set) var listed: [ListedRow] = []
  private(set) var omitted = 0
  private(set) var hasOverflowed = false

  /// Rows that may be of any group are counted apart.
  static let floating = -1

  /// `batch` has been evaluated on the rows that it visits.
  init(_ plan: Plan, batch: BatchEvaluator) {
    self.plan = plan
    self.batch = batch
  }

  func visit(_ rows: RowBatch) {
    var lines = LineCounter()
    for row in 0..<rows.rows { visit(row, rows, &lines) }
    self.rows += rows.rows
  }

  private func visit(_ row: Int, _ rows: RowBatch, _ lines: inout LineCounter) {
    let outcome = batch.outcome(joint: plan.joint, row: row)
    let isNear = !outcome.canBeMember && isNearMiss(row)
    guard outcome.canBeMember || isNear else { return }
    var slot: Int?
    if let lane = plan.group {
      switch batch.lanes[lane].gap(row: row) {
      case .noValue: return
      case .unknown, .unknownOrNone: slot = RowWalker.floating
      case nil:
        slot = Int(batch.lanes[lane].values[row])
        guard let slot, plan.groupNames[slot] != nil else { return }
      }
    }
    if !isNear { tallies[slot ?? 0, default: ShareCounts(a: 0, b: 0)].add(outcome) }
    let found = isNear ? .failing : state(row, outcome, isFloating: slot == RowWalker.floating)
    guard let state = found else { return }
    var missing: [ReadColumn] = []
    if state == .unknown {
      undecided += 1
      for (index, reading) in plan.readings.enumerated() where isUnknown(reading, row) {
        unknown[index, default: 0] += 1
        missing.append(reading.column)
      }
    }
    guard let listing = plan.listing, listing.states.contains(state) else { return }
    let group = slot.flatMap { plan.groupNames[$0] }
    if let wanted = listing.groups, let group, !wanted.contains(group) { return }
    guard listed.count < listing.limit else {
      omitted += 1
      return
    }
    func text(_ field: Int?) -> String { field.map { RowWalker.text(rows, row, $0) } ?? "" }
    let place = lines.place(row, rows)
    listed.append(
      ListedRow(
        path: place.path, line: rows.part.answered == nil ? place.line : -place.line, key: text(plan.key),
        title: text(plan.title), group: group,
        cells: plan.readings.map { cell($0, row, rows) }, state: state,
        fails: state == .failing && plan.goal.wantsMore ? lacking(row).map(\.condition) : [],
        unknown: missing))
  }

  // MARK: - What a row means

  /// `nil` for a row that has no part in the value.
  private func state(_ row: Int, _ outcome: RowOutcome, isFloating: Bool) -> RowState? {
    var isOpen = isFloating
    let holds = outcome.canHold
    switch plan.aggregate.function {
    case .share:
      isOpen = isOpen || !outcome.isSure
      if let weight = plan.weight, isUnknown(value(weight, row)) { isOpen = true }
      return isOpen ? .unknown : passes(holds)
    case .count:
      return holds && (isOpen || !outcome.isSure) ? .unknown : outcome.isSureMember ? passes(holds) : nil
    case .countDistinct:
      let gap = plan.distinct.flatMap { batch.lanes[$0].gap(row: row) }
      if holds, isOpen || !outcome.isSure || gap == .unknown || gap == .unknownOrNone { return .unknown }
      return outcome.isSureMember ? passes(holds && gap == nil) : nil
    case .sum: return summed(row, outcome, isOpen: isOpen)
    case .mean, .value: return averaged(row, outcome, isOpen: isOpen)
    }
  }

  private func lacking(_ row: Int) -> [RequiredCondition] {
    plan.requirements.filter { batch.truth(node: $0.node, row: row) == .no }
  }

  /// Whether a row outside the population would count if one thing about it changed.
  private func isNearMiss(_ row: Int) -> Bool {
    guard plan.seeksNearMisses, plan.goal.wantsMore, case .count = plan.aggregate.function else {
      return false
    }
    let lacking = lacking(row)
    return lacking.count == 1 && !lacking[0].isHistory
      && plan.requirements.allSatisfy { batch.truth(node: $0.node, row: row) != .unknown }
  }

  private func passes(_ holds: Bool) -> RowState { holds == plan.goal.wantsMore ? .passing : .failing }

  /// Without an amount a row does nothing for a sum that shall grow; with one it stands in the way of a sum that
  /// shall shrink.
  private func summed(_ row: Int, _ outcome: RowOutcome, isOpen: Bool) -> RowState? {
    guard outcome.canHold else { return outcome.isSureMember ? passes(false) : nil }
    let value = plan.value.map { self.value($0, row) } ?? .none
    if isOpen || !outcome.isSure || isUnknown(value) { return .unknown }
    if case .known(let number) = value { return passes(number > .zero) }
    return passes(false)
  }

  private func averaged(_ row: Int, _ outcome: RowOutcome, isOpen: Bool) -> RowState? {
    guard outcome.canHold else { return nil }
    let value = plan.value.map { self.value($0, row) } ?? .none
    let weight = plan.weight.map { self.value($0, row) } ?? .known(.one)
    if case .none = value { return nil }
    if case .none = weight { return nil }
    if isOpen || !outcome.isSure || isUnknown(value) || isUnknown(weight) { return .unknown }
    guard case .known(let number) = value, let level = plan.goal.level else { return .passing }
    if case .known(let weight) = weight, weight.isZero { return nil }
    return (plan.goal.wantsMore ? number < level : number > level) ? .failing : .passing
  }

  private func value(_ number: RowNumber, _ row: Int) -> RowValue {
    do throws(ArithmeticOverflow) {
      return try number.evaluate(
        row: row, lanes: batch.lanes, infos: batch.program.lanes, mayDivideByZero: false)
    } catch {
      hasOverflowed = true
      return .none
    }
  }

  private func isUnknown(_ value: RowValue) -> Bool {
    switch value {
    case .known, .none: false
    case .unknown, .unknownOrNone: true
    }
  }

  private func isUnknown(_ reading: CellSource, _ row: Int) -> Bool {
    switch reading.source {
    case .lane(let lane):
      let gap = batch.lanes[lane].gap(row: row)
      return gap == .unknown || gap == .unknownOrNone
    case .node(let node): return batch.truth(node: node, row: row) == .unknown
    }
  }

  // MARK: - What a person sees of it

  private static func text(_ rows: RowBatch, _ row: Int, _ field: Int) -> String {
    String(decoding: CellReader.trimmed(rows.content(row: row, column: field)), as: UTF8.self)
  }

  private func cell(_ reading: CellSource, _ row: Int, _ rows: RowBatch) -> String {
    switch reading.source {
    case .node(let node):
      switch batch.truth(node: node, row: row) {
      case .yes: return "yes"
      case .no: return "no"
      case .unknown: return ""
      }
    case .lane(let lane):
      guard let text = reading.text else { return reading.field.map { RowWalker.text(rows, row, $0) } ?? "" }
      return batch.lanes[lane].gap(row: row) == nil ? text.text(batch.lanes[lane], row) : ""
    }
  }
}

extension ShareCounts {
  mutating func add(_ outcome: RowOutcome) {
    switch (outcome.isSureMember, outcome.bits & 3) {
    case (true, RowOutcome.holds): a += 1
    case (true, RowOutcome.fails): b += 1
    case (true, _): c += 1
    case (false, RowOutcome.holds): d += 1
    case (false, RowOutcome.fails): e += 1
    case (false, _): f += 1
    }
  }

  func adding(_ other: ShareCounts) -> ShareCounts {
    ShareCounts(
      a: a + other.a, b: b + other.b, c: c + other.c, d: d + other.d, e: e + other.e, f: f + other.f)
  }

  /// With a row of unknown group each may be of this one.
  func addingFloating(_ other: ShareCounts) -> ShareCounts {
    ShareCounts(
      a: a, b: b, c: c, d: d + other.a + other.d, e: e + other.b + other.e, f: f + other.c + other.f)
  }
}
