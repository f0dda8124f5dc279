// The file, its declarations, and recovery between them.

extension Parser {
  //  file         := { declaration } end
  //  declaration  := plan | use | unit | table | population | indicator | target
  mutating func parseFile() {
    while !isAt(.endOfFile) {
      if let keyword = current.keyword, Keyword.declarations.contains(keyword) {
        parseDeclaration(keyword)
      } else if let meant = misspeltDeclaration {
        // Read as what was meant, so that its clauses are checked and its name is known.
        reportStray(opening: Keyword.declarations)
        parseDeclaration(meant)
      } else {
        if !isAtLineStart { breakLast() }
        reportStray(opening: Keyword.declarations)
        skip(inHeader: false)
      }
    }
    take()
    close(.file, from: 0)
  }

  private mutating func parseDeclaration(_ keyword: Keyword) {
    switch keyword {
    case .plan: parsePlan()
    case .use:
      parseNode(.use) { parser throws(Stop) in try parser.parseUse() }
      // A path without quotes may hold any word.
      if isBrokenClause, !isAtLineStart { skip { $0.isAtLineStart } }
    case .unit:
      parseNode(.unit) { parser throws(Stop) in try parser.parseUnit() }
      if isBrokenClause { skipRest(inHeader: false) }
    case .table: parseTable()
    case .population:
      parseNode(.population) { parser throws(Stop) in try parser.parsePopulation() }
      if isBrokenClause { skipRest(inHeader: false) }
    case .indicator: parseMeasured(.indicator)
    default: parseMeasured(.target)
    }
  }

  // MARK: Recovery

  /// Words that carry a clause on, which a misspelt word in the middle of one may have meant.
  private static let continuations = [
    "where", "weighted", "ignoring", "within", "through", "says", "from", "blank", "sheet",
  ]

  /// Whether the parser stands at a word that opens a declaration or a clause.
  var isAtOpening: Bool { isOpening(inHeader: false) }

  func isOpening(inHeader: Bool) -> Bool {
    guard let keyword = current.keyword else { return false }
    if keyword == .by {
      return isAtLineStart || [.number, .date, .month, .brokenNumber].contains(lookahead(1).kind)
    }
    if Keyword.tableClauses.contains(keyword) {
      return keyword == .snapshots ? lookahead(1).keyword == .by : lookahead(1).kind == .string
    }
    if language != .english, !hasWhatItOpens(keyword) { return false }
    return Keyword.declarations.contains(keyword) || Keyword.clauses.contains(keyword)
      || inHeader && Keyword.headerClauses.contains(keyword)
  }

  /// Words that open clauses and may stand in a sentence too do so only before what they need.
  private func hasWhatItOpens(_ keyword: Keyword) -> Bool {
    let follower = lookahead(1).kind
    return switch keyword {
    case .use, .cell, .file, .source, .note, .owner, .reading: [.string, .brokenString].contains(follower)
    case .baseline, .reported: [.number, .date, .month, .brokenNumber].contains(follower)
    case .always, .undated: follower == .colon
    default: true
    }
  }

  /// Skips at least one token, up to the next word that opens a declaration or a clause.
  mutating func skip(inHeader: Bool) {
    let indent = self.indent(ofLineAt: next)
    skip { $0.isPlaceToGoOn(inHeader: inHeader, after: indent) }
  }

  /// Where reading goes on after a mistake: at a word that opens a declaration or clause, at one that was meant to, or
  /// at a line that goes no deeper than the one with the mistake and does not carry a sentence on.
  private func isPlaceToGoOn(inHeader: Bool, after indent: Int) -> Bool {
    if isOpening(inHeader: inHeader) || isAtMisspeltDeclaration { return true }
    guard isAtLineStart, !isAt(.endOfFile) else { return false }
    if isAtMisspeltClause(inHeader: inHeader) || isAtBrokenClause(inHeader: inHeader) { return true }
    return self.indent(ofLineAt: next) <= indent && !isAtContinuation
  }

  /// How many bytes of white space the line of a token begins with; 0 far behind its start, so that lines of any
  /// length are read in time.
  private func indent(ofLineAt token: Int) -> Int {
    let bytes = source.bytes
    var start = tokens[token].range.lowerBound
    let limit = max(0, start - 500)
    while start > limit, !isLineBreak(bytes[start - 1]) { start -= 1 }
    guard start == 0 || isLineBreak(bytes[start - 1]) else { return 0 }
    var end = start
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    return end - start
  }

  /// Whether what stands here can only carry on what stands before it.
  private var isAtContinuation: Bool {
    switch current.kind {
    case .word: current.keyword.map { Parser.carryOn.contains($0) } ?? false
    case .string, .brokenString: true
    case .number, .date, .month, .brokenNumber: lookahead(1).kind != .colon
    case .rightBrace, .leftParenthesis, .comma, .bar, .plus, .minus, .star, .slash, .equal:
      true
    default: false
    }
  }

  private static let carryOn: Set<Keyword> = [
    .and, .or, .not, .in, .is, .where, .weighted, .ignoring, .within, .through, .says, .from, .to, .blank,
    .sheet,
    .over, .count, .share, .sum, .mean, .has, .at,
  ]

  /// `nte "…"` at the start of a line.
  private func isAtMisspeltClause(inHeader: Bool) -> Bool {
    guard language == .english, current.kind == .word, current.keyword == nil,
      [.number, .string, .word, .date].contains(lookahead(1).kind)
    else { return false }
    let words = inHeader ? Parser.headerWords : Parser.clauseWords
    return !nearest(to: source.text(current.range), among: words, limit: 1).isEmpty
  }

  /// A line that begins with the word of a clause and goes on wrongly, or has a text behind a word that nobody knows:
  /// `nguồn } "II.2"`, `zzqqx "II.2"`.
  private func isAtBrokenClause(inHeader: Bool) -> Bool {
    guard current.kind == .word, !isAtContinuation else { return false }
    guard let keyword = current.keyword, !isInEnglish(current) || language == .english else {
      return lookahead(1).kind == .string
    }
    guard Keyword.clauses.contains(keyword) || inHeader && Keyword.headerClauses.contains(keyword) else {
      return false
    }
    return ![.word, .number].contains(lookahead(1).kind)
  }

  private static let clauseWords = Keyword.clauses.union(Keyword.tableClauses).map(\.rawValue).sorted()
  private static let headerWords = Keyword.headerClauses.map(\.rawValue).sorted()

  /// Skips at least one token, up to a place or the end of the file.
  private mutating func skip(to isPlace: (Parser) -> Bool) {
    let start = pending.count
    repeat { take() } while !isAt(.endOfFile) && !isPlace(self)
    close(.skipped, from: start)
  }

  /// `traget rated = …` at the start of a line.
  private var misspeltDeclaration: Keyword? {
    guard language == .english, isAtLineStart, current.kind == .word, current.keyword == nil,
      lookahead(1).kind == .word
    else {
      return nil
    }
    let text = source.text(current.range)
    if Parser.otherNames.contains(text.lowercased()) { return .target }
    let near = nearest(to: text, among: Parser.declarationWords, limit: 1)
    return near.first.flatMap(Keyword.init(rawValue:))
  }

  /// What people call a target.
  private static let otherNames: Set<String> = ["goal", "objective"]

  private var isAtMisspeltDeclaration: Bool { misspeltDeclaration != nil }

  private static let declarationWords = Keyword.declarations.map(\.rawValue).sorted()

  /// After a clause that stopped: skips what is left of it, if anything is.
  mutating func skipRest(inHeader: Bool) {
    let indent = next > 0 ? self.indent(ofLineAt: next - 1) : 0
    guard !isAt(.endOfFile), !isPlaceToGoOn(inHeader: inHeader, after: indent) else { return }
    skip { $0.isPlaceToGoOn(inHeader: inHeader, after: indent) }
  }

  /// After a name or label that could not be read: skips up to the measure, if one follows.
  mutating func skipHead() {
    let indent = next > 0 ? self.indent(ofLineAt: next - 1) : 0
    func isPlace(_ parser: Parser) -> Bool {
      parser.isPlaceToGoOn(inHeader: false, after: indent)
        || parser.isAt(.equal) && (parser.isAtLineStart || parser.lookahead(1).keyword != nil)
    }
    guard !isAt(.endOfFile), !isPlace(self) else { return }
    skip(to: isPlace)
  }

  /// Reports a token that opens nothing that may stand here.
  mutating func reportStray(opening: Set<Keyword>, in declaration: Phrase? = nil) {
    guard lastReported != next, ![.broken, .brokenNumber, .brokenString].contains(current.kind),
      !isInUnclosedText
    else { return }
    lastReported = next
    guard !isTried else { return report(.strayToken, at: current, Phrase(verbatim: "")) }
    let words = opening.map(\.rawValue).sorted()
    var slip = doubledWord ?? slipBetweenClauses
    if slip == nil,
      let (place, fix, count) = synonym(
        meaning: words + (opening.contains(.each) ? ["each year", "for each"] : [])),
      isOffered(fix, behind: count)
    {
      slip = (place, fix)
    }
    if slip == nil, language != .english { slip = misspeltWords() }
    // What is written already is no offer.
    if let (place, fix) = slip,
      fix.edits.first.map({ source.inOwnWords($0.replacement) != place.text }) ?? true
    {
      diagnostics.append(
        Diagnostic(
          .strayToken, at: .source(place),
          Phrase(
            en: "`\(place.text)` starts no declaration and no clause",
            vi: "`\(place.text)` không mở đầu khai báo hay mệnh đề nào"), fixes: [fix]))
      return
    }
    let place = SourceSpan(source, current.range)
    if let meant = misspeltDeclaration, Parser.otherNames.contains(place.text.lowercased()) {
      report(
        .strayToken, at: current,
        Phrase(
          en: "`\(place.text)` starts no declaration and no clause",
          vi: "`\(place.text)` không mở đầu khai báo hay mệnh đề nào"),
        fixes: [.write(meant.rawValue, at: place)])
      return
    }
    let candidates = isAtMisspeltDeclaration ? Parser.declarationWords : words + Parser.continuations
    let near =
      current.kind == .word && current.keyword == nil && language == .english
      ? nearest(to: place.text, among: candidates, limit: 1) : []
    let fixes: [Diagnostic.Fix] =
      near.isEmpty
      ? [
        .init(
          Phrase(
            en: "what may stand here starts with \(list(words, or: "or"))",
            vi: "ở đây chỉ có thể bắt đầu bằng \(list(words, or: "hoặc"))"))
      ] : near.map { .write($0, at: place) }
    let found = describe(current)
    if let declaration, isAtOpening {
      report(
        .misplacedClause, at: current,
        Phrase(
          en: "\(found) does not belong in \(declaration)",
          vi: "\(found) không dùng được trong \(declaration)"), fixes: fixes)
    } else {
      report(
        .strayToken, at: current,
        Phrase(
          en: "\(found) starts no declaration and no clause",
          vi: "\(found) không mở đầu khai báo hay mệnh đề nào"), fixes: fixes)
    }
  }

  /// A deadline is offered only before a day.
  private func isOffered(_ fix: Diagnostic.Fix, behind count: Int) -> Bool {
    guard fix.edits.first?.replacement == "by" else { return true }
    // `đến giữa năm 2025` is no deadline.
    return (1..<(language == .english ? 4 : count + 1)).contains { distance in
      let token = lookahead(distance)
      return [.date, .month].contains(token.kind)
        || [.number, .brokenNumber].contains(token.kind) && token.range.count >= 4
    }
  }

  func list(_ words: [String], or: String) -> String {
    let quoted = words.map { "`\($0)`" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " \(or) " + last
  }

  /// The clauses of a declaration, until the next declaration; each parses one clause that starts here.
  mutating func parseClauses(
    _ allowed: Set<Keyword>, of declaration: Phrase, inHeader: Bool = false,
    _ parseClause: (inout Parser, Keyword) -> Void
  ) {
    while !isAt(.endOfFile) {
      if let keyword = current.keyword, Keyword.declarations.contains(keyword) { return }
      if let keyword = current.keyword, allowed.contains(keyword),
        keyword != .by || isOpening(inHeader: inHeader) || lookahead(1).kind != .word
      {
        let before = next
        parseClause(&self, keyword)
        if next == before { skip(inHeader: inHeader) } else { skipRestOfClause(inHeader: inHeader) }
      } else {
        // `traget b = …` is none of these clauses.
        if isAtMisspeltDeclaration { return }
        if !isAtLineStart { breakLast() }
        if takeClauseInWrongOrder() || takePeriodAsClause(allowed) { continue }
        reportStray(opening: allowed, in: declaration)
        skip(inHeader: inHeader)
      }
    }
  }

  /// A clause ends where the next one starts; anything between is reported once and skipped.
  private mutating func skipRestOfClause(inHeader: Bool) {
    if isBrokenClause { skipRest(inHeader: inHeader) }
  }

  /// What was read last goes on where it could not be read, so it says less than was meant.
  private mutating func breakLast() {
    guard !nodes.isEmpty, nodes[nodes.count - 1].kind != .skipped else { return }
    nodes[nodes.count - 1].isBroken = true
  }

  /// Whether the clause that was closed last stopped early.
  private var isBrokenClause: Bool { nodes.last?.isBroken == true }

  // MARK: Small declarations

  //  use := 'use' string
  mutating func parseUse() throws(Stop) {
    take()
    try expectString(Phrase(en: "the file in quotes", vi: "tên tệp trong ngoặc kép"))
  }

  //  unit := 'unit' name { ',' name } [ string ]
  private mutating func parseUnit() throws(Stop) {
    take()
    repeat {
      try expectName(Phrase(en: "the name of a unit", vi: "tên đơn vị"))
    } while takeIf(.comma)
    try takeLabel()
  }

  //  population := 'population' name [ string ] '=' name [ 'where' condition ]
  private mutating func parsePopulation() throws(Stop) {
    take()
    try expectName(Phrase(en: "the name of the population", vi: "tên tổng thể"))
    try takeLabel()
    try expect(.equal, Phrase(en: "`=` and the rows of the population", vi: "`=` và các dòng của tổng thể"))
    try parsePopulationName()
    try parseWhere()
  }

  mutating func parsePopulationName() throws(Stop) {
    try parsePart(.name) { parser throws(Stop) in
      try parser.expectName(
        Phrase(en: "the name of a table or population", vi: "tên bảng hoặc tổng thể"), isUse: true)
    }
  }

  mutating func parseWhere() throws(Stop) {
    try rejectWhereInWords()
    guard isAt(.where) || lacksWhere else { return }
    try expect(.where, of: .aggregate) { _ in true }
    try parseCondition()
  }

  /// `share of coops ok`, `count of coops kind = htx`: a condition begins right behind the rows.
  private var lacksWhere: Bool {
    if !isAtLineStart, isAt(.not) || isAt(.has) { return true }
    guard isAtOwnWord else { return false }
    let following = lookahead(1)
    switch following.kind {
    case .endOfFile, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .dot,
      .rightParenthesis:
      return true
    default:
      return source.bytes[following.triviaRange].contains(where: isLineBreak)
        || following.keyword.map { [.in, .is, .not, .and, .or, .weighted, .ignoring].contains($0) } ?? false
    }
  }
}
