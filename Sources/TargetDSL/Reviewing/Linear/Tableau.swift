/// The tableau of the two-phase simplex method with Bland's rule, which never cycles: a row for each constraint,
/// `constant = Σ coefficient · variable`. Strict rows are met where the largest margin that they can all keep is
/// above 0.
struct Tableau {
  private var rows: [[Rational]] = []
  private var constants: [Rational] = []
  /// The variable that each row is solved for.
  private var basis: [Int] = []
  private let width: Int
  /// By how much the objective grows with each variable, and its value so far.
  private var gains: [Rational]
  private var value = Rational.zero

  static func isFeasible(_ program: LinearProgram) throws(ArithmeticOverflow) -> Bool {
    let columns = program.columns
    let isStrict = program.rows.contains(where: \.isStrict)
    let margin = columns.count
    let slackStart = margin + 1
    let count = program.rows.count + (isStrict ? 1 : 0)
    let artificialStart = slackStart + count
    var tableau = Tableau(width: artificialStart + count)
    for (index, row) in program.rows.enumerated() {
      var coefficients = [Rational](repeating: .zero, count: tableau.width)
      for column in columns.indices { coefficients[column] = columns[column][index] }
      if row.isStrict { coefficients[margin] = Rational(-1) }
      try tableau.add(
        coefficients, atLeast: row.constant, slack: slackStart + index, artificial: artificialStart + index)
    }
    if isStrict {
      // The margin of the strict rows is bounded, so that it has a maximum.
      var coefficients = [Rational](repeating: .zero, count: tableau.width)
      coefficients[margin] = Rational(-1)
      try tableau.add(
        coefficients, atLeast: Rational(-1), slack: artificialStart - 1, artificial: tableau.width - 1)
    }
    var phaseOne = [Rational](repeating: .zero, count: tableau.width)
    for column in artificialStart..<tableau.width { phaseOne[column] = Rational(-1) }
    guard try tableau.maximize(phaseOne, columns: tableau.width) == .zero else { return false }
    guard isStrict else { return true }
    try tableau.driveOut(from: artificialStart)
    var objective = [Rational](repeating: .zero, count: tableau.width)
    objective[margin] = .one
    return try tableau.maximize(objective, columns: artificialStart) > .zero
  }

  private init(width: Int) {
    self.width = width
    gains = [Rational](repeating: .zero, count: width)
  }

  private mutating func add(
    _ row: [Rational], atLeast bound: Rational, slack: Int, artificial: Int
  ) throws(ArithmeticOverflow) {
    var coefficients = row
    var constant = bound
    coefficients[slack] = Rational(-1)
    // With a constant of 0 either sign will do, and this one needs no artificial variable.
    if constant <= .zero {
      constant = try constant.negated()
      for column in coefficients.indices where !coefficients[column].isZero {
        coefficients[column] = try coefficients[column].negated()
      }
      // The slack is 1 now and serves as the basis.
      basis.append(slack)
    } else {
      coefficients[artificial] = .one
      basis.append(artificial)
    }
    rows.append(coefficients)
    constants.append(constant)
  }

  /// The maximum of an objective; variables from `columns` on may not enter. Every objective here is bounded.
  private mutating func maximize(
    _ objective: [Rational], columns: Int
  ) throws(ArithmeticOverflow) -> Rational {
    gains = objective
    value = .zero
    for (row, variable) in basis.enumerated() where !gains[variable].isZero {
      try eliminate(variable, with: row)
    }
    // The first variable whose growth raises the objective.
    while let entering = gains[..<columns].firstIndex(where: { $0 > .zero }),
      let leaving = try leaving(entering)
    {
      try pivot(leaving, entering)
    }
    return value
  }

  /// Writes the objective without a variable, by the row that is solved for it.
  private mutating func eliminate(_ column: Int, with row: Int) throws(ArithmeticOverflow) {
    let multiple = gains[column]
    for index in rows[row].indices where !rows[row][index].isZero {
      gains[index] = try gains[index].subtracting(try multiple.multiplied(by: rows[row][index]))
    }
    value = try value.adding(try multiple.multiplied(by: constants[row]))
  }

  /// The row that limits the growth of a variable most; among equals the one with the first basis variable.
  private func leaving(_ column: Int) throws(ArithmeticOverflow) -> Int? {
    var best: (row: Int, ratio: Rational)?
    for row in rows.indices where rows[row][column] > .zero {
      guard let ratio = try constants[row].divided(by: rows[row][column]) else { continue }
      if let found = best, ratio > found.ratio || ratio == found.ratio && basis[row] > basis[found.row] {
        continue
      }
      best = (row, ratio)
    }
    return best?.row
  }

  private mutating func pivot(_ row: Int, _ column: Int) throws(ArithmeticOverflow) {
    guard let factor = try Rational.one.divided(by: rows[row][column]) else { return }
    for index in rows[row].indices where !rows[row][index].isZero {
      rows[row][index] = try rows[row][index].multiplied(by: factor)
    }
    constants[row] = try constants[row].multiplied(by: factor)
    let pivotRow = rows[row]
    let support = pivotRow.indices.filter { !pivotRow[$0].isZero }
    for other in rows.indices where other != row && !rows[other][column].isZero {
      let multiple = rows[other][column]
      for index in support {
        rows[other][index] = try rows[other][index].subtracting(try multiple.multiplied(by: pivotRow[index]))
      }
      constants[other] = try constants[other].subtracting(try multiple.multiplied(by: constants[row]))
    }
    if !gains[column].isZero { try eliminate(column, with: row) }
    basis[row] = column
  }

  /// Takes artificial variables, all 0 by now, out of the basis, so that they stay 0.
  private mutating func driveOut(from artificialStart: Int) throws(ArithmeticOverflow) {
    for row in rows.indices where basis[row] >= artificialStart {
      guard let column = (0..<artificialStart).first(where: { !rows[row][$0].isZero }) else { continue }
      try pivot(row, column)
    }
  }
}
