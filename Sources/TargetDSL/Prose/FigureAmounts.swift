// The parts of a figure: amounts, ranges, tolerances.

extension FigureReader {
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
