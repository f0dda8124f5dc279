// What stands between clauses, and words beside one that another was meant for.

extension Parser {
  /// `reading "x": share of …`
  mutating func takeColonForEqual() {
    guard isAt(.colon), !isAtLineStart, lookahead(1).kind == .word else { return }
    let place = SourceSpan(source, current.range)
    let gap = current.triviaRange.isEmpty ? " " : ""
    report(
      .unexpectedToken, at: current,
      Phrase(en: "`=` stands here, not `:`", vi: "ở đây là `=`, không phải `:`"),
      fixes: [
        .init(
          Phrase(en: "write `=`", vi: "viết `=`"), edits: [.init(place, gap + "=")], isSafe: true)
      ])
    // What follows is read as if it stood there.
    tokens[next] = Token(
      kind: .equal, keyword: nil, leadingStart: current.leadingStart, start: current.start, end: current.end)
  }

  /// `nguồn "II.2" nêu "trên 60%"`: reported, and taken.
  mutating func takeForSays() -> Bool {
    let words = Set(["nêu", "viết", "nói", "rằng", "states", "reads", "say", "said"].map { matchKey($0) })
    guard !isAtLineStart, current.kind == .word, lookahead(1).kind == .string, !opensLine(lookahead(1)),
      words.contains(matchKey(source.text(current.range)))
    else { return false }
    let word = spelling(of: .says, in: .sourceClause)
    report(
      .unexpectedToken, at: current,
      Phrase(
        en: "the words of the document stand behind `says`", vi: "lời văn bản đứng sau `says`"),
      fixes: [.write(word, at: SourceSpan(source, current.range), isSafe: true)])
    parseSkipped(count: 1)
    return true
  }

  /// `báo cáo 2023: 38% nguồn "báo"`: on the line of a value that is known, a source cites the goals before it, not the value.
  mutating func warnOfPublisher() {
    guard !isTried, !isAtLineStart, next > 0, lookahead(1).kind == .string, lookahead(2).keyword != .says
    else { return }
    var first = next
    while first > 0, !opensLine(tokens[first]) { first -= 1 }
    guard [.baseline, .reported].contains(tokens[first].keyword) else { return }
    let place = SourceSpan(source, current.range)
    let meant = spelling(of: .from, in: .reportedClause)
    diagnostics.append(
      Diagnostic(
        .sourceBesideValue, at: .source(place),
        Phrase(
          en: "`\(place.text)` cites the goals before it, not the value on its line",
          vi: "`\(place.text)` dẫn nguồn cho các mục tiêu phía trước, không phải cho số liệu cùng dòng"),
        fixes: [.write(meant, at: place)], isInFileWords: true))
  }

  /// `cơ quan chủ trì "Sở"`, `số liệu gốc 2020: 30%`: words before the one that opens a clause; how many they are.
  var wordsBeforeClause: Int? {
    guard isAtLineStart, current.kind == .word, !isAt(.endOfFile) else { return nil }
    for count in 1..<5 {
      let token = lookahead(count)
      guard token.kind == .word, !opensLine(token) else { return nil }
      let following = lookahead(count + 1).kind
      switch token.keyword {
      case .baseline, .reported: return [.number, .date, .month].contains(following) ? count : nil
      case .owner, .source, .note: return following == .string ? count : nil
      default: continue
      }
    }
    return nil
  }

  /// What ends a sentence but no clause, a division without blanks, a year that nothing opens.
  var slipBetweenClauses: (place: SourceSpan, fix: Diagnostic.Fix)? {
    let place = SourceSpan(source, current.range)
    if let count = wordsBeforeClause {
      let words = SourceSpan(source, place.range.lowerBound..<lookahead(count - 1).range.upperBound)
      let gap = SourceSpan(source, place.range.lowerBound..<lookahead(count).range.lowerBound)
      return (
        words,
        .leaveOut(words.text, at: gap)
      )
    }
    switch current.kind {
    case .dot, .comma:
      guard isLastOfLine(1) else { return nil }
      return (
        place,
        .leaveOut(place.text, at: place, isSafe: true)
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
        .leaveOut(words.text, at: gap)
      )
    // `bình quân mỗi năm:`
    case .word where isAt(.mean) && isAtLineStart && lookahead(2).keyword == .each:
      let gap = SourceSpan(source, place.range.lowerBound..<lookahead(2).range.lowerBound)
      return (
        place,
        .leaveOut(place.text, at: gap)
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

  func isLastOfLine(_ distance: Int) -> Bool {
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
    let place = spanAhead(end)
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
    let place = spanAhead(end)
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
}
