import TargetDSL

/// Uncertain rows looked at one by one: the corners of each, rows with equal corner sets counted together.
///
/// Memory grows with the number of different corner sets.
final class CornerRows: UncertainRows {
  private struct Slot {
    var sets: [CornerSet: Int] = [:]
    /// For a sum without a divisor: what the rows add at least and at most.
    var range = NumberRange(.zero)
    /// What rows add for certain beside what they may add.
    var base = CornerSet.Corner(numerator: .zero, divisor: .zero)
    var sureRows = 0
    var isUnbounded = false
  }

  private let rowForm: RowForm
  private let isSum: Bool
  private var slots: [Slot]

  init(rowForm: RowForm, isSum: Bool, slots: Int) {
    self.rowForm = rowForm
    self.isSum = isSum
    self.slots = Array(repeating: Slot(), count: slots)
  }

  func add(_ rows: UInt64, word: Int, _ batch: BatchEvaluator, _ groups: GroupSlots?)
    throws(ArithmeticOverflow)
  {
    var rest = rows
    while rest != 0 {
      let row = word * 64 + rest.trailingZeroBitCount
      rest &= rest - 1
      let slot = groups.map { Int($0.slots[row]) } ?? 0
      try add(row: row, batch, slot: slot, isFloating: slot == groups?.floating)
    }
  }

  /// - Parameter isFloating: its group is not known, so that it may add nothing to any one group.
  func add(row: Int, _ batch: BatchEvaluator, slot: Int, isFloating: Bool) throws(ArithmeticOverflow) {
    guard let corners = try rowForm.corners(row: row, in: batch, isFloating: isFloating) else {
      slots[slot].isUnbounded = true
      return
    }
    let count = batch.count(row)
    if corners.isSureMember { slots[slot].sureRows += count }
    if isSum {
      slots[slot].range = try slots[slot].range.adding(
        corners.set.numeratorRange.multiplied(by: NumberRange(Rational(count))))
      return
    }
    let (set, base) = try corners.set.movedToOrigin()
    slots[slot].base = try slots[slot].base.adding(base.multiplied(by: Rational(count)))
    if set.corners.count > 1 || !set.directions.isEmpty { slots[slot].sets[set, default: 0] += count }
  }

  func merge(_ other: any UncertainRows) throws(MeasureGap) {
    guard let other = other as? CornerRows, other.slots.count == slots.count else { throw .fault }
    do throws(ArithmeticOverflow) {
      for (index, more) in other.slots.enumerated() {
        slots[index].sets.merge(more.sets) { $0 + $1 }
        slots[index].range = try slots[index].range.adding(more.range)
        slots[index].base = try slots[index].base.adding(more.base)
        slots[index].sureRows += more.sureRows
        slots[index].isUnbounded = slots[index].isUnbounded || more.isUnbounded
      }
    } catch { throw .overflow }
  }

  func addTotal(ofSlot slot: Int, to total: inout UncertainTotal) throws(ArithmeticOverflow) {
    let slot = slots[slot]
    total.base = try total.base.adding(slot.base)
    total.range = try total.range.adding(slot.range)
    total.sets += slot.sets.map { ($0.key, $0.value) }
    total.sureRows += slot.sureRows
    total.isUnbounded = total.isUnbounded || slot.isUnbounded
  }
}
