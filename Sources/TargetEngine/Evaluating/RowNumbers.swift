import TargetDSL

/// The corners of the numbers of one row: every combination of the ends of what is unknown in them.
struct RowNumbers {
  struct TermValues {
    /// A value for each term; `nil` where it is none.
    let values: [Rational?]
    /// Pairs of corners whose difference may be repeated for ever.
    let directions: [(from: [Rational?], to: [Rational?])]
  }

  /// Something unknown with a range: a cell, or a whole expression that the corners of its cells do not bound.
  private enum Variable: Hashable {
    case cell(Int)
    case expression(RowNumber)
  }

  /// The ends of what an unknown may be, and where it has none.
  struct Points {
    /// `nil` is none.
    private(set) var values: [Rational?]
    /// Indices of `values` between which a step may be repeated for ever.
    private(set) var directions: [(from: Int, to: Int)] = []

    init(_ range: NumberRange, mayBeNone: Bool) {
      switch (range.low, range.high) {
      case (let low?, let high?): values = low == high ? [low] : [low, high]
      case (let low?, nil):
        values = [low, (try? low.adding(.one)) ?? low]
        directions = [(0, 1)]
      case (nil, let high?):
        values = [high, (try? high.subtracting(.one)) ?? high]
        directions = [(0, 1)]
      case (nil, nil):
        values = [Rational.zero, .one, Rational(-1)]
        directions = [(0, 1), (0, 2)]
      }
      if mayBeNone { values.append(nil) }
    }
  }

  /// What one term reads, with its lanes found once and not for every row.
  struct TermNumbers {
    struct Number {
      let number: RowNumber
      let lanes: [Int]

      init(_ number: RowNumber) {
        self.number = number
        lanes = number.lanes
      }
    }

    let value: Number?
    let presence: Number?
    let isDivisor: Bool

    init(value: RowNumber?, presence: RowNumber?, isDivisor: Bool) {
      self.value = value.map { Number($0) }
      self.presence = presence.map { Number($0) }
      self.isDivisor = isDivisor
    }
  }

  private let terms: [TermNumbers]
  private let weightLanes: Set<Int>
  private(set) var combinations: [TermValues] = []
  /// Whether the divisor takes every value between those of two corners.
  private(set) var isContinuous = false
  private var variables: [Variable] = []
  private var points: [Points] = []

  init(terms: [TermNumbers], weightLanes: Set<Int>) {
    self.terms = terms
    self.weightLanes = weightLanes
  }

  /// `false` where there are more than `limit` combinations.
  mutating func find(row: Int, _ batch: BatchEvaluator, limit: Int) throws(ArithmeticOverflow) -> Bool {
    for term in terms {
      for number in [term.value, term.presence].compactMap({ $0 }) {
        try addVariables(of: number, row, batch)
      }
    }
    for case let number? in terms.lazy.filter(\.isDivisor).map(\.value) {
      for (variable, points) in zip(variables, points) where points.values.compactMap({ $0 }).count > 1 {
        switch variable {
        case .cell(let lane): isContinuous = isContinuous || number.lanes.contains(lane)
        case .expression(let own): isContinuous = isContinuous || own == number.number
        }
      }
    }
    var count = 1
    for points in points {
      count *= points.values.count
      if count > limit { return false }
    }
    var indices = [Int](repeating: 0, count: points.count)
    for _ in 0..<count {
      combinations.append(try termValues(indices, row, batch))
      points.advance(&indices)
    }
    return true
  }

  private mutating func addVariables(of term: TermNumbers.Number, _ row: Int, _ batch: BatchEvaluator)
    throws(ArithmeticOverflow)
  {
    let number = term.number
    var open: [(lane: Int, gap: CellGap)] = []
    for lane in term.lanes {
      if let gap = batch.lanes[lane].gap(row: row), gap != .noValue { open.append((lane, gap)) }
    }
    if open.isEmpty, !number.hasQuotient { return }
    if number.isMultilinear(in: open.map(\.lane)), try !dividesByZero(number, row, batch) {
      for (lane, gap) in open where !variables.contains(.cell(lane)) {
        let info = batch.program.lanes[lane]
        var low = info.minimum
        if weightLanes.contains(lane) { low = max(low ?? .zero, .zero) }
        add(.cell(lane), NumberRange(low: low, high: info.maximum), mayBeNone: gap == .unknownOrNone)
      }
    } else if !variables.contains(.expression(number)) {
      switch try number.evaluate(
        row: row, lanes: batch.lanes, infos: batch.program.lanes, mayDivideByZero: false)
      {
      case .known, .none: break
      case .unknown(let range): add(.expression(number), range, mayBeNone: false)
      case .unknownOrNone(let range): add(.expression(number), range, mayBeNone: true)
      }
    }
  }

  /// Whether a divisor is 0; without open cells in divisors that does not depend on how they are filled in.
  private func dividesByZero(_ number: RowNumber, _ row: Int, _ batch: BatchEvaluator)
    throws(ArithmeticOverflow) -> Bool
  {
    try number.value(
      { number.cellValue($0, row, batch.lanes) }, { Rational(PackedDate.year(batch.lanes[$0].values[row])) })
      == nil
  }

  private mutating func add(_ variable: Variable, _ range: NumberRange, mayBeNone: Bool) {
    variables.append(variable)
    points.append(Points(range, mayBeNone: mayBeNone))
  }

  private func termValues(_ indices: [Int], _ row: Int, _ batch: BatchEvaluator) throws(ArithmeticOverflow)
    -> TermValues
  {
    var directions: [(from: [Rational?], to: [Rational?])] = []
    for (variable, points) in points.enumerated() {
      for (from, to) in points.directions where indices[variable] == from {
        var moved = indices
        moved[variable] = to
        directions.append((try values(indices, row, batch), try values(moved, row, batch)))
      }
    }
    return TermValues(values: try values(indices, row, batch), directions: directions)
  }

  private func values(_ indices: [Int], _ row: Int, _ batch: BatchEvaluator) throws(ArithmeticOverflow)
    -> [Rational?]
  {
    var values: [Rational?] = []
    for term in terms {
      if let presence = term.presence, try value(presence, indices, row, batch) == nil {
        values.append(nil)
        continue
      }
      guard let number = term.value else {
        values.append(.one)
        continue
      }
      values.append(try value(number, indices, row, batch))
    }
    return values
  }

  /// `nil` where the number is none.
  private func value(
    _ term: TermNumbers.Number, _ indices: [Int], _ row: Int, _ batch: BatchEvaluator
  ) throws(ArithmeticOverflow) -> Rational? {
    let number = term.number
    func point(_ variable: Variable) -> Rational?? {
      variables.firstIndex(of: variable).map { points[$0].values[indices[$0]] }
    }
    if let value = point(.expression(number)) { return value }
    for lane in term.lanes {
      if batch.lanes[lane].gap(row: row) == .noValue { return nil }
      if case .some(.none) = point(.cell(lane)) { return nil }
    }
    return try number.value(
      { lane in
        if case .some(let value?) = point(.cell(lane)) { return value }
        return number.cellValue(lane, row, batch.lanes)
      },
      { lane in
        if case .some(let value?) = point(.cell(lane)) { return value }
        return Rational(PackedDate.year(batch.lanes[lane].values[row]))
      })
  }
}

extension [RowNumbers.Points] {
  /// The next choice of one point each, the first turning fastest; false where it begins anew.
  @discardableResult
  func advance(_ indices: inout [Int]) -> Bool {
    for position in indices.indices {
      indices[position] += 1
      if indices[position] < self[position].values.count { return true }
      indices[position] = 0
    }
    return false
  }
}
