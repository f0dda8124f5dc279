import TargetDSL

/// Everything that one pass over a table computes: lanes from cells, predicates from lanes, sums from both.
struct RowProgram: Sendable {
  /// Where a lane comes from.
  enum LaneSource: Sendable {
    case cells(CellReader)
    /// The column of the row that another lane points to.
    case followed(reference: Int, column: LoadedColumn, mayBeNone: Bool)
  }

  struct LaneInfo: Sendable {
    let source: LaneSource
    /// A category or yes/no column: its unknown cells are taken over their possible values.
    let isCategory: Bool
    /// The values an unknown number may have, in the column's own unit.
    let minimum: Rational?
    let maximum: Rational?
    let isWhole: Bool
    let codeCount: Int?
    /// The number of different values that exist, where that is known.
    let valueCount: Int?
  }

  /// A population and a condition that are counted together.
  struct Joint: Hashable, Sendable {
    /// Indices of nodes.
    let population: Int
    let condition: Int
  }

  struct Group: Hashable, Sendable {
    /// A lane of row numbers of the table of groups.
    let lane: Int
    let count: Int
  }

  enum Item: Hashable, Sendable {
    /// Rows by what they may be.
    case tally(joint: Int, group: Int?)
    case form(Form, group: Int?)
    case distinct(joint: Int, lane: Int, ignoresUnknown: Bool, group: Int?)
  }

  /// A sum over rows, or a quotient of two.
  struct Form: Hashable, Sendable {
    let numerator: [Term]
    let numeratorOffset: Rational
    /// Empty for a sum.
    let denominator: [Term]
    let denominatorOffset: Rational
    let ignoresUnknown: Bool
    /// No weight may be negative.
    let weights: [RowNumber]
  }

  /// What the members of a population for which a condition holds add.
  struct Term: Hashable, Sendable {
    let coefficient: Rational
    let joint: Int
    /// 1 a row where there is none.
    let value: RowNumber?
    /// A row where this is none adds nothing.
    let presence: RowNumber?
  }

  let table: Int
  var lanes: [LaneInfo] = []
  var nodes: [ConditionNode] = []
  var joints: [Joint] = []
  var groups: [Group] = []
  var items: [Item] = []
  /// Whether a row's number is needed.
  var numbersRows = false

  init(table: Int) {
    self.table = table
  }
}

extension RowProgram {
  /// Cells that some nodes test more than once, and the nodes that depend on them, in the order of computing.
  struct Correlation: Sendable {
    /// A lane of codes that nodes read.
    struct CodeLane: Sendable {
      let lane: Int
      /// For each code the first that no node tells from it, then each gap, which is told from all else.
      let alike: [UInt16]
      /// The codes that are told from each other.
      var codes: [Int] { alike.indices.dropLast(3).filter { alike[$0] == $0 } }
    }

    let lanes: [CodeLane]
    let nodes: [Int]
    /// What else the outcome of a row depends on: lanes of codes and of references that the nodes read, and nodes that
    /// they build on.
    let codeLanes: [CodeLane]
    let gapLanes: [Int]
    let inputs: [Int]
  }

  /// A lane of codes as some nodes tell its codes apart.
  private func codeLane(_ lane: Int, nodes affected: Set<Int>) -> Correlation.CodeLane {
    let codes = lanes[lane].codeCount ?? 0
    var told = Array(repeating: [Ternary](), count: codes)
    var comparesAll = false
    for node in affected where nodes[node].lanes.contains(lane) {
      if case .code(_, let outcomes) = nodes[node] {
        for code in 0..<codes {
          told[code].append(outcomes.indices.contains(code) ? outcomes[code] : .unknown)
        }
      } else if case .sameCode = nodes[node] {
        comparesAll = true
      }
    }
    var first: [[Ternary]: Int] = [:]
    let alike = (0..<codes).map { code -> UInt16 in
      if comparesAll { return UInt16(truncatingIfNeeded: code) }
      let known = first[told[code], default: code]
      first[told[code]] = known
      return UInt16(truncatingIfNeeded: known)
    }
    return Correlation.CodeLane(
      lane: lane, alike: alike + (codes..<codes + 3).map { UInt16(truncatingIfNeeded: $0) })
  }

  /// `nil` where no category or yes/no cell is tested twice below the roots, which may repeat.
  func correlation(of roots: [Int]) -> Correlation? {
    var tests: [Int: Int] = [:]
    var reached: Set<Int> = []
    var pending = roots
    while let node = pending.popLast() {
      reached.insert(node)
      pending.append(contentsOf: nodes[node].operands)
      if case .isKnown = nodes[node] { continue }
      for lane in nodes[node].lanes where lanes[lane].isCategory { tests[lane, default: 0] += 1 }
    }
    let repeated = tests.filter { $0.value > 1 }.keys.sorted()
    guard !repeated.isEmpty else { return nil }
    var affected: Set<Int> = []
    for node in reached.sorted() {
      let isLeaf = nodes[node].lanes.contains { repeated.contains($0) }
      if isLeaf || nodes[node].operands.contains(where: { affected.contains($0) }) { affected.insert(node) }
    }
    // A root that the repeated cells do not touch is part of the outcome, too.
    let untouched = roots.filter { !affected.contains($0) }
    var (codeLanes, gapLanes, inputs): (Set<Int>, Set<Int>, Set<Int>) = (Set(repeated), [], Set(untouched))
    for node in affected {
      inputs.formUnion(nodes[node].operands.filter { !affected.contains($0) })
      switch nodes[node] {
      case .all, .any, .not: break
      case .refers(let lane, _): gapLanes.insert(lane)
      case .code, .sameCode: codeLanes.formUnion(nodes[node].lanes)
      case .constant, .inRange, .compare, .dates, .dateInRange, .sameValue, .valueIn, .isKnown, .isNone,
        .tabulated:
        inputs.insert(node)
      }
    }
    return Correlation(
      lanes: repeated.map { codeLane($0, nodes: affected) }, nodes: affected.sorted(),
      codeLanes: codeLanes.sorted().map { codeLane($0, nodes: affected) }, gapLanes: gapLanes.sorted(),
      inputs: inputs.sorted())
  }
}
