import TargetDSL

/// Asks for the rows of a table that count and look like totals, signatures or headings. A pattern takes every such row and few
/// others, of which no more than some come back; what they are is told by the code that reads files.
struct StrangeRowsAsked {
  /// So many rows that begin like totals or signatures are looked at.
  private static let most = 1_000

  let question: TableQuestion
  let header: EngineHeader
  let declared: Table

  private var table: EngineTable { question.table }
  private var dialect: any Dialect { question.session.dialect }

  /// What the counting of a table has told.
  struct Counts {
    /// All rows, and those with something under a column of the plan that are no totals.
    let rows: Int
    fileprivate let filled: Int
    fileprivate let worded: Int
    fileprivate let alone: Int
  }

  /// Counts all rows, and in the same pass those that are to be looked at.
  func counts() throws(MeasureGap) -> Counts {
    func number(_ test: SQL) -> SQL { dialect.text(ofCount: "count(CASE WHEN \(test) THEN 1 END)") }
    var numbers: [Int] = []
    let all = [dialect.text(ofCount: "count(*)")] + [isCounted, isWorded, isAlone].map(number)
    try question.session.askLines("SELECT \(dialect.line(of: all)) FROM \(question.rows)") { line in
      numbers = line.split(separator: 0x2C).map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    }
    // A rehearsal has no answers.
    guard numbers.count == all.count else { return Counts(rows: 0, filled: 0, worded: 0, alone: 0) }
    return Counts(rows: numbers[0], filled: numbers[1], worded: numbers[2], alone: numbers[3])
  }

  /// The rows themselves as a file, and what is to be said of them.
  ///
  /// - Parameter firstLine: Of lines that nothing else of the table has.
  func found(_ counts: Counts, units: [String: String], firstLine: Int) throws(MeasureGap)
    -> (part: TablePart, remarks: [FileRemark])?
  {
    guard counts.worded + counts.alone > 0 else { return nil }
    var text = AnsweredText(
      forms: table.columns.map { _ in .asIs }, isCounted: false, header: table.columns.map(\.name))
    if counts.worded > 0 {
      try question.session.askLines(asked(isWorded, limit: StrangeRowsAsked.most)) { text.add($0) }
    }
    if counts.alone > 0 {
      try question.session.askLines(asked(isAlone, limit: StrangeRows.most + 1)) { text.add($0) }
    }
    let file = DataFile(path: table.path, bytes: text.bytes, firstLine: firstLine, separator: 0x2C)
    guard let whole = try? CSVHeader(of: file, table: declared, units: units) else { return nil }
    let part = TablePart(file: file, header: whole)
    let looking = StrangeRowsConsumer(declared)
    guard (try? TableScan(part).run([looking])) != nil else { throw MeasureGap.fault }
    return (part, looking.strange.remarks(of: declared, among: counts.filled))
  }

  private func asked(_ test: SQL, limit: Int) -> SQL {
    let cells = table.columns.indices.map { number -> SQL in
      isReadable(number)
        ? dialect.hexadecimal(TableQuestion.cell(number))
        : isMarked(number) ? "CASE WHEN u\(number) = 1 THEN '31' ELSE '' END" : "''"
    }
    let order = dialect.hexadecimal(question.key.map(TableQuestion.cell) ?? first)
    return "SELECT \(dialect.line(of: cells)) FROM \(question.rows) WHERE \(test) ORDER BY \(order) LIMIT \(limit)"
  }

  // MARK: Cells

  private func isReadable(_ number: Int) -> Bool { question.readable.contains(number) }
  private func isMarked(_ number: Int) -> Bool { question.unreadable.contains(number) }

  /// Whether something stands in a cell, as files have it: a quotation mark is something.
  private func isFilled(_ number: Int) -> SQL {
    guard isReadable(number) else { return "u\(number) = 1" }
    let cell = TableQuestion.cell(number)
    guard table.columns[number].type == .text else { return "\(cell) <> ''" }
    let plainly = dialect.matches("substr(\(cell), 1, 1)", "[!-~]")
    return "(\(plainly) OR \(dialect.trimmed("replace(\(cell), '\"', 'x')")) <> '')"
  }

  /// The columns in which something can be seen, in their order.
  private var seen: [Int] { table.columns.indices.filter { isReadable($0) || isMarked($0) } }

  /// The first cell of a row with something in it.
  private var first: SQL {
    let cells = seen.map { number -> SQL in
      let cell = isReadable(number) ? TableQuestion.cell(number) : "'0'"
      return "CASE WHEN \(isFilled(number)) THEN \(cell) END"
    }
    return "coalesce(\((cells + ["''"]).joined(by: ", ")))"
  }

  /// The engine's columns of the plan's; `nil` where not all that there are can be seen.
  private var read: [Int]? {
    var numbers: [Int] = []
    for column in declared.columns.indices {
      guard let number = header.number(of: column) ?? header.unreadableNumber(column) else { continue }
      guard isReadable(number) || isMarked(number) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  // MARK: Tests

  /// Whether a row counts, as far as that is known before keys are looked at.
  private var isCounted: SQL {
    guard let read, !read.isEmpty else { return "1 = 1" }
    let isFilled = read.map(isFilled).joined(by: " OR ")
    return "(\(isFilled)) AND NOT \(question.isTotal)"
  }

  /// Whether a row begins like a total, or has nothing but what begins like a signature.
  private var isWorded: SQL {
    guard !question.hasKey || question.key != nil else { return "1 = 0" }
    let word = dialect.trimmed(first)
    var tests: [SQL] = []
    if let number = seen.first, question.readable.contains(where: { table.columns[$0].type == .text }) {
      // Nearly every row begins with another letter.
      let isOther: SQL =
        isReadable(number)
        ? dialect.matches("substr(\(TableQuestion.cell(number)), 1, 1)", "[!-BD-FH-RU-bd-fh-ru-~]") : "1 = 0"
      tests.append("(NOT \(isOther) AND \(dialect.matches(word, StrangeRowsAsked.total)))")
    }
    if !question.hasKey, seen.count == table.columns.count, seen.count > 2 {
      let filled = seen.map { "CASE WHEN \(isFilled($0)) THEN 1 ELSE 0 END" as SQL }
      tests.append(
        """
        (NOT (\(isFilled(seen[0])) AND \(isFilled(seen[1]))) AND \(filled.joined(by: " + ")) = 1 \
        AND \(dialect.matches(word, StrangeRowsAsked.signature)))
        """)
    }
    return tests.isEmpty ? "1 = 0" : "(\(tests.joined(by: " OR ")))"
  }

  /// Whether a row has nothing but its key.
  private var isAlone: SQL {
    guard let key = question.key, let read, read.count > 2 else { return "1 = 0" }
    // What has a type is seen at once.
    let others = read.filter { $0 != key }
    let typed = others.filter { table.columns[$0].type != .text }
    let texts = others.filter { table.columns[$0].type == .text }
    let isBlank = (typed + texts).map { "NOT \(isFilled($0))" as SQL } + [isFilled(key)]
    return "(\(isBlank.joined(by: " AND ")) AND NOT \(isWorded))"
  }

  /// `Tổng cộng (I + II)`, `Cộng huyện A`, `Sub-total`, in letters of ASCII and what is none: a database may hold others in any encoding.
  private static let total: StaticString = """
    ([Tt][Oo]?[^ -~]{1,8}[Nn][Gg][^!-~]+[Cc][Oo]?[^ -~]{1,8}[Nn][Gg]|[Tt][Oo][Nn][Gg][^!-~]+[Cc][Oo][Nn][Gg]\
    |([Ss][Uu][Bb]|[Gg][Rr][Aa][Nn][Dd])[^!-,.-~]*[Tt][Oo][Tt][Aa][Ll])[^\u{1}]*\
    |[Cc]([Oo][^ -~]{2,8}|[^ -~\u{D4}\u{F4}][^ -~]{0,5}|[\u{D4}\u{F4}][^ -~]{1,4})[Nn][Gg][^!-~]+([(][^\u{1}]*\
    |([Hh][Uu][Yy][A-Za-z]?[^ -~]{0,8}[Nn]|[Xx][Aa]?[^ -~]{1,8}|[Tt][Hh]?[AaIi]?[^ -~]{1,8}[Nn][Hh]|[Tt][Pp]\
    |[Tt][Hh][Ii]?[^ -~]{1,8}|[Cc][Hh][Uu][Nn][Gg]|[Tt][Oo]?[Aa]?[^ -~]{1,8}[Aa]?[^ -~]{0,8}[Nn]\
    |[Mm][Uu]?[^ -~]{1,8}[Cc]|[Pp][Hh][Aa]?[^ -~]{1,8}[Nn]|[Nn][Hh][Oo]?[^ -~]{1,8}[Mm]|[Ii]{1,3}|[Ii]?[Vv])\
    (([^!-~]|[:.])[^\u{1}]*)?)
    """

  /// With what `SignatureWords` begin, and a day in words.
  private static let signature: StaticString = """
    ([Nn][Gg][^ ]{1,20}[Ii][^!-~]+[KkLl]|[Tt][Hh][^ ]{1,12}[^!-~]+[Tt][Rr]|[Gg][Ii][^ ]{1,12}[Mm][^!-~]+[^ -~]\
    |[Kk][^ ]{1,12}[^!-~]+[Tt]|[Cc][Hh][^ ]{1,12}[^!-~]+[Tt]|[Nn][^ ]{1,12}[Ii][^!-~]+[Nn][Hh]\
    |[Xx][^ ]{1,12}[Cc][^!-~]+[Nn][Hh]|[^ -~][^ ]{1,12}[^!-~]+[Dd]|[Gg][Hh][Ii][^!-~]+[Cc][Hh]\
    |[Nn][Gg][^ ]{1,12}[Nn](:|[^!-~]+[Ss])|[Pp][Rr][Ee][Pp]|[Ss][Ii][Gg][Nn]|[Nn][Oo][Tt][Ee][Ss]?:\
    |[Ss][Oo][Uu][Rr][Cc][Ee]:)[^\u{1}]*|[^\u{1}]*[Tt][Hh][^ ]{1,12}[Nn][Gg][^!-~][^\u{1}]*
    """
}
