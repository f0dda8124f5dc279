/// A plan after checking: every name resolved, every type and dimension proved, every number exact.
///
/// Only the checker makes one. Data sources read `tables` and measures; the judge reads targets and clauses.
public struct CheckedPlan: Sendable {
  /// For example: `daknong`.
  public let name: String
  /// What reports call the plan; `nil` where the header gives only its name.
  public let label: String?
  /// The file that holds the `plan` header.
  public let file: SourceFile
  /// The name in the header: where a finding about the plan as a whole points.
  public let nameSpan: SourceSpan
  /// The number of the document, as the header writes it. For example: `127/KH-UBND`.
  public let document: String?
  /// The day of the document; of a year or month that is written, its last day.
  public let issued: CalendarDate?
  /// The province or other place that the plan is for, as the header writes it.
  public let place: String?
  /// The first and the last year of the plan, both of them in it; what `each year:` ranges over.
  public let period: ClosedRange<Int>?
  /// Set where the territory ceased to exist: the last day of the old borders and why.
  public let territory: Territory?
  /// `note` clauses of the header, in order.
  public let notes: [String]
  /// Every table of the plan and the files that it uses; others name one by its index here.
  public let tables: [Table]
  /// Named sets of rows, in the order of the files.
  public let populations: [Population]
  /// Named measures; targets and measures name one by its index here.
  public let indicators: [Indicator]
  /// In the order of the document.
  public let targets: [Target]
  /// Every file that was read, the plan's own first.
  public let files: [SourceFile]
  /// The name of the unit that each word or label of a unit means.
  public let unitWords: [String: String]

  package init(
    name: String, label: String?, file: SourceFile, nameSpan: SourceSpan, document: String?,
    issued: CalendarDate?, place: String?, period: ClosedRange<Int>?, territory: Territory?, notes: [String],
    tables: [Table], populations: [Population], indicators: [Indicator], targets: [Target],
    files: [SourceFile], unitWords: [String: String] = [:]
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
    self.unitWords = unitWords
  }

  /// The end of the territory that the plan speaks of: values of later days are about another one.
  public struct Territory: Hashable, Sendable {
    /// The last day of the old borders.
    public let lastDay: CalendarDate
    /// Why it ended, as the plan says it. For example: a resolution on merging provinces.
    public let reason: String
    /// The clause of the header.
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
  /// The name that the plan gives it.
  public let name: String
  /// What reports in the reader's language call it.
  public let label: String?
  /// The table and the condition that its rows meet.
  public let rows: RowSet
  /// The name in the declaration.
  public let span: SourceSpan

  package init(name: String, label: String? = nil, rows: RowSet, span: SourceSpan) {
    self.name = name
    self.label = label
    self.rows = rows
    self.span = span
  }
}

/// A named measure and what is publicly known about it.
public struct Indicator: Sendable {
  /// The name that the plan gives it, and under which values may be stated and measured.
  public let name: String
  /// What reports call it; `nil` where it has its name only.
  public let label: String?
  /// What is measured, with its type and unit.
  public let measure: TypedMeasure
  /// `baseline` and `reported` clauses.
  public let stated: [StatedValue]
  /// Where the definition comes from.
  public let sources: [SourceCitation]
  /// `note` clauses, in order.
  public let notes: [String]
  /// The name in the declaration.
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

/// A goal: a measure, the clauses that say what it shall reach and when, and what is known about it. An object, because plans hand
/// thousands of them on, and a copy would count the references of all their parts.
public final class Target: Sendable {
  /// Unique among the targets of the plan; equal to an indicator's name where it is measured by that.
  public let name: String
  /// Its own label, else the label of its indicator.
  public let label: String?
  /// What is measured; that of the indicator where the target carries its name.
  public let measure: TypedMeasure
  /// The indicator whose name the target carries, as an index into `CheckedPlan.indicators`.
  public let indicator: Int?
  /// What it has to hold for: all of it, or each of many.
  public let scope: Scope
  /// `baseline` and `reported` clauses of the target and of its indicator.
  public let stated: [StatedValue]
  /// What shall be reached and when, in the order of the plan; at least one.
  public let clauses: [Clause]
  /// Other measures that the same words of the document allow, judged beside `measure`.
  public let readings: [Reading]
  /// Who answers for the target: `owner "Sở Nông nghiệp"`.
  public let owner: String?
  /// `note` clauses, in order.
  public let notes: [String]
  /// The name in the declaration.
  public let span: SourceSpan

  package init(
    name: String, label: String?, measure: TypedMeasure, indicator: Int?, scope: Scope,
    stated: [StatedValue], clauses: [Clause], readings: [Reading], owner: String?, notes: [String],
    span: SourceSpan
  ) {
    self.name = name
    self.label = label
    self.measure = measure
    self.indicator = indicator
    self.scope = scope
    self.stated = stated
    self.clauses = clauses
    self.readings = readings
    self.owner = owner
    self.notes = notes
    self.span = span
  }

  /// Another measure of the same sentence, judged beside the main one.
  public struct Reading: Sendable {
    /// What tells this reading from the main one, in the plan's words.
    public let label: String
    /// Of the same type as the target's own, because it meets the same bounds.
    public let measure: TypedMeasure
    /// The clause, from `reading` to the end of its measure.
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
  /// The words that are quoted from the document; `nil` where none are.
  public let says: String?
  /// The clause, from `source` on.
  public let span: SourceSpan
  /// The quoted words with their quotation marks.
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
  /// Whether it is where the plan starts from, or what has been reported since.
  public enum Kind: String, Hashable, Sendable { case baseline, reported }

  /// `baseline` or `reported`.
  public let kind: Kind
  /// A year stands for its last day, a month likewise.
  public let date: CalendarDate
  /// In base units; already clipped to 0…1 for a share and to 0 and more for a count.
  public let value: ValueInterval
  /// Who published it: the text behind `from`.
  public let publisher: String?
  /// The clause, from its keyword to its end.
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
  /// The least possible value in base units; `nil` where nothing bounds it from below.
  public var low: Rational?
  /// The greatest possible value in base units; `nil` where nothing bounds it from above.
  public var high: Rational?
  /// `low` itself is not possible.
  public var lowOpen: Bool
  /// `high` itself is not possible.
  public var highOpen: Bool

  /// The interval between two ends, which may be equal; it is not checked that `low` is the lesser.
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

  /// Whether there is one value and no other.
  public var isExact: Bool { low != nil && low == high }
}

extension ValueInterval {
  func clipped(low least: Rational) -> ValueInterval {
    guard low.map({ $0 < least }) ?? true else { return self }
    return ValueInterval(low: least, high: high, lowOpen: false, highOpen: highOpen)
  }

  func clipped(high most: Rational) -> ValueInterval {
    guard high.map({ $0 > most }) ?? true else { return self }
    return ValueInterval(low: low, high: most, lowOpen: lowOpen, highOpen: false)
  }
}

extension ValueInterval {
  /// The distance of a number to the closest one inside; 0 inside.
  public func distance(from value: Rational) -> Rational {
    if let low, value < low { return low.sum(value.negation) }
    if let high, value > high { return value.sum(high.negation) }
    return .zero
  }
}
