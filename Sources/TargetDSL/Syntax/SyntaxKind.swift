/// The forms of the syntax tree. What each holds is written as a grammar rule above the function that parses it.
public enum SyntaxKind: UInt8, Sendable {
  case file
  /// Tokens that fit nowhere; the parser has reported them.
  case skipped

  // Declarations.
  case plan, use, unit, table, population, indicator, target

  // Clauses of the plan header.
  case documentClause, issuedClause, placeClause, periodClause, territoryClause, aboutClause

  // Clauses of a table.
  case columnClause, numbersClause, datesClause, fileClause
  case columnHeaders, columnType, category, columnRange, blankMeaning

  // Clauses of indicators and targets.
  case byClause, eachYearClause, totalClause, alwaysClause, undatedClause
  case forEachClause, baselineClause, reportedClause, readingClause, sourceClause, ownerClause, noteClause

  // Numbers with their units, and bounds.
  case unitExpression, quantity, bound, tolerance, years

  // Expressions.
  case or, and, not, comparison, membership, knownTest, rowTest, hasTest
  case additive, multiplicative, negation, parentheses
  case path, text, date, yesNo, year, yearOf, set, range

  // Measures.
  case aggregate, stated
  /// An indicator's name, with or without `at`; also a population's name inside an aggregate.
  case name

  // Cases.
  case caseDeclaration, asOfClause, withStatedClause, rowsClause, rowsHead, columnNames, row, cell
  case expectClause, expectedTime, expectedGroup, expectedReading, expectedVerdict, fraction
}

extension SyntaxKind {
  /// A clause of an indicator or target.
  var isMeasuredClause: Bool {
    (SyntaxKind.byClause.rawValue...SyntaxKind.noteClause.rawValue).contains(rawValue)
  }
}
