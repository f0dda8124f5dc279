/// The forms of the syntax tree. What each holds is written as a grammar rule above the function that parses it.
public enum SyntaxKind: UInt8, Sendable {
  /// The whole of a file: declarations and what was skipped between them.
  case file
  /// Tokens that fit nowhere; the parser has reported them.
  case skipped

  // Declarations.
  /// Each opens with the keyword of its name.
  case plan, use, unit, table, population, indicator, target

  // Clauses of the plan header.
  /// Each opens with the keyword of its name; `aboutClause` is `about means …`.
  case documentClause, issuedClause, placeClause, periodClause, territoryClause, aboutClause

  // Clauses of a table.
  /// A line of a table.
  case columnClause, numbersClause, datesClause, fileClause, databaseClause, snapshotsClause, cellClause
  /// Parts of a `column` line.
  case columnHeaders, columnType, category, columnRange, blankMeaning

  // Clauses of indicators and targets.
  /// What shall be reached, and when.
  case byClause, eachYearClause, totalClause, alwaysClause, undatedClause
  /// What else is said of a target or indicator.
  case forEachClause, baselineClause, reportedClause, readingClause, sourceClause, ownerClause, noteClause

  // Numbers with their units, and bounds.
  /// How numbers and times of bounds are written.
  case unitExpression, quantity, bound, tolerance, years, changeYear

  // Expressions.
  /// Conditions on a row.
  case or, and, not, comparison, membership, knownTest, rowTest, hasTest
  /// Arithmetic, with the parts of one operator in one node.
  case additive, multiplicative, negation, parentheses
  /// Operands.
  case path, text, date, yesNo, year, yearOf, set, range

  // Measures.
  /// Measures that are no arithmetic.
  case aggregate, stated
  /// An indicator's name, with or without `at`; also a population's name inside an aggregate.
  case name

  // Cases.
  /// Lines of a case and their parts.
  case caseDeclaration, asOfClause, withStatedClause, rowsClause, rowsHead, columnNames, row, cell
  /// What is expected, and its parts.
  case expectClause, expectedTime, expectedGroup, expectedReading, expectedVerdict, fraction
}

extension SyntaxKind {
  /// A clause of an indicator or target.
  var isMeasuredClause: Bool {
    (SyntaxKind.byClause.rawValue...SyntaxKind.noteClause.rawValue).contains(rawValue)
  }
}
