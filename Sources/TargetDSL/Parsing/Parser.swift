/// Makes a syntax tree of a plan file. It always yields a tree that holds every byte; what does not fit is
/// reported, wrapped as `skipped`, and parsing goes on at the next word that opens a declaration or a clause.
///
/// Inside a clause the functions throw `Stop` after reporting; only the clause and declaration loops catch it.
///
/// Recursion is bounded by `depthLimit`; O(size of the file).
struct Parser {
  /// Thrown after a diagnostic was made: the rest of the clause cannot be read.
  struct Stop: Error {}

  static let depthLimit = 120
  /// So many operands may stand in one chain of `+ -` or `* /`.
  static let chainLimit = 200

  let source: SourceFile
  /// The language of the file's words.
  let language: Language
  var tokens: [Token]
  /// Words that mean nothing more, as they stand behind the tokens, and where those behind one begin.
  let particles: [(after: Int, token: Token)]
  private var nextParticle = 0
  var next = 0
  var depth = 0
  /// In a file of cases a word that opens a line is no unit of the number before it.
  var isReadingCases = false
  var nodes: [SyntaxTree.Record] = []
  var children: [Int32] = []
  /// Children whose node is not closed yet.
  var pending: [Int32] = []
  var diagnostics: [Diagnostic]
  /// Between the braces of a set a comma parts values.
  var isInSet = false
  /// A sign before the number of a bound has been told, with the `:` that it stood for.
  var isSignTold = false
  /// Somebody asks only whether words fit, so nothing is offered where they do not.
  var isTried = false
  /// Where the last diagnostic was made, so that one mistake is told once.
  var lastReported = -1

  init(
    _ source: SourceFile, in language: Language, tokens: [Token], particles: [(after: Int, token: Token)],
    diagnostics: [Diagnostic]
  ) {
    self.source = source
    self.language = language
    self.tokens = tokens
    self.particles = particles
    self.diagnostics = diagnostics
    nodes.reserveCapacity(tokens.count)
    children.reserveCapacity(tokens.count * 2)
  }

  /// `parse` reads all tokens and closes the root.
  static func parse(
    _ source: SourceFile, isOfCases: Bool = false, _ parse: (inout Parser) -> Void = { $0.parseFile() }
  ) -> SyntaxTree {
    let count = source.countDeclarations()
    let mixed = count.isMixed ? source.mixedLanguages(count) : nil
    // A file of both is read in the words that know the others too.
    let language = (mixed == nil ? count.first : WordTable.foreign.first?.language) ?? .english
    source.adopt(
      language, WordTable.of(language).map { FileWords(of: source, $0, isOfCases: isOfCases) })
    var parser = Parser(source, in: language, isOfCases: isOfCases)
    parse(&parser)
    if mixed == nil, language != .english { parser.reportForeignWords() }
    let sorted = parser.diagnostics.enumerated().sorted {
      ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
    }
    return parser.tree(with: mixed.map { [$0] } ?? sorted.map(\.element))
  }

  /// Before the first word of a text in a language.
  init(_ source: SourceFile, in language: Language, isOfCases: Bool) {
    let table = WordTable.of(language)
    var (tokens, diagnostics) = Lexer.tokens(
      of: source, in: language, isOfCases: isOfCases,
      words: table?.lexerWords(inCases: isOfCases) ?? LexerWords()
    )
    var particles: [(after: Int, token: Token)] = []
    if let table {
      let reader = WordReader.read(source, table, raw: tokens, isOfCases: isOfCases)
      (tokens, particles) = (reader.tokens, reader.particles)
      diagnostics += reader.diagnostics
    }
    self.init(source, in: language, tokens: tokens, particles: particles, diagnostics: diagnostics)
  }

  /// What was read, with findings in their order.
  func tree(with diagnostics: [Diagnostic]) -> SyntaxTree {
    SyntaxTree(
      source: source, language: language, tokens: tokens + particles.map(\.token), nodes: nodes,
      children: children, diagnostics: diagnostics)
  }

  // MARK: Reading tokens

  var current: Token { tokens[next] }

  /// Whether a line begins here.
  var opensLine: Bool { next == 0 || source.bytes[current.triviaRange].contains(where: isLineBreak) }

  /// Whether a line begins here, or the file ends.
  var isAtLineStart: Bool {
    opensLine || isAt(.endOfFile)
  }

  func lookahead(_ distance: Int) -> Token { tokens[min(next + distance, tokens.count - 1)] }

  /// From the current token to the last of so many.
  func spanAhead(_ count: Int) -> SourceSpan {
    SourceSpan(source, current.range.lowerBound..<lookahead(count - 1).range.upperBound)
  }

  func isAt(_ kind: Token.Kind) -> Bool { current.kind == kind }
  func isAt(_ keyword: Keyword) -> Bool { current.keyword == keyword }

  /// A word that can be a name here: not a reserved one.
  var isAtName: Bool { isName(current) }

  func isName(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    guard let keyword = token.keyword else { return true }
    // Every word of another language's table is reserved in its files; of English words, the reserved ones are.
    return !keyword.isReserved && (language == .english || isInEnglish(token))
  }

  /// Whether a keyword is written in English.
  func isInEnglish(_ token: Token) -> Bool {
    !token.isSilent && source.bytes[token.range].elementsEqual((token.keyword?.rawValue ?? "").utf8)
  }

  mutating func take() {
    pending.append(Int32(next))
    while nextParticle < particles.count, particles[nextParticle].after <= next {
      pending.append(Int32(tokens.count + nextParticle))
      nextParticle += 1
    }
    if next < tokens.count - 1 { next += 1 }
  }

  /// Takes a word as a name, whatever keyword it would be elsewhere.
  mutating func takeName() {
    if current.keyword != nil { tokens[next] = current.asName }
    take()
  }

  /// The token before, a silent one by the word that it belongs to.
  var lastWritten: Token {
    var index = max(next - 1, 0)
    while index > 0, tokens[index].isSilent { index -= 1 }
    return tokens[index]
  }

  mutating func takeIf(_ kind: Token.Kind) -> Bool {
    guard isAt(kind) else { return false }
    take()
    return true
  }

  mutating func takeIf(_ keyword: Keyword) -> Bool {
    guard isAt(keyword) else { return false }
    take()
    return true
  }

  mutating func expect(_ kind: Token.Kind, _ expected: Phrase) throws(Stop) {
    guard takeIf(kind) else { throw stop(expected) }
  }

  mutating func expect(_ keyword: Keyword) throws(Stop) {
    guard takeIf(keyword) else { throw stop(Phrase(verbatim: "`\(keyword.rawValue)`")) }
  }

  /// - Parameter isUse: the name is one of something else, so that nothing is left to check where it is a reserved word.
  mutating func expectName(_ expected: Phrase, isUse: Bool = false) throws(Stop) {
    if isAtName { return takeName() }
    if current.kind == .word, current.keyword != nil, !carriesOnWithoutName, !isAtOpening || isMeantAsName {
      let misspelt = doubledWord ?? (isUse ? misspeltWords() : nil)
      diagnostics.append(
        Diagnostic(
          .reservedName, at: .source(misspelt?.place ?? SourceSpan(source, current.range)),
          Phrase(
            en: "`\(shortText(current))` is a word of the language and cannot be a name",
            vi: "`\(shortText(current))` là từ của ngôn ngữ, không thể dùng làm tên"),
          fixes: [misspelt?.fix ?? .init(Phrase(en: "choose another name", vi: "hãy chọn một tên khác"))],
          isInFileWords: true)
      )
      // A word of the other language was meant as a name, not as that word.
      if language != .english, isInEnglish(current) { takeName() } else { take() }
      while current.isSilent { take() }
      if isUse { throw Stop() }
      // `mục tiêu tỷ lệ khá`: the rest of a name in several words.
      var count = 0
      while !opensLine(lookahead(count)),
        lookahead(count).kind == .number || lookahead(count).kind == .word && lookahead(count).keyword == nil
      {
        count += 1
      }
      if count > 0 { parseSkipped(count: count) }
      return
    }
    throw stop(expected)
  }

  /// Whether a name was left out before a word that goes on behind it: `share of where ok`.
  private var carriesOnWithoutName: Bool {
    guard let keyword = current.keyword, [.where, .weighted, .ignoring, .over].contains(keyword) else {
      return false
    }
    let following = lookahead(1)
    return following.kind != .endOfFile && following.kind != .equal && following.kind != .string
      && !source.bytes[following.triviaRange].contains(where: isLineBreak)
  }

  /// Whether a word that opens a clause stands, on the line that goes on, where a name does: `column total whole`.
  private var isMeantAsName: Bool {
    !isAtLineStart && !isAt(.each) && !isAt(.for) && !isAt(.by)
      && [.equal, .string, .word, .comma, .endOfFile].contains(lookahead(1).kind)
  }

  /// The label behind a name, if there is one.
  mutating func takeLabel() throws(Stop) {
    // What the lexer could not read may have been a part of the name.
    if isAt(.broken) { throw Stop() }
    if isAt(.string) || isAt(.brokenString) { try expectString(Phrase(en: "a label", vi: "nhãn")) }
  }

  // MARK: Building nodes

  mutating func close(_ kind: SyntaxKind, from start: Int, isBroken: Bool = false) {
    let childrenStart = Int32(children.count)
    children.append(contentsOf: pending[start...])
    pending.removeSubrange(start...)
    nodes.append(
      SyntaxTree.Record(
        kind: kind, isBroken: isBroken, childrenStart: childrenStart, childrenEnd: Int32(children.count)))
    pending.append(Int32(-nodes.count))
  }

  /// Runs the parts of a clause or declaration and closes its node, whole or broken.
  mutating func parseNode(_ kind: SyntaxKind, _ body: (inout Parser) throws(Stop) -> Void) {
    let start = pending.count
    let outerDepth = depth
    do {
      try body(&self)
      close(kind, from: start)
    } catch {
      depth = outerDepth
      close(kind, from: start, isBroken: true)
    }
  }

  /// A node inside a clause; what stops it stops the clause.
  mutating func parsePart(_ kind: SyntaxKind, _ body: (inout Parser) throws(Stop) -> Void) throws(Stop) {
    let start = pending.count
    try body(&self)
    close(kind, from: start)
  }

  // MARK: Diagnostics

  /// Reports that something else was expected where the parser stands.
  mutating func stop(_ expected: Phrase, fixes: [Diagnostic.Fix] = []) -> Stop {
    // What a word means beside its first keyword has no letters of its own.
    let found = current.isSilent ? lastWritten : current
    // The lexer has said what is wrong with a broken token, and so have those who read the words of a language.
    if [.broken, .brokenNumber, .brokenString].contains(found.kind) || isToldAlready(found)
      || isInUnclosedText
    {
      lastReported = next
      return Stop()
    }
    if found.kind == .word { dropRangeBehind() }
    // At the end of a line the place to write is behind the last word, not before the next line.
    if isAtLineStart, next > 0 {
      let end = Int(tokens[next - 1].end)
      let place = SourceSpan(source, end..<end)
      // What begins the next line may be wrong too.
      guard lastReported != next else { return Stop() }
      diagnostics.append(
        Diagnostic(
          .missingPart, at: .source(place),
          Phrase(
            en: "\(expected) is missing after `\(shortText(lastWritten))`",
            vi: "sau `\(shortText(lastWritten))` còn thiếu \(expected)")))
    } else {
      let doubled = doubledWord
      let synonym = isTried || doubled != nil ? nil : synonym(meaning: quotedWords(of: expected))
      let near = synonym == nil && doubled == nil ? suggestion(for: found, expected: expected) : []
      // Words that are written nearly so, as a whole.
      let misspelt =
        doubled ?? (synonym == nil && near.isEmpty ? misspeltWords(quotedWords(of: expected)) : nil)
      let place = synonym?.place ?? misspelt?.place
      let what = place.map { Phrase(verbatim: "`\($0.text)`") } ?? describe(found)
      reportOnce(
        Diagnostic(
          .unexpectedToken, at: .source(place ?? SourceSpan(source, found.range)),
          Phrase(
            en: "expected \(expected), found \(what)",
            vi: "ở đây cần \(expected), nhưng lại có \(what)"),
          fixes: fixes.isEmpty
            ? (synonym?.fix ?? misspelt?.fix).map { [$0] } ?? near : fixes))
      // What the words mean may open a clause elsewhere: `increase by 5 points`.
      if let synonym { parseSkipped(count: synonym.count) }
    }
    return Stop()
  }

  /// `2` of `tăng 2 lần`, which has been told as a whole.
  private func isToldAlready(_ token: Token) -> Bool {
    // `1–1,5`, `1 – 1,5`
    if token.kind == .number, lookahead(1).kind == .broken,
      ["–", "—"].contains(source.text(lookahead(1).range))
    {
      return true
    }
    return language != .english
      && diagnostics.contains { diagnostic in
        guard [.ambiguousTimes, .unexpectedToken].contains(diagnostic.kind),
          case .source(let span) = diagnostic.place
        else { return false }
        return span.range.contains(Int(token.start))
      }
  }

  mutating func report(
    _ kind: DiagnosticKind, at token: Token, _ message: Phrase, fixes: [Diagnostic.Fix] = []
  ) {
    diagnostics.append(
      Diagnostic(kind, at: .source(SourceSpan(source, token.range)), message, fixes: fixes))
  }

  private mutating func reportOnce(_ diagnostic: Diagnostic) {
    guard lastReported != next else { return }
    lastReported = next
    diagnostics.append(diagnostic)
  }

  /// A misspelt keyword: the expected words, given as `` `least` ``, that are near the one found.
  private func suggestion(for token: Token, expected: Phrase) -> [Diagnostic.Fix] {
    guard !isTried else { return [] }
    let place = SourceSpan(source, token.range)
    let isOfBound = expected.english.contains("`at least`")
    if isOfBound, token.kind == .number {
      return offersForBareNumber(isChange: !expected.english.contains("`about`"))
    }
    if let number = numeral { return [.write(number, at: place)] }
    // A misspelt word of a bound stands before its number; anything else may say the opposite.
    guard token.kind == .word, !isOfBound || [.number, .minus].contains(lookahead(1).kind) else { return [] }
    let wording = source.wording
    let words = quotedWords(of: expected).map { wording?.reworded($0) ?? $0 }
    guard !words.contains(place.text) else { return [] }
    return nearest(to: place.text, among: words, limit: 1).map { .write($0, at: place) }
  }

  /// The words of the language that a message names as expected.
  private func quotedWords(of expected: Phrase) -> [String] {
    expected.english.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// Everyday words that stand here for one of some words, and the fix that replaces them.
  func synonym(meaning words: [String]) -> (place: SourceSpan, fix: Diagnostic.Fix, count: Int)? {
    guard current.kind == .word,
      let found = wordsAhead(where: { written in Synonym.first(meaning: words, written) })
    else { return nil }
    var meant = found.meant.meant
    // `increase by 5 points`: how the number binds is not said either.
    if ["up by", "down by"].contains(meant), lookahead(found.count).kind == .number { meant += " at least" }
    return (found.place, .write(meant, at: found.place, isSafe: found.meant.isSure), found.count)
  }

  /// A number or day as the grammar has it.
  func literal(_ token: Token) -> String {
    let text = source.text(token.range)
    return language == .english ? text : englishLiteral(text, token.kind)
  }

  /// A word as the grammar has it.
  func word(_ token: Token) -> String { token.keyword?.rawValue ?? source.text(token.range) }

  func shortText(_ token: Token) -> String {
    let text = source.text(token.range)
    return text.count > 40 ? text.prefix(39) + "…" : text
  }

  func describe(_ token: Token) -> Phrase {
    switch token.kind {
    case .endOfFile: Phrase(en: "the end of the file", vi: "hết tệp")
    case .string: Phrase(en: "the text \(shortText(token))", vi: "chữ \(shortText(token))")
    case .number: Phrase(en: "the number \(shortText(token))", vi: "số \(shortText(token))")
    case .date, .month: Phrase(en: "the date \(shortText(token))", vi: "ngày \(shortText(token))")
    default: Phrase(verbatim: "`\(shortText(token))`")
    }
  }
}

extension Diagnostic {
  /// The offset of the place in its source; 0 in other files.
  var offset: Int {
    if case .source(let span) = place { span.range.lowerBound } else { 0 }
  }
}
