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
    try? Tableau.solve(self)
  }
}

/// The tableau of the simplex method: a row for each constraint, `constant = Σ coefficient · variable`.
private struct Tableau {
  private var rows: [[Rational]] = []
  private var constants: [Rational] = []
  /// The variable that each row is solved for.
  private var basis: [Int] = []
  private let width: Int

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

  private init(width: Int) { self.width = width }

  private mutating func add(
    _ row: LinearProgram.Row, margin: Int, slack: Int, artificial: Int
  ) throws(ArithmeticOverflow) {
    var coefficients = [Rational](repeating: .zero, count: width)
    for (variable, coefficient) in row.coefficients { coefficients[variable] = coefficient }
    if row.relation == .moreThan { coefficients[margin] = try coefficients[margin].subtracting(.one) }
    if row.relation != .equal { coefficients[slack] = Rational(-1) }
    var constant = row.constant
    if constant.isNegative {
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
  private mutating func maximize(_ objective: [Rational], columns: Int) throws(ArithmeticOverflow) -> Rational
  {
    while let entering = try entering(objective, columns), let leaving = try leaving(entering) {
      try pivot(leaving, entering)
    }
    var value = Rational.zero
    for (row, variable) in basis.enumerated() where !objective[variable].isZero {
      value = try value.adding(try objective[variable].multiplied(by: constants[row]))
    }
    return value
  }

  /// The first variable whose growth raises the objective.
  private func entering(_ objective: [Rational], _ columns: Int) throws(ArithmeticOverflow) -> Int? {
    for column in 0..<columns where !basis.contains(column) {
      var gain = objective[column]
      for (row, variable) in basis.enumerated() where !objective[variable].isZero && !rows[row][column].isZero
      {
        gain = try gain.subtracting(try objective[variable].multiplied(by: rows[row][column]))
      }
      if gain > .zero { return column }
    }
    return nil
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
