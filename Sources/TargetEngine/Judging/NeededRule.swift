import TargetDSL

// What an unmet clause still needs, counted from the best case of the unknowns: the least that no luck can spare; and
// from the worst: what is enough in any case.

extension Criterion {
  /// `nil` where the value may hold already, or no number of rows leads into the accepted range. `deadline` is
  /// one that lies ahead.
  func needed(
    for value: MeasuredValue, of date: CalendarDate, until deadline: CalendarDate?
  ) throws(ArithmeticOverflow) -> Needed? {
    let isDecrease: Bool
    if value.possible.isBelow(accepted) {
      isDecrease = false
    } else if accepted.isBelow(value.possible) {
      isDecrease = true
    } else {
      return nil
    }
    guard let step = try step(for: value, isDecrease: isDecrease) else { return nil }
    var needed = Needed(
      kind: step.kind, amount: step.amount, perYear: try perYear(step.amount, from: date, until: deadline),
      isDecrease: isDecrease, mustExceed: step.mustExceed, isWhole: step.isWhole)
    needed.isLeast = value.interval.low != value.interval.high
    if needed.isLeast, let most = try self.step(for: value, isDecrease: isDecrease, atWorst: true),
      most.kind == step.kind
    {
      needed.most = most.amount
      needed.mostMustExceed = most.mustExceed
    }
    return needed
  }

  private struct Step {
    let kind: Needed.Kind
    let amount: Rational
    var mustExceed = false
    var isWhole = false
  }

  /// - Parameter atWorst: Whether the unknowns turn out badly.
  private func step(
    for value: MeasuredValue, isDecrease: Bool, atWorst: Bool = false
  ) throws(ArithmeticOverflow) -> Step? {
    if case .share(let counts) = value.attainable {
      return try rowsToChange(counts, isDecrease: isDecrease, atWorst: atWorst).map {
        Step(kind: .rowsToChange, amount: $0, isWhole: true)
      }
    }
    let isFromLow = isDecrease != atWorst
    let end = isFromLow ? value.possible.low : value.possible.high
    guard let nearest = isDecrease ? accepted.high : accepted.low, let end else { return nil }
    let isStrict = isDecrease ? accepted.highOpen : accepted.lowOpen
    let gap = isDecrease ? try end.subtracting(nearest) : try nearest.subtracting(end)
    let isOpenEnd = isFromLow ? value.possible.lowOpen : value.possible.highOpen
    // An open end of the value that lies beside the bound leaves the gap itself out of reach.
    let mustExceed = isStrict || isOpenEnd
    if measure.type == .count, !isSum {
      // A whole number of rows that lies in what is accepted.
      let wanted = isDecrease ? accepted.greatestWhole : accepted.leastWhole
      guard value.attainable == .wholeNumbers, let wanted, end.isInteger else {
        return Step(kind: .amount, amount: gap, mustExceed: mustExceed)
      }
      let rows = Rational(wanted)
      guard accepted.contains(ValueInterval(rows)) else { return nil }
      return Step(
        kind: .rowsToAdd, amount: isDecrease ? try end.subtracting(rows) : try rows.subtracting(end),
        isWhole: true)
    }
    // A ratio whose clauses are written in % misses points as well.
    if measure.unit.type == .share || measure.unit.type == .points {
      if !atWorst, let weights = value.weights, let weighing {
        return try weightToChange(weights, of: weighing, isDecrease: isDecrease, isStrict: isStrict)
      }
      return Step(kind: .points, amount: gap, mustExceed: mustExceed)
    }
    if let wholeStep, value.population != nil {
      return try wholeAmount(gap, of: wholeStep, isStrict: mustExceed).map {
        Step(kind: .amount, amount: $0, isWhole: true)
      }
    }
    return Step(kind: .amount, amount: gap, mustExceed: mustExceed)
  }

  /// How many rows that is depends on which of them change, so the weight itself is told.
  private func weightToChange(
    _ weights: ShareWeights, of weighing: NumberColumn, isDecrease: Bool, isStrict: Bool
  ) throws(ArithmeticOverflow) -> Step? {
    guard let bound = isDecrease ? accepted.high : accepted.low else { return nil }
    let wanted = try bound.multiplied(by: weights.all)
    let gap =
      isDecrease
      ? try weights.holding.subtracting(wanted) : try wanted.subtracting(weights.holding)
    let kind = Needed.Kind.weight(weighing.unit, column: weighing.column.name)
    guard let step = weighing.wholeStep else {
      return Step(kind: kind, amount: gap, mustExceed: isStrict)
    }
    return try wholeAmount(gap, of: step, isStrict: isStrict).map {
      Step(kind: kind, amount: $0, isWhole: true)
    }
  }

  /// The least whole multiple of a step that closes a gap.
  private func wholeAmount(
    _ gap: Rational, of step: Rational, isStrict: Bool
  ) throws(ArithmeticOverflow) -> Rational? {
    guard let steps = try gap.divided(by: step) else { return nil }
    return try Rational(isStrict ? steps.floor + 1 : steps.ceiling).multiplied(by: step)
  }

  /// The least number of rows that would have to change between yes and no. The best case of the unknowns has
  /// every open row on the side that is wanted, and leaves out those that could only be on the other; the worst has them
  /// on the other.
  private func rowsToChange(
    _ counts: ShareCounts, isDecrease: Bool, atWorst: Bool
  ) throws(ArithmeticOverflow) -> Rational? {
    let isLow = isDecrease != atWorst
    let yes = Int128(isLow ? counts.a : counts.a + counts.c + counts.d + counts.f)
    let no = Int128(isLow ? counts.b + counts.c + counts.e + counts.f : counts.b)
    let rows = Rational(yes + no)
    let wanted: Int128?
    if isDecrease {
      wanted = try accepted.high.map { end throws(ArithmeticOverflow) in
        let limit = try end.multiplied(by: rows)
        return accepted.highOpen ? limit.ceiling - 1 : limit.floor
      }
    } else {
      wanted = try accepted.low.map { end throws(ArithmeticOverflow) in
        let limit = try end.multiplied(by: rows)
        return accepted.lowOpen ? limit.floor + 1 : limit.ceiling
      }
    }
    guard let wanted, let share = try Rational(wanted).divided(by: rows),
      (0...(yes + no)).contains(wanted), accepted.contains(ValueInterval(share))
    else { return nil }
    return Rational(isDecrease ? yes - wanted : wanted - yes)
  }

  /// The even step from year to year; `nil` where less than a year is left.
  private func perYear(
    _ amount: Rational, from date: CalendarDate, until deadline: CalendarDate?
  ) throws(ArithmeticOverflow) -> Rational? {
    guard let deadline else { return nil }
    let years = try deadline.yearPosition.subtracting(date.yearPosition)
    guard years >= .one else { return nil }
    return try amount.divided(by: years)
  }
}

extension CalendarDate {
  /// The place of the day's end in time, in years: the last day of 2024 is 2025 exactly.
  fileprivate var yearPosition: Rational {
    let dayOfYear = dayNumber - CalendarDate.startOf(year: year).dayNumber + 1
    let days = CalendarDate.isLeap(year) ? 366 : 365
    return Rational(Int128(year * days + dayOfYear), over: Int128(days)) ?? Rational(year)
  }
}
