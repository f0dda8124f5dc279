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
  /// `từ` was read as *at least*; the words that close it follow.
  var awaitsOrMore = false

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
      } else if token.kind == .slash, isPer(index) {
        append(
          Token(
            kind: .word, keyword: .per, leadingStart: token.leadingStart, start: token.start, end: token.end))
        index += 1
        continue
      }
      takeShareOfGroups(before: token)
      append(token)
      index += 1
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
    if spelling.entry.isSlip {
      if spelling.entry.keywords.isEmpty {
        reportSuperfluous(spelling.entry, first, last, before: index + count)
      } else {
        reportSlip(first, last, before: index + count)
      }
    }
    if spelling.entry.keywords.first == .up || spelling.entry.keywords.first == .down,
      reportTimes(first, last, from: index + count, keyword: spelling.entry.keywords[0])
    {
      appendParticle(first, last)
      return count
    }
    switch spelling.entry.situation {
    case .beforeOrMore: awaitsOrMore = true
    case .closesOrMore: awaitsOrMore = false
    default: break
    }
    let isLeftOut = spelling.entry.isSlip && isBound(at: index + count)
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
}
