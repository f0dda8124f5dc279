import TargetDSL

@testable import TargetEngine

/// What a measure may come to: `nil` ends are unbounded.
enum RowsValue: Equatable {
  case range(Rational?, Rational?)
  case notApplicable
}

extension RowsReference {
  /// A row's part in one group: in it, possibly in it, or not.
  private func membership(_ row: Int, _ group: (path: ColumnPath, row: Int)?) -> Truth {
    guard let group else { return .yes }
    switch cell(row, group.path.steps) {
    case .known(.row(group.row)): return .yes
    case .unknown: return .unknown
    default: return .no
    }
  }

  private func outcomes(
    _ aggregate: Aggregate, _ row: Int, _ group: (path: ColumnPath, row: Int)?
  ) -> Set<RowState> {
    switch membership(row, group) {
    case .no: [.outside]
    case .yes: outcomes(population: aggregate.population.condition, condition: aggregate.condition, row)
    case .unknown:
      outcomes(population: aggregate.population.condition, condition: aggregate.condition, row).union([
        .outside
      ])
    }
  }

  func value(_ aggregate: Aggregate, group: (path: ColumnPath, row: Int)? = nil) -> RowsValue {
    let rows = model.rows[aggregate.population.table].indices.map { ($0, outcomes(aggregate, $0, group)) }
    switch aggregate.function {
    case .count, .share(weight: nil): return counted(aggregate, rows.map(\.1))
    case .sum(let number): return summed(aggregate, number, rows)
    case .countDistinct(let path): return distinct(aggregate, path, rows)
    case .share(let weight?):
      return ratio(
        aggregate.ignoresUnknown,
        rows.map { row, outcomes in
          guard let range = number(weight, row) else { return outcomes.map { _ in (.zero, .zero) } }
          let low = max(range.low ?? .zero, .zero)
          var points: [Corner] = []
          for value in [low, range.high ?? low] {
            for outcome in outcomes {
              points.append(outcome == .outside ? (.zero, .zero) : (outcome == .holds ? value : .zero, value))
            }
          }
          if range.mayBeNone { points.append((.zero, .zero)) }
          return points
        })
    case .value(let expression):
      // Of the only row that belongs; where others may, or none does, there is no value.
      let belonging = rows.filter { $0.1.contains(.holds) }
      guard belonging.count == 1, let (row, outcomes) = belonging.first, outcomes == [.holds],
        let range = number(expression, row)
      else { return .notApplicable }
      return .range(range.low, range.high)
    case .mean(let expression, let weight):
      return ratio(
        aggregate.ignoresUnknown,
        rows.map { row, outcomes in
          guard outcomes.contains(.holds) else { return [(.zero, .zero)] }
          let one = Range(low: .one, high: .one)
          guard let x = number(expression, row), let w = weight.map({ number($0, row) }) ?? one else {
            return [(.zero, .zero)]
          }
          var points: [Corner] = []
          for x in [x.low, x.high].compactMap({ $0 }) {
            for w in [w.low, w.high].compactMap({ $0 }) {
              points.append(((try? x.multiplied(by: w)) ?? .zero, w))
            }
          }
          if outcomes != [.holds] || x.mayBeNone || w.mayBeNone { points.append((.zero, .zero)) }
          return points
        })
    }
  }

  private func counted(_ aggregate: Aggregate, _ rows: [Set<RowState>]) -> RowsValue {
    func count(_ outcomes: Set<RowState>) -> Int { rows.count { $0 == outcomes } }
    let a = count([.holds])
    let b = count([.fails])
    var (c, d, e, f) = (0, 0, 0, 0)
    if !aggregate.ignoresUnknown {
      c = count([.holds, .fails])
      d = count([.holds, .outside])
      e = count([.fails, .outside])
      f = count([.holds, .fails, .outside])
    }
    if case .count = aggregate.function { return .range(Rational(a), Rational(a + c + d + f)) }
    if a + b + c + d + e + f == 0 { return .notApplicable }
    let low =
      a + b + c + e + f == 0 ? Rational(d > 0 ? 1 : 0) : Rational(Int128(a), over: Int128(a + b + c + e + f))
    let high =
      a + b + c + d + f == 0
      ? Rational(e > 0 ? 0 : 1) : Rational(Int128(a + c + d + f), over: Int128(a + b + c + d + f))
    return .range(low, high)
  }

  private func summed(
    _ aggregate: Aggregate, _ expression: NumberExpression, _ rows: [(Int, Set<RowState>)]
  ) -> RowsValue {
    var (low, high): (Rational?, Rational?) = (.zero, .zero)
    for (row, outcomes) in rows where outcomes.contains(.holds) {
      guard let x = number(expression, row) else { continue }
      let isSure = outcomes == [.holds]
      if aggregate.ignoresUnknown, !isSure || !x.isExact { continue }
      let mayBeZero = !isSure || x.mayBeNone
      low = plus(low, mayBeZero ? x.low.map { min($0, .zero) } : x.low)
      high = plus(high, mayBeZero ? x.high.map { max($0, .zero) } : x.high)
    }
    return .range(low, high)
  }

  private func plus(_ left: Rational?, _ right: Rational?) -> Rational? {
    guard let left, let right else { return nil }
    return try? left.adding(right)
  }

  private func distinct(
    _ aggregate: Aggregate, _ path: ColumnPath, _ rows: [(Int, Set<RowState>)]
  ) -> RowsValue {
    var sure: Set<RowsModel.Value> = []
    var possible: Set<RowsModel.Value> = []
    var unknown = 0
    var hasSureMember = false
    for (row, outcomes) in rows where outcomes.contains(.holds) {
      let isSure = outcomes == [.holds]
      switch cell(row, path.steps) {
      case .none: continue
      case .known(let value):
        if isSure { sure.insert(value) }
        if isSure { hasSureMember = true }
        if !isSure, !aggregate.ignoresUnknown { possible.insert(value) }
      case .unknown(let mayBeNone):
        if aggregate.ignoresUnknown { continue }
        unknown += 1
        if isSure, !mayBeNone { hasSureMember = true }
      }
    }
    var most = sure.union(possible).count + unknown
    switch column(path.target).type {
    case .category(let all): most = min(most, all.count)
    case .yesNo: most = min(most, 2)
    case .reference(let table): most = min(most, model.rows[table].count)
    default: break
    }
    return .range(Rational(sure.isEmpty && hasSureMember ? 1 : sure.count), Rational(most))
  }

  typealias Corner = (Rational, Rational)

  /// The least and the greatest quotient of sums over every choice of corners, tried one by one.
  private func ratio(_ ignoresUnknown: Bool, _ rows: [[Corner]]) -> RowsValue {
    var totals: Set<[Rational]> = [[.zero, .zero]]
    for row in rows {
      let corners = Set(row.map { [$0.0, $0.1] })
      if ignoresUnknown, corners.count > 1 { continue }
      var next: Set<[Rational]> = []
      for total in totals {
        for corner in corners {
          guard let n = try? total[0].adding(corner[0]), let d = try? total[1].adding(corner[1]) else {
            continue
          }
          next.insert([n, d])
        }
      }
      totals = next
    }
    let quotients = totals.filter { !$0[1].isZero }.compactMap { try? $0[0].divided(by: $0[1]) }
    guard let low = quotients.min(), let high = quotients.max() else { return .notApplicable }
    return .range(low, high)
  }

  // MARK: - Arithmetic

  /// Whether `ignoring unknown` alone has emptied the population of some part of a measure: rows may belong to it, and none
  /// does for certain with everything known. Of sums and means only that it may be so is told: a row that belongs may lack
  /// the number.
  func emptied(_ measure: Measure, group: (path: ColumnPath, row: Int)? = nil) -> Truth {
    switch measure {
    case .aggregate(let aggregate):
      guard aggregate.ignoresUnknown else { return .no }
      let rows = model.rows[aggregate.population.table].indices.map { outcomes(aggregate, $0, group) }
      let known = rows.count { $0 == [.holds] || $0 == [.fails] }
      if known == 0 { return rows.contains { $0 != [.outside] } ? .yes : .no }
      switch aggregate.function {
      case .count, .share(weight: nil), .countDistinct, .value: return .no
      case .sum, .mean, .share: return .unknown
      }
    case .quotient(let left, let right), .difference(let left, let right), .sum(let left, let right),
      .product(let left, let right):
      let parts = [emptied(left, group: group), emptied(right, group: group)]
      // Which part of an expression is looked at first decides what is said of it.
      return parts == [.no, .no] ? .no : .unknown
    case .negated(let part): return emptied(part, group: group)
    case .number, .stated, .indicator: return .no
    }
  }

  func value(_ measure: Measure, group: (path: ColumnPath, row: Int)? = nil) -> RowsValue {
    switch measure {
    case .aggregate(let aggregate): return value(aggregate, group: group)
    case .number(let number): return .range(number, number)
    case .quotient(let left, let right):
      if case .aggregate(let first) = left, case .aggregate(let second) = right {
        return quotient(first, second, group)
      }
      return .notApplicable
    case .difference(.aggregate(let left), .aggregate(let right)) where left.population == right.population:
      return difference(left, right, group)
    default: return .notApplicable
    }
  }

  /// What a row adds to several counts and sums of one table, for every way of filling in its unknowns: the
  /// conditions in a role vary together, numbers at their ends.
  private func corners(
    _ aggregates: [Aggregate], _ row: Int, _ group: (path: ColumnPath, row: Int)?
  ) -> Set<[Rational]> {
    let populations = Array(Set(aggregates.map(\.population.condition)))
    let conditions = Array(Set(aggregates.map(\.condition)))
    let inGroup = membership(row, group)
    if inGroup == .no { return [aggregates.map { _ in .zero }] }
    var truths: Set<[Bool]> = []
    for assumed in assumptions(populations + conditions, row) {
      var all: [[Bool]] = [[]]
      for condition in populations + conditions {
        let truth = truth(condition, row, [], assumed)
        all = all.flatMap { one in
          (truth != .no ? [one + [true]] : []) + (truth != .yes ? [one + [false]] : [])
        }
      }
      truths.formUnion(all)
    }
    var expressions: [NumberExpression] = []
    for aggregate in aggregates {
      if case .sum(let expression) = aggregate.function, !expressions.contains(expression) {
        expressions.append(expression)
      }
    }
    var numbers: [[Rational]] = [[]]
    for expression in expressions {
      var values: Set<Rational> = [.zero]
      if let range = number(expression, row) {
        values = Set([range.low, range.high].compactMap { $0 })
        if range.mayBeNone { values.insert(.zero) }
      }
      numbers = numbers.flatMap { one in values.map { one + [$0] } }
    }
    var result: Set<[Rational]> = inGroup == .unknown ? [aggregates.map { _ in .zero }] : []
    for truth in truths {
      for numbers in numbers {
        result.insert(
          aggregates.map { aggregate in
            guard let p = populations.firstIndex(of: aggregate.population.condition), truth[p],
              let c = conditions.firstIndex(of: aggregate.condition), truth[populations.count + c]
            else { return .zero }
            guard case .sum(let expression) = aggregate.function,
              let index = expressions.firstIndex(of: expression)
            else { return .one }
            return numbers[index]
          })
      }
    }
    return result
  }

  private func quotient(
    _ left: Aggregate, _ right: Aggregate, _ group: (path: ColumnPath, row: Int)?
  ) -> RowsValue {
    let rows = model.rows[left.population.table].indices
    return ratio(false, rows.map { corners([left, right], $0, group).map { ($0[0], $0[1]) } })
  }

  private func difference(
    _ left: Aggregate, _ right: Aggregate, _ group: (path: ColumnPath, row: Int)?
  ) -> RowsValue {
    var (low, high): (Rational?, Rational?) = (.zero, .zero)
    for row in model.rows[left.population.table].indices {
      let differences = corners([left, right], row, group).compactMap { try? $0[0].subtracting($0[1]) }
      low = plus(low, differences.min())
      high = plus(high, differences.max())
    }
    return .range(low, high)
  }
}
