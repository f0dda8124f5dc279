/// Reads the words of a file in another language as words of the grammar: several syllables become one token, which
/// may stand for several keywords, and words that mean nothing more become particles.
///
/// O(tokens × syllables of the longest spelling).
struct WordReader {
  let source: SourceFile
  let table: WordTable
  let isOfCases: Bool
  let raw: [Token]
  /// The tokens that the parser reads.
  private(set) var tokens: [Token] = []
  /// Particles, each with the index of the token that it follows.
  private(set) var particles: [(after: Int, token: Token)] = []
  var diagnostics: [Diagnostic] = []
  /// The words that close what was read as *at least* or *at most*, which follow.
  var awaited: WordTable.Situation?
  /// The words for `times` are missing behind the next number, which has been told.
  var lacksTimes = false
  /// The word that says that a level is to be reached, right before the token of an index.
  var attained: (first: Token, next: Int)?

  /// - Parameter raw: what the lexer made of the file in this language.
  init(_ source: SourceFile, _ table: WordTable, raw: [Token], isOfCases: Bool) {
    self.source = source
    self.table = table
    self.raw = raw
    self.isOfCases = isOfCases
    tokens.reserveCapacity(raw.count)
  }

  /// - Returns: the tokens, and particles by the token that they follow.
  static func read(_ source: SourceFile, _ table: WordTable, raw: [Token], isOfCases: Bool) -> WordReader {
    var reader = WordReader(source, table, raw: raw, isOfCases: isOfCases)
    reader.run()
    return reader
  }

  private mutating func run() {
    var index = 0
    while index < raw.count {
      let token = raw[index]
      if token.kind == .word {
        if let match = longestMatch(at: index) {
          index += apply(match, at: index)
          continue
        }
        if let count = takeMisspelt(at: index) {
          index += count
          continue
        }
      } else if token.kind == .minus && isTo(index) || token.kind == .slash && isPer(index) {
        append([token.kind == .minus ? .to : .per], token, token)
        index += 1
        continue
      }
      takeShareOfGroups(before: token)
      if token.kind == .number { takeBound(before: index) }
      if let count = wordsOfLabel(at: index) {
        append(
          Token(
            kind: .word, keyword: nil, leadingStart: token.leadingStart, start: token.start,
            end: raw[index + count - 1].end))
        index += count
        continue
      }
      append(token)
      index += 1
      if token.kind == .number, lacksTimes {
        lacksTimes = false
        append(Token(kind: .word, keyword: .times, leadingStart: token.end, start: token.end, end: token.end))
      }
    }
  }

  mutating func append(_ token: Token) { tokens.append(token) }

  // MARK: Matching

  /// Match keys of the words; made where they are asked for.
  func key(_ index: Int) -> String? {
    guard raw.indices.contains(index), raw[index].kind == .word else { return nil }
    return matchKey(source.text(raw[index].range))
  }

  /// Blanks or one line break stand between a word and the one before.
  private func follows(_ index: Int) -> Bool {
    let trivia = source.bytes[raw[index].triviaRange]
    return trivia.count { $0 == 0x0A } <= 1 && trivia.count { $0 == 0x0D } <= 1
      && !trivia.contains(UInt8(ascii: "#"))
  }

  func stands(_ syllables: [String], at index: Int) -> Bool {
    for (offset, syllable) in syllables.enumerated() {
      guard key(index + offset) == syllable, offset == 0 || follows(index + offset) else { return false }
    }
    return true
  }

  private func longestMatch(at index: Int) -> WordTable.Spelling? {
    guard let first = key(index) else { return nil }
    return table.spellings(beginningWith: first).first { spelling in
      spelling.entry.files.holds(inCases: isOfCases) && stands(spelling.syllables, at: index)
        && isSituation(spelling.entry.situation, from: index, to: index + spelling.syllables.count)
    }
  }

  /// Appends what a spelling stands for, and gives the number of words that it has.
  private mutating func apply(_ spelling: WordTable.Spelling, at index: Int) -> Int {
    let count = spelling.syllables.count
    let (first, last) = (raw[index], raw[index + count - 1])
    reportLetterCase(spelling, first, last)
    let isLeftOut = spelling.entry.isSlip && (isBound(at: index + count) || isStatedValue)
    if spelling.entry.isSlip, spelling.entry.keywords.isEmpty {
      reportSaidTwice(spelling.entry, first, last)
    } else if spelling.entry.isSlip, !isLeftOut {
      reportSlip(first, last)
    }
    if spelling.entry.keywords.first == .up || spelling.entry.keywords.first == .down,
      reportTimes(first, last, from: index + count, keyword: spelling.entry.keywords[0])
    {
      appendParticle(first, last)
      return count
    }
    switch spelling.entry.situation {
    case .beforeOrMore: awaited = .closesOrMore
    case .beforeOrLess: awaited = .closesOrLess
    case .closesOrMore, .closesOrLess: awaited = nil
    case .opensBound, .opensLevel: attained = (first, index + count)
    case .opensTimes:
      attained = (first, index + count)
      if let numeral = timesInWords(at: index + count) {
        appendParticle(first, last)
        takeTimesInWords(numeral, at: index, to: index + count)
        return count + 1
      }
      lacksTimes = reportMissingTimes(behind: index + count)
    default: break
    }
    guard !spelling.entry.keywords.isEmpty, !isLeftOut else {
      appendParticle(first, last)
      return count
    }
    append(spelling.entry.keywords, first, last)
    return count
  }

  /// The first keyword takes the words as they stand; the others are empty behind them.
  private mutating func append(_ keywords: [Keyword], _ first: Token, _ last: Token) {
    for (offset, keyword) in keywords.enumerated() {
      append(
        offset == 0
          ? Token(
            kind: .word, keyword: keyword, leadingStart: first.leadingStart, start: first.start, end: last.end
          )
          : Token(kind: .word, keyword: keyword, leadingStart: last.end, start: last.end, end: last.end))
    }
  }

  private mutating func appendParticle(_ first: Token, _ last: Token) {
    particles.append(
      (
        tokens.count - 1,
        Token(
          kind: .particle, keyword: nil, leadingStart: first.leadingStart, start: first.start, end: last.end)
      ))
  }

  // MARK: Situations

  private func isSituation(_ situation: WordTable.Situation, from index: Int, to next: Int) -> Bool {
    switch situation {
    case .always: true
    case .testBegins: testBegins && (isName(next) || isBound(at: next) || raw[safe: next]?.keyword == .at)
    case .beforeNumber:
      !tokens.isEmpty && [.number, .date, .month, .brokenNumber].contains(raw[safe: next]?.kind)
    case .beforeDay: !tokens.isEmpty && [.date, .month].contains(raw[safe: next]?.kind)
    case .opensDeadline:
      [.number, .date, .month, .brokenNumber].contains(raw[safe: next]?.kind)
        && raw[safe: next + 1]?.kind == .colon || isQuarter(at: next)
    case .beforeColonOrNumber:
      [.colon, .number, .brokenNumber].contains(raw[safe: next]?.kind) || isParticleBeforeNumber(next)
        || areYearsInWords(next) || opensLine(index) && (isBound(at: next) || isChange(at: next))
    case .behindYears:
      [.year, .total, .in].contains(tokens.last?.keyword)
        && [.number, .brokenNumber].contains(raw[safe: next]?.kind)
    case .opensTimes: true
    case .opensBound: tokens.last?.kind == .colon && raw[safe: next]?.kind != .colon
    case .opensLevel: tokens.last?.kind == .colon && timesAhead(of: next) == nil
    case .behindNumber:
      [.number, .percent].contains(tokens.last?.kind) || tokens.last?.kind == .word && isUnitOfBound
    case .behindTimes: tokens.last?.keyword == .times
    case .asValue:
      [.means, .ignoring, .row, .in].contains(tokens.last?.keyword) || tokens.last?.kind == .comma
        || tokens.last?.kind == .leftBrace
    case .beforeOrMore, .beforeOrLess: closing(from: next)?.situation.opening == situation
    case .closesOrMore, .closesOrLess: awaited == situation
    }
  }

  /// Whether words that mean nothing more stand here before a number: `năm 2021`, `giai đoạn 2021..2025`.
  private func isParticleBeforeNumber(_ index: Int) -> Bool {
    guard let first = key(index) else { return false }
    return table.spellings(beginningWith: first).contains { spelling in
      [.beforeNumber, .behindYears].contains(spelling.entry.situation) && spelling.entry.keywords.isEmpty
        && stands(spelling.syllables, at: index)
        && [.number, .brokenNumber].contains(raw[safe: index + spelling.syllables.count]?.kind)
    }
  }

  private var testBegins: Bool {
    [.where, .and, .or, .not].contains(tokens.last?.keyword) || tokens.last?.kind == .leftParenthesis
  }

  /// Whether the tokens so far end in a number with its unit, behind the `:` of a clause.
  private var isUnitOfBound: Bool {
    guard let number = tokens.suffix(8).lastIndex(where: { $0.kind == .number }),
      tokens[number...].dropFirst().allSatisfy({ $0.kind == .word || $0.kind == .percent })
    else { return false }
    return tokens[..<number].suffix(4).contains { $0.kind == .colon }
  }

  func opensLine(_ index: Int) -> Bool {
    index == 0 || source.bytes[raw[index].triviaRange].contains(where: isLineBreak)
  }

  /// A word that is none of the language.
  func isName(_ index: Int) -> Bool {
    guard let first = key(index), raw[index].keyword?.isReserved != true else { return false }
    return !table.spellings(beginningWith: first).contains {
      $0.entry.files.holds(inCases: isOfCases) && !$0.entry.isSlip && !$0.entry.mayBeName
        && stands($0.syllables, at: index)
    }
  }

  private func isChange(at index: Int) -> Bool {
    guard let first = key(index) else { return false }
    return table.spellings(beginningWith: first).contains {
      [.up, .down].contains($0.entry.keywords.first) && stands($0.syllables, at: index)
    }
  }

  func isBound(at index: Int) -> Bool {
    guard let first = key(index) else { return false }
    return table.spellings(beginningWith: first).contains {
      guard let keyword = $0.entry.keywords.first else { return false }
      return Keyword.bounds.contains(keyword) && keyword != .noneWord
        && stands($0.syllables, at: index)
    }
  }

  /// A `/` that touches the words of a unit behind a number: *per*.
  private func isPer(_ index: Int) -> Bool {
    guard let next = raw[safe: index + 1], next.kind == .word, next.triviaRange.isEmpty,
      raw[index].triviaRange.isEmpty
    else { return false }
    var place = tokens.count - 1
    var isFirst = true
    while place >= 0 {
      let token = tokens[place]
      switch token.kind {
      case .percent, .number, .brokenNumber: return !(isFirst && token.kind == .number)
      case .word:
        switch token.keyword {
        case nil, .per, .year, .thousand, .million, .billion, .points: place -= 1
        // `tính bằng triệu đồng/người`
        case .in: return true
        default: return token.keyword.map { !$0.isReserved } ?? false
        }
      default: return false
      }
      isFirst = false
    }
    return false
  }

  /// `với ít nhất 12 xã`: between a number of groups and their column stands no word.
  private mutating func takeShareOfGroups(before token: Token) {
    guard token.kind == .word, let number = tokens.last, number.kind == .number,
      let opening = tokens.suffix(5).lastIndex(where: { $0.keyword == .for }), opening < tokens.count - 2,
      tokens[(opening + 1)..<(tokens.count - 1)].allSatisfy({
        [.at, .least, .most, .more, .less, .than, .exactly].contains($0.keyword)
      })
    else { return }
    append(Token(kind: .word, keyword: .of, leadingStart: number.end, start: number.end, end: number.end))
  }

  // MARK: Slips

  private mutating func reportLetterCase(_ spelling: WordTable.Spelling, _ first: Token, _ last: Token) {
    let range = first.range.lowerBound..<last.range.upperBound
    // Most are written in small letters of two bytes or more; capitals are few.
    let written = source.text(range)
    guard written != written.lowercased() else { return }
    let place = SourceSpan(source, range)
    diagnostics.append(
      Diagnostic(
        .keywordLetterCase, at: .source(place),
        Phrase(
          en: "`\(written)`: words of the language are written in small letters",
          vi: "`\(written)`: từ của ngôn ngữ viết bằng chữ thường"),
        fixes: [.write(spelling.text, at: place, isSafe: true)], isInFileWords: true))
  }

  /// `giảm còn 5%` is a level, not a change.
  private mutating func reportSlip(_ first: Token, _ last: Token) {
    let place = SourceSpan(source, first.range.lowerBound..<last.range.upperBound)
    let meant =
      table.entries(beginningWith: .at).first { $0.keywords == [.at, .most] }?.spellings.first ?? ""
    diagnostics.append(
      Diagnostic(
        .levelNotChange, at: .source(place),
        Phrase(
          en: "`\(place.text)` names the level that is reached, not a change",
          vi: "`\(place.text)` nêu mức cần đạt, không phải mức thay đổi"),
        fixes: [.write(meant, at: place)], isInFileWords: true))
  }

  /// `tăng 1,5 lần` can mean 1.5 or 2.5 times.
  private mutating func reportTimes(_ first: Token, _ last: Token, from start: Int, keyword: Keyword) -> Bool
  {
    guard let opener = table.timesOpener, let times = timesAhead(of: start) else { return false }
    // `tăng lên 2 lần`
    let isLevel = key(start) == matchKey("lên")
    let (number, end) = isLevel ? (start + 1, raw[start]) : (start, last)
    let place = SourceSpan(source, first.range.lowerBound..<raw[times].range.upperBound)
    let amount = source.text(raw[number].range.lowerBound..<raw[times].range.upperBound)
    let word = SourceSpan(source, first.range.lowerBound..<end.range.upperBound)
    let isWhole = namesYear(times + 1)
    let isRange = raw[number].kind == .number && isFirstOfRange(number)
    let from =
      isRange ? table.entries(beginningWith: .from).first { $0.places.isEmpty }?.spellings.first : nil
    let opening = opener + (from.map { " " + $0 } ?? "")
    diagnostics.append(
      Diagnostic(
        .ambiguousTimes, at: .source(place),
        keyword == .up
          ? Phrase(
            en: "`\(place.text)` can mean so many times, or so many times more",
            vi: "`\(place.text)` có thể hiểu là gấp bấy nhiêu lần, hoặc tăng thêm bấy nhiêu lần")
          : Phrase(
            en: "`\(place.text)`: what falls has no clear number of times",
            vi: "`\(place.text)`: giảm theo lần không rõ còn lại bao nhiêu"),
        fixes: keyword == .up
          ? [
            .init(
              Phrase(en: "write `\(opening) \(amount)`", vi: "viết `\(opening) \(amount)`"),
              edits: isWhole ? [.init(word, opening)] : [])
          ] : [], isInFileWords: true))
    return true
  }

  /// `muc tieu` without its marks, `mục tieu x`: read as what was meant. A single syllable may be a name; only at the
  /// start of a line is a misspelt one looked for.
  /// Whether a name is declared here: `mục tiêu chi tiêu` is spending, not a word without its marks.
  private var isAtDeclaredName: Bool {
    tokens.last?.keyword.map { $0.opensDeclarationOrCase && $0 != .use || $0 == .column } ?? false
  }

  private mutating func takeMisspelt(at index: Int) -> Int? {
    guard raw[index].keyword?.isReserved != true, !isAtDeclaredName else { return nil }
    let first = foldedForSuggestion(source.text(raw[index].range))
    for count in [5, 4, 3, 2] {
      guard index + count <= raw.count,
        (1..<count).allSatisfy({ raw[index + $0].kind == .word && follows(index + $0) })
      else { continue }
      let words = (0..<count).map { foldedForSuggestion(source.text(raw[index + $0].range)) }
      guard let meant = table.spelling(folded: words.joined(separator: " "), inCases: isOfCases),
        !first.contains("_"),
        isSituation(meant.entry.situation, from: index, to: index + count)
      else { continue }
      // Who leaves all marks out means them; who writes some of them wrote the word as it stands, but where only a word
      // of the language opens a line.
      let written = source.bytes[raw[index].range.lowerBound..<raw[index + count - 1].range.upperBound]
      return takeMisspelt(
        meant, at: index, count, isSure: opensLine(index) || written.allSatisfy { $0 < 0x80 })
    }
    guard opensLine(index) else { return nil }
    for count in [3, 2] {
      guard index + count < raw.count,
        (1..<count).allSatisfy({ raw[index + $0].kind == .word && follows(index + $0) }),
        [.word, .string, .number, .date, .month, .colon].contains(raw[index + count].kind)
      else { continue }
      let text = (0..<count).map { source.text(raw[index + $0].range) }.joined(separator: " ")
      guard !text.contains("_"),
        let near = nearest(to: text, among: openings(count), limit: 1).first,
        let meant = table.allSpellings.first(where: { $0.text == near }),
        // `đồng theo` is near `tổng thể` and no slip for it: all syllables but one have to be right, and that one
        // nearly, as `người` in `mỗi ⏎ người mỗi năm` is not for `với`.
        meant.syllables.enumerated().count(where: { key(index + $0.offset) == $0.element }) >= count - 1,
        meant.syllables.enumerated().allSatisfy({
          editDistance(
            Array(foldedForSuggestion(source.text(raw[index + $0.offset].range))),
            Array(foldedForSuggestion($0.element))) <= 1
        })
      else { continue }
      return takeMisspelt(meant, at: index, count, isSure: false)
    }
    return nil
  }

  private mutating func takeMisspelt(
    _ meant: WordTable.Spelling, at index: Int, _ count: Int, isSure: Bool
  ) -> Int {
    let place = SourceSpan(source, raw[index].range.lowerBound..<raw[index + count - 1].range.upperBound)
    diagnostics.append(
      Diagnostic(
        .strayToken, at: .source(place),
        Phrase(
          en: "`\(place.text)` is no word of the language", vi: "`\(place.text)` không phải từ của ngôn ngữ"),
        fixes: [.write(meant.text, at: place, isSafe: isSure)], isInFileWords: true))
    let (first, last) = (raw[index], raw[index + count - 1])
    guard !meant.entry.keywords.isEmpty else {
      appendParticle(first, last)
      return count
    }
    append(meant.entry.keywords, first, last)
    return count
  }

  /// Spellings of so many syllables that open declarations and clauses.
  private func openings(_ count: Int) -> [String] {
    table.entries.flatMap { entry -> [String] in
      guard let keyword = entry.keywords.first, entry.files.holds(inCases: isOfCases), !entry.isSlip,
        keyword.opensDeclarationOrCase || Keyword.clauses.contains(keyword)
          || Keyword.headerClauses.contains(keyword)
      else { return [] }
      return entry.spellings.filter { $0.split(separator: " ").count == count }
    }
  }
}

extension Array {
  /// The element at an index; `nil` outside.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
