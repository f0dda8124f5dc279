import TargetDSL

extension Comparison {
  /// The outcome for every value of a range, `nil` ends unbounded.
  func outcome(from low: Rational?, to high: Rational?, _ bound: Rational) -> Ternary {
    switch self {
    case .equal:
      if low.map({ $0 > bound }) ?? false || high.map({ $0 < bound }) ?? false { return .no }
      return low == bound && high == bound ? .yes : .unknown
    case .notEqual: return Comparison.equal.outcome(from: low, to: high, bound).negated
    case .less:
      if let high, high < bound { return .yes }
      if let low, low >= bound { return .no }
      return .unknown
    case .greaterOrEqual: return Comparison.less.outcome(from: low, to: high, bound).negated
    case .lessOrEqual:
      if let high, high <= bound { return .yes }
      if let low, low > bound { return .no }
      return .unknown
    case .greater: return Comparison.lessOrEqual.outcome(from: low, to: high, bound).negated
    }
  }
}
