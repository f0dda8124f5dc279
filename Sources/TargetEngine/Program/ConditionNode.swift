import TargetDSL

/// One predicate of a batch: nodes refer to earlier nodes and to lanes by index, and each is computed once a
/// batch however many measures need it.
enum ConditionNode: Sendable {
  case constant(Ternary)
  case all([Int])
  case any([Int])
  case not(Int)
  /// A lane of codes: the outcome for each code, then for each gap.
  case code(lane: Int, outcomes: [Ternary])
  /// A number or date lane inside a range of decimals (or outside); the outcome of each gap.
  case inRange(lane: Int, isYear: Bool, range: DecimalRange, isOutside: Bool, gaps: GapOutcomes)
  case compare(RowNumber, Comparison, RowNumber)
  case dates(lane: Int, Comparison, other: Int)
  case dateInRange(lane: Int, low: Int64, high: Int64, isOutside: Bool, gaps: GapOutcomes)
  /// Two lanes of codes; the first's code for each of the other's, -1 for none.
  case sameCode(lane: Int, other: Int, mapping: [Int])
  /// Two lanes of row numbers or pooled texts.
  case sameValue(lane: Int, other: Int)
  /// A lane of row numbers or pooled texts.
  case valueIn(lane: Int, [Int64])
  case isKnown(lane: Int)
  case isNone(lane: Int)
  /// A reference that is followed, and what holds of the row it points to.
  case refers(lane: Int, inner: Int)
  /// By the number of the row itself, or of the row that a lane points to.
  case tabulated(lane: Int?, table: Tabulated)

  /// The outcome where a cell has no known value.
  struct GapOutcomes: Sendable {
    let unknown: Ternary
    let none: Ternary
    var unknownOrNone: Ternary { unknown.merged(with: none) }

    subscript(gap: CellGap) -> Ternary {
      switch gap {
      case .unknown: unknown
      case .noValue: none
      case .unknownOrNone: unknownOrNone
      }
    }
  }

  /// An outcome for each row of a table.
  final class Tabulated: Sendable {
    let outcomes: [Ternary]

    init(_ outcomes: [Ternary]) {
      self.outcomes = outcomes
    }

    func outcome(_ row: Int64) -> Ternary {
      let row = Int(row)
      return outcomes.indices.contains(row) ? outcomes[row] : .unknown
    }
  }

  /// Lanes whose cells the node tests by itself.
  var lanes: [Int] {
    switch self {
    case .constant, .all, .any, .not: []
    case .code(let lane, _), .inRange(let lane, _, _, _, _), .dateInRange(let lane, _, _, _, _),
      .valueIn(let lane, _), .isKnown(let lane), .isNone(let lane), .refers(let lane, _):
      [lane]
    case .compare(let left, _, let right): left.lanes + right.lanes
    case .dates(let lane, _, let other), .sameCode(let lane, let other, _), .sameValue(let lane, let other):
      [lane, other]
    case .tabulated(let lane, _): lane.map { [$0] } ?? []
    }
  }

  /// Nodes on which this one stands.
  var operands: [Int] {
    switch self {
    case .all(let nodes), .any(let nodes): nodes
    case .not(let node), .refers(_, let node): [node]
    default: []
    }
  }
}
