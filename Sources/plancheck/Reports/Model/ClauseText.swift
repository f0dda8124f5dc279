import TargetDSL
import TargetEngine

/// Pieces of a clause that several formats share.
extension ClauseReport {
  /// The verdict with what qualifies it: `met so far`, `slipped`, `met, above the range`.
  var verdictPhrase: Phrase {
    if hasSlipped { return Phrase(en: "slipped", vi: "tụt lùi") }
    if verdict == .met, isAboveRange {
      if case .change(let change) = bound.bound, change.isDecrease {
        return Phrase(en: "met, below range", vi: "đạt, dưới khoảng")
      }
      return Phrase(en: "met, above range", vi: "đạt, vượt khoảng")
    }
    if verdict == .met, !isDue { return Phrase(en: "met so far", vi: "hiện đang đạt") }
    return verdict.phrase
  }

  var when: Phrase { TimeText.phrase(time) }

  /// For example: `38.3% (2024)`; of groups how many are met.
  var valuePhrase: Phrase { value?.phrase ?? groupsMetPhrase ?? Phrase(verbatim: "–") }

  /// For example: `pace 81%`; a negative pace moves away from the goal.
  var pacePhrase: Phrase? {
    guard verdict != .met, let pace else { return nil }
    let landmarks = Pace.landmarks.compactMap { ScaledNumber($0, in: .percent) }
    func percent(_ number: Rational, _ language: Language) -> String {
      guard let scaled = ScaledNumber(number, in: .percent) else { return "…" }
      return scaled.shown(.people(language), unlike: landmarks, exactPlaces: 0, places: 0)
    }
    return Phrase { language in
      let (low, high) = (percent(pace.low, language), percent(pace.high, language))
      let range =
        low == high ? low : low + Phrase(en: " to ", vi: " đến ").text(in: language) + high
      let kept = keepsUp ? Phrase(en: ", keeps up", vi: ", đang theo kịp").text(in: language) : ""
      return Phrase(en: "pace ", vi: "tiến độ ").text(in: language) + range + "%" + kept
    }
  }

  /// Pace before the deadline, the distance after it.
  var progressPhrase: Phrase {
    // Where the verdict is open, so is the distance.
    let distance = verdict == .met || verdict == .undetermined ? nil : gap?.display
    return (isDue ? distance ?? pacePhrase : pacePhrase ?? distance) ?? Phrase(verbatim: "")
  }

  /// `II.2, item 2: “trên 60%”`.
  var sourcePhrase: String? {
    source.map { source in source.item + (source.says.map { ": “\($0)”" } ?? "") }
  }

  /// One sentence without the target: `38.3% (2024) against more than 60%, 21.7 points short`.
  var sentence: Phrase {
    Phrase { language in
      let against = Phrase(en: " against ", vi: " so với ").text(in: language)
      let progress = progressPhrase.text(in: language)
      return valuePhrase.text(in: language) + against + bound.phrase.text(in: language)
        + (progress.isEmpty ? "" : ", " + progress)
    }
  }

  /// Readings whose verdict is not that of the clause.
  var differingReadings: [ReadingReport] { readings.filter { $0.verdict != verdict } }

  /// `needs 69 more organisations where rating is good or fair, 12 a year`; below the title of the goal, which says
  /// the condition, `needs 69 more organisations, 12 a year`.
  func needsText(_ language: Language, isBrief: Bool = false) -> String? {
    guard verdict != .met else { return nil }
    guard let needed else {
      return groupsNeededPhrase.map { Phrase(en: "needs \($0)", vi: "cần \($0)").text(in: language) }
    }
    let text = isBrief ? needed.brief : needed.text
    let yearly = needed.perYear.map { Phrase(en: ", \($0)", vi: ", \($0)") } ?? Phrase(verbatim: "")
    return Phrase(en: "needs \(text)\(yearly)", vi: "cần \(text)\(yearly)").text(in: language)
  }

  /// What the reader should know beside the line of a clause, each a sentence.
  /// What `footnotes` tell is left out.
  func details(_ language: Language, without footnotes: Footnotes? = nil) -> [String] {
    var lines: [String] = []
    func add(_ english: Wording, _ vietnamese: Wording) {
      lines.append(Phrase(en: english, vi: vietnamese).text(in: language))
    }
    if footnotes != nil, isUnbegunYear { return [] }
    if let why, footnotes?.isShared(self) != true { lines.append(why.text(in: language)) }
    // How many groups are still needed is one of the remarks.
    if needed != nil, let needs = needsText(language) { lines.append(needs) }
    lines += remarks.map { $0.text(in: language) }
    for reading in differingReadings {
      let value = reading.value.map { ", " + $0.phrase.text(in: language) } ?? ""
      let verdict = reading.verdict.phrase.text(in: language)
      add(
        "the verdict depends on the reading: as “\(reading.label)” it is \(verdict)\(value)",
        "kết luận tùy cách hiểu: theo “\(reading.label)” thì \(verdict)\(value)")
    }
    if standing == .known { add("known: the baseline lists it", "đã biết: có trong tệp đối chiếu") }
    return lines
  }
}

extension ValueReport {
  var phrase: Phrase {
    display.appending(Phrase(verbatim: " (")).appending(TimeText.phrase(date)).appending(
      Phrase(verbatim: ")"))
  }

  /// The kind of source, as the contract of the JSON report names it: what is computed from numbers alone comes
  /// from no row.
  var from: String {
    switch origin {
    case .rows: "rows"
    case .measured: "measured"
    case .stated, .computed: "stated"
    }
  }

  /// Who published it, where somebody did.
  var publisher: String? {
    switch origin {
    case .measured(let source): source
    case .stated(_, let publisher): publisher
    case .rows, .computed: nil
    }
  }
}

extension Verdict {
  var style: TextStyle {
    switch self {
    case .missed: .red
    case .undetermined, .unmeasured: .magenta
    case .worsening, .farBehind, .slow: .yellow
    case .pending, .notApplicable: .dim
    case .onTrack: .cyan
    case .met: .green
    }
  }
}
