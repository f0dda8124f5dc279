// The parts of a figure: what is skipped, amounts, units, comparators.

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
    return isAttachedMark(index - 1) ? index + 1 : nil
  }

  /// `60%(1)`: a short number in brackets that hang on a sign or word.
  private func isAttachedMark(_ open: Int) -> Bool {
    isFootnoteMark(tokens, at: open)
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

  // MARK: Amounts

  struct Amount {
    var value: Rational
    var end: Int
    /// A scale word stood after a number: `triệu`.
    var isScaled: Bool
    var scale: Rational = .one
    /// What the words of the number say it counts: `một nửa` is a share, `gấp đôi` a multiple.
    var unit: FigureUnit?
    /// Written out in words that count for themselves: `mười lăm`, `hai phần ba`.
    var isSpelledOut = false
    /// `12/24`: the number below the line.
    var outOf: Rational?
  }

  /// - Parameter isExpected: the end of a range stands here, so that a small number in words counts too.
  func readAmount(at index: Int, isExpected: Bool = false) -> Amount? {
    guard tokens.indices.contains(index) else { return nil }
    if let (part, total, end) = outOfInWords(at: index) {
      return Amount(value: part, end: end, isScaled: false, outOf: total)
    }
    if let (total, end) = outOf(at: index), let part = readProseNumber(tokens[index].text) {
      return Amount(value: part, end: end, isScaled: false, outOf: total)
    }
    let isCompared = ProseLexicon.comparators.endsBefore(tokens, index)
    if ProseLexicon.multiplied.endsBefore(tokens, index),
      let multiple = ProseNumerals.readMultiple(tokens, at: index)
    {
      return Amount(
        value: multiple.value, end: multiple.end, isScaled: false, unit: FigureUnit(.times, "lần"),
        isSpelledOut: true)
    }
    if let share = ProseNumerals.readShare(tokens, at: index, isCompared: isCompared) {
      return Amount(
        value: share.value, end: share.end, isScaled: false, unit: FigureUnit(.percent, ""),
        isSpelledOut: true)
    }
    if tokens[index].kind == .number {
      guard let value = readProseNumber(tokens[index].text) else { return nil }
      return readScales(Amount(value: value, end: index + 1, isScaled: false))
    }
    guard let numeral = ProseNumerals.read(tokens, at: index) else { return nil }
    // Small numerals are read after a comparator only: `mỗi xã một sản phẩm` counts nothing.
    let end = numeral.end
    guard numeral.isPlain || extent == .quotation || isCompared || isExpected || isMeasured(index, end) else {
      return nil
    }
    if tokens.indices.contains(end), tokens[end].kind == .number { return nil }
    if numeral.value == 1, ProseNumerals.vagueAfterOne.isAt(tokens, end) { return nil }
    // `năm` is five only where something is counted; else it is a year.
    if tokens[index].key == ProseKey.year, end == index + 1, !ProseLexicon.things.isAt(tokens, end),
      !ProseNumerals.scales.isAt(tokens, end)
    {
      return nil
    }
    var amount = readScales(Amount(value: Rational(numeral.value), end: end, isScaled: false))
    amount?.isSpelledOut = numeral.isPlain
    return amount
  }

  /// `hai phần trăm`, `tăng hai lần`, `từ một đến hai phần trăm`
  private func isMeasured(_ start: Int, _ end: Int) -> Bool {
    if ProseLexicon.percent.isAt(tokens, end) { return true }
    if ProseLexicon.times.isAt(tokens, end) { return ProseLexicon.moves.endsBefore(tokens, start) }
    guard key(start - 1) == ProseKey.from, key(end) == ProseKey.until || key(end) == ProseKey.upTo else {
      return false
    }
    return tokens.indices.contains(end + 1) && tokens[end + 1].kind == .number
      && proseYear(tokens[end + 1]) == nil
      || ProseNumerals.read(tokens, at: end + 1) != nil
  }

  /// `1 tỷ 816 triệu`, `hai nghìn ba trăm`: scales fall from left to right.
  private func readScales(_ first: Amount) -> Amount? {
    var total = Rational.zero
    var amount = first
    var lastScale: Int128?
    var part = first.value
    // `nghìn tỷ` is one scale.
    if let (factor, count) = ProseNumerals.compoundScale(tokens, at: amount.end) {
      guard let value = try? part.multiplied(by: Rational(factor)) else { return nil }
      amount.value = value
      amount.end += count
      amount.isScaled = true
      amount.scale = Rational(factor)
      return amount
    }
    while let scale = ProseNumerals.scales.match(tokens, from: amount.end),
      ProseNumerals.isScale(tokens, at: amount.end),
      lastScale.map({ scale.meaning < $0 }) ?? true
    {
      guard let scaled = try? part.multiplied(by: Rational(scale.meaning)),
        let sum = try? total.adding(scaled)
      else { return nil }
      (total, lastScale) = (sum, scale.meaning)
      amount.end += scale.count
      amount.isScaled = true
      amount.scale = Rational(scale.meaning)
      if ProseNumerals.halfMore.isAt(tokens, amount.end), let half = Rational(scale.meaning, over: 2),
        let sum = try? total.adding(half)
      {
        (total, amount.end) = (sum, amount.end + 1)
        break
      }
      guard let next = continuation(at: amount.end) else { break }
      if !ProseNumerals.scales.isAt(tokens, next.end) {
        // The last words of a spelt-out number: `hai nghìn ba trăm`.
        guard next.isSpelledOut, next.value < Rational(scale.meaning), let sum = try? total.adding(next.value)
        else { break }
        (total, amount.end) = (sum, next.end)
        break
      }
      part = next.value
      amount.end = next.end
    }
    if amount.isScaled { amount.value = total }
    return amount
  }

  /// What follows a scale: a number or a numeral of its own.
  private func continuation(at index: Int) -> (value: Rational, end: Int, isSpelledOut: Bool)? {
    guard tokens.indices.contains(index) else { return nil }
    if tokens[index].kind == .number {
      return readProseNumber(tokens[index].text).map { ($0, index + 1, false) }
    }
    return ProseNumerals.read(tokens, at: index).map { (Rational($0.value), $0.end, $0.isPlain) }
  }

  // MARK: Ranges

  struct RangeEnd {
    var value: Rational
    var unit: FigureUnit
    var end: Int
    var scale: Rational
    /// `tăng từ 10% lên 20%`: the second number is the goal.
    var replacesFirst: Bool
    /// `từ 19% xuống dưới 15%`
    var comparator: Comparator?
  }

  func readRangeEnd(at first: Int, opensFrom: Bool, firstUnit: FigureUnit) -> RangeEnd? {
    var isGoal = false
    var index = first
    // `từ 8,2% năm 2020 xuống 3%`
    if opensFrom, let year = endOfYear(at: first) { index = year }
    if opensFrom, [ProseKey.fall, ProseKey.rise].contains(key(index)),
      [ProseKey.up, ProseKey.down, ProseKey.left].contains(key(index + 1))
    {
      index += 1
    }
    if index > first, ![ProseKey.up, ProseKey.down, ProseKey.left].contains(key(index)) {
      return nil
    }
    if isSymbol(index, "-") || isSymbol(index, "÷") || isSymbol(index, "~") {
      // A dash after a unit and before a word opens something else.
    } else if [ProseKey.until, ProseKey.upTo].contains(key(index)) {
      // `20% đến năm 2030` is no range: a number has to follow.
    } else if opensFrom, [ProseKey.up, ProseKey.down, ProseKey.left].contains(key(index)) {
      isGoal = true
    } else {
      return nil
    }
    var start = index + 1
    while isGoal, [ProseKey.left, ProseKey.until, ProseKey.upTo, ProseKey.level].contains(key(start)) {
      start += 1
    }
    let asked = isGoal ? ProseLexicon.comparators.match(tokens, from: start) : nil
    start += asked?.count ?? 0
    guard tokens.indices.contains(start), tokens[start].kind == .number || opensFrom,
      proseYear(tokens[start]) == nil || firstUnit.kind == .none,
      let amount = readAmount(at: start, isExpected: true)
    else { return nil }
    var end = amount.end
    let unit = readUnit(at: &end, money: amount.isScaled)
    return RangeEnd(
      value: amount.value, unit: unit, end: end, scale: amount.scale, replacesFirst: isGoal,
      comparator: asked?.meaning)
  }

  /// Behind `năm 2020`, `(năm 2020)` or `vào năm 2020`.
  private func endOfYear(at index: Int) -> Int? {
    var at = isSymbol(index, "(") ? index + 1 : index
    if [ProseKey.into, ProseKey.of, ProseKey.within, ProseKey.late].contains(key(at)) { at += 1 }
    guard key(at) == ProseKey.year, tokens.indices.contains(at + 1), proseYear(tokens[at + 1]) != nil else {
      return nil
    }
    return isSymbol(at + 2, ")") ? at + 3 : at + 2
  }

  /// `± 2%`, `+/- 2 %`, `(±2%)`
  func readTolerance(at end: inout Int, unit: inout FigureUnit) -> Rational? {
    let opens = isSymbol(end, "(")
    var at = opens ? end + 1 : end
    if isSymbol(at, "±") {
      at += 1
    } else if isSymbol(at, "+"), isSymbol(at + 1, "/"), isSymbol(at + 2, "-") {
      at += 3
    } else {
      return nil
    }
    guard tokens.indices.contains(at), tokens[at].kind == .number,
      let value = readProseNumber(tokens[at].text)
    else { return nil }
    at += 1
    let own = readUnit(at: &at, money: false)
    // `92 ± 1%`
    if unit.kind == .none, own.kind == .percent { unit = own }
    if opens {
      guard isSymbol(at, ")") else { return nil }
      at += 1
    }
    end = at
    return value
  }

  /// A number, or number words, that neither name something nor could be read as a figure.
  func unreadNumber(at index: Int) -> UnreadNumber? {
    if tokens[index].kind == .number {
      let kind: UnreadFigure.Kind =
        ProseLexicon.durations.isAt(tokens, index + 1)
        ? .duration
        : ProseLexicon.grades.isAt(tokens, index + 1) || key(index + 1) == ProseKey.age ? .grade : .other
      var end = index + 1
      if isSymbol(end, "/"), tokens.indices.contains(end + 1), tokens[end + 1].kind == .number { end += 2 }
      return UnreadNumber(range: index..<end, kind: end > index + 1 ? .fraction : kind)
    }
    guard extent == .passage, let numeral = ProseNumerals.read(tokens, at: index),
      numeral.isPlain || isSmallCount(numeral, at: index)
    else { return nil }
    return UnreadNumber(range: index..<numeral.end, kind: .other)
  }

  /// `hai mô hình`, `, năm xã`: a small number in words beside what it may count.
  private func isSmallCount(_ numeral: ProseNumerals.Numeral, at index: Int) -> Bool {
    guard numeral.value > 1, ProseLexicon.things.isAt(tokens, numeral.end) else { return false }
    guard key(index) == ProseKey.year else { return true }
    return isSymbol(index - 1, ",") || key(index - 1) == ProseKey.and
  }
}

/// `(1)` that hangs on the word or sign before it.
func isFootnoteMark(_ tokens: [ProseToken], at open: Int) -> Bool {
  guard tokens.indices.contains(open), tokens.indices.contains(open + 2), open > 0 else { return false }
  return tokens[open].isSymbol("(") && tokens[open].isAttached && tokens[open + 1].kind == .number
    && tokens[open + 1].isAttached && tokens[open + 1].text.utf8.count <= 2 && tokens[open + 2].isSymbol(")")
}
