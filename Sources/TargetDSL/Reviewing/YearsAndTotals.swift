// Goals of different times that speak of one number: milestones, and sums over years.

/// A later milestone that asks for less of a floor, or allows more of a ceiling, than an earlier one. Yearly flows may
/// fall, so measures that speak of `year` are left out.
func fallingMilestones(_ goals: [Goal]) -> [Diagnostic] {
  var findings: [Diagnostic] = []
  for group in Dictionary(grouping: goals, by: \.subject).values {
    let dated = group.compactMap { goal -> (goal: Goal, date: CalendarDate)? in
      guard case .by(let date) = goal.clause.when, !goal.target.measure.speaksOfYear else { return nil }
      return (goal, date)
    }.sorted { ($0.date, $0.goal.index) < ($1.date, $1.goal.index) }
    for (position, later) in dated.enumerated() {
      // The nearest earlier one that is passed back.
      guard
        let earlier = dated[..<position].last(where: {
          $0.date < later.date && falls(from: $0.goal, to: later.goal)
        })
      else { continue }
      let (first, last) = (earlier.goal, later.goal)
      let isFloor = first.clause.bound.floor != nil
      findings.append(
        Diagnostic(
          .fallingMilestone, at: .source(last.clause.span),
          isFloor
            ? Phrase(
              en: "`\(last.clause.written)` asks for less than `\(first.clause.written)` before it",
              vi: "`\(last.clause.written)` đòi hỏi ít hơn `\(first.clause.written)` trước đó")
            : Phrase(
              en: "`\(last.clause.written)` allows more than `\(first.clause.written)` before it",
              vi: "`\(last.clause.written)` cho phép nhiều hơn `\(first.clause.written)` trước đó"),
          related: [
            .init(.source(first.clause.span), Phrase(en: "the earlier milestone", vi: "mốc trước"))
          ]))
    }
  }
  return findings
}

private func falls(from first: Goal, to last: Goal) -> Bool {
  if let before = first.clause.bound.floor, let after = last.clause.bound.floor { return after < before }
  if let before = first.clause.bound.ceiling, let after = last.clause.bound.ceiling { return after > before }
  return false
}

/// `total 2021..2025: at most 100` beside `each year 2021..2025: at least 25`.
func totalsAgainstYears(_ goals: [Goal]) -> [Diagnostic] {
  pairsOfTotals(goals).compactMap { total, yearly, years in
    let parts = Requirement(yearly.clause.bound, isWhole: false).sides
    let whole = Requirement(total.clause.bound, isWhole: false).sides
    for part in parts {
      guard let sum = try? part.number.multiplied(by: Rational(years)) else { continue }
      let clashes = whole.contains { side in
        guard side.isLower != part.isLower else { return false }
        let isStrict = side.isStrict || part.isStrict
        return part.isLower
          ? sum > side.number || isStrict && sum == side.number
          : sum < side.number || isStrict && sum == side.number
      }
      guard clashes else { continue }
      let last = total.index > yearly.index ? total : yearly
      let first = total.index > yearly.index ? yearly : total
      return Diagnostic(
        .contradictoryClauses, at: .source(last.clause.span),
        Phrase(
          en:
            "`\(total.clause.written)` cannot be met where `\(yearly.clause.written)` is: \(years) years of it exclude the total",
          vi:
            "`\(total.clause.written)` không thể đạt nếu `\(yearly.clause.written)` đạt: cộng \(years) năm không khớp tổng số"
        ),
        related: [.init(.source(first.clause.span), Phrase(en: "the other clause", vi: "mệnh đề kia"))])
    }
    return nil
  }
}

/// `total 2021..2025: at least 100` beside `each year 2021..2025: at least 25`.
func totalsImpliedByYears(_ goals: [Goal]) -> [Diagnostic] {
  pairsOfTotals(goals).compactMap { total, yearly, years in
    let parts = Requirement(yearly.clause.bound, isWhole: false).sides
    let whole = Requirement(total.clause.bound, isWhole: false).sides
    let isImplied = whole.allSatisfy { side in
      parts.contains { part in
        guard part.isLower == side.isLower, let sum = try? part.number.multiplied(by: Rational(years)) else {
          return false
        }
        if sum == side.number { return part.isStrict || !side.isStrict }
        return side.isLower ? sum > side.number : sum < side.number
      }
    }
    return isImplied ? implied(total, by: yearly) : nil
  }
}

/// Totals with a yearly clause on the same number that covers exactly their years or more.
private func pairsOfTotals(_ goals: [Goal]) -> [(total: Goal, yearly: Goal, years: Int)] {
  var yearly: [Int: [(goal: Goal, years: ClosedRange<Int>)]] = [:]
  for goal in goals {
    if case .eachYear(let years) = goal.clause.when {
      yearly[goal.subject, default: []].append((goal, years))
    }
  }
  return goals.flatMap { total -> [(total: Goal, yearly: Goal, years: Int)] in
    guard case .total(let summed) = total.clause.when else { return [] }
    return (yearly[total.subject] ?? []).filter {
      $0.years.contains(summed.lowerBound) && $0.years.contains(summed.upperBound)
    }.map { (total, $0.goal, summed.count) }
  }
}
