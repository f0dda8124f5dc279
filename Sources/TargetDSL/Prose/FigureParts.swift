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
    if extent == .passage, ProseLexicon.references.endsBefore(tokens, index), !isSymbol(index + 1, "%"),
      !isDirectlyCompared(index)
    {
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
  }

  func readAmount(at index: Int) -> Amount? {
    guard tokens.indices.contains(index) else { return nil }
    if tokens[index].kind == .number {
      guard let value = readProseNumber(tokens[index].text) else { return nil }
      return readScales(Amount(value: value, end: index + 1, isScaled: false))
    }
    // Numerals in words are read after a comparator only: `mỗi xã một sản phẩm` counts nothing.
    guard let numeral = ProseNumerals.words.match(tokens, from: index),
      extent == .quotation || ProseLexicon.comparators.endsBefore(tokens, index)
    else { return nil }
    let end = index + numeral.count
    if tokens.indices.contains(end), tokens[end].kind == .number { return nil }
    if numeral.meaning == 1, ProseNumerals.vagueAfterOne.isAt(tokens, end) { return nil }
    // `năm` is five only where something is counted; else it is a year.
    if tokens[index].key == matchKey("năm"), !ProseLexicon.things.isAt(tokens, end) { return nil }
    return readScales(Amount(value: Rational(numeral.meaning), end: end, isScaled: false))
  }

  /// `1 tỷ 816 triệu`: scales fall from left to right.
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
      guard tokens.indices.contains(amount.end), tokens[amount.end].kind == .number,
        ProseNumerals.scales.isAt(tokens, amount.end + 1),
        let next = readProseNumber(tokens[amount.end].text)
      else { break }
      part = next
      amount.end += 1
    }
    if amount.isScaled { amount.value = total }
    return amount
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
