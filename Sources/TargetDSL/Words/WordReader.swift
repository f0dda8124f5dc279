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
  func follows(_ index: Int) -> Bool {
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
      if reportSaidTwice(spelling.entry, first, last) {
        // The bound is none that could be checked.
        append(
          Token(
            kind: .broken, keyword: nil, leadingStart: first.leadingStart, start: first.start, end: last.end))
        return count
      }
    } else if spelling.entry.isSlip, !isLeftOut {
      reportSlip(first, last)
    }
    if let way = way(of: spelling), reportTimes(first, last, from: index + count, keyword: way) {
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
  mutating func append(_ keywords: [Keyword], _ first: Token, _ last: Token) {
    for (offset, keyword) in keywords.enumerated() {
      append(
        offset == 0
          ? Token(
            kind: .word, keyword: keyword, leadingStart: first.leadingStart, start: first.start, end: last.end
          )
          : Token(kind: .word, keyword: keyword, leadingStart: last.end, start: last.end, end: last.end))
    }
  }

  mutating func appendParticle(_ first: Token, _ last: Token) {
    particles.append(
      (
        tokens.count - 1,
        Token(
          kind: .particle, keyword: nil, leadingStart: first.leadingStart, start: first.start, end: last.end)
      ))
  }

  // MARK: Situations

  func isSituation(_ situation: WordTable.Situation, from index: Int, to next: Int) -> Bool {
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
        $0.keyword.map(Keyword.comparing.contains) == true
      })
    else { return }
    append(Token(kind: .word, keyword: .of, leadingStart: number.end, start: number.end, end: number.end))
  }
}

extension Array {
  /// The element at an index; `nil` outside.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
