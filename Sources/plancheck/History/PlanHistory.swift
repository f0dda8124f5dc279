import TargetDSL
import TargetEngine

/// How the targets of a plan stood on each day of which there is a value, judged as of that day.
struct PlanHistory: Sendable {
  /// As it stands now.
  let plan: PlanReport
  let targets: [TargetHistory]
}

struct TargetHistory: Sendable {
  /// As it stands now.
  let target: TargetReport
  /// Oldest first; empty where there is no value. A day on which a milestone is due has it, and the one ahead.
  let moments: [HistoryMoment]
}

/// One milestone of a target on one day.
struct HistoryMoment: Sendable {
  let date: CalendarDate
  /// What the verdict is about; its own date may be an earlier one. `nil` where only groups have values, or nothing was
  /// known.
  let value: ValueReport?
  /// That of the year or of the day, one that the day decided late, or the one that spoke for the target then. A rule that
  /// holds always is judged by the value of the day alone.
  let clause: ClauseReport
  /// Of a rule that holds always: as all days until then have it.
  var soFar: ClauseReport?
  /// Of a day after the last deadline: the earlier value that had decided, so that the verdict is not about that of the day.
  var decidedBy: ValueReport?
  var verdict: Verdict { clause.verdict }
}

extension PlanHistory {
  /// Judges the same values once for each of their days.
  ///
  /// - Parameter names: The targets that are told; all where it is empty.
  /// - Complexity: O(days × judging)
  init(_ tracked: TrackedPlan, only names: Set<String> = []) {
    plan = tracked.report
    let asOf = plan.asOf
    var told: [(place: Int, target: TargetReport, days: [CalendarDate])] = []
    for (place, target) in plan.targets.enumerated() where names.isEmpty || names.contains(target.name) {
      let measured =
        tracked.values.targets.indices.contains(place)
        ? tracked.values.targets[place].days(asOf: asOf) : []
      told.append((place, target, Set(target.days + measured).filter { $0 <= asOf }.sorted()))
    }
    func report(_ values: MeasuredValues, _ day: CalendarDate) -> PlanReport? {
      judge(tracked.judgement.plan, values, asOf: day).judgement.map {
        ReportBuilder.report($0, values: values, sampleNotice: tracked.report.sampleNotice)
      }
    }
    let days = Set(told.flatMap(\.days)).sorted()
    let daysOfRules = Set(
      told.filter { $0.target.clauses.contains { $0.time == .always } }.flatMap(\.days))
    var stories = told.map { TargetStory(target: $0.target) }
    for day in days {
      guard let then = report(tracked.values, day) else { continue }
      let alone = daysOfRules.contains(day) ? report(tracked.values.only(on: day), day) : nil
      for (index, one) in told.enumerated() where one.days.contains(day) {
        guard then.targets.indices.contains(one.place) else { continue }
        let ofDay = alone.flatMap { $0.targets.indices.contains(one.place) ? $0.targets[one.place] : nil }
        stories[index].add(day, then.targets[one.place], ofDayAlone: ofDay)
      }
    }
    targets = stories.map { TargetHistory(target: $0.target, moments: $0.moments) }
  }
}

/// The moments of a target, told day after day.
private struct TargetStory {
  /// As it stands now.
  let target: TargetReport
  private(set) var moments: [HistoryMoment] = []
  /// What was told of milestones that were due.
  private var told: [Outcome] = []

  private struct Outcome: Equatable {
    let time: JudgedTime
    let line: Int
    let verdict: Verdict
    let low: String?
    let high: String?
    let groups: Phrase

    init(_ clause: ClauseReport) {
      (time, line, verdict) = (clause.time, clause.line, clause.verdict)
      (low, high, groups) = (clause.value?.low, clause.value?.high, clause.groupCounts)
    }
  }

  init(target: TargetReport) { self.target = target }

  /// - Parameters:
  ///   - then: As all values until the day have it.
  ///   - alone: As the values of the day alone have it.
  mutating func add(_ day: CalendarDate, _ then: TargetReport, ofDayAlone alone: TargetReport?) {
    let clauses = clauses(of: then, on: day)
    // Nothing is asked of the day any more.
    if clauses.isEmpty, let last = then.headline, let value = then.series.last(where: { $0.date == day }) {
      moments.append(HistoryMoment(date: day, value: value, clause: last, decidedBy: last.value))
    }
    for clause in clauses {
      if clause.isDue, clause.time != .always {
        told.removeAll { $0.time == clause.time && $0.line == clause.line }
        told.append(Outcome(clause))
      }
      let moment =
        clause.time == .always ? rule(clause, day, alone) : milestone(clause, day, then)
      guard let moment, moment.isTold else { continue }
      moments.append(moment)
    }
  }

  /// What was decided on the day, also late or otherwise than before, then what spoke for the target: the next deadline,
  /// where it can be judged by then; then the rules.
  private func clauses(of then: TargetReport, on day: CalendarDate) -> [ClauseReport] {
    let headline = then.headline
    var decided = then.clauses.filter { clause in
      if clause.time == .year(day.year) || clause.time.deadline == day { return true }
      guard clause.isDue, clause.time != .always else { return false }
      let outcome = Outcome(clause)
      let known = told.first { $0.time == outcome.time && $0.line == outcome.line }
      return known == nil ? clause.verdict != .unmeasured : known != outcome
    }
    if let headline, headline.time != .always,
      !decided.contains(where: { $0.time == headline.time && $0.line == headline.line }),
      decided.isEmpty || (!headline.isUnbegunYear && headline.verdict != .unmeasured),
      !headline.isDue
    {
      decided.append(headline)
    }
    return decided + then.clauses.filter { $0.time == .always }
  }

  private func milestone(
    _ clause: ClauseReport, _ day: CalendarDate, _ then: TargetReport
  ) -> HistoryMoment {
    if let value = clause.value { return HistoryMoment(date: day, value: value, clause: clause) }
    if !clause.groups.isEmpty { return HistoryMoment(date: day, value: nil, clause: clause) }
    return HistoryMoment(date: day, value: then.series.last { $0.date == day }, clause: clause)
  }

  private func rule(_ soFar: ClauseReport, _ day: CalendarDate, _ alone: TargetReport?) -> HistoryMoment? {
    let ofDay = alone?.clauses.first { $0.time == .always && $0.line == soFar.line }
    guard let ofDay, ofDay.verdict != .unmeasured else { return nil }
    return HistoryMoment(date: day, value: ofDay.value, clause: ofDay, soFar: soFar)
  }
}

extension HistoryMoment {
  /// Something was known.
  fileprivate var isTold: Bool {
    value != nil || !clause.groups.isEmpty || verdict == .notApplicable
  }

  /// The value, with its day where that is another; of groups how many hold.
  var valuePhrase: Phrase {
    guard let value else { return clause.valuePhrase }
    return value.date == date ? value.display : value.phrase
  }

  /// What was asked, and what the reader has to know beside the verdict.
  var goalPhrase: Phrase {
    let (bound, when) = (clause.bound.phrase, clause.when)
    let goal = Phrase(en: "\(bound) \(when)", vi: "\(bound) \(when)")
    if let by = decidedBy?.phrase {
      return Phrase(en: "\(goal); decided by \(by)", vi: "\(goal); đã kết luận theo \(by)")
    }
    // Why the value on the day does not say how the goal stands.
    if verdict == .unmeasured, value != nil, let why = clause.why {
      return Phrase(en: "\(goal); \(why)", vi: "\(goal); \(why)")
    }
    guard let soFar, soFar.verdict != verdict else { return goal }
    let (so, what) = (soFar.verdict.phrase, soFar.valuePhrase)
    return Phrase(
      en: "\(goal); of all days so far: \(so), \(what)", vi: "\(goal); tính cả các kỳ trước: \(so), \(what)")
  }
}

extension TargetReport {
  /// Of its values and of those of its groups, in order.
  fileprivate var days: [CalendarDate] {
    let ofGroups =
      clauses.first?.groups.flatMap { $0.series?.map(\.date) ?? $0.value.map { [$0.date] } ?? [] } ?? []
    return Set(series.map(\.date) + ofGroups).sorted()
  }
}
