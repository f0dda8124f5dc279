import TargetDSL

/// What a draft found, in one line for people.
struct DraftReport {
  let summary: DraftSummary

  /// For example: `18 goals, 2 facts: 3 without a deadline, 5 clauses to look at, 2 fractions not read`, with a line break.
  func text(in language: Language) -> String {
    let found = [
      part(summary.goals, Statement.Kind.goal), part(summary.duties, .duty), part(summary.funding, .funding),
      part(summary.facts, .fact),
    ].compactMap { $0 }
    var open: [Phrase] = []
    func add(_ count: Int, _ one: Phrase, _ many: Phrase) {
      guard count > 0 else { return }
      let words = count == 1 ? one : many
      open.append(Phrase(en: "\(count) \(words)", vi: "\(count) \(words)"))
    }
    let deadline = Phrase(en: "without a deadline", vi: "mức chưa có thời hạn")
    add(summary.withoutDeadline, deadline, deadline)
    add(
      summary.toLook, Phrase(en: "clause to look at", vi: "mức cần xem lại"),
      Phrase(en: "clauses to look at", vi: "mức cần xem lại"))
    add(
      summary.labelsToLook, Phrase(en: "label to look at", vi: "nhãn cần xem lại"),
      Phrase(en: "labels to look at", vi: "nhãn cần xem lại"))
    add(
      summary.comments, Phrase(en: "statement as a comment", vi: "mục chỉ ghi được thành chú thích"),
      Phrase(en: "statements as comments", vi: "mục chỉ ghi được thành chú thích"))
    for (kind, count) in summary.unread {
      let words = kind.counted
      add(count, words.one, words.many)
    }
    let sure = Phrase(en: "nothing to look at", vi: "không có mục nào cần xem lại")
    let parts = open.isEmpty ? [sure] : open
    return "\(Phrase(joining: found).text(in: language)): \(Phrase(joining: parts).text(in: language))\n"
  }

  private func part(_ count: Int, _ kind: Statement.Kind) -> Phrase? {
    guard count > 0 else { return nil }
    let words = count == 1 ? kind.singular : kind.plural
    return Phrase(en: "\(count) \(words)", vi: "\(count) \(words)")
  }
}

extension UnreadFigure.Kind {
  fileprivate var counted: (one: Phrase, many: Phrase) {
    switch self {
    case .fraction:
      (
        Phrase(en: "fraction not read", vi: "phân số chưa đọc"),
        Phrase(en: "fractions not read", vi: "phân số chưa đọc")
      )
    case .rank:
      (
        Phrase(en: "rank not read", vi: "thứ hạng chưa đọc"),
        Phrase(en: "ranks not read", vi: "thứ hạng chưa đọc")
      )
    case .date, .year, .document, .item, .reference, .name, .footnote, .grade, .duration, .denominator,
      .partOfLabel,
      .basis, .other:
      (
        Phrase(en: "number not read", vi: "con số chưa đọc"),
        Phrase(en: "numbers not read", vi: "con số chưa đọc")
      )
    }
  }
}
