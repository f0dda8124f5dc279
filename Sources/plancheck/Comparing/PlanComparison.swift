import TargetDSL
import TargetEngine

/// Several plans side by side: what they share, and what only looks shared.
struct PlanComparison: Sendable {
  /// A plan as a column.
  struct Province: Sendable {
    let name: String
    /// Its place, else its label, else its name.
    let title: String
    let file: String
    let asOf: CalendarDate
    let sampleNotice: String?
    let territory: CheckedPlan.Territory?

    /// Whether its values are made up.
    var isMadeUp: Bool { sampleNotice != nil }
  }

  /// What at least two plans measure in exactly one way.
  struct Shared: Sendable {
    /// What one of the goals is called, in the reader's language where one of them is.
    let title: Phrase
    /// The measure: in English words as the first plan has it, in Vietnamese in those of labels.
    let measure: Phrase
    /// What ranks are made from; `nil` where the goals do not point the same way.
    let rankBasis: Phrase?
    /// In the order of the provinces, those with made-up values behind the others.
    var entries: [Entry]
  }

  /// One plan's goal on a shared measure.
  struct Entry: Sendable {
    let province: Int
    let target: String
    let label: String?
    /// Set where the shared measure is another reading of the target, not its own measure.
    let reading: String?
    /// The clause that speaks for the target: the earliest that is ahead, else the last.
    let clause: ClauseReport
    /// Its other milestones, and those of other goals of the plan on the same measure.
    var otherClauses: [ClauseReport]
    let verdict: Verdict
    var value: ValueReport?
    /// The change a year that the way from the baseline to the goal asks for, and the one that was made.
    let ambition: Rate?
    let achievement: Rate?
    var rank: ClosedRange<Int>?

    /// Its value; of groups how many hold.
    var valuePhrase: Phrase { value?.phrase ?? (reading == nil ? clause.valuePhrase : Phrase(verbatim: "–")) }
  }

  /// A change a year.
  struct Rate: Sendable {
    let exact: String
    let display: Phrase
  }

  /// Two goals that look alike and are not comparable.
  struct LookAlike: Sendable {
    let provinces: (Int, Int)
    let targets: (TargetReport, TargetReport)
    let difference: Phrase
  }

  let provinces: [Province]
  let shared: [Shared]
  let lookAlikes: [LookAlike]

  func isMadeUp(_ entry: Entry) -> Bool { provinces[entry.province].isMadeUp }

  /// The place, which says of made-up values that they are.
  func title(of entry: Entry, _ language: Language) -> String {
    let province = provinces[entry.province]
    guard province.isMadeUp else { return province.title }
    return Phrase(en: "\(province.title) (made up)", vi: "\(province.title) (giả định)").text(in: language)
  }
}
