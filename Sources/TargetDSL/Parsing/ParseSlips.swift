// What people write who know what they mean: a day as in a letter, a sign for its words, a small word left out. Each is
// told once, with what to write instead, and read on as what was meant.

extension Parser {
  // MARK: Days

  /// `7/3/2023` and `12/2030` where a day stands. They are skipped, so that the rest of the clause is still read.
  mutating func takeForeignDay() -> Bool {
    if isAt(.brokenNumber) {
      parseSkipped(count: 1)
      return true
    }
    guard isAt(.number), let count = slashedNumbers else { return false }
    let place = SourceSpan(source, current.range.lowerBound..<lookahead(count - 1).range.upperBound)
    let numbers = place.text.split(separator: "/").compactMap { Int($0) }
    let last = numbers.last ?? 0
    var meant: (text: String, isSure: Bool)?
    if let date = CalendarDate(dayFirst: place.text) {
      meant = (date.description, date.isDayFirstOnly)
    } else if numbers.count == 2, let end = CalendarDate.endOf(year: last, month: numbers[0]) {
      meant = (String(end.description.prefix(7)), true)
    }
    diagnostics.append(
      Diagnostic(
        .invalidDate, at: .source(place),
        Phrase(
          en: "`\(place.text)` is not how a date is written here",
          vi: "`\(place.text)`: ở đây ngày không viết như vậy"),
        fixes: meant.map { [.write($0.text, at: place, isSafe: $0.isSure)] } ?? [
          .init(Phrase(en: "write it like `2030-12-31`", vi: "viết như `2030-12-31`"))
        ]))
    parseSkipped(count: count)
    return true
  }

  /// `2021-2030` where `2021..2030` stands; the lexer has told of it.
  mutating func takeForeignYears() -> Bool {
    guard isAt(.brokenNumber), source.text(current.range).contains("-") else { return false }
    parseSkipped(count: 1)
    return true
  }

  /// How many tokens numbers with slashes between them are, touching, up to a year; `nil` for anything else.
  private var slashedNumbers: Int? {
    func isPart(_ distance: Int, _ kind: Token.Kind) -> Bool {
      let token = lookahead(distance)
      return token.kind == kind && token.triviaRange.isEmpty
    }
    var count = 1
    while count < 5, isPart(count, .slash), isPart(count + 1, .number) { count += 2 }
    return count > 1 ? count : nil
  }

  /// Takes tokens that a diagnostic has told of.
  private mutating func parseSkipped(count: Int) {
    let start = pending.count
    for _ in 0..<count { take() }
    close(.skipped, from: start)
  }

  // MARK: Words left out

  /// A small word that may only stand here; where what follows it follows already, it is told to be missing.
  mutating func expect(_ keyword: Keyword, before isNext: (Parser) -> Bool) throws(Stop) {
    if takeIf(keyword) { return }
    guard isNext(self), !isAtLineStart else { return try expect(keyword) }
    reportMissing(keyword.rawValue, space: true)
  }

  /// The `:` before a bound or value.
  mutating func expectColon(_ expected: Phrase, mayBePlain: Bool) throws(Stop) {
    if takeIf(.colon) { return }
    guard isAtBound || mayBePlain && isAt(.number), !isAt(.from) else { return try expect(.colon, expected) }
    reportMissing(":", space: false)
  }

  /// Whether a bound begins here, in words or with a sign.
  private var isAtBound: Bool {
    switch current.keyword {
    case .at, .more, .less, .exactly, .noneWord, .all, .from, .between, .about: true
    default: signWords != nil
    }
  }

  private mutating func reportMissing(_ word: String, space: Bool) {
    guard next > 0 else { return }
    let before = tokens[next - 1]
    let end = SourceSpan(source, Int(before.end)..<Int(before.end))
    diagnostics.append(
      Diagnostic(
        .missingPart, at: .source(SourceSpan(source, before.range)),
        Phrase(
          en: "`\(word)` is missing after `\(shortText(before))`",
          vi: "thiếu `\(word)` sau `\(shortText(before))`"),
        fixes: [
          .init(
            Phrase(
              en: "write `\(shortText(before))\(space ? " " : "")\(word)`",
              vi: "viết `\(shortText(before))\(space ? " " : "")\(word)`"),
            edits: [.init(end, (space ? " " : "") + word)], isSafe: true)
        ]))
  }

  // MARK: Signs

  /// The words of a bound that a sign stands for.
  private var signWords: String? {
    switch current.kind {
    case .greaterOrEqual: "at least"
    case .greater: "more than"
    case .lessOrEqual: "at most"
    case .less: "less than"
    case .equal: "exactly"
    default: nil
    }
  }

  /// `>= 60%` where a bound stands: reported, and its quantity read.
  mutating func takeSignBound() throws(Stop) -> Bool {
    guard let words = signWords else { return false }
    let place = SourceSpan(source, current.range)
    let touches = lookahead(1).triviaRange.isEmpty
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "a bound is written in words here: `\(words)`, not `\(place.text)`",
          vi: "ở đây mức viết bằng chữ: `\(words)`, không viết `\(place.text)`"),
        fixes: [
          .init(
            Phrase(en: "write `\(words)`", vi: "viết `\(words)`"),
            edits: [.init(place, words + (touches ? " " : ""))], isSafe: true)
        ]))
    take()
    try parseQuantity()
    return true
  }

  // MARK: Per cent in words

  /// The words for `%` and `points` behind a number, and how many tokens they are.
  private static let percentWords: [(words: [String], sign: String)] = [
    (["điểm", "phần", "trăm"], " points"), (["điểm", "%"], " points"), (["percentage", "points"], " points"),
    (["phần", "trăm"], "%"), (["per", "cent"], "%"),
  ]

  /// `60 phần trăm`, `60 per cent`: reported, and taken.
  mutating func takePercentInWords() -> Bool {
    guard current.kind == .word, next > 0 else { return false }
    for (words, sign) in Parser.percentWords {
      let isWritten = words.enumerated().allSatisfy { index, word in
        let text = source.text(lookahead(index).range)
        return text.lowercased() == word
      }
      guard isWritten else { continue }
      let last = lookahead(words.count - 1)
      let place = SourceSpan(source, current.range.lowerBound..<last.range.upperBound)
      let gap = SourceSpan(source, Int(tokens[next - 1].end)..<last.range.upperBound)
      diagnostics.append(
        Diagnostic(
          .unexpectedToken, at: .source(place),
          Phrase(
            en: "`\(place.text)` is written `\(sign.drop { $0 == " " })` here",
            vi: "`\(place.text)` ở đây viết là `\(sign.drop { $0 == " " })`"),
          fixes: [
            .init(
              Phrase(en: "write `\(sign.drop { $0 == " " })`", vi: "viết `\(sign.drop { $0 == " " })`"),
              edits: [.init(gap, sign)], isSafe: true)
          ]))
      parseSkipped(count: words.count)
      return true
    }
    return false
  }
}
