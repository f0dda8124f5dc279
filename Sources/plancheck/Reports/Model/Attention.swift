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

  /// The one verdict by which a goal is counted, found and put in order wherever goals are: what a reader has to see first
  /// of it, so that one that was missed on the way stays in sight. What its other milestones came to is told in words.
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

  /// How what has a verdict counts: as a goal, as a rule about the data, or as no more than a milestone of a goal that has
  /// another verdict.
  func counting(_ verdict: Verdict) -> Counting {
    isRule ? .rule : gravest == verdict ? .goal : .milestone
  }
}

/// What a heading counts.
enum Counting: CaseIterable { case goal, milestone, rule }

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

  var rules: [TargetReport] { filter(\.isRule) }

  /// Goals by their verdict, worst first: every goal counts once. The milestones of a plan are counted in its summary.
  var goalsByVerdict: [(verdict: Verdict, count: Int)] { goals.map(\.gravest).counted }

  /// How much of them the data tell. For example: `4 of 13 goals can be told`.
  ///
  /// Rules about the data are no goals. `nil` where there is nothing else.
  var shareTold: Phrase? {
    let goals = self.goals
    guard !goals.isEmpty else { return nil }
    let (told, all) = (goals.count { $0.gravest.isTold }, goals.count)
    return Phrase(
      en: "\(told) of \(all) \(all == 1 ? "goal" : "goals") can be told",
      vi: "đánh giá được \(told)/\(all) mục tiêu")
  }
}

extension [Verdict] {
  /// How many of each there are, worst first.
  var counted: [(verdict: Verdict, count: Int)] {
    Verdict.allCases.compactMap { verdict in
      let count = self.count { $0 == verdict }
      return count > 0 ? (verdict, count) : nil
    }
  }
}

extension Verdict {
  /// Above what has this verdict. For example: `unmeasured (5)`; `pending, other milestones (2)` of goals that are counted
  /// by another.
  func heading(_ counting: Counting, _ count: Int) -> Phrase {
    switch counting {
    case .goal: Phrase(en: "\(phrase) (\(count))", vi: "\(phrase) (\(count))")
    case .milestone:
      Phrase(en: "\(phrase), other milestones (\(count))", vi: "\(phrase), các mốc khác (\(count))")
    case .rule:
      Phrase(en: "\(phrase), rules about the data (\(count))", vi: "\(phrase), quy tắc về số liệu (\(count))")
    }
  }

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
