import TargetDSL

// From a clause to its entries, and from the entries to the verdict of the target.

extension JudgedTime {
  /// One entry a clause, and one a year for `each year`.
  static func entries(of when: When) -> [JudgedTime] {
    switch when {
    case .by(let date): [.by(date)]
    case .eachYear(let years): years.map { .year($0) }
    case .total(let years): [.total(years)]
    case .always: [.always]
    case .undated: [.undated]
    }
  }

  /// The deadline has passed; `always` is due on every day, `undated` never.
  func isDue(asOf: CalendarDate) -> Bool {
    switch self {
    case .always: true
    case .undated: false
    case .by, .year, .total: deadline.map { asOf >= $0 } ?? false
    }
  }
}

extension TargetJudgement {
  /// The verdict of the earliest deadline ahead, else of what is undated, else of what was decided last; of
  /// several at once the worst.
  init(merging entries: [ClauseJudgement], asOf: CalendarDate) {
    func worst(_ entries: [ClauseJudgement]) -> Verdict? { entries.map(\.finding.verdict).min() }
    let ahead = entries.filter { !$0.isDue && $0.time.deadline != nil }
    let next = ahead.compactMap(\.time.deadline).min()
    let due = entries.filter(\.isDue)
    // A rule that holds always is decided anew on every day.
    func decided(_ entry: ClauseJudgement) -> CalendarDate { entry.time.deadline ?? asOf }
    let last = due.map(decided).max()
    let verdict =
      worst(ahead.filter { $0.time.deadline == next })
      ?? worst(entries.filter { $0.time == .undated })
      ?? worst(due.filter { decided($0) == last })
    self.init(verdict: verdict ?? .unmeasured, worst: worst(due), clauses: entries)
  }
}
