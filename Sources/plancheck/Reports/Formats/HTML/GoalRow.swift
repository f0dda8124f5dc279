import TargetDSL
import TargetEngine

/// One goal: its line, and what stands behind it on opening.
struct GoalRow {
  let target: TargetReport
  /// Of the plan.
  let file: String
  let rank: Int
  /// In the plan.
  let place: Int
  let style: ReportStyle

  func write(to page: inout HTMLText) {
    guard let clause = target.pictured else { return }
    page.element(
      "li",
      [
        ("class", "goal"), ("data-plan", file), ("data-name", target.name),
      ] + Sifting.attributes(of: target) + [("data-rank", String(rank)), ("data-place", String(place))]
    ) { page in
      page.element("details") { page in
        page.element("summary", [("class", "row")]) { page in line(clause, &page) }
        page.element("div", [("class", "more")]) { page in more(clause, &page) }
      }
    }
  }

  /// `needs 69 more organisations, 12 a year`.
  static func needs(_ clause: ClauseReport, _ style: ReportStyle) -> String? {
    clause.needsText(style.language) ?? clause.why.map(style.text)
  }

  private var parts: HTMLParts { HTMLParts(style: style) }

  private func marked(_ text: String) -> [(String, String)] { parts.marked(text) }

  private func line(_ clause: ClauseReport, _ page: inout HTMLText) {
    page.element("span") { page in verdicts(clause, &page) }
    page.element("span", [("class", "what")]) { page in
      page.element("b", marked(target.title), target.title)
      let (when, bound) = (clause.when, clause.bound.phrase)
      page.element("span", style.text(en: "\(when): \(bound)", vi: "\(when): \(bound)"))
      if let says = clause.sourcePhrase { page.element("span", marked(says), says) }
      if let owner = target.owner { page.element("span", marked(owner), owner) }
    }
    page.element("span", [("class", "value")]) { page in
      if let value = clause.value {
        parts.value(value, nil, &page)
        page.element("small", style.text(TimeText.phrase(value.date)))
      } else {
        page.text(style.text(clause.valuePhrase))
      }
    }
    page.element("span", [("class", "picture")]) { page in
      BulletGraph(clause: clause, language: style.language).write(to: &page)
    }
    page.element("span", [("class", "rest needs")]) { page in
      let progress = style.text(clause.progressPhrase)
      if !progress.isEmpty {
        page.element("span", [("class", "pace")]) { page in
          if let trend = clause.trend { page.element("i", [("aria-hidden", "true")], trend) }
          page.text(progress)
        }
      }
      if let rest = GoalRow.needs(clause, style) {
        page.text(rest)
      }
      if let weakest = clause.weakestGroup.map(style.text) {
        page.element("span", [("class", "weakest")], weakest)
      }
    }
  }

  /// First the one by which the goal is counted, then that of the clause whose value is drawn where it is another; where
  /// its milestones differ, how many came to what.
  private func verdicts(_ clause: ClauseReport, _ page: inout HTMLText) {
    let gravest = target.gravest
    if clause.verdict != gravest {
      let phrase: Phrase
      if let deciding = target.clauses.last(where: { $0.verdict == gravest }) {
        let (verdict, when) = (deciding.verdictPhrase, deciding.when)
        phrase = Phrase(en: "\(verdict), \(when)", vi: "\(verdict), \(when)")
      } else {
        phrase = gravest.phrase
      }
      VerdictChip(verdict: gravest, words: style.text(phrase)).write(to: &page)
      let (verdict, when) = (clause.verdictPhrase, clause.when)
      let drawn = Phrase(en: "\(verdict), \(when)", vi: "\(verdict), \(when)")
      VerdictChip(verdict: clause.verdict, words: style.text(drawn)).write(to: &page)
    } else {
      VerdictChip(verdict: clause.verdict, words: style.text(clause.verdictPhrase)).write(to: &page)
    }
    let counts = target.clauses.map(\.verdict).counted
    guard counts.count > 1 else { return }
    let words = counts.map { style.counted($0.count, $0.verdict) }.joined(separator: ", ")
    page.element("small", style.text(en: "milestones: \(words)", vi: "các mốc: \(words)"))
  }

  private func more(_ clause: ClauseReport, _ page: inout HTMLText) {
    if !target.series.isEmpty {
      page.element("div") { page in
        PathGraph(target: target, clause: clause, language: style.language).write(to: &page)
        values(&page)
        sums(clause, &page)
      }
    }
    page.element("dl", target.series.isEmpty ? [("class", "wide")] : []) { page in details(clause, &page) }
    if target.clauses.count > 1 { milestones(&page) }
    if !clause.readings.isEmpty { readings(clause, &page) }
    for clause in target.clauses where !clause.groups.isEmpty {
      GroupTable(clause: clause, name: "\(file), \(target.name)", style: style).write(to: &page)
    }
  }

  private func details(_ clause: ClauseReport, _ page: inout HTMLText) {
    func pair(_ name: String, _ text: String) {
      page.element("dt", name)
      page.element("dd", marked(text), text)
    }
    if let value = clause.value {
      if let population = value.population {
        pair(
          style.text(en: "Rows", vi: "Số dòng"),
          style.text(
            en: "\(population) in the population, \(value.unknown ?? 0) not known",
            vi: "\(population) trong tổng thể, \(value.unknown ?? 0) chưa rõ"))
      }
      if let publisher = value.publisher {
        pair(style.text(en: "Published by", vi: "Nguồn số liệu"), publisher)
      }
    }
    let needs = clause.needsText(style.language)
    let known = clause.details(style.language).filter { $0 != needs }
    if !known.isEmpty {
      page.element("dt", style.text(en: "To know", vi: "Cần biết"))
      for text in known { page.element("dd", text) }
    }
    if !target.notes.isEmpty {
      page.element("dt", style.text(en: "Note", vi: "Ghi chú"))
      for note in target.notes { page.element("dd", marked(note), note) }
    }
    pair(style.text(en: "In the plan", vi: "Trong kế hoạch"), "\(target.name), \(target.file):\(target.line)")
  }

  private func table(
    _ caption: String, _ headings: [String], _ rows: [[HTMLParts.Cell]], _ page: inout HTMLText
  ) {
    parts.table(caption, name: "\(file), \(target.name): \(caption)", headings, rows, &page)
  }

  private func values(_ page: inout HTMLText) {
    table(
      style.text(en: "Values over time", vi: "Giá trị theo thời gian"),
      [
        style.text(en: "Date", vi: "Thời điểm"), style.text(en: "Value", vi: "Giá trị"),
        style.text(en: "From", vi: "Nguồn"),
      ],
      target.series.map { value in
        [
          .text(style.text(TimeText.phrase(value.date))), .value(value, isDated: false),
          .text(value.publisher ?? style.text(value.origin.phrase)),
        ]
      }, &page)
  }

  /// What the years of a total came to together.
  private func sums(_ clause: ClauseReport, _ page: inout HTMLText) {
    guard !clause.sums.isEmpty else { return }
    table(
      style.text(en: "The sum so far", vi: "Lũy kế đến từng thời điểm"),
      [style.text(en: "Date", vi: "Thời điểm"), style.text(en: "Sum", vi: "Tổng")],
      clause.sums.map { sum in [.text(style.text(TimeText.phrase(sum.date))), .value(sum, isDated: false)] },
      &page)
  }

  private func milestones(_ page: inout HTMLText) {
    let entries = Entry.entries(of: target)
    table(
      style.text(en: "All milestones", vi: "Các mốc"),
      [
        style.text(en: "Verdict", vi: "Kết luận"), style.text(en: "When", vi: "Thời hạn"),
        style.text(en: "Bound", vi: "Mức"), style.text(en: "Value", vi: "Giá trị"),
        style.text(en: "Words of the document", vi: "Lời văn bản"),
        style.text(en: "What is needed, and what to know", vi: "Còn cần, và điều cần biết"),
      ],
      entries.map { entry in
        [
          .verdict(entry.clause.verdict, entry.clause.verdictPhrase), .text(style.text(entry.when)),
          .text(style.text(entry.clause.bound.phrase)),
          entry.clause.value == nil
            ? .text(style.text(entry.clause.valuePhrase)) : .value(entry.clause.value, isDated: true),
          .text((entry.clause.sourcePhrase.map { [$0] } ?? []).joined()),
          .text(entry.clause.details(style.language).joined(separator: "; ")),
        ]
      }, &page)
  }

  /// How the clause comes out where its words are read in another way.
  private func readings(_ clause: ClauseReport, _ page: inout HTMLText) {
    table(
      style.text(en: "Read in another way", vi: "Theo cách hiểu khác"),
      [
        style.text(en: "Reading", vi: "Cách hiểu"), style.text(en: "Verdict", vi: "Kết luận"),
        style.text(en: "Value", vi: "Giá trị"), style.text(en: "Why", vi: "Vì sao"),
      ],
      clause.readings.map { reading in
        [
          .text(reading.label), .verdict(reading.verdict, reading.verdict.phrase),
          .value(reading.value, isDated: true), .text(reading.why.map(style.text) ?? ""),
        ]
      }, &page)
  }
}

extension ClauseReport {
  /// Where it is heading, beside its level, as the dashboards of the SDG index have it: on the way to the goal in time,
  /// too slowly, hardly, away from it. `nil` where no pace is known.
  var trend: String? {
    guard pacePhrase != nil else { return nil }
    switch verdict {
    case .onTrack: return "↑ "
    case .slow: return "↗ "
    case .farBehind: return "→ "
    case .worsening: return "↓ "
    case .met, .missed, .undetermined, .unmeasured, .pending, .notApplicable: return nil
    }
  }
}

extension Origin {
  /// What kind of source a value comes from.
  var phrase: Phrase {
    switch self {
    case .rows: Phrase(en: "rows", vi: "số liệu chi tiết")
    case .measured: Phrase(en: "measured values", vi: "số đo")
    case .stated(.baseline, _): Phrase(en: "baseline", vi: "mức gốc")
    case .stated(.reported, _): Phrase(en: "reported", vi: "số báo cáo")
    case .computed: Phrase(en: "computed", vi: "tính ra")
    }
  }
}
