/// Where the deadline of a statement was found, nearest first.
public enum TimeSource: Hashable, Sendable {
  case sentence
  /// An earlier sentence of the same paragraph.
  case paragraph
  /// A heading or the head of a list.
  case heading(line: Int)
  /// The head of a column, or a cell of the row.
  case table
  case title
  /// The first years that the document speaks of.
  case plan
  case none

  /// It is that of the whole document.
  var isFromAfar: Bool {
    switch self {
    case .title, .plan: true
    case .sentence, .paragraph, .heading, .table, .none: false
    }
  }
}

/// The times that a document gives to what has none of its own.
struct DocumentTimes {
  /// The year of issue, or of the latest date in the text.
  let year: Int?
  /// What the title says: `giai đoạn 2021-2025`, `năm 2023`.
  let title: StatementTime
  /// The first span of years, or else the first deadline, in the text.
  let plan: StatementTime
  /// The years that headings name.
  let milestones: Set<Int>
  /// The document was issued in the first half of its year, so that its end lies ahead.
  var isEarly = false
  /// It was issued in the last quarter of its year.
  var isLate = false
  /// Its title says that it changes another document.
  var isAmending = false
  /// Hardly a word has a mark of Vietnamese.
  var isForeign = false
  /// The title names several times.
  var isTitleUnsure = false
  /// Where the title ends; the years in it are no heading.
  var lastLineOfTitle = 0

  /// Headings name later years than the one of the title.
  var isTitlePassed: Bool {
    guard case .by(let year) = title, let last = milestones.max() else { return false }
    return last > year
  }

  /// Whether a year is still to come, or to end.
  func isAhead(_ last: Int) -> Bool { year.map { last > $0 || last == $0 && isEarly } ?? false }

  /// The year of a quarter or a day that names none, below a heading or a title of one year.
  func year(of passage: Passage) -> Int? {
    for time in [passage.time, title] {
      switch time {
      case .by(let year): return year
      case .byDay(let day): return day.year
      case .period, .eachYear, .after: return nil
      case .unstated: break
      }
    }
    return nil
  }

  /// The first year of what goes on until a year: of the period in the title, behind the last milestone, else the year
  /// after issue.
  func firstYear(until last: Int) -> (year: Int, isAssumed: Bool)? {
    if let earlier = milestones.filter({ $0 < last }).max() { return (earlier + 1, true) }
    for time in [title, plan] {
      if case .period(let years) = time, years.contains(last) { return (years.lowerBound, true) }
    }
    guard let year, year <= last else { return nil }
    return (min(year + 1, last), true)
  }

  /// The years of the whole plan.
  var period: ClosedRange<Int>? {
    for time in [title, plan] { if case .period(let years) = time { return years } }
    return nil
  }
}
