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
    return Phrase(en: "each year \(first)–\(lastYear)", vi: "hằng năm \(first)–\(lastYear)")
  }
}

extension ClauseReport {
  /// That such a year has not begun is plain from the year.
  var isUnbegunYear: Bool {
    if case .year = time { verdict == .pending && value == nil } else { false }
  }
}

/// Reasons that many clauses of a plan share: said once at its end, not below every line.
struct Footnotes {
  private static let least = 4

  private var shared: [(why: Phrase, verdict: Verdict, count: Int)] = []

  init(_ entries: [Entry]) {
    for entry in entries {
      guard let why = entry.clause.why else { continue }
      if let index = shared.firstIndex(where: { $0.why == why && $0.verdict == entry.clause.verdict }) {
        shared[index].count += 1
      } else {
        shared.append((why, entry.clause.verdict, 1))
      }
    }
    shared.removeAll { $0.count < Footnotes.least }
  }

  func isShared(_ clause: ClauseReport) -> Bool {
    shared.contains { $0.why == clause.why && $0.verdict == clause.verdict }
  }

  func lines(_ language: Language) -> [String] {
    shared.map { note in
      "\(note.verdict.phrase.text(in: language)) (\(note.count)): \(note.why.text(in: language))"
    }
  }
}
