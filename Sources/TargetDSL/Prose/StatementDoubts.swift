// What the parts of a statement leave open when they are put together.

extension StatementReader {
  /// Whether a number follows one that says how far something moves, in a list of the same verb.
  func sharesVerb(_ figure: Figure, with before: Figure) -> Bool {
    let between = tokens[min(before.core.upperBound, figure.range.lowerBound)..<figure.range.lowerBound]
    guard let joint = between.last, joint.isSymbol(",") || joint.key == ProseKey.and, figure.low != nil,
      figure.outOf == nil, before.unit.kind == figure.unit.kind, before.change?.way != .times,
      // `giảm 9% lượng phát thải, 100% cơ sở đạt quy chuẩn`: nothing falls by all of it.
      figure.unit.kind != .percent || figure.low != .one, between.count <= 10
    else { return false }
    let words = between.dropLast()
    // What a percentage is one of stands behind it; before it stands what moves alone.
    guard before.unit.kind == .thing || before.unit.kind == .percent && !words.isEmpty else { return false }
    return words.allSatisfy { $0.kind == .word && !ProseLexicon.turns.contains($0.key) }
      && !LabelWords.comparisons.occurs(in: Array(words)) && StatementTime.mentions(in: Array(words)).isEmpty
  }

  /// A year in the part of a figure that is in no expression of time and in no comparison.
  func otherYear(_ part: Range<Int>, _ mentions: [StatementTime.Mention], _ figure: Figure) -> Int? {
    for index in part where index < tokens.count {
      if index > figure.range.upperBound, tokens[index].isSymbol(";") || tokens[index].isSymbol(".") {
        return nil
      }
      guard let year = proseYear(tokens[index]), !mentions.contains(covering: index),
        !figure.range.contains(index),
        year != figure.change?.since
      else { continue }
      let before = tokens[max(0, index - 8)..<index]
      if before.contains(where: { $0.key == ProseKey.compared })
        || index > 0 && (tokens[index - 1].isSymbol("/") || tokens[index - 1].isSymbol("-"))
      {
        continue
      }
      return year
    }
    return nil
  }

  /// What the parts of a clause leave open when they are put together.
  func doubts(
    of figure: Figure, _ label: LabelReader.ReadLabel, _ when: StatementClock.ReadTime,
    _ sentences: SentenceMap
  ) -> [Doubt] {
    var doubts: [Doubt] = []
    if when.time == .unstated, when.doubts.isEmpty { doubts.append(.noDeadline) }
    if figure.comparator == .bare, let other = figure.alsoRead.first {
      doubts.append(.comparatorBeside(other))
    }
    if figure.low == nil,
      Self.nearly.occurs(in: Array(tokens[max(0, figure.range.lowerBound - 5)..<figure.range.lowerBound]))
    {
      doubts.append(.nearly)
    }
    doubts += figure.doubts(of: tokens[figure.core])
    // `cứ 10 hộ có 7 hộ`
    let before = nearby(figure, sentences, reach: 10)
    if before.contains(where: { $0.key == ProseKey.every }), before.contains(where: { $0.kind == .number }) {
      doubts.append(.partOrCount)
    }
    if isAttribute(figure, from: sentences.start(of: figure.range.lowerBound)) {
      doubts.append(.goalOrCondition)
    }
    if let words = eachPart(figure, sentences) { doubts.append(.eachPart(words)) }
    if let group = eachOfUnit(figure, isYearly: when.time.isEachYear) { doubts.append(.ofEach(group)) }
    if figure.comparator == .moreThan || figure.comparator == .lessThan,
      ProseLexicon.forbidding.occurs(in: Array(nearby(figure, sentences, reach: 40)))
    {
      doubts.append(.denialBeside)
    }
    if figure.comparator == .moreThan, figure.change == nil, LabelWords.isUnwanted(label.own) {
      doubts.append(.worse)
    }
    if when.isTogether, !label.isFlow, label.verb.isEmpty,
      figure.unit.kind == .thing || figure.unit.kind == .money
    {
      doubts.append(.totalOrLevel)
    }
    if case .after(let year) = when.time { doubts.append(.afterYear(year)) }
    // What is to be reached in the last days of its year was often reached already.
    if when.source == .sentence, document.isLate, let last = when.time.lastYear, last == document.year,
      let end = document.title.lastYear, end > last
    {
      doubts.append(.goalOrFact)
    }
    if label.isRespective { doubts.append(.respectively) }
    if label.isUnsure { doubts.append(.label) }
    // `quý I đạt 30%, hết 6 tháng đạt 60%`: a label that opens with a time was none.
    if Self.times.isAt(proseTokens(label.text), 0) { doubts.append(.severalDeadlines) }
    let tells = sentences.tellsWhatIs(at: sentences.start(of: figure.range.lowerBound))
    if tells && !passage.isUnderGoals || isNow(figure) || mayBeGone(when) { doubts.append(.goalOrFact) }
    // `Giảm bớt công suất phụ tải, ít nhất 1.500 MW`
    let reaches: [Comparator] = [.bare, .atLeast, .moreThan, .about]
    if reaches.contains(figure.comparator), figure.change == nil, figure.direction == .down,
      figure.low != nil,
      !figure.isFromTo || figure.comparator == .bare,
      !ProseLexicon.levels.endsBefore(tokens, figure.range.lowerBound)
    {
      doubts.append(.byOrTo)
    }
    return doubts
  }

  /// `từ trên 20% hiện nay xuống dưới 10%`
  private func isNow(_ figure: Figure) -> Bool { Self.now.isAt(tokens, figure.core.upperBound) }

  private static let now = ProsePhrases(["hiện nay", "hiện tại"])

  /// `Năm 2020 có 120 HTX` in a document for 2025 that does not say when it was written.
  private func mayBeGone(_ when: StatementClock.ReadTime) -> Bool {
    guard document.year == nil, when.source == .sentence, let year = when.time.lastYear else { return false }
    switch document.title {
    case .by(let last): return year < last
    case .period(let years): return year < years.lowerBound
    case .byDay, .eachYear, .after, .unstated: return false
    }
  }

  private static let times = ProsePhrases([
    "hết", "đến", "trước", "sau", "cuối", "đầu năm", "đầu kỳ", "tháng", "quý", "kỳ", "năm", "các năm",
    "tầm nhìn",
    "giai đoạn", "kể từ", "từ nay",
  ])

  private static let nearly = ProsePhrases(["cơ bản"])

  /// The words before a figure, back to a semicolon or the start of its sentence.
  private func nearby(_ figure: Figure, _ sentences: SentenceMap, reach: Int) -> ArraySlice<ProseToken> {
    let end = figure.range.lowerBound
    let start = max(sentences.start(of: end), end - reach)
    let last = tokens[start..<end].lastIndex { $0.isSymbol(";") }
    return tokens[(last.map { $0 + 1 } ?? start)..<end]
  }

  /// `2 HTX/huyện/năm`, `3 buổi tuyên truyền/thôn/năm`: what each of them brings in a year.
  func eachOfUnit(_ figure: Figure, isYearly: Bool = false) -> String? {
    guard figure.unit.kind == .thing else { return nil }
    let parts = rate(of: figure)
    guard let group = parts.first, Self.groups.match(group, from: 0)?.count == group.count,
      parts.count == 2 && parts[1].map(\.key) == [ProseKey.year] || parts.count == 1 && isYearly
    else { return nil }
    return group.written
  }

  /// What stands behind the slashes of a unit: in it, or behind the words that follow it.
  func rate(of figure: Figure) -> [[ProseToken]] {
    if figure.unit.text.contains("/") {
      return figure.unit.text.split(separator: "/").dropFirst().map { proseTokens($0) }
    }
    var at = figure.core.upperBound
    let limit = min(tokens.count, at + 6)
    while at < limit, tokens[at].kind == .word { at += 1 }
    var parts: [[ProseToken]] = []
    while tokens.indices.contains(at + 1), tokens[at].isSymbol("/"), tokens[at].isAttached,
      tokens[at + 1].kind == .word
    {
      let count = ProseLexicon.things.match(tokens, from: at + 1)?.count ?? 1
      parts.append(Array(tokens[at + 1..<at + 1 + count]))
      at += 1 + count
    }
    return parts
  }

  private static let groups = ProsePhrases([
    "huyện", "xã", "phường", "thôn", "bản", "tỉnh", "quận", "thị xã", "thị trấn", "thành phố", "cụm",
    "đơn vị",
    "trường", "cơ sở", "htx", "hợp tác xã", "huyện, thành phố", "địa phương", "khu", "ấp", "buôn", "ngành",
    "sở",
  ])

  /// `dự án có công suất từ 100 tấn/ngày trở lên`, `20 HTX với doanh thu từ 2 tỷ đồng trở lên`: how large each is.
  private func isAttribute(_ figure: Figure, from start: Int) -> Bool {
    guard figure.comparator == .atLeast, figure.change == nil, figure.low != nil,
      figure.unit.kind != .percent,
      tokens[figure.range].first?.key == ProseKey.from
        || tokens[figure.range.upperBound...].first?.key == ProseKey.turning
    else { return false }
    var at = figure.range.lowerBound - 1
    while at > start, at > figure.range.lowerBound - 6, tokens[at].kind == .word {
      if Self.attributes.isAt(tokens, at), at < figure.range.lowerBound - 1 {
        return tokens[at - 1].kind == .word
      }
      at -= 1
    }
    return false
  }

  /// `28 mô hình, mỗi mô hình có từ 10 hộ trở lên`, `100% xã có 2 cán bộ`: what each of the things counted before has.
  func isInside(_ figure: Figure, _ before: Statement?) -> Bool {
    guard let before, before.figure.low != nil, before.range.upperBound <= figure.range.lowerBound,
      figure.change == nil, figure.unit.kind == .thing || figure.unit.kind == .money
    else { return false }
    let between = tokens[before.figure.core.upperBound..<figure.range.lowerBound]
    guard between.count <= 24, !between.contains(where: { $0.isSymbol(";") || $0.isSymbol(".") }) else {
      return false
    }
    if let each = between.lastIndex(where: { $0.key == ProseKey.each }) {
      guard tokens.indices.contains(each + 1) else { return false }
      let noun = tokens[each + 1].key
      return proseTokens(before.figure.unit.text).first?.key == noun
        || between[..<each].contains { $0.key == noun }
    }
    return before.figure.unit.kind == .percent && figure.comparator == .bare && figure.unit.kind == .thing
      && between.count > 1
      && between.allSatisfy {
        $0.kind == .word && !ProseLexicon.joints.contains($0.key) && !ProseLexicon.turns.contains($0.key)
      }
      && !LabelWords.equal.occurs(in: Array(between)) && StatementTime.mentions(in: Array(between)).isEmpty
  }

  private static let attributes = ProsePhrases(["có", "với", "đạt"])

  /// `hằng quý tổ chức 2 lớp`, `2 lớp mỗi tháng`, `2 lớp/quý`
  private func eachPart(_ figure: Figure, _ sentences: SentenceMap) -> String? {
    guard figure.unit.kind != .money else { return nil }
    let start = max(sentences.start(of: figure.range.lowerBound), figure.range.lowerBound - 16)
    for index in (start..<figure.range.lowerBound).reversed() {
      if tokens[index].isSymbol(";") { break }
      if let match = Self.partsOfYear.match(tokens, from: index) {
        return Array(tokens[index..<index + match.count]).written
      }
    }
    var end = figure.core.upperBound
    while end < tokens.count, tokens[end].kind == .word || tokens[end].isSymbol("/"),
      end < figure.core.upperBound + 12
    {
      if tokens[end].isSymbol("/"), end + 1 < tokens.count, Self.shortParts.contains(tokens[end + 1].key) {
        return "/" + tokens[end + 1].text
      }
      if let match = Self.partsOfYear.match(tokens, from: end) {
        return Array(tokens[end..<end + match.count]).written
      }
      end += 1
    }
    let unit = tokens[figure.core].suffix(2).map(\.key)
    return unit.count == 2 && unit[0] == "/" && Self.shortParts.contains(unit[1])
      ? "/" + figure.unit.text : nil
  }

  private static let partsOfYear = ProsePhrases(
    ["hằng", "hàng", "mỗi", "từng"].flatMap { each in ["quý", "tháng", "tuần"].map { each + " " + $0 } })

  private static let shortParts = Set(["quý", "tháng", "tuần"].map { matchKey($0) })
}
