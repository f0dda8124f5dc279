import TargetDSL

/// What the rows of a form may add that differ only in the numbers they have: corners as sums of products of these
/// numbers, worked out once for all of them. An object, so that looking at it for each row copies nothing.
final class FormPattern {
  /// A product of at most two known cells, by their positions among the lanes of the form; -1 for none. The
  /// product of two monomials is only asked of single cells.
  struct Monomial: Hashable, Comparable {
    let first: Int
    let second: Int

    static let one = Monomial(first: -1, second: -1)

    init(first: Int, second: Int) {
      (self.first, self.second) = (max(first, second), min(first, second))
    }

    static func * (left: Monomial, right: Monomial) -> Monomial {
      Monomial(first: left.first, second: right.first)
    }

    static func < (left: Monomial, right: Monomial) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  /// A sum of monomials, each times a number other than 0, in a fixed order.
  struct Polynomial: Hashable {
    struct Summand: Hashable {
      let monomial: Monomial
      var factor: Rational
    }

    private(set) var terms: [Summand] = []

    mutating func add(_ monomial: Monomial, times factor: Rational) throws(ArithmeticOverflow) {
      if factor.isZero { return }
      let index = terms.firstIndex { $0.monomial >= monomial } ?? terms.count
      guard index < terms.count, terms[index].monomial == monomial else {
        return terms.insert(Summand(monomial: monomial, factor: factor), at: index)
      }
      terms[index].factor = try terms[index].factor.adding(factor)
      if terms[index].factor.isZero { terms.remove(at: index) }
    }

    func subtracting(_ other: Polynomial) throws(ArithmeticOverflow) -> Polynomial {
      var result = self
      for term in other.terms { try result.add(term.monomial, times: try term.factor.negated()) }
      return result
    }

    /// The value for the known cells.
    func value(_ cell: (Int) -> Rational) throws(ArithmeticOverflow) -> Rational {
      var sum: Rational = .zero
      for term in terms {
        var part = term.factor
        if term.monomial.first >= 0 { part = try part.multiplied(by: cell(term.monomial.first)) }
        if term.monomial.second >= 0 { part = try part.multiplied(by: cell(term.monomial.second)) }
        sum = sum.isZero ? part : try sum.adding(part)
      }
      return sum
    }
  }

  struct SymbolicCorner: Hashable {
    var numerator = Polynomial()
    var divisor = Polynomial()

    var size: Int { numerator.terms.count + divisor.terms.count }

    func subtracting(_ other: SymbolicCorner) throws(ArithmeticOverflow) -> SymbolicCorner {
      SymbolicCorner(
        numerator: try numerator.subtracting(other.numerator), divisor: try divisor.subtracting(other.divisor)
      )
    }
  }

  /// How a term's value is made of cells, by their positions among the lanes of the form.
  enum Value {
    case one
    case cell(Int, factor: Rational, offset: Rational)
    case product(Int, Int, factor: Rational)
  }

  struct PatternTerm {
    let isDivisor: Bool
    let coefficient: Rational
    /// Bits of the roots that have to hold.
    let roots: UInt32
    let value: Value
    /// Lanes that have to have a value.
    let presence: [Int]
    /// Lanes of the value.
    let lanes: [Int]
  }

  /// What a cell is in every row of the pattern.
  struct Cell {
    /// `nil` where the value is known.
    let gap: CellGap?
    let range: NumberRange
  }

  /// What every row adds in any case, beside which the corners are told.
  let base: SymbolicCorner
  /// The products of cells in `base`, the numerator's first.
  let products: [Monomial]
  let corners: [SymbolicCorner]
  let directions: [SymbolicCorner]
  /// Whether the divisor takes every value between those of two corners.
  let isContinuous: Bool
  let isSureMember: Bool
  /// The lanes whose values tell rows of the pattern apart.
  let lanes: [Int]
  /// Whether the divisor is the same whatever the unknowns are, so that only the numerator varies.
  let hasFixedDivisor: Bool

  /// Every subset of the roots that may hold together is a bit of `truths`. `nil` beyond `limit` combinations.
  init?(terms: [PatternTerm], truths: UInt32, cells: [Cell], isFloating: Bool, limit: Int)
    throws(ArithmeticOverflow)
  {
    let open = cells.indices.filter { cells[$0].gap != nil && cells[$0].gap != .noValue }
    let points = open.map { RowNumbers.Points(cells[$0].range, mayBeNone: cells[$0].gap == .unknownOrNone) }
    guard points.reduce(truths.nonzeroBitCount, { $0 * $1.values.count }) <= limit else { return nil }
    isContinuous = terms.contains { term in
      term.isDivisor
        && zip(open, points).contains { lane, points in
          term.lanes.contains(lane) && points.values.count { $0 != nil } > 1
        }
    }
    let divisor = terms.first { $0.isDivisor }
    var isSureMember = divisor != nil && !isFloating
    var (corners, directions): ([SymbolicCorner], [SymbolicCorner]) = ([], [])
    func add(_ point: SymbolicCorner, to list: inout [SymbolicCorner]) {
      if !list.contains(point) { list.append(point) }
    }
    if isFloating { corners.append(SymbolicCorner()) }
    var indices = [Int](repeating: 0, count: points.count)
    while true {
      let assignment = Assignment(
        cells: cells, open: open, values: zip(points, indices).map { $0.values[$1] })
      for truth in 0..<UInt32(32) where truths >> truth & 1 == 1 {
        let point = try assignment.sum(terms, truth)
        add(point, to: &corners)
        if let divisor { isSureMember = isSureMember && assignment.counts(divisor, truth) }
        for (variable, points) in points.enumerated() {
          for (from, to) in points.directions where indices[variable] == from {
            var moved = assignment
            moved.values[variable] = points.values[to]
            let step = try moved.sum(terms, truth).subtracting(point)
            if step.size > 0 { add(step, to: &directions) }
          }
        }
      }
      if !points.advance(&indices) { break }
    }
    let least = corners.min { $0.size < $1.size } ?? SymbolicCorner()
    var moved: [SymbolicCorner] = []
    for point in corners { moved.append(try point.subtracting(least)) }
    base = least
    products = (least.numerator.terms + least.divisor.terms).map(\.monomial).filter { $0.first >= 0 }
    self.corners = moved
    self.directions = directions
    self.isSureMember = isSureMember
    let rest = moved + directions
    lanes = Set(
      rest.flatMap { $0.numerator.terms + $0.divisor.terms }
        .flatMap { [$0.monomial.first, $0.monomial.second] }
    ).filter { $0 >= 0 }.sorted()
    hasFixedDivisor = rest.allSatisfy { $0.divisor.terms.isEmpty }
  }

  /// One filling in of the open cells.
  private struct Assignment {
    let cells: [Cell]
    let open: [Int]
    var values: [Rational?]

    /// A known cell as a monomial or the value that is filled in; `nil` where it is none.
    private func factor(_ lane: Int) -> (Monomial, Rational)? {
      if let index = open.firstIndex(of: lane) { return values[index].map { (.one, $0) } }
      return cells[lane].gap == .noValue ? nil : (Monomial(first: lane, second: -1), .one)
    }

    func counts(_ term: PatternTerm, _ truth: UInt32) -> Bool {
      truth & term.roots == term.roots && (term.presence + term.lanes).allSatisfy { factor($0) != nil }
    }

    func sum(_ terms: [PatternTerm], _ truth: UInt32) throws(ArithmeticOverflow) -> SymbolicCorner {
      var point = SymbolicCorner()
      for term in terms where counts(term, truth) {
        var part = Polynomial()
        switch term.value {
        case .one: try part.add(.one, times: term.coefficient)
        case .cell(let lane, let factor, let offset):
          guard let (monomial, value) = self.factor(lane) else { continue }
          try part.add(monomial, times: try value.multiplied(by: factor).multiplied(by: term.coefficient))
          try part.add(.one, times: try offset.multiplied(by: term.coefficient))
        case .product(let lane, let other, let factor):
          guard let (first, left) = self.factor(lane), let (second, right) = self.factor(other) else {
            continue
          }
          try part.add(
            first * second,
            times: try left.multiplied(by: right).multiplied(by: factor).multiplied(by: term.coefficient))
        }
        for part in part.terms {
          if term.isDivisor {
            try point.divisor.add(part.monomial, times: part.factor)
          } else {
            try point.numerator.add(part.monomial, times: part.factor)
          }
        }
      }
      return point
    }
  }
}

extension FormPattern.SymbolicCorner {
  func value(_ cell: (Int) -> Rational) throws(ArithmeticOverflow) -> CornerSet.Corner {
    CornerSet.Corner(numerator: try numerator.value(cell), divisor: try divisor.value(cell))
  }
}
