import TargetDSL
import TargetEngine

/// Everything that a report of `check` says. Every format renders this and nothing else.
struct Report: Sendable {
  /// By file, whatever the order of the arguments.
  var plans: [PlanReport]
  /// Files whose plan cannot be judged because of errors.
  var unjudged: [UnjudgedPlan]
  /// By file and place, each finding once.
  var problems: [Diagnostic]
  /// Entries of the baseline that no longer say how things are, in its own words.
  var obsoleteEntries: [BaselineEntry]

  var clauses: some Sequence<ClauseReport> { plans.lazy.flatMap(\.targets).flatMap(\.clauses) }

  /// The file of the plan that an obsolete entry is about.
  func file(of entry: BaselineEntry) -> String {
    let named = plans.filter { $0.name == entry.plan }
    let exact = named.first { plan in
      entry.file.map { plan.file.hasSuffix($0) || $0.hasSuffix(plan.file) } ?? true
    }
    return (exact ?? named.first)?.file ?? entry.file ?? entry.plan
  }

  /// How many problems have a severity.
  func count(of severity: Severity) -> Int { problems.count { $0.severity == severity } }
}

struct PlanReport: Sendable {
  let name: String
  /// Its path below the root and its name, for tools that collect results: a name alone may stand in several folders.
  var identity: String
  let label: String?
  let document: String?
  let place: String?
  let file: String
  /// Of the plan's header.
  let line: Int
  let asOf: CalendarDate
  /// The first line of the `SAMPLE` file where the data are made up.
  let sampleNotice: String?
  let territory: CheckedPlan.Territory?
  var targets: [TargetReport]

  var title: String { label ?? name }

  /// The title where only a line is shown: made-up data say so in every report.
  var shortTitle: Phrase {
    sampleNotice == nil
      ? Phrase(verbatim: title) : Phrase(en: "SAMPLE DATA, \(title)", vi: "SỐ LIỆU GIẢ ĐỊNH, \(title)")
  }

  /// Clauses by verdict, worst first; verdicts that no clause has are left out.
  var summary: [(verdict: Verdict, count: Int)] { targets.flatMap(\.clauses).map(\.verdict).counted }
}

struct TargetReport: Sendable {
  let name: String
  let label: String?
  let file: String
  let line: Int
  let owner: String?
  let notes: [String]
  /// Where the document says it; several items are joined.
  let source: String?
  let verdict: Verdict
  let worst: Verdict?
  /// Every value that counts, oldest first; empty where there is none, and for the groups of a `for each`, which
  /// have their own.
  let series: [ValueReport]
  var clauses: [ClauseReport]

  var title: String { label ?? name }
}

struct ClauseReport: Sendable {
  /// What a clause means for the exit code.
  enum Standing: Hashable, Sendable {
    /// Met, or met so far.
    case passes
    /// Not met and not yet due.
    case open
    case fails
    /// It would fail, but the baseline knows it.
    case known
  }

  let time: JudgedTime
  let bound: BoundText
  /// What it asks of the value: beside an earlier value that is known a change is a bound as any other.
  let asked: Bound
  let file: String
  let line: Int
  let span: SourceSpan
  let source: SourceCitation?
  let verdict: Verdict
  let isDue: Bool
  let value: ValueReport?
  /// Of a clause that speaks of an earlier year's value.
  let change: ChangeReport?
  /// Of a target that so many groups have to hold for.
  let groupsHeld: GroupsHeld?
  /// Of a `total` clause: what its years came to together after each value, oldest first.
  let sums: [ValueReport]
  let pace: Pace?
  /// Whether a yearly change is kept up with, whatever the pace of a straight line.
  let keepsUp: Bool
  let gap: GapReport?
  let needed: NeededReport?
  let why: Phrase?
  let hasSlipped: Bool
  let isAboveRange: Bool
  let remarks: [Phrase]
  let groups: GroupReports
  let readings: [ReadingReport]
  var standing: Standing
}

struct ValueReport: Sendable {
  let interval: ValueInterval
  /// The ends in the scale of the unit, exact; a share is between 0 and 1.
  let low: String?
  let high: String?
  let unit: String
  /// What it is told with, when it is asked for: groups may be many, and a report speaks one language.
  var words: ValueText
  let date: CalendarDate
  let origin: Origin
  let population: Int?
  let unknown: Int?
  let ignored: Int?

  var display: Phrase { words.phrase(interval, fromRows: population != nil) }

  func display(in language: Language) -> String {
    words.text(interval, fromRows: population != nil, in: language)
  }
}

/// How a value stands to that of an earlier year.
struct ChangeReport: Sendable {
  let since: Int
  let from: ValueReport
  /// With its sign, exact; a part of the earlier value and points are between 0 and 1, `times` is the quotient.
  let low: String?
  let high: String?
  let unit: String
}

/// How far a value is from what its bound accepts: at best and at worst.
struct GapReport: Sendable {
  let display: Phrase
  /// In base units.
  let least: Rational
  let greatest: Rational?
}

struct NeededReport: Sendable {
  /// What it is told with, when it is asked for.
  let words: NeededWords

  /// In the unit of the report, exact.
  var amount: String { words.exactAmount }
  /// What is enough whatever the unknowns turn out to be; `nil` where nothing is unknown, or without a limit.
  var most: String? { words.exactMost }
  var text: Phrase { Phrase { words.text($0) } }
  /// Without what is asked of the rows, for a place below the title of the goal.
  var brief: Phrase { Phrase { words.text($0, isBrief: true) } }
  var perYear: Phrase? { words.perYear }
}

/// The groups of a `for each`. There may be many thousands and few are shown, so what is said of one is made when it
/// is asked for.
struct GroupReports: RandomAccessCollection, Sendable {
  /// With more groups their courses are not told.
  static let seriesLimit = 50

  let judged: [GroupJudgement]
  let words: ClauseWords
  /// By group; `nil` where there are too many.
  let series: [String: [DatedValue]]?

  var startIndex: Int { judged.startIndex }
  var endIndex: Int { judged.endIndex }
  subscript(position: Int) -> GroupReport { report(of: judged[position]) }

  func report(of group: GroupJudgement) -> GroupReport {
    GroupReport(judged: group, words: words, values: series.map { $0[group.group] ?? [] })
  }
}

struct GroupReport: Sendable {
  fileprivate let judged: GroupJudgement
  fileprivate let words: ClauseWords
  fileprivate let values: [DatedValue]?

  var group: String { judged.group }
  var verdict: Verdict { judged.finding.verdict }
  var why: Phrase? { judged.finding.why }
  var value: ValueReport? { judged.finding.value.map { words.value($0) } }
  var needed: NeededReport? { judged.finding.needed.map { words.needed($0) } }

  /// As of its target; `nil` where there are too many groups.
  var series: [ValueReport]? { values?.map { words.value($0) } }

  fileprivate init(judged: GroupJudgement, words: ClauseWords, values: [DatedValue]?) {
    self.judged = judged
    self.words = words
    self.values = values
  }
}

struct ReadingReport: Sendable {
  let label: String
  let verdict: Verdict
  let value: ValueReport?
  let why: Phrase?
}
