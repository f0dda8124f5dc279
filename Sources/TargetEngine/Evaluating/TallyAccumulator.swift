/// Counts rows by their outcome, for the whole table or for each group.
final class TallyAccumulator {
  private let joint: Int
  /// Eight counters a slot, by the bits of `RowOutcome`. With groups the last slot holds the rows whose group is
  /// not known.
  private(set) var counts: [Int]

  init(joint: Int, groups: Int?) {
    self.joint = joint
    counts = Array(repeating: 0, count: 8 * ((groups ?? 0) + 1))
  }

  func add(_ batch: BatchEvaluator, slots: GroupSlots?) {
    // Counted in a local array, so that no access to the object stands in the loop.
    var counts: [Int] = []
    swap(&counts, &self.counts)
    defer { swap(&counts, &self.counts) }
    let multiplicity = batch.multiplicity
    for word in 0..<batch.words {
      let holds = batch.holds(joint, word)
      let fails = batch.fails(joint, word)
      let outside = batch.outside(joint, word)
      if let slots {
        var rows = holds | fails
        while rows != 0 {
          let bit = UInt64(rows.trailingZeroBitCount)
          rows &= rows - 1
          let slot = Int(slots.slots[word * 64 + Int(bit)])
          if slot < 0 { continue }
          let outcome = holds >> bit & 1 | (fails >> bit & 1) << 1 | (outside >> bit & 1) << 2
          counts[slot * 8 + Int(outcome)] += multiplicity[word * 64 + Int(bit)]
        }
      } else {
        counts[1] += multiplicity.sum(holds & ~fails & ~outside, word)
        counts[2] += multiplicity.sum(~holds & fails & ~outside, word)
        // Most words have no row with something unknown.
        guard holds & fails | (holds | fails) & outside != 0 else { continue }
        counts[3] += multiplicity.sum(holds & fails & ~outside, word)
        counts[5] += multiplicity.sum(holds & ~fails & outside, word)
        counts[6] += multiplicity.sum(~holds & fails & outside, word)
        counts[7] += multiplicity.sum(holds & fails & outside, word)
      }
    }
  }

  func merge(_ other: TallyAccumulator) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// The counts a to f of a group, or of the whole table.
  func shareCounts(slot: Int, floating: Int?) -> ShareCounts {
    func count(_ slot: Int, _ outcome: Int) -> Int { counts[slot * 8 + outcome] }
    var result = ShareCounts(
      a: count(slot, 1), b: count(slot, 2), c: count(slot, 3), d: count(slot, 5), e: count(slot, 6),
      f: count(slot, 7))
    if let floating {
      // A row that may be of any group is a possible member of this one.
      result.d += count(floating, 1) + count(floating, 5)
      result.e += count(floating, 2) + count(floating, 6)
      result.f += count(floating, 3) + count(floating, 7)
    }
    return result
  }
}

/// The group of each row of a batch: its row number in the table of groups, `count` where it is not known, -1
/// where there is none.
final class GroupSlots {
  let slots = RowBuffer<Int32>(count: Lane.batchRows, filledWith: -1)
  private let group: RowProgram.Group

  init(group: RowProgram.Group) {
    self.group = group
  }

  var floating: Int { group.count }

  func fill(_ batch: BatchEvaluator) {
    let lane = batch.lanes[group.lane]
    for row in 0..<batch.rows {
      switch lane.gap(row: row) {
      case nil: slots[row] = Int32(truncatingIfNeeded: lane.values[row])
      case .noValue: slots[row] = -1
      case .unknown, .unknownOrNone: slots[row] = Int32(truncatingIfNeeded: group.count)
      }
    }
  }
}
