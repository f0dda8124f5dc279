import TargetDSL

/// The values that a number may have: between two ends, `nil` where unbounded.
struct NumberRange: Hashable {
  var low: Rational?
  var high: Rational?

  static let everything = NumberRange(low: nil, high: nil)

  init(low: Rational?, high: Rational?) {
    self.low = low
    self.high = high
  }

  init(_ value: Rational) {
    self.init(low: value, high: value)
  }

  func negated() throws(ArithmeticOverflow) -> NumberRange {
    NumberRange(low: try high?.negated(), high: try low?.negated())
  }

  func adding(_ other: NumberRange) throws(ArithmeticOverflow) -> NumberRange {
    NumberRange(low: try NumberRange.sum(low, other.low), high: try NumberRange.sum(high, other.high))
  }

  private static func sum(_ left: Rational?, _ right: Rational?) throws(ArithmeticOverflow) -> Rational? {
    guard let left, let right else { return nil }
    return try left.adding(right)
  }

  /// Where one end is unbounded, its products are unbounded on the side of their sign; 0 times anything is 0.
  func multiplied(by other: NumberRange) throws(ArithmeticOverflow) -> NumberRange {
    if self == NumberRange(.zero) || other == NumberRange(.zero) { return NumberRange(.zero) }
    if let low, let high, let otherLow = other.low, let otherHigh = other.high {
      let products = [
        try low.multiplied(by: otherLow), try low.multiplied(by: otherHigh),
        try high.multiplied(by: otherLow),
        try high.multiplied(by: otherHigh),
      ]
      return NumberRange(low: products.min(), high: products.max())
    }
    return try multipliedUnbounded(by: other)
  }

  private enum End {
    case value(Rational)
    case minusInfinity, plusInfinity
  }

  private func multipliedUnbounded(by other: NumberRange) throws(ArithmeticOverflow) -> NumberRange {
    func ends(_ range: NumberRange) -> [End] {
      [range.low.map { .value($0) } ?? .minusInfinity, range.high.map { .value($0) } ?? .plusInfinity]
    }
    var result: NumberRange? = nil
    var (isLowOpen, isHighOpen) = (false, false)
    func sign(_ end: End) -> Int {
      switch end {
      case .value(let number): number.isZero ? 0 : number.isNegative ? -1 : 1
      case .minusInfinity: -1
      case .plusInfinity: 1
      }
    }
    for left in ends(self) {
      for right in ends(other) {
        if case .value(let first) = left, case .value(let second) = right {
          let product = try first.multiplied(by: second)
          let low = min(result?.low ?? product, product)
          result = NumberRange(low: low, high: max(result?.high ?? product, product))
        } else if sign(left) * sign(right) > 0 {
          isHighOpen = true
        } else if sign(left) * sign(right) < 0 {
          isLowOpen = true
        } else {
          result = NumberRange(low: min(result?.low ?? .zero, .zero), high: max(result?.high ?? .zero, .zero))
        }
      }
    }
    return NumberRange(low: isLowOpen ? nil : result?.low, high: isHighOpen ? nil : result?.high)
  }

  /// Everything where the divisor may be 0; `nil` where it is 0 for certain.
  func divided(by other: NumberRange) throws(ArithmeticOverflow) -> NumberRange? {
    if other == NumberRange(.zero) { return nil }
    if let low = other.low, low > .zero {
      let inverse = NumberRange(low: try other.inverse(other.high) ?? .zero, high: try other.inverse(low))
      return try multiplied(by: inverse)
    }
    if let high = other.high, high < .zero {
      return try negated().divided(by: try other.negated())
    }
    return self == NumberRange(.zero) ? NumberRange(.zero) : .everything
  }

  /// The quotients over all divisors but 0; a whole number that is not 0 is at least 1 away from it.
  func dividedWithoutZero(by other: NumberRange, isWhole: Bool = false) throws(ArithmeticOverflow)
    -> NumberRange
  {
    if isWhole, other.low.map({ $0 <= .zero }) ?? true, other.high.map({ $0 >= .zero }) ?? true {
      let above = NumberRange(low: .one, high: other.high)
      let below = NumberRange(low: other.low, high: Rational(-1))
      let parts = [above, below].filter { part in
        guard let low = part.low, let high = part.high else { return true }
        return low <= high
      }
      guard let first = parts.first else { return .everything }
      let range = try divided(by: first) ?? .everything
      guard parts.count > 1, let last = parts.last else { return range }
      let rest = try divided(by: last) ?? .everything
      return NumberRange(
        low: zip(range.low, rest.low, min), high: zip(range.high, rest.high, max))
    }
    if other.low == .zero {
      let least = try other.high.map { (high) throws(ArithmeticOverflow) in
        try Rational.one.divided(by: high) ?? .zero
      }
      return try multiplied(by: NumberRange(low: least ?? .zero, high: nil))
    }
    if other.high == .zero { return try negated().dividedWithoutZero(by: try other.negated()) }
    return try divided(by: other) ?? .everything
  }

  private func zip(_ left: Rational?, _ right: Rational?, _ choose: (Rational, Rational) -> Rational)
    -> Rational?
  {
    guard let left, let right else { return nil }
    return choose(left, right)
  }

  private func inverse(_ end: Rational?) throws(ArithmeticOverflow) -> Rational? {
    guard let end else { return nil }
    return try Rational.one.divided(by: end)
  }
}

/// A number of one row.
enum RowValue {
  case known(Rational)
  /// The values it may have.
  case unknown(NumberRange)
  case none
  /// The values it may have, or none.
  case unknownOrNone(NumberRange)
}

extension RowNumber {
  func cellValue(_ lane: Int, _ row: Int, _ lanes: [Lane]) -> Rational {
    Rational(digits: Int128(lanes[lane].values[row]), fractionDigits: Int(lanes[lane].digits[row])) ?? .zero
  }

  /// The exact value where every cell has one; `nil` where a divisor is 0.
  func value(_ cell: (Int) -> Rational, _ year: (Int) -> Rational) throws(ArithmeticOverflow) -> Rational? {
    switch self {
    case .cell(let lane, let scale):
      return try cell(lane).multiplied(by: scale)
    case .yearOf(let lane): return year(lane)
    case .constant(let number): return number
    case .negated(let operand): return try operand.value(cell, year)?.negated()
    case .sum(let left, let right):
      guard let left = try left.value(cell, year), let right = try right.value(cell, year) else { return nil }
      return try left.adding(right)
    case .difference(let left, let right):
      guard let left = try left.value(cell, year), let right = try right.value(cell, year) else { return nil }
      return try left.subtracting(right)
    case .product(let left, let right):
      guard let left = try left.value(cell, year), let right = try right.value(cell, year) else { return nil }
      return try left.multiplied(by: right)
    case .quotient(let left, let right):
      guard let left = try left.value(cell, year), let right = try right.value(cell, year) else { return nil }
      return try left.divided(by: right)
    }
  }

  /// Interval arithmetic over the ranges of the cells; `divide` also gets the divisor itself.
  func range(
    _ cell: (Int) -> NumberRange, _ year: (Int) -> NumberRange,
    _ divide: (NumberRange, NumberRange, RowNumber) throws(ArithmeticOverflow) -> NumberRange
  ) throws(ArithmeticOverflow) -> NumberRange {
    switch self {
    case .cell(let lane, let scale): return try cell(lane).multiplied(by: NumberRange(scale))
    case .yearOf(let lane): return year(lane)
    case .constant(let number): return NumberRange(number)
    case .negated(let operand): return try operand.range(cell, year, divide).negated()
    case .sum(let left, let right):
      return try left.range(cell, year, divide).adding(try right.range(cell, year, divide))
    case .difference(let left, let right):
      return try left.range(cell, year, divide).adding(try right.range(cell, year, divide).negated())
    case .product(let left, let right):
      return try left.range(cell, year, divide).multiplied(by: try right.range(cell, year, divide))
    case .quotient(let left, let right):
      return try divide(try left.range(cell, year, divide), try right.range(cell, year, divide), right)
    }
  }

  /// Whether every value is a whole number.
  func isWhole(_ infos: [RowProgram.LaneInfo]) -> Bool {
    switch self {
    case .cell(let lane, let scale): infos[lane].isWhole && scale.isInteger
    case .yearOf: true
    case .constant(let number): number.isInteger
    case .negated(let operand): operand.isWhole(infos)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
      left.isWhole(infos) && right.isWhole(infos)
    case .quotient: false
    }
  }

  /// What the number may be in one row. Exact where no cell stands twice in it or all repeated ones are bounded
  /// and enter linearly; else sound. A divisor that may be 0 leaves anything open where a condition asks
  /// (`mayDivideByZero`); what is summed takes the fillings-in that give a value.
  func evaluate(
    row: Int, lanes: [Lane], infos: [RowProgram.LaneInfo], mayDivideByZero: Bool
  ) throws(ArithmeticOverflow) -> RowValue {
    var open: [Int] = []
    var mayBeNone = false
    for lane in self.lanes {
      switch lanes[lane].gap(row: row) {
      case nil: continue
      case .noValue: return .none
      case .unknown: open.append(lane)
      case .unknownOrNone:
        open.append(lane)
        mayBeNone = true
      }
    }
    func cell(_ lane: Int) -> Rational { cellValue(lane, row, lanes) }
    func year(_ lane: Int) -> Rational { Rational(PackedDate.year(lanes[lane].values[row])) }
    if open.isEmpty {
      // A divisor of 0 makes the number unknown.
      return try value(cell, year).map { .known($0) } ?? .unknown(.everything)
    }
    let range = try openRange(
      open, cell: cell, year: year, infos: infos
    ) { (left, right, divisor) throws(ArithmeticOverflow) in
      mayDivideByZero
        ? try left.divided(by: right) ?? .everything
        : try left.dividedWithoutZero(by: right, isWhole: divisor.isWhole(infos))
    }
    return mayBeNone ? .unknownOrNone(range) : .unknown(range)
  }

  private func openRange(
    _ open: [Int], cell: (Int) -> Rational, year: (Int) -> Rational, infos: [RowProgram.LaneInfo],
    _ divide: (NumberRange, NumberRange, RowNumber) throws(ArithmeticOverflow) -> NumberRange
  ) throws(ArithmeticOverflow) -> NumberRange {
    var counts: [Int: Int] = [:]
    countLanes(into: &counts)
    let isRepeated = open.contains { (counts[$0] ?? 0) > 1 }
    let areBounded = open.allSatisfy { infos[$0].minimum != nil && infos[$0].maximum != nil && !isYear($0) }
    if isRepeated, areBounded, isMultilinear(in: open), open.count <= 8 {
      return try cornerRange(open, cell: cell, year: year, infos: infos)
    }
    return try range(
      { lane in
        open.contains(lane)
          ? NumberRange(low: infos[lane].minimum, high: infos[lane].maximum) : NumberRange(cell(lane))
      }, { lane in open.contains(lane) ? .everything : NumberRange(year(lane)) }, divide)
  }

  private func isYear(_ lane: Int) -> Bool {
    switch self {
    case .yearOf(let own): own == lane
    case .cell, .constant: false
    case .negated(let operand): operand.isYear(lane)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.isYear(lane) || right.isYear(lane)
    }
  }

  private func cornerRange(
    _ open: [Int], cell: (Int) -> Rational, year: (Int) -> Rational, infos: [RowProgram.LaneInfo]
  ) throws(ArithmeticOverflow) -> NumberRange {
    var range: NumberRange?
    for corner in 0..<(1 << open.count) {
      let value = try value(
        { lane in
          guard let index = open.firstIndex(of: lane) else { return cell(lane) }
          let end = corner >> index & 1 == 0 ? infos[lane].minimum : infos[lane].maximum
          return end ?? .zero
        }, year)
      guard let value else { return .everything }
      range = NumberRange(low: min(range?.low ?? value, value), high: max(range?.high ?? value, value))
    }
    return range ?? .everything
  }
}

/// A comparison of two numbers of a row.
struct NumberComparison {
  private let difference: RowNumber
  private let comparison: Comparison

  init(_ left: RowNumber, _ comparison: Comparison, _ right: RowNumber) {
    difference = .difference(left, right)
    self.comparison = comparison
  }

  /// Numbers too large to subtract leave the outcome unknown.
  func outcome(row: Int, lanes: [Lane], infos: [RowProgram.LaneInfo]) -> Ternary {
    let none = Ternary(comparison == .notEqual)
    guard
      let value = try? difference.evaluate(row: row, lanes: lanes, infos: infos, mayDivideByZero: true)
    else { return .unknown }
    switch value {
    case .known(let number): return Ternary(comparison.holds(number, .zero))
    case .none: return none
    case .unknown(let range): return comparison.outcome(from: range.low, to: range.high, .zero)
    case .unknownOrNone(let range):
      return comparison.outcome(from: range.low, to: range.high, .zero).merged(with: none)
    }
  }
}
