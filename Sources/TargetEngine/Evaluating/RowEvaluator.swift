import TargetDSL

/// Goes through the possible values of unknown category and yes/no cells of single rows that are tested more
/// than once, so that the tests agree with each other.
struct RowEvaluator {
  /// Beyond this many combinations the last cells are left unknown, which is sound and may be wide.
  static let mostCombinations = 4096

  private let program: RowProgram
  private var overrides: [Int: Int] = [:]
  /// By node, for those that depend on the cells that are gone through.
  private var truths: [Ternary?]

  init(program: RowProgram) {
    self.program = program
    truths = Array(repeating: nil, count: program.nodes.count)
  }

  /// What tells rows apart whose outcomes may differ: rows with equal signatures have equal outcomes.
  static func signature(
    row: Int, _ correlation: RowProgram.Correlation, in batch: BatchEvaluator
  ) -> [UInt32] {
    var parts: [UInt32] = []
    parts.reserveCapacity(
      correlation.codeLanes.count + correlation.gapLanes.count + correlation.inputs.count)
    for read in correlation.codeLanes {
      let code = Int(batch.lanes[read.lane].codes[row])
      parts.append(UInt32(read.alike.indices.contains(code) ? read.alike[code] : .max))
    }
    for lane in correlation.gapLanes {
      parts.append(batch.lanes[lane].gap(row: row).map { UInt32($0.rawValue) + 1 } ?? 0)
    }
    for node in correlation.inputs {
      let truth: UInt32 =
        switch batch.truth(node: node, row: row) {
        case .yes: 1
        case .no: 0
        case .unknown: 2
        }
      parts.append(truth)
    }
    return parts
  }

  /// Calls `body` with the truth of nodes for every combination of values.
  mutating func enumerate(
    row: Int, _ correlation: RowProgram.Correlation, in batch: BatchEvaluator,
    _ body: ((Int) -> Ternary) -> Void
  ) {
    overrides.removeAll(keepingCapacity: true)
    var choices: [(lane: Int, codes: [Int])] = []
    var combinations = 1
    for repeated in correlation.lanes {
      let cells = batch.lanes[repeated.lane]
      guard let gap = cells.gap(row: row), gap != .noValue else { continue }
      // The code behind the categories and that of an unknown cell is *none*.
      let codes = repeated.codes + (gap == .unknownOrNone ? [cells.codeCount + 1] : [])
      guard combinations * codes.count <= RowEvaluator.mostCombinations else { continue }
      combinations *= codes.count
      choices.append((repeated.lane, codes))
    }
    var indices = [Int](repeating: 0, count: choices.count)
    while true {
      for (choice, index) in zip(choices, indices) { overrides[choice.lane] = choice.codes[index] }
      recompute(row: row, correlation, batch)
      body { node in truths[node] ?? batch.truth(node: node, row: row) }
      var position = 0
      while position < indices.count {
        indices[position] += 1
        if indices[position] < choices[position].codes.count { break }
        indices[position] = 0
        position += 1
      }
      if position == indices.count { break }
    }
    for node in correlation.nodes { truths[node] = nil }
  }

  private mutating func recompute(row: Int, _ correlation: RowProgram.Correlation, _ batch: BatchEvaluator) {
    for index in correlation.nodes { truths[index] = nil }
    for index in correlation.nodes {
      truths[index] = truth(of: index, row: row, batch)
    }
  }

  private func truth(of index: Int, row: Int, _ batch: BatchEvaluator) -> Ternary {
    func known(_ node: Int) -> Ternary { truths[node] ?? batch.truth(node: node, row: row) }
    func code(_ lane: Int) -> Int { overrides[lane] ?? Int(batch.lanes[lane].codes[row]) }
    switch program.nodes[index] {
    case .all(let parts): return parts.reduce(.yes) { $0.and(known($1)) }
    case .any(let parts): return parts.reduce(.no) { $0.or(known($1)) }
    case .not(let part): return known(part).negated
    case .code(let lane, let outcomes):
      let code = code(lane)
      return outcomes.indices.contains(code) ? outcomes[code] : .unknown
    case .sameCode(let lane, let other, let mapping):
      return ConditionNode.sameCode(
        code(lane), batch.lanes[lane].codeCount, code(other), batch.lanes[other].codeCount, mapping)
    case .isNone(let lane):
      guard let override = overrides[lane] else { return batch.truth(node: index, row: row) }
      return Ternary(override == batch.lanes[lane].codeCount + 1)
    case .refers(let lane, let inner):
      switch batch.lanes[lane].gap(row: row) {
      case nil: return known(inner)
      case .noValue: return .no
      case .unknown, .unknownOrNone: return .unknown
      }
    default: return batch.truth(node: index, row: row)
    }
  }
}

extension Ternary {
  func and(_ other: Ternary) -> Ternary {
    if self == .no || other == .no { return .no }
    return self == .yes && other == .yes ? .yes : .unknown
  }

  func or(_ other: Ternary) -> Ternary {
    if self == .yes || other == .yes { return .yes }
    return self == .no && other == .no ? .no : .unknown
  }
}
