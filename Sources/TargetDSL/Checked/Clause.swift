/// One line of a target: when, and what must hold then.
public struct Clause: Sendable {
  /// Until when, or in which years, it has to hold.
  public let when: When
  /// What the value has to be, in base units.
  public let bound: Bound
  /// Where the document says it: the `source` clause that follows; `nil` where there is none.
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
  /// On every day that is measured.
  case always
  /// The document sets no deadline: never overdue.
  case undated
}

/// Over what a target has to hold.
public enum Scope: Hashable, Sendable {
  /// One value is measured, and it has to.
  case whole
  /// `for each …`: one value a group is measured, and each of them has to.
  case each(Grouping)
  /// `for at least 80% of …`: one value a group is measured, and so many of them have to.
  case some(Grouping, GroupQuota)

  /// The groups that are measured apart, where there are any.
  public var grouping: Grouping? {
    switch self {
    case .whole: nil
    case .each(let grouping), .some(let grouping, _): grouping
    }
  }

  /// How many of the groups have to, where it is not each of them.
  public var quota: GroupQuota? { if case .some(_, let quota) = self { quota } else { nil } }
}

/// How many of the groups of a target have to hold: `at least 80%`, `more than 12`.
public struct GroupQuota: Hashable, Sendable {
  /// A part of the groups from 0 to 1, or a whole number of them.
  public let number: Rational
  /// Whether `number` is a part of the groups, and not a number of them.
  public let isPart: Bool
  /// `more than`
  public let isStrict: Bool

  package init(number: Rational, isPart: Bool, isStrict: Bool) {
    self.number = number
    self.isPart = isPart
    self.isStrict = isStrict
  }

  /// The least number of groups that is enough of so many.
  public func least(of groups: Int) throws(ArithmeticOverflow) -> Int128 {
    let level = isPart ? try number.multiplied(by: Rational(groups)) : number
    return isStrict ? level.floor + 1 : level.ceiling
  }

  /// As a plan writes it: `at least 80%`.
  public var planText: String {
    (isStrict ? Bound.moreThan(number) : .atLeast(number)).planText(in: isPart ? .percent : .plain)
  }
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
