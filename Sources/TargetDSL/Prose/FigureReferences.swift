// What numbers that count nothing are: dates, names, items of lists, numbers below a line.

extension FigureReader {
  /// The end of a date, a year, a window of years, the number of a document or another name made of digits, where
  /// one starts here; `nil` where a number may count something.
  func skipReference(at index: Int, inList: inout Bool) -> UnreadNumber? {
    let token = tokens[index]
    func named(_ end: Int, _ kind: UnreadFigure.Kind) -> UnreadNumber {
      UnreadNumber(range: index..<end, kind: kind)
    }
    if extent == .passage, let stretch = ProseDate.read(tokens, at: index) {
      return named(stretch.end, .date)
    }
    guard token.kind == .number else {
      if !token.isSymbol(",") { inList = false }
      return endOfWrittenDenominator(index).map { named($0, .denominator) }
    }
    // `Kt3`, `QL14`; but `m2` is part of a unit and never reached.
    if token.isAttached, index > 0, tokens[index - 1].kind == .word { return named(index + 1, .name) }
    // `4G`, `5S`
    if tokens.indices.contains(index + 1), tokens[index + 1].isAttached, tokens[index + 1].kind == .word,
      tokens[index + 1].text.count == 1, tokens[index + 1].text.first?.isUppercase == true
    {
      return named(index + 2, .name)
    }
    if let mark = endOfFootnoteMark(index) { return named(mark, .footnote) }
    if isDenominator(index) { return named(index + 1, .denominator) }
    if outOf(at: index) != nil { return nil }
    let isCompared = isDirectlyCompared(index)
    if ProseNumerals.readShare(tokens, at: index, isCompared: isCompared) != nil { return nil }
    // A time of day: `18:48`.
    if isSymbol(index + 1, ":"), tokens[index + 1].isAttached, index + 2 < tokens.count,
      tokens[index + 2].isAttached,
      tokens[index + 2].kind == .number
    {
      return named(index + 3, .date)
    }
    var end = index + 1
    var numbers = 1
    var isName = false
    while end + 1 < tokens.count, isSymbol(end, "/") || isSymbol(end, "-") {
      let isTight = tokens[end].isAttached && tokens[end + 1].isAttached
      let isSlash = isSymbol(end, "/")
      guard isTight || !isSlash && proseYear(tokens[end - 1]) != nil && proseYear(tokens[end + 1]) != nil
      else {
        break
      }
      // `60-HTX`: a name, `70 triệu đồng/người` never starts with its slash.
      if tokens[end + 1].kind == .word || isSlash { isName = true }
      if tokens[end + 1].kind == .number { numbers += 1 }
      end += 2
    }
    if isName || numbers > 2 { return named(end, kindOfName(index..<end)) }
    if numbers == 2, proseYear(token) != nil, proseYear(tokens[end - 1]) != nil { return named(end, .year) }
    if proseYear(token) != nil, !countsThings(index) { return named(index + 1, .year) }
    if inList, index > 0, isSymbol(index - 1, ",") { return named(index + 1, .reference) }
    inList = false
    if isAmongBest(index) { return named(index + 1, .rank) }
    if isListMarker(index) { return named(index + 1, .item) }
    // `ngân sách trung ương 890 tỷ đồng`
    if extent == .passage, isReferred(index), !isSymbol(index + 1, "%"), !isCompared,
      !ProseNumerals.isScale(tokens, at: index + 1)
    {
      inList = true
      return named(index + 1, ProseLexicon.ranks.endsBefore(tokens, index) ? .rank : .reference)
    }
    return nil
  }

  /// `trong số 500 trường đại học tốt nhất thế giới`, `nằm trong 4 quốc gia dẫn đầu`: a place among others.
  private func isAmongBest(_ index: Int) -> Bool {
    guard extent == .passage, Self.among.endsBefore(tokens, index) else { return false }
    var at = index + 1
    let last = min(tokens.count, index + 16)
    while at < last, tokens[at].kind == .word || tokens[at].isSymbol(",") {
      if Self.best.isAt(tokens, at) { return true }
      at += 1
    }
    return false
  }

  private static let among = ProsePhrases([
    "trong", "trong số", "thuộc", "vào", "trong nhóm", "vào nhóm", "thuộc nhóm",
  ])
  private static let best = ProsePhrases([
    "hàng đầu", "dẫn đầu", "đứng đầu", "tốt nhất", "cao nhất", "lớn nhất", "mạnh nhất", "phát triển nhất",
    "tiên tiến nhất", "hấp dẫn nhất", "đáng sống nhất", "uy tín nhất", "thấp nhất",
  ])

  /// A number that looks like a year and is none: `trên 2000 hộ`, `tăng 2036 hợp tác xã`, `2020%`.
  private func countsThings(_ index: Int) -> Bool {
    if isSymbol(index + 1, "%") || ProseNumerals.isScale(tokens, at: index + 1) { return true }
    guard ProseLexicon.things.isAt(tokens, index + 1) else { return false }
    return isDirectlyCompared(index) || !ProseLexicon.beforeYears.endsBefore(tokens, index)
  }

  /// What digits and slashes name: `127/KH-UBND`, `30/63`, `30/11`.
  private func kindOfName(_ range: Range<Int>) -> UnreadFigure.Kind {
    if ProseLexicon.ranks.endsBefore(tokens, range.lowerBound) { return .rank }
    if tokens[range].contains(where: { $0.kind == .word }) { return .document }
    if tokens[range].contains(where: { proseYear($0) != nil })
      || ProseLexicon.days.endsBefore(tokens, range.lowerBound)
      || ProseLexicon.references.endsBefore(tokens, range.lowerBound)
    {
      return .date
    }
    return .fraction
  }

  /// `đạt 60%[1]`, `đạt 60% (1)`: a number in brackets behind a word or sign.
  private func endOfFootnoteMark(_ index: Int) -> Int? {
    guard extent == .passage, tokens[index].text.utf8.count <= 3 else { return nil }
    if isSymbol(index - 1, "["), isSymbol(index + 1, "]") { return index + 1 }
    return isFootnoteMark(tokens, at: index - 1) ? index + 1 : nil
  }

  /// What counts so many of so many: `12/24 quận`, `28/100.000 trẻ đẻ sống`.
  /// - Returns: the number below the line and the token behind it.
  func outOf(at index: Int) -> (total: Rational, end: Int)? {
    if let (_, total, end) = outOfInWords(at: index) { return (total, end) }
    guard index + 2 < tokens.count, tokens[index].kind == .number, isSymbol(index + 1, "/"),
      tokens[index + 1].isAttached, tokens[index + 2].isAttached, tokens[index + 2].kind == .number,
      !isSymbol(index + 3, "/"), index == 0 || !isSymbol(index - 1, "/"),
      !ProseLexicon.days.endsBefore(tokens, index), !ProseLexicon.references.endsBefore(tokens, index),
      !ProseLexicon.ranks.endsBefore(tokens, index), proseYear(tokens[index + 2]) == nil,
      let part = readProseNumber(tokens[index].text), let total = readProseNumber(tokens[index + 2].text),
      part <= total, total > Rational(1),
      index + 3 >= tokens.count || tokens[index + 3].kind == .word,
      ProseLexicon.things.isAt(tokens, index + 3) || ProseLexicon.items.isAt(tokens, index + 3)
        || ProseLexicon.wholes.isAt(tokens, index + 3) || total >= Rational(1_000),
      ProseNumerals.readShare(tokens, at: index, isCompared: isDirectlyCompared(index)) == nil
    else { return nil }
    return (total, index + 3)
  }

  /// `số 20-NQ/TW`, `lượt xem: 782`; but `tổng số 120 hợp tác xã` counts.
  func isReferred(_ index: Int) -> Bool {
    if isSymbol(index - 1, ":"), ProseLexicon.pageCounters.endsBefore(tokens, index - 1) { return true }
    // `dịch vụ công mức 3, mức 4`; but `giảm xuống mức 3%`.
    if key(index - 1) == ProseKey.level, tokens[index].kind == .number, tokens[index].text.utf8.count == 1,
      index + 1 >= tokens.count || isBreak(index + 1) || ProseLexicon.joints.contains(tokens[index + 1].key)
    {
      return true
    }
    return ProseLexicon.references.endsBefore(tokens, index) && !ProseLexicon.totals.endsBefore(tokens, index)
  }

  /// The number below the line of a rate: `giường bệnh trên 10.000 dân`, `giá trị/1 ha`, `bình quân 01 hợp tác xã`.
  private func isDenominator(_ index: Int) -> Bool {
    guard extent == .passage else { return false }
    if isSymbol(index - 1, "/"), index > 1, tokens[index - 2].kind == .word { return true }
    if key(index - 1) == ProseKey.every { return true }
    guard let value = readProseNumber(tokens[index].text) else { return false }
    if value == .one, ProseLexicon.perOne.endsBefore(tokens, index),
      ProseLexicon.things.isAt(tokens, index + 1)
    {
      return true
    }
    guard key(index - 1) == ProseKey.above,
      [1, 10, 100, 1_000, 10_000, 100_000].contains(where: { value == Rational($0) })
    else {
      return false
    }
    // `42 ca trên 100.000 trẻ đẻ sống`
    if value >= Rational(100), index > 2, tokens[index - 2].kind == .word, tokens.indices.contains(index + 1),
      tokens[index + 1].kind == .word,
      tokens[max(0, index - 5)..<index - 2].reversed().prefix(while: { $0.kind != .symbol }).contains(where: {
        $0.kind == .number && proseYear($0) == nil
      })
    {
      return true
    }
    let end = ProseNumerals.scales.match(tokens, from: index + 1).map { index + 1 + $0.count } ?? index + 1
    // `giá trị thu được trên 01 ha đất`
    if value == .one, index > 1,
      tokens[index - 2].kind == .word || LabelWords.measures.contains(key(end) ?? ""),
      ProseLexicon.things.isAt(tokens, end)
    {
      return true
    }
    return key(end) == ProseKey.people && key(end + 1) != ProseKey.number
  }

  /// `trên một vạn dân`
  private func endOfWrittenDenominator(_ index: Int) -> Int? {
    guard extent == .passage, key(index - 1) == ProseKey.above, index > 1, key(index) == ProseKey.one,
      let scale = ProseNumerals.scales.match(tokens, from: index + 1),
      key(index + 1 + scale.count) == ProseKey.people
    else { return nil }
    return index + 1 + scale.count
  }

  private func isDirectlyCompared(_ index: Int) -> Bool {
    ProseLexicon.comparators.endsBefore(tokens, index)
  }

  /// `1.`, `2.1.`, `3)` or a cell of its own, at the head of a passage.
  private func isListMarker(_ index: Int) -> Bool {
    guard extent == .passage, !tokens[..<index].contains(where: { $0.kind != .symbol }) else { return false }
    let isFollowed =
      isSymbol(index + 1, ".") || isSymbol(index + 1, ")") || isSymbol(index + 1, "\t")
      || index + 1 == tokens.count
    let parts = tokens[index].text.split(separator: ".", omittingEmptySubsequences: false)
    return isFollowed || parts.count > 1 && parts.allSatisfy { $0.utf8.count <= 2 }
  }
}

/// `(1)` that hangs on the word or sign before it.
func isFootnoteMark(_ tokens: [ProseToken], at open: Int) -> Bool {
  guard tokens.indices.contains(open), tokens.indices.contains(open + 2), open > 0 else { return false }
  return tokens[open].isSymbol("(") && tokens[open].isAttached && tokens[open + 1].kind == .number
    && tokens[open + 1].isAttached && tokens[open + 1].text.utf8.count <= 2 && tokens[open + 2].isSymbol(")")
}
