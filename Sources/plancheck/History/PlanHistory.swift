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
  /// `nil` where only groups have values.
  let value: ValueReport?
  /// That of the year or of the day, or the one that spoke for the target then.
  let clause: ClauseReport
  var verdict: Verdict { clause.verdict }
}

extension PlanHistory {
  /// Judges the same values once for each of their days.
  ///
  /// - Parameter names: The targets that are told; all where it is empty.
  /// - Complexity: O(days × judging)
  init(_ tracked: TrackedPlan, only names: Set<String> = []) {
    plan = tracked.report
    var days: Set<CalendarDate> = []
    let isTold = { (target: TargetReport) in names.isEmpty || names.contains(target.name) }
    for target in plan.targets where isTold(target) { days.formUnion(target.days) }
    var reports: [CalendarDate: PlanReport] = [:]
    for day in days where day <= plan.asOf {
      guard let judgement = judge(tracked.judgement.plan, tracked.values, asOf: day).judgement else {
        continue
      }
      reports[day] = ReportBuilder.report(judgement, values: tracked.values, sampleNotice: plan.sampleNotice)
    }
    targets = plan.targets.enumerated().filter { isTold($0.element) }.map { index, target in
      TargetHistory(
        target: target,
        moments: target.days.flatMap { day in
          guard let then = reports[day], then.targets.indices.contains(index) else {
            return [HistoryMoment]()
          }
          let value = target.series.last { $0.date == day }
          return then.targets[index].clauses(on: day).map { clause in
            // What is judged of a total is the sum of its years so far.
            if case .total = clause.time {
              return HistoryMoment(date: day, value: clause.value, clause: clause)
            }
            return HistoryMoment(date: day, value: value, clause: clause)
          }
        })
    }
  }
}

extension TargetReport {
  /// Of its values and of those of its groups, in order.
  fileprivate var days: [CalendarDate] {
    let ofGroups =
      clauses.first?.groups.flatMap { $0.series?.map(\.date) ?? $0.value.map { [$0.date] } ?? [] } ?? []
    return Set(series.map(\.date) + ofGroups).sorted()
  }

  /// What was decided on the day, then what spoke for the target: the next deadline, where it can be judged by then.
  fileprivate func clauses(on day: CalendarDate) -> [ClauseReport] {
    let decided = clauses.first { $0.time == .year(day.year) } ?? clauses.first { $0.time.deadline == day }
    guard let headline else { return [decided].compactMap { $0 } }
    guard let decided else { return [headline] }
    let isOther = headline.time != decided.time || headline.line != decided.line
    return isOther && !headline.isUnbegunYear && headline.verdict != .unmeasured
      ? [decided, headline] : [decided]
  }
}
