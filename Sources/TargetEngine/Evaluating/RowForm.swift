import TargetDSL

/// What one uncertain row can add to a form: every combination of what its unknowns may be.
struct RowForm {
  /// Beyond this many combinations the row is given up: the result is unbounded, which is sound.
  static let mostCombinations = 1 << 14

  /// A condition under the part that it plays: a population and a condition vary by themselves.
  struct Root: Hashable {
    let node: Int
    let isPopulation: Bool
  }

  struct RootedTerm {
    let isDivisor: Bool
    let coefficient: Rational
    let population: Int
    let condition: Int
    let value: RowNumber?
    let presence: RowNumber?
  }

  private let form: RowProgram.Form
  let terms: [RootedTerm]
  let roots: [Root]
  /// The lanes of all numbers.
  let lanes: [Int]
  private let numbers: [RowNumbers.TermNumbers]
  private let correlation: RowProgram.Correlation?
  /// Truths that were worked out for another row; `nil` inside where there are too many.
  private let known = KnownTruths()
  /// Lanes that are weights by themselves: not below 0.
  let weightLanes: Set<Int>

  init(form: RowProgram.Form, program: RowProgram) {
    self.form = form
    var roots: [Root] = []
    func position(_ root: Root) -> Int {
      if let index = roots.firstIndex(of: root) { return index }
      roots.append(root)
      return roots.count - 1
    }
    var terms: [RootedTerm] = []
    for (term, isDivisor) in form.numerator.map({ ($0, false) }) + form.denominator.map({ ($0, true) }) {
      let joint = program.joints[term.joint]
      terms.append(
        RootedTerm(
          isDivisor: isDivisor, coefficient: term.coefficient,
          population: position(Root(node: joint.population, isPopulation: true)),
          condition: position(Root(node: joint.condition, isPopulation: false)), value: term.value,
          presence: term.presence))
    }
    self.terms = terms
    self.roots = roots
    lanes = Set(terms.flatMap { ($0.value?.lanes ?? []) + ($0.presence?.lanes ?? []) }).sorted()
    numbers = terms.map {
      RowNumbers.TermNumbers(value: $0.value, presence: $0.presence, isDivisor: $0.isDivisor)
    }
    correlation = program.correlation(of: roots.map(\.node))
    weightLanes = Set(
      form.weights.compactMap { weight in
        if case .cell(let lane, let scale) = weight, scale > .zero { return lane }
        return nil
      })
  }

  /// Whether a number cannot be negative by the declared range of its cell.
  static func isNeverNegative(_ number: RowNumber, _ infos: [RowProgram.LaneInfo]) -> Bool {
    guard let affine = try? number.affine(), !affine.isYear, !affine.factor.isNegative,
      let minimum = infos[affine.lane].minimum,
      let low = try? minimum.multiplied(by: affine.factor).adding(affine.offset)
    else { return false }
    return !low.isNegative
  }

  /// `nil` where there are too many combinations.
  func corners(
    row: Int, in batch: BatchEvaluator, isFloating: Bool
  ) throws(ArithmeticOverflow) -> (set: CornerSet, isSureMember: Bool)? {
    guard let truths = truthCombinations(row: row, batch) else { return nil }
    var numbers = RowNumbers(terms: numbers, weightLanes: weightLanes)
    guard try numbers.find(row: row, batch, limit: RowForm.mostCombinations / truths.count) else {
      return nil
    }
    var corners: [CornerSet.Corner] = []
    var directions: [CornerSet.Corner] = []
    func add(_ point: CornerSet.Corner, to list: inout [CornerSet.Corner]) {
      if !list.contains(point) { list.append(point) }
    }
    if isFloating { corners.append(CornerSet.Corner(numerator: .zero, divisor: .zero)) }
    var isSureMember = !isFloating && !form.denominator.isEmpty
    for truth in truths {
      for combination in numbers.combinations {
        add(try sum(truth, combination.values), to: &corners)
        for (from, to) in combination.directions {
          let (start, end) = (try sum(truth, from), try sum(truth, to))
          let step = CornerSet.Corner(
            numerator: try end.numerator.subtracting(start.numerator),
            divisor: try end.divisor.subtracting(start.divisor))
          if !step.numerator.isZero || !step.divisor.isZero { add(step, to: &directions) }
        }
        if isSureMember, let divisor = terms.firstIndex(where: \.isDivisor) {
          isSureMember = counts(terms[divisor], truth) && combination.values[divisor] != nil
        }
      }
    }
    func order(_ left: CornerSet.Corner, _ right: CornerSet.Corner) -> Bool {
      (left.numerator, left.divisor) < (right.numerator, right.divisor)
    }
    corners.sort(by: order)
    directions.sort(by: order)
    return (
      CornerSet(corners: corners, directions: directions, isContinuous: numbers.isContinuous), isSureMember
    )
  }

  /// Whether a term counts under the truths of the roots, a bit each.
  private func counts(_ term: RootedTerm, _ truth: UInt32) -> Bool {
    truth >> UInt32(term.population) & truth >> UInt32(term.condition) & 1 == 1
  }

  /// Rows of a word of which a cell that is tested more than once is not known.
  func correlatedRows(word: Int, _ batch: BatchEvaluator) -> UInt64 {
    (correlation?.lanes ?? []).reduce(0) { $0 | batch.missing(lane: $1.lane, word: word) }
  }

  /// A bit for each set of roots that may hold together, where there are at most five of them, of a row that is not
  /// correlated. Of `alike` those rows remain of which the same is known.
  func truthBits(row: Int, among alike: inout UInt64, _ batch: BatchEvaluator) -> UInt32 {
    // Every root that is not known doubles the sets: with it beside without.
    var bits: UInt32 = 1
    let (word, bit) = (row >> 6, UInt64(1) << UInt64(row & 63))
    for (index, root) in roots.enumerated() {
      let (yes, unknown) = batch.truths(node: root.node, word: word)
      if yes & bit != 0 {
        bits <<= 1 << UInt32(index)
        alike &= yes
      } else if unknown & bit != 0 {
        bits |= bits << (1 << UInt32(index))
        alike &= unknown
      } else {
        alike &= ~(yes | unknown)
      }
    }
    return bits
  }

  /// The same of a row that is correlated.
  func correlatedTruthBits(row: Int, _ batch: BatchEvaluator) -> UInt32 {
    (truthCombinations(row: row, batch) ?? []).reduce(0) { $0 | 1 << $1 }
  }

  /// The truths of the roots that are possible together, a bit for each root; `nil` where there are too many.
  private func truthCombinations(row: Int, _ batch: BatchEvaluator) -> [UInt32]? {
    guard roots.count <= 32 else { return nil }
    guard let correlation, correlation.lanes.contains(where: { isMissing($0.lane, row, batch) }) else {
      return findTruths(row: row, batch)
    }
    let signature = RowEvaluator.signature(row: row, correlation, in: batch)
    return known.truths(signature) { findTruths(row: row, batch) }
  }

  private func findTruths(row: Int, _ batch: BatchEvaluator) -> [UInt32]? {
    var combinations: [UInt32] = []
    var isTooMany = false
    func add(_ truth: (Int) -> Ternary) {
      var sure: UInt32 = 0
      var open: UInt32 = 0
      for (index, root) in roots.enumerated() {
        switch truth(root.node) {
        case .yes: sure |= 1 << UInt32(index)
        case .unknown: open |= 1 << UInt32(index)
        case .no: break
        }
      }
      guard open.nonzeroBitCount <= 10 else {
        isTooMany = true
        return
      }
      // Every subset of the open bits, from all of them down to none.
      var subset = open
      while true {
        if !combinations.contains(sure | subset) { combinations.append(sure | subset) }
        if subset == 0 { break }
        subset = (subset - 1) & open
      }
    }
    if let correlation, correlation.lanes.contains(where: { isMissing($0.lane, row, batch) }) {
      var evaluator = RowEvaluator(program: batch.program)
      evaluator.enumerate(row: row, correlation, in: batch, add)
    } else {
      add { batch.truth(node: $0, row: row) }
    }
    return isTooMany ? nil : combinations
  }

  private func isMissing(_ lane: Int, _ row: Int, _ batch: BatchEvaluator) -> Bool {
    let gap = batch.lanes[lane].gap(row: row)
    return gap == .unknown || gap == .unknownOrNone
  }

  /// What the row adds for one filling in of its unknowns; a value is `nil` where it is none.
  private func sum(_ truth: UInt32, _ values: [Rational?]) throws(ArithmeticOverflow) -> CornerSet.Corner {
    var numerator: Rational = .zero
    var divisor: Rational = .zero
    for (index, term) in terms.enumerated() where counts(term, truth) {
      guard let value = values[index] else { continue }
      let part = term.coefficient == .one ? value : try value.multiplied(by: term.coefficient)
      if term.isDivisor { divisor = try divisor.adding(part) } else { numerator = try numerator.adding(part) }
    }
    return CornerSet.Corner(numerator: numerator, divisor: divisor)
  }
}
