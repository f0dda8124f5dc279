import TargetDSL

/// Computes the lanes, predicates and joint outcomes of a program for one batch after another.
final class BatchEvaluator {
  let program: RowProgram
  let lanes: [Lane]
  /// In the order of the lanes that come from cells.
  let fillings: [LaneFilling]
  private let followings: [LaneFollowing]
  private let nodes: NodeMasks
  private let correlations: [RowProgram.Correlation?]
  private let outcomes: RowBuffer<UInt64>
  private var rowEvaluator: RowEvaluator
  /// By joint and signature: outcomes that were worked out for another row.
  private var known: [[[UInt32]: UInt8]]
  private static let mostKnown = 1 << 14
  private(set) var rows = 0
  private(set) var rowNumber = 0
  /// The rows that are evaluated, for what has to be said about one of them.
  private(set) var current: RowBatch?
  /// Whether a row may stand for several that are alike, and for how many.
  private(set) var isCounted = false
  private let counts = RowBuffer<Int>(count: Lane.batchRows, filledWith: 1)

  init(program: RowProgram) {
    self.program = program
    var lanes: [Lane] = []
    var fillings: [LaneFilling] = []
    var followings: [LaneFollowing] = []
    for info in program.lanes {
      switch info.source {
      case .cells(let reader):
        let filling = LaneFilling(reader: reader)
        fillings.append(filling)
        lanes.append(filling.lane)
      case .followed(let reference, let column, let mayBeNone):
        let following = LaneFollowing(reference: lanes[reference], column: column, mayBeNone: mayBeNone)
        followings.append(following)
        lanes.append(following.lane)
      }
    }
    self.lanes = lanes
    self.fillings = fillings
    self.followings = followings
    nodes = NodeMasks(nodes: program.nodes, infos: program.lanes)
    correlations = program.joints.map { program.correlation(of: [$0.population, $0.condition]) }
    outcomes = RowBuffer(
      count: BatchEvaluator.powerOfTwo(program.joints.count * 3 * Lane.batchWords), filledWith: 0)
    rowEvaluator = RowEvaluator(program: program)
    known = Array(repeating: [:], count: program.joints.count)
  }

  static func powerOfTwo(_ count: Int) -> Int {
    var power = 1
    while power < count { power *= 2 }
    return power
  }

  func evaluate(_ batch: RowBatch) {
    current = batch
    rows = batch.rows
    rowNumber = batch.rowNumber
    isCounted = batch.isCounted
    if isCounted { for row in 0..<rows { counts[row] = batch.count(row) } }
    LaneFilling.fill(fillings, batch)
    for following in followings { following.fill(rows: rows) }
    nodes.compute(rows: rows, firstRow: batch.rowNumber, lanes: lanes)
    for joint in program.joints.indices { join(joint) }
  }

  /// Forgets the rows: their memory is used for others.
  func finish() { current = nil }

  /// Whether a row stands before an offset of the file.
  func stands(_ row: Int, before offset: Int) -> Bool {
    guard let current else { return false }
    return current.fileOffset + current.cell(row: row, field: 0).lowerBound < offset
  }

  var words: Int { (rows + 63) / 64 }

  /// For how many rows of the table each row stands. Loops over rows ask for it once.
  var multiplicity: RowMultiplicity { RowMultiplicity(counts: isCounted ? counts : nil) }

  /// The same of one row.
  func count(_ row: Int) -> Int { multiplicity[row] }

  func valid(word: Int) -> UInt64 { nodes.valid(word: word) }

  /// Rows that may be: in the population with the condition, without it, outside.
  @inline(__always)
  func holds(_ joint: Int, _ word: Int) -> UInt64 { outcomes[joint * 3 * Lane.batchWords + word] }
  @inline(__always)
  func fails(_ joint: Int, _ word: Int) -> UInt64 { outcomes[(joint * 3 + 1) * Lane.batchWords + word] }
  @inline(__always)
  func outside(_ joint: Int, _ word: Int) -> UInt64 { outcomes[(joint * 3 + 2) * Lane.batchWords + word] }

  func outcome(joint: Int, row: Int) -> RowOutcome {
    let word = row >> 6
    let bit = UInt64(row & 63)
    let bits =
      holds(joint, word) >> bit & 1 | (fails(joint, word) >> bit & 1) << 1
      | (outside(joint, word) >> bit & 1) << 2
    return RowOutcome(bits: UInt8(truncatingIfNeeded: bits))
  }

  func truth(node: Int, row: Int) -> Ternary { nodes.truth(node, row: row) }

  /// Rows of a word for which a node holds, and those for which it is not known whether it does.
  func truths(node: Int, word: Int) -> (yes: UInt64, unknown: UInt64) {
    (nodes.yes(node, word), nodes.unknown(node, word))
  }

  /// Rows of a word whose cell is not known.
  func missing(lane: Int, word: Int) -> UInt64 { nodes.missing(lane: lane, word: word, rows: rows) }

  private func join(_ index: Int) {
    let joint = program.joints[index]
    let base = index * 3 * Lane.batchWords
    for word in 0..<words {
      let valid = nodes.valid(word: word)
      let sure = nodes.yes(joint.population, word)
      let possible = sure | nodes.unknown(joint.population, word)
      let holds = nodes.yes(joint.condition, word)
      let mayHold = holds | nodes.unknown(joint.condition, word)
      outcomes[base + word] = possible & mayHold
      outcomes[base + Lane.batchWords + word] = possible & valid & ~holds
      outcomes[base + 2 * Lane.batchWords + word] = valid & ~sure
    }
    guard let correlation = correlations[index] else { return }
    for word in 0..<words {
      // Only rows that are undecided, and where a cell that is tested twice is unknown.
      var open = nodes.unknown(joint.population, word) | nodes.unknown(joint.condition, word)
      guard open != 0 else { continue }
      var missing: UInt64 = 0
      for repeated in correlation.lanes {
        missing |= nodes.missing(lane: repeated.lane, word: word, rows: rows)
      }
      open &= missing
      while open != 0 {
        let row = word * 64 + open.trailingZeroBitCount
        open &= open - 1
        let signature = RowEvaluator.signature(row: row, correlation, in: self)
        if let bits = known[index][signature] {
          set(bits, base: base, row: row)
          continue
        }
        var bits: UInt8 = 0
        rowEvaluator.enumerate(row: row, correlation, in: self) { truth in
          bits |=
            RowOutcome(population: truth(joint.population), condition: truth(joint.condition)).bits
        }
        if known[index].count >= BatchEvaluator.mostKnown { known[index].removeAll() }
        known[index][signature] = bits
        set(bits, base: base, row: row)
      }
    }
  }

  private func set(_ bits: UInt8, base: Int, row: Int) {
    let word = row >> 6
    let bit: UInt64 = 1 << UInt64(row & 63)
    for outcome in 0..<3 {
      let index = base + outcome * Lane.batchWords + word
      outcomes[index] = bits >> UInt8(outcome) & 1 == 1 ? outcomes[index] | bit : outcomes[index] & ~bit
    }
  }
}

/// For how many rows of the table the rows of a batch stand.
struct RowMultiplicity {
  /// `nil` where each stands for itself.
  let counts: RowBuffer<Int>?

  @inline(__always)
  subscript(row: Int) -> Int { counts.map { $0[row] } ?? 1 }

  /// Some rows of a word together.
  @inline(__always)
  func sum(_ rows: UInt64, _ word: Int) -> Int {
    guard let counts else { return rows.nonzeroBitCount }
    var (rest, sum) = (rows, 0)
    while rest != 0 {
      sum += counts[word * 64 + rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }
}

/// Fills a lane with what stands in the rows that another lane points to.
final class LaneFollowing {
  let lane: Lane
  private let reference: Lane
  private let column: LoadedColumn
  private let mayBeNone: Bool

  init(reference: Lane, column: LoadedColumn, mayBeNone: Bool) {
    lane = Lane(codeCount: column.codeCount)
    self.reference = reference
    self.column = column
    self.mayBeNone = mayBeNone
  }

  func fill(rows: Int) {
    lane.startBatch()
    for row in 0..<rows {
      if let gap = reference.gap(row: row) {
        // The row exists but is not known; its cell may be none where its column allows that.
        lane.setGap(gap == .unknown && mayBeNone ? .unknownOrNone : gap, row: row)
        continue
      }
      let target = Int(reference.values[row])
      if let gap = column.gap(target) {
        lane.setGap(gap, row: row)
      } else if column.codeCount != nil {
        lane.codes[row] = column.codes[target]
      } else {
        lane.setValue(column.values[target], digits: column.digits[target], row: row)
      }
    }
    lane.finishBatch()
  }
}
