/// One line of a target: when, and what must hold then.
public struct Clause: Sendable {
  public let when: When
  public let bound: Bound
  public let source: SourceCitation?
  /// From the clause's keyword to the end of its bound.
  public let span: SourceSpan

  package init(when: When, bound: Bound, source: SourceCitation?, span: SourceSpan) {
    self.when = when
    self.bound = bound
    self.source = source
    self.span = span
  }
}

/// The time of a clause.
public enum When: Hashable, Sendable {
  /// `by 2030:` or `by 2025-06-30:`. A year is its last day.
  case by(CalendarDate)
  /// `each year 2021..2025:`; `each year:` has the plan's period.
  case eachYear(ClosedRange<Int>)
  /// `total 2021..2025:`, the sum over the years.
  case total(ClosedRange<Int>)
  case always
  case undated
}

/// What a value must satisfy. Numbers are in base units: a share from 0 to 1, points as a difference of shares,
/// money in the unit itself, not in millions of it.
public enum Bound: Hashable, Sendable {
  case atLeast(Rational)
  case moreThan(Rational)
  case atMost(Rational)
  case lessThan(Rational)
  case exactly(Rational)
  /// `none`: at most 0 of a count.
  case noneLeft
  /// `all`: at least 100% of a share.
  case everyOne
  /// `from A to B`: A must be reached; above B is met and said to be above the range.
  case reach(Rational, Rational)
  /// `between A and B`: stay inside.
  case between(Rational, Rational)
  /// `about Q within T`: `tolerance` is absolute, in the unit of Q; at least 0.
  case about(Rational, tolerance: Rational)
  /// `at least about Q within T`.
  case atLeastAbout(Rational, tolerance: Rational)
}

/// `for each COLUMN [in POPULATION]`: one value for every row of the table that the column refers to.
public struct Grouping: Hashable, Sendable {
  /// From a row of the measured table to the row of the group: a chain of reference columns.
  public let path: ColumnPath
  /// The groups: the whole referenced table, or a population of it.
  public let groups: RowSet

  package init(path: ColumnPath, groups: RowSet) {
    self.path = path
    self.groups = groups
  }
}
