import TargetDSL

/// A number of one row, over lanes of the batch. `year` is a constant here.
indirect enum RowNumber: Hashable, Sendable {
  case cell(lane: Int, scale: Rational)
  /// The calendar year of a date lane.
  case yearOf(lane: Int)
  case constant(Rational)
  case negated(RowNumber)
  case sum(RowNumber, RowNumber)
  case difference(RowNumber, RowNumber)
  case product(RowNumber, RowNumber)
  case quotient(RowNumber, RowNumber)
}

extension RowNumber {
  /// A number cell with a factor and an offset; the only form that batches compute without looking at each row.
  struct Affine {
    let lane: Int
    let isYear: Bool
    let factor: Rational
    let offset: Rational
  }

  /// `nil` where the number has no cell, several, or is no straight line.
  func affine() throws(ArithmeticOverflow) -> Affine? {
    var terms: [LinearVariable: Rational] = [:]
    guard let offset = try addTerms(to: &terms, times: .one) else { return nil }
    guard terms.count == 1, let (term, factor) = terms.first, !factor.isZero else { return nil }
    return Affine(lane: term.lane, isYear: term.isYear, factor: factor, offset: offset)
  }

  struct LinearVariable: Hashable {
    let lane: Int
    let isYear: Bool
  }

  /// Adds the coefficients of a linear expression and gives its constant part; `nil` where it is not linear.
  func addTerms(
    to terms: inout [LinearVariable: Rational], times factor: Rational
  ) throws(ArithmeticOverflow) -> Rational? {
    switch self {
    case .constant(let number): return try number.multiplied(by: factor)
    case .cell(let lane, let scale):
      let term = LinearVariable(lane: lane, isYear: false)
      terms[term] = try (terms[term] ?? .zero).adding(try scale.multiplied(by: factor))
      return .zero
    case .yearOf(let lane):
      let term = LinearVariable(lane: lane, isYear: true)
      terms[term] = try (terms[term] ?? .zero).adding(factor)
      return .zero
    case .negated(let operand): return try operand.addTerms(to: &terms, times: try factor.negated())
    case .sum(let left, let right):
      guard let first = try left.addTerms(to: &terms, times: factor),
        let second = try right.addTerms(to: &terms, times: factor)
      else { return nil }
      return try first.adding(second)
    case .difference(let left, let right):
      guard let first = try left.addTerms(to: &terms, times: factor),
        let second = try right.addTerms(to: &terms, times: try factor.negated())
      else { return nil }
      return try first.adding(second)
    case .product(let left, let right):
      if let number = try left.constantValue() {
        return try right.addTerms(to: &terms, times: try factor.multiplied(by: number))
      }
      if let number = try right.constantValue() {
        return try left.addTerms(to: &terms, times: try factor.multiplied(by: number))
      }
      return nil
    case .quotient(let left, let right):
      guard let number = try right.constantValue(), let inverse = try Rational.one.divided(by: number) else {
        return nil
      }
      return try left.addTerms(to: &terms, times: try factor.multiplied(by: inverse))
    }
  }

  /// The value of an expression without cells; `nil` where it has some, or divides by 0.
  func constantValue() throws(ArithmeticOverflow) -> Rational? {
    switch self {
    case .constant(let number): return number
    case .cell, .yearOf: return nil
    case .negated(let operand): return try operand.constantValue()?.negated()
    case .sum(let left, let right):
      guard let left = try left.constantValue(), let right = try right.constantValue() else { return nil }
      return try left.adding(right)
    case .difference(let left, let right):
      guard let left = try left.constantValue(), let right = try right.constantValue() else { return nil }
      return try left.subtracting(right)
    case .product(let left, let right):
      guard let left = try left.constantValue(), let right = try right.constantValue() else { return nil }
      return try left.multiplied(by: right)
    case .quotient(let left, let right):
      guard let left = try left.constantValue(), let right = try right.constantValue() else { return nil }
      return try left.divided(by: right)
    }
  }

  /// How often each lane is read.
  func countLanes(into counts: inout [Int: Int]) {
    switch self {
    case .cell(let lane, _), .yearOf(let lane): counts[lane, default: 0] += 1
    case .constant: break
    case .negated(let operand): operand.countLanes(into: &counts)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.countLanes(into: &counts)
      right.countLanes(into: &counts)
    }
  }

  /// Whether a divisor may be 0 in it.
  var hasQuotient: Bool {
    switch self {
    case .cell, .yearOf, .constant: false
    case .quotient: true
    case .negated(let operand): operand.hasQuotient
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
      left.hasQuotient || right.hasQuotient
    }
  }

  /// Ascending, each once.
  var lanes: [Int] {
    var counts: [Int: Int] = [:]
    countLanes(into: &counts)
    return counts.keys.sorted()
  }

  /// Whether the least and the greatest value over independent `open` cells stand where every one is at an end of
  /// its range: none meets itself in a product, and no divisor has one.
  func isMultilinear(in open: [Int]) -> Bool {
    func degrees(_ number: RowNumber) -> [Int: Int]? {
      switch number {
      case .constant: return [:]
      case .cell(let lane, _), .yearOf(let lane): return open.contains(lane) ? [lane: 1] : [:]
      case .negated(let operand): return degrees(operand)
      case .sum(let left, let right), .difference(let left, let right):
        guard let left = degrees(left), let right = degrees(right) else { return nil }
        return left.merging(right) { max($0, $1) }
      case .product(let left, let right):
        guard let left = degrees(left), let right = degrees(right) else { return nil }
        return left.merging(right) { $0 + $1 }
      case .quotient(let left, let right):
        guard let right = degrees(right), right.isEmpty else { return nil }
        return degrees(left)
      }
    }
    return degrees(self).map { $0.values.allSatisfy { $0 <= 1 } } ?? false
  }
}
