public import TargetDSL

/// Every value of a plan's targets, by date: what crosses from measuring to judging. No row and no file is left.
public struct MeasuredValues: Sendable {
  /// In the order of `CheckedPlan.targets`.
  public let targets: [TargetValues]

  public init(targets: [TargetValues]) {
    self.targets = targets
  }

  public struct TargetValues: Sendable {
    public let main: Series
    /// In the order of `Target.readings`.
    public let readings: [Series]

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
  /// The baseline that the plan states, whichever source won its date.
  public let baseline: Point?
  /// Whether a value holds whatever the date: a measure of numbers alone. It then has one point.
  public let isConstant: Bool
  /// Why there is no point, where there is none.
  public let absence: Phrase?

  public init(points: [Point], baseline: Point? = nil, isConstant: Bool = false, absence: Phrase? = nil) {
    self.points = points
    self.baseline = baseline
    self.isConstant = isConstant
    self.absence = absence
  }

  public struct Point: Sendable {
    public let date: CalendarDate
    /// What `year` stood for; the date's own year where the measure does not speak of it.
    public let year: Int
    public let answer: MeasureAnswer
    public let origin: Origin
    /// Where sources of different kinds disagree about this date.
    public let remarks: [Phrase]

    public init(
      date: CalendarDate, year: Int, answer: MeasureAnswer, origin: Origin, remarks: [Phrase] = []
    ) {
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
  case rows
  /// A file of measured values; its `source` column.
  case measured(source: String?)
  case stated(StatedValue.Kind, publisher: String?)
  /// Computed from numbers alone, or from values of several kinds.
  case computed
}
