import TargetDSL
import TargetEngine

/// A line of the text report: a clause of a target, or the years of one that have not begun.
struct Entry {
  let target: TargetReport
  let clause: ClauseReport
  /// The last year, where the entry stands for several.
  var lastYear: Int?

  /// Years of one clause that nobody can know anything about yet share a line.
  static func entries(of target: TargetReport) -> [Entry] {
    var entries: [Entry] = []
    for clause in target.clauses {
      if case .year(let year) = clause.time, let last = entries.last, last.clause.isUnbegunYear,
        clause.isUnbegunYear, last.clause.span == clause.span
      {
        entries[entries.count - 1].lastYear = year
      } else {
        entries.append(Entry(target: target, clause: clause))
      }
    }
    return entries
  }

  var when: Phrase {
    guard case .year(let first) = clause.time, let lastYear else { return clause.when }
    return Phrase(
      en: "each year \(year: first)–\(year: lastYear)", vi: "mỗi năm \(year: first)–\(year: lastYear)")
  }
}

extension ClauseReport {
  /// Nothing is known of it: no value, no group that has one, no other reading that gives one.
  var isWithoutAnyValue: Bool {
    verdict == .unmeasured && value == nil && groups.allSatisfy { $0.value == nil }
      && readings.allSatisfy { $0.value == nil }
  }
}
