// What people write who know what they mean: a day as in a letter, a sign for its words, a small word left out. Each is
// told once, with what to write instead, and read on as what was meant.

extension Parser {
  // MARK: Days

  /// `7/3/2023` and `12/2030` where a day stands. They are skipped, so that the rest of the clause is still read.
  mutating func takeForeignDay() -> Bool {
    skipEndOfYear()
    if takeDayInWords() { return true }
    if isAt(.brokenNumber) {
      dropOffersOfYears()
      parseSkipped(count: 1)
      return true
    }
    guard isAt(.number), let count = slashedNumbers else { return false }
    let place = spanAhead(count)
    let numbers = place.text.split(separator: "/").compactMap { Int($0) }
    let last = numbers.last ?? 0
    var meant: (text: String, isSure: Bool)?
    if let date = CalendarDate(dayFirst: place.text) {
      meant = (date.description, date.isDayFirstOnly)
    } else if numbers.count == 2, let end = CalendarDate.endOf(year: last, month: numbers[0]) {
      meant = (String(end.description.prefix(7)), true)
    }
    diagnostics.append(
      .foreignDay(
        place,
        meant.map { .write($0.text, at: place, isSafe: $0.isSure) }
          ?? .init(Phrase(en: "write it like `2030-12-31`", vi: "viết như `2030-12-31`"))))
    parseSkipped(count: count)
    return true
  }

  /// `by end of 2030`: a year stands for its last day.
  mutating func skipEndOfYear() {
    guard isAt(.word) else { return }
    for words in [
      ["the", "end", "of"], ["end", "of"], ["cuối", "năm"], ["hết", "năm"], ["cuối"], ["hết"], ["year"],
      ["năm"],
    ] {
      let isWritten = words.enumerated().allSatisfy { source.text(lookahead($0.offset).range) == $0.element }
      guard isWritten, lookahead(words.count).kind == .number else { continue }
      let place = SourceSpan(
        source, current.range.lowerBound..<lookahead(words.count - 1).range.upperBound)
      var end = place.range.upperBound
      while [0x20, 0x09].contains(source.bytes[end]) { end += 1 }
      let gap = SourceSpan(source, current.range.lowerBound..<end)
      diagnostics.append(
        Diagnostic(
          .unexpectedToken, at: .source(place),
          Phrase(
            en: "a year alone stands for its last day", vi: "chỉ viết năm: năm được hiểu là ngày cuối năm"),
          fixes: [
            .leaveOut(place.text, at: gap, isSafe: true)
          ]))
      return parseSkipped(count: words.count)
    }
  }

  // MARK: Units and types

  private var hasAccents: Bool { source.bytes[current.range].contains { $0 >= 0x80 } }

  /// `trung bình` where a name stands: the words behind the first one, up to what must follow a name.
  mutating func skipRestOfName(_ separator: String, isEnd: (Parser) -> Bool) {
    guard doubledWord == nil, isAtName, !isAtLineStart, next > 0 else { return }
    let first = tokens[next - 1]
    var count = 1
    while count < 8, lookahead(count).kind == .word, lookahead(count).keyword == nil { count += 1 }
    var after = self
    after.next = min(next + count, tokens.count - 1)
    guard isEnd(after) else { return }
    let place = SourceSpan(source, first.range.lowerBound..<lookahead(count - 1).range.upperBound)
    let name = place.text.split(separator: " ").joined(separator: "_")
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "a name is one word; what data files say stands in quotes",
          vi: "tên là một từ; cách ghi trong tệp số liệu để trong ngoặc kép"),
        fixes: [.write("\(name)\(separator)\"\(place.text)\"", at: place)]))
    parseSkipped(count: count)
  }

  /// `mục tiêu chi tiêu = …`: a name is one word, behind which its label or `=` stands.
  mutating func rejectNameWithBlanks() throws(Stop) {
    guard doubledWord == nil, isAtName, current.keyword == nil, !isAtLineStart, lastWritten.keyword == nil,
      lastWritten.kind == .word
    else {
      return
    }
    var count = 1
    while count < 8, isName(lookahead(count)), lookahead(count).keyword == nil, !opensLine(lookahead(count)) {
      count += 1
    }
    let following = lookahead(count)
    guard [.equal, .string, .brokenString, .endOfFile].contains(following.kind) || opensLine(following) else {
      return
    }
    let place = SourceSpan(source, lastWritten.range.lowerBound..<lookahead(count - 1).range.upperBound)
    // `mục tiêu tiêu htx`: the word that opens it stands twice.
    let opener = source.text(tokens[max(next - 2, 0)].range).split(whereSeparator: \.isWhitespace).last
    let isDoubled = opener.map { $0 == source.text(lastWritten.range) } ?? false
    let gap = SourceSpan(source, lastWritten.range.lowerBound..<current.range.lowerBound)
    let name = isDoubled ? "" : place.text.split(whereSeparator: \.isWhitespace).joined(separator: "_")
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "a name is one word; what reports call it stands behind it in quotes",
          vi: "tên là một từ; nhãn hiện trong báo cáo đứng sau tên, trong ngoặc kép"),
        fixes: [
          isDoubled
            ? .leaveOut(lastWrittenText, at: gap)
            : .write(name, at: place)
        ], isInFileWords: true))
    parseSkipped(count: count)
    throw Stop()
  }

  private var lastWrittenText: String { source.text(lastWritten.range) }

  /// `triệu đồng` for `million VND`: reported, and taken, so that the unit is read.
  mutating func skipForeignScale() {
    guard current.kind == .word, current.keyword == nil, hasAccents, lookahead(1).kind == .word,
      lookahead(1).keyword?.isReserved != true, let scale = Synonym.scale(source.text(current.range))
    else { return }
    report(
      .unexpectedToken, at: current,
      Phrase(
        en: "`\(shortText(current))` is written `\(scale)` here",
        vi: "`\(shortText(current))` ở đây viết là `\(scale)`"),
      fixes: [.write(scale, at: SourceSpan(source, current.range), isSafe: true)])
    parseSkipped(count: 1)
  }

  /// `whole number`, `date day first`: words that say nothing more, or say it in the wrong place.
  mutating func skipWordsBehindType() {
    if source.text(current.range) == "number", !isAtLineStart {
      let gap = SourceSpan(source, Int(tokens[next - 1].end)..<current.range.upperBound)
      report(
        .unexpectedToken, at: current,
        Phrase(en: "the type is one word", vi: "kiểu chỉ là một từ"),
        fixes: [
          .leaveOut("number", at: gap, isSafe: [.whole, .decimal].contains(lastWritten.keyword))
        ])
      parseSkipped(count: 1)
    } else if isAt(.day), lookahead(1).keyword == .first {
      report(
        .unexpectedToken, at: current,
        Phrase(
          en: "how dates are written is said once for the table",
          vi: "cách viết ngày được nêu một lần cho cả bảng"),
        fixes: [
          .init(
            Phrase(
              en: "write a line `dates day first` in the table",
              vi: "viết một dòng `dates day first` trong bảng"))
        ])
      parseSkipped(count: 2)
    }
  }

  /// `2021-2030` where `2021..2030` stands; the lexer has told of it.
  mutating func takeForeignYears() -> Bool {
    if takeYearsInWords() { return true }
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
  mutating func parseSkipped(count: Int) {
    let start = pending.count
    for _ in 0..<count { take() }
    close(.skipped, from: start)
  }

  // MARK: Words left out

  /// A small word that may only stand here; where what follows it follows already, it is told to be missing.
  mutating func expect(
    _ keyword: Keyword, of form: SyntaxKind? = nil, before isNext: (Parser) -> Bool
  ) throws(Stop) {
    if takeIf(keyword) { return }
    if !isTried, takeMisspelt(keyword, of: form) { return }
    guard isNext(self), !isAtLineStart else {
      throw stop(Phrase(verbatim: "`\(spelling(of: keyword, in: form))`"))
    }
    let word = spelling(of: keyword, in: form)
    reportMissing(word, space: true, isSafe: isSurelyMissing(keyword, word))
  }

  /// How a keyword is written in the file.
  func spelling(of keyword: Keyword, in form: SyntaxKind?) -> String {
    WordTable.of(language)?.spelling(of: keyword, in: form) ?? keyword.rawValue
  }

  /// Whether nothing where the parser stands may be the small word itself, written wrongly: in `sum of x voer coops`
  /// no `over` is missing.
  private func isSurelyMissing(_ keyword: Keyword, _ word: String) -> Bool {
    guard current.kind == .word, current.keyword == nil else { return true }
    let following = lookahead(1)
    if following.kind == .word, following.triviaRange.allSatisfy({ !isLineBreak(source.bytes[$0]) }),
      following.keyword == nil || following.keyword == keyword
    {
      return false
    }
    // `share of coops good`: one name in two words, or a column.
    if keyword == .where {
      let isTest: Bool =
        switch following.kind {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .dot: true
        default: [.in, .is, .not].contains(following.keyword)
        }
      guard isTest else { return false }
    }
    return nearest(to: source.text(current.range).replacing("_", with: " "), among: [word], limit: 1).isEmpty
  }

  /// `over` before the rows of a sum or mean, for which `in` is said as well.
  mutating func expectOver() throws(Stop) {
    guard isAt(.in) || isAt(.of), lookahead(1).kind == .word else { return try expect(.over) { $0.isAtName } }
    report(
      .unexpectedToken, at: current,
      Phrase(
        en: "the rows of a sum or mean stand after `over`",
        vi: "các dòng của tổng hay trung bình đứng sau `over`"),
      fixes: [.write("over", at: SourceSpan(source, current.range), isSafe: true)])
    parseSkipped(count: 1)
  }

  /// The `:` before a bound or value.
  mutating func expectColon(_ expected: Phrase, mayBePlain: Bool) throws(Stop) {
    if takeIf(.colon) { return }
    if try takeForColon(mayBePlain: mayBePlain) { return }
    guard isAtBound || mayBePlain && isAt(.number), !isAt(.from) else { return try expect(.colon, expected) }
    reportMissing(":", space: false)
  }

  /// Whether a bound begins here, in words or with a sign.
  var isAtBound: Bool {
    current.keyword.map(Keyword.bounds.contains) == true || signWords != nil
      || (isAt(.up) || isAt(.down)) && lookahead(1).keyword == .by
  }

  mutating func reportMissing(_ word: String, space: Bool, isSafe: Bool = true) {
    guard next > 0 else { return }
    let before = lastWritten
    let end = SourceSpan(source, Int(before.end)..<Int(before.end))
    diagnostics.append(
      Diagnostic(
        .missingPart, at: .source(SourceSpan(source, before.range)),
        Phrase(
          en: "`\(word)` is missing after `\(shortText(before))`",
          vi: "sau `\(shortText(before))` còn thiếu `\(word)`"),
        fixes: [
          .init(
            Phrase(
              en: "write `\(shortText(before))\(space ? " " : "")\(word)`",
              vi: "viết `\(shortText(before))\(space ? " " : "")\(word)`"),
            edits: [.init(end, (space ? " " : "") + word)], isSafe: isSafe)
        ]))
  }

  /// Whether a word of one's own stands, on the line that goes on, where only a keyword may.
  var isAtOwnWord: Bool { !isAtLineStart && current.kind == .word && current.keyword == nil }

  // MARK: Signs

  /// The words of a bound that a sign stands for.
  var signWords: String? {
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
            // `= 60%` says a figure as often as that none above it will do.
            edits: [.init(place, words + (touches ? " " : ""))], isSafe: current.kind != .equal)
        ]))
    take()
    try rejectYearForValue(mayBeTimes: false)
    try parseQuantity()
    return true
  }

  /// `từ 60% đến 70%` where a bound stands: reported once, and both quantities read.
  mutating func takeRangeInVietnamese() throws(Stop) -> Bool {
    guard current.kind == .word, isWord(0, "từ"), lookahead(1).kind == .number,
      let distance = (2..<10).first(where: { isWord($0, "đến") || isWord($0, "tới") })
    else { return false }
    let (from, to) = (current, lookahead(distance))
    let place = SourceSpan(source, from.range.lowerBound..<to.range.upperBound)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "a range is written `from` … `to` … here", vi: "ở đây khoảng giá trị viết `from` … `to` …"),
        fixes: [
          .init(
            Phrase(en: "write `from` and `to`", vi: "viết `from` và `to`"),
            edits: [
              .init(SourceSpan(source, from.range), "from"), .init(SourceSpan(source, to.range), "to"),
            ], isSafe: true)
        ]))
    parseSkipped(count: 1)
    try parseQuantity()
    guard isWord(0, "đến") || isWord(0, "tới") else { throw Stop() }
    parseSkipped(count: 1)
    try parseQuantity()
    return true
  }

  private func isWord(_ distance: Int, _ word: String) -> Bool {
    let token = lookahead(distance)
    return token.kind == .word && matchKey(source.text(token.range)) == matchKey(word)
  }

  // MARK: Per cent in words

  /// The words for `%` and `points` behind a number, and how many tokens they are.
  private static let percentWords: [(words: [String], sign: String)] = [
    (["điểm", "phần", "trăm"], " points"), (["điểm", "%"], " points"), (["percentage", "points"], " points"),
    (["phần", "trăm"], "%"), (["per", "cent"], "%"),
  ]

  /// `60 phần trăm`, `60 per cent`: reported, and taken.
  mutating func takePercentInWords() -> Bool {
    // Most words behind a number are units; they are told apart without looking at their letters.
    guard current.kind == .word, next > 0,
      current.keyword == .per || current.range.count == 10 || hasAccents
    else { return false }
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
