import TargetDSL
import TargetEngine

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

  init(_ clauses: [ClauseReport]) {
    for clause in clauses {
      guard let why = clause.why else { continue }
      if let index = shared.firstIndex(where: { $0.why == why && $0.verdict == clause.verdict }) {
        shared[index].count += 1
      } else {
        shared.append((why, clause.verdict, 1))
      }
    }
    shared.removeAll { $0.count < Footnotes.least }
  }

  func isShared(_ clause: ClauseReport) -> Bool {
    shared.contains { $0.why == clause.why && $0.verdict == clause.verdict }
  }

  func lines(_ language: Language) -> [String] {
    shared.map { note in
      Phrase(
        en: "\(note.verdict.phrase), \(count: note.count, "milestones"): \(note.why)",
        vi: "\(note.verdict.phrase), \(note.count) mốc: \(note.why)"
      ).text(in: language)
    }
  }
}
