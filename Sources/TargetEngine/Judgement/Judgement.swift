public import TargetDSL

/// What a clause or a target came to. The raw values are those of the JSON report.
public enum Verdict: String, Hashable, Sendable, CaseIterable, Comparable {
  // Worst first.
  /// The deadline has passed, and no value that the data allow satisfies the bound.
  case missed
  /// Some values that the data allow satisfy the bound and some do not.
  case undetermined
  /// There is no value to judge; `Finding.why` says why.
  case unmeasured
  /// Before the deadline: the value has moved away from the goal since the baseline.
  case worsening
  /// Before the deadline: less than 60% of the pace that is needed.
  case farBehind = "far_behind"
  /// Before the deadline: from 60% to below 95% of the pace that is needed.
  case slow
  /// Before the deadline: nothing can be said yet about the pace.
  case pending
  /// Before the deadline: at least 95% of the pace that is needed.
  case onTrack = "on_track"
  /// Nothing is there to be measured: an empty population, a divisor of 0.
  case notApplicable = "not_applicable"
  /// Every value that the data allow satisfies the bound.
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
  /// The plan that was judged.
  public let plan: CheckedPlan
  /// The day as of which it was judged; later values were not looked at.
  public let asOf: CalendarDate
  /// In the order of `CheckedPlan.targets`.
  public let targets: [TargetJudgement]

  /// Takes one judgement a target, in the order of the plan.
  public init(plan: CheckedPlan, asOf: CalendarDate, targets: [TargetJudgement]) {
    self.plan = plan
    self.asOf = asOf
    self.targets = targets
  }
}

/// What one target came to, over all its clauses.
public struct TargetJudgement: Sendable {
  /// Of its earliest deadline after the as-of date, else of its `undated` clause, else of its last decided clause.
  public let verdict: Verdict
  /// The worst of the decided clauses; `nil` where none is decided.
  public let worst: Verdict?
  /// One entry a clause, and one a year for `each year`.
  public let clauses: [ClauseJudgement]

  /// Takes the verdict of the clause that speaks for the target, the worst of all, and all of them.
  public init(verdict: Verdict, worst: Verdict?, clauses: [ClauseJudgement]) {
    self.verdict = verdict
    self.worst = worst
    self.clauses = clauses
  }
}

/// The time of one judged entry.
public enum JudgedTime: Hashable, Sendable {
  /// A deadline.
  case by(CalendarDate)
  /// One year of `each year`.
  case year(Int)
  /// The sum over these years, both of them with.
  case total(ClosedRange<Int>)
  /// Every value so far.
  case always
  /// The latest value; the plan gives no date.
  case undated

  /// The last day on which the entry can be met; `nil` where it has none.
  public var deadline: CalendarDate? {
    switch self {
    case .by(let date): date
    case .year(let year): .endOf(year: year)
    case .total(let years): .endOf(year: years.upperBound)
    case .always, .undated: nil
    }
  }
}

/// What one clause came to at one of its times.
public struct ClauseJudgement: Sendable {
  /// An index into `Target.clauses`.
  public let clause: Int
  /// Which of the times of its clause the entry is about.
  public let time: JudgedTime
  /// Whether the deadline has passed (always so for `always`): an exit code may depend on it.
  public let isDue: Bool
  /// Over all groups, where there are groups.
  public let finding: Finding
  /// With `for each`: every group, worst first, then by key.
  public let groups: [GroupJudgement]
  /// In the order of `Target.readings`.
  public let readings: [Finding]

  /// Takes the parts as they are; nothing is derived.
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

/// What a clause came to for one group of `for each`.
public struct GroupJudgement: Sendable {
  /// The key of the group as its table writes it. For example: `Cư Jút`.
  public let group: String
  /// For this group alone.
  public let finding: Finding

  /// Pairs a group with its finding.
  public init(group: String, finding: Finding) {
    self.group = group
    self.finding = finding
  }

  /// How far its value is at worst from what is accepted, in base units; 0 inside, `nil` where it has none.
  fileprivate func distance(from accepted: ValueInterval) -> Rational? {
    let asked = finding.change?.asked?.accepted ?? accepted
    guard let interval = finding.value?.value.interval else { return nil }
    return [interval.low, interval.high].compactMap { $0.map(asked.distance) }.max()
  }
}

extension [GroupJudgement] {
  /// The furthest from what is accepted first; where that is equal, as they stand.
  ///
  /// - Complexity: O(n log n)
  public func weakestFirst(_ accepted: ValueInterval) -> [GroupJudgement] {
    let known = enumerated().map { (place: $0, distance: $1.distance(from: accepted) ?? .zero) }
    return known.sorted { left, right in
      left.distance == right.distance ? left.place < right.place : left.distance > right.distance
    }.map { self[$0.place] }
  }
}

/// A verdict with everything that led to it.
public struct Finding: Sendable {
  /// What it came to.
  public var verdict: Verdict
  /// The value that was judged; `nil` where there is none, or where groups have their own.
  public var value: DatedValue?
  /// Before the deadline, where there is a way to measure along.
  @Rare public var pace: Pace?
  /// Where the bound is not met and the distance is known.
  @Rare public var needed: Needed?
  /// Why the clause is undetermined, unmeasured or not applicable.
  public var why: Phrase?
  /// Met, and beyond B of `from A to B`: above it, or below it where the value has to fall.
  public var isAboveRange: Bool
  /// A goal that held at its baseline and no longer does.
  public var hasSlipped: Bool
  /// Before the deadline of a change per year: what is asked for the end of the value's own year is met.
  public var keepsUp = false
  /// What the reader should know beside the verdict.
  public var remarks: [Remark]
  /// Of a clause that speaks of an earlier year's value, where there is one.
  @Rare public var change: FoundChange?
  /// Of a target that so many groups have to hold for.
  public var groupsHeld: GroupsHeld?
  /// Of a `total` clause: what its years came to together after each value, oldest first.
  @Rare public var sums: [DatedValue]?

  /// Takes the parts as they are; what is left out is not known or does not apply.
  public init(
    verdict: Verdict, value: DatedValue? = nil, pace: Pace? = nil, needed: Needed? = nil, why: Phrase? = nil,
    isAboveRange: Bool = false, hasSlipped: Bool = false, remarks: [Remark] = []
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

/// How many groups hold: surely, and where all that is not known turns out well.
public struct GroupsHeld: Hashable, Sendable {
  /// Groups for which it surely holds.
  public let low: Int
  /// Those and the ones for which it may hold; at least `low`.
  public let high: Int
  /// All groups.
  public let of: Int
  /// So many of them have to hold.
  public let needed: Int

  /// Takes three numbers of groups, in ascending order, and how many are asked.
  public init(low: Int, high: Int, of: Int, needed: Int) {
    self.low = low
    self.high = high
    self.of = of
    self.needed = needed
  }

  /// How many more have to hold: at best and at worst.
  public var missing: ClosedRange<Int> { max(0, needed - high)...max(0, needed - low) }
}

/// A value with its date and where it comes from.
public struct DatedValue: Sendable {
  /// The day for which the value holds.
  public let date: CalendarDate
  /// What `year` stood for; the year of the date where the measure does not speak of it.
  public let year: Int
  /// In base units.
  public let value: MeasuredValue
  /// Which kind of source gave it.
  public let origin: Origin

  /// Pairs a value with its date and origin.
  public init(date: CalendarDate, year: Int, value: MeasuredValue, origin: Origin) {
    self.date = date
    self.year = year
    self.value = value
    self.origin = origin
  }
}

/// The part of the way that is done against the part of the time that is gone; 1 is exactly on the path.
public struct Pace: Hashable, Sendable {
  /// The least that the unknowns allow; negative where the value moves away from the goal.
  public let low: Rational
  /// The greatest that the unknowns allow; at least `low`.
  public let high: Rational
  /// Where the path starts: the baseline's date and its value.
  public let start: CalendarDate
  /// In base units.
  public let startValue: ValueInterval

  /// Takes the two ends of the pace, and where the path starts.
  public init(low: Rational, high: Rational, start: CalendarDate, startValue: ValueInterval) {
    self.low = low
    self.high = high
    self.start = start
    self.startValue = startValue
  }
}

extension Pace {
  /// From here a clause is on track: 95%.
  public static let onTrackFrom = Rational(19, over: 20) ?? .one
  /// From here it is slow, below it far behind: 60%.
  public static let slowFrom = Rational(3, over: 5) ?? .one
  /// Where the verdict turns, and the path itself, in order.
  public static let landmarks: [Rational] = [.zero, slowFrom, onTrackFrom, .one]
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

  /// What `amount` counts.
  public let kind: Kind
  /// In base units, never negative.
  public let amount: Rational
  /// Per year to the deadline, where there is one ahead; in base units.
  public let perYear: Rational?
  /// For an upper bound: the value has to fall.
  public let isDecrease: Bool
  /// Counted from the best case of what is unknown: it may be more.
  public var isLeast = false
  /// Counted from the worst case of what is unknown; `nil` where nothing is unknown, or without a limit.
  @Rare public var most: Rational?
  /// As `mustExceed`, of `most`.
  public var mostMustExceed = false
  /// The amount itself is not quite enough: the bound is strict.
  public let mustExceed: Bool
  /// Only whole numbers occur: rows, people.
  public let isWhole: Bool

  /// `amount` is in base units and not negative.
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

/// The least number of rows that decide a bound when they are filled in, or a number that it is known to exceed.
enum UnknownsToDecide: Hashable {
  case exactly(Int128)
  case moreThan(Int128)
}
