import TargetDSL
import TargetEngine

/// What is another of one target between two reports, in one line: `weak_share: slow → on track`; where only a value is
/// another, `weak_share: 12% → 11.5% (slow)`.
enum TargetChanges {
  /// Something that changed, of one milestone or of the whole goal.
  private struct Part {
    var whens: [Phrase] = []
    let text: Phrase

    /// Of many milestones the first and the last are named.
    var when: Phrase? {
      guard let first = whens.first, let last = whens.last else { return nil }
      return whens.count < 3
        ? Phrase(joining: whens) : Phrase(en: "\(first) … \(last)", vi: "\(first) … \(last)")
    }
  }

  static func text(from old: TargetReport?, to new: TargetReport) -> Phrase? {
    let name = new.name
    guard let old else {
      return Phrase(en: "\(name): new, \(new.verdict.phrase)", vi: "\(name): mới, \(new.verdict.phrase)")
    }
    let pairs = self.pairs(old.clauses, new.clauses)
    let kept = pairs.compactMap { pair in pair.before.flatMap { before in pair.now.map { (before, $0) } } }
    var parts: [Part] = []
    if old.verdict != new.verdict {
      parts.append(Part(text: arrow(old.verdict.phrase, new.verdict.phrase)))
    } else {
      add(kept, to: &parts) { $0.verdict == $1.verdict ? nil : arrow($0.verdict.phrase, $1.verdict.phrase) }
    }
    let isOtherwiseJudged = !parts.isEmpty
    milestones(pairs, to: &parts)
    add(kept, to: &parts) { before, now in
      before.bound.plan == now.bound.plan ? nil : arrow(before.bound.phrase, now.bound.phrase)
    }
    if !isOtherwiseJudged { found(kept, old, new, to: &parts) }
    guard let first = parts.first else { return nil }
    let head = first.when.map { Phrase(en: "\(name) \($0)", vi: "\(name) \($0)") } ?? Phrase(verbatim: name)
    let texts = parts.enumerated().map { place, part in
      guard place > 0, let when = part.when else { return part.text }
      return Phrase(en: "\(when): \(part.text)", vi: "\(when): \(part.text)")
    }
    let all = Phrase(joining: texts, by: "; ")
    return Phrase(en: "\(head): \(all)", vi: "\(head): \(all)")
  }

  private static func arrow(_ before: Phrase, _ now: Phrase) -> Phrase {
    Phrase(en: "\(before) → \(now)", vi: "\(before) → \(now)")
  }

  // MARK: Milestones

  private typealias Pair = (before: ClauseReport?, now: ClauseReport?)

  /// Clauses of one time, in order, are the same clause.
  private static func pairs(_ old: [ClauseReport], _ new: [ClauseReport]) -> [Pair] {
    var left = old
    var pairs: [Pair] = new.map { clause in
      let index = left.firstIndex { $0.time == clause.time }
      return (index.map { left.remove(at: $0) }, clause)
    }
    // What asks for the same at another time was moved.
    for index in pairs.indices where pairs[index].before == nil {
      guard let clause = pairs[index].now,
        let moved = left.firstIndex(where: { $0.bound.plan == clause.bound.plan })
      else { continue }
      pairs[index].before = left.remove(at: moved)
    }
    return pairs + left.map { ($0, nil) }
  }

  private static func milestones(_ pairs: [Pair], to parts: inout [Part]) {
    for (before, now) in pairs {
      switch (before, now) {
      case (let before?, let now?):
        if before.time != now.time { parts.append(Part(text: arrow(before.when, now.when))) }
      case (nil, let now?):
        let (bound, verdict) = (now.bound.phrase, now.verdictPhrase)
        parts.append(
          Part(
            whens: [now.when], text: Phrase(en: "new, \(bound): \(verdict)", vi: "mới, \(bound): \(verdict)"))
        )
      case (let before?, nil):
        parts.append(Part(whens: [before.when], text: Phrase(en: "is gone", vi: "không còn")))
      case (nil, nil): break
      }
    }
  }

  /// What is another of clauses; those of which the same is said share a part.
  private static func add(
    _ kept: [(ClauseReport, ClauseReport)], to parts: inout [Part],
    _ text: (ClauseReport, ClauseReport) -> Phrase?
  ) {
    let first = parts.count
    for (before, now) in kept {
      guard let text = text(before, now) else { continue }
      if let known = parts.indices.dropFirst(first).first(where: { parts[$0].text == text }) {
        parts[known].whens.append(now.when)
      } else {
        parts.append(Part(whens: [now.when], text: text))
      }
    }
  }

  // MARK: What was found

  /// Groups, then the value that is drawn, then others, then what other readings come to and why nothing can be said.
  private static func found(
    _ kept: [(ClauseReport, ClauseReport)], _ old: TargetReport, _ new: TargetReport, to parts: inout [Part]
  ) {
    let first = parts.count
    add(kept, to: &parts) { before, now in now.groups.isEmpty ? nil : groups(from: before, to: now) }
    if parts.count > first { return }
    if let change = values(old.pictured?.value, new.pictured?.value) {
      let verdict = new.verdict.phrase
      parts.append(Part(text: Phrase(en: "\(change) (\(verdict))", vi: "\(change) (\(verdict))")))
      return
    }
    add(kept, to: &parts) { before, now in values(before.value, now.value) }
    if parts.count == first { series(old.series, new.series, to: &parts) }
    if parts.count == first { add(kept, to: &parts, readings) }
    if parts.count == first { add(kept, to: &parts) { $0.why == $1.why ? nil : $1.why } }
  }

  /// With their days where these are others, and exact where they look alike.
  private static func values(_ before: ValueReport?, _ now: ValueReport?) -> Phrase? {
    guard !isSame(before, now) else { return nil }
    let none = Phrase(verbatim: "–")
    guard let before, let now, before.date == now.date else {
      return arrow(before?.phrase ?? none, now?.phrase ?? none)
    }
    let shown = arrow(before.display, now.display)
    guard before.display == now.display, let was = before.low ?? before.high, let low = now.low ?? now.high
    else {
      return shown
    }
    return Phrase(en: "\(shown), exactly \(was) → \(low)", vi: "\(shown), chính xác \(was) → \(low)")
  }

  private static func isSame(_ before: ValueReport?, _ now: ValueReport?) -> Bool {
    before?.interval == now?.interval && before?.date == now?.date
  }

  private static func series(_ old: [ValueReport], _ new: [ValueReport], to parts: inout [Part]) {
    let days = Set((old + new).map(\.date)).sorted()
    for day in days {
      let (before, now) = (old.last { $0.date == day }, new.last { $0.date == day })
      guard !isSame(before, now) else { continue }
      let none = Phrase(verbatim: "–")
      parts.append(
        Part(
          whens: [TimeText.phrase(day)],
          text: before != nil && now != nil
            ? values(before, now) ?? none : arrow(before?.display ?? none, now?.display ?? none)))
    }
  }

  private static func readings(_ before: ClauseReport, _ now: ClauseReport) -> Phrase? {
    for reading in now.readings {
      guard let known = before.readings.first(where: { $0.label == reading.label }) else { continue }
      let label = reading.label
      if known.verdict != reading.verdict {
        let change = arrow(known.verdict.phrase, reading.verdict.phrase)
        return Phrase(en: "as “\(label)” \(change)", vi: "theo “\(label)” \(change)")
      }
      if let change = values(known.value, reading.value) {
        return Phrase(en: "as “\(label)” \(change)", vi: "theo “\(label)” \(change)")
      }
    }
    return nil
  }

  /// `3 missed, 9 met → 2 missed, 10 met`.
  private static func groups(from old: ClauseReport, to new: ClauseReport) -> Phrase? {
    func words(_ clause: ClauseReport) -> Phrase {
      let weakest = clause.weakestGroup.map { Phrase(en: "; \($0)", vi: "; \($0)") }
      return clause.groupCounts.appending(weakest ?? Phrase(verbatim: ""))
    }
    let (before, now) = (words(old), words(new))
    if before != now { return arrow(before, now) }
    // The first that is another stands for all.
    let known = Dictionary(old.groups.map { ($0.group, $0) }, uniquingKeysWith: { first, _ in first })
    let others = new.groups.filter { group in
      known[group.group].map { $0.verdict != group.verdict || !isSame($0.value, group.value) } ?? true
    }
    guard let first = others.first else {
      return old.groups.count == new.groups.count
        ? nil : Phrase(en: "its groups are others", vi: "các nhóm đã khác")
    }
    let change =
      values(known[first.group]?.value, first.value)
      ?? arrow(
        known[first.group]?.verdict.phrase ?? Phrase(verbatim: "–"), first.verdict.phrase)
    let rest = others.count - 1
    let more =
      rest > 0
      ? Phrase(en: ", and \(count: rest, "more groups")", vi: ", và \(rest) nhóm nữa") : Phrase(verbatim: "")
    return Phrase(en: "\(first.group): \(change)\(more)", vi: "\(first.group): \(change)\(more)")
  }
}
