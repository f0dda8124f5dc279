import TargetDSL

/// Sees each batch of rows while the program's conditions and numbers are evaluated on it.
protocol RowVisitor: AnyObject {
  func visit(_ rows: RowBatch)
}

/// Computes all items of a program over the rows of one worker.
final class MeasureConsumer: KeyedConsumer {
  enum Accumulator {
    case tally(TallyAccumulator)
    case form(FormAccumulator)
    case distinct(DistinctAccumulator)
  }

  let batch: BatchEvaluator
  let keys: KeyChecker?
  let accumulators: [Accumulator]
  /// Only where one worker reads the whole file: they may count on its order.
  var visitors: [any RowVisitor] = []
  private let groups: [GroupSlots]
  /// The groups of each accumulator.
  private let groupsOfItem: [GroupSlots?]
  private(set) var rows = 0

  init(program: RowProgram, keys: KeyChecker?) {
    batch = BatchEvaluator(program: program)
    self.keys = keys
    let groups = program.groups.map { GroupSlots(group: $0) }
    self.groups = groups
    groupsOfItem = program.items.map { item in
      switch item {
      case .tally(_, let group), .form(_, let group), .distinct(_, _, _, let group): group.map { groups[$0] }
      }
    }
    accumulators = program.items.map { item in
      func count(_ group: Int?) -> Int? { group.map { program.groups[$0].count } }
      switch item {
      case .tally(let joint, let group):
        return .tally(TallyAccumulator(joint: joint, groups: count(group)))
      case .form(let form, let group):
        return .form(FormAccumulator(form: form, program: program, groups: count(group)))
      case .distinct(let joint, let lane, let ignoresUnknown, let group):
        return .distinct(
          DistinctAccumulator(joint: joint, lane: lane, ignoresUnknown: ignoresUnknown, groups: count(group)))
      }
    }
  }

  func consume(_ rows: RowBatch) {
    self.rows += rows.rows
    keys?.consume(rows)
    batch.evaluate(rows)
    for slots in groups { slots.fill(batch) }
    for index in accumulators.indices {
      switch accumulators[index] {
      case .tally(let tally): tally.add(batch, slots: groupsOfItem[index])
      case .form(let form): form.add(batch, groups: groupsOfItem[index])
      case .distinct(let distinct): distinct.add(batch, groups: groupsOfItem[index])
      }
    }
    for visitor in visitors { visitor.visit(rows) }
    batch.finish()
  }

  func merge(_ other: MeasureConsumer) {
    rows += other.rows
    for (own, others) in zip(accumulators, other.accumulators) {
      switch (own, others) {
      case (.tally(let own), .tally(let others)): own.merge(others)
      case (.form(let own), .form(let others)): own.merge(others)
      case (.distinct(let own), .distinct(let others)): own.merge(others)
      default: break
      }
    }
    for (own, others) in zip(batch.fillings, other.batch.fillings) { own.mergeBroken(others) }
  }
}
