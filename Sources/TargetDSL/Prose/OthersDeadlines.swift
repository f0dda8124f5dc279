// Times that stand before a figure and belong to something else: to what is counted, to a number before it, to a part.

extension StatementClock {
  /// `các khu thành lập trước năm 2020 đạt trên 95%`: among goals a year gone says which things are counted.
  func isOfSubject(_ mention: StatementTime.Mention, _ start: Int) -> Bool {
    guard passage.isUnderGoals, let year = document.year, let last = mention.time.lastYear, last < year,
      mention.range.lowerBound > start, tokens[mention.range.lowerBound - 1].kind == .word
    else { return false }
    return LabelWords.endsWithAction(
      Array(tokens[max(start, mention.range.lowerBound - 4)..<mention.range.lowerBound]))
  }

  /// Whether a semicolon stands between a mention and a figure, and the mention does not open the sentence.
  func isPassed(_ mention: StatementTime.Mention, before figure: Figure, _ start: Int) -> Bool {
    let between = tokens[min(mention.range.upperBound, figure.range.lowerBound)..<figure.range.lowerBound]
    guard between.contains(where: { $0.isSymbol(";") }) else { return false }
    var index = mention.range.lowerBound
    while index > start, !tokens[index - 1].isSymbol(";") {
      index -= 1
      let isOpening =
        tokens[index].kind == .symbol || ProseLexicon.striving.isAt(tokens, index)
        || index > start && ProseLexicon.striving.isAt(tokens, index - 1)
      if !isOpening { return true }
    }
    return false
  }

  /// `đạt 30% năm 2025, 40 xã đạt chuẩn`: it closes the words of a number before it and opens none.
  func isOfNeighbour(_ mention: StatementTime.Mention, _ start: Int) -> Bool {
    guard mention.range.lowerBound > start + 1,
      !LabelWords.apart.endsBefore(tokens, mention.range.lowerBound)
    else { return false }
    let link = tokens[mention.range.lowerBound - 1]
    guard link.kind == .word && link.key != ProseKey.and || link.isSymbol("%") || link.isSymbol("(") else {
      return false
    }
    return tokens[start..<mention.range.lowerBound].contains { $0.kind == .number && proseYear($0) == nil }
  }

  /// `trong đó giai đoạn 2023-2025 là 20 cầu`: of a part, and of nothing behind it.
  func isOfPart(_ mention: StatementTime.Mention, _ start: Int) -> Bool {
    var index = mention.range.lowerBound
    while index > start, !tokens[index - 1].isSymbol(";") {
      index -= 1
      if LabelWords.within.isAt(tokens, index) || tokens[index].isSymbol("(") { return true }
    }
    return false
  }
}
