import TargetDSL

/// Which measures rows alone can answer: aggregates, numbers, arithmetic over them, and indicators that stand for
/// such a measure, which are written out.
struct RowMeasures {
  struct RowMeasure {
    let measure: Measure
    /// Nodes of the measure as it is written out.
    let size: Int
    /// Without one it is made of numbers alone and needs no rows.
    let hasAggregate: Bool
  }

  /// Indicators over indicators can double with every level; beyond this a measure is put together from the
  /// values of its parts.
  private static let sizeLimit = 10_000
  static let depthLimit = 400

  private var ofIndicators: [RowMeasure?] = []

  init(_ plan: CheckedPlan) {
    ofIndicators = Array(repeating: nil, count: plan.indicators.count)
    var isResolved = Array(repeating: false, count: plan.indicators.count)
    for index in plan.indicators.indices { resolve(index, plan, &isResolved, depth: 0) }
  }

  private mutating func resolve(_ index: Int, _ plan: CheckedPlan, _ isResolved: inout [Bool], depth: Int) {
    guard !isResolved[index], depth < RowMeasures.depthLimit else { return }
    isResolved[index] = true
    let expression = plan.indicators[index].measure.expression
    for other in expression.indicatorsNow(depth: 0) where isResolved.indices.contains(other) {
      resolve(other, plan, &isResolved, depth: depth + 1)
    }
    ofIndicators[index] = rowMeasure(expression)
  }

  /// `nil` where something beside rows has a part in it.
  func rowMeasure(_ measure: Measure) -> RowMeasure? { rowMeasure(measure, depth: 0) }

  private func rowMeasure(_ measure: Measure, depth: Int) -> RowMeasure? {
    guard depth < RowMeasures.depthLimit else { return nil }
    func pair(_ left: Measure, _ right: Measure, _ join: (Measure, Measure) -> Measure) -> RowMeasure? {
      guard let left = rowMeasure(left, depth: depth + 1), let right = rowMeasure(right, depth: depth + 1),
        left.size + right.size < RowMeasures.sizeLimit
      else { return nil }
      return RowMeasure(
        measure: join(left.measure, right.measure), size: left.size + right.size + 1,
        hasAggregate: left.hasAggregate || right.hasAggregate)
    }
    switch measure {
    case .aggregate: return RowMeasure(measure: measure, size: 1, hasAggregate: true)
    case .number: return RowMeasure(measure: measure, size: 1, hasAggregate: false)
    case .stated, .indicator(_, at: .some): return nil
    case .indicator(let index, at: nil):
      return ofIndicators.indices.contains(index) ? ofIndicators[index] : nil
    case .negated(let part):
      return rowMeasure(part, depth: depth + 1).map {
        RowMeasure(measure: .negated($0.measure), size: $0.size + 1, hasAggregate: $0.hasAggregate)
      }
    case .sum(let left, let right): return pair(left, right, Measure.sum)
    case .difference(let left, let right): return pair(left, right, Measure.difference)
    case .product(let left, let right): return pair(left, right, Measure.product)
    case .quotient(let left, let right): return pair(left, right, Measure.quotient)
    }
  }
}

extension Measure {
  /// The parts of arithmetic; empty for a leaf.
  var operands: [Measure] {
    switch self {
    case .aggregate, .stated, .indicator, .number: []
    case .negated(let part): [part]
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      [left, right]
    }
  }

  /// The indicators whose value of the same date takes part.
  fileprivate func indicatorsNow(depth: Int) -> [Int] {
    guard depth < RowMeasures.depthLimit else { return [] }
    if case .indicator(let index, at: nil) = self { return [index] }
    return operands.flatMap { $0.indicatorsNow(depth: depth + 1) }
  }
}
