// Bounds and stated values: the words that compare, quantities, changes.

extension Parser {
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
    try rejectQuotedValue()
    // `more than or equal to`
    if isAt(.more) || isAt(Keyword.less), !isTried, synonym(meaning: ["at least", "at most"]) != nil {
      throw stop(expectedBound(mayBePlain: mayBePlain))
    }
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
      try parseLevel(mayBePlain: mayBePlain)
    case .more, .less:
      take()
      try expect(.than)
      try parseLevel(mayBePlain: mayBePlain)
    case .exactly:
      take()
      try parseLevel(mayBePlain: mayBePlain)
    case .noneWord, .all:
      take()
    case .from:
      take()
      try parseEnd()
      try expectTo()
      try parseEnd()
      try parseTimes()
    case .between:
      take()
      try parseEnd()
      try expectJoint(.and, for: .to)
      try parseEnd()
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
      try rejectComparisonInWords(mayBePlain: mayBePlain)
      guard mayBePlain, [.number, .minus].contains(current.kind) else {
        throw stop(expectedBound(mayBePlain: mayBePlain))
      }
      try parseEnd()
    }
  }

  /// The number that a value is compared with, or how many times that of an earlier year.
  private mutating func parseLevel(mayBePlain: Bool) throws(Stop) {
    try rejectSecondComparison()
    try rejectYearForValue(mayBeTimes: !mayBePlain && mayChange)
    let words = wordsOfComparison
    try parseQuantity()
    try parseTimes()
    if !mayBePlain, let words { try rejectSinceBehindLevel(words) }
  }

  /// A number that stands for itself: an end of a range, the size of a change, a value that is known.
  private mutating func parseEnd() throws(Stop) {
    try rejectYearForValue(mayBeTimes: false)
    try parseQuantity()
  }

  /// The word between the ends of a range, for which that of the other kind of range is written as well: `between 5 to 6`.
  private mutating func expectJoint(_ joint: Keyword, for other: Keyword) throws(Stop) {
    guard isAt(other), !isAtLineStart, [.number, .minus].contains(lookahead(1).kind) else {
      return try expect(joint)
    }
    let place = SourceSpan(source, current.range)
    report(
      .unexpectedToken, at: current,
      Phrase(
        en: "between these ends stands `\(joint.rawValue)`, not `\(place.text)`",
        vi: "giữa hai đầu của khoảng này là `\(joint.rawValue)`, không phải `\(place.text)`"),
      fixes: [.write(joint.rawValue, at: place, isSafe: true)])
    parseSkipped(count: 1)
  }

  /// `to` of a range, for which `-` is written as well: `from 5 - 6`.
  private mutating func expectTo() throws(Stop) {
    guard isAt(.minus), lookahead(1).kind == .number else { return try expectJoint(.to, for: .and) }
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
      try parseEnd()
    case .more, .less:
      take()
      try expect(.than)
      try parseEnd()
    case .exactly:
      take()
      try parseEnd()
    case .from:
      take()
      try parseEnd()
      try rejectRiseToLevel()
      try expectTo()
      try parseEnd()
    default:
      try rejectPaceBeforeSize()
      try rejectChangeWithoutSize()
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
    } else {
      try rejectSinceInWords()
    }
  }

  private mutating func parseAbout() throws(Stop) {
    try parseEnd()
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
    try rejectQuotedValue()
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
