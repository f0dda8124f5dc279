// A year where a value stands: `cao hơn năm 2020`, `higher than in 2020`.

extension Parser {
  /// What is said around the year of an earlier value.
  private static let wordsBeforeYear: Set<String> = Set(
    [
      "năm", "mức", "của", "so", "với", "giá", "trị", "số", "tại", "trong", "cùng", "kỳ", "bằng", "là",
      "cuối",
      "in", "the", "year", "that", "those", "of", "level", "value", "figure", "for", "since", "than",
      "compared", "with", "to", "it", "was", "at", "end", "as",
    ].map { matchKey($0) })

  /// The number of the line that words such as `năm` lead to, so many tokens ahead; `nil` where others stand before it.
  private func numberBehindYearWords(from start: Int) -> Int? {
    var distance = 0
    while distance < 8, lookahead(distance).kind == .word, !opensLine(lookahead(distance)) { distance += 1 }
    let number = lookahead(distance)
    guard number.kind == .number, !opensLine(number), start < number.range.lowerBound else { return nil }
    let words = source.text(start..<number.range.lowerBound).split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty, words.allSatisfy({ Parser.wordsBeforeYear.contains(matchKey(String($0))) }) else {
      return nil
    }
    return distance
  }

  private func isYear(_ token: Token) -> Bool {
    let text = source.text(token.range)
    return text.utf8.count == 4 && text.allSatisfy { ("0"..."9").contains($0) }
      && ("1900"..."2199").contains(text)
  }

  /// `cao hơn năm 2020`: the words that compare are taken, and a year follows, not a value.
  ///
  /// - Parameter mayBeTimes: So many times the value of a year may stand here.
  mutating func rejectYearForValue(mayBeTimes: Bool) throws(Stop) {
    let start = Int(lastWritten.end)
    guard next > 0, let distance = numberBehindYearWords(from: start) else { return }
    let number = lookahead(distance)
    let words = SourceSpan(source, start..<number.range.lowerBound)
    let lead = words.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let first = number.range.lowerBound - words.text.drop(while: \.isWhitespace).utf8.count
    let place = SourceSpan(source, first..<number.range.upperBound)
    let isAlone = endOfQuantity(distance) == distance + 1 && lookahead(distance + 1).keyword != .times
    guard isYear(number), isAlone else {
      // Other words are told where they stand.
      guard matchKey(lead) == matchKey("năm") else { return }
      diagnostics.append(
        Diagnostic(
          .yearForValue, at: .source(place),
          Phrase(
            en: "`\(place.text)` is no value: `\(lead)` stands before a year",
            vi: "`\(place.text)` không phải là giá trị: `\(lead)` đứng trước một năm"),
          fixes: [
            .leaveOut(lead, at: SourceSpan(source, first..<number.range.lowerBound))
          ], isInFileWords: true))
      parseSkipped(count: distance + 1)
      throw Stop()
    }
    // `cao hơn 1 lần` would be twice as much: the words that compare are written anew.
    let comparison = wordsOfComparison
    let whole = SourceSpan(source, (comparison?.start ?? first)..<number.range.upperBound)
    reportYear(
      at: place, named: source.text(number.range), mayBeTimes: mayBeTimes && comparison != nil,
      behind: comparison?.text ?? "", fixing: whole)
    parseSkipped(count: distance + 1)
    throw Stop()
  }

  /// The words of a bound that were just taken, and where they begin.
  var wordsOfComparison: (start: Int, text: String)? {
    var first = next
    while first > 0, tokens[first - 1].keyword.map(Keyword.comparing.contains) == true { first -= 1 }
    guard first < next else { return nil }
    return (
      tokens[first].range.lowerBound,
      tokens[first..<next].compactMap { $0.keyword?.rawValue }.joined(separator: " ")
    )
  }

  /// `higher than 2020`, `bằng năm 2020`: everyday words for those of a bound, and a year.
  mutating func rejectComparisonInWords(mayBePlain: Bool) throws(Stop) {
    guard !mayBePlain, !isTried else { return }
    try rejectTimesInWords()
    guard let found = synonym(meaning: ["at least", "more than", "at most", "less than", "exactly"])
    else { return }
    var behind = self
    behind.next += found.count
    let distance = behind.numberBehindYearWords(from: found.place.range.upperBound)
    let number = behind.lookahead(distance ?? 0)
    let end = (distance ?? 0) + 1
    guard number.kind == .number, isYear(number), let words = found.fix.edits.first?.replacement,
      behind.endOfQuantity(end - 1) == end, behind.lookahead(end).keyword != .times
    else { return }
    let place = SourceSpan(source, current.range.lowerBound..<number.range.upperBound)
    reportYear(
      at: place, named: source.text(number.range), mayBeTimes: mayChange, behind: words,
      isBare: distance == nil)
    parseSkipped(count: found.count + end)
    throw Stop()
  }

  /// `twice 2020`
  private mutating func rejectTimesInWords() throws(Stop) {
    let multiples = ["double": "2", "twice": "2", "triple": "3"]
    guard language == .english, let number = multiples[source.text(current.range)] else { return }
    var behind = self
    behind.next += 1
    let distance = behind.numberBehindYearWords(from: current.range.upperBound) ?? 0
    let year = behind.lookahead(distance)
    guard year.kind == .number, isYear(year) else { return }
    let place = SourceSpan(source, current.range.lowerBound..<year.range.upperBound)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "`\(place.text)`: how many times is written as a number",
          vi: "`\(place.text)`: số lần viết bằng chữ số"),
        fixes: [.write("at least \(number) times \(source.text(year.range))", at: place)]))
    parseSkipped(count: distance + 2)
    throw Stop()
  }

  /// `tăng so với năm 2020`: which way it goes is said, not how far.
  mutating func rejectChangeWithoutSize() throws(Stop) {
    guard isAt(.since), let by = tokens[..<next].lastIndex(where: { $0.keyword == .by }), by > 0,
      let distance = numberBehindYearWords(from: Int(lastWritten.end)), isYear(lookahead(distance))
    else { return }
    let year = lookahead(distance)
    let opening = tokens[by - 1]
    reportYear(
      at: SourceSpan(source, opening.range.lowerBound..<year.range.upperBound),
      named: source.text(year.range), mayBeTimes: mayChange,
      behind: opening.keyword == .up ? "more than" : "less than")
    parseSkipped(count: distance + 1)
    throw Stop()
  }

  /// `cao hơn 5% so với năm 2020`: how far it goes from the value of that year is a change.
  mutating func rejectSinceBehindLevel(_ words: (start: Int, text: String)) throws(Stop) {
    guard !isAtLineStart, isAt(.since), isYear(lookahead(1)), ["more than", "less than"].contains(words.text)
    else {
      return
    }
    let meant = (words.text == "more than" ? "up by" : "down by") + " at least"
    let place = SourceSpan(source, words.start..<lookahead(1).range.upperBound)
    var end = words.start
    while !isDigit(source.bytes[end]) { end += 1 }
    let opening = SourceSpan(source, words.start..<end)
    let code = source.inOwnWords(meant)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "`\(place.text)` is a change from that year, not a level",
          vi: "`\(place.text)` là mức thay đổi so với năm đó, không phải mức cần đạt"),
        fixes: mayChange
          ? [
            .init(
              Phrase(
                en: "write `\(code) \(source.text(end..<place.range.upperBound))`",
                vi: "viết `\(code) \(source.text(end..<place.range.upperBound))`"),
              edits: [.init(opening, code + " ")])
          ] : [], isInFileWords: true))
    parseSkipped(count: 2)
    throw Stop()
  }

  /// `up by at least 5 points from 2020`, `tăng ít nhất 5 người kể từ năm 2020`: the year of the earlier value stands behind
  /// `since`.
  mutating func rejectSinceInWords() throws(Stop) {
    let words = [
      "from", "over", "against", "compared with", "compared to", "relative to", "versus", "vs", "than", "on",
      "từ",
      "kể từ", "so", "hơn", "của",
    ].map { matchKey($0) }
    guard !isAtLineStart, let found = wordsAhead(where: { words.contains($0) ? true : nil }) else { return }
    var behind = self
    behind.next += found.count
    let distance = behind.numberBehindYearWords(from: found.place.range.upperBound) ?? 0
    let year = behind.lookahead(distance)
    guard year.kind == .number, isYear(year) else { return }
    let place = SourceSpan(source, found.place.range.lowerBound..<year.range.upperBound)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "the year of the earlier value stands behind `since`",
          vi: "năm của giá trị trước đứng sau `since`"),
        fixes: [.write("since \(source.text(year.range))", at: place, isSafe: true)]))
    parseSkipped(count: found.count + distance + 1)
    throw Stop()
  }

  private mutating func reportYear(
    at place: SourceSpan, named year: String, mayBeTimes: Bool, behind words: String = "",
    isBare: Bool = false, fixing whole: SourceSpan? = nil
  ) {
    let whole = whole ?? place
    let words = words.isEmpty ? "" : words + " "
    diagnostics.append(
      Diagnostic(
        .yearForValue, at: .source(place),
        isBare
          ? Phrase(
            en: "`\(place.text)`: the value of that year, or the number?",
            vi: "`\(place.text)`: giá trị của năm đó, hay con số đó?")
          : Phrase(
            en: "`\(place.text)` names a year, and no value stands here",
            vi: "`\(place.text)` nêu một năm, còn ở đây phải là một giá trị"),
        fixes: (mayBeTimes ? [.write("\(words)1 times \(year)", at: whole)] : [])
          + (isBare ? [.write("\(words)\(year.prefix(1))_\(year.dropFirst())", at: whole)] : [])))
    lastReported = next
  }
}
