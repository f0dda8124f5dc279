import TargetDSL

/// Asks for the rows of a table that count and look like totals, signatures or headings. A pattern takes every such row and few
/// others, of which no more than some come back; what they are is told by the code that reads files.
///
/// Tests stand behind WHERE, where engines leave off at the first that fails; what they count for every row is as little as can be.
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
    /// All rows.
    let rows: Int
    /// Those with nothing but a key, and those that may have nothing but a signature.
    fileprivate let alone: Int
    fileprivate let maybeSigned: Int
  }

  /// Counts all rows, and those that may be no rows.
  func counts() throws(MeasureGap) -> Counts {
    let tests = ["1 = 1", isAlone, mayBeSigned]
    let numbers = tests.map { dialect.text(ofCount: "(SELECT count(*) FROM \(question.rows) WHERE \($0))") }
    var found: [Int] = []
    try question.session.askLines("SELECT \(dialect.line(of: numbers))") { line in
      found = line.split(separator: 0x2C).map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    }
    // A rehearsal has no answers.
    guard found.count == tests.count else { return Counts(rows: 0, alone: 0, maybeSigned: 0) }
    return Counts(rows: found[0], alone: found[1], maybeSigned: found[2])
  }

  /// The rows themselves as a file, and what is to be said of them.
  ///
  /// - Parameter firstLine: Of lines that nothing else of the table has.
  func found(_ counts: Counts, units: [String: String], firstLine: Int) throws(MeasureGap)
    -> (part: TablePart, remarks: [FileRemark])?
  {
    let hasTotals = question.hasStrangeTotals && (!question.hasKey || question.key != nil)
    guard hasTotals || counts.maybeSigned + counts.alone > 0 else { return nil }
    var text = AnsweredText(
      forms: table.columns.map { _ in .asIs }, isCounted: false, header: table.columns.map(\.name))
    func ask(_ test: SQL, limit: Int) throws(MeasureGap) {
      let others: SQL = hasTotals ? "(\(test)) AND NOT (\(question.isLikeTotal(first)))" : test
      try question.session.askLines(asked(others, limit: limit)) { text.add($0) }
    }
    if hasTotals {
      try question.session.askLines(asked(question.isLikeTotal(first), limit: StrangeRowsAsked.most)) {
        text.add($0)
      }
    }
    if counts.maybeSigned > 0 { try ask(isSigned, limit: StrangeRowsAsked.most) }
    var filled = counts.rows
    if counts.alone > 0 {
      try ask(isAlone, limit: StrangeRows.most + 1)
      filled = try question.count("\(question.rows) WHERE \(isCounted)")
    }
    let file = DataFile(path: table.path, bytes: text.bytes, firstLine: firstLine, separator: 0x2C)
    guard let whole = try? CSVHeader(of: file, table: declared, units: units) else { return nil }
    let part = TablePart(file: file, header: whole)
    let looking = StrangeRowsConsumer(declared)
    guard (try? TableScan(part).run([looking])) != nil else { throw MeasureGap.fault }
    return (part, looking.strange.remarks(of: declared, among: filled))
  }

  private func asked(_ test: SQL, limit: Int) -> SQL {
    let cells = table.columns.indices.map { number -> SQL in
      isReadable(number)
        ? dialect.hexadecimal(TableQuestion.cell(number))
        : isMarked(number) ? "CASE WHEN u\(number) = 1 THEN '31' ELSE '' END" : "''"
    }
    let order = dialect.hexadecimal(question.key.map(TableQuestion.cell) ?? first)
    return
      "SELECT \(dialect.line(of: cells)) FROM \(question.rows) WHERE \(test) ORDER BY \(order) LIMIT \(limit)"
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
    return "CASE WHEN \(plainly) THEN true ELSE \(dialect.trimmed("replace(\(cell), '\"', 'x')")) <> '' END"
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
    return "(\(read.map(isFilled).joined(by: " OR "))) AND NOT \(question.isTotal)"
  }

  /// Whether fewer than two of a row's first cells have something in them, in a table without a key.
  private var mayBeSigned: SQL {
    guard !question.hasKey, seen.count == table.columns.count, seen.count > 2 else { return "1 = 0" }
    let ends = seen.prefix(4).map(isFilled)
    let others: SQL = ends.count > 3 ? " WHEN \(ends[2]) THEN NOT \(ends[3])" : ""
    return "CASE WHEN \(ends[0]) THEN NOT \(ends[1])\(others) ELSE true END"
  }

  /// Whether a row has nothing but what begins like a signature.
  private var isSigned: SQL {
    let number = seen.map { "CASE WHEN \(isFilled($0)) THEN 1 ELSE 0 END" as SQL }.joined(by: " + ")
    let isSignature = dialect.matches(dialect.trimmed(first), StrangeRowsAsked.signature)
    return "\(mayBeSigned) AND \(number) = 1 AND \(isSignature)"
  }

  /// Whether a row has nothing but its key.
  private var isAlone: SQL {
    guard let key = question.key, let read, read.count > 2 else { return "1 = 0" }
    let others = read.filter { $0 != key }.map { "NOT \(isFilled($0))" as SQL }
    return (others + [isFilled(key)]).joined(by: " AND ")
  }

  /// With what `SignatureWords` begin, and a day in words.
  private static let signature: StaticString = """
    ([Nn][Gg][^ ]{1,20}[Ii][^!-~]+[KkLl]|[Tt][Hh][^ ]{1,12}[^!-~]+[Tt][Rr]|[Gg][Ii][^ ]{1,12}[Mm][^!-~]+[^ -~]\
    |[Kk][^ ]{1,12}[^!-~]+[Tt]|[Cc][Hh][^ ]{1,12}[^!-~]+[Tt]|[Nn][^ ]{1,12}[Ii][^!-~]+[Nn][Hh]\
    |[Xx][^ ]{1,12}[Cc][^!-~]+[Nn][Hh]|[^ -~][^ ]{1,12}[^!-~]+[Dd]|[Gg][Hh][Ii][^!-~]+[Cc][Hh]\
    |[Nn][Gg][^ ]{1,12}[Nn](:|[^!-~]+[Ss])|[Pp][Rr][Ee][Pp]|[Ss][Ii][Gg][Nn]|[Nn][Oo][Tt][Ee][Ss]?:\
    |[Ss][Oo][Uu][Rr][Cc][Ee]:)[^\u{1}]*|[^\u{1}]*[Tt][Hh][^ ]{1,12}[Nn][Gg][^!-~][^\u{1}]*
    """
}
