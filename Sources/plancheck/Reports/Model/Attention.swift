import TargetDSL
import TargetEngine

extension TargetReport {
  /// The clause that gives the target its verdict: the earliest deadline ahead, else one without a date, else the last
  /// that was decided (section 9 of the language, Merging).
  var headline: ClauseReport? {
    let ahead = clauses.filter { !$0.isDue && $0.time.deadline != nil }
    if let next = ahead.min(by: { ($0.time.deadline?.dayNumber ?? 0) < ($1.time.deadline?.dayNumber ?? 0) }) {
      return next
    }
    if let undated = clauses.first(where: { $0.time == .undated }) { return undated }
    return clauses.last
  }

  /// The clause whose value is drawn: the headline, or the last that has a value where it has none yet.
  var pictured: ClauseReport? {
    guard let headline else { return nil }
    return headline.value == nil ? clauses.last { $0.value != nil } ?? headline : headline
  }

  /// What a reader has to see first of it: a goal that was missed on the way stays in sight.
  var gravest: Verdict {
    if isLost { return .missed }
    guard let worst, worst.attention < verdict.attention else { return verdict }
    return worst
  }

  /// A milestone of it was missed, whatever comes after.
  var isLost: Bool { clauses.contains { $0.verdict == .missed } }

  /// No clause has a value: those that are due or could be judged are unmeasured, the others have not begun.
  var isUnmeasured: Bool {
    clauses.contains { $0.verdict == .unmeasured }
      && clauses.allSatisfy { $0.verdict == .unmeasured || $0.isUnbegunYear }
  }

  /// Something was measured or stated of it, whatever can be judged by that.
  var hasValue: Bool {
    !series.isEmpty || clauses.contains { $0.value != nil || $0.groups.contains { $0.value != nil } }
  }

  /// It says only what has to hold on every day.
  var isRule: Bool { !clauses.isEmpty && clauses.allSatisfy { $0.time == .always } }

  /// Something can be said of it beside its value: it is met, missed, or on its way at a known pace.
  var isTold: Bool { clauses.contains { $0.verdict.isTold } }
}

extension PlanReport {
  /// Those that need attention first, then what is on its way, then what is met; as in the plan where that is equal.
  var targetsByAttention: [TargetReport] {
    targets.enumerated().sorted {
      ($0.element.gravest.attention, $0.offset) < ($1.element.gravest.attention, $1.offset)
    }.map(\.element)
  }
}

extension [TargetReport] {
  /// Rules about the data are no goals.
  var goals: [TargetReport] { filter { !$0.isRule } }

  /// Goals by what a reader has to see first of each, worst first: every goal counts once. The milestones of a plan are
  /// counted in its summary.
  var goalsByVerdict: [(verdict: Verdict, count: Int)] {
    let verdicts = goals.map(\.gravest)
    return Verdict.allCases.compactMap { verdict in
      let count = verdicts.count { $0 == verdict }
      return count > 0 ? (verdict, count) : nil
    }
  }

  /// How much of them the data tell. For example: `4 of 13 goals can be told`.
  ///
  /// Rules about the data are no goals. `nil` where there is nothing else.
  var shareTold: Phrase? {
    let goals = self.goals
    guard !goals.isEmpty else { return nil }
    let (told, all) = (goals.count(where: \.isTold), goals.count)
    return Phrase(
      en: "\(told) of \(all) \(all == 1 ? "goal" : "goals") can be told",
      vi: "đánh giá được \(told)/\(all) mục tiêu")
  }
}

extension Verdict {
  /// Where a reader looks first: what is lost, what moves away, what is behind, what cannot be told, then the rest.
  var attention: Int {
    switch self {
    case .missed: 0
    case .worsening: 1
    case .farBehind: 2
    case .slow: 3
    case .undetermined: 4
    case .unmeasured: 5
    case .pending: 6
    case .onTrack: 7
    case .notApplicable: 8
    case .met: 9
    }
  }

  /// Lost, or not on time.
  var isBehind: Bool { attention < 4 }

  /// Whether the data say how the goal stands.
  var isTold: Bool {
    switch self {
    case .met, .missed, .onTrack, .slow, .farBehind, .worsening: true
    case .undetermined, .unmeasured, .pending, .notApplicable: false
    }
  }
}
