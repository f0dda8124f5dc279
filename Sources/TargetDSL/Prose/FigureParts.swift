// The parts of a figure: what is skipped, amounts, units, comparators.

extension FigureReader {
  /// The end of a date, a year, a window of years, the number of a document or another name made of digits, where
  /// one starts here; `nil` where a number may count something.
  func skipReference(at index: Int, inList: inout Bool) -> Int? {
    let token = tokens[index]
    guard token.kind == .number else {
      if !token.isSymbol(",") { inList = false }
      return nil
    }
    // `Kt3`, `QL14`; but `m2` is part of a unit and never reached.
    if token.isAttached, index > 0, tokens[index - 1].kind == .word { return index + 1 }
    if isDenominator(index) { return index + 1 }
    let isCompared = isDirectlyCompared(index)
    if ProseNumerals.readShare(tokens, at: index, isCompared: isCompared) != nil { return nil }
    // A time of day: `18:48`.
    if isSymbol(index + 1, ":"), tokens[index + 1].isAttached, index + 2 < tokens.count,
      tokens[index + 2].isAttached,
      tokens[index + 2].kind == .number
    {
      return index + 3
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
    if isName || numbers > 2 { return end }
    if numbers == 2, proseYear(token) != nil, proseYear(tokens[end - 1]) != nil { return end }
    if proseYear(token) != nil, !countsThings(index) { return index + 1 }
    if inList, index > 0, isSymbol(index - 1, ",") { return index + 1 }
    inList = false
    if isListMarker(index) { return index + 1 }
    if extent == .passage, isReferred(index), !isSymbol(index + 1, "%"), !isCompared {
      inList = true
      return index + 1
    }
    return nil
  }

  /// A number that looks like a year and is none: `trên 2000 hộ`, `tăng 2036 hợp tác xã`, `2020%`.
  private func countsThings(_ index: Int) -> Bool {
    if isSymbol(index + 1, "%") || ProseNumerals.scales.isAt(tokens, index + 1) { return true }
    guard ProseLexicon.things.isAt(tokens, index + 1) else { return false }
    return isDirectlyCompared(index) || !ProseLexicon.beforeYears.endsBefore(tokens, index)
  }

  /// The end of `18/23 chỉ tiêu`, so many of so many, which no bound can say.
  func endOfCountOfTotal(at index: Int) -> Int? {
    guard index + 3 < tokens.count, tokens[index].kind == .number, isSymbol(index + 1, "/"),
      tokens[index + 1].isAttached, tokens[index + 2].isAttached, tokens[index + 2].kind == .number,
      !ProseLexicon.days.endsBefore(tokens, index), !ProseLexicon.references.endsBefore(tokens, index),
      ProseLexicon.things.isAt(tokens, index + 3) || ProseLexicon.items.isAt(tokens, index + 3),
      ProseNumerals.readShare(tokens, at: index, isCompared: isDirectlyCompared(index)) == nil
    else { return nil }
    return index + 3
  }

  /// `số 20-NQ/TW`, `lượt xem: 782`; but `tổng số 120 hợp tác xã` counts.
  func isReferred(_ index: Int) -> Bool {
    if isSymbol(index - 1, ":"), ProseLexicon.pageCounters.endsBefore(tokens, index - 1) { return true }
    return ProseLexicon.references.endsBefore(tokens, index) && !ProseLexicon.totals.endsBefore(tokens, index)
  }

  /// The number below the line of a rate: `giường bệnh trên 10.000 dân`, `giá trị/1 ha`, `bình quân 01 hợp tác xã`.
  private func isDenominator(_ index: Int) -> Bool {
    guard extent == .passage else { return false }
    if isSymbol(index - 1, "/"), index > 1, tokens[index - 2].kind == .word { return true }
    guard let value = readProseNumber(tokens[index].text) else { return false }
    if value == .one, ProseLexicon.perOne.endsBefore(tokens, index),
      ProseLexicon.things.isAt(tokens, index + 1)
    {
      return true
    }
    guard key(index - 1) == matchKey("trên"),
      [1, 10, 100, 1_000, 10_000, 100_000].contains(where: { value == Rational($0) })
    else {
      return false
    }
    let end = ProseNumerals.scales.match(tokens, from: index + 1).map { index + 1 + $0.count } ?? index + 1
    return key(end) == matchKey("dân") && key(end + 1) != matchKey("số")
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
  }

  func readAmount(at index: Int) -> Amount? {
    guard tokens.indices.contains(index) else { return nil }
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
    guard numeral.isPlain || extent == .quotation || isCompared else { return nil }
    let end = numeral.end
    if tokens.indices.contains(end), tokens[end].kind == .number { return nil }
    if numeral.value == 1, ProseNumerals.vagueAfterOne.isAt(tokens, end) { return nil }
    // `năm` is five only where something is counted; else it is a year.
    if tokens[index].key == matchKey("năm"), end == index + 1, !ProseLexicon.things.isAt(tokens, end),
      !ProseNumerals.scales.isAt(tokens, end)
    {
      return nil
    }
    var amount = readScales(Amount(value: Rational(numeral.value), end: end, isScaled: false))
    amount?.isSpelledOut = numeral.isPlain
    return amount
  }

  /// `1 tỷ 816 triệu`, `hai nghìn ba trăm`: scales fall from left to right.
  private func readScales(_ first: Amount) -> Amount? {
    var total = Rational.zero
    var amount = first
    var lastScale: Int128?
    var part = first.value
    while let scale = ProseNumerals.scales.match(tokens, from: amount.end),
      !["lệ", "trọng", "suất", "giá"].map(matchKey).contains(key(amount.end + 1) ?? ""),
      lastScale.map({ scale.meaning < $0 }) ?? true
    {
      guard let scaled = try? part.multiplied(by: Rational(scale.meaning)),
        let sum = try? total.adding(scaled)
      else { return nil }
      (total, lastScale) = (sum, scale.meaning)
      amount.end += scale.count
      amount.isScaled = true
      amount.scale = Rational(scale.meaning)
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
  }

  func readRangeEnd(at index: Int, opensFrom: Bool, firstUnit: FigureUnit) -> RangeEnd? {
    var isGoal = false
    if isSymbol(index, "-") {
      // A dash after a unit and before a word opens something else.
    } else if [matchKey("đến"), matchKey("tới")].contains(key(index)) {
      // `20% đến năm 2030` is no range: a number has to follow.
    } else if opensFrom, [matchKey("lên"), matchKey("xuống")].contains(key(index)) {
      isGoal = true
    } else {
      return nil
    }
    var start = index + 1
    if isGoal, ["còn", "đến", "tới"].map(matchKey).contains(key(start)) { start += 1 }
    guard tokens.indices.contains(start), tokens[start].kind == .number,
      proseYear(tokens[start]) == nil || firstUnit.kind == .none,
      let amount = readAmount(at: start)
    else { return nil }
    var end = amount.end
    let unit = readUnit(at: &end, money: amount.isScaled)
    return RangeEnd(value: amount.value, unit: unit, end: end, scale: amount.scale, replacesFirst: isGoal)
  }
}
