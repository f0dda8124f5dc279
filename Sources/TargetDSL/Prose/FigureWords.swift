// The words around a number: its unit, its comparators, the way it points.

extension FigureReader {
  /// The unit after an amount; `end` moves behind it.
  func readUnit(at end: inout Int, money isScaled: Bool) -> FigureUnit {
    let start = end
    if let match = ProseLexicon.points.match(tokens, from: end) {
      end += match.count
      return FigureUnit(.points, "điểm %")
    }
    if isSymbol(end, "‰") {
      end += 1
      return FigureUnit(.percent, "‰")
    }
    if isSymbol(end, "%") || ProseLexicon.percent.isAt(tokens, end) {
      end += isSymbol(end, "%") ? 1 : 2
      let sign = end
      readPer(at: &end)
      return FigureUnit(.percent, "%" + Array(tokens[sign..<end]).written)
    }
    // The scale belongs to the unit as it is read: `triệu đồng`.
    let scaleStart = isScaled ? scaleWord(before: end) : start
    // `396,1 tỷ.đ`
    if isScaled, isSymbol(end, "."), tokens[end].isAttached, ProseLexicon.money.isAt(tokens, end + 1) {
      end += 1
    }
    if let match = ProseLexicon.money.match(tokens, from: end) {
      end += match.count
      readPer(at: &end)
      return FigureUnit(.money, moneyText(scaleStart..<end))
    }
    if isScaled, key(end - 1) == ProseKey.millionDong {
      readPer(at: &end)
      return FigureUnit(.money, moneyText(scaleStart..<end))
    }
    if let match = ProseLexicon.times.match(tokens, from: end) {
      end += match.count
      return FigureUnit(.times, "lần")
    }
    // `trẻ em dưới 5 tuổi` is a class; `tuổi thọ trung bình 75 tuổi` is counted.
    if key(end) == ProseKey.age {
      let isLifespan = tokens[max(0, end - 16)..<end].contains { $0.key == ProseKey.longevity }
      end += 1
      return FigureUnit(isLifespan || extent == .quotation ? .thing : .grade, "tuổi")
    }
    if let match = ProseLexicon.grades.match(tokens, from: end) {
      end += match.count
      return FigureUnit(.grade, "sao")
    }
    if let match = ProseLexicon.durations.match(tokens, from: end) {
      end += match.count
      return FigureUnit(.duration, Array(tokens[start..<end]).written)
    }
    if let match = ProseLexicon.things.match(tokens, from: end) {
      end += match.count
      // `m2`, `km2`
      if tokens.indices.contains(end), tokens[end].isAttached, ["2", "3"].contains(tokens[end].key) {
        end += 1
      }
      readPer(at: &end)
      return FigureUnit(.thing, Array(tokens[start..<end]).written)
    }
    guard tokens.indices.contains(end), tokens[end].kind == .word, !ProseLexicon.noUnits.isAt(tokens, end),
      !ProseLexicon.followers.isAt(tokens, end)
    else { return .none }
    // An unknown thing is shown by its first word and not taken from the sentence.
    return FigureUnit(.thing, tokens[end].text)
  }

  /// `tr.đồng/người` as `triệu đồng/người`.
  private func moneyText(_ range: Range<Int>) -> String {
    guard let first = range.first else { return "" }
    if key(first) == ProseKey.millionDong { return "triệu đồng" + Array(tokens[range.dropFirst()]).written }
    guard key(first) == ProseKey.million else {
      // `tỷ.đ`
      let hasPoint = range.contains(first + 1) && isSymbol(first + 1, ".")
      return hasPoint
        ? tokens[first].text + " " + Array(tokens[range.dropFirst(2)]).written : Array(tokens[range]).written
    }
    return "triệu " + Array(tokens[range.dropFirst(isSymbol(first + 1, ".") ? 2 : 1)]).written
  }

  private func scaleWord(before end: Int) -> Int {
    if end >= 2, let (_, count) = ProseNumerals.compoundScale(tokens, at: end - 2) { return end - count }
    return ProseNumerals.scales.match(tokens, endingAt: end).map { end - $0.count } ?? end
  }

  /// `/người/năm`
  private func readPer(at end: inout Int) {
    while isSymbol(end, "/"), tokens.indices.contains(end + 1), tokens[end + 1].kind == .word {
      let match = ProseLexicon.things.match(tokens, from: end + 1)
      end += 1 + (match?.count ?? 1)
      // `km/km2`
      if tokens.indices.contains(end), tokens[end].isAttached, ["2", "3"].contains(tokens[end].key) {
        end += 1
      }
    }
  }

  /// The comparators before a number, nearest first in the text; the token at which they start.
  func readComparators(before index: Int, after previousEnd: Int, into found: inout [Comparator]) -> Int {
    var start = index
    while let match = ProseLexicon.comparators.match(tokens, endingAt: start),
      start - match.count >= previousEnd
    {
      // `5 < 6` compares two numbers and binds none.
      let sign = start - match.count
      if sign > 0, tokens[sign].kind == .symbol, tokens[sign - 1].kind == .number { return index }
      // `7 trên 10 hộ`, and `bảy trên mười hộ`
      if sign > 0, match.count == 1, tokens[sign].key == ProseKey.above, isCount(before: sign) {
        return index
      }
      start -= match.count
      found.insert(match.meaning, at: 0)
    }
    if !found.isEmpty { return start }
    if let (comparator, start) = comparedWithLevel(before: index, after: previousEnd) {
      found = [comparator]
      return start
    }
    // `ít nhất là 30%`, `tối thiểu mỗi huyện có 01 mô hình`
    var position = index
    let limit = max(previousEnd, index - 7)
    var hasEach = false
    while position > limit {
      if let match = ProseLexicon.comparators.match(tokens, endingAt: position),
        position - match.count >= limit
      {
        // `trên` and `dưới` are also prepositions, so they bind a number only directly or through `mức`.
        guard
          match.count == 1
            ? only(ProseLexicon.thresholds, position..<index)
            : hasEach || only(ProseLexicon.fillers, position..<index)
        else { break }
        found = [match.meaning]
        return position - match.count
      }
      if isBreak(position - 1) || tokens[position - 1].kind == .number { break }
      if ProseLexicon.each.isAt(tokens, position - 1) { hasEach = true }
      position -= 1
    }
    return index
  }

  private func only(_ words: ProsePhrases<Void>, _ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      guard let match = words.match(tokens, from: position) else { return false }
      position += match.count
    }
    return true
  }

  struct Follower {
    let comparator: Comparator
    let written: String
    /// It stands directly after the figure.
    let isNext: Bool
  }

  /// `25 HTX trở lên`: up to the end of the part, unless another number comes first.
  func readFollowers(from end: Int) -> [Follower] {
    for position in end..<max(end, tokens.count) {
      if tokens[position].kind == .number || isBreak(position) { break }
      if let match = ProseLexicon.followers.match(tokens, from: position) {
        return [
          Follower(
            comparator: match.meaning, written: Array(tokens[position..<position + match.count]).written,
            isNext: position == end)
        ]
      }
    }
    return []
  }

  /// The nearest word before the figure that pushes up or down, within its sentence and behind the last figure.
  func direction(before start: Int, after previousEnd: Int) -> Figure.Direction {
    var position = start
    while position > previousEnd, !isSymbol(position - 1, ";"), !isSymbol(position - 1, ".") {
      if ProseLexicon.downward.endsBefore(tokens, position) { return .down }
      if ProseLexicon.upward.endsBefore(tokens, position) { return .up }
      position -= 1
    }
    return .neither
  }

  /// A comparator may govern the next numbers of its list: `trên 200 HTX và 03 liên hiệp`, `20 tổ, 25 HTX trở lên`.
  func withCarriedComparators(_ figures: [Figure]) -> [Figure] {
    var figures = figures
    for index in figures.indices where figures[index].comparator == .bare {
      var carried: [Comparator] = []
      if index > 0, isList(figures[index - 1].range.upperBound..<figures[index].range.lowerBound) {
        let before = figures[index - 1]
        carried += before.comparator == .bare ? before.alsoRead : before.low == nil ? [] : [before.comparator]
      }
      if index + 1 < figures.count,
        isList(figures[index].range.upperBound..<figures[index + 1].range.lowerBound),
        figures[index + 1].comparator == .atLeast
      {
        carried.append(.atLeast)
      }
      figures[index].alsoRead += carried.filter { $0 != .range }
    }
    return figures
  }

  /// Only what is counted, a comma, `và` or `với` stands between two figures.
  private func isList(_ range: Range<Int>) -> Bool {
    guard range.count <= 8 else { return false }
    return !tokens[range].contains {
      $0.isSymbol(".") || $0.isSymbol("(") || $0.isSymbol(")") || $0.isSymbol("\t")
    }
  }
}
