// What the sentence makes of a number: a condition on what is counted, one of so many, a level that is kept.

extension FigureReader {
  /// Takes out what only says which things the next number counts: `doanh thu từ 2 tỷ đồng trở lên đạt 30 HTX`,
  /// `tỷ lệ hộ có thu nhập trên 100 triệu đồng/năm: 60%`.
  func takeConditions(from figures: inout [Figure], into unread: inout [UnreadNumber]) {
    guard figures.count > 1 else { return }
    var kept: [Figure] = []
    var hasChanged = false
    for (position, figure) in figures.enumerated() {
      let isLast = position + 1 == figures.count
      if !isLast, isCondition(figure, of: figures[position + 1], after: kept.last?.range.upperBound ?? 0) {
        unread.append(UnreadNumber(range: figure.core, kind: .partOfLabel))
        hasChanged = true
      } else {
        kept.append(figure)
      }
    }
    guard hasChanged else { return }
    unread.sort { $0.range.lowerBound < $1.range.lowerBound }
    figures = kept
  }

  private func isCondition(_ figure: Figure, of next: Figure, after previousEnd: Int) -> Bool {
    guard figure.low != nil, figure.comparator != .bare, figure.comparator != .range, next.low != nil,
      figure.change == nil, next.range.lowerBound >= figure.range.upperBound
    else { return false }
    let between = tokens[figure.core.upperBound..<next.range.lowerBound]
    let words = between.filter { !$0.isSymbol(":") && !$0.isSymbol("/") }
    guard words.allSatisfy({ $0.kind == .word && !ProseLexicon.joints.contains($0.key) }),
      between.last?.isSymbol(":") == true || ProseLexicon.levels.endsBefore(tokens, next.range.lowerBound)
        || LabelWords.having.endsBefore(tokens, next.range.lowerBound)
    else { return false }
    // What is asked of the whole sentence has no number of its own before it.
    var first = figure.range.lowerBound
    while first > previousEnd, !isBreak(first - 1) { first -= 1 }
    let subject = Array(tokens[first..<figure.range.lowerBound])
    let isNamed = subject.indices.contains {
      Self.shares.isAt(subject, $0) || subject[$0].key == ProseKey.number
    }
    let isOfShare = next.unit.kind == .percent && subject.count > 1
    guard !subject.isEmpty, isNamed || isOfShare || !LabelWords.having.endsBefore(subject, subject.count)
    else { return false }
    switch (figure.unit.kind, next.unit.kind) {
    case (.money, .thing), (.percent, .thing), (.points, .thing):
      return !LabelWords.measures.contains(proseTokens(next.unit.text).first?.key ?? "")
    case (.duration, .thing), (.duration, .percent):
      return subject.first?.key != Self.time
    case (.money, .percent), (.thing, .percent), (.times, .percent):
      // `HTX có từ 50 thành viên trở lên đạt 40%`
      let isOfEach = subject.dropFirst().contains { $0.key == Self.owning || $0.key == Self.reaching }
      return subject.indices.contains { Self.shares.isAt(subject, $0) } || isNamed && isOfEach
        || figure.comparator == .atLeast && isOfEach && !LabelWords.territories.isAt(subject, 0)
    case (.thing, .thing), (.money, .none), (.thing, .none):
      // `số xã đạt từ 15 tiêu chí trở lên là 40 xã`
      return subject.contains { $0.key == ProseKey.number }
        && (next.unit.kind == .none || subject.contains { $0.key == proseTokens(next.unit.text).first?.key })
    case (.percent, _), (.points, _), (.times, _), (.money, _), (.thing, _), (.duration, _), (.grade, _),
      (.none, _):
      return false
    }
  }

  /// Gives the numbers of `lần lượt 12, 18 và 27 HTX` the unit of the last.
  func completeLists(of figures: inout [Figure], _ unread: inout [UnreadNumber]) {
    guard tokens.contains(where: { $0.key == Self.turn }) else { return }
    var found: [Int: Figure] = [:]
    for last in figures where last.comparator == .bare && last.outOf == nil && last.high == nil {
      var at = last.core.lowerBound
      guard last.unit.kind == .thing || last.unit.kind == .percent, isListed(at),
        let own = readProseNumber(tokens[at].text), inBaseUnits(own, last.unit) == last.low, isInOrder(at)
      else { continue }
      while isListed(at), let value = readProseNumber(tokens[at - 2].text),
        let low = inBaseUnits(value, last.unit)
      {
        at -= 2
        var figure = Figure(
          comparator: .bare, alsoRead: [], low: low, high: nil, unit: last.unit, direction: last.direction,
          written: tokens[at].text, range: at..<at + 1, core: at..<at + 1)
        figure.isElliptic = true
        found[at] = figure
      }
    }
    guard !found.isEmpty else { return }
    figures.removeAll { found[$0.core.lowerBound] != nil }
    unread.removeAll { found[$0.range.lowerBound] != nil }
    figures = (figures + found.values).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whether a number that is no year stands before, parted by a comma or `và`.
  private func isListed(_ index: Int) -> Bool {
    index >= 2 && (isSymbol(index - 1, ",") || key(index - 1) == ProseKey.and)
      && tokens[index - 2].kind == .number && proseYear(tokens[index - 2]) == nil
  }

  private static let turn = matchKey("lần")

  /// Whether `lần lượt` stands near a number, in its part of the text.
  private func isInOrder(_ index: Int) -> Bool {
    let near = max(0, index - 40)..<min(tokens.count, index + 40)
    return near.contains { place in
      LabelWords.respectively.isAt(tokens, place)
        && !tokens[min(place, index)..<max(place, index)].contains { $0.isSymbol(".") || $0.isSymbol(";") }
    }
  }

  private static let shares = ProsePhrases(["tỷ lệ", "tỉ lệ"])

  /// Whether a figure only says which things another one counts: `08 HTX có doanh thu từ 5 tỷ đồng/năm trở lên`,
  /// `không còn xã dưới 15 tiêu chí`, `với 12 loại vắc xin`.
  func isQualifier(_ figure: Figure, after previous: Figure?) -> Bool {
    guard let previous, previous.range.upperBound <= figure.range.lowerBound else { return false }
    let between = tokens[previous.core.upperBound..<figure.range.lowerBound]
    // `được tiêm đủ 8 loại vắc xin`
    if let last = between.last, last.key == ProseKey.enough, between.allSatisfy({ $0.kind != .symbol }) {
      return true
    }
    guard !between.contains(where: { $0.kind != .word || ProseLexicon.joints.contains($0.key) }) else {
      return false
    }
    if figure.unit.kind == .percent, previous.unit.kind == .percent { return false }
    // `100% cơ quan kết nối hệ thống họp trực tuyến 3 cấp`
    if previous.unit.kind == .percent, figure.comparator == .bare, between.count > 1,
      Self.classes.isAt(tokens, figure.core.lowerBound + 1)
    {
      return true
    }
    if [.none, .times].contains(previous.unit.kind), previous.low != nil { return false }
    // `được vay vốn với mức từ 50 triệu đồng trở lên`
    if between.last?.key == ProseKey.level, figure.comparator != .bare,
      between.dropLast().last?.key == ProseKey.with
    {
      return true
    }
    // `30 HTX doanh thu đạt từ 2 tỷ đồng trở lên`
    if previous.unit.kind == .thing, figure.comparator == .atLeast, figure.unit.kind == .money,
      Self.sizes.occurs(in: Array(between.prefix(4))), between.count <= 6, between.first?.key != ProseKey.with
    {
      return true
    }
    if between.contains(where: { $0.key == ProseKey.with }) {
      return previous.unit.kind == .percent && figure.comparator == .bare && figure.unit.kind != .money
        && between.count <= 1
    }
    if previous.low == nil { return figure.comparator != .bare && between.count <= 6 }
    // `100% xã dưới 10.000 dân có trạm y tế`
    let isOfShare = previous.unit.kind == .percent && figure.unit.kind == .thing
    guard figure.comparator != .bare, between.count >= (isOfShare ? 1 : 2) else { return false }
    return !StatementTime.mentions(in: Array(between)).contains { $0.time.lastYear != nil }
      && !ProseLexicon.levels.endsBefore(tokens, figure.range.lowerBound) && figure.high == nil
      && !between.contains { ProseLexicon.turns.contains($0.key) }
  }

  private static let classes = ProsePhrases([
    "cấp", "mặt", "chiều", "bước", "bên", "ca", "tầng", "khâu", "tiêu chí", "loại", "buổi", "lớp", "tại chỗ",
  ])
  private static let sizes = ProsePhrases(["doanh thu", "thu nhập", "vốn", "lợi nhuận"])

  /// `độ che phủ 9 huyện miền núi là 69%`: the number is part of what the share is one of.
  func isInSubject(_ figure: Figure) -> Bool {
    guard figure.unit.kind == .thing, figure.comparator == .bare, figure.outOf == nil, figure.change == nil
    else { return false }
    var end = figure.core.upperBound
    while end < tokens.count, end < figure.core.upperBound + 6, tokens[end].kind == .word,
      !ProseLexicon.levels.isAt(tokens, end)
    {
      end += 1
    }
    guard let level = ProseLexicon.levels.match(tokens, from: end),
      tokens.indices.contains(end + level.count + 1),
      tokens[end + level.count].kind == .number, isSymbol(end + level.count + 1, "%")
    else { return false }
    var start = figure.range.lowerBound
    while start > 0, start > figure.range.lowerBound - 6, tokens[start - 1].kind == .word { start -= 1 }
    return (start..<figure.range.lowerBound).contains { LabelWords.subjects.isAt(tokens, $0) }
      && !LabelWords.having.endsBefore(tokens, figure.range.lowerBound)
  }

  /// `7 trên 10 hộ`, `bảy trên mười hộ`: so many of so many.
  func outOfInWords(at index: Int) -> (part: Rational, total: Rational, end: Int)? {
    guard let (part, line) = count(at: index), let joint = Self.outOf.match(tokens, from: line),
      let (total, end) = count(at: line + joint.count),
      part <= total, total > Rational(1), tokens.indices.contains(end), tokens[end].kind == .word,
      ProseLexicon.things.isAt(tokens, end), !ProseLexicon.references.endsBefore(tokens, index),
      !ProseLexicon.days.endsBefore(tokens, index), !ProseLexicon.ranks.endsBefore(tokens, index),
      !isSymbol(index - 1, "/"), !isSymbol(index - 1, "-")
    else { return nil }
    return (part, total, end)
  }

  private static let outOf = ProsePhrases([
    "trên", "trong", "trong số", "trên tổng số", "trong tổng số", "trên số",
  ])

  /// A whole number in digits or words, without a scale and no year.
  private func count(at index: Int) -> (value: Rational, end: Int)? {
    guard tokens.indices.contains(index) else { return nil }
    if tokens[index].kind == .number {
      guard proseYear(tokens[index]) == nil, let value = readProseNumber(tokens[index].text), value.isInteger
      else {
        return nil
      }
      return (value, index + 1)
    }
    guard key(index) != ProseKey.year, let numeral = ProseNumerals.read(tokens, at: index) else { return nil }
    return (Rational(numeral.value), numeral.end)
  }

  /// Whether a whole number ends before a token.
  func isCount(before end: Int) -> Bool {
    (max(0, end - 4)..<end).contains { start in
      outOfInWords(at: start) != nil && count(at: start)?.end == end
    }
  }

  /// `không thấp hơn mức năm 2020 là 35%`, `không cao hơn mức của năm 2020 (3,5%)`: the number is that of the year.
  func comparedWithLevel(before index: Int, after previousEnd: Int) -> (comparator: Comparator, start: Int)? {
    var at = index
    while at > previousEnd,
      isSymbol(at - 1, "(") || isSymbol(at - 1, ",") || key(at - 1) == Self.being
        || key(at - 1) == Self.reaching || isSymbol(at - 1, ":")
    { at -= 1 }
    if isSymbol(at - 1, ")") { at -= 1 }
    guard at - 2 >= previousEnd, proseYear(tokens[at - 1]) != nil, key(at - 2) == ProseKey.year else {
      return nil
    }
    at -= 2
    while at > previousEnd, Self.levelWords.contains(tokens[at - 1].key) || isSymbol(at - 1, "(") { at -= 1 }
    guard let match = ProseLexicon.comparators.match(tokens, endingAt: at), match.count > 1,
      at - match.count >= previousEnd
    else { return nil }
    return (match.meaning, at - match.count)
  }

  private static let being = matchKey("là")
  private static let owning = matchKey("có")
  private static let time = matchKey("thời")
  private static let reaching = matchKey("đạt")
  private static let levelWords = Set(
    ["mức", "của", "thực", "hiện", "đạt", "được", "kết", "quả", "cuối"].map { matchKey($0) })
}
