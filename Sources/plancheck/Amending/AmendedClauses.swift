import TargetDSL
import TargetEngine

// Clauses and readings of a target that is in both versions.

extension AmendmentFinder {
  mutating func compareClauses(_ before: Target, _ after: Target) {
    var left = before.clauses
    var unmatched: [Clause] = []
    for clause in after.clauses {
      guard let index = left.firstIndex(where: { $0.when == clause.when }) else {
        unmatched.append(clause)
        continue
      }
      compareBounds(left.remove(at: index), clause, before, after)
    }
    for clause in unmatched {
      if let index = left.firstIndex(where: { $0.bound == clause.bound }) {
        addMove(left.remove(at: index), clause, before, after)
        continue
      }
      // What is left of one kind of clause is the same goal, with another bound and another time.
      if let index = left.firstIndex(where: { $0.when.isOfKind(clause.when) }) {
        addChange(left.remove(at: index), clause, before, after)
        continue
      }
      let said = self.said(clause, after)
      add(
        .clauseAdded, after.name, when: when(clause), new: text(clause, after), at: (nil, clause.span),
        Phrase(
          en: "\(title(after)) gets a goal: \(said)",
          vi: "\(title(after)) thêm mức: \(said)"))
    }
    for clause in left {
      let said = self.said(clause, before)
      add(
        .clauseDropped, after.name, when: when(clause), old: text(clause, before), at: (clause.span, nil),
        Phrase(
          en: "\(title(after)) loses a goal: \(said)",
          vi: "\(title(after)) bỏ mức: \(said)"))
    }
  }

  private mutating func compareBounds(_ was: Clause, _ now: Clause, _ before: Target, _ after: Target) {
    let places: (SourceSpan?, SourceSpan?) = (was.span, now.span)
    let (old, new) = (bound(was, before), bound(now, after))
    // Bounds on different kinds of numbers cannot be held against each other.
    let isSameKind = before.measure.type == after.measure.type
    if was.bound != now.bound {
      let time = when(now)
      let (day, said, then) = (timePhrase(now), boundPhrase(now, after), boundPhrase(was, before))
      // Sentences about the bound begin alike.
      let head = Phrase(en: "\(title(after)), \(day)", vi: "\(title(after)), \(day)")

      switch isSameKind ? now.isTighter(of: after, than: was, of: before) : nil {
      case true?:
        add(
          .tightened, after.name, when: time, old: old, new: new, at: places,
          Phrase(
            en: "\(head) is tightened: \(said) instead of \(then)",
            vi: "\(head) chặt hơn: \(said) thay cho \(then)"))
      case false?:
        add(
          .loosened, after.name, when: time, old: old, new: new, at: places,
          Phrase(
            en: "\(head) is loosened: \(said) instead of \(then)",
            vi: "\(head) nới lỏng: \(said) thay cho \(then)"))
      case nil:
        add(
          .boundChanged, after.name, when: time, old: old, new: new, at: places,
          Phrase(
            en: "\(head) changes: \(said) instead of \(then)",
            vi: "\(head) thay đổi: \(said) thay cho \(then)"))
      }
    }
    let (cited, citedNow) = (citation(was), citation(now))
    if cited != citedNow {
      add(
        .sourceChanged, after.name, when: when(now), old: cited, new: citedNow, at: places,
        Phrase(
          en:
            "\(title(after)), \(timePhrase(now)) cites \(citedNow ?? "nothing"), before \(cited ?? "nothing")",
          vi:
            "\(title(after)), \(timePhrase(now)) nay dẫn \(citedNow ?? "không nguồn nào"), trước dẫn \(cited ?? "không nguồn nào")"
        ))
    }
  }

  private mutating func addMove(_ was: Clause, _ now: Clause, _ before: Target, _ after: Target) {
    let isLater: Bool? =
      switch (lastDay(was), lastDay(now)) {
      case (let a?, let b?) where a != b: b > a
      // A goal that loses its date has for ever.
      case (_?, nil): true
      case (nil, _?): false
      default: nil
      }
    let (old, new) = (when(was), when(now))
    let said = boundPhrase(now, after)
    let (then, day) = (timePhrase(was), timePhrase(now))
    guard let isLater else {
      return add(
        .boundChanged, after.name, when: new, old: self.text(was, before), new: self.text(now, after),
        at: (was.span, now.span),
        Phrase(
          en: "\(title(after)): \(said) is now to hold \(day), before \(then)",
          vi: "\(title(after)): \(said) nay áp dụng \(day), trước là \(then)"
        ))
    }
    add(
      isLater ? .movedLater : .movedEarlier, after.name, when: new, old: old, new: new,
      at: (was.span, now.span),
      isLater
        ? Phrase(
          en: "\(title(after)): \(said) moves later, \(day) instead of \(then)",
          vi: "\(title(after)): \(said) lùi hạn, \(day) thay cho \(then)")
        : Phrase(
          en: "\(title(after)): \(said) moves earlier, \(day) instead of \(then)",
          vi: "\(title(after)): \(said) sớm hơn, \(day) thay cho \(then)"))
  }

  /// Another bound at another time.
  private mutating func addChange(_ was: Clause, _ now: Clause, _ before: Target, _ after: Target) {
    let (said, then) = (self.said(now, after), self.said(was, before))
    add(
      .boundChanged, after.name, when: when(now), old: text(was, before), new: text(now, after),
      at: (was.span, now.span),
      Phrase(
        en: "\(title(after)) changes its bound and its time: \(said) instead of \(then)",
        vi: "\(title(after)) đổi cả mức và thời hạn: \(said) thay cho \(then)"))
  }

  // MARK: Readings

  mutating func compareReadings(_ before: Target, _ after: Target) {
    for reading in after.readings {
      guard let was = before.readings.first(where: { $0.label == reading.label }) else {
        add(
          .readingAdded, after.name, new: reading.label, at: (nil, reading.span),
          Phrase(
            en: "\(title(after)) gets another reading, \(quoted(reading.label))",
            vi: "\(title(after)) thêm cách hiểu \(quoted(reading.label))"))
        continue
      }
      if was.measure.identity != reading.measure.identity {
        add(
          .readingRedefined, after.name, old: words(was.measure), new: words(reading.measure),
          at: (was.span, reading.span),
          Phrase(
            en: "the reading \(quoted(reading.label)) of \(title(after)) is measured differently",
            vi: "cách hiểu \(quoted(reading.label)) của \(title(after)) được đo khác đi"))
      }
    }
    for reading in before.readings where !after.readings.contains(where: { $0.label == reading.label }) {
      add(
        .readingDropped, after.name, old: reading.label, at: (reading.span, nil),
        Phrase(
          en: "\(title(after)) loses its reading \(quoted(reading.label))",
          vi: "\(title(after)) bỏ cách hiểu \(quoted(reading.label))"))
    }
  }
}

extension When {
  /// Whether both are days, both years, both totals.
  fileprivate func isOfKind(_ other: When) -> Bool {
    switch self {
    case .by: if case .by = other { true } else { false }
    case .eachYear: if case .eachYear = other { true } else { false }
    case .total: if case .total = other { true } else { false }
    case .always: other == .always
    case .undated: other == .undated
    }
  }
}
