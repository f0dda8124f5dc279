import TargetDSL

/// Uncertain rows of a sum of one cell a row: their values are summed up at once, by sign, and gaps are counted.
final class SingleCellRows: UncertainRows {
  private struct Slot {
    /// Negative and positive values of possible members.
    var negative = DecimalSum()
    var positive = DecimalSum()
    /// Sure and possible members whose value is not known.
    var sureGaps = 0
    var possibleGaps = 0
  }

  private let lane: Int
  private let joint: Int
  private let factor: Rational
  /// What a member whose value is not known may add.
  private let ends: NumberRange
  private var slots: [Slot]

  /// `nil` where the form is anything else.
  init?(_ form: RowProgram.Form, _ program: RowProgram, slots: Int) {
    guard form.denominator.isEmpty, form.numerator.count == 1, let term = form.numerator.first,
      term.presence == nil, case .cell(let lane, let factor, let offset) = FormValue(term.value),
      offset.isZero,
      let scale = try? factor.multiplied(by: term.coefficient)
    else { return nil }
    let cell = NumberRange(low: program.lanes[lane].minimum, high: program.lanes[lane].maximum)
    guard let ends = try? cell.multiplied(by: NumberRange(scale)) else { return nil }
    self.lane = lane
    self.joint = term.joint
    self.factor = scale
    self.ends = ends
    self.slots = Array(repeating: Slot(), count: slots)
  }

  func add(_ rows: UInt64, word: Int, _ batch: BatchEvaluator, _ groups: GroupSlots?) {
    // In a local array, so that no access to the object stands in the loop.
    var slots: [Slot] = []
    swap(&slots, &self.slots)
    defer { swap(&slots, &self.slots) }
    let cells = batch.lanes[lane]
    let sure = batch.holds(joint, word) & ~batch.fails(joint, word) & ~batch.outside(joint, word)
    let multiplicity = batch.multiplicity
    var rest = rows
    while rest != 0 {
      let row = word * 64 + rest.trailingZeroBitCount
      let slot = groups.map { Int($0.slots[row]) } ?? 0
      let isSure = sure & rest & (~rest &+ 1) != 0 && slot != groups?.floating
      rest &= rest - 1
      let count = multiplicity[row]
      switch cells.gap(row: row) {
      case .noValue: break
      case .unknown where isSure: slots[slot].sureGaps += count
      case .unknown, .unknownOrNone: slots[slot].possibleGaps += count
      case nil:
        let value = cells.values[row]
        if value < 0 {
          slots[slot].negative.add(Int128(value), digits: cells.digits[row], times: count)
        } else {
          slots[slot].positive.add(Int128(value), digits: cells.digits[row], times: count)
        }
      }
    }
  }

  func merge(_ other: any UncertainRows) throws(MeasureGap) {
    guard let other = other as? SingleCellRows, other.slots.count == slots.count else { throw .fault }
    for index in slots.indices {
      slots[index].negative.add(other.slots[index].negative)
      slots[index].positive.add(other.slots[index].positive)
      slots[index].sureGaps += other.slots[index].sureGaps
      slots[index].possibleGaps += other.slots[index].possibleGaps
    }
  }

  func addTotal(ofSlot slot: Int, to total: inout UncertainTotal) throws(ArithmeticOverflow) {
    let slot = slots[slot]
    let (low, high) = (slot.negative.total(), slot.positive.total())
    let possible = try NumberRange(low: low, high: high).multiplied(by: NumberRange(factor))
    let zero = NumberRange(low: ends.low.map { min($0, .zero) }, high: ends.high.map { max($0, .zero) })
    let sureGaps = try ends.multiplied(by: NumberRange(Rational(slot.sureGaps)))
    let possibleGaps = try zero.multiplied(by: NumberRange(Rational(slot.possibleGaps)))
    total.range = try total.range.adding(possible).adding(sureGaps).adding(possibleGaps)
  }
}
