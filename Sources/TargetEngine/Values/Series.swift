public import TargetDSL

/// Every value of a plan's targets, by date: what crosses from measuring to judging. No row and no file is left.
public struct MeasuredValues: Sendable {
  /// In the order of `CheckedPlan.targets`.
  public let targets: [TargetValues]
  /// The latest snapshot, even one that cannot be used: a plan is judged as of no earlier day.
  public let latestSnapshot: CalendarDate?

  /// Takes one entry a target, in the order of the plan.
  public init(targets: [TargetValues], latestSnapshot: CalendarDate? = nil) {
    self.targets = targets
    self.latestSnapshot = latestSnapshot
  }

  /// The values of one target and of its readings.
  public struct TargetValues: Sendable {
    /// Of the target's own measure.
    public let main: Series
    /// In the order of `Target.readings`.
    public let readings: [Series]

    /// Takes the readings in the order of the target's.
    public init(main: Series, readings: [Series]) {
      self.main = main
      self.readings = readings
    }
  }
}

/// The dated values of one measure: one point a date (and a year, where the measure speaks of `year`), already
/// decided between sources (rows before measured, measured before reported, reported before baseline).
public struct Series: Sendable {
  /// By date, then by year.
  public let points: [Point]
  /// What years that one snapshot tells of come to together, for `total` clauses.
  public let spans: [Span]
  /// The baseline that the plan states, whichever source won its date.
  public let baseline: Point?
  /// All baselines that the plan states, by date.
  public let baselines: [Point]
  /// Whether a value holds whatever the date: a measure of numbers alone. It then has one point.
  public let isConstant: Bool
  /// Why there is no point, where there is none.
  public let absence: Phrase?

  /// `points` are in order already.
  public init(
    points: [Point], spans: [Span] = [], baseline: Point? = nil, baselines: [Point]? = nil,
    isConstant: Bool = false,
    absence: Phrase? = nil
  ) {
    self.points = points
    self.spans = spans
    self.baseline = baseline
    self.baselines = baselines ?? (baseline.map { [$0] } ?? [])
    self.isConstant = isConstant
    self.absence = absence
  }

  /// A sum over years: less wide than the sum of what each year may be, because a row counts as one unknown.
  public struct Span: Sendable {
    /// The years that are added up, both ends among them.
    public let years: ClosedRange<Int>
    /// The day that the sum is told of.
    public let date: CalendarDate
    /// The sum, or one for each group.
    public let answer: MeasureAnswer

    public init(years: ClosedRange<Int>, date: CalendarDate, answer: MeasureAnswer) {
      self.years = years
      self.date = date
      self.answer = answer
    }
  }

  /// One value of a series.
  public struct Point: Sendable {
    /// The day for which it holds.
    public let date: CalendarDate
    /// What `year` stood for; the date's own year where the measure does not speak of it.
    public let year: Int
    /// The value, or one a group.
    public let answer: MeasureAnswer
    /// Which kind of source gave it.
    public let origin: Origin
    /// Where sources of different kinds disagree about this date.
    public let remarks: [Remark]
    /// How far a year had come by a day within it, of a measure that speaks of `year`.
    public let isSoFar: Bool

    /// Takes the parts as they are.
    public init(
      date: CalendarDate, year: Int, answer: MeasureAnswer, origin: Origin, remarks: [Remark] = [],
      isSoFar: Bool = false
    ) {
      self.isSoFar = isSoFar
      self.date = date
      self.year = year
      self.answer = answer
      self.origin = origin
      self.remarks = remarks
    }
  }
}

/// Which kind of source gave a value.
public enum Origin: Hashable, Sendable {
  /// The rows of a snapshot or of a database.
  case rows
  /// A file of measured values; its `source` column.
  case measured(source: String?)
  /// A `baseline` or `reported` clause of the plan, and who published it.
  case stated(StatedValue.Kind, publisher: String?)
  /// Computed from numbers alone, or from values of several kinds.
  case computed
}
