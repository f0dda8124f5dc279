// Ranges between two neighbouring values of a share of few rows.

/// Whether a share of so many rows can lie inside the range that a bound sets; bounds without two ends are
/// always reachable. For `from A to B`, values above B are met but not inside.
public func isReachable(_ bound: Bound, asShareOf rows: Int) -> Bool {
  guard let range = bound.closedRange else { return true }
  guard rows > 0 else { return false }
  return holdsMultiple(of: Int128(rows), range)
}

/// The numbers of rows up to a limit of which no share lies inside the range. For example: 1, 2, 4 and 7 for
/// `from 60 to 70%`. O(limit).
public func unreachableRowCounts(_ bound: Bound, upTo limit: Int) -> [Int] {
  guard limit > 0 else { return [] }
  return (1...limit).filter { !isReachable(bound, asShareOf: $0) }
}

/// The finding that no number of the rows that are there reaches the range of a clause, for a share that is measured;
/// `nil` where one does. `rows` is the number of rows of the population, of a group with `for each`.
public func unreachableRange(
  of clause: Clause, in target: Target, group: String? = nil, population rows: Int
) -> Diagnostic? {
  guard target.measure.isPlainShare, rows > 0, !isReachable(clause.bound, asShareOf: rows),
    let range = clause.bound.closedRange, let scaled = try? range.low.multiplied(by: Rational(rows))
  else { return nil }
  let below = scaled.ceiling - 1
  func percent(_ count: Int128) -> Phrase {
    guard let share = Rational(count * 100, over: Int128(rows)) else { return Phrase(verbatim: "") }
    let text = share.rounded(places: 1)
    return Phrase(
      english: grouped(text, .people(.english)) + "%", vietnamese: grouped(text, .people(.vietnamese)) + "%")
  }
  let name = (target.label ?? target.name) + (group.map { " (\($0))" } ?? "")
  return Diagnostic(
    .unreachableRange, at: .source(clause.span),
    Phrase(
      en: """
        no number of \(count: rows, "rows") gives “\(name)” a value for `\(clause.writtenBound)`: \(below) of \(rows) is \
        \(percent(below)), \(below + 1) of \(rows) is \(percent(below + 1))
        """,
      vi: """
        trên \(rows) dòng, dù bao nhiêu dòng đạt, “\(name)” cũng không rơi vào `\(clause.writtenBound)`: \(below)/\(rows) là \
        \(percent(below)), \(below + 1)/\(rows) là \(percent(below + 1))
        """))
}

/// What can be told without data: shares of populations whose size the plan itself bounds at the same time.
func unreachableRanges(_ goals: [Goal], _ plan: CheckedPlan) -> [Diagnostic] {
  let sizes = PopulationSizes(goals)
  return goals.compactMap { goal in
    guard goal.target.measure.isPlainShare, goal.clause.bound.closedRange != nil,
      let size = sizes.size(for: goal), size.rows.upperBound <= 100_000,
      !size.rows.contains(where: { isReachable(goal.clause.bound, asShareOf: $0) })
    else { return nil }
    let related = [
      Diagnostic.Related(
        .source(size.goal.clause.span),
        Phrase(en: "the size of its population is set here", vi: "quy mô của tổng thể được ấn định ở đây"))
    ]
    let rows = size.rows.upperBound
    return Diagnostic(
      .unreachableRange, at: .source(goal.clause.span),
      size.rows.count == 1
        ? Phrase(
          en:
            "no number of \(count: rows, "rows") gives “\(goal.name)” a value for `\(goal.clause.writtenBound)`",
          vi:
            "trên \(rows) dòng, dù bao nhiêu dòng đạt, “\(goal.name)” cũng không rơi vào `\(goal.clause.writtenBound)`"
        )
        : Phrase(
          en:
            "no number of up to \(count: rows, "rows") gives “\(goal.name)” a value for `\(goal.clause.writtenBound)`",
          vi:
            "với tối đa \(rows) dòng, dù bao nhiêu dòng đạt, “\(goal.name)” cũng không rơi vào `\(goal.clause.writtenBound)`"
        ),
      related: related)
  }
}

/// What goals say about the sizes of populations.
private struct PopulationSizes {
  private struct Rows: Hashable {
    let set: RowSet
    let grouping: Grouping?
  }

  private var goals: [Rows: [(rows: ClosedRange<Int>, goal: Goal)]] = [:]

  init(_ all: [Goal]) {
    for goal in all {
      guard case .aggregate(let count) = goal.target.measure.expression, goal.target.measure.isPlainCount,
        case let sides = Requirement(goal.clause.bound, isWhole: true).sides,
        let top = sides.first(where: { !$0.isLower })?.number
      else { continue }
      let foot = sides.first(where: \.isLower)?.number ?? .one
      guard let least = Int(exactly: max(foot.ceiling, 1)), let most = Int(exactly: top.floor), least <= most
      else { continue }
      let counted = RowSet(
        table: count.population.table, condition: count.population.condition.and(count.condition))
      goals[Rows(set: counted, grouping: goal.target.scope.grouping), default: []].append(
        (least...most, goal))
    }
  }

  /// How many rows the population of a share has, by the first goal on their number that holds at the same time.
  func size(for goal: Goal) -> (rows: ClosedRange<Int>, goal: Goal)? {
    guard case .aggregate(let share) = goal.target.measure.expression else { return nil }
    return goals[Rows(set: share.population, grouping: goal.target.scope.grouping)]?.first {
      $0.goal.clause.when == goal.clause.when || $0.goal.clause.when == .always
    }
  }
}

/// Whether a multiple of 1/parts lies in a range.
private func holdsMultiple(of parts: Int128, _ range: (low: Rational, high: Rational)) -> Bool {
  guard let low = try? range.low.multiplied(by: Rational(parts)),
    let high = try? range.high.multiplied(by: Rational(parts))
  else { return true }
  return low.ceiling <= high.floor
}

extension TypedMeasure {
  fileprivate var isPlainShare: Bool {
    if case .aggregate(let aggregate) = expression, case .share(nil) = aggregate.function {
      true
    } else {
      false
    }
  }

  fileprivate var isPlainCount: Bool {
    if case .aggregate(let aggregate) = expression, aggregate.function == .count { true } else { false }
  }
}
