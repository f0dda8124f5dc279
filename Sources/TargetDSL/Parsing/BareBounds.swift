// A quantity where a bound stands, without the words that compare: what may have been meant.

extension Parser {
  /// `duy trì 60-70%`: once the words before it are right, the range is told, and what it may mean.
  mutating func dropRangeBehind() {
    for distance in 1..<4 {
      let token = lookahead(distance)
      guard !source.bytes[token.triviaRange].contains(where: isLineBreak) else { return }
      if token.kind == .brokenNumber {
        diagnostics.removeAll { diagnostic in
          guard diagnostic.kind == .invalidDate, case .source(let span) = diagnostic.place else {
            return false
          }
          return token.range.contains(span.range.lowerBound)
        }
      }
    }
  }

  /// The offers for a number that no word opens: `60%`, `60 - 70%`, `60% or more`, `60% at least`, `2 times 2020`. None
  /// where something else follows that no bound holds.
  func offersForBareNumber(isChange: Bool) -> [Diagnostic.Fix] {
    guard isAt(.number), !current.triviaRange.isEmpty || next == 0 || tokens[next - 1].kind != .slash else {
      return []
    }
    let start = current.range.lowerBound
    var end = endOfQuantity(0)
    // A label in several words behind a number is no unit: what it counts is said by the measure.
    let labels = (1..<max(end, 1)).filter { isLabelWithBlanks(lookahead($0)) }
    if let label = labels.first, isEnd(end) {
      let gap = SourceSpan(
        source, lookahead(label - 1).range.upperBound..<lookahead(label).range.upperBound)
      return ["at least", "at most"].map {
        offer("\($0) \(englishText(0..<label))", insert: $0, at: start, without: gap)
      }
    }
    let quantity = englishText(0..<end)
    if isEnd(end) {
      // At least nothing is always so.
      if !isChange, source.text(current.range).allSatisfy({ "0_.,".contains($0) }) {
        return (quantity == "0" ? [.write("none", at: SourceSpan(source, current.range))] : [])
          + [offer("at most \(quantity)", insert: "at most", at: start)]
      }
      // Nothing is above 100% of a share.
      let isAll = quantity == "100%" && !isChange
      return (isAll ? ["at least"] : ["at least", "at most"]).map {
        offer("\($0) \(quantity)", insert: $0, at: start)
      }
    }
    switch lookahead(end).keyword {
    case .times, .since, .of, .per:
      return ["at least", "at most"].map { offer("\($0) \(quantity)", insert: $0, at: start) }
    default: break
    }
    if let (words, count) = wordsBehind(end), isEnd(end + count) {
      let gap = SourceSpan(
        source, lookahead(end - 1).range.upperBound..<lookahead(end + count - 1).range.upperBound)
      return [offer("\(words) \(quantity)", insert: words, at: start, without: gap)]
    }
    guard !isChange, lookahead(end).kind == .minus || lookahead(end).keyword == .to,
      lookahead(end + 1).kind == .number
    else { return [] }
    let dash = SourceSpan(source, lookahead(end).range)
    let second = end + 1
    end = endOfQuantity(second)
    guard isEnd(end) else { return [] }
    let last = englishText(second..<end)
    return [("from", "to"), ("between", "and")].map { opening, joint in
      Diagnostic.Fix(
        Phrase(
          en: "write `\(opening) \(quantity) \(joint) \(last)`",
          vi: "viết `\(opening) \(quantity) \(joint) \(last)`"),
        edits: [
          .init(SourceSpan(source, start..<start), opening + " "),
          .init(dash, lookahead(second - 1).triviaRange.isEmpty ? " \(joint) " : joint),
        ])
    }
  }

  private func isLabelWithBlanks(_ token: Token) -> Bool {
    token.kind == .word && token.keyword == nil && source.bytes[token.range].contains(0x20)
  }

  private func offer(
    _ meant: String, insert words: String, at start: Int, without gap: SourceSpan? = nil
  ) -> Diagnostic.Fix {
    Diagnostic.Fix(
      Phrase(en: "write `\(meant)`", vi: "viết `\(meant)`"),
      edits: [.init(SourceSpan(source, start..<start), words + " ")] + (gap.map { [.init($0, "")] } ?? []))
  }

  /// Where a number with its unit ends, from one that stands so many tokens ahead.
  func endOfQuantity(_ number: Int) -> Int {
    var end = number + 1
    while !isEnd(end) {
      let token = lookahead(end)
      guard token.kind == .percent || token.kind == .word && isOfUnit(token, behind: lookahead(end - 1))
      else {
        break
      }
      end += 1
    }
    // `per year` of a change is none of the unit's words.
    return end
  }

  private func isOfUnit(_ token: Token, behind previous: Token) -> Bool {
    switch token.keyword {
    case nil, .thousand, .million, .billion, .points, .per: true
    case .year: previous.keyword == .per
    default: false
    }
  }

  /// Whether the clause ends so many tokens ahead.
  private func isEnd(_ distance: Int) -> Bool {
    let token = lookahead(distance)
    return token.kind == .endOfFile || token.keyword == .from
      || source.bytes[token.triviaRange].contains(where: isLineBreak)
  }

  /// `or more`, `at least`: the words of a bound behind its number.
  func wordsBehind(_ distance: Int) -> (String, Int)? {
    let (first, second) = (lookahead(distance), lookahead(distance + 1))
    switch (first.keyword, second.keyword) {
    case (.at, .least): return ("at least", 2)
    case (.at, .most): return ("at most", 2)
    default: break
    }
    guard first.keyword == .or || first.keyword == .and else { return nil }
    switch source.text(second.range) {
    case "more", "above", "over", "higher", "greater": return ("at least", 2)
    case "less", "fewer", "below", "under", "lower": return ("at most", 2)
    default: return nil
    }
  }

  /// Tokens ahead as the grammar has them.
  private func englishText(_ distances: Range<Int>) -> String {
    var result = ""
    for distance in distances {
      let token = lookahead(distance)
      if distance > distances.lowerBound,
        !token.triviaRange.isEmpty || token.isSilent || token.keyword == .per
      {
        result += " "
      }
      result += token.kind == .word ? word(token) : literal(token)
    }
    return result
  }
}
