import TargetDSL
import TargetEngine

/// What is said of the groups of a `for each`.
extension ClauseReport {
  /// How many of its groups have which verdict, those that need attention first.
  var groupsByVerdict: [(verdict: Verdict, count: Int)] {
    var counts: [Verdict: Int] = [:]
    for group in groups { counts[group.verdict, default: 0] += 1 }
    return counts.sorted { $0.key.attention < $1.key.attention }.map { ($0.key, $0.value) }
  }

  /// Groups that are not met, the weakest first: by verdict, then by the distance from what is asked, then by name.
  ///
  /// - Complexity: O(n log n)
  var shortGroups: [GroupReport] {
    var short: [Verdict: [GroupJudgement]] = [:]
    for group in groups.judged where group.finding.verdict != .met {
      short[group.finding.verdict, default: []].append(group)
    }
    return short.sorted { $0.key.attention < $1.key.attention }.flatMap { _, alike in
      alike.weakestFirst(asked.accepted).map(groups.report)
    }
  }

  /// For example: `3 missed, 9 met`; empty where there are no groups.
  var groupCounts: Phrase {
    Phrase(
      joining: groupsByVerdict.map {
        Phrase(en: "\($0.count) \($0.verdict.phrase)", vi: "\($0.count) \($0.verdict.phrase)")
      })
  }

  /// For example: `weakest: Cư Jút, 20%`. `nil` where no group that has a value falls short.
  var weakestGroup: Phrase? {
    guard let first = shortGroups.first(where: { $0.value != nil }), let value = first.value else {
      return nil
    }
    let shown = value.display
    return Phrase(en: "weakest: \(first.group), \(shown)", vi: "yếu nhất: \(first.group), \(shown)")
  }
}
