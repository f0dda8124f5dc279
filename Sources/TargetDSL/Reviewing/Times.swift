/// The goals that are judged at one and the same time.
struct GoalTime {
  /// The year that is measured then, where one is.
  let year: Int?
  let goals: [Goal]
  /// For messages: `by 2030`, or nothing where the time goes without saying.
  let when: Phrase

  static let limit = 200

  /// One for each deadline, with the goals of every year and those that always hold, apart for each `for each`; and one
  /// for the goals without a date.
  ///
  /// Beyond `limit` clauses only those of one target are set against each other: every pair is a linear program, and
  /// no plan of a province comes near so many.
  static func all(_ goals: [Goal]) -> [GoalTime] {
    struct Together: Hashable {
      let grouping: Grouping?
      let target: String?
    }
    var seen: Set<[Int]> = []
    var times: [GoalTime] = []
    let isLarge = goals.count > limit
    let groups = Dictionary(grouping: goals) {
      Together(grouping: $0.target.grouping, target: isLarge ? $0.target.name : nil)
    }
    for group in groups.values where !isLarge || group.count > 1 {
      let dates = Set(group.flatMap { $0.clause.when.dates }).sorted()
      for date in dates {
        times.append(GoalTime(date, group.filter { $0.clause.when.holds(at: date) }))
      }
      let timeless = group.filter { $0.clause.when == .undated || $0.clause.when == .always }
      times.append(GoalTime(year: nil, goals: timeless, when: Phrase(verbatim: "")))
      for range in Set(group.compactMap { $0.clause.when.totalYears }) {
        let totals = group.filter { $0.clause.when == .total(range) }
        times.append(GoalTime(year: nil, goals: totals, when: Phrase(verbatim: "")))
      }
    }
    // The same clauses at another date say nothing new.
    return times.sorted {
      ($0.goals.first?.index ?? 0, $0.year ?? 0) < ($1.goals.first?.index ?? 0, $1.year ?? 0)
    }
    .filter { $0.goals.count > 0 && seen.insert($0.goals.map(\.index)).inserted }
  }

  private init(_ date: CalendarDate, _ goals: [Goal]) {
    let written = date.isEndOfYear ? "\(date.year)" : date.description
    self.init(year: date.year, goals: goals, when: Phrase(en: " by \(written)", vi: " đến \(written)"))
  }

  private init(year: Int?, goals: [Goal], when: Phrase) {
    self.year = year
    self.goals = goals
    self.when = when
  }
}

extension When {
  fileprivate var dates: [CalendarDate] {
    switch self {
    case .by(let date): [date]
    case .eachYear(let years): years.map { CalendarDate.endOf(year: $0) }
    case .total, .always, .undated: []
    }
  }

  fileprivate func holds(at date: CalendarDate) -> Bool {
    switch self {
    case .by(let deadline): deadline == date
    case .eachYear(let years): date.isEndOfYear && years.contains(date.year)
    case .always: true
    case .total, .undated: false
    }
  }

  fileprivate var totalYears: ClosedRange<Int>? {
    if case .total(let years) = self { years } else { nil }
  }
}
