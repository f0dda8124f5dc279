import TargetDSL

/// Collects the different values of the members of a population.
final class DistinctAccumulator {
  struct Slot {
    /// Values of sure members, and of possible ones.
    var sure: Set<Int64> = []
    var possible: Set<Int64> = []
    /// Numbers with more places than the values above are kept apart.
    var sureDecimals: Set<Decimal64> = []
    var possibleDecimals: Set<Decimal64> = []
    /// Small values that were inserted already, a bit each: most rows bring nothing new.
    var seenSure: [UInt64] = []
    var seenPossible: [UInt64] = []
    /// Members, sure or possible, whose value is not known.
    var unknownValues = 0
    /// Whether a sure member surely has a value.
    var hasSureMember = false
    var unsureRows = 0
    var ignoredRows = 0
  }

  private let joint: Int
  private let lane: Int
  private let ignoresUnknown: Bool
  private(set) var slots: [Slot]
  /// Small whole values that a row of no group has brought before, surely: most rows bring nothing new.
  private let seen = RowBuffer<UInt64>(count: 64, filledWith: 0)

  init(joint: Int, lane: Int, ignoresUnknown: Bool, groups: Int?) {
    self.joint = joint
    self.lane = lane
    self.ignoresUnknown = ignoresUnknown
    slots = Array(repeating: Slot(), count: (groups ?? 0) + 1)
  }

  func add(_ batch: BatchEvaluator, groups: GroupSlots?) {
    let cells = batch.lanes[lane]
    for word in 0..<batch.words {
      var rows = batch.holds(joint, word)
      let unsure = batch.fails(joint, word) | batch.outside(joint, word)
      if groups == nil, !cells.isCoded {
        rows &= ~repeating(rows & ~unsure & ~cells.gaps(word: word), word, cells.values, cells.digits)
      }
      while rows != 0 {
        let bit = UInt64(rows.trailingZeroBitCount)
        rows &= rows - 1
        let row = word * 64 + Int(bit)
        let slot = groups.map { Int($0.slots[row]) } ?? 0
        if slot < 0 { continue }
        let isSure = unsure >> bit & 1 == 0 && slot != groups?.floating
        add(row, cells, isSure: isSure, to: slot, rows: batch.count(row))
      }
    }
  }

  /// Which of some rows, sure members with a value, have a value that is noted already; it is noted for the others.
  private func repeating(
    _ rows: UInt64, _ word: Int, _ values: RowBuffer<Int64>, _ digits: RowBuffer<UInt8>
  ) -> UInt64 {
    let seen = seen
    var (rest, found): (UInt64, UInt64) = (rows, 0)
    while rest != 0 {
      let bit = rest & (~rest &+ 1)
      let row = word * 64 + rest.trailingZeroBitCount
      rest &= rest - 1
      let value = values[row]
      guard value >= 0, value < 4096, digits[row] == 0 else { continue }
      let (place, mark) = (Int(value >> 6), UInt64(1) << UInt64(value & 63))
      if seen[place] & mark != 0 { found |= bit }
      seen[place] |= mark
    }
    return found
  }

  private func add(_ row: Int, _ cells: Lane, isSure: Bool, to slot: Int, rows: Int) {
    let gap = cells.gap(row: row)
    if gap == .noValue { return }
    if ignoresUnknown, !isSure || gap != nil {
      slots[slot].ignoredRows += rows
      return
    }
    if !isSure || gap != nil { slots[slot].unsureRows += rows }
    if isSure, gap != .unknownOrNone { slots[slot].hasSureMember = true }
    if gap != nil {
      slots[slot].unknownValues += rows
      return
    }
    if cells.isCoded {
      slots[slot].insert(Int64(cells.codes[row]), isSure: isSure)
    } else if cells.digits[row] == 0 {
      slots[slot].insert(cells.values[row], isSure: isSure)
    } else {
      slots[slot].insert(Decimal64(mantissa: cells.values[row], digits: cells.digits[row]), isSure: isSure)
    }
  }

  func merge(_ other: DistinctAccumulator) {
    for index in slots.indices { slots[index].merge(other.slots[index]) }
  }

  /// The least and the greatest number of different values.
  func bounds(slot: Int, floating: Int?, valueCount: Int?) -> (low: Int, high: Int, unsure: Int, ignored: Int)
  {
    var all = slots[slot]
    if let floating { all.merge(slots[floating]) }
    let known = all.sure.count + all.sureDecimals.count
    let low = known == 0 && all.hasSureMember ? 1 : known
    let possible =
      all.possible.count { !all.sure.contains($0) }
      + all.possibleDecimals.count { !all.sureDecimals.contains($0) }
    let high = known + possible + all.unknownValues
    return (low, min(high, valueCount ?? .max), all.unsureRows, all.ignoredRows)
  }
}

extension DistinctAccumulator.Slot {
  mutating func insert(_ value: Int64, isSure: Bool) {
    if isSure {
      if DistinctAccumulator.Slot.isNew(value, &seenSure) { sure.insert(value) }
    } else if DistinctAccumulator.Slot.isNew(value, &seenPossible) {
      possible.insert(value)
    }
  }

  /// `false` where the value was certainly met before.
  @inline(__always)
  private static func isNew(_ value: Int64, _ seen: inout [UInt64]) -> Bool {
    guard value >= 0, value < 4096 else { return true }
    let word = Int(value >> 6)
    while seen.count <= word { seen.append(0) }
    let bit: UInt64 = 1 << UInt64(value & 63)
    if seen[word] & bit != 0 { return false }
    seen[word] |= bit
    return true
  }

  mutating func insert(_ number: Decimal64, isSure: Bool) {
    var (mantissa, digits) = (number.mantissa, number.digits)
    while digits > 0, mantissa % 10 == 0 {
      mantissa /= 10
      digits -= 1
    }
    if digits == 0 { return insert(mantissa, isSure: isSure) }
    let plain = Decimal64(mantissa: mantissa, digits: digits)
    if isSure { sureDecimals.insert(plain) } else { possibleDecimals.insert(plain) }
  }

  mutating func merge(_ other: DistinctAccumulator.Slot) {
    sure.formUnion(other.sure)
    possible.formUnion(other.possible)
    sureDecimals.formUnion(other.sureDecimals)
    possibleDecimals.formUnion(other.possibleDecimals)
    unknownValues += other.unknownValues
    hasSureMember = hasSureMember || other.hasSureMember
    unsureRows += other.unsureRows
    ignoredRows += other.ignoredRows
  }
}
