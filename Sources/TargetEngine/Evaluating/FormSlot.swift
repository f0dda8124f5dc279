import TargetDSL

extension FormAccumulator {
  /// What the uncertain rows of one group, or of the whole table, have shown.
  struct Slot {
    var sets: [CornerSet: Int] = [:]
    /// For a sum without a divisor: what the uncertain rows add at least and at most.
    var range = NumberRange(.zero)
    var uncertainRows = 0
    var ignoredRows = 0
    var sureRows = 0
    /// Too many combinations in one row: nothing is known of the result.
    var isUnbounded = false
    /// For a sum of one cell: negative and positive values of possible members, and how many sure and possible
    /// members have a value that is not known.
    var negative = DecimalSum()
    var positive = DecimalSum()
    var sureGaps = 0
    var possibleGaps = 0
    /// What rows add for certain beside what they may add.
    var baseNumerator: Rational = .zero
    var baseDivisor: Rational = .zero
  }
}

extension FormAccumulator.Slot {
  mutating func merge(_ other: FormAccumulator.Slot) throws(ArithmeticOverflow) {
    sets.merge(other.sets) { $0 + $1 }
    range = try range.adding(other.range)
    uncertainRows += other.uncertainRows
    ignoredRows += other.ignoredRows
    sureRows += other.sureRows
    isUnbounded = isUnbounded || other.isUnbounded
    negative.add(other.negative)
    positive.add(other.positive)
    sureGaps += other.sureGaps
    possibleGaps += other.possibleGaps
    baseNumerator = try baseNumerator.adding(other.baseNumerator)
    baseDivisor = try baseDivisor.adding(other.baseDivisor)
  }
}

/// A sum of one cell a row, whose uncertain rows are summed up at once.
struct SingleCellSum {
  let lane: Int
  private let factor: Rational
  /// What a member whose value is not known may add.
  private let ends: NumberRange

  init?(_ form: RowProgram.Form, _ program: RowProgram) {
    guard form.denominator.isEmpty, form.numerator.count == 1, let term = form.numerator.first,
      term.presence == nil, case .cell(let lane, let factor, let offset) = FormValue(term.value),
      offset.isZero,
      let scale = try? factor.multiplied(by: term.coefficient)
    else { return nil }
    let cell = NumberRange(low: program.lanes[lane].minimum, high: program.lanes[lane].maximum)
    guard let ends = try? cell.multiplied(by: NumberRange(scale)) else { return nil }
    self.lane = lane
    self.factor = scale
    self.ends = ends
  }

  /// What the uncertain rows may add.
  func range(of slot: FormAccumulator.Slot) throws(ArithmeticOverflow) -> NumberRange {
    let (low, high) = (try slot.negative.total(), try slot.positive.total())
    let possible = try NumberRange(low: low, high: high).multiplied(by: NumberRange(factor))
    let zero = NumberRange(low: ends.low.map { min($0, .zero) }, high: ends.high.map { max($0, .zero) })
    let sureGaps = try ends.multiplied(by: NumberRange(Rational(slot.sureGaps)))
    let possibleGaps = try zero.multiplied(by: NumberRange(Rational(slot.possibleGaps)))
    return try possible.adding(sureGaps).adding(possibleGaps)
  }
}
