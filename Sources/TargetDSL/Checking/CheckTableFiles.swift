// Where the rows of a table come from, and how their cells are written.

extension Checker {
  func dateFormat(_ clause: SyntaxNode) -> Table.DateFormat {
    if clause.has(.day) { return .dayFirst }
    return clause.has(.month) ? .monthFirst : .iso
  }

  /// Endings of data files; those of workbooks have sheets.
  private static let workbooks = [".xlsx", ".xlsm", ".ods"]
  private static let texts = [".csv", ".tsv", ".txt"]

  mutating func fileName(_ clause: SyntaxNode) -> Table.DataFileName? {
    let strings = clause.tokens.filter { $0.kind == .string }
    guard let first = strings.first else { return nil }
    let name = clause.text(of: first)
    let isBare = !name.isEmpty && !name.contains("/") && !name.contains("\\") && name != "." && name != ".."
    let lowered = name.lowercased()
    let isWorkbook = Checker.workbooks.contains { lowered.hasSuffix($0) }
    guard isBare,
      isWorkbook || lowered.hasSuffix(".parquet") || Checker.texts.contains(where: { lowered.hasSuffix($0) })
    else {
      report(
        .badDataFileName, at: clause.span(of: first),
        Phrase(
          en: """
            a table's file is a bare name that ends in .csv, .tsv, .txt, .xlsx, .xlsm or .ods (.parquet for an engine)
            """,
          vi: """
            tệp của bảng chỉ ghi tên, không kèm thư mục, kết thúc bằng .csv, .tsv, .txt, .xlsx, .xlsm hoặc .ods (.parquet khi dùng cơ sở \
            dữ liệu)
            """))
      return nil
    }
    if name.count(where: { $0 == "*" }) > 1 {
      report(
        .badDataFileName, at: clause.span(of: first),
        Phrase(
          en: "one `*` may stand in the name of a table's file, here are several",
          vi: "trong tên tệp của bảng chỉ được có một dấu `*`, ở đây có nhiều hơn"))
      return nil
    }
    if strings.count > 1, !isWorkbook {
      report(
        .badDataFileName, at: clause.span(of: strings[1]),
        Phrase(
          en: "only a workbook has sheets, and “\(name)” is none",
          vi: "chỉ bảng tính mới có trang tính, còn “\(name)” thì không"))
    }
    return Table.DataFileName(name: name, sheet: strings.count > 1 ? clause.text(of: strings[1]) : nil)
  }

  /// One name, or several with points between: `schema.table`.
  mutating func databaseName(_ clause: SyntaxNode) -> String? {
    guard let token = stringToken(of: clause) else { return nil }
    let name = clause.text(of: token)
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isNamed = parts.count <= 3 && parts.allSatisfy { !$0.allSatisfy(\.isWhitespace) }
    guard isNamed, !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      report(
        .badDataFileName, at: clause.span(of: token),
        Phrase(
          en: "a table's name in an engine is written `\"table\"` or `\"schema.table\"`",
          vi: "tên bảng trong cơ sở dữ liệu viết là `\"table\"` hoặc `\"schema.table\"`"))
      return nil
    }
    return name
  }

  /// The column that says of which snapshot a row is: a date, or a whole number that is a year.
  mutating func snapshotColumn(_ clause: SyntaxNode, _ columns: [Column], key: Int?) -> Int? {
    guard let token = clause.tokens.last(where: { $0.kind == .word }), token.keyword != .by else {
      return nil
    }
    let name = clause.text(of: token)
    guard let index = columns.firstIndex(where: { $0.name == name }) else {
      reportUnknown(
        Phrase(en: "column of this table", vi: "cột của bảng này"), name, at: clause.span(of: token),
        among: columns.map(\.name))
      return nil
    }
    switch columns[index].type {
    case .date, .whole(nil): break
    case .text, .whole, .decimal, .yesNo, .category, .reference:
      report(
        .badSnapshotColumn, at: clause.span(of: token),
        Phrase(
          en: "`\(name)` is neither a date nor a year, so it cannot say of which snapshot a row is",
          vi: "`\(name)` không phải ngày hay năm nên không cho biết dòng thuộc kỳ số liệu nào"),
        related: [.init(.source(columns[index].span), Phrase(en: "declared here", vi: "khai báo ở đây"))],
        fixes: [
          .init(
            Phrase(
              en: "declare the column as `date`, or as `whole` where it holds years",
              vi: "khai báo cột là `date`, hoặc `whole` nếu cột ghi năm"))
        ])
      return nil
    }
    if index == key {
      report(
        .badSnapshotColumn, at: clause.span(of: token),
        Phrase(
          en: "`\(name)` is the key of the table: then every snapshot would have one row",
          vi: "`\(name)` là khóa của bảng: khi đó mỗi kỳ số liệu chỉ có một dòng"))
      return nil
    }
    return index
  }

  /// The spellings behind `yes` and `no` of `yes/no { yes = "x", no = "-" }`.
  mutating func answers(_ nodes: [SyntaxNode]) -> (yes: [String], no: [String]) {
    var found: (yes: [String], no: [String]) = ([], [])
    var seen = SpellingDictionary<(word: Keyword, span: SourceSpan)>()
    for node in nodes {
      guard let word = node.firstToken?.keyword, word == .yes || word == .no else { continue }
      for token in node.tokens where token.kind == .string {
        let spelling = node.text(of: token)
        let span = node.span(of: token)
        let opposite = word == .yes ? YesNoWords.no : YesNoWords.yes
        if opposite.contains(where: { matchKey($0) == matchKey(spelling) }) {
          report(
            .sharedSpelling, at: span,
            word == .yes
              ? Phrase(
                en: "“\(spelling)” is `no` in every table and cannot be `yes` here",
                vi: "“\(spelling)” luôn là `no` ở mọi bảng, không thể là `yes`")
              : Phrase(
                en: "“\(spelling)” is `yes` in every table and cannot be `no` here",
                vi: "“\(spelling)” luôn là `yes` ở mọi bảng, không thể là `no`"))
        }
        if let other = seen.updateValue((word, span), for: spelling), other.word != word {
          report(
            .sharedSpelling, at: span,
            Phrase(
              en: "“\(spelling)” cannot be both `yes` and `no`",
              vi: "“\(spelling)” không thể vừa là `yes` vừa là `no`"),
            related: [
              .init(.source(other.span), Phrase(en: "the other one is here", vi: "cách viết kia ở đây"))
            ])
        }
        if word == .yes { found.yes.append(spelling) } else { found.no.append(spelling) }
      }
    }
    return found
  }

  // MARK: Cells with a meaning

  /// `cell "NA" means unknown`, for every column that allows it; one that no column allows is an error.
  mutating func addCellMeanings(_ clauses: [SyntaxNode], to columns: inout [Column]) {
    var seen = SpellingDictionary<SourceSpan>()
    for clause in clauses {
      guard let value = clause.node(.blankMeaning), let token = value.tokens.last else { continue }
      var meanings: [(column: Int, meaning: BlankMeaning)] = []
      for index in columns.indices {
        if let meaning = cellMeaning(value, token, in: columns[index]) { meanings.append((index, meaning)) }
      }
      if meanings.isEmpty, !columns.isEmpty {
        let text = value.span.text
        report(
          .wrongBlank, at: value.span,
          Phrase(
            en: "no column of this table allows `\(text)`",
            vi: "không cột nào của bảng này cho phép `\(text)`"),
          fixes: [
            .init(
              Phrase(
                en:
                  "write `means unknown`, a value of a column, or `means none` where a column has `blank means none`",
                vi:
                  "viết `means unknown`, một giá trị của cột, hoặc `means none` nếu có cột ghi `blank means none`"
              ))
          ])
      }
      for spelling in clause.tokens where spelling.kind == .string {
        let text = clause.text(of: spelling)
        let span = clause.span(of: spelling)
        if let other = seen.updateValue(span, for: text) {
          report(
            .sharedSpelling, at: span,
            Phrase(
              en: "what the cell “\(text)” means is said already", vi: "nghĩa của ô “\(text)” đã được nêu"),
            related: [.init(.source(other), Phrase(en: "said here", vi: "nói ở đây"))])
          continue
        }
        for (column, meaning) in meanings {
          columns[column].cells.append(CellMeaning(spelling: text, meaning: meaning))
        }
      }
    }
  }

  /// What a value says in a column; `nil` where the column does not allow it.
  private func cellMeaning(_ node: SyntaxNode, _ token: Token, in column: Column) -> BlankMeaning? {
    let text = node.text(of: token)
    if token.keyword == .noneWord { return column.blank == .none ? .some(.none) : nil }
    if token.keyword == .unknown { return .unknown }
    switch (column.type, token.kind) {
    case (.yesNo, .word) where token.keyword == .no: return .no
    case (.yesNo, .word) where token.keyword == .yes: return .yes
    case (.category(let categories), .word):
      return categories.firstIndex { $0.name == text }.map { .category($0) }
    case (.whole, .number), (.decimal, .number):
      var value = number(token, in: node)
      if node.token(.minus) != nil { value = (try? value.negated()) ?? value }
      if case .whole = column.type, !value.isInteger { return nil }
      if let minimum = column.minimum, value < minimum { return nil }
      if let maximum = column.maximum, value > maximum { return nil }
      return .number(value)
    case (.text, .string): return .text(text)
    case (.date, .date): return CalendarDate(iso: text).map { .date($0) }
    default: return nil
    }
  }
}
