/// What a row may be under a population and a condition: a set of three outcomes.
struct RowOutcome: Hashable {
  /// In the population, the condition holds.
  static let holds: UInt8 = 1
  /// In the population, the condition does not hold.
  static let fails: UInt8 = 2
  /// Outside the population.
  static let outside: UInt8 = 4

  var bits: UInt8

  var canBeMember: Bool { bits & 3 != 0 }
  var isSureMember: Bool { bits & 4 == 0 }
  var canHold: Bool { bits & 1 != 0 }
  var isSure: Bool { bits & (bits &- 1) == 0 }

  /// The outcomes that a population and a condition allow together.
  init(population: Ternary, condition: Ternary) {
    bits = 0
    if population != .no {
      if condition != .no { bits |= RowOutcome.holds }
      if condition != .yes { bits |= RowOutcome.fails }
    }
    if population != .yes { bits |= RowOutcome.outside }
  }

  init(bits: UInt8) {
    self.bits = bits
  }
}
