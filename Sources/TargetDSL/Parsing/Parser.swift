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
  let tokens: [Token]
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
  /// Where the last diagnostic was made, so that one mistake is told once.
  var lastReported = -1

  init(_ source: SourceFile, tokens: [Token], diagnostics: [Diagnostic]) {
    self.source = source
    self.tokens = tokens
    self.diagnostics = diagnostics
    nodes.reserveCapacity(tokens.count)
    children.reserveCapacity(tokens.count * 2)
  }

  /// `parse` reads all tokens and closes the root.
  static func parse(_ source: SourceFile, _ parse: (inout Parser) -> Void = { $0.parseFile() }) -> SyntaxTree
  {
    let (tokens, diagnostics) = Lexer.tokens(of: source)
    var parser = Parser(source, tokens: tokens, diagnostics: diagnostics)
    parse(&parser)
    let sorted = parser.diagnostics.enumerated().sorted {
      ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
    }
    return SyntaxTree(
      source: source, tokens: tokens, nodes: parser.nodes, children: parser.children,
      diagnostics: sorted.map(\.element))
  }

  // MARK: Reading tokens

  var current: Token { tokens[next] }

  /// Whether a line begins here, or the file ends.
  var isAtLineStart: Bool {
    next == 0 || isAt(.endOfFile) || source.bytes[current.triviaRange].contains(0x0A)
  }

  func lookahead(_ distance: Int) -> Token { tokens[min(next + distance, tokens.count - 1)] }

  func isAt(_ kind: Token.Kind) -> Bool { current.kind == kind }
  func isAt(_ keyword: Keyword) -> Bool { current.keyword == keyword }

  /// A word that can be a name here: not a reserved one.
  var isAtName: Bool { current.kind == .word && current.keyword?.isReserved != true }

  mutating func take() {
    pending.append(Int32(next))
    if next < tokens.count - 1 { next += 1 }
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

  mutating func expectName(_ expected: Phrase) throws(Stop) {
    if isAtName { return take() }
    if current.kind == .word, let keyword = current.keyword, !isAtOpening || isMeantAsName {
      report(
        .reservedName, at: current,
        Phrase(
          en: "`\(keyword.rawValue)` is a word of the language and cannot be a name",
          vi: "`\(keyword.rawValue)` là từ của ngôn ngữ, không thể dùng làm tên"),
        fixes: [.init(Phrase(en: "choose another name", vi: "hãy chọn một tên khác"))])
      return take()
    }
    throw stop(expected)
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

  mutating func expectString(_ expected: Phrase) throws(Stop) {
    if isAt(.brokenString) {
      take()
      throw Stop()
    }
    try expect(.string, expected)
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
  mutating func stop(_ expected: Phrase) -> Stop {
    let found = current
    // The lexer has said what is wrong with a broken token.
    if [.broken, .brokenNumber, .brokenString].contains(found.kind) {
      lastReported = next
      return Stop()
    }
    // At the end of a line the place to write is behind the last word, not before the next line.
    if isAtLineStart, next > 0 {
      let end = Int(tokens[next - 1].end)
      let place = SourceSpan(source, max(end - 1, 0)..<end)
      reportOnce(
        Diagnostic(
          .missingPart, at: .source(place),
          Phrase(
            en: "\(expected.english) is missing after `\(shortText(tokens[next - 1]))`",
            vi: "thiếu \(expected.vietnamese) sau `\(shortText(tokens[next - 1]))`")))
    } else {
      let synonym = synonym(meaning: quotedWords(of: expected))
      let what = synonym.map { Phrase(verbatim: "`\($0.place.text)`") } ?? describe(found)
      reportOnce(
        Diagnostic(
          .unexpectedToken, at: .source(synonym?.place ?? SourceSpan(source, found.range)),
          Phrase(
            en: "expected \(expected.english), found \(what.english)",
            vi: "ở đây cần \(expected.vietnamese), nhưng lại có \(what.vietnamese)"),
          fixes: synonym.map { [$0.fix] } ?? suggestion(for: found, expected: expected)))
    }
    return Stop()
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
    let place = SourceSpan(source, token.range)
    if let words = boundWords(for: token, expected) { return [.write(words, at: place)] }
    guard token.kind == .word else { return [] }
    let words = quotedWords(of: expected)
    guard !words.contains(place.text) else { return [] }
    return nearest(to: place.text, among: words, limit: 1).map { .write($0, at: place) }
  }

  /// The words of the language that a message names as expected.
  private func quotedWords(of expected: Phrase) -> [String] {
    expected.english.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// Everyday words that stand here for one of some words, and the fix that replaces them.
  func synonym(meaning words: [String]) -> (place: SourceSpan, fix: Diagnostic.Fix)? {
    guard current.kind == .word,
      let synonym = Synonym.first(meaning: words, { source.text(lookahead($0).range) })
    else { return nil }
    let last = lookahead(synonym.words.count - 1)
    let place = SourceSpan(source, current.range.lowerBound..<last.range.upperBound)
    return (place, .write(synonym.meant, at: place, isSafe: synonym.isSure))
  }

  /// The words of a bound for a number without any.
  private func boundWords(for token: Token, _ expected: Phrase) -> String? {
    guard expected.english.contains("`at least`") else { return nil }
    return switch token.kind {
    case .number: source.text(token.range) == "0" ? "none" : "at least \(source.text(token.range))"
    default: nil
    }
  }

  func shortText(_ token: Token) -> String {
    let text = source.text(token.range)
    return text.count > 40 ? text.prefix(39) + "…" : text
  }

  func describe(_ token: Token) -> Phrase {
    switch token.kind {
    case .endOfFile: Phrase(en: "the end of the file", vi: "hết tệp")
    case .string: Phrase(en: "the text \(shortText(token))", vi: "chuỗi \(shortText(token))")
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
