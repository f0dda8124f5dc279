import TargetDSL
import TargetEngine

/// Which verdicts fail a check: what is missed, or due without a verdict; `--fail-on` adds to that.
struct FailRule: Sendable {
  private let added: Set<Verdict>
  let failsOnWarnings: Bool

  static let standard = FailRule(added: [], failsOnWarnings: false)

  private init(added: Set<Verdict>, failsOnWarnings: Bool) {
    self.added = added
    self.failsOnWarnings = failsOnWarnings
  }

  /// The words of `--fail-on`. `behind` is everything that the pace calls too slow.
  static let words: [(word: String, verdicts: Set<Verdict>)] = [
    ("missed", [.missed]), ("undetermined", [.undetermined]), ("unmeasured", [.unmeasured]),
    ("not-applicable", [.notApplicable]), ("behind", [.slow, .farBehind, .worsening]), ("slow", [.slow]),
    ("far-behind", [.farBehind]), ("worsening", [.worsening]), ("pending", [.pending]), ("warning", []),
  ]

  /// Several words, separated by commas or given apart; `_` and `-` are alike.
  init(words given: [String]) throws(UsageError) {
    var added: Set<Verdict> = []
    var failsOnWarnings = false
    for list in given {
      for part in list.split(separator: ",", omittingEmptySubsequences: false) {
        let word = String(part.map { $0 == "_" ? "-" : $0 })
        guard let entry = FailRule.words.first(where: { $0.word == word }) else {
          throw UsageError.unknown(
            Phrase(en: "`--fail-on` does not know `\(part)`", vi: "`--fail-on` không nhận `\(part)`"),
            word: word,
            among: FailRule.words.map(\.word))
        }
        added.formUnion(entry.verdicts)
        if word == "warning" { failsOnWarnings = true }
      }
    }
    self.init(added: added, failsOnWarnings: failsOnWarnings)
  }

  func fails(_ verdict: Verdict, isDue: Bool) -> Bool {
    if verdict == .missed || added.contains(verdict) { return true }
    return isDue && (verdict == .undetermined || verdict == .unmeasured || verdict == .notApplicable)
  }

  /// Says of every clause what it means for the exit code.
  func apply(to report: inout Report) {
    for plan in report.plans.indices {
      // What nothing is known of fails as a whole, clause by clause, so that a baseline can know it.
      let isWithoutValues = report.plans[plan].isWithoutValues
      for target in report.plans[plan].targets.indices {
        for clause in report.plans[plan].targets[target].clauses.indices {
          let entry = report.plans[plan].targets[target].clauses[clause]
          report.plans[plan].targets[target].clauses[clause].standing =
            fails(entry.verdict, isDue: entry.isDue || (isWithoutValues && entry.verdict == .unmeasured))
            ? .fails : entry.verdict == .met ? .passes : .open
        }
      }
    }
  }
}

extension Report {
  /// 0, 1, 2 or 3 as the contract of the report has it; the greatest wins.
  func exitCode(_ rule: FailRule, warnOnly: Bool) -> Int32 {
    let errors = problems.filter { $0.severity == .error }
    if errors.contains(where: { $0.kind.subject == .data }) { return 3 }
    if !errors.isEmpty || !unjudged.isEmpty { return 2 }
    let fails =
      clauses.contains { $0.standing == .fails } || !obsoleteEntries.isEmpty
      || plans.contains { $0.isWithoutValues && !$0.isKnown }
      || (rule.failsOnWarnings && !problems.isEmpty)
    return fails && !warnOnly ? 1 : 0
  }
}

extension PlanReport {
  /// The baseline has clauses of it.
  fileprivate var isKnown: Bool { targets.contains { $0.clauses.contains { $0.standing == .known } } }

  /// Not one value of the plan could be measured or is stated: that nothing is missed then says nothing.
  fileprivate var isWithoutValues: Bool {
    let clauses = targets.flatMap(\.clauses)
    return !clauses.isEmpty && targets.allSatisfy(\.series.isEmpty)
      && clauses.allSatisfy { clause in
        clause.value == nil && clause.groups.allSatisfy { $0.value == nil }
          && clause.verdict != .notApplicable
      }
  }
}
