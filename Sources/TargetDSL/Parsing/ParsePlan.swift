// The plan header and tables.

extension Parser {
  //  plan         := 'plan' name [ string ] { header clause }
  //  header clause:= 'document' string | 'issued' (date | month | year) | 'place' string
  //                | 'period' years | 'territory' 'until' date string | 'about' 'means' tolerance | note
  mutating func parsePlan() {
    let start = pending.count
    var isBroken = false
    take()
    do {
      try expectName(Phrase(en: "the name of the plan", vi: "tên kế hoạch"))
      try takeLabel()
    } catch {
      isBroken = true
      skipRest(inHeader: true)
    }
    parseClauses(
      Keyword.headerClauses, of: Phrase(en: "a plan header", vi: "phần đầu kế hoạch"), inHeader: true
    ) { parser, keyword in
      parser.parseHeaderClause(keyword)
    }
    close(.plan, from: start, isBroken: isBroken)
  }

  private mutating func parseHeaderClause(_ keyword: Keyword) {
    switch keyword {
    case .document:
      parseTextClause(
        .documentClause, Phrase(en: "the number of the document in quotes", vi: "số văn bản trong ngoặc kép"))
    case .place:
      parseTextClause(.placeClause, Phrase(en: "the place in quotes", vi: "tên địa bàn trong ngoặc kép"))
    case .issued:
      parseNode(.issuedClause) { parser throws(Stop) in
        parser.take()
        try parser.expectDay(
          Phrase(en: "a date, a month `2021-04` or a year", vi: "ngày, tháng `2021-04` hoặc năm"))
      }
    case .period:
      parseNode(.periodClause) { parser throws(Stop) in
        parser.take()
        try parser.parseYears()
      }
    case .territory:
      parseNode(.territoryClause) { parser throws(Stop) in
        parser.take()
        try parser.expect(.until)
        try parser.expectDay(Phrase(en: "the last day of the old territory", vi: "ngày cuối của địa giới cũ"))
        try parser.expectString(Phrase(en: "the reason in quotes", vi: "lý do trong ngoặc kép"))
      }
    case .about:
      parseNode(.aboutClause) { parser throws(Stop) in
        parser.take()
        try parser.expect(.means)
        try parser.parseTolerance()
      }
    default:
      parseNote()
    }
  }

  mutating func parseTextClause(_ kind: SyntaxKind, _ expected: Phrase) {
    parseNode(kind) { parser throws(Stop) in
      parser.take()
      try parser.expectString(expected)
    }
  }

  //  note := 'note' string
  mutating func parseNote() {
    parseTextClause(.noteClause, Phrase(en: "the note in quotes", vi: "ghi chú trong ngoặc kép"))
  }

  mutating func expectDay(_ expected: Phrase) throws(Stop) {
    if takeForeignDay() { return }
    switch current.kind {
    case .date, .month, .number: take()
    default: throw stop(expected)
    }
  }

  //  years := year '..' year
  mutating func parseYears() throws(Stop) {
    if takeForeignYears() { return }
    try parsePart(.years) { parser throws(Stop) in
      try parser.expect(.number, Phrase(en: "the first year", vi: "năm đầu"))
      try parser.expect(.range, Phrase(en: "`..` and the last year", vi: "`..` và năm cuối"))
      try parser.expect(.number, Phrase(en: "the last year", vi: "năm cuối"))
    }
  }

  // MARK: Tables

  //  table        := 'table' name [ string ] { table clause }
  //  table clause := column | 'numbers' ('plain' | 'vietnamese') | 'dates' ('iso' | ('day' | 'month') 'first')
  //                | 'file' string [ 'sheet' string ] | 'database' string | 'snapshots' 'by' name
  //                | 'cell' string { '|' string } 'means' cell value
  mutating func parseTable() {
    let start = pending.count
    var isBroken = false
    take()
    do {
      try expectName(Phrase(en: "the name of the table", vi: "tên bảng"))
      try takeLabel()
    } catch {
      isBroken = true
      skipRest(inHeader: false)
    }
    parseClauses(
      [.column, .numbers, .dates, .file, .cell, .database, .snapshots],
      of: Phrase(en: "a table", vi: "một bảng")
    ) { parser, keyword in
      parser.parseTableClause(keyword)
    }
    close(.table, from: start, isBroken: isBroken)
  }

  private mutating func parseTableClause(_ keyword: Keyword) {
    switch keyword {
    case .column:
      parseNode(.columnClause) { parser throws(Stop) in try parser.parseColumn() }
    case .numbers:
      parseNode(.numbersClause) { parser throws(Stop) in
        parser.take()
        if !parser.takeIf(.plain) && !parser.takeIf(.vietnamese) {
          throw parser.stop(Phrase(en: "`plain` or `vietnamese`", vi: "`plain` hoặc `vietnamese`"))
        }
      }
    case .dates:
      parseNode(.datesClause) { parser throws(Stop) in
        parser.take()
        if parser.takeIf(.iso) { return }
        guard parser.takeIf(.day) || parser.takeIf(Keyword.month) else {
          throw parser.stop(
            Phrase(en: "`iso`, `day first` or `month first`", vi: "`iso`, `day first` hoặc `month first`"))
        }
        try parser.expect(.first)
      }
    case .database:
      parseTextClause(
        .databaseClause,
        Phrase(
          en: "the table's name in the engine, in quotes",
          vi: "tên bảng trong cơ sở dữ liệu, đặt trong ngoặc kép"))
    case .snapshots:
      parseNode(.snapshotsClause) { parser throws(Stop) in
        parser.take()
        try parser.expect(.by, of: .snapshotsClause) { $0.isAtName }
        try parser.expectName(
          Phrase(
            en: "the column that says of which snapshot a row is",
            vi: "cột cho biết dòng thuộc kỳ số liệu nào"))
      }
    case .cell:
      parseNode(.cellClause) { parser throws(Stop) in
        parser.take()
        try parser.parseSpellings()
        try parser.expect(.means) { $0.isAtBlankValue }
        try parser.parsePart(.blankMeaning) { parser throws(Stop) in try parser.parseBlankValue() }
      }
    default:
      parseNode(.fileClause) { parser throws(Stop) in
        parser.take()
        try parser.expectString(Phrase(en: "the file's name in quotes", vi: "tên tệp trong ngoặc kép"))
        if parser.takeIf(.sheet) {
          try parser.expectString(
            Phrase(en: "the sheet's name in quotes", vi: "tên trang tính trong ngoặc kép"))
        }
      }
    }
  }

  //  column  := 'column' name [ headers ] type [ 'key' ] [ column range ] [ blank ]
  //  headers := string { '|' string }
  //  column range := 'from' number [ 'to' number ]
  //  blank   := 'blank' [ 'or' 'missing' ] 'means' cell value
  //  cell value := 'unknown' | 'none' | 'no' | 'yes' | name | number | string | date
  private mutating func parseColumn() throws(Stop) {
    take()
    try expectName(Phrase(en: "the name of the column", vi: "tên cột"))
    if !isAtType { skipRestOfName(" ") { $0.isAtType } }
    if isAt(.string) {
      try parsePart(.columnHeaders) { parser throws(Stop) in try parser.parseSpellings() }
    }
    try parsePart(.columnType) { parser throws(Stop) in try parser.parseColumnType() }
    _ = takeIf(.key)
    if isAt(.from) {
      try parsePart(.columnRange) { parser throws(Stop) in
        parser.take()
        try parser.parseSignedNumber()
        if parser.takeIf(.to) { try parser.parseSignedNumber() }
      }
    }
    if takeForBlankMeans() { throw Stop() }
    if isAt(.blank) {
      try parsePart(.blankMeaning) { parser throws(Stop) in
        parser.take()
        if parser.isAt(.or) || parser.isAt(.missing) {
          try parser.expect(.or) { $0.isAt(.missing) }
          try parser.expect(.missing)
        }
        try parser.expect(.means) { $0.isAtBlankValue }
        try parser.parseBlankValue()
      }
    }
    // The parts stand in one order; a `key` at the end is the usual slip.
    if isAt(.key) {
      throw stop(
        Phrase(
          en: "the next column (`key` stands right after the type)",
          vi: "cột tiếp theo (`key` đứng ngay sau kiểu)"))
    }
  }

  mutating func parseSignedNumber() throws(Stop) {
    _ = takeIf(.minus)
    try expect(.number, Phrase(en: "a number", vi: "một số"))
  }

  private var isAtBlankValue: Bool {
    switch current.kind {
    case .minus, .number, .string, .date: true
    default: isAtName || isAt(.noneWord) || isAt(.no) || isAt(.yes) || isAt(.unknown)
    }
  }

  private mutating func parseBlankValue() throws(Stop) {
    switch current.kind {
    case .minus, .number: try parseSignedNumber()
    case .string, .date: take()
    default:
      if takeIf(.noneWord) || takeIf(.no) || takeIf(.yes) || takeIf(.unknown) { return }
      // By itself the word could be that of a bound.
      let none = spelling(of: .noneWord, in: .blankMeaning)
      try expectName(
        Phrase(
          en: "`unknown`, `\(none)`, `no` or a value of the column",
          vi: "`unknown`, `\(none)`, `no` hoặc một giá trị của cột"))
    }
  }

  private mutating func parseSpellings() throws(Stop) {
    repeat {
      try expectString(Phrase(en: "a spelling in quotes", vi: "cách viết trong ngoặc kép"))
    } while takeIf(.bar)
  }

  private var isAtType: Bool {
    switch current.keyword {
    case .text, .date, .whole, .decimal, .yes, .one, .refers: true
    default: false
    }
  }

  //  type     := 'text' | ('whole' | 'decimal') [ 'in' unit expression ] | 'yes' '/' 'no' [ answers ] | 'date'
  //            | 'one' 'of' '{' category { ',' category } '}' | 'refers' 'to' name
  //  category := name [ '=' string { '|' string } ]
  //  answers  := '{' answer { ',' answer } '}'
  //  answer   := ('yes' | 'no') '=' string { '|' string }
  private mutating func parseColumnType() throws(Stop) {
    switch current.keyword {
    case .text: take()
    case .date:
      take()
      skipWordsBehindType()
    case .whole, .decimal:
      take()
      skipWordsBehindType()
      try parseUnitBehindIn(of: .columnType)
    case .yes:
      take()
      try expect(.slash, Phrase(en: "`/no`", vi: "`/no`"))
      try expect(.no)
      if isAt(.leftBrace) { try parseAnswers() }
    case .one:
      take()
      try expect(.of)
      try expect(.leftBrace, Phrase(en: "`{` and the categories", vi: "`{` và các loại"))
      while !isAt(.rightBrace) {
        try parsePart(.category) { parser throws(Stop) in
          try parser.expectName(Phrase(en: "the name of a category", vi: "tên một loại"))
          parser.skipRestOfName(" = ") { [.comma, .rightBrace].contains($0.current.kind) }
          if parser.takeIf(.equal) { try parser.parseSpellings() }
        }
        guard takeIf(.comma) else { break }
      }
      try expect(
        .rightBrace, Phrase(en: "`,` and another category, or `}`", vi: "`,` và loại khác, hoặc `}`"))
    case .refers:
      take()
      try expect(.to)
      try expectName(Phrase(en: "the table that it refers to", vi: "bảng được tham chiếu tới"), isUse: true)
    default:
      throw stop(
        Phrase(
          en:
            "the column's type: `text`, `whole`, `decimal`, `yes/no`, `date`, `one of {…}` or `refers to …`",
          vi: "kiểu của cột: `text`, `whole`, `decimal`, `yes/no`, `date`, `one of {…}` hoặc `refers to …`"))
    }
  }

  /// The unit of numbers; the word before it may have been left out.
  mutating func parseUnitBehindIn(of form: SyntaxKind) throws(Stop) {
    takeForIn(of: form)
    if takeForBlankMeans() { return }
    if isAt(.in) || isAtOwnWord || !isAtLineStart && isAtUnit && isAt(.percent) {
      try expect(.in, of: form) { _ in true }
      try parseUnitExpression()
    }
  }

  private mutating func parseAnswers() throws(Stop) {
    take()
    while !isAt(.rightBrace) {
      try parsePart(.category) { parser throws(Stop) in
        if !parser.takeIf(.yes) && !parser.takeIf(.no) {
          throw parser.stop(Phrase(en: "`yes` or `no`", vi: "`yes` hoặc `no`"))
        }
        try parser.expect(.equal, Phrase(en: "`=` and the spellings", vi: "`=` và các cách viết"))
        try parser.parseSpellings()
      }
      guard takeIf(.comma) else { break }
    }
    try expect(
      .rightBrace, Phrase(en: "`,` and the other answer, or `}`", vi: "`,` và câu trả lời kia, hoặc `}`"))
  }

  //  unit expression := '%' | 'points' | [ scale ] [ name { 'per' name } ]     not empty; 'year' is a unit after 'per'
  //  scale           := 'thousand' | 'million' | 'billion'
  mutating func parseUnitExpression() throws(Stop) {
    try parsePart(.unitExpression) { parser throws(Stop) in
      if parser.takeIf(.percent) || parser.takeIf(.points) { return }
      parser.skipForeignScale()
      let isThousand = parser.takeIf(.thousand)
      let hasScale = parser.takeIf(.billion) || !isThousand && parser.takeIf(.million) || isThousand
      // `70 triệu/người`: that the unit before `per` is missing is told where units are known.
      let lacksUnit =
        hasScale && parser.isAt(.per) && parser.lookahead(1).keyword != .year
        && parser.isName(parser.lookahead(1))
      if !lacksUnit {
        if hasScale && !parser.isAtUnitName { return }
        guard parser.isAtUnitName else { throw parser.stop(Phrase(en: "a unit", vi: "đơn vị")) }
        parser.takeName()
      }
      while parser.takeIf(.per) {
        if parser.takeIf(.year) { continue }
        try parser.expectName(Phrase(en: "a unit after `per`", vi: "đơn vị sau `per`"))
      }
    }
  }

  /// A name right after a number or scale is its unit.
  var isAtUnitName: Bool {
    isAtName && !isAt(.key) && !isAt(.within) && !isAt(.of) && !(isReadingCases && opensLine)
      && !([.since, .times].contains(current.keyword) && lookahead(1).kind == .number)
  }
}
