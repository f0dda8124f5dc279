import TargetDSL

extension Measure {
  /// The sum of a measure over years, as rows of one snapshot answer it: every row once. `nil` where nothing in it speaks
  /// of `year`, or it is no sum of counts and sums.
  func summed(over years: ClosedRange<Int>) -> Measure? {
    if case .aggregate(let aggregate) = self, let once = aggregate.onceOver(years) { return .aggregate(once) }
    guard let first = years.first, years.count <= 60, let start = wholeTable?.resolving(year: first) else {
      return nil
    }
    return years.dropFirst().reduce(start) { sum, year in
      .sum(sum, wholeTable?.resolving(year: year) ?? start)
    }
  }

  /// The same with the conditions of populations among those of the aggregates, so that the years have one population.
  private var wholeTable: Measure? {
    switch self {
    case .aggregate(let aggregate):
      switch aggregate.function {
      case .count, .sum: break
      case .countDistinct, .share, .mean, .value: return nil
      }
      guard !aggregate.ignoresUnknown else { return nil }
      return .aggregate(
        Aggregate(
          function: aggregate.function,
          population: RowSet(table: aggregate.population.table, condition: .always),
          condition: .both(aggregate.population.condition, aggregate.condition), ignoresUnknown: false))
    case .number: return self
    case .negated(let part): return part.wholeTable.map { .negated($0) }
    case .sum(let left, let right):
      guard let left = left.wholeTable, let right = right.wholeTable else { return nil }
      return .sum(left, right)
    case .difference(let left, let right):
      guard let left = left.wholeTable, let right = right.wholeTable else { return nil }
      return .difference(left, right)
    case .product(.number(let number), let part): return part.wholeTable.map { .product(.number(number), $0) }
    case .product(let part, .number(let number)): return part.wholeTable.map { .product($0, .number(number)) }
    case .quotient(let part, .number(let number)):
      return part.wholeTable.map { .quotient($0, .number(number)) }
    case .stated, .indicator, .product, .quotient: return nil
    }
  }
}

extension Condition {
  static func both(_ left: Condition, _ right: Condition) -> Condition {
    let parts = left.conjuncts + right.conjuncts
    return parts.isEmpty ? .always : parts.count == 1 ? parts[0] : .all(parts)
  }
}

extension Aggregate {
  /// The same over all years of a range at once, where a row belongs to one year only: one condition says that a number
  /// of it is the year, and nothing else speaks of it.
  fileprivate func onceOver(_ years: ClosedRange<Int>) -> Aggregate? {
    switch function {
    case .count: break
    case .sum(let number) where !number.speaksOfYear: break
    case .countDistinct, .share, .sum, .mean, .value: return nil
    }
    var conditions = population.condition.conjuncts + condition.conjuncts
    let speaking = conditions.indices.filter { conditions[$0].speaksOfYear }
    guard !ignoresUnknown, speaking.count == 1, let range = conditions[speaking[0]].isYear(in: years) else {
      return nil
    }
    conditions[speaking[0]] = range
    return Aggregate(
      function: function, population: RowSet(table: population.table, condition: .always),
      condition: .both(.all(conditions), .always), ignoresUnknown: false)
  }
}

extension Condition {
  /// `founded = year` as `founded in 2018..2024`.
  fileprivate func isYear(in years: ClosedRange<Int>) -> Condition? {
    guard case .number(let left, .equal, let right) = self else { return nil }
    guard [left, right].contains(.year),
      let number = [left, right].first(where: { !$0.speaksOfYear })
    else { return nil }
    func test(_ year: Int, _ comparison: Comparison) -> Condition {
      .number(number, comparison, .constant(Rational(year)))
    }
    switch number {
    case .yearOf:
      return .all([test(years.lowerBound, .greaterOrEqual), test(years.upperBound, .lessOrEqual)])
    case .column, .constant, .year, .negated, .sum, .difference, .product, .quotient:
      return years.count <= 60 ? .any(years.map { test($0, .equal) }) : nil
    }
  }
}
