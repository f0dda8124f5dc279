import TargetDSL

/// What a clause accepts, with what the judge must know about the measure.
///
/// Every bound is an interval: `more than 60%` accepts from an open 60% upwards, `about 20% within 2 points` from
/// 18% to 22%. `from A to B` accepts from A upwards and keeps B as its top.
struct Criterion {
  private(set) var accepted: ValueInterval
  /// B of `from A to B`: a value above it is met and said to be above the range.
  private(set) var top: Rational?
  let measure: TypedMeasure
  /// The step between neighbouring values of a sum of whole numbers; `nil` where every value may occur.
  let wholeStep: Rational?
  /// The column that weighs the rows of a share.
  let weighing: NumberColumn?
  /// A sum and nothing else: where no row can belong to it, its 0 says nothing.
  let isPlainSum: Bool
  /// One row more or less changes the value by at most 1.
  let isRowCount: Bool
  /// A sum or mean of cells: what is missing is an amount, even where it has no unit.
  let isSum: Bool

  init(_ bound: Bound, measure: TypedMeasure, plan: CheckedPlan) {
    let expression = plan.withoutReferences(measure.expression)
    self.measure = measure
    self.accepted = bound.accepted
    self.top = if case .reach(_, let top) = bound { top } else { nil }
    self.wholeStep = Criterion.wholeStep(of: expression, in: plan)
    self.weighing = Criterion.weighing(of: expression, in: plan)
    self.isPlainSum = Criterion.isPlainSum(expression)
    self.isRowCount = Criterion.isRowCount(expression)
    self.isSum = Criterion.isSum(expression)
  }

  /// The same measure against another bound.
  func asking(_ bound: Bound) -> Criterion {
    var criterion = self
    criterion.accepted = bound.accepted
    criterion.top = if case .reach(_, let top) = bound { top } else { nil }
    return criterion
  }

  /// A sum over a `whole` column takes only whole multiples of the column's scale.
  private static func wholeStep(of measure: Measure, in plan: CheckedPlan) -> Rational? {
    guard case .aggregate(let aggregate) = measure, case .sum(let number) = aggregate.function else {
      return nil
    }
    return plan.numberColumn(of: number)?.wholeStep
  }

  private static func weighing(of measure: Measure, in plan: CheckedPlan) -> NumberColumn? {
    guard case .aggregate(let aggregate) = measure, case .share(let weight?) = aggregate.function else {
      return nil
    }
    return plan.numberColumn(of: weight)
  }

  private static func isRowCount(_ measure: Measure) -> Bool {
    guard case .aggregate(let aggregate) = measure else { return false }
    switch aggregate.function {
    case .count, .countDistinct: return true
    case .share, .sum, .mean, .value: return false
    }
  }

  private static func isPlainSum(_ measure: Measure) -> Bool {
    guard case .aggregate(let aggregate) = measure, case .sum = aggregate.function else { return false }
    return true
  }

  private static func isSum(_ measure: Measure) -> Bool {
    guard case .aggregate(let aggregate) = measure else { return false }
    switch aggregate.function {
    case .sum, .mean, .value: return true
    case .count, .countDistinct, .share: return false
    }
  }
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

/// A column that numbers are taken from as they stand.
struct NumberColumn {
  let column: Column
  /// The step between neighbouring values in base units; `nil` where every value may occur.
  let wholeStep: Rational?

  var unit: UnitExpression { column.type.unit ?? .plain }
}

extension CheckedPlan {
  /// The column that an expression is, where it is nothing more.
  func numberColumn(of number: NumberExpression) -> NumberColumn? {
    guard case .column(let path, let scale) = number, tables.indices.contains(path.target.table),
      tables[path.target.table].columns.indices.contains(path.target.column)
    else { return nil }
    let column = tables[path.target.table].columns[path.target.column]
    if case .whole = column.type { return NumberColumn(column: column, wholeStep: scale) }
    return NumberColumn(column: column, wholeStep: nil)
  }
}

/// Where a value stands against a bound.
enum Compliance: Hashable {
  case met
  case missed
  /// Some possible values lie inside and some outside.
  case open
}

extension Criterion {
  func compliance(of value: MeasuredValue) throws(ArithmeticOverflow) -> Compliance {
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
