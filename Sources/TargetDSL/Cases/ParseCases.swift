// Files of cases: the same lexer and tree as a plan file, a grammar of their own. The words that open their clauses
// are words here only, and only at the start of a line.

extension SyntaxTree {
  /// The tree of a `.plantest` file. It never fails: what cannot be read is skipped and reported in `diagnostics`.
  public static func parseCases(_ source: SourceFile) -> SyntaxTree {
    Parser.parse(source, isOfCases: true) { parser in parser.parseCases() }
  }
}

/// What opens a declaration or a clause of a file of cases.
enum CaseWord: String, CaseIterable {
  case use
  case test = "case"
  case asOf = "as"
  case with, rows, row, expect, note
}

extension Parser {
  //  cases  := { use | case } end
  //  case   := 'case' string { as of | with | rows | expect | note }
  mutating func parseCases() {
    isReadingCases = true
    while !isAt(.endOfFile) {
      switch caseWord {
      case .use: parseCaseClause(.use) { parser throws(Stop) in try parser.parseUse() }
      case .test: parseCase()
      default:
        reportStrayCaseWord([.use, .test])
        skipToCaseWord()
      }
    }
    take()
    close(.file, from: 0)
  }

  private mutating func parseCase() {
    let start = pending.count
    let first = next
    take()
    var isBroken = false
    do {
      try expectString(
        Phrase(en: "what the case shows, in quotes", vi: "nội dung trường hợp trong ngoặc kép"))
    } catch {
      isBroken = true
      skipRestOfCaseClause(from: first)
    }
    while !isAt(.endOfFile), caseWord != .test, caseWord != .use {
      switch caseWord {
      case .asOf: parseCaseClause(.asOfClause) { parser throws(Stop) in try parser.parseAsOf() }
      case .with: parseCaseClause(.withStatedClause) { parser throws(Stop) in try parser.parseWithStated() }
      case .rows: parseRows()
      case .expect: parseCaseClause(.expectClause) { parser throws(Stop) in try parser.parseExpectation() }
      case .note: parseCaseClause(.noteClause) { parser throws(Stop) in try parser.parseCaseNote() }
      default:
        reportStrayCaseWord([.asOf, .with, .rows, .expect, .note])
        skipToCaseWord()
      }
    }
    close(.caseDeclaration, from: start, isBroken: isBroken)
  }

  // MARK: Words that open something

  /// The word at which the parser stands, where it is the first of its line and opens something.
  private var caseWord: CaseWord? {
    current.kind == .word && opensLine ? CaseWord(rawValue: word(current)) : nil
  }

  private func isAtWord(_ text: String) -> Bool {
    current.kind == .word && word(current) == text
  }

  private mutating func expectWord(_ text: String) throws(Stop) {
    guard isAtWord(text) else { throw stop(Phrase(verbatim: "`\(text)`")) }
    take()
  }

  private mutating func parseCaseClause(
    _ kind: SyntaxKind, _ body: (inout Parser) throws(Stop) -> Void
  ) {
    let first = next
    parseNode(kind, body)
    skipRestOfCaseClause(from: first)
  }

  /// What is left of a clause is reported, unless the clause has been reported already, and skipped.
  private mutating func skipRestOfCaseClause(from first: Int) {
    guard !isAt(.endOfFile), caseWord == nil || next == first else { return }
    if nodes.last?.isBroken == false { reportStrayCaseWord(CaseWord.allCases) }
    skipToCaseWord()
  }

  private mutating func skipToCaseWord() {
    let start = pending.count
    repeat { take() } while !isAt(.endOfFile) && caseWord == nil
    close(.skipped, from: start)
  }

  private mutating func reportStrayCaseWord(_ opening: [CaseWord]) {
    guard lastReported != next, ![.broken, .brokenNumber, .brokenString].contains(current.kind) else {
      return
    }
    lastReported = next
    let words = opening.map(\.rawValue)
    let place = SourceSpan(source, current.range)
    let near = current.kind == .word ? nearest(to: place.text, among: words, limit: 1) : []
    let found = describe(current)
    report(
      .strayToken, at: current,
      Phrase(
        en: "\(found) starts nothing that may stand here",
        vi: "\(found) không mở đầu được mệnh đề nào ở đây"),
      fixes: near.isEmpty
        ? [
          .init(
            Phrase(
              en: "what may stand here starts with \(list(words, or: "or"))",
              vi: "ở đây chỉ có thể bắt đầu bằng \(list(words, or: "hoặc"))"))
        ] : near.map { .write($0, at: place) })
  }

  // MARK: Clauses

  //  as of := 'as' 'of' (year | month | date)
  private mutating func parseAsOf() throws(Stop) {
    take()
    try expect(.of)
    try expectDay(Phrase(en: "a year or a date", vi: "một năm hoặc một ngày"))
  }

  //  with := 'with' 'stated' 'values'
  private mutating func parseWithStated() throws(Stop) {
    take()
    try expect(.stated)
    try expectWord("values")
  }

  //  note := 'note' string
  private mutating func parseCaseNote() throws(Stop) {
    take()
    try expectString(Phrase(en: "the note in quotes", vi: "ghi chú trong ngoặc kép"))
  }

  //  rows := 'rows' name 'at' (year | month | date) ':' name { ',' name } { 'row' cell { ',' cell } }
  private mutating func parseRows() {
    let start = pending.count
    parseCaseClause(.rowsHead) { parser throws(Stop) in
      parser.take()
      try parser.parsePart(.name) { parser throws(Stop) in
        try parser.expectName(Phrase(en: "the name of a table", vi: "tên bảng"))
      }
      try parser.expect(.at)
      try parser.expectDay(Phrase(en: "the year or date of the rows", vi: "năm hoặc ngày của các dòng"))
      try parser.expect(.colon, Phrase(en: "`:` and the columns", vi: "`:` và các cột"))
      try parser.parsePart(.columnNames) { parser throws(Stop) in
        repeat {
          try parser.expectName(Phrase(en: "the name of a column", vi: "tên cột"))
        } while parser.takeIf(.comma)
      }
    }
    while caseWord == .row {
      parseCaseClause(.row) { parser throws(Stop) in
        parser.take()
        repeat { try parser.parseCell() } while parser.takeIf(.comma)
      }
    }
    close(.rowsClause, from: start)
  }

  //  cell := string | [ '-' ] number | date | word
  private mutating func parseCell() throws(Stop) {
    try parsePart(.cell) { parser throws(Stop) in
      if parser.takeIf(.minus) {
        return try parser.expect(.number, Phrase(en: "a number", vi: "một số"))
      }
      guard [.string, .number, .date, .word].contains(parser.current.kind) else {
        throw parser.stop(
          Phrase(
            en: "a cell: a word, a number, a date or a text in quotes",
            vi: "một ô: từ, số, ngày hoặc chữ trong ngoặc kép"))
      }
      let isValue = [.noneWord, .unknown, .yes, .no].contains(parser.current.keyword)
      if isValue || !parser.isAtName { parser.take() } else { parser.takeName() }
      while parser.current.isSilent { parser.take() }
    }
  }

  //  expect  := 'expect' name [ time ] [ 'for' string ] [ 'reading' string ] 'is' outcome { 'and' outcome }
  //  time    := 'by' (year | month | date) | 'each' 'year' year | 'total' years | 'always' | 'undated'
  private mutating func parseExpectation() throws(Stop) {
    take()
    try parsePart(.name) { parser throws(Stop) in
      try parser.expectName(Phrase(en: "the name of a target", vi: "tên mục tiêu"))
    }
    if [.by, .each, .total, .always, .undated].contains(current.keyword) {
      try parsePart(.expectedTime) { parser throws(Stop) in try parser.parseExpectedTime() }
    }
    if isAt(.for) {
      try parsePart(.expectedGroup) { parser throws(Stop) in
        parser.take()
        try parser.expectString(
          Phrase(en: "the key of the group in quotes", vi: "khóa của nhóm trong ngoặc kép"))
      }
    }
    if isAt(.reading) {
      try parsePart(.expectedReading) { parser throws(Stop) in
        parser.take()
        try parser.expectString(
          Phrase(en: "the label of the reading in quotes", vi: "tên cách hiểu trong ngoặc kép"))
      }
    }
    try expect(.is)
    repeat { try parseOutcome() } while takeIf(.and)
  }

  private mutating func parseExpectedTime() throws(Stop) {
    let keyword = current.keyword
    take()
    switch keyword {
    case .by: try expectDay(Phrase(en: "a year or a date", vi: "một năm hoặc một ngày"))
    case .each:
      try expect(.year)
      try expect(.number, Phrase(en: "a year", vi: "một năm"))
    case .total: try parseYears()
    default: return
    }
  }

  //  outcome  := verdict | fraction | quantity | bound
  //  fraction := [ '-' ] number '/' number [ unit expression ]
  private mutating func parseOutcome() throws(Stop) {
    if isAtOutcomeNumber || isAtBoundWord {
      let slash = isAt(.minus) ? lookahead(2) : lookahead(1)
      guard slash.kind == .slash else { return try parseBound(mayBePlain: true) }
      return try parsePart(.fraction) { parser throws(Stop) in
        _ = parser.takeIf(.minus)
        parser.take()
        parser.take()
        try parser.expect(.number, Phrase(en: "the divisor", vi: "mẫu số"))
        if parser.isAtUnit { try parser.parseUnitExpression() }
      }
    }
    try parsePart(.expectedVerdict) { parser throws(Stop) in
      let first = parser.word(parser.current)
      guard let words = ExpectedVerdict.all.first(where: { $0.words.first == first })?.words else {
        throw parser.stop(
          Phrase(
            en: "a value, or a verdict: \(parser.list(ExpectedVerdict.all.map(\.text), or: "or"))",
            vi: "một giá trị, hoặc một kết luận: \(parser.list(ExpectedVerdict.all.map(\.text), or: "hoặc"))")
        )
      }
      for word in words { try parser.expectWord(word) }
    }
  }

  private var isAtOutcomeNumber: Bool { isAt(.number) || isAt(.minus) }

  private var isAtBoundWord: Bool {
    current.keyword.map(Keyword.bounds.contains) == true
  }
}
