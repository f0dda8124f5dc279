/// A plan after checking: every name resolved, every type and dimension proved, every number exact.
///
/// Only the checker makes one. Data sources read `tables` and measures; the judge reads targets and clauses.
public struct CheckedPlan: Sendable {
  /// For example: `daknong`.
  public let name: String
  public let label: String?
  /// The file that holds the `plan` header.
  public let file: SourceFile
  public let nameSpan: SourceSpan
  public let document: String?
  public let issued: CalendarDate?
  public let place: String?
  public let period: ClosedRange<Int>?
  /// Set where the territory ceased to exist: the last day of the old borders and why.
  public let territory: Territory?
  public let notes: [String]
  public let tables: [Table]
  public let populations: [Population]
  public let indicators: [Indicator]
  /// In the order of the document.
  public let targets: [Target]
  /// Every file that was read, the plan's own first.
  public let files: [SourceFile]

  package init(
    name: String, label: String?, file: SourceFile, nameSpan: SourceSpan, document: String?,
    issued: CalendarDate?, place: String?, period: ClosedRange<Int>?, territory: Territory?, notes: [String],
    tables: [Table], populations: [Population], indicators: [Indicator], targets: [Target],
    files: [SourceFile]
  ) {
    self.name = name
    self.label = label
    self.file = file
    self.nameSpan = nameSpan
    self.document = document
    self.issued = issued
    self.place = place
    self.period = period
    self.territory = territory
    self.notes = notes
    self.tables = tables
    self.populations = populations
    self.indicators = indicators
    self.targets = targets
    self.files = files
  }

  public struct Territory: Hashable, Sendable {
    public let lastDay: CalendarDate
    public let reason: String
    public let span: SourceSpan

    package init(lastDay: CalendarDate, reason: String, span: SourceSpan) {
      self.lastDay = lastDay
      self.reason = reason
      self.span = span
    }
  }
}

/// A named set of rows. Measures hold its meaning inline; the name serves reports.
public struct Population: Sendable {
  public let name: String
  public let rows: RowSet
  public let span: SourceSpan

  package init(name: String, rows: RowSet, span: SourceSpan) {
    self.name = name
    self.rows = rows
    self.span = span
  }
}

/// A named measure and what is publicly known about it.
public struct Indicator: Sendable {
  public let name: String
  public let label: String?
  public let measure: TypedMeasure
  /// `baseline` and `reported` clauses.
  public let stated: [StatedValue]
  public let sources: [SourceCitation]
  public let notes: [String]
  public let span: SourceSpan

  package init(
    name: String, label: String?, measure: TypedMeasure, stated: [StatedValue], sources: [SourceCitation],
    notes: [String], span: SourceSpan
  ) {
    self.name = name
    self.label = label
    self.measure = measure
    self.stated = stated
    self.sources = sources
    self.notes = notes
    self.span = span
  }
}

/// A goal: a measure, the clauses that say what it shall reach and when, and what is known about it.
public struct Target: Sendable {
  public let name: String
  /// Its own label, else the label of its indicator.
  public let label: String?
  public let measure: TypedMeasure
  /// The indicator whose name the target carries, as an index into `CheckedPlan.indicators`.
  public let indicator: Int?
  /// `for each …`: the target holds only if it holds for every row of another table.
  public let grouping: Grouping?
  /// `baseline` and `reported` clauses of the target and of its indicator.
  public let stated: [StatedValue]
  public let clauses: [Clause]
  public let readings: [Reading]
  public let owner: String?
  public let notes: [String]
  /// The name in the declaration.
  public let span: SourceSpan

  package init(
    name: String, label: String?, measure: TypedMeasure, indicator: Int?, grouping: Grouping?,
    stated: [StatedValue], clauses: [Clause], readings: [Reading], owner: String?, notes: [String],
    span: SourceSpan
  ) {
    self.name = name
    self.label = label
    self.measure = measure
    self.indicator = indicator
    self.grouping = grouping
    self.stated = stated
    self.clauses = clauses
    self.readings = readings
    self.owner = owner
    self.notes = notes
    self.span = span
  }

  /// Another measure of the same sentence, judged beside the main one.
  public struct Reading: Sendable {
    public let label: String
    public let measure: TypedMeasure
    public let span: SourceSpan

    package init(label: String, measure: TypedMeasure, span: SourceSpan) {
      self.label = label
      self.measure = measure
      self.span = span
    }
  }
}

/// Where the document says it, and the few words that carry the figure.
public struct SourceCitation: Hashable, Sendable {
  /// For example: `II.2, to 2030, item 2`.
  public let item: String
  public let says: String?
  public let span: SourceSpan
  public let saysSpan: SourceSpan?

  package init(item: String, says: String?, span: SourceSpan, saysSpan: SourceSpan?) {
    self.item = item
    self.says = says
    self.span = span
    self.saysSpan = saysSpan
  }
}

/// A value that a person stated: `baseline 2022: 48%`, `reported 2023: more than 38% from "…"`.
public struct StatedValue: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable { case baseline, reported }

  public let kind: Kind
  /// A year stands for its last day, a month likewise.
  public let date: CalendarDate
  /// In base units; already clipped to 0…1 for a share and to 0 and more for a count.
  public let value: ValueInterval
  public let publisher: String?
  public let span: SourceSpan

  package init(
    kind: Kind, date: CalendarDate, value: ValueInterval, publisher: String?, span: SourceSpan
  ) {
    self.kind = kind
    self.date = date
    self.value = value
    self.publisher = publisher
    self.span = span
  }
}

/// The values that are possible: from `low` to `high`, `nil` where unbounded; an open end is itself not possible.
public struct ValueInterval: Hashable, Sendable {
  public var low: Rational?
  public var high: Rational?
  public var lowOpen: Bool
  public var highOpen: Bool

  public init(low: Rational?, high: Rational?, lowOpen: Bool = false, highOpen: Bool = false) {
    self.low = low
    self.high = high
    self.lowOpen = lowOpen
    self.highOpen = highOpen
  }

  /// One value that is known exactly.
  public init(_ value: Rational) {
    self.init(low: value, high: value)
  }

  public var isExact: Bool { low != nil && low == high }
}
