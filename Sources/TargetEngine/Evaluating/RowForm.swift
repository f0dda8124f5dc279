import TargetDSL

/// What one uncertain row can add to a form: every combination of what its unknowns may be.
struct RowForm {
  /// Beyond this many combinations the row is given up: the result is unbounded, which is sound.
  static let mostCombinations = 1 << 14

  /// A condition under the part that it plays: a population and a condition vary by themselves.
  private struct Root: Hashable {
    let node: Int
    let isPopulation: Bool
  }

  private struct Term {
    let isDivisor: Bool
    let coefficient: Rational
    let population: Int
    let condition: Int
    let value: RowNumber?
    let presence: RowNumber?
  }

  private let form: RowProgram.Form
  private let terms: [Term]
  private let roots: [Root]
  private let correlation: RowProgram.Correlation?
  /// Lanes that are weights by themselves: not below 0.
  private let weightLanes: Set<Int>

  init(form: RowProgram.Form, program: RowProgram) {
    self.form = form
    var roots: [Root] = []
    func position(_ root: Root) -> Int {
      if let index = roots.firstIndex(of: root) { return index }
      roots.append(root)
      return roots.count - 1
    }
    var terms: [Term] = []
    for (term, isDivisor) in form.numerator.map({ ($0, false) }) + form.denominator.map({ ($0, true) }) {
      let joint = program.joints[term.joint]
      terms.append(
        Term(
          isDivisor: isDivisor, coefficient: term.coefficient,
          population: position(Root(node: joint.population, isPopulation: true)),
          condition: position(Root(node: joint.condition, isPopulation: false)), value: term.value,
          presence: term.presence))
    }
    self.terms = terms
    self.roots = roots
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
    let truths = truthCombinations(row: row, batch)
    guard let truths else { return nil }
    var numbers = RowNumbers(
      terms: terms.map { ($0.value, $0.presence, $0.isDivisor) }, weightLanes: weightLanes)
    guard try numbers.find(row: row, batch, limit: RowForm.mostCombinations / truths.count) else {
      return nil
    }
    var vertices: Set<CornerSet.Vertex> = []
    var directions: Set<CornerSet.Vertex> = []
    if isFloating { vertices.insert(CornerSet.Vertex(numerator: .zero, divisor: .zero)) }
    var isSureMember = !isFloating && !form.denominator.isEmpty
    for truth in truths {
      for corner in numbers.corners {
        let vertex = try sum(truth, corner.values)
        vertices.insert(vertex)
        for (from, to) in corner.directions {
          let (start, end) = (try sum(truth, from), try sum(truth, to))
          let step = CornerSet.Vertex(
            numerator: try end.numerator.subtracting(start.numerator),
            divisor: try end.divisor.subtracting(start.divisor))
          if !step.numerator.isZero || !step.divisor.isZero { directions.insert(step) }
        }
        if isSureMember, let divisor = terms.firstIndex(where: \.isDivisor) {
          isSureMember =
            truth[terms[divisor].population] && truth[terms[divisor].condition]
            && corner.values[divisor] != nil
        }
      }
    }
    func order(_ left: CornerSet.Vertex, _ right: CornerSet.Vertex) -> Bool {
      (left.numerator, left.divisor) < (right.numerator, right.divisor)
    }
    return (
      CornerSet(
        vertices: vertices.sorted(by: order), directions: directions.sorted(by: order),
        isContinuous: numbers.isContinuous), isSureMember
    )
  }

  /// The truths of the roots that are possible together; `nil` where there are too many.
  private func truthCombinations(row: Int, _ batch: BatchEvaluator) -> Set<[Bool]>? {
    var combinations: Set<[Bool]> = []
    var isTooMany = false
    func add(_ truth: (Int) -> Ternary) {
      let outcomes = roots.map { truth($0.node) }
      let open = outcomes.indices.filter { outcomes[$0] == .unknown }
      guard open.count <= 10 else {
        isTooMany = true
        return
      }
      for choice in 0..<(1 << open.count) {
        var truths = outcomes.map { $0 == .yes }
        for (bit, index) in open.enumerated() { truths[index] = choice >> bit & 1 == 1 }
        combinations.insert(truths)
      }
    }
    if let correlation {
      var evaluator = RowEvaluator(program: batch.program)
      evaluator.enumerate(row: row, correlation, in: batch, add)
    } else {
      add { batch.truth(node: $0, row: row) }
    }
    return isTooMany ? nil : combinations
  }

  /// What the row adds for one filling in of its unknowns; a value is `nil` where it is none.
  private func sum(_ truth: [Bool], _ values: [Rational?]) throws(ArithmeticOverflow) -> CornerSet.Vertex {
    var numerator: Rational = .zero
    var divisor: Rational = .zero
    for (index, term) in terms.enumerated() where truth[term.population] && truth[term.condition] {
      guard let value = values[index] else { continue }
      let part = try value.multiplied(by: term.coefficient)
      if term.isDivisor { divisor = try divisor.adding(part) } else { numerator = try numerator.adding(part) }
    }
    return CornerSet.Vertex(numerator: numerator, divisor: divisor)
  }
}
