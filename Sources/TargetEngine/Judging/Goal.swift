import TargetDSL

/// What a clause accepts, with what the judge must know about the measure.
///
/// Every bound is an interval: `more than 60%` accepts from an open 60% upwards, `about 20% within 2 points` from
/// 18% to 22%. `from A to B` accepts from A upwards and keeps B as its top.
struct Goal {
  let accepted: ValueInterval
  /// B of `from A to B`: a value above it is met and said to be above the range.
  let top: Rational?
  let measure: TypedMeasure
  /// The step between neighbouring values of a sum of whole numbers; `nil` where every value may occur.
  let wholeStep: Rational?
  /// One row more or less changes the value by at most 1.
  let isRowCount: Bool

  init(_ bound: Bound, measure: TypedMeasure, plan: CheckedPlan) throws(ArithmeticOverflow) {
    self.measure = measure
    let expression = plan.withoutReferences(measure.expression)
    self.wholeStep = Goal.wholeStep(of: expression, in: plan)
    self.isRowCount = Goal.isRowCount(expression)
    var top: Rational?
    switch bound {
    case .atLeast(let value): accepted = ValueInterval(low: value, high: nil)
    case .moreThan(let value): accepted = ValueInterval(low: value, high: nil, lowOpen: true)
    case .atMost(let value): accepted = ValueInterval(low: nil, high: value)
    case .lessThan(let value): accepted = ValueInterval(low: nil, high: value, highOpen: true)
    case .exactly(let value): accepted = ValueInterval(value)
    case .noneLeft: accepted = ValueInterval(low: nil, high: .zero)
    case .everyOne: accepted = ValueInterval(low: .one, high: nil)
    case .reach(let from, let to):
      accepted = ValueInterval(low: from, high: nil)
      top = to
    case .between(let low, let high): accepted = ValueInterval(low: low, high: high)
    case .about(let value, let tolerance):
      accepted = ValueInterval(low: try value.subtracting(tolerance), high: try value.adding(tolerance))
    case .atLeastAbout(let value, let tolerance):
      accepted = ValueInterval(low: try value.subtracting(tolerance), high: nil)
    }
    self.top = top
  }

  /// A sum over a `whole` column takes only whole multiples of the column's scale.
  private static func wholeStep(of measure: Measure, in plan: CheckedPlan) -> Rational? {
    guard case .aggregate(let aggregate) = measure,
      case .sum(.column(let path, let scale)) = aggregate.function,
      plan.tables.indices.contains(path.target.table),
      plan.tables[path.target.table].columns.indices.contains(path.target.column),
      case .whole = plan.tables[path.target.table].columns[path.target.column].type
    else { return nil }
    return scale
  }

  private static func isRowCount(_ measure: Measure) -> Bool {
    guard case .aggregate(let aggregate) = measure else { return false }
    switch aggregate.function {
    case .count, .countDistinct: return true
    case .share, .sum, .mean: return false
    }
  }

  var unit: UnitExpression { measure.unit }
}

extension CheckedPlan {
  /// The measure that a chain of indicator names stands for.
  func withoutReferences(_ measure: Measure) -> Measure {
    var measure = measure
    for _ in indicators {
      guard case .indicator(let index, at: nil) = measure, indicators.indices.contains(index) else { break }
      measure = indicators[index].measure.expression
    }
    return measure
  }
}

/// Where a value stands against a bound.
enum Standing: Hashable {
  case met
  case missed
  /// Some possible values lie inside and some outside.
  case open
}

extension Goal {
  func standing(of value: MeasuredValue) throws(ArithmeticOverflow) -> Standing {
    let interval = value.possible
    if accepted.contains(interval) { return .met }
    let common = accepted.intersection(interval)
    if common.isEmpty { return .missed }
    // One-sided bounds are decided by the ends, which rows always attain.
    guard accepted.low != nil, accepted.high != nil else { return .open }
    return try value.attainsValue(in: common) ? .open : .missed
  }

  /// Beyond the top of `from A to B`, whatever the unknowns.
  func isAboveTop(_ value: MeasuredValue) -> Bool {
    guard let top else { return false }
    return ValueInterval(low: top, high: nil, lowOpen: true).contains(value.possible)
  }
}

extension MeasuredValue {
  /// The interval drawn in to the whole numbers that it holds, where only those occur: a count of more than 10
  /// is at least 11.
  var possible: ValueInterval {
    guard attainable == .wholeNumbers else { return interval }
    let drawn = ValueInterval(
      low: interval.leastWhole.map { Rational($0) }, high: interval.greatestWhole.map { Rational($0) })
    return drawn.isEmpty ? interval : drawn
  }

  /// Whether a value that can occur lies in a part of the interval.
  func attainsValue(in part: ValueInterval) throws(ArithmeticOverflow) -> Bool {
    switch attainable {
    case .everything: return true
    case .wholeNumbers:
      guard let low = part.leastWhole, let high = part.greatestWhole else { return true }
      return low <= high
    case .share(let counts): return try counts.attainsShare(in: part)
    }
  }
}

extension ValueInterval {
  /// The least whole number inside, where there is a low end.
  var leastWhole: Int128? { low.map { lowOpen ? $0.floor + 1 : $0.ceiling } }
  /// The greatest whole number inside, where there is a high end.
  var greatestWhole: Int128? { high.map { highOpen ? $0.ceiling - 1 : $0.floor } }
}
