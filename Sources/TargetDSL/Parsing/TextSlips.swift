// Texts without their quotation marks, and everyday words for a measure.

extension Parser {
  mutating func expectString(_ expected: Phrase) throws(Stop) {
    if isAt(.brokenString) {
      take()
      throw Stop()
    }
    if isAt(.colon), [.string, .brokenString].contains(lookahead(1).kind), !isAtLineStart {
      report(
        .unexpectedToken, at: current,
        Phrase(en: "no `:` stands before a text", vi: "trước đoạn chữ không có `:`"),
        fixes: [
          .leaveOut(":", at: SourceSpan(source, current.range), isSafe: true)
        ])
      parseSkipped(count: 1)
    }
    if takeIf(.string) { return }
    if isAt(.brokenString) {
      take()
      throw Stop()
    }
    guard !isAtLineStart, ![.broken, .equal].contains(current.kind), let count = unquotedTokens else {
      throw stop(expected)
    }
    let place = spanAhead(count)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "expected \(expected), found `\(place.text)`",
          vi: "ở đây cần \(expected), nhưng lại có `\(place.text)`"),
        fixes: [.write("\"\(place.text)\"", at: place)], isInFileWords: false))
    lastReported = next
    parseSkipped(count: count)
    throw Stop()
  }

  /// How many tokens a text without quotation marks has: up to the end of the line, or to the words of another part. None
  /// where a text with marks follows.
  private var unquotedTokens: Int? {
    var count = 0
    while true {
      let token = lookahead(count)
      if token.kind == .endOfFile || count > 0 && opensLine(token) { break }
      if [.says, .sheet, .from].contains(token.keyword), lookahead(count + 1).kind == .string { break }
      if token.kind == .equal, count > 0 { break }
      guard ![.string, .brokenString, .broken].contains(token.kind) else { return nil }
      count += 1
    }
    return count > 0 ? count : nil
  }

  func opensLine(_ token: Token) -> Bool {
    source.bytes[token.triviaRange].contains(where: isLineBreak)
  }

  /// Whether a text on this line has no end, which has been told: its words are none of the plan's.
  var isInUnclosedText: Bool {
    var distance = 0
    while !isAtLineStart || distance > 0 {
      let token = lookahead(distance)
      if token.kind == .endOfFile || distance > 0 && opensLine(token) { return false }
      if token.kind == .brokenString {
        return diagnostics.contains { diagnostic in
          guard diagnostic.kind == .unclosedString, case .source(let span) = diagnostic.place else {
            return false
          }
          return span.range.lowerBound == token.range.lowerBound
        }
      }
      distance += 1
    }
    return false
  }

  /// `tổng số thành_viên của htx`: rows are counted, the numbers of a column added up.
  mutating func rejectCountOfColumn(_ function: Keyword?) throws(Stop) {
    guard function == .count, isAtName, lookahead(1).keyword == .over, isName(lookahead(2)), next > 0 else {
      return
    }
    var first = next - 1
    while first > 0, tokens[first].keyword != .count { first -= 1 }
    let place = SourceSpan(source, tokens[first].range.lowerBound..<lastWritten.range.upperBound)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "`count of` counts rows; the numbers of a column are added up with `sum of`",
          vi: "`count of` đếm số dòng; cộng các số của một cột thì viết `sum of`"),
        fixes: [.write("sum of", at: place)]))
    parseSkipped(count: 3)
    throw Stop()
  }

  /// `số của htx`, `tỷ lệ % htx`: what is said already.
  mutating func skipSecondOf(isSum: Bool) {
    // `tổng của htx` lacks what is summed.
    let isTwice =
      isAt(.over) && language != .english && (!isSum || (2..<7).contains { lookahead($0).keyword == .over })
    guard isAt(.of) || isTwice || isAt(.percent), isName(lookahead(1)), !isAtLineStart else { return }
    skipSurplusWord { Phrase(en: "`\($0)` is said already", vi: "`\($0)` ở đây là thừa") }
  }

  /// Leaves the word here out, and says why.
  private mutating func skipSurplusWord(_ why: (String) -> Phrase) {
    let gap = SourceSpan(source, current.range.lowerBound..<lookahead(1).range.lowerBound)
    let text = source.text(current.range)
    report(
      .unexpectedToken, at: current, why(text),
      fixes: [
        .leaveOut(text, at: gap, isSafe: true)
      ])
    parseSkipped(count: 1)
  }

  /// What was told of a place before it was seen what it is.
  mutating func forgetDiagnostics(in place: SourceSpan) {
    diagnostics.removeAll { diagnostic in
      guard case .source(let span) = diagnostic.place else { return false }
      return place.range.contains(span.range.lowerBound)
    }
  }

  /// `đếm htx`, `công bố tính bằng %`: everyday words for a measure, with what is measured behind them.
  var isAtMeasureInWords: Bool {
    guard let found = synonym(meaning: ["stated", "count of"]), found.count > 0 else { return false }
    let following = lookahead(found.count)
    // `theo số công bố` by itself.
    if found.count > 1, opensLine(following) || following.kind == .endOfFile {
      return found.fix.edits.first?.replacement != "count of"
    }
    return following.kind == .word && !opensLine(following) && (isName(following) || following.keyword == .in)
  }

  /// `theo công bố bằng %`: a unit stands behind `in`.
  mutating func takeForIn(of form: SyntaxKind) {
    let words = ["bằng", "theo", "as"].map { matchKey($0) }
    guard !isAtLineStart, current.kind == .word, words.contains(matchKey(source.text(current.range))),
      lookahead(1).kind == .percent
        || lookahead(1).kind == .word && isName(lookahead(1)) && !opensLine(lookahead(1))
    else { return }
    let place = SourceSpan(source, current.range)
    let word = spelling(of: .in, in: form)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(en: "a unit stands behind `\(word)`", vi: "đơn vị đứng sau `\(word)`"),
        fixes: [.write(word, at: place, isSafe: true)], isInFileWords: true))
    tokens[next] = Token(
      kind: .word, keyword: .in, leadingStart: current.leadingStart, start: current.start, end: current.end)
  }

  /// `để trống là 0`, `để trống thì không có`: told with what says it.
  mutating func takeForBlankMeans() -> Bool {
    let blank = ["để", "trống"].map { matchKey($0) }
    guard language != .english, !isAtLineStart,
      blank.enumerated().allSatisfy({
        lookahead($0.offset).kind == .word && matchKey(source.text(lookahead($0.offset).range)) == $0.element
      })
    else { return false }
    let joints = ["là", "thì", "thì là", "coi là", "coi như", "tức là"].map { matchKey($0) }
    var count = 2
    for length in [2, 1] {
      let words = (0..<length).map { matchKey(source.text(lookahead(2 + $0).range)) }.joined(separator: " ")
      if joints.contains(words), !opensLine(lookahead(2 + length - 1)) {
        count = 2 + length
        break
      }
    }
    let place = spanAhead(count)
    let meant = spelling(of: .blank, in: .blankMeaning)
    let isWhole = !isLastOfLine(count)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "`\(meant)` stands here, not `\(place.text)`",
          vi: "ở đây là `\(meant)`, không phải `\(place.text)`"),
        fixes: isWhole ? [.write(meant, at: place)] : [], isInFileWords: true))
    while !isAtLineStart { parseSkipped(count: 1) }
    return true
  }

  /// `khoảng 60% (±5%)`, `khoảng 60% ± 5%`: how far it may be off stands behind `within`.
  mutating func rejectToleranceInSigns() throws(Stop) {
    guard !isAtLineStart, next > 0 else { return }
    let opens = isAt(.leftParenthesis)
    var end = opens ? 1 : 0
    if lookahead(end).kind == .broken, source.text(lookahead(end).range) == "±" {
      end += 1
    } else if [.plus, .slash, .minus].enumerated().allSatisfy({
      lookahead(end + $0.offset).kind == $0.element
    }) {
      end += 3
    } else {
      return
    }
    guard lookahead(end).kind == .number else { return }
    let size = literal(lookahead(end))
    end += 1
    let isPercent = lookahead(end).kind == .percent
    if isPercent { end += 1 }
    if opens {
      guard lookahead(end).kind == .rightParenthesis else { return }
      end += 1
    }
    let place = spanAhead(end)
    forgetDiagnostics(in: place)
    // Of a percentage so many points, of an amount so many per cent of it.
    let isOfPercentage = lastWritten.kind == .percent
    let meant = isOfPercentage ? ["within \(size) points"] : isPercent ? ["within \(size)%"] : []
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "how far it may be off stands behind `within`", vi: "được lệch bao nhiêu thì viết sau `within`"),
        fixes: meant.map { .write($0, at: place) }))
    parseSkipped(count: end)
    throw Stop()
  }

  private var isAtArticle: Bool {
    language != .english && !isAtLineStart && current.kind == .word && current.keyword == nil
      && WordReader.articles.contains(matchKey(source.text(current.range))) && isName(lookahead(1))
      && !opensLine(lookahead(1))
  }

  /// `với ít nhất 80% các xã`
  mutating func takeArticleForOf() -> Bool {
    guard isAtArticle, tokens[next - 1].kind == .percent else { return false }
    let word = spelling(of: .of, in: .forEachClause)
    let place = SourceSpan(source, current.range)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "`\(word)` stands here, not `\(place.text)`",
          vi: "ở đây là `\(word)`, không phải `\(place.text)`"),
        fixes: [.write(word, at: place)], isInFileWords: true))
    parseSkipped(count: 1)
    return true
  }

  /// `tỷ lệ các htx`: a word for many that says nothing more.
  mutating func skipArticle() {
    guard isAtArticle else { return }
    skipSurplusWord { Phrase(en: "`\($0)` means nothing more here", vi: "`\($0)` ở đây là thừa") }
  }

  /// `ít nhất một`, `at least one`: the digits of a number in words.
  var numeral: String? {
    guard current.kind == .word, current.keyword == nil || isAt(.one) else { return nil }
    let numerals = [
      "một": "1", "hai": "2", "ba": "3", "bốn": "4", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9",
      "mười": "10",
      "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
      "nine": "9", "ten": "10",
    ]
    let parts = [
      "nửa", "phần", "trăm", "mươi", "rưỡi", "chục", "nghìn", "half", "third", "hundred", "thousand",
    ]
    guard let number = numerals[source.text(current.range)],
      !parts.contains(source.text(lookahead(1).range)),
      !numerals.keys.contains(source.text(lookahead(1).range)),
      next > 0, tokens[next - 1].keyword != nil, tokens[next - 1].keyword != .and
    else { return nil }
    return number
  }
}
