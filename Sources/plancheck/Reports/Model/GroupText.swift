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

  /// Every group, the weakest first: those that fall short, then those that are met, the one that is nearest to the bound
  /// before the others.
  ///
  /// - Complexity: O(n log n)
  var groupsWeakestFirst: [GroupReport] {
    let accepted = asked.accepted
    let met = groups.judged.filter { $0.finding.verdict == .met }.enumerated().map { place, group in
      (
        place: place, group: group,
        room: group.room(within: group.finding.change?.asked?.accepted ?? accepted)
      )
    }
    return shortGroups
      + met.sorted { left, right in
        switch (left.room, right.room) {
        case (let one?, let other?): (one, left.place) < (other, right.place)
        case (nil, nil): left.place < right.place
        case (let one, _): one != nil
        }
      }.map { groups.report(of: $0.group) }
  }

  /// For how many of its groups it holds at least and at most; `nil` where there are no groups.
  var groupsMet: (low: Int, high: Int, all: Int)? {
    guard !groups.isEmpty else { return nil }
    let met = groups.count { $0.verdict == .met }
    return groupsHeld.map { ($0.low, $0.high, $0.of) } ?? (met, met, groups.count)
  }

  /// How many of its groups are met, and how many are asked. For example: `62 of 80 groups met, at least 64 needed`; where
  /// each of them has to: `9 of 12 groups met`. `nil` where there are no groups.
  var groupsMetPhrase: Phrase? {
    guard let (low, high, all) = groupsMet else { return nil }
    let hold =
      low == high
      ? Phrase(en: "\(low) of \(all) groups met", vi: "\(low)/\(all) nhóm đạt")
      : Phrase(en: "\(low) to \(high) of \(all) groups met", vi: "\(low) đến \(high) trên \(all) nhóm đạt")
    guard let needed = groupsHeld?.needed else { return hold }
    return Phrase(en: "\(hold), at least \(needed) needed", vi: "\(hold), cần ít nhất \(needed)")
  }

  /// For example: `2 to 5 more groups`; `nil` where enough may hold already, or all of them have to.
  var groupsNeededPhrase: Phrase? {
    guard let missing = groupsHeld?.missing, missing.lowerBound > 0 else { return nil }
    let (least, most) = (missing.lowerBound, missing.upperBound)
    return least == most
      ? Phrase(en: "\(most) more \(most == 1 ? "group" : "groups")", vi: "thêm \(most) nhóm")
      : Phrase(en: "\(least) to \(most) more groups", vi: "thêm \(least) đến \(most) nhóm")
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

extension GroupJudgement {
  /// How far its value is at worst from where it would no longer be accepted; `nil` where nothing limits it.
  fileprivate func room(within accepted: ValueInterval) -> Rational? {
    guard let interval = finding.value?.value.interval else { return nil }
    func distance(_ from: Rational?, _ to: Rational?) -> Rational? {
      guard let from, let to else { return nil }
      return try? to.subtracting(from)
    }
    return [distance(accepted.low, interval.low), distance(interval.high, accepted.high)].compactMap { $0 }
      .min()
  }
}

extension GroupReport {
  /// What is still needed, or why that is not known, and how many rows are not known; empty where there is nothing to say.
  func rest(_ language: Language) -> String {
    var parts: [String] = []
    if value != nil, let why { parts.append(why.text(in: language)) }
    if verdict != .met, let needed {
      let yearly = needed.perYear.map { Phrase(en: ", \($0)", vi: ", \($0)") } ?? Phrase(verbatim: "")
      parts.append(
        Phrase(en: "needs \(needed.brief)\(yearly)", vi: "cần \(needed.brief)\(yearly)").text(in: language))
    }
    // A reason says it already.
    if why == nil, let unknown = value?.unknown, unknown > 0 {
      parts.append(
        Phrase(en: "\(count: unknown, "rows") not known", vi: "\(unknown) dòng chưa rõ").text(in: language))
    }
    return parts.joined(separator: "; ")
  }
}
