import TargetDSL
import TargetEngine

/// A target of a judged plan with what stands behind each of its entries.
struct TargetExplanation: Sendable {
  struct Entry: Sendable {
    let judgement: ClauseJudgement
    let report: ClauseReport
    /// Indices into `evidence`.
    let evidence: [Int]
  }

  struct Evidence: Sendable {
    let request: RowRequest
    let rows: RowExplanation
    /// The entries whose value it made.
    let times: [JudgedTime]
  }

  let plan: CheckedPlan
  let planReport: PlanReport
  let target: Target
  let report: TargetReport
  let entries: [Entry]
  let evidence: [Evidence]
  /// What was found wrong in the files that were read.
  let problems: [Diagnostic]
  /// Why an engine did not tell all of it.
  let failure: Diagnostic?
  /// Whether the source can tell the rows behind a value; a plan without rows has none to tell.
  let canTellRows: Bool

  /// - Parameters:
  ///   - states: Of the rows to list; without any the whole target is explained, with some only the entries that
  ///     are not met (all, where all are).
  init(
    _ tracked: TrackedPlan, target index: Int, listing states: Set<RowState> = [], limit: Int = 0
  ) {
    let judgement = tracked.judgement
    let explainer = tracked.source as? any RowExplainer
    canTellRows = tracked.source == nil || explainer != nil
    plan = judgement.plan
    planReport = tracked.report
    target = judgement.plan.targets[index]
    report = planReport.targets[index]
    let judged = Array(zip(judgement.targets[index].clauses, report.clauses))
    let isUnmet = judged.contains { $0.0.finding.verdict != .met && $0.0.finding.verdict != .pending }
    var requests: [RowRequest] = []
    var times: [[JudgedTime]] = []
    var unmetGroups: Set<String> = []
    var entries: [Entry] = []
    for (clause, report) in judged {
      var evidence: [Int] = []
      let isListed = states.isEmpty || !isUnmet || clause.finding.verdict != .met
      for request in isListed
        ? judgement.rowRequests(of: clause, of: target, dates: explainer?.dates ?? []) : []
      {
        let isKnown = requests.firstIndex { states.isEmpty ? $0.request == request.request : $0 == request }
        let position = isKnown ?? requests.count
        if isKnown == nil {
          requests.append(request)
          times.append([])
        }
        times[position].append(clause.time)
        evidence.append(position)
      }
      if isListed { unmetGroups.formUnion(clause.groups.filter { $0.finding.verdict != .met }.map(\.group)) }
      entries.append(Entry(judgement: clause, report: report, evidence: evidence))
    }
    self.entries = entries
    let groups =
      target.scope.grouping == nil || unmetGroups.isEmpty || states.contains(.passing) ? nil : unmetGroups
    let listing = states.isEmpty ? nil : RowListing(states: states, limit: limit, groups: groups)
    let explanations = explainer?.explain(requests, listing: listing) ?? []
    evidence = zip(zip(requests, explanations), times).map { explained, times in
      Evidence(request: explained.0, rows: explained.1, times: times)
    }
    failure = (tracked.source as? any StatementSource)?.failure
    let files = Set(evidence.flatMap(\.rows.parts).compactMap(\.rows?.file))
    problems = judgement.plan.findings(explainer?.problems ?? [], concerning: [target.name]).filter {
      files.contains($0.place.path)
    }
  }
}
