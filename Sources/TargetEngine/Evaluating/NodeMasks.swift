import CSeparators
import TargetDSL

/// The truth of every node for the rows of a batch: a *yes* mask and an *unknown* mask, 64 rows a word.
///
/// Kleene's tables on masks: `and` is yes where all are, possible where none is no; `or` is yes where one is,
/// possible where one is possible; unknown is possible without yes.
final class NodeMasks {
  private let nodes: [ConditionNode]
  private let yesMasks: RowBuffer<UInt64>
  private let unknownMasks: RowBuffer<UInt64>
  private let codeBits: [CodeBits?]
  /// The ranges of unknown numbers.
  private let infos: [RowProgram.LaneInfo]
  private let variant = cs_best()
  private var rows = 0

  /// The codes for which a node is yes and unknown, as sets of bits; `nil` beyond 64 codes.
  private struct CodeBits {
    var yes: UInt64 = 0
    var unknown: UInt64 = 0

    init?(_ outcomes: [Ternary]) {
      guard outcomes.count <= 64 else { return nil }
      for (code, outcome) in outcomes.enumerated() {
        if outcome == .yes { yes |= 1 << UInt64(code) }
        if outcome == .unknown { unknown |= 1 << UInt64(code) }
      }
    }
  }

  init(nodes: [ConditionNode], infos: [RowProgram.LaneInfo]) {
    self.nodes = nodes
    self.infos = infos
    let count = BatchEvaluator.powerOfTwo(nodes.count * Lane.batchWords)
    yesMasks = RowBuffer(count: count, filledWith: 0)
    unknownMasks = RowBuffer(count: count, filledWith: 0)
    codeBits = nodes.map { node in
      if case .code(_, let outcomes) = node { return CodeBits(outcomes) }
      return nil
    }
  }

  @inline(__always)
  func yes(_ node: Int, _ word: Int) -> UInt64 { yesMasks[node * Lane.batchWords + word] }
  @inline(__always)
  func unknown(_ node: Int, _ word: Int) -> UInt64 { unknownMasks[node * Lane.batchWords + word] }

  func truth(_ node: Int, row: Int) -> Ternary {
    let bit: UInt64 = 1 << UInt64(row & 63)
    if yes(node, row >> 6) & bit != 0 { return .yes }
    return unknown(node, row >> 6) & bit != 0 ? .unknown : .no
  }

  func valid(word: Int) -> UInt64 {
    let rest = rows - word * 64
    return rest >= 64 ? ~0 : rest <= 0 ? 0 : ~0 >> UInt64(64 - rest)
  }

  /// Rows whose cell is not known.
  func missing(lane: Int, word: Int, rows: Int) -> UInt64 {
    let lane = currentLanes[lane]
    guard lane.isCoded else { return lane.missing(word: word) & valid(word: word) }
    return state(lane, word).missing & valid(word: word)
  }

  /// Rows of a coded lane that are none for certain, whose cell is not known, and those of these that may be none.
  private func state(_ lane: Lane, _ word: Int) -> (none: UInt64, missing: UInt64, either: UInt64) {
    var (none, missing, either): (UInt64, UInt64, UInt64) = (0, 0, 0)
    if lane.codeCount <= 61 {
      let first: UInt64 = 1 << UInt64(lane.codeCount)
      (none, missing) = lane.sets(word: word, first << 1, first | first << 2, variant)
      (either, _) = lane.sets(word: word, first << 2, 0, variant)
    } else {
      let (codes, first) = (lane.codes, UInt16(lane.codeCount))
      for bit in 0..<64 {
        let gap = codes[word * 64 + bit] &- first
        missing |= (gap == 0 || gap == 2 ? 1 : 0) << UInt64(bit)
        none |= (gap == 1 ? 1 : 0) << UInt64(bit)
        either |= (gap == 2 ? 1 : 0) << UInt64(bit)
      }
    }
    return (none, missing, either)
  }

  private var currentLanes: [Lane] = []

  func compute(rows: Int, firstRow: Int, lanes: [Lane]) {
    self.rows = rows
    currentLanes = lanes
    for index in nodes.indices { compute(index, firstRow: firstRow, lanes) }
  }

  /// Stores a word of a node; rows beyond the batch stay out.
  @inline(__always)
  private func store(_ node: Int, _ word: Int, yes: UInt64, unknown: UInt64) {
    let valid = valid(word: word)
    yesMasks[node * Lane.batchWords + word] = yes & valid
    unknownMasks[node * Lane.batchWords + word] = unknown & valid & ~yes
  }

  private var words: Int { (rows + 63) / 64 }

  private func compute(_ index: Int, firstRow: Int, _ lanes: [Lane]) {
    switch nodes[index] {
    case .constant(let truth):
      for word in 0..<words {
        store(index, word, yes: truth == .yes ? ~0 : 0, unknown: truth == .unknown ? ~0 : 0)
      }
    case .all(let parts):
      for word in 0..<words {
        var (all, possible): (UInt64, UInt64) = (~0, ~0)
        for part in parts {
          all &= yes(part, word)
          possible &= yes(part, word) | unknown(part, word)
        }
        store(index, word, yes: all, unknown: possible)
      }
    case .any(let parts):
      for word in 0..<words {
        var (any, possible): (UInt64, UInt64) = (0, 0)
        for part in parts {
          any |= yes(part, word)
          possible |= unknown(part, word)
        }
        store(index, word, yes: any, unknown: possible)
      }
    case .not(let part):
      for word in 0..<words {
        store(index, word, yes: ~(yes(part, word) | unknown(part, word)), unknown: unknown(part, word))
      }
    case .code(let lane, let outcomes): computeCodes(index, lanes[lane], outcomes)
    case .inRange(let lane, let isYear, let range, let isOutside, let gaps):
      if isYear {
        // Beyond any date a bound may be moved.
        let limit: Int64 = 1 << 40
        let (low, high) = (min(max(range.lows[0], -limit), limit), min(max(range.highs[0], -limit), limit))
        computeRange(index, lanes[lane], gaps, isOutside) { cells, word in
          cells.range(word: word, low << 9, high << 9 | 0x1FF, variant)
        }
      } else if let digits = lanes[lane].uniformDigits {
        let place = Int(min(digits, UInt8(DecimalRange.mostDigits)))
        let (low, high) = (range.lows[place], range.highs[place])
        computeRange(index, lanes[lane], gaps, isOutside) { $0.range(word: $1, low, high, variant) }
      } else {
        computeRange(index, lanes[lane], gaps, isOutside) { cells, word in
          var inside: UInt64 = 0
          for row in word * 64..<word * 64 + 64 {
            let holds = range.contains(cells.values[row], digits: cells.digits[row])
            inside |= (holds ? 1 : 0) << UInt64(row & 63)
          }
          return inside
        }
      }
    case .dateInRange(let lane, let low, let high, let isOutside, let gaps):
      computeRange(index, lanes[lane], gaps, isOutside) { $0.range(word: $1, low, high, variant) }
    case .refers(let lane, let inner):
      for word in 0..<words {
        let gaps = lanes[lane].gaps(word: word)
        store(
          index, word, yes: yes(inner, word) & ~gaps,
          unknown: (unknown(inner, word) & ~gaps) | lanes[lane].missing(word: word))
      }
    case .isKnown(let lane): computeState(index, lanes[lane], isNone: false)
    case .isNone(let lane): computeState(index, lanes[lane], isNone: true)
    default: computeByRow(index, firstRow: firstRow, lanes)
    }
  }

  private func computeCodes(_ index: Int, _ lane: Lane, _ outcomes: [Ternary]) {
    let codes = lane.codes
    for word in 0..<words {
      var (yes, unknown): (UInt64, UInt64) = (0, 0)
      let base = word * 64
      if let bits = codeBits[index] {
        (yes, unknown) = lane.sets(word: word, bits.yes, bits.unknown, variant)
      } else {
        for bit in 0..<64 where base + bit < rows {
          let code = Int(codes[base + bit])
          switch outcomes.indices.contains(code) ? outcomes[code] : .unknown {
          case .yes: yes |= 1 << UInt64(bit)
          case .unknown: unknown |= 1 << UInt64(bit)
          case .no: break
          }
        }
      }
      store(index, word, yes: yes, unknown: unknown)
    }
  }

  @inline(__always)
  private func computeRange(
    _ index: Int, _ lane: Lane, _ gaps: ConditionNode.GapOutcomes, _ isOutside: Bool,
    _ contained: (_ lane: Lane, _ word: Int) -> UInt64
  ) {
    for word in 0..<words {
      var inside = contained(lane, word)
      if isOutside { inside = ~inside }
      var (yes, unknown) = (inside & ~lane.gaps(word: word), UInt64(0))
      func add(_ rows: UInt64, _ outcome: Ternary) {
        if outcome == .yes { yes |= rows }
        if outcome == .unknown { unknown |= rows }
      }
      add(lane.unknown[word], gaps.unknown)
      add(lane.none[word], gaps.none)
      add(lane.unknownOrNone[word], gaps.unknownOrNone)
      store(index, word, yes: yes, unknown: unknown)
    }
  }

  private func computeState(_ index: Int, _ lane: Lane, isNone: Bool) {
    for word in 0..<words {
      var (none, missing, either): (UInt64, UInt64, UInt64) = (
        lane.none[word], lane.missing(word: word), lane.unknownOrNone[word]
      )
      if lane.isCoded {
        (none, missing, either) = state(lane, word)
      }
      store(index, word, yes: isNone ? none : ~missing, unknown: isNone ? either : 0)
    }
  }

  /// The nodes that are decided row by row.
  private func computeByRow(_ index: Int, firstRow: Int, _ lanes: [Lane]) {
    for word in 0..<words {
      var (yes, unknown): (UInt64, UInt64) = (0, 0)
      for row in word * 64..<min(rows, word * 64 + 64) {
        switch nodes[index].outcome(row: row, firstRow: firstRow, lanes: lanes, infos: infos) {
        case .yes: yes |= 1 << UInt64(row & 63)
        case .unknown: unknown |= 1 << UInt64(row & 63)
        case .no: break
        }
      }
      store(index, word, yes: yes, unknown: unknown)
    }
  }
}
