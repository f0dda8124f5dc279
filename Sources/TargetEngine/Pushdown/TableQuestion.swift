import TargetDSL

/// What is asked of one table: its rows as texts, and which of them have to be looked at one by one.
///
/// A cell of column `n` of the engine is the text `c`n of the inner query; it is never NULL.
struct TableQuestion {
  let session: EngineSession
  let table: EngineTable
  /// The engine's columns that can be read, by their numbers in the table of the engine.
  let readable: [Int]
  /// The number of the key's column; `nil` where the plan's table has none, or the engine's.
  let key: Int?
  /// Whether the plan's table has a key, and whether it is a whole number.
  let hasKey: Bool
  let isKeyWhole: Bool
  /// Folded spellings of cells that are no key, as far as they are ASCII.
  let keyWords: [String]
  /// Which rows are of the day that is asked for; all where `nil`.
  var day: SQL?
  /// Texts of first cells that make a row a total.
  var totals: [String] = []
  /// Whether first cells begin like a total and are none.
  var hasStrangeTotals = false
  var hasDoubledKeys = false
  /// What keys that folding changes come to: rows with such a key are looked at with theirs.
  var otherSpellings: [String] = []
  /// Whether no row has to be looked at by itself.
  var isUnsuspected = false

  private var dialect: any Dialect { session.dialect }

  static func cell(_ column: Int) -> SQL { "c\(column)" }

  /// The rows as texts.
  var rows: SQL { rows(with: []) }

  /// Columns whose type cannot be read: a row with something in one is not blank.
  var unreadable: [Int] {
    table.columns.indices.filter {
      !readable.contains($0) && table.columns[$0].type != .forbidden
        && EngineTable.isUsable(table.columns[$0].name)
    }
  }

  /// The rows as texts, with the values of some columns.
  private func rows(with values: [PlacedColumn]) -> SQL {
    let cells =
      readable.map { number -> SQL in
        let column = table.columns[number]
        return "\(dialect.text(of: column.reference, column.type)) AS \(TableQuestion.cell(number))"
      } + values.map { "\($0.value) AS \(PlacedColumn.value(of: $0.number))" }
      + unreadable.map { number -> SQL in
        "CASE WHEN \(table.columns[number].reference) IS NULL THEN 0 ELSE 1 END AS u\(number)"
      }
    let inner: SQL = "SELECT \(cells.joined(by: ", ")) FROM \(table.relation)"
    guard let day else { return "(\(inner)) AS r" }
    return "(SELECT * FROM (\(inner)) AS e WHERE \(day)) AS r"
  }

  /// The first cell of a row with something in it; empty for a blank row.
  private var firstFilled: SQL {
    let cells = readable.map { "nullif(\(dialect.trimmed(TableQuestion.cell($0))), '')" as SQL }
    return "coalesce(\(cells.joined(by: ", ")), '')"
  }

  private var hasText: Bool { readable.contains { table.columns[$0].type == .text } }

  /// Whether a row is left out as a total.
  var isTotal: SQL {
    totals.isEmpty
      ? "1 = 0" : "(NOT \(isOrdinary) AND \(dialect.hexadecimal(firstFilled)) IN \(dialect.list(totals)))"
  }

  /// A cell that begins with a letter of its own is neither blank nor a total.
  private var isOrdinary: SQL {
    let first = readable.first.map { TableQuestion.cell($0) } ?? "''"
    return dialect.matches("substr(\(first), 1, 1)", "[!#-BD-SU-bd-su-~]")
  }

  /// A row whose first column has a cell that begins with another letter begins like no total.
  private var mayBeginLikeTotal: SQL {
    let first = readable.first.map { TableQuestion.cell($0) } ?? "''"
    return "NOT \(dialect.matches("substr(\(first), 1, 1)", "[!#-BD-FH-RU-bd-fh-ru-~]"))"
  }

  /// Whether a row begins like a total that has more words; all rows that do, and few others.
  func isLikeTotal(_ first: SQL) -> SQL {
    "\(mayBeginLikeTotal) AND \(dialect.matches(dialect.trimmed(first), TableQuestion.likeTotal))"
  }

  /// A key that folding only lowers.
  private func isPlain(_ key: Int) -> SQL {
    let cell = TableQuestion.cell(key)
    let isPlain =
      isKeyWhole
      ? dialect.matches(cell, "[1-9][0-9]{0,17}") : dialect.matches(cell, "[$-~]+")
    guard !keyWords.isEmpty else { return isPlain }
    return "(\(isPlain) AND \(dialect.lowered(cell)) NOT IN \(dialect.list(keyWords)))"
  }

  /// Rows that may be none of the table, or whose key has a fault: they come one by one.
  var suspicion: SQL {
    var doubts: [SQL] = []
    if hasText {
      var blank = (["\(firstFilled) = ''"] + unreadable.map { "u\($0) = 0" }).joined(by: " AND ")
      if !totals.isEmpty {
        blank = "((\(blank)) OR \(dialect.hexadecimal(firstFilled)) IN \(dialect.list(totals)))"
      }
      doubts.append("(NOT \(isOrdinary) AND \(blank))")
    }
    if hasKey {
      guard let key else { return "1 = 1" }
      doubts.append("NOT \(isPlain(key))")
      if !otherSpellings.isEmpty {
        doubts.append("\(dialect.lowered(TableQuestion.cell(key))) IN \(dialect.list(otherSpellings))")
      }
      if hasDoubledKeys {
        let cell = dialect.lowered(TableQuestion.cell(key))
        doubts.append(
          "\(cell) IN (SELECT \(cell) FROM \(rows) WHERE \(isPlain(key)) GROUP BY \(cell) HAVING count(*) > 1)"
        )
      }
    }
    return doubts.isEmpty ? "1 = 0" : "(\(doubts.joined(by: " OR ")))"
  }

  /// Asks what the suspicion has to know.
  mutating func survey() throws(MeasureGap) {
    if hasText {
      var (totals, hasStrangeTotals): ([String], Bool) = ([], false)
      let first = firstFilled
      try session.ask(
        """
        SELECT \(dialect.line(of: ["f"])) FROM (SELECT DISTINCT \(dialect.hexadecimal(first)) AS f FROM \(rows) \
        WHERE \(mayBeginLikeTotal) AND (\(dialect.matches(first, TableQuestion.beginOfTotal)) \
        AND \(dialect.matches(first, TableQuestion.endOfTotal)) OR \(dialect.matches(first, TableQuestion.likeTotal)))) AS s
        """
      ) { cells in
        guard let cell = cells.first else { return }
        let text = String(decoding: cell, as: UTF8.self)
        if RowSuspicion.isTotal(cell: text) { totals.append(EngineAnswer.encoded(cell)) }
        if StrangeRows.beginsLikeTotal(text) { hasStrangeTotals = true }
      }
      self.totals = totals
      self.hasStrangeTotals = hasStrangeTotals
    }
    if hasKey, let key {
      let cell = dialect.lowered(TableQuestion.cell(key))
      hasDoubledKeys =
        try count(
          """
          (SELECT \(cell) AS k FROM \(rows) WHERE \(isPlain(key)) GROUP BY \(cell) HAVING count(*) > 1) AS d
          """) > 0
    }
  }

  /// What the words of a total have in common, in letters of ASCII and what is none: a database may hold others in any encoding.
  private static let beginOfTotal: StaticString = "[TtCc][^!-NP-np-~][^ -~]{0,5}[nNtT][^\u{1}]{1,34}"
  private static let endOfTotal: StaticString = "[^\u{1}]*[^!-,/-9;-FH-KM-fh-km-~-]"

  /// `Tổng cộng (I + II)`, `Cộng huyện A`, `Sub-total`, in letters of ASCII and what is none: a database may hold others in any encoding.
  private static let likeTotal: StaticString = """
    ([Tt][Oo]?[^ -~]{1,8}[Nn][Gg][^!-~]+[Cc][Oo]?[^ -~]{1,8}[Nn][Gg]|[Tt][Oo][Nn][Gg][^!-~]+[Cc][Oo][Nn][Gg]\
    |([Ss][Uu][Bb]|[Gg][Rr][Aa][Nn][Dd])[^!-,.-~]*[Tt][Oo][Tt][Aa][Ll])[^\u{1}]*\
    |[Tt][Oo][Tt][Aa][Ll]([Ss]|[^!-~]*[(:][^\u{1}]*)\
    |[Tt][Oo][Aa]?[^ -~]{1,8}[Nn][^!-~]+([Tt][Ii]?[^ -~]{1,8}[Nn][Hh]([^!-~]+[Pp][Hh][Oo]?[^ -~]{1,8})?\
    |[Tt][Hh][Aa]?[^ -~]{1,8}[Nn][Hh][^!-~]+[Pp][Hh][Oo]?[^ -~]{1,8}\
    |[Hh][Uu][Yy][A-Za-z]?[^ -~]{0,8}[Nn]|[Xx][Aa]?[^ -~]{1,8}|[Qq][Uu][Oo]?[^ -~]{1,8}[Cc])\
    |([Tt][Oo]?[^ -~]{1,8}[Nn][Gg]([^!-~]+[Ss][Oo]?[^ -~]{1,8})?\
    |[Cc]([Oo][^ -~]{2,8}|[^ -~\u{D4}\u{F4}][^ -~]{0,5}|[\u{D4}\u{F4}][^ -~]{1,4})[Nn][Gg])([^!-~]*[(:=][^\u{1}]*|[^!-~]+\
    ([Hh][Uu][Yy][A-Za-z]?[^ -~]{0,8}[Nn]|[Xx][Aa]?[^ -~]{1,8}|[Tt][Hh]?[AaIi]?[^ -~]{1,8}[Nn][Hh]|[Tt][Pp]\
    |[Tt][Hh][Ii]?[^ -~]{1,8}|[Cc][Hh][Uu][Nn][Gg]|[Tt][Oo]?[Aa]?[^ -~]{1,8}[Aa]?[^ -~]{0,8}[Nn]\
    |[Mm][Uu]?[^ -~]{1,8}[Cc]|[Pp][Hh][Aa]?[^ -~]{1,8}[Nn]|[Nn][Hh][Oo]?[^ -~]{1,8}[Mm]|[Ii]{1,3}|[Ii]?[Vv])\
    (([^!-~]|[:.])[^\u{1}]*)?)
    """

  /// Rows whose number could be written with fewer zeros: as a text it would be another.
  func unclearlySpelled(_ column: Int) -> SQL {
    "\(rows) WHERE \(dialect.matches(TableQuestion.cell(column), "-?[0-9]+[.][0-9]*0"))"
  }

  /// How many rows something has.
  func count(_ rows: SQL) throws(MeasureGap) -> Int {
    var count = 0
    try session.askLines("SELECT \(dialect.line(of: [dialect.text(ofCount: "count(*)")])) FROM \(rows)") {
      line in
      count = Int(String(decoding: line, as: UTF8.self)) ?? 0
    }
    return count
  }

  /// Each row that is looked at by itself, with all its cells.
  func single(limit: Int) -> SQL {
    let cells = readable.map { dialect.hexadecimal(TableQuestion.cell($0)) }
    return "SELECT \(dialect.line(of: cells)) FROM \(rows) WHERE \(suspicion) LIMIT \(limit)"
  }

  /// Every row with all its cells.
  func all(limit: Int) -> SQL {
    let cells = readable.map { dialect.hexadecimal(TableQuestion.cell($0)) }
    return "SELECT \(dialect.line(of: cells)) FROM \(rows) LIMIT \(limit)"
  }

  private var others: SQL { isUnsuspected ? "1 = 1" : "NOT \(suspicion)" }

  /// All other rows with some of their cells, each by itself.
  func others(_ columns: [Int], limit: Int) -> SQL {
    let cells = columns.map { dialect.hexadecimal(TableQuestion.cell($0)) }
    let order: SQL = key.map { " ORDER BY \(dialect.hexadecimal(TableQuestion.cell($0)))" } ?? ""
    return "SELECT \(dialect.line(of: cells)) FROM \(rows) WHERE \(others)\(order) LIMIT \(limit)"
  }

  /// All other rows with some of their cells, those that are alike as one with their number behind it.
  ///
  /// - Parameter keys: Only rows that have one of these in common in columns that are put together.
  func patterns(
    _ columns: [Int], limit: Int, of keys: (columns: [TableColumn], texts: [String])? = nil
  ) -> SQL {
    let cells = columns.map { dialect.grouped(TableQuestion.cell($0)) }
    let named = cells.enumerated().map { "\($0.element) AS h\($0.offset)" as SQL }
    let names = cells.indices.map { dialect.hexadecimal("h\($0)") }
    let line = dialect.line(of: names + [dialect.text(ofCount: "n")])
    let groups: SQL = cells.isEmpty ? "" : " GROUP BY \(cells.joined(by: ", "))"
    var (rows, wanted) = (rows, others)
    if let keys {
      rows = self.rows(with: keys.columns.compactMap(\.placed))
      let parts = keys.columns.enumerated().flatMap { index, column -> [SQL] in
        (index > 0 ? ["','"] : []) + [column.key(dialect)]
      }
      wanted = "\(others) AND \(dialect.concatenation(parts)) IN \(dialect.list(keys.texts))"
    }
    return """
      SELECT \(line) FROM (SELECT \((named + ["count(*) AS n"]).joined(by: ", ")) FROM \(rows) \
      WHERE \(wanted)\(groups)) AS p WHERE n > 0 LIMIT \(limit)
      """
  }

  /// A column of which rows of one pattern have the very cell, or its place, in common.
  struct TableColumn {
    let number: Int
    let placed: PlacedColumn?

    func key(_ dialect: some Dialect) -> SQL {
      placed?.key(dialect) ?? dialect.hexadecimal(TableQuestion.cell(number))
    }
  }

  /// All other rows by what they have in common, with what is asked of those that are put together and their number.
  func together(_ columns: [TableColumn], limit: Int) -> SQL {
    let placed = columns.compactMap(\.placed)
    let keys = columns.map { column -> SQL in
      column.placed?.key(dialect) ?? dialect.grouped(TableQuestion.cell(column.number))
    }
    let answers = placed.compactMap { $0.answer(dialect) }
    let named =
      keys.enumerated().map { "\($0.element) AS h\($0.offset)" as SQL }
      + answers.enumerated().map { "\($0.element) AS a\($0.offset)" as SQL } + ["count(*) AS n"]
    let names =
      columns.enumerated().map { index, column -> SQL in
        column.placed == nil ? dialect.hexadecimal("h\(index)") : "h\(index)"
      } + answers.indices.map { "a\($0)" as SQL }
    let groups: SQL = keys.isEmpty ? "" : " GROUP BY \(keys.joined(by: ", "))"
    return """
      SELECT \(dialect.line(of: names + [dialect.text(ofCount: "n")])) FROM (SELECT \(named.joined(by: ", ")) \
      FROM \(rows(with: placed)) WHERE \(others)\(groups)) AS p WHERE n > 0 LIMIT \(limit)
      """
  }

  /// Cells of a column with one of some texts, in the order of their keys.
  func cells(of column: Int, with texts: [String], limit: Int) -> SQL {
    let cell = dialect.hexadecimal(TableQuestion.cell(column))
    let key: SQL = key.map { dialect.hexadecimal(TableQuestion.cell($0)) } ?? "''"
    return """
      SELECT \(dialect.line(of: ["k", "x"])) FROM (SELECT \(key) AS k, \(cell) AS x FROM \(rows)) AS b \
      WHERE x IN \(dialect.list(texts)) ORDER BY k, x LIMIT \(limit)
      """
  }
}
