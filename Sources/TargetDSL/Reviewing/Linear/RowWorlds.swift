/// Every kind of row that a table can have, as far as some conditions tell rows apart.
///
/// Cells are taken as known. Properties that depend on each other in ways that are not modelled here count as
/// independent: that only adds kinds of rows, so what no mixture of them can meet cannot be met at all.
struct RowWorlds {
  typealias Signature = UInt128

  /// The kinds of rows by the conditions that hold for them: bit i for condition i. Each set of conditions once, in
  /// ascending order.
  let signatures: [Signature]

  private static let mostKinds = 1_000
  private static let mostConditions = 64

  /// `nil` where there are too many conditions or too many kinds of rows to go through.
  ///
  /// The kinds are made up variable by variable: each value of a variable clears the conditions that it fails, and
  /// rows that are left with the same conditions are one kind. So the work grows with what the conditions can tell
  /// apart, not with the number of combinations of values.
  init?(_ conditions: [MassIndex.RowCondition], _ index: MassIndex) {
    guard conditions.count <= Self.mostConditions, let steps = SignatureSteps(conditions, index) else {
      return nil
    }
    if steps.bits <= UInt64.bitWidth.trailingZeroBitCount {
      signatures = steps.fewKinds
      return
    }
    var kinds = [steps.start]
    for step in steps.all.indices {
      let (masks, kept) = (steps.all[step].masks, steps.all[step].kept)
      let decides = !steps.all[step].decided.isEmpty
      var next: [Signature] = []
      next.reserveCapacity(kinds.count * masks.count)
      for mask in masks {
        for kind in kinds {
          next.append((decides ? steps.decided(kind & mask, at: step) : kind & mask) & kept)
        }
      }
      kinds = next.sortedOnce()
      guard kinds.count <= Self.mostKinds else { return nil }
    }
    signatures = kinds
  }
}

/// Conditions as bits that the values of one variable after the other clear.
///
/// A condition is a list of parts that all have to hold. A part about one variable clears the bit of its condition by
/// itself. The single tests of a part about several variables have bits of their own, until the last of these
/// variables has its value and the part is decided.
private struct SignatureSteps {
  typealias Signature = RowWorlds.Signature

  struct Step {
    let variable: Int
    /// The parts that ask about the variable alone, by the bit that they decide.
    var parts: [(bit: Int, test: RowTest)] = []
    /// The bits that each value of the variable leaves; values that leave the same ones are one.
    var masks: [Signature] = []
    /// Which of `joints` are decided now.
    var decided: [Int] = []
    /// The bits that later steps still need.
    var kept: Signature = 0
  }

  private struct Joint {
    let condition: Int
    let part: MassIndex.RowCondition.Part
  }

  /// All bits that may hold.
  private(set) var start: Signature
  private(set) var all: [Step] = []
  private var joints: [Joint] = []
  /// How many bits a signature needs: of conditions, and of the single tests in `joints`.
  var bits: Int { conditionCount + bitOf.count }
  private let conditionCount: Int
  /// The bits of the single tests in `joints`.
  private var bitOf: [Int: Int] = [:]

  /// `nil` where there are more bits than a signature has.
  init?(_ conditions: [MassIndex.RowCondition], _ index: MassIndex) {
    let conditionBits: Signature = (1 << Signature(conditions.count)) - 1
    start = conditionBits
    conditionCount = conditions.count
    for (bit, condition) in conditions.enumerated() {
      for part in condition.parts {
        switch part.variables.count {
        case 0: if !part.test.holds({ _ in false }) { start &= ~(1 << Signature(bit)) }
        case 1: add(part.test, deciding: bit, of: part.variables[0])
        default:
          joints.append(Joint(condition: bit, part: part))
          part.test.forEachSingle { single in
            if bitOf[single] == nil { bitOf[single] = conditions.count + bitOf.count }
          }
        }
      }
    }
    guard conditions.count + bitOf.count <= Signature.bitWidth else { return nil }
    for (single, bit) in bitOf {
      start |= 1 << Signature(bit)
      add(.single(single), deciding: bit, of: index.singles[single].variable)
    }
    // What most conditions ask about first: the sooner conditions fail, the fewer kinds there are on the way.
    all.sort { ($1.parts.count, $0.variable) < ($0.parts.count, $1.variable) }
    for step in all.indices {
      guard let masks = masks(of: all[step], index) else { return nil }
      all[step].masks = masks
      all[step].kept = conditionBits
    }
    for (number, joint) in joints.enumerated() {
      guard let last = all.lastIndex(where: { joint.part.variables.contains($0.variable) }) else { continue }
      all[last].decided.append(number)
      joint.part.test.forEachSingle { single in
        for step in 0..<last { all[step].kept |= 1 << Signature(bitOf[single] ?? 0) }
      }
    }
  }

  private mutating func add(_ test: RowTest, deciding bit: Int, of variable: Int) {
    if let step = all.firstIndex(where: { $0.variable == variable }) {
      all[step].parts.append((bit, test))
    } else {
      all.append(Step(variable: variable, parts: [(bit, test)]))
    }
  }

  private func masks(of step: Step, _ index: MassIndex) -> [Signature]? {
    var tests: [Int] = []
    for (_, test) in step.parts {
      test.forEachSingle { if !tests.contains($0) { tests.append($0) } }
    }
    tests.sort()
    guard let patterns = index.patterns(of: tests) else { return nil }
    return patterns.map { pattern -> Signature in
      var mask = Signature.max
      for (bit, test) in step.parts {
        let holds = test.holds { single in
          tests.firstIndex(of: single).map { pattern & 1 << UInt64($0) != 0 } ?? false
        }
        if !holds { mask &= ~(1 << Signature(bit)) }
      }
      return mask
    }.sortedOnce()
  }

  /// All signatures, where they have so few bits that a set of them is one word: bit i for signature i.
  var fewKinds: [Signature] {
    var kinds: UInt64 = 1 << UInt64(start)
    for step in all.indices {
      let decides = !all[step].decided.isEmpty
      var next: UInt64 = 0
      for mask in all[step].masks {
        var rest = kinds
        while rest != 0 {
          let kind = Signature(rest.trailingZeroBitCount)
          rest &= rest - 1
          next |= 1 << UInt64((decides ? decided(kind & mask, at: step) : kind & mask) & all[step].kept)
        }
      }
      kinds = next
    }
    return (0..<64).filter { kinds & 1 << UInt64($0) != 0 }.map { Signature($0) }
  }

  /// A signature after a step in which parts about several variables are decided.
  func decided(_ signature: Signature, at step: Int) -> Signature {
    var result = signature
    for joint in all[step].decided where result & (1 << Signature(joints[joint].condition)) != 0 {
      let holds = joints[joint].part.test.holds { single in
        bitOf[single].map { signature & (1 << Signature($0)) != 0 } ?? false
      }
      if !holds { result &= ~(1 << Signature(joints[joint].condition)) }
    }
    return result
  }
}
