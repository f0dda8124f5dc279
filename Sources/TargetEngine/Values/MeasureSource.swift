public import TargetDSL

/// One thing to measure: an aggregate or arithmetic over aggregates, on one day, for one year.
///
/// Deadlines, bounds and targets are not part of it: a data source never sees them.
public struct MeasureRequest: Hashable, Sendable {
  /// Aggregates and arithmetic over them; see `MeasureSource.measure`.
  public let measure: Measure
  /// With `for each`: one value a group is asked for.
  public let grouping: Grouping?
  /// One of the source's `dates`.
  public let date: CalendarDate
  /// What `year` stands for; the date's own year where the measure does not speak of it.
  public let year: Int

  /// Asks for a measure on one day, for one year.
  public init(measure: Measure, grouping: Grouping?, date: CalendarDate, year: Int) {
    self.measure = measure
    self.grouping = grouping
    self.date = date
    self.year = year
  }
}

/// Where values come from rows: files of a snapshot, a database.
///
/// One gap is a value that says why; `measure` throws only where nothing can be measured at all. A source that can
/// also show the rows behind a value is a `RowExplainer`, one that can say what its tables hold a `DataProfiler`.
public protocol MeasureSource: Sendable {
  /// The days of its snapshots, in order.
  var dates: [CalendarDate] { get }

  /// What has been found wrong in the data so far, in a fixed order, each thing once.
  var problems: [Diagnostic] { get }

  /// Where the data are made up: what says so. For example: the first line of the file `SAMPLE`.
  var sampleNotice: String? { get }

  /// Files or tables that cannot be used, sorted. One that is missing is none of them.
  var brokenFiles: [String] { get }

  /// The answers, in the order of the requests. Requests hold only aggregates and arithmetic over them (no
  /// `stated`, no `indicator`).
  func measure(_ requests: [MeasureRequest]) throws(SourceFailure) -> [MeasureAnswer]
}

/// A source that asks an engine by statements.
public protocol StatementSource: MeasureSource {
  /// Everything that was asked so far, a statement a line.
  var statements: String { get }
  /// Why what was asked is of no use.
  var failure: Diagnostic? { get }
}

/// Nothing could be measured.
public struct SourceFailure: Error, Sendable {
  /// Why, in the order in which it was found; never empty.
  public let problems: [Diagnostic]

  /// Takes what was found wrong.
  public init(problems: [Diagnostic]) {
    self.problems = problems
  }
}

/// What a source answers to one request.
public enum MeasureAnswer: Sendable {
  /// Without `for each`.
  case value(Outcome)
  /// With `for each`: one outcome per group, in the order of the groups' keys.
  case groups([GroupOutcome])
}

/// The outcome of one group of `for each`.
public struct GroupOutcome: Sendable {
  /// The group's key as it is written in its table. For example: `Cư Jút`.
  public let group: String
  /// What measuring came to for this group alone.
  public let outcome: Outcome

  /// Pairs a group with its outcome.
  public init(group: String, outcome: Outcome) {
    self.group = group
    self.outcome = outcome
  }
}

/// What measuring came to.
public enum Outcome: Sendable {
  /// A value, exact or between two ends.
  case measured(MeasuredValue)
  /// A certainly empty population, or a certainly zero divisor.
  case notApplicable(Phrase)
  /// The data cannot give it: a missing table, a broken file.
  case missing(Phrase)
}

/// The values that the data allow, exact.
public struct MeasuredValue: Sendable {
  /// In base units.
  public var interval: ValueInterval
  /// Which values between the ends can occur.
  public var attainable: Attainable
  /// Rows surely in the denominator (a share, a mean) or in the population (a count, a sum).
  public var population: Int?
  /// Rows that could still change the value.
  public var unknownRows: Int?
  /// Rows left out by `ignoring unknown`.
  public var ignoredRows: Int?
  /// Of a weighted share with nothing unknown: what its rows weigh.
  @Rare public var weights: ShareWeights?
  /// No row can belong to the population, whatever the unknowns.
  public var isPopulationEmpty = false
  /// No row surely belongs to the population of a share or mean: it may turn out not to be applicable.
  public var mayBeInapplicable = false
  /// What the reader should know. For example: "2023 is taken from the snapshot of 2024".
  public var remarks: [Remark]

  /// Takes the parts as they are; what is left out is not known or does not apply.
  public init(
    interval: ValueInterval, attainable: Attainable, population: Int? = nil, unknownRows: Int? = nil,
    ignoredRows: Int? = nil, remarks: [Remark] = []
  ) {
    self.interval = interval
    self.attainable = attainable
    self.population = population
    self.unknownRows = unknownRows
    self.ignoredRows = ignoredRows
    self.remarks = remarks
  }
}

/// What the rows of a weighted share weigh, in base units.
public struct ShareWeights: Hashable, Sendable {
  /// Of the rows for which the condition holds.
  public let holding: Rational
  /// Of the population.
  public let all: Rational

  /// Both in base units, and `all` not 0.
  public init(holding: Rational, all: Rational) {
    self.holding = holding
    self.all = all
  }
}

/// Which values inside the interval can occur.
public enum Attainable: Hashable, Sendable {
  /// Every value.
  case everything
  /// Whole numbers.
  case wholeNumbers
  /// The shares that the rows allow.
  case share(ShareCounts)
}

/// How the rows of an unweighted share fall: membership D of the population against the condition N.
public struct ShareCounts: Hashable, Sendable {
  /// D true: N true, N false, N unknown.
  public var a, b, c: Int
  /// D unknown: N true, N false, N unknown.
  public var d, e, f: Int

  /// Numbers of rows, none of them negative; `docs/unknowns.md` says what follows from them.
  public init(a: Int, b: Int, c: Int = 0, d: Int = 0, e: Int = 0, f: Int = 0) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  /// Nothing is unknown.
  var isCertain: Bool { c + d + e + f == 0 }
}

extension MeasuredValue {
  /// The interval drawn in to the whole numbers that it holds, where only those occur: a count of more than 10
  /// is at least 11.
  var possible: ValueInterval {
    guard attainable == .wholeNumbers else { return interval }
    // Most ends are whole numbers already.
    if !interval.lowOpen, !interval.highOpen, interval.low?.integer != nil, interval.high?.integer != nil {
      return interval
    }
    let drawn = ValueInterval(
      low: interval.leastWhole.map { Rational($0) }, high: interval.greatestWhole.map { Rational($0) })
    return drawn.isEmpty ? interval : drawn
  }
}
