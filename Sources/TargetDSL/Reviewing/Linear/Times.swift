/// The goals that are judged at one and the same time, and that may have to do with each other.
struct GoalTime {
  /// A deadline; `nil` for goals without a date, and for sums over years.
  let date: CalendarDate?
  let goals: [Goal]

  /// The year that is measured then, where one is.
  var year: Int? { date?.year }

  /// For messages: `by 2030`, or nothing where the time goes without saying.
  var when: Phrase {
    guard let date else { return Phrase(verbatim: "") }
    return Phrase(en: " by \(date.shownOrYear)", vi: " đến \(date.shownOrYear)")
  }

  /// Beyond so many clauses at one time only those of one target are set against each other, for every pair may be a
  /// linear program. Clauses about different tables are counted apart.
  static let limit = 200

  /// One for each deadline, with the goals of every year and those that always hold, apart for each `for each`; and one
  /// for the goals without a date. The same clauses at another date say nothing new.
  static func all(_ goals: [Goal], _ index: MassIndex) -> [GoalTime] {
    var times: [GoalTime] = []
    for group in Dictionary(grouping: goals, by: \.target.scope).values {
      times += all(ofGroup: group)
    }
    times.sort { ($0.goals[0].index, $0.year ?? 0) < ($1.goals[0].index, $1.year ?? 0) }
    var seen: Set<[Int]> = []
    var parts: [GoalTime] = []
    for time in times {
      for part in time.parts(index) where seen.insert(part.goals.map(\.index)).inserted {
        parts.append(part)
      }
    }
    return parts
  }

  private static func all(ofGroup goals: [Goal]) -> [GoalTime] {
    let dates = dates(of: goals)
    if dates.count > 1, dates.count * goals.count > workLimit {
      let targets = Dictionary(grouping: goals, by: \.targetIndex)
      if targets.count > 1 { return targets.values.flatMap { all(ofGroup: $0) } }
    }
    let dated = dates.map { date in
      GoalTime(date: date, goals: goals.filter { $0.clause.when.holds(at: date) })
    }
    let timeless = GoalTime(
      date: nil, goals: goals.filter { $0.clause.when == .undated || $0.clause.when == .always })
    let totals = Dictionary(grouping: goals, by: \.clause.when.totalYears).filter { $0.key != nil }.values
      .map { GoalTime(date: nil, goals: $0) }
    return (dated + [timeless] + totals).filter { !$0.goals.isEmpty }
  }

  /// So many times are goals looked at to see which hold at a deadline.
  private static let workLimit = 2_000_000

  /// The deadlines, and of the years of `each year` those that may have other goals than the year before.
  private static func dates(of goals: [Goal]) -> [CalendarDate] {
    var dates: Set<CalendarDate> = []
    var ranges: Set<ClosedRange<Int>> = []
    for goal in goals {
      switch goal.clause.when {
      case .by(let date): dates.insert(date)
      case .eachYear(let years): ranges.insert(years)
      case .total, .always, .undated: break
      }
    }
    let changes = Set(
      dates.flatMap { [$0.year, $0.year + 1] } + ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] })
    for year in changes where ranges.contains(where: { $0.contains(year) }) {
      dates.insert(CalendarDate.endOf(year: year))
    }
    return dates.sorted()
  }
}

extension GoalTime {
  /// The goals apart that no mass joins: nothing that meets some of them says anything about the others.
  fileprivate func parts(_ index: MassIndex) -> [GoalTime] {
    var parts: [[Goal]] = []
    /// The part of each kind of mass; parts that were joined lead on to another.
    var partOf: [Int: Int] = [:]
    var joinedTo: [Int] = []
    func root(_ part: Int) -> Int {
      var part = part
      while joinedTo[part] != part { part = joinedTo[part] }
      return part
    }
    for goal in goals {
      let kinds = index.measure(ofTarget: goal.targetIndex).masses.map { index.masses[$0].kind }
      let place = parts.count
      parts.append([goal])
      joinedTo.append(place)
      // A measure of no mass stands for itself.
      for kind in kinds.isEmpty ? [-1 - goal.subject] : kinds {
        let (new, old) = (root(place), root(partOf[kind] ?? place))
        partOf[kind] = old
        guard new != old else { continue }
        joinedTo[max(new, old)] = min(new, old)
        parts[min(new, old)] += parts[max(new, old)]
        parts[max(new, old)] = []
      }
    }
    return parts.filter { !$0.isEmpty }.flatMap { part -> [GoalTime] in
      let goals = part.sorted { $0.index < $1.index }
      guard goals.count > GoalTime.limit else { return [GoalTime(date: date, goals: goals)] }
      return Dictionary(grouping: goals, by: \.targetIndex).sorted { $0.key < $1.key }
        .map { GoalTime(date: date, goals: $0.value) }
    }
  }
}

extension When {
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
