// Conditions and row arithmetic: one grammar.

extension Parser {
  /// Counts one level of nesting; beyond the limit the clause is given up, not the stack.
  mutating func nested(_ body: (inout Parser) throws(Stop) -> Void) throws(Stop) {
    guard depth < Parser.depthLimit else {
      lastReported = next
      report(
        .tooDeep, at: current,
        Phrase(
          en: "this is nested more than \(Parser.depthLimit) levels deep",
          vi: "biểu thức lồng nhau quá \(Parser.depthLimit) tầng"))
      throw Stop()
    }
    depth += 1
    try body(&self)
    depth -= 1
  }

  //  condition := or
  //  or        := and { 'or' and }
  mutating func parseCondition() throws(Stop) {
    try nested { parser throws(Stop) in
      try parser.parseChain(.or, by: [.or]) { parser throws(Stop) in
        try parser.parseChain(.and, by: [.and]) { parser throws(Stop) in try parser.parseNot() }
      }
    }
    // What the lexer could not read may have been a part of the condition.
    if isAt(.broken) { throw Stop() }
  }

  /// One operand, or a flat node of operands with keywords between.
  private mutating func parseChain(
    _ kind: SyntaxKind, by keywords: Set<Keyword>, _ operand: (inout Parser) throws(Stop) -> Void
  ) throws(Stop) {
    let start = pending.count
    try operand(&self)
    guard let keyword = current.keyword, keywords.contains(keyword) else { return }
    while let keyword = current.keyword, keywords.contains(keyword) {
      take()
      try operand(&self)
    }
    close(kind, from: start)
  }

  //  not := 'not' not | comparison
  private mutating func parseNot() throws(Stop) {
    guard isAt(.not) else {
      _ = takeNegation()
      return try parseComparison()
    }
    try nested { parser throws(Stop) in
      try parser.parsePart(.not) { parser throws(Stop) in
        parser.take()
        try parser.parseNot()
      }
    }
  }

  //  comparison := sum [ ('=' | '!=' | '<' | '<=' | '>' | '>=') sum ]
  //              | sum [ 'not' ] 'in' (set | range | name)
  //              | sum 'is' [ 'not' ] ('known' | 'none')
  //              | 'in' name | 'has' …
  private mutating func parseComparison() throws(Stop) {
    let start = pending.count
    // `in 2025:` at the start of a line is no test.
    if isAt(.in), !isAtLineStart || lookahead(2).kind != .colon {
      take()
      try parsePopulationName()
      return close(.rowTest, from: start)
    }
    if isAt(.has) { return try parseHas() }
    try parseSum()
    switch current.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      take()
      do {
        try parseSum()
      } catch {
        offerValueWithoutQuotes()
        close(.comparison, from: start, isBroken: true)
        throw error
      }
      close(.comparison, from: start)
      try rejectChainedComparison()
    default:
      if try takeComparisonInWords() {
        close(.comparison, from: start)
      } else if isAt(.is) {
        take()
        _ = takeIf(.not)
        if !takeIf(.known) && !takeIf(.noneWord) {
          try rejectComparisonWithIs()
          throw stop(Phrase(en: "`known` or `none`", vi: "`known` hoặc `none`"))
        }
        close(.knownTest, from: start)
      } else if isAt(.in) && !(isAtLineStart && lookahead(2).kind == .colon)
        || isAt(.not) && lookahead(1).keyword == .in
      {
        _ = takeIf(.not)
        take()
        try parseMembers()
        close(.membership, from: start)
      } else if lacksComparison {
        do {
          try rejectValuesBehindColumn()
        } catch {
          close(.comparison, from: start, isBroken: true)
          throw error
        }
        reportMissing("=", space: true, isSafe: false)
        try parseSum()
        close(.comparison, from: start)
      }
    }
  }

  /// `kind htx`: a value right behind a column, and nothing behind both.
  private var lacksComparison: Bool {
    guard !isAtLineStart, next > 0, tokens[next - 1].kind == .word, tokens[next - 1].keyword == nil else {
      return false
    }
    switch current.kind {
    case .word where current.keyword == nil: break
    case .string, .number, .date: break
    default: return false
    }
    let following = lookahead(1)
    if following.kind == .endOfFile || source.bytes[following.triviaRange].contains(where: isLineBreak) {
      return true
    }
    if following.kind == .rightParenthesis { return true }
    return following.keyword.map { [.and, .or, .weighted, .ignoring].contains($0) } ?? false
  }

  /// `rating is weak`: `is` asks only whether a cell is known; a value is compared with `=`.
  private mutating func rejectComparisonWithIs() throws(Stop) {
    guard isAtName || isAt(.yes) || isAt(.no) || isAt(.string), !isAtLineStart, let sign = lastSignOfIs else {
      return
    }
    lastReported = next
    let value = source.text(current.range)
    let isBlank = ["empty", "null", "blank", "unknown", "missing", "na"].contains(value)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(sign.place),
        Phrase(
          en: "`is` asks only whether a cell is `known` or `none`; a value is compared with `\(sign.text)`",
          vi: "`is` chỉ hỏi ô có `known` hay `none` không; so sánh với một giá trị thì dùng `\(sign.text)`"),
        fixes: isBlank
          ? []
          : [
            .init(
              Phrase(en: "write `\(sign.text) \(value)`", vi: "viết `\(sign.text) \(value)`"),
              edits: [.init(sign.place, sign.text)])
          ]))
    throw Stop()
  }

  /// The `is` or `is not` before the current token, and the sign that it stands for.
  private var lastSignOfIs: (place: SourceSpan, text: String)? {
    guard next > 1 else { return nil }
    let isNegated = tokens[next - 1].keyword == .not
    let first = tokens[next - (isNegated ? 2 : 1)]
    return (
      SourceSpan(source, first.range.lowerBound..<tokens[next - 1].range.upperBound), isNegated ? "!=" : "="
    )
  }

  private mutating func rejectChainedComparison() throws(Stop) {
    switch current.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      throw stop(
        Phrase(
          en: "`and` (one comparison at a time; for a range write `X in a..b`)",
          vi: "`and` (mỗi lần chỉ so sánh một; khoảng giá trị viết `X in a..b`)"))
    default: return
    }
  }

  //  members := '{' [ sum { ',' sum } ] '}' | sum '..' sum | name
  private mutating func parseMembers() throws(Stop) {
    let start = pending.count
    if takeIf(.leftBrace) {
      isInSet = true
      defer { isInSet = false }
      while !isAt(.rightBrace) {
        try parseSum()
        guard takeIf(.comma) || takeForComma() else { break }
      }
      try expect(
        .rightBrace, Phrase(en: "`,` and another value, or `}`", vi: "`,` và giá trị khác, hoặc `}`"))
      return close(.set, from: start)
    }
    try rejectSetInParentheses()
    if isAtName, lookahead(1).kind == .comma {
      let (opening, first) = (lastWritten, current.range.lowerBound)
      repeat { try parseSum() } while takeIf(.comma)
      reportBraces(opening, first)
      _ = takeIf(.rightBrace)
      return close(.set, from: start)
    }
    if isAtName, lookahead(1).kind != .range, lookahead(1).kind != .dot { return try parsePopulationName() }
    let sign = tokens[next - 1]
    let isNegated = next > 1 && tokens[next - 2].keyword == .not
    try parseSum()
    if !isAt(.range), sign.keyword == .in, tokens[next - 1].kind == .number || tokens[next - 1].kind == .date
    {
      // `in 2021`: one value is compared.
      report(
        .unexpectedToken, at: sign,
        Phrase(en: "`in` needs a set or a range", vi: "`in` cần một danh sách hoặc một khoảng"),
        fixes: isNegated ? [] : [.write("=", at: SourceSpan(source, sign.range), isSafe: true)])
      throw Stop()
    }
    try expect(.range, Phrase(en: "`..` and the end of the range", vi: "`..` và giá trị cuối"))
    try parseSum()
    close(.range, from: start)
  }

  //  has := 'has' [ 'no' | 'at' 'least' number ] name [ 'through' name ]
  private mutating func parseHas() throws(Stop) {
    try parsePart(.hasTest) { parser throws(Stop) in
      parser.take()
      if !parser.takeIf(.no), parser.takeIf(.at) {
        try parser.expect(.least)
        try parser.expect(.number, Phrase(en: "how many", vi: "số lượng"))
      } else {
        try parser.rejectNumberOfRows()
      }
      try parser.parsePopulationName()
      if parser.takeIf(.through) {
        try parser.expectName(Phrase(en: "the column that refers here", vi: "cột tham chiếu tới đây"))
      }
    }
  }

  //  sum     := product { ('+' | '-') product }
  //  product := unary { ('*' | '/') unary }
  //  unary   := '-' unary | primary
  mutating func parseSum() throws(Stop) {
    try parseArithmetic { parser throws(Stop) in try parser.parsePrimary() }
  }

  /// Sums of products of signed operands; shared by row arithmetic and measures.
  mutating func parseArithmetic(_ primary: (inout Parser) throws(Stop) -> Void) throws(Stop) {
    try parseOperators(.additive, .plus, .minus) { parser throws(Stop) in
      try parser.parseOperators(.multiplicative, .star, .slash) { parser throws(Stop) in
        try parser.parseSigned(primary)
      }
    }
  }

  private mutating func parseOperators(
    _ kind: SyntaxKind, _ first: Token.Kind, _ second: Token.Kind,
    _ operand: (inout Parser) throws(Stop) -> Void
  ) throws(Stop) {
    let start = pending.count
    try operand(&self)
    guard isAt(first) || isAt(second) else { return }
    var operands = 1
    while isAt(first) || isAt(second) {
      operands += 1
      guard operands <= Parser.chainLimit else {
        lastReported = next
        report(
          .tooDeep, at: current,
          Phrase(
            en: "this expression has more than \(Parser.chainLimit) operands",
            vi: "biểu thức này có quá \(Parser.chainLimit) thành phần"))
        throw Stop()
      }
      take()
      try operand(&self)
    }
    close(kind, from: start)
  }

  private mutating func parseSigned(_ primary: (inout Parser) throws(Stop) -> Void) throws(Stop) {
    guard isAt(.minus) else { return try primary(&self) }
    try nested { parser throws(Stop) in
      try parser.parsePart(.negation) { parser throws(Stop) in
        parser.take()
        try parser.parseSigned(primary)
      }
    }
  }

  //  primary := quantity | string | date | 'yes' | 'no' | 'year' [ 'of' path ] | path | '(' condition ')'
  private mutating func parsePrimary() throws(Stop) {
    switch current.kind {
    case .number: try parseQuantity()
    case .string: try parsePart(.text) { parser throws(Stop) in parser.take() }
    case .date: try parsePart(.date) { parser throws(Stop) in parser.take() }
    case .leftParenthesis:
      try parsePart(.parentheses) { parser throws(Stop) in
        parser.take()
        try parser.parseCondition()
        try parser.expect(.rightParenthesis, Phrase(en: "`)`", vi: "`)`"))
      }
    default: try parseWordOperand()
    }
  }

  private mutating func parseWordOperand() throws(Stop) {
    switch current.keyword {
    case .yes, .no:
      try parsePart(.yesNo) { parser throws(Stop) in parser.take() }
    case .year:
      let start = pending.count
      take()
      guard takeIf(.of) else { return close(.year, from: start) }
      try parsePath(Phrase(en: "a date column after `year of`", vi: "cột ngày sau `year of`"))
      close(.yearOf, from: start)
    case .noneWord:
      throw stop(
        Phrase(
          en: "a value (absence is asked with `is none`)",
          vi: "một giá trị (hỏi ô không có giá trị thì viết `is none`)"
        ))
    default:
      try parsePath(Phrase(en: "a column, a value or a condition", vi: "một cột, giá trị hoặc điều kiện"))
    }
  }

  //  path := name { '.' name }
  mutating func parsePath(_ expected: Phrase) throws(Stop) {
    let start = pending.count
    // `count of distinct in coops`, `where and ok`: what joins two parts stands where the first should.
    if !isAtLineStart, isAt(.in) || isAt(.and) || isAt(.or) { throw stop(expected) }
    try expectName(expected, isUse: true)
    while takeIf(.dot) {
      try expectName(Phrase(en: "a column after `.`", vi: "tên cột sau `.`"), isUse: true)
    }
    close(.path, from: start)
  }
}
