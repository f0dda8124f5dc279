// Bounds as documents say them: `đạt 60%`, `25 trở lên`, `giảm 1-1,5 điểm phần trăm`, `gấp 1,5 lần năm 2020`. The words of the
// grammar that they leave unsaid are read before the number.

extension WordReader {
  /// What stands before a number that no word of a bound opens.
  private enum Opening {
    /// The `:` of a clause.
    case colon
    /// A word that says that a level is to be reached, a change, or so many times.
    case word(Token)
  }

  private func opening(before index: Int) -> Opening? {
    if tokens.last?.kind == .colon {
      guard let attained, attained.next == index else { return .colon }
      return .word(attained.first)
    }
    guard tokens.last?.keyword == .by, let change = tokens.dropLast().last,
      [.up, .down].contains(change.keyword)
    else { return nil }
    return .word(change)
  }

  /// Appends what a number leaves unsaid, before it is appended itself.
  mutating func takeBound(before index: Int) {
    guard let opening = opening(before: index) else { return }
    if let closing = closing(from: index),
      let meant = table.entries.first(where: { $0.situation == closing.situation.opening })
    {
      appendUnsaid(meant.keywords, before: index)
      awaited = closing.situation
      return
    }
    guard case .word(let word) = opening, !isStatedValue else { return }
    if isFirstOfRange(index) { return appendUnsaid([.from], before: index) }
    reportUnsaid(word, before: index)
    appendUnsaid([.at, .least], before: index)
  }

  /// `1-1,5`, `60% đến 70%`: a number that another one follows as the end of a range.
  func isFirstOfRange(_ index: Int) -> Bool {
    var next = index + 1
    while next < index + 6, let token = raw[safe: next], !opensLine(next),
      token.kind == .percent || token.kind == .word && !isTo(word: next)
    {
      next += 1
    }
    return (raw[safe: next]?.kind == .minus || isTo(word: next)) && raw[safe: next + 1]?.kind == .number
  }

  private func isTo(word index: Int) -> Bool {
    guard let word = key(index) else { return false }
    return table.words(for: .to).contains(word)
  }

  /// A dash between the two numbers of a range that a word opens: `từ 60-70%`, `giảm 1–1,5`.
  func isTo(_ index: Int) -> Bool {
    guard raw[safe: index + 1]?.kind == .number,
      let from = tokens.suffix(8).lastIndex(where: { $0.keyword == .from })
    else { return false }
    let first = tokens[(from + 1)...]
    return first.first?.kind == .number
      && first.dropFirst().allSatisfy { $0.kind == .percent || $0.kind == .word && $0.keyword != .to }
  }

  private mutating func appendUnsaid(_ keywords: [Keyword], before index: Int) {
    let start = raw[index].start
    for keyword in keywords {
      append(Token(kind: .word, keyword: keyword, leadingStart: start, start: start, end: start))
    }
  }

  /// Whether a value that is known stands behind the `:`.
  var isStatedValue: Bool {
    tokens.last?.kind == .colon
      && tokens.suffix(3).contains { $0.keyword == .baseline || $0.keyword == .reported }
  }

  /// The words that close a bound from its end, if they follow in the same clause: `trở lên`.
  func closing(from start: Int) -> WordTable.Entry? {
    let closings = table.entries.filter { $0.situation.opening != nil }
    for index in start..<min(start + 12, raw.count) {
      if index > start, opensLine(index), raw[index].kind != .word { return nil }
      // `từ 60 đến 70 trở lên`
      if index > start, isTo(word: index), raw[safe: index + 1]?.kind == .number { return nil }
      if index > start,
        let closing = closings.first(where: { entry in
          entry.spellings.contains { stands($0.split(separator: " ").map { matchKey($0) }, at: index) }
        })
      {
        return closing
      }
      switch raw[index].kind {
      case .colon, .string, .brokenString, .endOfFile, .equal, .leftBrace: return nil
      default: continue
      }
    }
    return nil
  }

  /// Whether a token begins the year of an earlier value: `so với năm 2020`, `năm 2020`, `2020`.
  func namesYear(_ index: Int) -> Bool {
    let words = ["so với", "năm"].map { $0.split(separator: " ").map { matchKey($0) } }
    var next = index
    for word in words where stands(word, at: next) { next += word.count }
    return raw[safe: next]?.kind == .number
  }

  /// `đạt 60%`: read as *at least*, and told.
  private mutating func reportUnsaid(_ word: Token, before index: Int) {
    let number = raw[index].range
    let place = SourceSpan(source, word.range.lowerBound..<endOfAmount(index))
    let gap = SourceSpan(source, number.lowerBound..<number.lowerBound)
    let amount = source.text(number.lowerBound..<place.range.upperBound)
    let lead = source.text(place.range.lowerBound..<number.lowerBound)
    let least =
      table.entries(beginningWith: .at).first { $0.keywords == [.at, .least] }?.spellings.first ?? ""
    diagnostics.append(
      Diagnostic(
        .unsaidComparison, at: .source(place),
        Phrase(
          en: "`\(place.text)` is read as `\(lead)\(least) \(amount)`",
          vi: "`\(place.text)` được hiểu là `\(lead)\(least) \(amount)`"),
        fixes: [
          .init(
            Phrase(en: "write `\(lead)\(least) \(amount)`", vi: "viết `\(lead)\(least) \(amount)`"),
            edits: [.init(gap, least + " ")])
        ], isInFileWords: true))
  }

  /// Where a number ends with its unit, its pace and the word for `times`.
  private func endOfAmount(_ number: Int) -> Int {
    let words: [Keyword] = [.points, .thousand, .million, .billion, .times]
    var next = number + 1
    var end = raw[number].range.upperBound
    while let token = raw[safe: next], !opensLine(next) {
      var count = 1
      switch token.kind {
      case .percent: break
      case .slash where raw[safe: next + 1]?.kind == .word && raw[next + 1].triviaRange.isEmpty: count = 2
      case .word:
        let spelling = table.spellings(beginningWith: key(next) ?? "").first { spelling in
          words.contains { $0 == spelling.entry.keywords.first } && stands(spelling.syllables, at: next)
        }
        guard spelling != nil || isName(next) && token.keyword == nil else { return end }
        count = spelling?.entry.keywords.first == .times ? 1 : spelling?.syllables.count ?? 1
      default: return end
      }
      end = raw[next + count - 1].range.upperBound
      next += count
    }
    return end
  }

  /// `tối thiểu 25 trở lên` says one thing twice; `trên 25 trở lên` says two.
  ///
  /// - Returns: whether that was told.
  mutating func reportSaidTwice(_ entry: WordTable.Entry, _ first: Token, _ last: Token) -> Bool {
    guard let number = tokens.lastIndex(where: { $0.kind == .number }),
      let keyword = tokens[..<number].last(where: { !$0.isSilent }),
      let closing = table.entries.first(where: {
        $0.situation.opening != nil && $0.spellings.first == entry.spellings.first
      }),
      let opening = table.entries.first(where: { $0.situation == closing.situation.opening })
    else { return false }
    if keyword.keyword == .at, tokens[..<number].suffix(2).compactMap(\.keyword) == opening.keywords {
      return false
    }
    let word = SourceSpan(source, first.range.lowerBound..<last.range.upperBound)
    let gap = SourceSpan(source, Int(tokens.last?.end ?? first.start)..<last.range.upperBound)
    let isComparison = [.more, .less].contains(keyword.keyword)
    let whole = SourceSpan(source, keyword.range.lowerBound..<last.range.upperBound)
    let meant =
      opening.spellings[0] + source.text(keyword.range.upperBound..<whole.range.upperBound)
    let leftOut = Diagnostic.Fix.leaveOut(word.text, at: gap)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(word),
        Phrase(
          en: "`\(word.text)` is no part of a bound here",
          vi: "`\(word.text)` không thuộc cách viết mức ở đây"),
        fixes: [leftOut]
          + (isComparison ? [.write(meant, at: whole)] : []), isInFileWords: true))
    return true
  }

  /// `từ 2021 đến 2025:`
  func areYearsInWords(_ index: Int) -> Bool {
    guard let word = key(index), table.words(for: .from).contains(word),
      raw[safe: index + 1]?.kind == .number,
      raw[index + 1].range.count == 4
    else { return false }
    return raw[(index + 2)...].prefix(3).contains { $0.kind == .colon }
  }

  // MARK: So many times in words

  /// The word for `times` behind a number, up to the end of its bound.
  func timesAhead(of start: Int) -> Int? {
    let words = table.words(for: .times)
    guard start < raw.count,
      let times = (start..<min(start + 7, raw.count)).first(where: { key($0).map(words.contains) ?? false }),
      !raw[start..<times].contains(where: { [.colon, .string, .endOfFile].contains($0.kind) })
    else { return nil }
    return times
  }

  /// `gấp 3 so với năm 2020`
  mutating func reportMissingTimes(behind start: Int) -> Bool {
    guard timesAhead(of: start) == nil,
      let number = (start..<min(start + 3, raw.count)).first(where: { raw[$0].kind == .number }),
      !opensLine(number), !isFirstOfRange(number), namesYear(number + 1),
      let times = table.entries(beginningWith: .times).last?.spellings.first
    else { return false }
    let place = SourceSpan(source, raw[number].range)
    let end = SourceSpan(source, place.range.upperBound..<place.range.upperBound)
    diagnostics.append(
      Diagnostic(
        .missingPart, at: .source(place),
        Phrase(
          en: "`\(times)` is missing after `\(place.text)`", vi: "sau `\(place.text)` còn thiếu `\(times)`"),
        fixes: [
          .init(
            Phrase(en: "write `\(place.text) \(times)`", vi: "viết `\(place.text) \(times)`"),
            edits: [.init(end, " " + times)])
        ], isInFileWords: true))
    return true
  }

  private static let multiples = ["đôi": "2", "hai": "2", "ba": "3", "bốn": "4", "rưỡi": "1,5"]

  /// The number that `gấp đôi` names.
  func timesInWords(at index: Int) -> String? {
    key(index).flatMap { word in WordReader.multiples.first { matchKey($0.key) == word }?.value }
  }

  /// `gấp đôi năm 2020`: told, and read as a bound whose number cannot be read.
  mutating func takeTimesInWords(_ number: String, at first: Int, to index: Int) {
    let place = SourceSpan(source, raw[first].range.lowerBound..<raw[index].range.upperBound)
    let least =
      table.entries(beginningWith: .at).first { $0.keywords == [.at, .least] }?.spellings.first ?? ""
    let times = table.entries(beginningWith: .times).last?.spellings.first ?? ""
    let meant = "\(table.timesOpener ?? "") \(least) \(number) \(times)"
    let isWhole = namesYear(index + 1)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "`\(place.text)`: how many times is written as a number",
          vi: "`\(place.text)`: số lần viết bằng chữ số"),
        fixes: [
          .init(
            Phrase(en: "write `\(meant)`", vi: "viết `\(meant)`"), edits: isWhole ? [.init(place, meant)] : []
          )
        ], isInFileWords: true))
    appendUnsaid([.at, .least], before: index)
    append(
      Token(
        kind: .brokenNumber, keyword: nil, leadingStart: raw[index].leadingStart, start: raw[index].start,
        end: raw[index].end))
  }

  /// `quý IV/2025`, `Q4 2025`: what follows is meant as a day.
  func isQuarter(at index: Int) -> Bool {
    guard let word = key(index) else { return false }
    return word == matchKey("quý") || ["q1", "q2", "q3", "q4"].contains(word)
  }
}
