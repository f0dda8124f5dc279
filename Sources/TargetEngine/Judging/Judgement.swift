public import TargetDSL

/// What a clause or a target came to. The raw values are those of the JSON report.
public enum Verdict: String, Hashable, Sendable, CaseIterable, Comparable {
  // Worst first.
  case missed
  case undetermined
  case unmeasured
  case worsening
  case farBehind = "far_behind"
  case slow
  case pending
  case onTrack = "on_track"
  case notApplicable = "not_applicable"
  case met

  /// A worse verdict is less.
  public static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

  /// Its place in `allCases`.
  var rank: Int {
    switch self {
    case .missed: 0
    case .undetermined: 1
    case .unmeasured: 2
    case .worsening: 3
    case .farBehind: 4
    case .slow: 5
    case .pending: 6
    case .onTrack: 7
    case .notApplicable: 8
    case .met: 9
    }
  }
}

/// A judged plan.
public struct PlanJudgement: Sendable {
  public let plan: CheckedPlan
  public let asOf: CalendarDate
  /// In the order of `CheckedPlan.targets`.
  public let targets: [TargetJudgement]

  public init(plan: CheckedPlan, asOf: CalendarDate, targets: [TargetJudgement]) {
    self.plan = plan
    self.asOf = asOf
    self.targets = targets
  }
}

public struct TargetJudgement: Sendable {
  /// Of its earliest deadline after the as-of date, else of its `undated` clause, else of its last decided clause.
  public let verdict: Verdict
  /// The worst of the decided clauses; `nil` where none is decided.
  public let worst: Verdict?
  /// One entry a clause, and one a year for `each year`.
  public let clauses: [ClauseJudgement]

  public init(verdict: Verdict, worst: Verdict?, clauses: [ClauseJudgement]) {
    self.verdict = verdict
    self.worst = worst
    self.clauses = clauses
  }
}

/// The time of one judged entry.
public enum JudgedTime: Hashable, Sendable {
  case by(CalendarDate)
  case year(Int)
  case total(ClosedRange<Int>)
  case always
  case undated

  public var deadline: CalendarDate? {
    switch self {
    case .by(let date): date
    case .year(let year): .endOf(year: year)
    case .total(let years): .endOf(year: years.upperBound)
    case .always, .undated: nil
    }
  }
}

public struct ClauseJudgement: Sendable {
  /// An index into `Target.clauses`.
  public let clause: Int
  public let time: JudgedTime
  /// Whether the deadline has passed (always so for `always`): an exit code may depend on it.
  public let isDue: Bool
  public let finding: Finding
  /// With `for each`: every group, worst first, then by key.
  public let groups: [GroupJudgement]
  /// In the order of `Target.readings`.
  public let readings: [Finding]

  public init(
    clause: Int, time: JudgedTime, isDue: Bool, finding: Finding, groups: [GroupJudgement],
    readings: [Finding]
  ) {
    self.clause = clause
    self.time = time
    self.isDue = isDue
    self.finding = finding
    self.groups = groups
    self.readings = readings
  }
}

public struct GroupJudgement: Sendable {
  public let group: String
  public let finding: Finding

  public init(group: String, finding: Finding) {
    self.group = group
    self.finding = finding
  }
}

/// A verdict with everything that led to it.
public struct Finding: Sendable {
  public var verdict: Verdict
  /// The value that was judged; `nil` where there is none, or where groups have their own.
  public var value: DatedValue?
  public var pace: Pace?
  public var needed: Needed?
  /// Why the clause is undetermined, unmeasured or not applicable.
  public var why: Phrase?
  /// Met, and beyond the top of `from A to B`.
  public var isAboveRange: Bool
  /// A goal that held at its baseline and no longer does.
  public var hasSlipped: Bool
  /// What the reader should know beside the verdict.
  public var remarks: [Phrase]

  public init(
    verdict: Verdict, value: DatedValue? = nil, pace: Pace? = nil, needed: Needed? = nil, why: Phrase? = nil,
    isAboveRange: Bool = false, hasSlipped: Bool = false, remarks: [Phrase] = []
  ) {
    self.verdict = verdict
    self.value = value
    self.pace = pace
    self.needed = needed
    self.why = why
    self.isAboveRange = isAboveRange
    self.hasSlipped = hasSlipped
    self.remarks = remarks
  }
}

public struct DatedValue: Sendable {
  public let date: CalendarDate
  public let year: Int
  public let value: MeasuredValue
  public let origin: Origin

  public init(date: CalendarDate, year: Int, value: MeasuredValue, origin: Origin) {
    self.date = date
    self.year = year
    self.value = value
    self.origin = origin
  }
}

/// The part of the way that is done against the part of the time that is gone; 1 is exactly on the path.
public struct Pace: Hashable, Sendable {
  public let low: Rational
  public let high: Rational
  /// Where the path starts: the baseline's date and its value.
  public let start: CalendarDate
  public let startValue: ValueInterval

  public init(low: Rational, high: Rational, start: CalendarDate, startValue: ValueInterval) {
    self.low = low
    self.high = high
    self.start = start
    self.startValue = startValue
  }
}

/// What an unmet clause still needs, in whole things.
public struct Needed: Sendable {
  /// What `amount` counts.
  public enum Kind: Hashable, Sendable {
    /// Rows that would have to change from no to yes (or from yes to no, for an upper bound).
    case rowsToChange
    /// Rows to be added (or to go).
    case rowsToAdd
    /// A quantity in the measure's unit.
    case amount
    /// Weight of the rows of a weighted share that would have to change, in the unit of the weighing column.
    case weight(UnitExpression, column: String)
    /// Percentage points of a share whose rows are not known, as a difference of shares.
    case points
  }

  public let kind: Kind
  /// In base units, never negative.
  public let amount: Rational
  /// Per year to the deadline, where there is one ahead; in base units.
  public let perYear: Rational?
  /// For an upper bound: the value has to fall.
  public let isDecrease: Bool
  /// The amount itself is not quite enough: the bound is strict.
  public let mustExceed: Bool
  /// Only whole numbers occur: rows, people.
  public let isWhole: Bool

  public init(
    kind: Kind, amount: Rational, perYear: Rational?, isDecrease: Bool, mustExceed: Bool = false,
    isWhole: Bool = false
  ) {
    self.kind = kind
    self.amount = amount
    self.perYear = perYear
    self.isDecrease = isDecrease
    self.mustExceed = mustExceed
    self.isWhole = isWhole
  }
}
