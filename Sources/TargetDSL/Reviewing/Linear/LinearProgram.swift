/// Linear constraints over variables that are 0 or more, with exact numbers.
struct LinearProgram {
  struct Row {
    /// By variable; variables that are absent have 0.
    var coefficients: [Int: Rational]
    var relation: Relation
    var constant: Rational
  }

  enum Relation { case atLeast, moreThan, equal }

  var variableCount: Int
  var rows: [Row] = []

  /// Whether some choice of the variables meets every row; `nil` where the exact numbers grow too large to tell.
  ///
  /// Strict rows are met where the largest margin that they can all keep is above 0. The two-phase simplex method on
  /// a dense tableau with Bland's rule, which never cycles.
  var isFeasible: Bool? {
    try? Tableau.solve(compressed)
  }

  /// The same program with one variable for all that have the same coefficients, and none that has only zeros.
  private var compressed: LinearProgram {
    var columns = [[Rational]](
      repeating: [Rational](repeating: .zero, count: rows.count), count: variableCount)
    for (index, row) in rows.enumerated() {
      for (variable, coefficient) in row.coefficients { columns[variable][index] = coefficient }
    }
    var seen: Set<[Rational]> = []
    let kept = columns.filter { column in column.contains { !$0.isZero } && seen.insert(column).inserted }
    var program = LinearProgram(variableCount: kept.count)
    for (index, row) in rows.enumerated() {
      var coefficients: [Int: Rational] = [:]
      for (variable, column) in kept.enumerated() where !column[index].isZero {
        coefficients[variable] = column[index]
      }
      program.rows.append(Row(coefficients: coefficients, relation: row.relation, constant: row.constant))
    }
    return program
  }
}

/// The tableau of the simplex method: a row for each constraint, `constant = Σ coefficient · variable`.
private struct Tableau {
  private var rows: [[Rational]] = []
  private var constants: [Rational] = []
  /// The variable that each row is solved for.
  private var basis: [Int] = []
  private let width: Int
  /// By how much the objective grows with each variable, and its value so far.
  private var gains: [Rational]
  private var value = Rational.zero

  static func solve(_ program: LinearProgram) throws(ArithmeticOverflow) -> Bool {
    let isStrict = program.rows.contains { $0.relation == .moreThan }
    let margin = program.variableCount
    var given = program.rows
    // The margin of the strict rows is bounded, so that it has a maximum.
    if isStrict {
      given.append(
        .init(coefficients: [margin: try Rational.one.negated()], relation: .atLeast, constant: Rational(-1)))
    }
    let slackStart = margin + 1
    let artificialStart = slackStart + given.count
    var tableau = Tableau(width: artificialStart + given.count)
    for (index, row) in given.enumerated() {
      try tableau.add(row, margin: margin, slack: slackStart + index, artificial: artificialStart + index)
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
    _ row: LinearProgram.Row, margin: Int, slack: Int, artificial: Int
  ) throws(ArithmeticOverflow) {
    var coefficients = [Rational](repeating: .zero, count: width)
    for (variable, coefficient) in row.coefficients { coefficients[variable] = coefficient }
    if row.relation == .moreThan { coefficients[margin] = try coefficients[margin].subtracting(.one) }
    if row.relation != .equal { coefficients[slack] = Rational(-1) }
    var constant = row.constant
    // With a constant of 0 either sign will do, and this one needs no artificial variable.
    if constant.isNegative || constant.isZero && row.relation != .equal {
      constant = try constant.negated()
      for column in coefficients.indices where !coefficients[column].isZero {
        coefficients[column] = try coefficients[column].negated()
      }
    }
    // A slack that is already 1 serves as the basis; else an artificial variable does.
    if row.relation != .equal, coefficients[slack] == .one {
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
    for other in rows.indices where other != row && !rows[other][column].isZero {
      let multiple = rows[other][column]
      for index in pivotRow.indices where !pivotRow[index].isZero {
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
