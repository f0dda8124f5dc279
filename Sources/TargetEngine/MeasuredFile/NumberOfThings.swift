import TargetDSL

extension CheckedPlan {
  /// Whether a measure counts things, so that its values are whole numbers: counts, what is stated without a unit, and what is
  /// added and subtracted from them. A sum of a column may have fractions.
  func isNumberOfThings(_ measure: Measure, depth: Int = 0) -> Bool {
    guard depth < 100 else { return false }
    switch measure {
    case .aggregate(let aggregate):
      switch aggregate.function {
      case .count, .countDistinct: return true
      case .share, .sum, .mean, .value: return false
      }
    case .stated(let name):
      let stated = indicators.first { $0.name == name }?.measure ?? targets.first { $0.name == name }?.measure
      return stated?.type == .count
    case .indicator(let index, at: _):
      return indicators.indices.contains(index)
        && isNumberOfThings(indicators[index].measure.expression, depth: depth + 1)
    case .number(let number): return number.isInteger
    case .negated(let part): return isNumberOfThings(part, depth: depth + 1)
    case .sum(let left, let right), .difference(let left, let right):
      return isNumberOfThings(left, depth: depth + 1) && isNumberOfThings(right, depth: depth + 1)
    case .product, .quotient: return false
    }
  }
}

extension ValueInterval {
  var holdsWholeNumber: Bool {
    guard let least = leastWhole, let greatest = greatestWhole else { return true }
    return Rational(least) <= Rational(greatest)
  }
}
