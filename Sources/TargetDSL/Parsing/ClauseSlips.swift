// Words beside a clause that another word was meant for.

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
}
