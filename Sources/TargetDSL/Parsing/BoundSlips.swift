// Bounds that say a thing twice, in quotation marks, or as a way from one level to another.

extension Parser {
  /// `at least at least 60%`, `ít nhất trên 60%`: the words that compare stand once.
  mutating func rejectSecondComparison() throws(Stop) {
    let words = Keyword.comparing
    guard !isAtLineStart, current.keyword.map(words.contains) == true else { return }
    var count = 0
    while lookahead(count).keyword.map(words.contains) == true, !opensLine(lookahead(count)) { count += 1 }
    guard [.number, .minus].contains(lookahead(count).kind) else { return }
    var first = next
    while first > 0, tokens[first - 1].keyword.map(words.contains) == true { first -= 1 }
    let second = SourceSpan(
      source, current.range.lowerBound..<lastWritten(before: next + count).range.upperBound)
    let opening = SourceSpan(source, tokens[first].range.lowerBound..<lastWritten.range.upperBound)
    func without(_ span: SourceSpan, upTo end: Int) -> Diagnostic.Fix {
      .leaveOut(span.text, at: SourceSpan(source, span.range.lowerBound..<end))
    }
    let number = lookahead(count).range.lowerBound
    let isSame = tokens[first..<next].map(\.keyword) == (0..<count).map { lookahead($0).keyword }
    let place = SourceSpan(source, opening.range.lowerBound..<second.range.upperBound)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        isSame
          ? Phrase(
            en: "`\(second.text)` is said already", vi: "`\(second.text)` ở đây là thừa")
          : Phrase(
            en: "`\(place.text)` compares in two ways", vi: "`\(place.text)` so sánh theo hai cách"),
        fixes: [without(second, upTo: number)]
          + (isSame ? [] : [without(opening, upTo: second.range.lowerBound)]), isInFileWords: true))
    parseSkipped(count: count)
    if !isSame { throw Stop() }
  }

  /// The token before an index that has letters of its own.
  private func lastWritten(before index: Int) -> Token {
    var last = max(index - 1, 0)
    while last > 0, tokens[last].isSilent { last -= 1 }
    return tokens[last]
  }

  /// `at least "60%"`, `“ít nhất 60”`: a value is no text.
  mutating func rejectQuotedValue() throws(Stop) {
    guard isAt(.string) || isAt(.brokenString), !isAtLineStart else { return }
    let place = SourceSpan(source, current.range)
    let text = place.text
    guard text.count > 2, let opening = text.first, let closing = text.last,
      !opening.isLetter, !opening.isNumber, "\"“”„«»‘’'″".contains(closing)
    else { return }
    let inside = text.dropFirst().dropLast()
    guard inside.contains(where: \.isNumber), !inside.contains("\"") else { return }
    forgetDiagnostics(in: place)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "`\(place.text)`: a value stands without quotation marks",
          vi: "`\(place.text)`: giá trị viết không có ngoặc kép"),
        fixes: [.write(String(inside), at: place, isSafe: true)], isInFileWords: true))
    parseSkipped(count: 1)
    throw Stop()
  }

  /// `tăng từ 50% lên 60%`, `giảm từ 10% xuống dưới 5%`: the level that is reached, not the size of a change.
  mutating func rejectRiseToLevel() throws(Stop) {
    let way = Set(["lên", "xuống", "còn", "đến", "tới", "đạt"].map { matchKey($0) })
    let first = matchKey(source.text(current.range))
    guard !isAtLineStart, current.kind == .word,
      [matchKey("lên"), matchKey("xuống"), matchKey("còn")].contains(first),
      let by = tokens[..<next].lastIndex(where: { $0.keyword == .by }), by > 0
    else { return }
    var count = 1
    while lookahead(count).kind == .word, way.contains(matchKey(source.text(lookahead(count).range))) {
      count += 1
    }
    var number = count
    while number < count + 4, lookahead(number).kind == .word, !opensLine(lookahead(number)) { number += 1 }
    guard lookahead(number).kind == .number, !opensLine(lookahead(number)) else { return }
    let end = endOfQuantity(number)
    let opening = tokens[by - 1]
    let place = SourceSpan(source, opening.range.lowerBound..<lookahead(end - 1).range.upperBound)
    let level = source.text(lookahead(count).range.lowerBound..<place.range.upperBound)
    let words = number > count ? "" : source.inOwnWords(opening.keyword == .up ? "at least" : "at most") + " "
    diagnostics.append(.levelNotChange(at: place, fix: .write(words + level, at: place)))
    parseSkipped(count: end)
    throw Stop()
  }
}
