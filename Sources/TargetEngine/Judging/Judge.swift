public import TargetDSL

/// Judges a plan on its values as of a day: the plan's latest value where none is given, else the day of issue,
/// else the first day of its period. Pure.
///
/// No judgement comes back only where there is no such day; a number beyond exact arithmetic leaves its clause
/// unmeasured and is a problem of its own.
public func judge(
  _ plan: CheckedPlan, _ values: MeasuredValues, asOf: CalendarDate? = nil
) -> (judgement: PlanJudgement?, problems: [Diagnostic]) {
  guard
    let asOf = asOf ?? values.asOfDate ?? plan.issued
      ?? plan.period.map({ CalendarDate.startOf(year: $0.lowerBound) })
  else { return (nil, [.noAsOfDate(plan)]) }
  var judge = Judge(plan: plan, asOf: asOf)
  var targets: [TargetJudgement] = []
  for (index, target) in plan.targets.enumerated() {
    let series = values.targets.indices.contains(index) ? values.targets[index] : nil
    targets.append(judge.judgement(of: target, on: series))
  }
  return (PlanJudgement(plan: plan, asOf: asOf, targets: targets), judge.problems)
}

extension MeasuredValues {
  /// The day of the latest value or, if that is later, of the latest snapshot.
  var asOfDate: CalendarDate? { [latestDate, latestSnapshot].compactMap { $0 }.max() }

  /// The day of the latest value, even one by groups that nobody lists; numbers that hold on every day have none.
  var latestDate: CalendarDate? {
    targets.flatMap { [$0.main] + $0.readings }.filter { !$0.isConstant }.flatMap(\.points)
      .filter { $0.answer.isAnswer || $0.origin.isMeasured }.map(\.date).max()
  }
}

extension Origin {
  fileprivate var isMeasured: Bool {
    switch self {
    case .measured: true
    case .rows, .stated, .computed: false
    }
  }
}

private struct Judge {
  let plan: CheckedPlan
  let asOf: CalendarDate
  var problems: [Diagnostic] = []

  init(plan: CheckedPlan, asOf: CalendarDate) {
    self.plan = plan
    self.asOf = asOf
  }

  mutating func judgement(of target: Target, on values: MeasuredValues.TargetValues?) -> TargetJudgement {
    let isGrouped = target.scope.grouping != nil
    let main = TrackSet(values?.main ?? Series(points: []), isGrouped: isGrouped, asOf: asOf)
    let readings = target.readings.enumerated().map { index, reading in
      let series = values.flatMap { $0.readings.indices.contains(index) ? $0.readings[index] : nil }
      return (reading, TrackSet(series ?? Series(points: []), isGrouped: isGrouped, asOf: asOf))
    }
    var entries: [ClauseJudgement] = []
    for (index, clause) in target.clauses.enumerated() {
      let first = entries.count
      for time in JudgedTime.entries(of: clause.when) {
        do {
          entries.append(
            try judgement(of: clause, at: index, time: time, target: target, main: main, readings: readings))
        } catch {
          problems.append(.overflow(in: target, clause))
          entries.append(
            ClauseJudgement(
              clause: index, time: time, isDue: time.isDue(asOf: asOf),
              finding: Finding(verdict: .unmeasured, why: .overflow), groups: [],
              readings: target.readings.map { _ in Finding(verdict: .unmeasured, why: .overflow) }))
        }
      }
      problems += unreachableRange(of: clause, in: target, entries[first...]).map { [$0] } ?? []
    }
    return TargetJudgement(merging: entries, asOf: asOf)
  }

  /// That no number of the rows measured reaches the range of a clause: the latest entry or the first group of
  /// which that is true.
  private func unreachableRange(
    of clause: Clause, in target: Target, _ entries: ArraySlice<ClauseJudgement>
  ) -> Diagnostic? {
    guard clause.bound.closedRange != nil else { return nil }
    for entry in entries.reversed() {
      let groups = entry.groups.sorted { $0.group < $1.group }.map { (Optional($0.group), $0.finding) }
      for (group, finding) in [(nil, entry.finding)] + groups where finding.verdict != .met {
        guard case .share(let counts)? = finding.value?.value.attainable, counts.isCertain,
          let found = TargetDSL.unreachableRange(
            of: clause, in: target, group: group, population: counts.a + counts.b)
        else { continue }
        return found
      }
    }
    return nil
  }

  private func judgement(
    of clause: Clause, at index: Int, time: JudgedTime, target: Target, main: TrackSet,
    readings: [(reading: Target.Reading, tracks: TrackSet)]
  ) throws(ArithmeticOverflow) -> ClauseJudgement {
    var change: Change?
    if case .change(let asked) = clause.bound { change = asked }
    func rule(_ measure: TypedMeasure, isMain: Bool = false) -> EntryRule {
      EntryRule(
        criterion: Criterion(clause.bound, measure: measure, plan: plan), time: time, asOf: asOf,
        period: plan.period, change: change, usesBaselines: isMain, quota: target.scope.quota)
    }
    let (finding, found) = try rule(target.measure, isMain: true).judged(main)
    var others: [Finding] = []
    for (reading, tracks) in readings {
      others.append(try rule(reading.measure).judged(tracks).finding)
    }
    // By key already.
    return ClauseJudgement(
      clause: index, time: time, isDue: time.isDue(asOf: asOf), finding: finding, groups: found.worstFirst,
      readings: others)
  }
}

extension [GroupJudgement] {
  /// Worst first, equally bad ones in their order. O(groups).
  fileprivate var worstFirst: [GroupJudgement] {
    let verdicts = indices.map { self[$0].finding.verdict.rank }
    guard zip(verdicts, verdicts.dropFirst()).contains(where: { $0 > $1 }) else { return self }
    var sorted: [GroupJudgement] = []
    sorted.reserveCapacity(count)
    for verdict in Verdict.allCases.indices {
      for place in indices where verdicts[place] == verdict { sorted.append(self[place]) }
    }
    return sorted
  }
}

extension EntryRule {
  /// The finding for the whole; with groups, by key, the worst of theirs.
  func judged(_ tracks: TrackSet) throws(ArithmeticOverflow) -> (finding: Finding, groups: [GroupJudgement]) {
    switch tracks {
    case .whole(let track): return (try finding(for: track), [])
    case .groups(let groups, let absence):
      if case .year(let year) = time, asOf < .startOf(year: year) {
        return (Finding(verdict: .pending, remarks: [Remark(.yearAhead(year))]), [])
      }
      var judged: [GroupJudgement] = []
      judged.reserveCapacity(groups.count)
      var ofDays: [Remark] = []
      for place in groups.indices where existed(groups[place].track) {
        let found = try finding(for: groups[place].track)
        judged.append(GroupJudgement(group: groups[place].key, finding: found))
        for remark in groups[place].track.remarks(on: found.value) where !ofDays.contains(remark) {
          ofDays.append(remark)
        }
      }
      var finding = Finding(worstOf: judged, of: criterion.accepted, absence: absence)
      if let quota { finding = try Finding(quota, among: judged, isDue: isDue, absence: absence) }
      for remark in judged.sharedRemarks + ofDays where !finding.remarks.contains(remark) {
        finding.remarks.append(remark)
      }
      return (finding, judged)
    }
  }

  /// Whether a group was there by the end of a year: one that was founded later is not missed.
  private func existed(_ track: Track) -> Bool {
    guard case .year(let year) = time else { return true }
    return track.observations.contains { $0.year <= year || $0.date <= .endOf(year: year) }
  }
}

extension [GroupJudgement] {
  /// What is said of the value of every group that has one: it is said once of them all.
  fileprivate var sharedRemarks: [Remark] {
    let remarks = lazy.compactMap { $0.finding.value?.value.remarks }
    guard let first = remarks.first else { return [] }
    return first.filter { remark in remarks.allSatisfy { $0.contains(remark) } }
  }
}

extension Finding {
  /// The groups stand by key; those that are named begin with the weakest.
  init(worstOf groups: [GroupJudgement], of accepted: ValueInterval, absence: Phrase?) {
    guard let worst = groups.indices.lazy.map({ groups[$0].finding.verdict }).min() else {
      self =
        absence.map { Finding(verdict: .unmeasured, why: $0) }
        ?? Finding(verdict: .notApplicable, why: .noGroups)
      return
    }
    self.init(verdict: worst)
    // Nothing is said of groups that are all met.
    guard worst != .met else { return }
    let names = groups.filter { $0.finding.verdict == worst }.weakestFirst(accepted).map(\.group)
    switch worst {
    case .undetermined, .unmeasured, .notApplicable: why = .groups(names, of: groups.count, worst)
    case .met: break
    default: remarks = [Remark(.groups(names, of: groups.count, worst))]
    }
  }
}
