// Texts without their quotation marks, and what stands between clauses.

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
          .init(
            Phrase(en: "leave `:` out", vi: "bỏ `:`"), edits: [.init(SourceSpan(source, current.range), "")],
            isSafe: true)
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
    let place = SourceSpan(source, current.range.lowerBound..<lookahead(count - 1).range.upperBound)
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

  /// What ends a sentence but no clause, a division without blanks, a year that nothing opens.
  var slipBetweenClauses: (place: SourceSpan, fix: Diagnostic.Fix)? {
    let place = SourceSpan(source, current.range)
    if let count = wordsBeforeClause {
      let words = SourceSpan(source, place.range.lowerBound..<lookahead(count - 1).range.upperBound)
      let gap = SourceSpan(source, place.range.lowerBound..<lookahead(count).range.lowerBound)
      return (
        words,
        .init(Phrase(en: "leave `\(words.text)` out", vi: "bỏ `\(words.text)`"), edits: [.init(gap, "")])
      )
    }
    switch current.kind {
    case .dot, .comma:
      guard isLastOfLine(1) else { return nil }
      return (
        place,
        .init(
          Phrase(en: "leave `\(place.text)` out", vi: "bỏ `\(place.text)`"), edits: [.init(place, "")],
          isSafe: true)
      )
    case .slash where !isAtLineStart && lookahead(1).kind == .word && !lineHasColon:
      return (place, .write(" / ", at: place))
    case .number where lookahead(1).kind == .colon && place.text.utf8.count == 4:
      let isFirst = next == 0 || tokens[next - 1].range.upperBound <= lineStart
      return isFirst ? openingOfYear(place, from: lineStart) : nil
    case .word where place.text == "/" && !isAtLineStart:
      // Behind the `:` of a clause nothing is divided.
      return lineHasColon ? nil : (place, .write(" / ", at: place))
    // `at least 60% or more`
    case .word where (isAt(.or) || isAt(.and)) && !isAtLineStart && wordsBehind(0) != nil && isLastOfLine(2):
      let words = SourceSpan(source, place.range.lowerBound..<lookahead(1).range.upperBound)
      let gap = SourceSpan(source, Int(lastWritten.end)..<words.range.upperBound)
      return (
        words,
        .init(Phrase(en: "leave `\(words.text)` out", vi: "bỏ `\(words.text)`"), edits: [.init(gap, "")])
      )
    // `bình quân mỗi năm:`
    case .word where isAt(.mean) && isAtLineStart && lookahead(2).keyword == .each:
      let gap = SourceSpan(source, place.range.lowerBound..<lookahead(2).range.lowerBound)
      return (
        place,
        .init(Phrase(en: "leave `\(place.text)` out", vi: "bỏ `\(place.text)`"), edits: [.init(gap, "")])
      )
    case .word where isAt(.per) && isAtLineStart && isName(lookahead(1)):
      return (place, .write("for each", at: place))
    case .word where isAtLineStart && lookahead(1).kind == .number && lookahead(2).kind == .colon:
      guard ["cuối", "hết", "vào", "trong", "in"].contains(place.text) else { return nil }
      return openingOfYear(SourceSpan(source, lookahead(1).range), from: current.range.lowerBound)
    case .word where current.keyword == nil:
      let small = place.text.lowercased()
      guard small != place.text, Keyword(rawValue: small) != nil else { return nil }
      return (place, .write(small, at: place))
    default: return nil
    }
  }

  /// Whether the line has a `:` before this place.
  private var lineHasColon: Bool {
    var index = next
    while index > 0, !opensLine(tokens[index]) {
      index -= 1
      if tokens[index].kind == .colon { return true }
    }
    return false
  }

  private func isLastOfLine(_ distance: Int) -> Bool {
    lookahead(distance).kind == .endOfFile || opensLine(lookahead(distance))
  }

  /// Where the first word of the line stands, also one that means nothing more.
  private var lineStart: Int {
    var start = current.range.lowerBound
    while start > 0, !isLineBreak(source.bytes[start - 1]) { start -= 1 }
    while start < current.range.lowerBound, [0x20, 0x09].contains(source.bytes[start]) { start += 1 }
    return start
  }

  private func openingOfYear(
    _ year: SourceSpan, from start: Int
  ) -> (place: SourceSpan, fix: Diagnostic.Fix) {
    let place = SourceSpan(source, start..<year.range.upperBound)
    return (place, .write("by \(year.text)", at: place))
  }

  /// `by 2025 = 60%`, `báo cáo năm 2023 là 38%`, `by 2025, at least 60%`: what stands where `:` does.
  mutating func takeForColon(mayBePlain: Bool) throws(Stop) -> Bool {
    guard !isAtLineStart, next > 0 else { return false }
    let isWord = isAt(.is) || matchKey(source.text(current.range)) == matchKey("là")
    if isAtAttainingWord {
      reportMissing(":", space: false)
      lastReported = next
      throw Stop()
    }
    guard signWords != nil || isWord || isAt(.comma), lookahead(1).kind != .endOfFile else { return false }
    let place = SourceSpan(source, Int(lastWritten.end)..<current.range.upperBound)
    let words = mayBePlain && isAt(.equal) ? nil : signWords
    let gap = lookahead(1).triviaRange.isEmpty ? " " : ""
    var behind = self
    behind.next += 1
    // A number alone binds nothing.
    let isWhole = words != nil || behind.isAtBound || mayBePlain && behind.isAt(.number)
    let meant = ":" + (words.map { " \($0)" } ?? "") + gap
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(SourceSpan(source, current.range)),
        Phrase(
          en: "`:` stands here, not `\(shortText(current))`",
          vi: "ở đây là `:`, không phải `\(shortText(current))`"),
        fixes: [
          .init(
            Phrase(en: "write `\(meant)`", vi: "viết `\(meant)`"),
            edits: isWhole ? [.init(place, meant)] : [], isSafe: words != nil && !isAt(.equal))
        ]))
    lastReported = next
    isSignTold = words != nil
    parseSkipped(count: 1)
    if isWhole { return true }
    throw Stop()
  }

  /// `đến năm 2025 đạt 60%`
  private var isAtAttainingWord: Bool {
    guard let table = WordTable.of(language), current.kind == .word else { return false }
    let written = matchKey(source.text(current.range))
    return table.spellings(beginningWith: written).contains {
      $0.entry.situation == .opensBound && $0.syllables.count == 1
    }
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
        .init(Phrase(en: "leave `\(text)` out", vi: "bỏ `\(text)`"), edits: [.init(gap, "")], isSafe: true)
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
    let place = SourceSpan(source, current.range.lowerBound..<lookahead(count - 1).range.upperBound)
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

  /// `each year from 2021 to 2025`
  mutating func takeYearsInWords() -> Bool {
    guard isAt(.from), lookahead(1).kind == .number, [.to, .by].contains(lookahead(2).keyword),
      lookahead(3).kind == .number
    else { return false }
    let place = SourceSpan(source, current.range.lowerBound..<lookahead(3).range.upperBound)
    let (first, last) = (source.text(lookahead(1).range), source.text(lookahead(3).range))
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(en: "years are written `\(first)..\(last)`", vi: "các năm viết `\(first)..\(last)`"),
        fixes: [.write("\(first)..\(last)", at: place, isSafe: true)]))
    parseSkipped(count: 4)
    return true
  }

  /// `at least 60% by 2025`: the deadline stands first.
  mutating func takeClauseInWrongOrder() -> Bool {
    guard isAtLineStart, isAtBound else { return false }
    var day = 1
    while lookahead(day).keyword != .by {
      guard day < 14, lookahead(day).kind != .endOfFile, lookahead(day).kind != .colon,
        !opensLine(lookahead(day))
      else { return false }
      day += 1
    }
    let end = day + 2
    guard [.number, .date, .month].contains(lookahead(day + 1).kind), isLastOfLine(end) else { return false }
    let bound = source.text(current.range.lowerBound..<lookahead(day - 1).range.upperBound)
    let deadline = source.text(lookahead(day).range.lowerBound..<lookahead(end - 1).range.upperBound)
    let place = SourceSpan(source, current.range.lowerBound..<lookahead(end - 1).range.upperBound)
    diagnostics.append(
      Diagnostic(
        .strayToken, at: .source(place),
        Phrase(
          en: "a clause begins with its deadline: `\(deadline): \(bound)`",
          vi: "mệnh đề mở đầu bằng thời hạn: `\(deadline): \(bound)`"),
        fixes: [.write("\(deadline): \(bound)", at: place)], isInFileWords: true))
    parseSkipped(count: end)
    return true
  }

  /// `giai đoạn 2021-2025: ít nhất 60%`: by its end, in each of its years, or in all of them together is not said.
  mutating func takePeriodAsClause(_ allowed: Set<Keyword>) -> Bool {
    guard allowed.contains(.by), isAtLineStart else { return false }
    // `trong giai đoạn 2021-2025:`, where the second word means nothing more.
    let isLed = isAt(.in) && language != .english
    guard isAt(.period) || isLed else { return false }
    let isJoined = [.range, .minus].contains(lookahead(2).kind) && lookahead(3).kind == .number
    guard lookahead(1).kind == .brokenNumber || lookahead(1).kind == .number && isJoined else { return false }
    let end = isJoined ? 4 : 2
    guard lookahead(end).kind == .colon else { return false }
    let place = SourceSpan(source, current.range.lowerBound..<lookahead(end - 1).range.upperBound)
    let years = source.text(lookahead(1).range.lowerBound..<place.range.upperBound)
      .split { !$0.isNumber }.compactMap { Int($0) }
    guard years.count == 2, years[0] < years[1] else { return false }
    forgetDiagnostics(in: place)
    let span = "\(years[0])..\(years[1])"
    diagnostics.append(
      Diagnostic(
        .strayToken, at: .source(place),
        Phrase(
          en: addsUp
            ? "a goal holds by the end of these years, in each of them, or in all of them together"
            : "a goal holds by the end of these years, or in each of them",
          vi: addsUp
            ? "mục tiêu tính đến hết các năm này, cho từng năm, hay cộng cả các năm"
            : "mục tiêu tính đến hết các năm này, hay cho từng năm"),
        fixes: (["by \(years[1])", "each year \(span)"] + (addsUp ? ["total \(span)"] : [])).map {
          .write($0, at: place)
        }))
    var count = end
    while lookahead(count).kind != .endOfFile, !opensLine(lookahead(count)) { count += 1 }
    parseSkipped(count: count)
    return true
  }

  /// Whether the values of several years make a total: those of a stated quantity that is no percentage, and of a measure
  /// that speaks of the year.
  private var addsUp: Bool {
    guard let target = tokens[..<next].lastIndex(where: { $0.keyword == .target }) else { return false }
    var measure = tokens[target..<next].drop { $0.kind != .equal }
    if let end = measure.dropFirst().firstIndex(where: { token in
      opensLine(token) && token.keyword.map { Keyword.clauses.contains($0) } ?? false
    }) {
      measure = measure[..<end]
    }
    if measure.contains(where: { $0.keyword == .share || $0.keyword == .mean || $0.kind == .percent }) {
      return false
    }
    return measure.contains { $0.keyword == .stated || $0.keyword == .year }
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
    let place = SourceSpan(source, current.range.lowerBound..<lookahead(end - 1).range.upperBound)
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
