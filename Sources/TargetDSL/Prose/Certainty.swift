// What has to stand around a number so that its clause is sure to be a goal of the plan, and what speaks against it.

extension StatementReader {
  /// What leaves open whether a number is a goal of the plan, and how much it is.
  func uncertainties(
    _ figure: Figure, _ part: Range<Int>, _ label: LabelReader.ReadLabel, _ when: StatementClock.ReadTime,
    next: Int, _ sentences: SentenceMap
  ) -> [Doubt] {
    var doubts: [Doubt] = []
    let start = sentences.start(of: figure.range.lowerBound)
    if document.isForeign { doubts.append(.language) }
    if !isGoalSurely(figure, when, sentences) {
      doubts.append(passage.isUnderTasks ? .amongTasks : .outsideGoals)
    }
    let before = Array(tokens[start..<figure.range.lowerBound])
    let words = Array(tokens[part])
    let isAhead = when.source == .sentence && (when.time.lastYear.map(document.isAhead) ?? false)
    if Certainty.results.occurs(in: words) || !isAhead && Certainty.attained.occurs(in: words) {
      doubts.append(.goalOrFact)
    }
    if isOfFunds(figure, part, before) { doubts.append(.goalOrMoney) }
    if let other = before.indices.lazy.compactMap({ at in
      Certainty.others.match(before, from: at).map { before[at..<at + $0.count] }
    }).first {
      doubts.append(.ofAnother(Array(other).written))
    }
    if let words = relative(figure, part) { doubts.append(.comparedWith(words)) }
    if isOpenEitherWay(figure, part, label) { doubts.append(.eitherWay) }
    if movesByShare(figure, part) { doubts.append(.byOrTo) }
    if let group = group(before: figure, part, when) { doubts.append(.ofEach(group)) }
    if let year = laterYear(figure, when, sentences) ?? closingYear(figure, when, next, sentences) {
      doubts.append(.otherYear(year))
    }
    return doubts
  }

  /// Whether what stands around says that it is to be reached: a heading of goals, `phấn đấu`, a year to come.
  private func isGoalSurely(
    _ figure: Figure, _ when: StatementClock.ReadTime, _ sentences: SentenceMap
  ) -> Bool {
    let start = sentences.start(of: figure.range.lowerBound)
    if passage.isUnderGoals, !passage.isUnderTasks { return true }
    if ProseLexicon.striving.occurs(in: Array(tokens[start..<figure.range.lowerBound])) { return true }
    let isAhead = when.time.lastYear.map(document.isAhead) ?? false
    if passage.isUnderTasks { return when.source == .sentence && isAhead }
    switch when.source {
    case .sentence, .table, .paragraph: return isAhead
    case .heading(let line): return isAhead && line > document.lastLineOfTitle
    case .title, .plan, .none: return sentences.followsGoals(start)
    }
  }

  /// `tổn thất điện năng 4,5%`: a bare number of what is to be small.
  private func isOpenEitherWay(_ figure: Figure, _ part: Range<Int>, _ label: LabelReader.ReadLabel) -> Bool {
    guard figure.comparator == .bare || figure.comparator == .about, figure.change == nil,
      figure.low?.isZero == false, figure.direction != .down
    else { return false }
    let words = proseTokens(label.text)
    return Self.isBurden(words) || Self.isBurden(Array(tokens[part.lowerBound..<figure.range.lowerBound]))
  }

  /// Whether words name what is to be small, and nothing that is done about it.
  static func isBurden(_ words: [ProseToken]) -> Bool {
    Certainty.burdens.occurs(in: words) && !Certainty.reliefs.occurs(in: words)
  }

  /// `tiết kiệm 2% điện năng`, `vượt 2% kế hoạch`
  private func movesByShare(_ figure: Figure, _ part: Range<Int>) -> Bool {
    // `Tăng tỷ lệ từ 60 đến 70%`: from the one to the other, or somewhere between?
    if figure.comparator == .range, figure.change == nil, tokens[figure.range].first?.key == ProseKey.from,
      !ProseLexicon.levels.endsBefore(tokens, figure.range.lowerBound),
      tokens[min(part.lowerBound, figure.range.lowerBound)..<figure.range.lowerBound].contains(where: {
        $0.key == ProseKey.rise || $0.key == ProseKey.fall || $0.key == Self.raise
      })
    {
      return true
    }
    guard figure.unit.kind == .percent || figure.unit.kind == .points || figure.comparator == .moreThan,
      figure.change == nil, figure.low != nil
    else { return false }
    if Certainty.moves.endsBefore(tokens, figure.range.lowerBound) { return true }
    return figure.comparator == .moreThan && tokens[figure.range].first?.key == Self.beyond
      && Certainty.plans.isAt(tokens, figure.core.upperBound)
  }

  private static let beyond = matchKey("vượt")
  private static let raise = matchKey("nâng")

  /// `trong đó ngân sách huyện 80 tỷ đồng`, `vốn trung ương 60%`
  private func isOfFunds(_ figure: Figure, _ part: Range<Int>, _ before: [ProseToken]) -> Bool {
    let own = Array(tokens[min(part.lowerBound, figure.range.lowerBound)..<figure.range.lowerBound])
    if Certainty.incomes.occurs(in: own) { return false }
    if Certainty.funds.occurs(in: own) || figure.unit.kind == .money && Certainty.givers.occurs(in: own) {
      return true
    }
    return passage.isUnderFunding
      || Certainty.funds.occurs(in: before) && !Certainty.incomes.occurs(in: before)
  }

  /// The words of a comparison that gives a number another meaning than that of its comparator.
  private func relative(_ figure: Figure, _ part: Range<Int>) -> String? {
    // `tăng 10% so với năm 2020` is read as a change.
    let isChange = figure.change.map { $0.since != nil || $0.isFromYearBefore } ?? false
    if figure.unit.kind == .points, figure.change == nil { return figure.written }
    if figure.unit.kind == .percent,
      tokens[figure.range.lowerBound - min(1, figure.range.lowerBound)].key == Self.equal,
      figure.change == nil
    {
      return Array(tokens[figure.range.lowerBound - 1..<figure.core.upperBound]).written
    }
    for index in part {
      guard !figure.core.contains(index) else { continue }
      if !isChange, LabelWords.comparisons.isAt(tokens, index) {
        return Array(tokens[index..<min(part.upperBound, index + 6)]).written
      }
      // `thấp hơn bình quân của tỉnh 5%`
      if let match = Certainty.comparatives.match(tokens, from: index),
        index + match.count < part.upperBound, Certainty.levelsOfOthers.isAt(tokens, index + match.count)
      {
        return Array(tokens[index..<min(part.upperBound, index + 6)]).written
      }
    }
    return nil
  }

  private static let equal = matchKey("bằng")

  /// `mỗi lớp không quá 40 người`: what each of some things has.
  private func group(before figure: Figure, _ part: Range<Int>, _ when: StatementClock.ReadTime) -> String? {
    var at = figure.range.lowerBound - 1
    let first = max(part.lowerBound, figure.range.lowerBound - 12)
    while at >= first, !tokens[at].isSymbol(";"), !tokens[at].isSymbol(".") {
      if ProseLexicon.each.isAt(tokens, at), at + 1 < figure.range.lowerBound,
        !Self.partsOfTime.contains(tokens[at + 1].key), tokens[at + 1].kind == .word
      {
        return tokens[at + 1].text
      }
      at -= 1
    }
    guard figure.unit.kind == .thing, !when.time.isEachYear else { return nil }
    let parts = rate(of: figure)
    guard let group = parts.first, !Self.rated.contains(group.last?.key ?? "") else { return nil }
    // `40 hội nghị …, bình quân 150 người/hội nghị`
    let counted = tokens[max(0, figure.range.lowerBound - 40)..<figure.range.lowerBound]
    if zip(counted, counted.dropFirst()).contains(where: { $0.kind == .number && $1.key == group.first?.key })
    {
      return group.written
    }
    let before = Array(tokens[part.lowerBound..<figure.range.lowerBound])
    guard !Self.rates.occurs(in: before) else { return nil }
    return group.written
  }

  private static let partsOfTime = Set(
    ["năm", "quý", "tháng", "tuần", "ngày", "vụ", "kỳ", "lần"].map { matchKey($0) })
  private static let rated = Set(
    ["năm", "người", "ha", "dân", "km", "km2", "ngày", "đêm", "vụ", "h", "giờ", "s", "tháng"].map {
      matchKey($0)
    })
  private static let rates = ProsePhrases([
    "bình quân", "trung bình", "tỷ lệ", "tỉ lệ", "mật độ", "tốc độ", "sĩ số", "số", "năng suất", "thời gian",
    "công suất", "mức", "chỉ số", "định mức", "lưu lượng", "sản lượng", "doanh thu", "thu nhập",
  ])

  /// `Năm 2022 sửa 310 nhà, hoàn thành trước ngày 30/11/2022`: a deadline that closes the sentence behind the last number.
  private func closingYear(
    _ figure: Figure, _ when: StatementClock.ReadTime, _ next: Int, _ sentences: SentenceMap
  ) -> Int? {
    guard when.source == .sentence else { return nil }
    var end = figure.core.upperBound
    let limit = min(tokens.count, end + 60)
    while end < limit, !tokens[end].isSymbol(";"), !tokens[end].isSymbol("("), !sentences.isStart(end) {
      end += 1
    }
    guard next >= end else { return nil }
    let mentions = StatementTime.mentions(
      in: Array(tokens[figure.core.upperBound..<end]), year: document.year)
    // `lần lượt … vào năm 2025 và năm 2030`, `mỗi năm …, giai đoạn 2021-2025`
    if mentions.contains(where: { $0.time == when.time || $0.time.isOfYears }) { return nil }
    return mentions.last { mention in
      guard let year = mention.time.lastYear, year != figure.change?.since, document.isAhead(year) else {
        return false
      }
      if case .byDay = mention.time { return true }
      return year > when.time.lastYear ?? 0
    }?.time.lastYear
  }

  /// A deadline further on in the part of the sentence up to a semicolon, where the number has taken one from above.
  private func laterYear(
    _ figure: Figure, _ when: StatementClock.ReadTime, _ sentences: SentenceMap
  ) -> Int? {
    guard when.source != .sentence || when.isPassed else { return nil }
    var end = figure.core.upperBound
    let limit = min(tokens.count, end + 60)
    while end < limit, !tokens[end].isSymbol(";"), !sentences.isStart(end) { end += 1 }
    let mentions = StatementTime.mentions(
      in: Array(tokens[figure.core.upperBound..<end]), year: document.year)
    return mentions.first { mention in
      mention.time != .eachYear(nil) && mention.time != when.time && mention.time.lastYear != nil
        && mention.time.lastYear != figure.change?.since
        && mention.time.lastYear.map(document.isAhead) ?? false
    }?.time.lastYear
  }
}

extension [Passage] {
  /// Whether hardly a word has a mark of Vietnamese.
  var isForeign: Bool {
    var (words, marked) = (0, 0)
    for passage in self {
      for token in passage.tokens where token.kind == .word {
        words += 1
        if token.text.utf8.contains(where: { $0 > 127 }) { marked += 1 }
      }
    }
    return words > 20 && marked * 5 < words
  }
}
