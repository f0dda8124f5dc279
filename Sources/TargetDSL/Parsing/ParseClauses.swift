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
      throw stop(
        Phrase(en: "`for each`, or `for at least 80% of`", vi: "`for each` hoặc `for at least 80% of`"),
        fixes: isAt(.number)
          ? [.write("at least \(literal(current))", at: SourceSpan(source, current.range))] : [])
    }
    try parsePath(column)
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
  //         | ('up' | 'down') 'by' size [ 'of' 'it' ] [ 'per' 'year' ] [ 'since' year ]
  //         | size 'times' year
  mutating func parseBound(mayBePlain: Bool) throws(Stop) {
    try parsePart(.bound) { parser throws(Stop) in
      try parser.parseBoundWords(mayBePlain: mayBePlain)
      try parser.rejectSpacedPer()
    }
  }

  private mutating func parseBoundWords(mayBePlain: Bool) throws(Stop) {
    switch current.keyword {
    case .at:
      take()
      if takeIf(.least) {
        if takeIf(.about) { return try parseAbout() }
      } else {
        guard takeIf(.most) else {
          throw stop(Phrase(en: "`least` or `most`", vi: "`least` hoặc `most`"))
        }
      }
      try parseQuantity()
      try parseTimes()
    case .more, .less:
      take()
      try expect(.than)
      try parseQuantity()
      try parseTimes()
    case .exactly:
      take()
      try parseQuantity()
      try parseTimes()
    case .noneWord, .all:
      take()
    case .from:
      take()
      try parseQuantity()
      try expectTo()
      try parseQuantity()
      try parseTimes()
    case .between:
      take()
      try parseQuantity()
      try expect(.and)
      try parseQuantity()
    case .about:
      take()
      try parseAbout()
    case .up where lookahead(1).keyword == .by, .down where lookahead(1).keyword == .by:
      try parseChange()
    default:
      if isSignTold, isAt(.number) {
        isSignTold = false
        return try parseQuantity()
      }
      if try takeSignBound() { return }
      if try takeRangeInVietnamese() { return }
      try rejectMaintaining()
      guard mayBePlain, [.number, .minus].contains(current.kind) else {
        throw stop(expectedBound(mayBePlain: mayBePlain))
      }
      try parseQuantity()
    }
  }

  /// `to` of a range, for which `-` is written as well: `from 5 - 6`.
  private mutating func expectTo() throws(Stop) {
    guard isAt(.minus), lookahead(1).kind == .number else { return try expect(.to) }
    let spaced = current.triviaRange.isEmpty || lookahead(1).triviaRange.isEmpty
    report(
      .unexpectedToken, at: current,
      Phrase(
        en: "a range is written with `to`, not `-`", vi: "khoảng giá trị viết bằng `to`, không viết `-`"),
      fixes: [.write(spaced ? " to " : "to", at: SourceSpan(source, current.range), isSafe: true)])
    parseSkipped(count: 1)
  }

  /// `120 triệu đồng / người`: a `/` that says *per* touches the words of the unit.
  private mutating func rejectSpacedPer() throws(Stop) {
    // `70 triệu/năm` lacks its unit.
    if !isAtLineStart, isAt(.per), next > 0,
      [.thousand, .million, .billion].contains(tokens[next - 1].keyword)
    {
      throw stop(Phrase(en: "a unit", vi: "đơn vị"))
    }
    guard language != .english, isAt(.slash), !isAtLineStart, next > 0, lastWritten.kind == .word else {
      return
    }
    var count = 0
    while lookahead(count).kind == .slash, lookahead(count + 1).kind == .word { count += 2 }
    guard count > 0 else { return }
    let place = SourceSpan(source, Int(lastWritten.start)..<lookahead(count - 1).range.upperBound)
    let meant = place.text.split(whereSeparator: \.isWhitespace).joined()
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "in a unit no blanks stand around `/`", vi: "trong đơn vị, hai bên dấu `/` không có dấu cách"),
        fixes: [
          .init(
            Phrase(en: "write `\(meant)`", vi: "viết `\(meant)`"), edits: [.init(place, meant)], isSafe: true)
        ], isInFileWords: true))
    parseSkipped(count: count)
    throw Stop()
  }

  private func expectedBound(mayBePlain: Bool) -> Phrase {
    if mayBePlain {
      return Phrase(
        en: "a value, such as `48%` or `more than 38%`", vi: "một giá trị, như `48%` hay `more than 38%`")
    }
    // `at least about` goes on from `at least`, and says nothing new here.
    let all = BoundForm.spelledOpenings
    let openings = all.filter { opening in !all.contains { opening.hasPrefix($0 + " ") } }.map { "`\($0)`" }
    let (others, last) = (openings.dropLast().joined(separator: ", "), openings.last ?? "")
    if [.number, .minus].contains(current.kind) {
      return Phrase(
        en: "how the number binds (\(others) or \(last))",
        vi: "cách so sánh đứng trước số (\(others) hoặc \(last))"
      )
    }
    return Phrase(en: "a bound (\(others) or \(last))", vi: "một mức (\(others) hoặc \(last))")
  }

  /// `times 2020` behind a number.
  private mutating func parseTimes() throws(Stop) {
    guard isAt(.times) else { return }
    take()
    try expectChangeYear()
  }

  private mutating func expectChangeYear() throws(Stop) {
    skipEndOfYear()
    try rejectYearBefore()
    try parsePart(.changeYear) { parser throws(Stop) in
      try parser.expect(.number, Phrase(en: "the year of the earlier value", vi: "năm của giá trị trước"))
    }
  }

  //  size := ('at' ('least' | 'most') | 'more' 'than' | 'less' 'than' | 'exactly') quantity
  //        | 'from' quantity 'to' quantity
  private mutating func parseChange() throws(Stop) {
    take()
    try expect(.by)
    switch current.keyword {
    case .at:
      take()
      if !takeIf(.least), !takeIf(.most) {
        throw stop(Phrase(en: "`least` or `most`", vi: "`least` hoặc `most`"))
      }
      try parseQuantity()
    case .more, .less:
      take()
      try expect(.than)
      try parseQuantity()
    case .exactly:
      take()
      try parseQuantity()
    case .from:
      take()
      try parseQuantity()
      try expectTo()
      try parseQuantity()
    default:
      try rejectPaceBeforeSize()
      throw stop(
        Phrase(
          en: "by how much (`at least`, `more than`, `at most`, `less than`, `exactly` or `from`)",
          vi: "mức thay đổi (`at least`, `more than`, `at most`, `less than`, `exactly` hoặc `from`)"))
    }
    if takeIf(.of) { try expect(.it) }
    if takeIf(.per) { try expect(.year) }
    if !isAtLineStart, isAt(.number), source.text(current.range).utf8.count == 4 {
      try expect(.since) { _ in true }
      try expectChangeYear()
    } else if takeIf(.since) {
      try expectChangeYear()
    }
  }

  private mutating func parseAbout() throws(Stop) {
    try parseQuantity()
    try rejectToleranceInSigns()
    if takeIf(.within) { try parseTolerance() }
  }

  //  tolerance := number ('%' | 'points')
  mutating func parseTolerance() throws(Stop) {
    _ = takeIf(.within)
    try parsePart(.tolerance) { parser throws(Stop) in
      try parser.expect(.number, Phrase(en: "the tolerance, such as `5%`", vi: "sai lệch, ví dụ `5%`"))
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
