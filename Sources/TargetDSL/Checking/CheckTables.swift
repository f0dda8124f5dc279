// Tables and their columns.

extension Checker {
  mutating func checkTables() {
    for node in tableNodes {
      tables.append(table(node))
    }
    for index in tables.indices { checkReferences(of: index) }
  }

  private mutating func table(_ node: SyntaxNode) -> Table {
    let name = nameToken(of: node)
    rejectRepeated(in: node, except: [.columnClause, .cellClause])
    var columns: [Column] = []
    var byName: [String: SourceSpan] = [:]
    var key: Int?
    for clause in node.nodes(.columnClause) {
      guard let column = column(clause) else { continue }
      if let first = byName[column.name] {
        reportDuplicate(column.name, at: column.span, first: first)
        continue
      }
      byName[column.name] = column.span
      if let token = clause.token(.key) {
        if let key {
          report(
            .secondKey, at: clause.span(of: token),
            Phrase(
              en: "a table has one `key` column, this is the second",
              vi: "mỗi bảng chỉ có một cột `key`, đây là cột thứ hai"),
            related: [
              .init(.source(columns[key].span), Phrase(en: "the first one is here", vi: "cột đầu tiên ở đây"))
            ])
        } else {
          key = columns.count
          checkKey(column, at: clause.span(of: token))
        }
      }
      declareColumn(column, clause, table: tables.count, number: columns.count)
      columns.append(column)
    }
    rejectSharedHeaders(columns)
    addCellMeanings(node.nodes(.cellClause), to: &columns)
    let snapshotColumn = node.node(.snapshotsClause).flatMap { self.snapshotColumn($0, columns, key: key) }
    if columns.isEmpty, !node.hasUnread, node.nodes(.columnClause).isEmpty, let name {
      report(
        .tableWithoutColumns, at: node.span(of: name),
        Phrase(
          en: "the table `\(node.text(of: name))` has no column",
          vi: "bảng `\(node.text(of: name))` không có cột nào"))
    }
    return Table(
      name: name.map { node.text(of: $0) } ?? "", label: label(of: node), columns: columns, key: key,
      numbers: node.node(.numbersClause)?.has(.vietnamese) == true ? .vietnamese : .plain,
      numbersWritten: node.node(.numbersClause) != nil,
      dates: node.node(.datesClause).map(dateFormat) ?? .iso,
      file: node.node(.fileClause).flatMap { fileName($0) },
      database: node.node(.databaseClause).flatMap { databaseName($0) }, snapshotColumn: snapshotColumn,
      span: name.map { node.span(of: $0) } ?? node.span)
  }

  private mutating func checkKey(_ column: Column, at span: SourceSpan) {
    switch column.type {
    case .text, .whole, .reference, .category:
      guard column.blank != .unknown else { return }
      report(
        .badKey, at: span,
        Phrase(
          en: "a key is never blank, so `blank means` has no place here",
          vi: "khóa không bao giờ trống nên không dùng `blank means`"))
    case .decimal, .yesNo, .date:
      report(
        .badKey, at: span,
        Phrase(
          en: "a key is a text, a whole number or a reference", vi: "khóa là chữ, số nguyên hoặc tham chiếu"))
    }
  }

  /// Two columns that one header of a data file would fit.
  private mutating func rejectSharedHeaders(_ columns: [Column]) {
    var seen = SpellingDictionary<Int>()
    for (place, column) in columns.enumerated() {
      let headers = ([column.name] + column.headers).sorted { $0.precedes($1) }
      for (number, header) in headers.enumerated() {
        // The same one twice is told once.
        guard number == 0 || headers[number - 1].precedes(header) else { continue }
        if let earlier = seen.updateValue(place, for: header), columns[earlier].name != column.name {
          let other = columns[earlier]
          report(
            .sharedSpelling, at: column.span,
            Phrase(
              en: "the header `\(header)` would fit `\(other.name)` too",
              vi: "tiêu đề `\(header)` cũng khớp với cột `\(other.name)`"),
            related: [.init(.source(other.span), Phrase(en: "declared here", vi: "khai báo ở đây"))])
        }
      }
    }
  }

  // MARK: Columns

  private mutating func column(_ clause: SyntaxNode) -> Column? {
    guard let token = nameToken(of: clause) else { return nil }
    let name = clause.text(of: token)
    let span = clause.span(of: token)
    let typeNode = clause.node(.columnType)
    let known = typeNode.flatMap { columnType($0) }
    if known == nil { untypedColumns.insert(Place.source(span).description) }
    let type = known ?? .text
    let headers = clause.node(.columnHeaders).map { node in
      node.tokens.filter { $0.kind == .string }.map { node.text(of: $0) }
    }
    let range = clause.node(.columnRange).flatMap { columnRange($0, type: type, column: name) }
    let blankNode = clause.node(.blankMeaning)
    let blank = blankNode.flatMap { blankMeaning($0, type: type, range: range) } ?? .unknown
    let answers = typeNode.map { self.answers($0.nodes(.category)) }
    return Column(
      name: name, headers: headers ?? [], type: type, minimum: range?.minimum, maximum: range?.maximum,
      blank: blank, isBlankWhereMissing: blankNode?.has(.missing) == true, yesSpellings: answers?.yes ?? [],
      noSpellings: answers?.no ?? [], span: span)
  }

  private mutating func columnType(_ node: SyntaxNode) -> ColumnType? {
    switch node.firstToken?.keyword {
    case .whole, .decimal:
      let unit = node.node(.unitExpression).flatMap { self.unit($0) }
      return node.has(.whole) ? .whole(unit) : .decimal(unit)
    case .yes: return .yesNo
    case .date: return .date
    case .one: return .category(categories(node.nodes(.category)))
    case .refers:
      guard let token = nameToken(of: node), let target = node.tokens.last(where: { $0.kind == .word }) else {
        return nil
      }
      _ = token
      return reference(to: node.text(of: target), at: node.span(of: target))
    default: return .text
    }
  }

  private mutating func reference(to name: String, at span: SourceSpan) -> ColumnType? {
    if let row = rowNames[name] {
      names.use(row.value.symbol, at: span)
      if case .table(let index) = row.value { return .reference(table: index) }
      report(
        .referenceToPopulation, at: span,
        Phrase(
          en: "`\(name)` is a population; a column refers to a table",
          vi: "`\(name)` là tổng thể; cột chỉ tham chiếu tới bảng"),
        related: [.init(.source(row.span), Phrase(en: "declared here", vi: "khai báo ở đây"))])
      return nil
    }
    reportUnknown(
      Phrase(en: "table", vi: "bảng"), name, at: span,
      among: rowNames.filter { if case .table = $0.value.value { true } else { false } }.map(\.key),
      labels: rowLabels.names.filter { name in
        rowLabels.matches(name).contains {
          if case .table? = rowNames[$0.value]?.value { true } else { false }
        }
      })
    return nil
  }

  private mutating func categories(_ nodes: [SyntaxNode]) -> [ColumnType.Category] {
    var result: [ColumnType.Category] = []
    var seen = SpellingDictionary<(name: String, span: SourceSpan)>()
    for node in nodes {
      guard let token = node.tokens.first else { continue }
      let name = node.text(of: token)
      if let first = result.firstIndex(where: { $0.name == name }) {
        reportDuplicate(name, at: node.span(of: token), first: nodes[first].span)
        continue
      }
      let spellings = node.tokens.filter { $0.kind == .string }
      for (spelling, span) in [(name, node.span(of: token))]
        + spellings.map({ (node.text(of: $0), node.span(of: $0)) })
      {
        if let other = seen.updateValue((name, span), for: spelling), other.name != name {
          report(
            .sharedSpelling, at: span,
            Phrase(
              en: "the spelling `\(spelling)` belongs to `\(other.name)` already",
              vi: "cách viết `\(spelling)` đã thuộc về `\(other.name)`"),
            related: [.init(.source(other.span), Phrase(en: "declared here", vi: "khai báo ở đây"))])
        }
      }
      result.append(.init(name: name, spellings: spellings.map { node.text(of: $0) }))
    }
    return result
  }

  private mutating func columnRange(_ node: SyntaxNode, type: ColumnType, column: String) -> (
    minimum: Rational?, maximum: Rational?
  )? {
    switch type {
    case .whole, .decimal: break
    case .text, .yesNo, .date, .category, .reference:
      report(
        .rangeOfNoNumber, at: node.span,
        Phrase(en: "only a number column has a range", vi: "chỉ cột số mới có khoảng giá trị"))
      return nil
    }
    var ends: [Rational] = []
    var isNegative = false
    for token in node.tokens {
      if token.kind == .minus { isNegative = true }
      if token.kind == .number {
        let value = number(token, in: node)
        ends.append(isNegative ? (try? value.negated()) ?? value : value)
        isNegative = false
      }
    }
    guard let minimum = ends.first else { return nil }
    if ends.count > 1, ends[1] < minimum {
      report(
        .invertedRange, at: node.span,
        Phrase(
          en: "the range of `\(column)` runs from the greater to the less",
          vi: "khoảng của `\(column)` đi từ số lớn tới số nhỏ"))
      return nil
    }
    return (minimum, ends.count > 1 ? ends[1] : nil)
  }

  mutating func blankMeaning(
    _ node: SyntaxNode, type: ColumnType, range: (minimum: Rational?, maximum: Rational?)?
  ) -> BlankMeaning? {
    guard let token = node.tokens.last else { return nil }
    let text = node.text(of: token)
    if token.keyword == .noneWord { return .some(.none) }
    if token.keyword == .unknown { return .unknown }
    switch (type, token.kind) {
    case (.yesNo, _) where token.keyword == .no: return .no
    case (.yesNo, _) where token.keyword == .yes: return .yes
    case (.category(let categories), .word):
      if let index = categories.index(called: text) { return .category(index) }
      reportUnknown(
        Phrase(en: "category of this column", vi: "loại của cột này"), text, at: node.span(of: token),
        among: categories.map(\.name), labels: categories.labelNames, kind: .unknownCategory)
      return nil
    case (.whole, .number), (.decimal, .number):
      return numberBlank(node, token, type: type, range: range)
    case (.text, .string): return .text(text)
    case (.date, .date): return CalendarDate(iso: text).map { .date($0) }
    default:
      report(
        .wrongBlank, at: node.span(of: token),
        Phrase(
          en: "`\(text)` is not a value of this column", vi: "`\(text)` không phải giá trị của cột này"),
        fixes: [
          .init(
            Phrase(
              en: "write `means unknown`, `means none`, or a value of the column",
              vi: "viết `means unknown`, `means none` hoặc một giá trị của cột"))
        ])
      return nil
    }
  }

  private mutating func numberBlank(
    _ node: SyntaxNode, _ token: Token, type: ColumnType, range: (minimum: Rational?, maximum: Rational?)?
  ) -> BlankMeaning? {
    var value = number(token, in: node)
    if node.token(.minus) != nil { value = (try? value.negated()) ?? value }
    let isBelow = range?.minimum.map { value < $0 } ?? false
    let isAbove = range?.maximum.map { value > $0 } ?? false
    let isBrokenWhole = if case .whole = type { !value.isInteger } else { false }
    guard !isBelow, !isAbove, !isBrokenWhole else {
      report(
        .wrongBlank, at: node.span(of: token),
        Phrase(
          en: "a blank cannot mean `\(value)`: the column does not allow that",
          vi: "ô trống không thể là `\(value)`: cột không cho phép giá trị này"))
      return nil
    }
    return .number(value)
  }

  /// Columns refer to rows by key, so the table that they refer to has one.
  private mutating func checkReferences(of index: Int) {
    for column in tables[index].columns {
      guard case .reference(let target) = column.type, tables[target].key == nil else { continue }
      report(
        .referenceWithoutKey, at: column.span,
        Phrase(
          en: "`\(column.name)` refers to `\(tables[target].name)`, which has no `key` column",
          vi: "`\(column.name)` tham chiếu tới `\(tables[target].name)`, bảng này không có cột `key`"),
        related: [
          .init(.source(tables[target].span), Phrase(en: "mark its key here", vi: "đánh dấu khóa ở đây"))
        ])
    }
  }
}
