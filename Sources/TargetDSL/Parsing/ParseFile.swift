// The file, its declarations, and recovery between them.

extension Parser {
  //  file         := { declaration } end
  //  declaration  := plan | use | unit | table | population | indicator | target
  mutating func parseFile() {
    while !isAt(.endOfFile) {
      switch current.keyword {
      case .plan: parsePlan()
      case .use:
        parseNode(.use) { parser throws(Stop) in try parser.parseUse() }
        // A path without quotes may hold any word.
        if isBrokenClause, !isAtLineStart { skip { $0.isAtLineStart } }
      case .unit: parseNode(.unit) { parser throws(Stop) in try parser.parseUnit() }
      case .table: parseTable()
      case .population: parseNode(.population) { parser throws(Stop) in try parser.parsePopulation() }
      case .indicator: parseMeasured(.indicator)
      case .target: parseMeasured(.target)
      default:
        reportStray(opening: Keyword.declarations)
        skipStray(inHeader: false)
      }
    }
    take()
    close(.file, from: 0)
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
      return [.number, .date, .month, .brokenNumber].contains(lookahead(1).kind)
    }
    return Keyword.declarations.contains(keyword) || Keyword.clauses.contains(keyword)
      || inHeader && Keyword.headerClauses.contains(keyword)
  }

  /// Skips at least one token, up to the next word that opens a declaration or a clause.
  mutating func skip(inHeader: Bool) {
    skip { $0.isOpening(inHeader: inHeader) || $0.isAtMisspeltDeclaration }
  }

  /// Skips at least one token, up to a place or the end of the file.
  private mutating func skip(to isPlace: (Parser) -> Bool) {
    let start = pending.count
    repeat { take() } while !isAt(.endOfFile) && !isPlace(self)
    close(.skipped, from: start)
  }

  /// Skips what opens nothing: of a misspelt declaration its clauses too, which belong nowhere else.
  private mutating func skipStray(inHeader: Bool) {
    guard isAtMisspeltDeclaration else { return skip(inHeader: inHeader) }
    skip { $0.current.keyword.map(Keyword.declarations.contains) == true || $0.isAtMisspeltDeclaration }
  }

  /// `traget rated = …` at the start of a line.
  private var isAtMisspeltDeclaration: Bool {
    guard isAtLineStart, current.kind == .word, current.keyword == nil, lookahead(1).kind == .word else {
      return false
    }
    return !nearest(to: source.text(current.range), among: Parser.declarationWords, limit: 1).isEmpty
  }

  private static let declarationWords = Keyword.declarations.map(\.rawValue).sorted()

  /// After a clause that stopped: skips what is left of it, if anything is.
  mutating func skipRest(inHeader: Bool) {
    guard !isAt(.endOfFile), !isOpening(inHeader: inHeader), !isAtMisspeltDeclaration else { return }
    skip(inHeader: inHeader)
  }

  /// Reports a token that opens nothing that may stand here.
  mutating func reportStray(opening: Set<Keyword>, in declaration: Phrase? = nil) {
    guard lastReported != next, ![.broken, .brokenNumber, .brokenString].contains(current.kind) else {
      return
    }
    lastReported = next
    let words = opening.map(\.rawValue).sorted()
    let place = SourceSpan(source, current.range)
    let candidates = isAtMisspeltDeclaration ? Parser.declarationWords : words + Parser.continuations
    let near = current.kind == .word ? nearest(to: place.text, among: candidates, limit: 1) : []
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
          en: "\(found.english) does not belong in \(declaration.english)",
          vi: "\(found.vietnamese) không thuộc về \(declaration.vietnamese)"), fixes: fixes)
    } else {
      report(
        .strayToken, at: current,
        Phrase(
          en: "\(found.english) starts no declaration and no clause",
          vi: "\(found.vietnamese) không mở đầu khai báo hay mệnh đề nào"), fixes: fixes)
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
        reportStray(opening: allowed, in: declaration)
        skipStray(inHeader: inHeader)
      }
    }
  }

  /// A clause ends where the next one starts; anything between is reported once and skipped.
  private mutating func skipRestOfClause(inHeader: Bool) {
    if isBrokenClause { skipRest(inHeader: inHeader) }
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
    try expectName(Phrase(en: "the name of the population", vi: "tên tập hợp"))
    try takeLabel()
    try expect(.equal, Phrase(en: "`=` and the rows of the population", vi: "`=` và các hàng của tập hợp"))
    try parsePopulationName()
    try parseWhere()
  }

  mutating func parsePopulationName() throws(Stop) {
    try parsePart(.name) { parser throws(Stop) in
      try parser.expectName(
        Phrase(en: "the name of a table or population", vi: "tên bảng hoặc tập hợp"))
    }
  }

  mutating func parseWhere() throws(Stop) {
    if takeIf(.where) { try parseCondition() }
  }
}
