// Indicators, targets and their clauses.

extension Parser {
  //  indicator := 'indicator' name [ string ] '=' measure { baseline | reported | source | note }
  //  target    := 'target' name [ string ] [ '=' measure ] { target clause }
  //  target clause := deadline | for each | baseline | reported | reading | source | owner | note
  mutating func parseMeasured(_ kind: SyntaxKind) {
    let start = pending.count
    var isBroken = false
    take()
    do {
      try expectName(
        kind == .target
          ? Phrase(en: "the name of the target", vi: "tên mục tiêu")
          : Phrase(en: "the name of the indicator", vi: "tên chỉ tiêu"))
      try takeLabel()
      if kind == .indicator, !isAt(.equal) {
        try rejectNameWithBlanks()
        throw stop(Phrase(en: "`=` and what it measures", vi: "`=` và cách đo"))
      }
      if kind == .target, !isAt(.equal), !isAtLineStart, !isAtOpening {
        try rejectNameWithBlanks()
        throw stop(
          Phrase(en: "`=` and what it measures, or a clause", vi: "`=` và cách đo, hoặc một mệnh đề"))
      }
    } catch {
      isBroken = true
      skipHead()
    }
    if isAt(.equal) {
      do {
        take()
        try parseMeasure()
      } catch {
        isBroken = true
        depth = 0
        skipRest(inHeader: false)
      }
    }
    let isTarget = kind == .target
    parseClauses(
      isTarget
        ? [
          .by, .each, .total, .always, .undated, .for, .baseline, .reported, .reading, .source, .owner, .note,
        ] : [.baseline, .reported, .source, .note],
      of: isTarget
        ? Phrase(en: "a target", vi: "một mục tiêu") : Phrase(en: "an indicator", vi: "một chỉ tiêu")
    ) { parser, keyword in
      parser.parseMeasuredClause(keyword)
    }
    close(kind, from: start, isBroken: isBroken)
  }

  private mutating func parseMeasuredClause(_ keyword: Keyword) {
    switch keyword {
    case .by: parseNode(.byClause) { parser throws(Stop) in try parser.parseBy() }
    case .each: parseNode(.eachYearClause) { parser throws(Stop) in try parser.parseEachYear() }
    case .total: parseNode(.totalClause) { parser throws(Stop) in try parser.parseTotal() }
    case .always: parseNode(.alwaysClause) { parser throws(Stop) in try parser.parseTimeless() }
    case .undated: parseNode(.undatedClause) { parser throws(Stop) in try parser.parseTimeless() }
    case .for: parseNode(.forEachClause) { parser throws(Stop) in try parser.parseForEach() }
    case .baseline: parseNode(.baselineClause) { parser throws(Stop) in try parser.parseStatedValue() }
    case .reported: parseNode(.reportedClause) { parser throws(Stop) in try parser.parseStatedValue() }
    case .reading: parseNode(.readingClause) { parser throws(Stop) in try parser.parseReading() }
    case .source: parseNode(.sourceClause) { parser throws(Stop) in try parser.parseSource() }
    case .owner:
      parseTextClause(
        .ownerClause, Phrase(en: "the body in charge in quotes", vi: "cơ quan chủ trì trong ngoặc kép"))
    default: parseNote()
    }
  }

  //  deadline := 'by' (year | date) ':' bound | 'each' 'year' [ years ] ':' bound | 'total' years ':' bound
  //            | 'always' ':' bound | 'undated' ':' bound
  private mutating func parseBy() throws(Stop) {
    take()
    try expectDay(Phrase(en: "a year or a date", vi: "một năm hoặc một ngày"))
    try expectColonAndBound()
  }

  private mutating func parseEachYear() throws(Stop) {
    take()
    try expect(.year)
    try rejectOneYear()
    if isAt(.number) || isAt(.brokenNumber) || isAt(.from) { try parseYears() }
    try expectColonAndBound()
  }

  /// `mỗi năm 2021:`
  private mutating func rejectOneYear() throws(Stop) {
    guard isAt(.number), lookahead(1).kind == .colon, source.text(current.range).utf8.count == 4 else {
      return
    }
    var first = next - 1
    while first > 0, tokens[first].keyword != .each { first -= 1 }
    let place = SourceSpan(source, tokens[first].range.lowerBound..<current.range.upperBound)
    let year = source.text(current.range)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(en: "`each year` needs a first and a last year", vi: "`each year` cần năm đầu và năm cuối"),
        fixes: [.write("by \(year)", at: place), .write("each year \(year)..\(year)", at: place)]))
    parseSkipped(count: 1)
    throw Stop()
  }

  private mutating func parseTotal() throws(Stop) {
    take()
    try parseYears()
    try expectColonAndBound()
  }

  private mutating func parseTimeless() throws(Stop) {
    take()
    try expectColonAndBound()
  }

  private mutating func expectColonAndBound() throws(Stop) {
    try expectColon(
      Phrase(en: "`:` and what must be reached", vi: "`:` và mức phải đạt"), mayBePlain: false)
    try parseBound(mayBePlain: false)
  }

  //  for each := 'for' ('each' | ('at' 'least' | 'more' 'than') quota 'of') path [ 'in' name ]
  //  quota    := number [ '%' ]
  private mutating func parseForEach() throws(Stop) {
    take()
    let column = Phrase(en: "the column whose rows are the groups", vi: "cột xác định các nhóm")
    if isAt(.at) && lookahead(1).keyword == .least || isAt(.more) {
      let isStrict = isAt(.more)
      take()
      try expect(isStrict ? .than : .least)
      try parseQuantity()
      // In Vietnamese the column stands right behind a plain number.
      if language != .english, tokens[next - 1].kind == .number, !isAt(.of) { throw stop(column) }
      if !takeArticleForOf() { try expect(.of) { $0.isAtName } }
      skipArticle()
    } else if !takeIf(.each) {
      try rejectQuotaFromAbove()
      throw stop(
        Phrase(en: "`for each`, or `for at least 80% of`", vi: "`for each` hoặc `for at least 80% of`"),
        fixes: isAt(.number)
          ? [.write("at least \(literal(current))", at: SourceSpan(source, current.range))] : [])
    }
    try parsePath(column)
    if takeIf(.in) { try parsePopulationName() }
  }

  /// `for at most 2 of commune`: groups that fall short are what a goal may have few of, not those that hold.
  private mutating func rejectQuotaFromAbove() throws(Stop) {
    guard isAt(.at) || isAt(Keyword.less) || isAt(.exactly) else { return }
    var count = 1
    while lookahead(count).keyword.map({ [.most, .than].contains($0) }) == true { count += 1 }
    guard lookahead(count).kind == .number else { return }
    let words = spanAhead(count)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(words),
        Phrase(
          en: "a goal by groups says how many of them it holds for `at least`, or `more than` how many",
          vi: "mục tiêu theo nhóm nêu phải đạt ở `at least` bao nhiêu nhóm, hoặc `more than` bao nhiêu nhóm"))
    )
    throw Stop()
  }

  //  baseline := 'baseline' (year | month | date) ':' stated value
  //  reported := 'reported' (year | month | date) ':' stated value
  //  stated value := (quantity | bound) [ 'from' string ]
  private mutating func parseStatedValue() throws(Stop) {
    take()
    try expectDay(Phrase(en: "the year or date of the value", vi: "năm hoặc ngày của số liệu"))
    try expectColon(Phrase(en: "`:` and the value", vi: "`:` và giá trị"), mayBePlain: true)
    try parseBound(mayBePlain: true)
    // `từ năm 2025: …` on a line of its own is no publisher.
    if isAt(.from), !isAtLineStart || lookahead(1).kind == .string || lookahead(1).kind == .brokenString {
      take()
      try expectString(Phrase(en: "the publisher in quotes", vi: "nguồn công bố trong ngoặc kép"))
    }
  }

  //  reading := 'reading' string '=' measure
  private mutating func parseReading() throws(Stop) {
    take()
    try expectString(Phrase(en: "the label of the reading in quotes", vi: "tên cách hiểu trong ngoặc kép"))
    takeColonForEqual()
    try expect(.equal, Phrase(en: "`=` and what it measures", vi: "`=` và cách đo"))
    try parseMeasure()
  }

  //  source := 'source' string [ 'says' string ]
  private mutating func parseSource() throws(Stop) {
    warnOfPublisher()
    take()
    try expectString(Phrase(en: "section and item in quotes", vi: "mục và khoản trong ngoặc kép"))
    if takeIf(.says) || takeForSays() {
      try expectString(Phrase(en: "the words of the document in quotes", vi: "lời văn bản trong ngoặc kép"))
    }
  }
}
