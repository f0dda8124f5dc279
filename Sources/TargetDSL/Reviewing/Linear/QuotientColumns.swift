/// A linear measure over the columns of a program: what each column adds to its numerator and its denominator.
struct QuotientColumns {
  private var parts: [Part] = []
  private let constants: (numerator: Rational, denominator: Rational)
  private let isQuotient: Bool
  private let words: Int

  private struct Part {
    var numerator: Rational
    var denominator: Rational
    var columns: ColumnSet
  }

  /// `columns` are those that a mass adds up, each once or, for the negative part of a named number, less once; `nil`
  /// where the exact numbers grow too large.
  init?(_ measure: LinearMeasure, _ columns: [Int: MassColumns], words: Int) {
    self.words = words
    isQuotient = measure.denominator != nil
    constants = (measure.numerator.constant, measure.denominator?.constant ?? .zero)
    do {
      for term in measure.numerator.terms { try add(term, columns[term.mass], to: \.numerator) }
      for term in measure.denominator?.terms ?? [] { try add(term, columns[term.mass], to: \.denominator) }
    } catch {
      return nil
    }
  }

  private mutating func add(
    _ term: LinearMeasure.WeightedMass, _ columns: MassColumns?, to side: WritableKeyPath<Part, Rational>
  ) throws(ArithmeticOverflow) {
    guard let columns else { return }
    try add(term.coefficient, columns.added, to: side)
    if let subtracted = columns.subtracted { try add(try term.coefficient.negated(), subtracted, to: side) }
  }

  /// Adds to the coefficients of some columns; parts of which only some columns are among them are split.
  private mutating func add(
    _ coefficient: Rational, _ columns: ColumnSet, to side: WritableKeyPath<Part, Rational>
  ) throws(ArithmeticOverflow) {
    var rest = columns
    for place in parts.indices where parts[place].columns.meets(rest) {
      var common = parts[place]
      common.columns.formIntersection(rest)
      common[keyPath: side] = try common[keyPath: side].adding(coefficient)
      rest.subtract(common.columns)
      parts[place].columns.subtract(common.columns)
      if parts[place].columns.isEmpty { parts[place] = common } else { parts.append(common) }
    }
    guard !rest.isEmpty else { return }
    var new = Part(numerator: .zero, denominator: .zero, columns: rest)
    new[keyPath: side] = coefficient
    parts.append(new)
  }

  /// What one side of a bound asks; a quotient of nothing is neither met nor missed, so its denominator is above 0.
  /// `nil` where the exact numbers grow too large.
  func rows(for side: Requirement.Side) -> [LinearProgram.Row]? {
    do {
      // `numerator - number · denominator` against 0, or the numerator against the number.
      func left(_ numerator: Rational, _ denominator: Rational) throws(ArithmeticOverflow) -> Rational {
        guard isQuotient, !denominator.isZero else { return numerator }
        return try numerator.subtracting(try side.number.multiplied(by: denominator))
      }
      func oriented(_ number: Rational) throws(ArithmeticOverflow) -> Rational {
        side.isLower ? number : try number.negated()
      }
      let right = isQuotient ? .zero : side.number
      let constant = try right.subtracting(try left(constants.numerator, constants.denominator))
      var row = LinearProgram.Row(constant: try oriented(constant), isStrict: side.isStrict, words: words)
      for part in parts { row.add(try oriented(try left(part.numerator, part.denominator)), part.columns) }
      guard isQuotient else { return [row] }
      var nonempty = LinearProgram.Row(
        constant: try constants.denominator.negated(), isStrict: true, words: words)
      for part in parts { nonempty.add(part.denominator, part.columns) }
      return [nonempty, row]
    } catch {
      return nil
    }
  }
}

/// The columns that a mass adds up, and for a number of either sign those that it takes away.
struct MassColumns: Equatable {
  let added: ColumnSet
  let subtracted: ColumnSet?
}
