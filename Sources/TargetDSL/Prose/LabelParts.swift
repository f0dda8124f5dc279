// The parts of a sentence that belong to one of its figures.

extension LabelReader {
  /// The part of the sentence from the last full stop or semicolon to the next one.
  func sentence(of position: Int) -> String {
    let range = figures[position].range
    var start = range.lowerBound
    let first = max(0, start - SentenceMap.reach)
    while start > first, !isStrongBreak(start - 1) { start -= 1 }
    var end = range.upperBound
    let last = min(tokens.count, end + SentenceMap.reach)
    while end < last, !isStrongBreak(end) { end += 1 }
    return Array(tokens[start..<end]).written
  }

  func isStrongBreak(_ index: Int) -> Bool {
    tokens[index].kind == .symbol && [";", ".", ":", "\t"].contains(tokens[index].key)
      && !tokens.isInsideAbbreviation(index) || opensItem(index)
  }

  /// `(để đạt 84%) - Hộ có nhà tiêu hợp vệ sinh`: the next item of a list in the same line.
  private func opensItem(_ index: Int) -> Bool {
    // `nông nghiệp 38% - dịch vụ 28%`
    if tokens[index].isSymbol("-"), !tokens[index].isAttached, index > 0, tokens[index - 1].isSymbol("%"),
      tokens.indices.contains(index + 1), tokens[index + 1].kind == .word, !tokens[index + 1].isAttached
    {
      return true
    }
    return tokens[index].isSymbol("-") && index > 0 && tokens[index - 1].isSymbol(")")
      && tokens.indices.contains(index + 1) && tokens[index + 1].text.first?.isUppercase == true
  }

  /// Where the words start that belong to a figure and to none before it.
  func partStart(of position: Int) -> Int {
    let start = figures[position].range.lowerBound
    var first = start
    // `Kinh phí đào tạo: 8.919 triệu đồng`
    if first > 0, tokens[first - 1].isSymbol(":") { first -= 1 }
    let limit = max(first - SentenceMap.reach, 0)
    while first > limit, !isStrongBreak(first - 1) { first -= 1 }
    guard position > 0 else { return first }
    let previous = figures[position - 1].range.upperBound
    guard previous > first else { return first }
    return split(previous..<start)
  }

  /// Where the words end that belong to a figure and to none behind it.
  func partEnd(of position: Int) -> Int {
    let figure = figures[position]
    let next = position + 1 < figures.count ? figures[position + 1].range.lowerBound : tokens.count
    var end = figure.core.upperBound
    let limit = min(max(end, next), end + SentenceMap.reach)
    while end < limit, !isStrongBreak(end) { end += 1 }
    return position + 1 < figures.count
      ? max(figure.core.upperBound, min(end, partStart(of: position + 1))) : end
  }

  /// Where the words between two figures turn from the first to the second.
  private func split(_ between: Range<Int>) -> Int {
    if let turn = between.dropFirst().last(where: { LabelWords.subjects.isAt(tokens, $0) }) {
      // `tỷ lệ` after a comma opens the second; its own words may go back to that comma.
      return between.prefix(while: { $0 <= turn }).last { isComma($0 - 1) && $0 > between.lowerBound } ?? turn
    }
    // A comma right behind the first figure parts the two, whatever commas follow.
    if between.count > 1, tokens[between.lowerBound].isSymbol(","),
      !between.contains(where: { LabelWords.joints.isAt(tokens, $0) })
    {
      return between.lowerBound + 1
    }
    if let part = between.last(where: { LabelWords.within.isAt(tokens, $0) }) { return part }
    if let joint = between.last(where: {
      LabelWords.joints.isAt(tokens, $0) && !isInsideComma($0, between)
        && !LabelWords.comparing.endsBefore(tokens, $0)
    }) {
      return joint
    }
    if let comma = between.first(where: { isComma($0) && LabelWords.newThoughts.isAt(tokens, $0 + 1) }) {
      return comma + 1
    }
    if let comma = between.last(where: isComma) { return comma + 1 }
    return between.first(where: { LabelWords.weakJoints.contains(tokens[$0].key) }) ?? between.upperBound
  }

  private func isComma(_ index: Int) -> Bool {
    tokens.indices.contains(index) && (tokens[index].isSymbol(",") || tokens[index].isSymbol("("))
  }

  /// A comma stands behind a joint, so that the joint is part of a list of the words before.
  private func isInsideComma(_ index: Int, _ between: Range<Int>) -> Bool {
    tokens[index].key == ProseKey.and && (index..<between.upperBound).contains(where: isComma)
  }

  func wordsAfter(_ position: Int) -> [ProseToken] {
    let figure = figures[position]
    var end = figure.core.upperBound
    let limit =
      position + 1 < figures.count
      ? max(end, min(partStart(of: position + 1), figures[position + 1].range.lowerBound)) : tokens.count
    while end < limit, !isStrongBreak(end) {
      if isFootnoteMark(tokens, at: end) {
        end += 3
        continue
      }
      if tokens[end].isSymbol("(") || tokens[end].isSymbol(")") { break }
      if isComma(end), LabelWords.newThoughts.isAt(tokens, end + 1) || isTime(end + 1) { break }
      end += 1
    }
    let words = unitTokens(figure) + words(figure.core.upperBound..<end)
    return words + wordsBehindAside(position, end)
  }

  /// `45 xã (60%) đạt chuẩn`: the words go on behind a figure in brackets.
  private func wordsBehindAside(_ position: Int, _ open: Int) -> [ProseToken] {
    guard position + 1 < figures.count, tokens[min(open, tokens.count - 1)].isSymbol("(") else { return [] }
    let aside = figures[position + 1].range
    guard aside.lowerBound == open + 1, aside.upperBound < tokens.count,
      tokens[aside.upperBound].isSymbol(")"),
      aside.upperBound + 1 < tokens.count, tokens[aside.upperBound + 1].kind == .word
    else { return [] }
    var end = aside.upperBound + 1
    let limit =
      position + 2 < figures.count
      ? min(partStart(of: position + 2), figures[position + 2].range.lowerBound) : tokens.count
    while end < limit, tokens[end].kind == .word { end += 1 }
    return words(aside.upperBound + 1..<max(end, aside.upperBound + 1))
  }

  /// The tokens of a range without expressions of time, comparisons and footnote marks.
  func words(_ range: Range<Int>) -> [ProseToken] {
    var words: [ProseToken] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let mention = mentions[from: index].first, mention.range.lowerBound == index {
        index = mention.range.upperBound
      } else if LabelWords.comparisons.isAt(tokens, index) {
        // `so với năm 2020` goes up to the next comma.
        while index < range.upperBound, !isComma(index) { index += 1 }
      } else if tokens[index].isSymbol("["), range.contains(index + 2),
        tokens[index + 2].isSymbol("]")
          || isFootnoteMark(tokens, at: index)
      {
        index += 3
      } else {
        words.append(tokens[index])
        index += 1
      }
    }
    return words
  }

  private func isTime(_ index: Int) -> Bool { mentions[from: index].first?.range.lowerBound == index }

  /// The thing that is counted belongs to the label.
  func unitTokens(_ figure: Figure) -> [ProseToken] {
    guard figure.unit.kind == .thing else { return [] }
    if figure.isElliptic { return proseTokens(figure.unit.text, line: tokens[figure.core.lowerBound].line) }
    let unit = proseTokens(figure.unit.text).map(\.key)
    let words = tokens[figure.core].suffix(unit.count)
    guard words.map(\.key) == unit, !LabelWords.measures.contains(unit.first ?? "") else { return [] }
    return Array(words)
  }
}
