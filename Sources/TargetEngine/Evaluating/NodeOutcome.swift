import TargetDSL

extension ConditionNode {
  /// The outcome of a leaf for one row. Nodes over other nodes are not asked.
  func outcome(row: Int, firstRow: Int, lanes: [Lane], infos: [RowProgram.LaneInfo]) -> Ternary {
    switch self {
    case .sameCode(let lane, let other, let mapping):
      let (first, second) = (lanes[lane], lanes[other])
      return ConditionNode.sameCode(
        Int(first.codes[row]), first.codeCount, Int(second.codes[row]), second.codeCount, mapping)
    case .sameValue(let lane, let other):
      return Ternary.both(lanes[lane].gap(row: row), lanes[other].gap(row: row), whenMissing: .no) {
        lanes[lane].values[row] == lanes[other].values[row]
      }
    case .dates(let lane, let comparison, let other):
      return Ternary.both(
        lanes[lane].gap(row: row), lanes[other].gap(row: row), whenMissing: Ternary(comparison == .notEqual)
      ) { comparison.holds(lanes[lane].values[row], lanes[other].values[row]) }
    case .valueIn(let lane, let values):
      return Ternary.both(lanes[lane].gap(row: row), nil, whenMissing: .no) {
        values.contains(lanes[lane].values[row])
      }
    case .compare(let left, let comparison, let right):
      return NumberComparison(left, comparison, right).outcome(row: row, lanes: lanes, infos: infos)
    case .tabulated(let lane, let table):
      guard let lane else { return table.outcome(Int64(firstRow + row)) }
      // Through a reference that is none there is no row to refer to.
      return Ternary.both(lanes[lane].gap(row: row), nil, whenMissing: .no) { nil }
        ?? table.outcome(lanes[lane].values[row])
    default: return .unknown
    }
  }

  /// Two categories by their codes; the codes behind the categories are the gaps.
  static func sameCode(_ first: Int, _ firstCount: Int, _ second: Int, _ secondCount: Int, _ mapping: [Int])
    -> Ternary
  {
    func gap(_ code: Int, _ count: Int) -> CellGap? {
      code < count ? nil : CellGap(rawValue: UInt8(clamping: code - count))
    }
    return Ternary.both(gap(first, firstCount), gap(second, secondCount), whenMissing: .no) {
      mapping.indices.contains(second) && mapping[second] == first
    }
  }
}

extension Ternary {
  /// The outcome of a test of two cells: `whenMissing` where one is none, unknown where one is not known.
  static func both(
    _ first: CellGap?, _ second: CellGap?, whenMissing: Ternary, _ test: () -> Bool
  ) -> Ternary {
    both(first, second, whenMissing: whenMissing) { () -> Bool? in test() } ?? .unknown
  }

  /// As above; `nil` where both cells have values and the test leaves the outcome to the caller.
  static func both(
    _ first: CellGap?, _ second: CellGap?, whenMissing: Ternary, _ test: () -> Bool?
  ) -> Ternary? {
    if first == .noValue || second == .noValue { return whenMissing }
    if first != nil || second != nil { return .unknown }
    return test().map { Ternary($0) }
  }
}
