// Conditions in everyday words: `loại khác tốt`, `members more than 30 people`. Each is told once, with the sign or word that
// says it, and read on.

extension Parser {
  /// Words that compare, by the sign that says it; longer ones first.
  private static let comparisons: [(words: String, sign: String)] =
    ([
      (
        "!=",
        [
          "không phải là", "không phải", "khác với", "khác", "is not equal to", "not equal to",
          "does not equal",
          "differs from", "isnt",
        ]
      ),
      ("=", ["là", "bằng", "is equal to", "equal to", "equals"]),
      (
        ">=",
        [
          "lớn hơn hoặc bằng", "ít nhất", "tối thiểu", "không dưới", "không thấp hơn", "không ít hơn",
          "is at least",
          "at least", "no less than", "greater than or equal to",
        ]
      ),
      (
        "<=",
        [
          "nhỏ hơn hoặc bằng", "không quá", "tối đa", "nhiều nhất", "is at most", "at most", "no more than",
          "up to",
          "less than or equal to",
        ]
      ),
      (
        ">",
        [
          "lớn hơn", "nhiều hơn", "cao hơn", "trên", "hơn", "sau năm", "sau ngày", "sau", "is more than",
          "more than",
          "is greater than", "greater than", "above", "over", "after",
        ]
      ),
      (
        "<",
        [
          "nhỏ hơn", "ít hơn", "thấp hơn", "dưới", "trước năm", "trước ngày", "trước", "is less than",
          "less than",
          "fewer than", "below", "under", "before",
        ]
      ),
    ] as [(String, [String])]).flatMap { sign, written in written.map { (matchKey($0), sign) } }

  /// A comparison in words behind an operand: told, and its other side read.
  mutating func takeComparisonInWords() throws(Stop) -> Bool {
    guard !isAtLineStart, current.kind == .word else { return false }
    if let words = wordsAhead(where: { written in Parser.comparisons.first { $0.words == written }?.sign }),
      isOperand(lookahead(words.count)), !opensLine(lookahead(words.count))
    {
      // A name of two words is none: `loại khác` may be a column and its category.
      reportComparison(words.place, words.meant)
      parseSkipped(count: words.count)
      try parseSum()
      return true
    }
    if try takeRangeInWords() { return true }
    // `rating empty`: what is blank may be unknown or none.
    if let words = wordsAhead(where: {
      ["để trống", "trống", "bỏ trống", "rỗng", "empty", "null", "blank"]
        .map { matchKey($0) }.contains($0) ? true : nil
    }), endsCondition(lookahead(words.count)) {
      diagnostics.append(
        Diagnostic(
          .unexpectedToken, at: .source(words.place),
          Phrase(
            en: "a blank cell is asked for with `is not known` or `is none`, as its column says",
            vi: "hỏi ô để trống thì viết `is not known` hoặc `is none`, tùy cột quy định")))
      parseSkipped(count: words.count)
      throw Stop()
    }
    // `loai khong phai tot`: its marks are told already.
    if isAt(.not), lookahead(1).keyword != .in, isOperand(lookahead(1)) {
      parseSkipped(count: 1)
      throw Stop()
    }
    // `loại không có`: whether there is a value is asked in words of its own.
    if isAt(.noneWord), endsCondition(lookahead(1)) {
      let place = SourceSpan(source, current.range)
      diagnostics.append(
        Diagnostic(
          .unexpectedToken, at: .source(place),
          Phrase(
            en: "whether a cell has no value is asked with `is none`",
            vi: "hỏi ô không có giá trị thì viết `is none`"),
          fixes: [.write("is none", at: place)]))
      parseSkipped(count: 1)
      throw Stop()
    }
    return false
  }

  /// `lập từ 2021 đến 2025`, `founded between 2021 and 2025`: a range is tested with `in`.
  private mutating func takeRangeInWords() throws(Stop) -> Bool {
    guard isAt(.from) || isAt(.between), lookahead(1).kind == .number || lookahead(1).kind == .date,
      let joint = (2..<6).first(where: { lookahead($0).keyword == (isAt(.from) ? .to : .and) }),
      [.number, .date].contains(lookahead(joint + 1).kind)
    else { return false }
    let place = SourceSpan(source, current.range.lowerBound..<lookahead(joint + 1).range.upperBound)
    let gap = SourceSpan(
      source, lookahead(joint - 1).range.upperBound..<lookahead(joint + 1).range.lowerBound)
    let (first, last) = (lookahead(1), lookahead(joint + 1))
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(en: "a range is tested with `in` and `..`", vi: "xét một khoảng thì viết `in` và `..`"),
        fixes: [
          .init(
            Phrase(
              en: "write `in \(literal(first))..\(literal(last))`",
              vi: "viết `in \(literal(first))..\(literal(last))`"),
            edits: [.init(SourceSpan(source, current.range), "in"), .init(gap, "..")])
        ]))
    parseSkipped(count: joint + 1)
    try parseSum()
    return true
  }

  /// `in good, fair`: a set stands between braces.
  mutating func reportBraces(_ opening: Token, _ first: Int) {
    let last = lastWritten.range.upperBound
    let closes = isAt(.rightBrace)
    diagnostics.append(
      Diagnostic(
        .missingPart, at: .source(SourceSpan(source, opening.range)),
        Phrase(
          en: "`{` is missing after `\(shortText(opening))`", vi: "sau `\(shortText(opening))` còn thiếu `{`"),
        fixes: [
          .init(
            Phrase(
              en: "write `{ \(source.text(first..<last)) }`", vi: "viết `{ \(source.text(first..<last)) }`"),
            edits: [.init(SourceSpan(source, first..<first), "{ ")]
              + (closes ? [] : [.init(SourceSpan(source, last..<last), " }")]))
        ]))
  }

  /// `{ tốt và khá }`: values are parted by commas.
  mutating func takeForComma() -> Bool {
    guard isAt(.and) || isAt(.or), isOperand(lookahead(1)) else { return false }
    let place = SourceSpan(source, current.range)
    let gap = SourceSpan(source, lastWritten.range.upperBound..<place.range.upperBound)
    report(
      .unexpectedToken, at: current,
      Phrase(en: "values of a set are parted by `,`", vi: "các giá trị trong danh sách ngăn nhau bằng `,`"),
      fixes: [.init(Phrase(en: "write `,`", vi: "viết `,`"), edits: [.init(gap, ",")], isSafe: true)])
    parseSkipped(count: 1)
    return true
  }

  /// `loại tốt hoặc khá`: several values right behind a column, and nothing behind them.
  mutating func rejectValuesBehindColumn() throws(Stop) {
    var count = 1
    while lookahead(count).keyword == .or || lookahead(count).kind == .comma, isName(lookahead(count - 1)),
      isName(lookahead(count + 1)), !opensLine(lookahead(count + 1))
    { count += 2 }
    guard count > 1, endsCondition(lookahead(count)) else { return }
    let place = spanAhead(count)
    let values = stride(from: 0, to: count, by: 2).map { source.text(lookahead($0).range) }
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "several values of a column are tested with `in { … }`",
          vi: "nhiều giá trị của một cột thì viết `in { … }`"),
        fixes: [.write("in { \(values.joined(separator: ", ")) }", at: place)]))
    parseSkipped(count: count)
    throw Stop()
  }

  /// `loại = “tốt”`: a category is written without quotation marks, a text between plain ones.
  mutating func offerValueWithoutQuotes() {
    guard let token = [current, tokens[max(0, next - 1)]].first(where: { $0.kind == .brokenString }),
      let index = diagnostics.lastIndex(where: { diagnostic in
        if case .source(let span) = diagnostic.place { span.range == token.range } else { false }
      })
    else { return }
    let told = diagnostics[index]
    let name = source.text(token.range).dropFirst().dropLast().split(separator: " ").joined(separator: "_")
    guard let first = name.first, first.isLetter, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return }
    // Only where the column is declared in another file may it be either.
    let type = typeOfColumn(comparedBefore: token)
    if type == .text { return }
    diagnostics[index] = Diagnostic(
      told.kind, at: told.place, told.message,
      fixes: [.write(name, at: SourceSpan(source, token.range))] + (type == .one ? [] : told.fixes),
      isInFileWords: true)
  }

  /// The first word of the type of the column that is compared with a value, where this file declares one of that name.
  private func typeOfColumn(comparedBefore value: Token) -> Keyword? {
    guard let index = tokens.firstIndex(where: { $0.key == value.key }), index > 1 else { return nil }
    let name = source.text(tokens[index - 2].range)
    guard
      let column = tokens.indices.first(where: {
        tokens[$0].keyword == .column && $0 + 1 < tokens.count && source.text(tokens[$0 + 1].range) == name
      })
    else { return nil }
    return tokens[(column + 2)...].first { $0.kind == .word && $0.keyword != nil }?.keyword
  }

  private mutating func reportComparison(_ place: SourceSpan, _ sign: String) {
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "a condition compares with signs: `\(sign)`, not `\(place.text)`",
          vi: "điều kiện so sánh bằng dấu `\(sign)`, không viết `\(place.text)`"),
        fixes: [.write(sign, at: place)], isInFileWords: true))
  }

  /// The most words from here on that mean something; those of one token stand together.
  func wordsAhead<Meaning>(
    where meaning: (String) -> Meaning?
  ) -> (place: SourceSpan, count: Int, meant: Meaning)? {
    var found: (place: SourceSpan, count: Int, meant: Meaning)?
    var written = ""
    var end = current.range.upperBound
    for distance in 0..<6 {
      let token = lookahead(distance)
      guard token.kind == .word, distance == 0 || !opensLine(token) else { break }
      if !token.isSilent {
        written += (written.isEmpty ? "" : " ") + matchKey(source.text(token.range))
        end = token.range.upperBound
      }
      if !lookahead(distance + 1).isSilent, let meant = meaning(written) {
        found = (SourceSpan(source, current.range.lowerBound..<end), distance + 1, meant)
      }
    }
    return found
  }

  private func isOperand(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .date, .month, .string, .minus, .leftParenthesis: true
    case .word: isName(token) || token.keyword == .yes || token.keyword == .no || token.keyword == .year
    default: false
    }
  }

  private func endsCondition(_ token: Token) -> Bool {
    token.kind == .endOfFile || token.kind == .rightParenthesis || opensLine(token)
      || token.keyword.map { [.and, .or, .weighted, .ignoring].contains($0) } ?? false
  }

  /// `không nữ`, `no ok`: a condition is negated with `not`.
  mutating func takeNegation() -> Bool {
    guard isAt(.no), isName(lookahead(1)), !opensLine(lookahead(1)) else { return false }
    report(
      .unexpectedToken, at: current,
      Phrase(en: "a condition is negated with `not`", vi: "phủ định một điều kiện thì viết `not`"),
      fixes: [.write("not", at: SourceSpan(source, current.range))])
    parseSkipped(count: 1)
    return true
  }

  /// `share of coops with rating = good`, `tỷ lệ xã có hợp_tác_xã`: the condition stands behind `where`.
  mutating func rejectWhereInWords() throws(Stop) {
    guard !isAtLineStart, current.kind == .word, !isAt(.where) else { return }
    let words = [
      "trong đó", "khi", "nếu", "với", "có", "đạt", "with", "that are", "that is", "that", "which", "when",
      "if",
      "having",
    ].map { matchKey($0) }
    guard let found = wordsAhead(where: { words.contains($0) ? true : nil }),
      isName(lookahead(found.count)) || lookahead(found.count).keyword == .not,
      !opensLine(lookahead(found.count)), !isAt(.for) || lookahead(1).keyword != .each
    else { return }
    let following = lookahead(found.count + 1)
    let isTest =
      switch following.kind {
      case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .dot: true
      default: following.keyword.map { [.in, .is, .not].contains($0) } ?? false
      }
    // `có` before the rows of another table is a test by itself.
    let isHas = isAt(.yes)
    let isSure = isTest || !isHas && source.text(found.place.range) != "with"
    let fix: Diagnostic.Fix =
      isHas && !isTest
      ? .init(
        Phrase(en: "write `where \(found.place.text)`", vi: "viết `where \(found.place.text)`"),
        edits: [.init(SourceSpan(source, current.range.lowerBound..<current.range.lowerBound), "where ")])
      : .write("where", at: found.place)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(found.place),
        Phrase(en: "the condition stands behind `where`", vi: "điều kiện đứng sau `where`"),
        fixes: isSure || isHas ? [fix] : []))
    parseSkipped(count: found.count)
    throw Stop()
  }

  /// `thuộc (tốt, khá)`: a set stands between braces.
  mutating func rejectSetInParentheses() throws(Stop) {
    guard isAt(.leftParenthesis) else { return }
    var count = 1
    var commas = 0
    while ![.rightParenthesis, .leftParenthesis, .endOfFile].contains(lookahead(count).kind) {
      if lookahead(count).kind == .comma { commas += 1 }
      count += 1
    }
    guard commas > 0, lookahead(count).kind == .rightParenthesis else { return }
    let (opening, closing) = (current.range, lookahead(count).range)
    let place = SourceSpan(source, opening.lowerBound..<closing.upperBound)
    let inside = source.text(opening.upperBound..<closing.lowerBound)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "a set stands between `{` and `}`, not `(` and `)`",
          vi: "danh sách đặt giữa `{` và `}`, không phải `(` và `)`"),
        fixes: [
          .init(
            Phrase(en: "write `{ \(inside) }`", vi: "viết `{ \(inside) }`"),
            edits: [.init(SourceSpan(source, opening), "{ "), .init(SourceSpan(source, closing), " }")],
            isSafe: true)
        ], isInFileWords: true))
    parseSkipped(count: count + 1)
    throw Stop()
  }

  /// `có trên 2 coops`, `has 2 coops`: how many rows are asked is said with `at least`.
  mutating func rejectNumberOfRows() throws(Stop) {
    let isStrict = isAt(.more) && lookahead(1).keyword == .than
    let distance = isStrict ? 2 : 0
    let number = lookahead(distance)
    guard number.kind == .number, !opensLine(number), let rows = Int(source.text(number.range)) else {
      return
    }
    let place = SourceSpan(source, current.range.lowerBound..<number.range.upperBound)
    let least = isStrict ? rows + 1 : rows
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "how many rows there are is asked with `has at least`",
          vi: "hỏi có bao nhiêu dòng thì viết `has at least`"),
        fixes: [.write("at least \(least)", at: place)]))
    parseSkipped(count: distance + 1)
    throw Stop()
  }
}
