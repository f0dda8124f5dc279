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
        throw stop(Phrase(en: "`=` and what it measures", vi: "`=` và cách đo"))
      }
      if kind == .target, !isAt(.equal), !isAtLineStart, !isAtOpening {
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
        .ownerClause, Phrase(en: "the body in charge in quotes", vi: "đơn vị phụ trách trong ngoặc kép"))
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
    if isAt(.number) || isAt(.brokenNumber) { try parseYears() }
    try expectColonAndBound()
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

  //  for each := 'for' 'each' path [ 'in' name ]
  private mutating func parseForEach() throws(Stop) {
    take()
    try expect(.each)
    try parsePath(Phrase(en: "the column whose rows are the groups", vi: "cột xác định các nhóm"))
    if takeIf(.in) { try parsePopulationName() }
  }

  //  baseline := 'baseline' (year | month | date) ':' stated value
  //  reported := 'reported' (year | month | date) ':' stated value
  //  stated value := (quantity | bound) [ 'from' string ]
  private mutating func parseStatedValue() throws(Stop) {
    take()
    try expectDay(Phrase(en: "the year or date of the value", vi: "năm hoặc ngày của số liệu"))
    try expectColon(Phrase(en: "`:` and the value", vi: "`:` và giá trị"), mayBePlain: true)
    try parseBound(mayBePlain: true)
    if isAt(.from) {
      take()
      try expectString(Phrase(en: "the publisher in quotes", vi: "nguồn công bố trong ngoặc kép"))
    }
  }

  //  reading := 'reading' string '=' measure
  private mutating func parseReading() throws(Stop) {
    take()
    try expectString(Phrase(en: "the label of the reading in quotes", vi: "tên cách hiểu trong ngoặc kép"))
    try expect(.equal, Phrase(en: "`=` and what it measures", vi: "`=` và cách đo"))
    try parseMeasure()
  }

  //  source := 'source' string [ 'says' string ]
  private mutating func parseSource() throws(Stop) {
    take()
    try expectString(Phrase(en: "section and item in quotes", vi: "mục và khoản trong ngoặc kép"))
    if takeIf(.says) {
      try expectString(Phrase(en: "the words of the document in quotes", vi: "lời văn bản trong ngoặc kép"))
    }
  }

  // MARK: Bounds

  //  bound := 'at' 'least' quantity | 'at' 'least' 'about' quantity [ 'within' tolerance ]
  //         | 'more' 'than' quantity | 'at' 'most' quantity | 'less' 'than' quantity | 'exactly' quantity
  //         | 'none' | 'all' | 'from' quantity 'to' quantity | 'between' quantity 'and' quantity
  //         | 'about' quantity [ 'within' tolerance ]
  mutating func parseBound(mayBePlain: Bool) throws(Stop) {
    try parsePart(.bound) { parser throws(Stop) in
      switch parser.current.keyword {
      case .at:
        parser.take()
        if parser.takeIf(.least) {
          if parser.takeIf(.about) { return try parser.parseAbout() }
          return try parser.parseQuantity()
        }
        guard parser.takeIf(.most) else {
          throw parser.stop(Phrase(en: "`least` or `most`", vi: "`least` hoặc `most`"))
        }
        try parser.parseQuantity()
      case .more, .less:
        parser.take()
        try parser.expect(.than)
        try parser.parseQuantity()
      case .exactly:
        parser.take()
        try parser.parseQuantity()
      case .noneWord, .all:
        parser.take()
      case .from:
        parser.take()
        try parser.parseQuantity()
        try parser.expect(.to)
        try parser.parseQuantity()
      case .between:
        parser.take()
        try parser.parseQuantity()
        try parser.expect(.and)
        try parser.parseQuantity()
      case .about:
        parser.take()
        try parser.parseAbout()
      default:
        if try parser.takeSignBound() { return }
        if try parser.takeRangeInVietnamese() { return }
        guard mayBePlain, [.number, .minus].contains(parser.current.kind) else {
          throw parser.stop(parser.expectedBound(mayBePlain: mayBePlain))
        }
        try parser.parseQuantity()
      }
    }
  }

  private func expectedBound(mayBePlain: Bool) -> Phrase {
    let forms =
      "`at least`, `more than`, `at most`, `less than`, `exactly`, `from`, `between`, `about`, `none`"
    if mayBePlain {
      return Phrase(
        en: "a value, such as `48%` or `more than 38%`", vi: "một giá trị, như `48%` hay `more than 38%`")
    }
    if [.number, .minus].contains(current.kind) {
      return Phrase(
        en: "how the number binds (\(forms) or `all`)", vi: "cách so sánh đứng trước số (\(forms) hoặc `all`)"
      )
    }
    return Phrase(en: "a bound (\(forms) or `all`)", vi: "một mức (\(forms) hoặc `all`)")
  }

  private mutating func parseAbout() throws(Stop) {
    try parseQuantity()
    if takeIf(.within) { try parseTolerance() }
  }

  //  tolerance := number ('%' | 'points')
  mutating func parseTolerance() throws(Stop) {
    _ = takeIf(.within)
    try parsePart(.tolerance) { parser throws(Stop) in
      try parser.expect(.number, Phrase(en: "the tolerance, such as `5%`", vi: "sai số, ví dụ `5%`"))
      if !parser.takeIf(.percent) && !parser.takeIf(.points) {
        throw parser.stop(
          Phrase(en: "`%` or `points`", vi: "`%` hoặc `points`"))
      }
    }
  }

  //  quantity := [ '-' ] number [ unit expression ]
  mutating func parseQuantity() throws(Stop) {
    try parsePart(.quantity) { parser throws(Stop) in
      _ = parser.takeIf(.minus)
      try parser.expect(.number, Phrase(en: "a number", vi: "một số"))
      try parser.rejectDecimalComma()
      if parser.takePercentInWords() { throw Stop() }
      if parser.isAtUnit { try parser.parseUnitExpression() }
    }
  }

  /// `4,3`: outside of a set a comma that touches two numbers was meant as a decimal sign.
  private mutating func rejectDecimalComma() throws(Stop) {
    let (number, comma, decimals) = (tokens[next - 1], current, lookahead(1))
    guard !isInSet, comma.kind == .comma, decimals.kind == .number, comma.triviaRange.isEmpty,
      decimals.triviaRange.isEmpty
    else { return }
    let place = SourceSpan(source, number.range.lowerBound..<decimals.range.upperBound)
    take()
    take()
    diagnostics.append(
      Diagnostic(
        .commaInNumber, at: .source(place),
        Phrase(
          en: "`\(place.text)`: the decimal sign is `.` here",
          vi: "`\(place.text)`: ở đây dấu thập phân là `.`"),
        fixes: [.write("\(source.text(number.range)).\(source.text(decimals.range))", at: place)]))
    throw Stop()
  }

  /// Whether a unit follows the number that was just taken.
  var isAtUnit: Bool {
    switch current.keyword {
    case .points, .thousand, .million, .billion: true
    default: isAt(.percent) || isAtUnitName
    }
  }
}
