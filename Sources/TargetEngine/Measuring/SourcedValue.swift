import TargetDSL

/// A value on its way to a series: what it is and how good its sources are.
struct SourcedValue {
  /// The better comes first; arithmetic is as good as the weakest of its parts.
  enum Rank: Int, Comparable {
    case rows, measured, reported, baseline

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  var answer: MeasureAnswer
  /// `nil` for numbers, which no source gave.
  var rank: Rank?
  var origin: Origin
  var remarks: [Remark] = []

}

/// What evaluating a measure for one moment came to.
enum Evaluated {
  case known(SourcedValue)
  /// `isGap`: there are rows of that day, and they cannot give it.
  case lacking(Phrase, isGap: Bool)
}

extension Outcome {
  var isMissing: Bool {
    if case .missing = self { true } else { false }
  }
}

extension MeasureAnswer {
  /// Any value, or that the measure is not applicable, or that there is no group.
  var isAnswer: Bool {
    switch self {
    case .value(let outcome): !outcome.isMissing
    case .groups(let groups): groups.isEmpty || groups.contains { !$0.outcome.isMissing }
    }
  }
}

// MARK: Arithmetic

enum Arithmetic {
  case sum, difference, product, quotient
}

extension SourcedValue {
  static func number(_ value: Rational) -> SourcedValue {
    SourcedValue(
      answer: .value(
        .measured(
          MeasuredValue(
            interval: ValueInterval(value), attainable: value.isInteger ? .wholeNumbers : .everything))),
      rank: nil, origin: .computed)
  }

  var negated: SourcedValue {
    var result = self
    result.answer = answer.mapped { $0.negated }
    return result
  }

  static func combine(_ operation: Arithmetic, _ left: SourcedValue, _ right: SourcedValue) -> SourcedValue {
    let rank = [left.rank, right.rank].compactMap { $0 }.max()
    let origin: Origin =
      if left.rank == nil { right.origin } else if right.rank == nil || left.origin == right.origin {
        left.origin
      } else {
        .computed
      }
    return SourcedValue(
      answer: MeasureAnswer.combine(left.answer, right.answer) { Outcome.combine(operation, $0, $1) },
      rank: rank, origin: origin, remarks: left.remarks + right.remarks)
  }
}

extension MeasureAnswer {
  fileprivate func mapped(_ change: (Outcome) -> Outcome) -> MeasureAnswer {
    switch self {
    case .value(let outcome): .value(change(outcome))
    case .groups(let groups):
      .groups(groups.map { GroupOutcome(group: $0.group, outcome: change($0.outcome)) })
    }
  }

  /// Group by group where there are groups; a value of the whole serves every group.
  fileprivate static func combine(
    _ left: MeasureAnswer, _ right: MeasureAnswer, _ join: (Outcome, Outcome) -> Outcome
  ) -> MeasureAnswer {
    switch (left, right) {
    case (.value(let left), .value(let right)): return .value(join(left, right))
    case (.groups, .value(let right)): return left.mapped { join($0, right) }
    case (.value(let left), .groups): return right.mapped { join(left, $0) }
    case (.groups(let left), .groups(let right)):
      let others = Dictionary(right.map { ($0.group, $0.outcome) }) { first, _ in first }
      let own = Set(left.map(\.group))
      return .groups(
        left.map {
          GroupOutcome(
            group: $0.group, outcome: join($0.outcome, others[$0.group] ?? .missing(.noValueOfGroup)))
        }
          + right.filter { !own.contains($0.group) }.map {
            GroupOutcome(group: $0.group, outcome: join(.missing(.noValueOfGroup), $0.outcome))
          })
    }
  }
}

extension Outcome {
  fileprivate var negated: Outcome {
    guard case .measured(var value) = self else { return self }
    do {
      value.interval = try value.interval.negated()
      value.attainable = value.attainable == .wholeNumbers ? .wholeNumbers : .everything
      value.population = nil
      return .measured(value)
    } catch {
      return .missing(.overflow)
    }
  }

  /// What is missing stays missing, what is not applicable makes the whole not applicable.
  fileprivate static func combine(_ operation: Arithmetic, _ left: Outcome, _ right: Outcome) -> Outcome {
    switch (left, right) {
    case (.missing, _): left
    case (_, .missing): right
    case (.notApplicable, _): left
    case (_, .notApplicable): right
    case (.measured(let left), .measured(let right)): combine(operation, left, right)
    }
  }

  private static func combine(
    _ operation: Arithmetic, _ left: MeasuredValue, _ right: MeasuredValue
  ) -> Outcome {
    let interval: ValueInterval
    do {
      switch operation {
      case .sum: interval = try left.interval.adding(right.interval)
      case .difference: interval = try left.interval.subtracting(right.interval)
      case .product: interval = try left.interval.multiplied(by: right.interval)
      case .quotient:
        guard let quotient = try left.interval.divided(by: right.asDivisor) else {
          return .notApplicable(.zeroDivisor)
        }
        interval = quotient
      }
    } catch {
      return .missing(.overflow)
    }
    let isWhole =
      operation != .quotient && left.attainable == .wholeNumbers && right.attainable == .wholeNumbers
    return .measured(
      MeasuredValue(
        interval: interval, attainable: isWhole ? .wholeNumbers : .everything,
        unknownRows: total(left.unknownRows, right.unknownRows),
        ignoredRows: total(left.ignoredRows, right.ignoredRows), remarks: left.remarks + right.remarks))
  }
}

extension MeasuredValue {
  /// The values that can divide: a whole number that is not 0 is at least 1 away from it.
  fileprivate var asDivisor: ValueInterval {
    guard attainable == .wholeNumbers, interval != ValueInterval(.zero) else { return interval }
    var result = possible
    if result.low == .zero { result.low = .one }
    if result.high == .zero { result.high = Rational(-1) }
    return result
  }
}

/// The sum of two counts of rows; `nil` where neither value comes from rows.
func total(_ left: Int?, _ right: Int?) -> Int? {
  guard left != nil || right != nil else { return nil }
  return (left ?? 0) + (right ?? 0)
}
