// Populations and the paths from a row to its cells.

extension Checker {
  /// A population by its index, resolved when it is first needed; `nil` after an error.
  mutating func population(_ index: Int) -> Population? {
    switch populations[index] {
    case .done(let population):
      buildOn(populationNodes[index])
      return population
    case .failed: return nil
    case .running:
      reportCycle(populationNodes[index])
      return nil
    case .waiting: break
    }
    populations[index] = .running
    let node = populationNodes[index]
    let result =
      withinChain(node) { checker in
        checker.withinSize(of: node) { checker in checker.resolvePopulation(node) }
      } ?? nil
    sizes[index] = lastSize
    populations[index] = result.map { .done($0) } ?? .failed
    return result
  }

  /// Bounds how long a condition is when every name in it is written out; `nil` after reporting one that is longer.
  mutating func withinSize<Result>(
    of node: SyntaxNode, _ body: (inout Checker) -> Result?
  ) -> Result? {
    let outside = written
    written = 0
    let result = body(&self)
    lastSize = min(written, Checker.sizeLimit + 1)
    written = outside
    guard result != nil, lastSize > Checker.sizeLimit else { return result }
    report(
      .chainTooLong, at: nameToken(of: node).map { node.span(of: $0) } ?? node.span,
      Phrase(
        en: "written out, this condition has more than \(Checker.sizeLimit) parts",
        vi: "viết đầy đủ, điều kiện này có hơn \(Checker.sizeLimit) phần"))
    return nil
  }

  private mutating func resolvePopulation(_ node: SyntaxNode) -> Population? {
    guard let token = nameToken(of: node), let base = node.node(.name).flatMap({ rows($0) }) else {
      return nil
    }
    var condition = base.condition
    if let written = conditionNode(of: node) {
      // After an error the rows are still those of a known table, for what else is said of them.
      condition = condition.and(self.condition(written, table: base.table) ?? .always)
    }
    return Population(
      name: node.text(of: token), label: label(of: node),
      rows: RowSet(table: base.table, condition: condition),
      span: node.span(of: token))
  }

  /// The node of the condition after `where`; right behind the rows where that word was left out, which has been told.
  func conditionNode(of node: SyntaxNode) -> SyntaxNode? {
    var isAfterWhere = false
    var isAfterRows = false
    for child in node.children {
      switch child {
      case .token(let token):
        if token.keyword == .where { isAfterWhere = true }
        isAfterRows = false
      case .node(let node):
        if isAfterWhere || isAfterRows, node.kind != .skipped { return node }
        isAfterRows = node.kind == .name
      }
    }
    return nil
  }

  /// Bounds the depth of names over names, in whatever order they are declared and first needed.
  mutating func withinChain<Result>(_ node: SyntaxNode, _ body: (inout Checker) -> Result) -> Result? {
    guard resolving.count < Checker.chainLimit else {
      reportChain(node)
      return nil
    }
    resolving.append((node, 0))
    let result = body(&self)
    let length = 1 + resolving.removeLast().below
    guard length <= Checker.chainLimit else {
      reportChain(node)
      return nil
    }
    chainLengths[node.identity] = length
    buildOn(node)
    return result
  }

  /// The name that is being resolved builds on one that is.
  mutating func buildOn(_ node: SyntaxNode) {
    guard let last = resolving.indices.last else { return }
    let length = chainLengths[node.identity] ?? 0
    resolving[last].below = max(resolving[last].below, length)
  }

  private mutating func reportChain(_ node: SyntaxNode) {
    report(
      .chainTooLong, at: nameToken(of: node).map { node.span(of: $0) } ?? node.span,
      Phrase(
        en: "names build on names more than \(Checker.chainLimit) deep here",
        vi: "tên dựa trên tên quá \(Checker.chainLimit) tầng ở đây"))
  }

  mutating func reportCycle(_ node: SyntaxNode) {
    guard let token = nameToken(of: node) else { return }
    let name = node.text(of: token)
    report(
      .nameCycle, at: node.span(of: token),
      Phrase(en: "`\(name)` is defined by itself", vi: "`\(name)` được định nghĩa bằng chính nó"),
      related: resolving.map(\.node).drop { $0.span != node.span }.dropFirst().compactMap { other in
        nameToken(of: other).map {
          .init(
            .source(other.span(of: $0)), Phrase(en: "by way of this name", vi: "thông qua tên này"))
        }
      })
  }

  /// The rows that the name of a table or population stands for.
  mutating func rows(_ node: SyntaxNode) -> RowSet? {
    guard let token = node.tokens.first else { return nil }
    let written = node.text(of: token)
    let (byLabel, isReported) =
      rowNames[written] == nil ? labelled(written, in: rowLabels, at: node.span(of: token)) : (nil, false)
    if isReported { return nil }
    let name = byLabel ?? written
    guard let row = rowNames[name] else {
      if reportMissingWhere(name, at: node.span(of: token)) { return nil }
      let isIndicator = indicatorNames[name] != nil
      reportUnknown(
        Phrase(en: "table or population", vi: "bảng hoặc tổng thể"), name, at: node.span(of: token),
        among: Array(rowNames.keys), labels: rowLabels.names,
        related: isIndicator
          ? [
            .init(
              .source(indicatorNames[name]?.span ?? node.span),
              Phrase(en: "this is an indicator", vi: "đây là một chỉ tiêu"))
          ] : [])
      return nil
    }
    use(row.value.symbol, token, of: node)
    switch row.value {
    case .table(let index): return RowSet(table: index)
    case .population(let index):
      guard let rows = population(index)?.rows else { return nil }
      self.written += sizes[index] ?? 0
      return rows
    }
  }

  /// `tỷ lệ htx nữ`: two words in the place of a name may be rows and what is asked of them.
  private mutating func reportMissingWhere(_ name: String, at span: SourceSpan) -> Bool {
    let words = name.split(separator: " ")
    guard words.count > 1 else { return false }
    func known(_ name: String) -> RowName? {
      rowNames[name]?.value ?? rowLabels.matches(name).first.flatMap { rowNames[$0.value]?.value }
    }
    guard known(words.joined(separator: "_")) == nil else { return false }
    for count in (1..<words.count).reversed() {
      let (rows, rest) = (words[..<count].joined(separator: "_"), words[count...].joined(separator: "_"))
      guard let row = known(rows) else { continue }
      let table: Int
      switch row {
      case .table(let index): table = index
      case .population(let index):
        guard let rows = population(index)?.rows else { continue }
        table = rows.table
      }
      guard tables.indices.contains(table) else { continue }
      var test: String?
      if let column = columnIndex(rest, of: table) {
        if case .yesNo = tables[table].columns[column].type { test = rest }
      } else if let meant = columns(withCategory: rest, in: table, at: span).first {
        test = "\(meant) = \(rest)"
      }
      let first = String(words[0])
      report(
        .missingPart, at: span,
        Phrase(
          en: "`where` is missing between `\(first)` and what is asked of it",
          vi: "giữa `\(first)` và điều kiện còn thiếu `where`"),
        fixes: test.map { [.write("\(rows) where \($0)", at: span)] } ?? [])
      return true
    }
    return false
  }

  /// The columns of a table, as a file calls them, that have a category of a name.
  func columns(withCategory name: String, in table: Int, at span: SourceSpan) -> [String] {
    tables[table].columns.indices.compactMap { index in
      guard case .category(let categories) = tables[table].columns[index].type,
        categories.index(called: name) != nil
      else { return nil }
      return called(.init(table: table, column: index), at: span)
    }
  }

  // MARK: Paths

  /// The column that a path reads, from a row of `table`; `nil` after reporting.
  mutating func path(_ node: SyntaxNode, table: Int) -> ColumnPath? {
    var steps: [ColumnPath.Step] = []
    defer { use(steps, of: node) }
    var current = table
    let names = node.tokens.filter { $0.kind == .word }
    for (position, token) in names.enumerated() {
      let name = node.text(of: token)
      let found = tables[current].columns(called: name)
      guard let column = found.first, found.count == 1 else {
        if found.isEmpty {
          reportUnknownColumn(name, of: current, at: node.span(of: token))
        } else {
          reportUnclear(name, found.map { tables[current].columns[$0].span }, at: node.span(of: token))
        }
        return nil
      }
      // What its type is has been asked already; nothing can be said of it here.
      let declared = tables[current].columns[column].span
      if !untypedColumns.isEmpty, untypedColumns.contains(Place.source(declared).description) { return nil }
      steps.append(.init(table: current, column: column))
      guard position < names.count - 1 else { break }
      guard case .reference(let next) = tables[current].columns[column].type else {
        report(
          .pathThroughValue, at: node.span(of: token),
          Phrase(
            en: "`\(name)` refers to no table, so nothing can follow after the point",
            vi: "`\(name)` không tham chiếu tới bảng nào nên sau dấu chấm không thể có gì"),
          related: [columnDeclared(steps[position])])
        return nil
      }
      current = next
    }
    return steps.isEmpty ? nil : ColumnPath(steps: steps)
  }

  mutating func reportUnknownColumn(_ name: String, of table: Int, at span: SourceSpan) {
    let names = tables[table].columns.map(\.name)
    let labels = columnLabels(of: table)
    let isNearOne = !near(name, among: names + labels).isEmpty
    let declared = name.split(separator: " ").joined(separator: "_")
    var related: [Diagnostic.Related] = [
      .init(
        .source(tables[table].span),
        isNearOne
          ? Phrase(en: "the table is declared here", vi: "bảng khai báo ở đây")
          : Phrase(
            en: "the table has no such column; a new one is a line here, such as `column \(declared) yes/no`",
            vi: "bảng chưa có cột này; cột mới viết thành một dòng ở đây, ví dụ `column \(declared) yes/no`"))
    ]
    // `loại = tốt hoặc khá`: each value is compared by itself.
    var meant: [Diagnostic.Fix] = []
    for column in tables[table].columns.indices {
      guard case .category(let categories) = tables[table].columns[column].type,
        let index = categories.index(called: name)
      else { continue }
      let test = called(.init(table: table, column: column), at: span)
      let category = called(category: index, of: categories, at: span)
      if meant.isEmpty {
        related = [
          .init(
            .source(tables[table].columns[column].span),
            Phrase(
              en: "`\(name)` is a category of `\(test)`: write `\(test) = \(category)`",
              vi: "`\(name)` là một loại của `\(test)`: viết `\(test) = \(category)`"))
        ]
      }
      if span.file.isTestByItself(span) { meant.append(.write("\(test) = \(name)", at: span)) }
    }
    let shown = called(table: table, at: span)
    reportUnknown(
      Phrase(en: "column of `\(shown)`", vi: "cột của `\(shown)`"), name, at: span,
      among: names, labels: labels, kind: .unknownColumn, related: related, meant: meant)
  }

  func column(_ step: ColumnPath.Step) -> Column { tables[step.table].columns[step.column] }

  func column(_ path: ColumnPath) -> Column { column(path.target) }

  /// Whether the cell at the end of a path may be none.
  func mayBeNone(_ path: ColumnPath) -> Bool {
    path.steps.contains { column($0).blank == .none }
  }

  /// - Parameter span: what the message is about, whose file's words it quotes.
  func columnDeclared(_ step: ColumnPath.Step, for span: SourceSpan? = nil) -> Diagnostic.Related {
    let column = column(step)
    let name = span.map { called(step, at: $0) } ?? column.name
    let type = described(column.type, for: span)
    return .init(
      .source(column.span), Phrase(en: "`\(name)` is \(type)", vi: "`\(name)` là \(type)"))
  }

  func described(_ type: ColumnType, for span: SourceSpan? = nil) -> Phrase {
    switch type {
    case .text: Phrase(en: "a text", vi: "chữ")
    case .whole(let unit?), .decimal(let unit?):
      span.map { kind(unit.type, unit, at: $0) } ?? unit.type.described(unit)
    case .whole(nil), .decimal(nil): QuantityType.count.described()
    case .yesNo: Phrase(en: "a yes/no column", vi: "cột có/không")
    case .date: Phrase(en: "a date", vi: "ngày")
    case .category(let categories):
      Phrase(
        en: "one of \(list(categories, for: span))", vi: "một trong \(list(categories, for: span))")
    case .reference(let table):
      Phrase(
        en: "a reference to `\(span.map { called(table: table, at: $0) } ?? tables[table].name)`",
        vi: "tham chiếu tới `\(span.map { called(table: table, at: $0) } ?? tables[table].name)`")
    }
  }

  private func list(_ categories: [ColumnType.Category], for span: SourceSpan?) -> String {
    categories.indices.map { index in
      span.map { called(category: index, of: categories, at: $0) } ?? categories[index].name
    }.joined(separator: ", ")
  }
}

extension SourceFile {
  /// Whether nothing that compares, and no `.`, stands beside a name.
  fileprivate func isTestByItself(_ span: SourceSpan) -> Bool {
    let signs = Set("=<>!.".utf8)
    let behind = bytes[span.range.upperBound...].first { $0 != 0x20 && $0 != 0x09 }
    let before = bytes[..<span.range.lowerBound].last { $0 != 0x20 && $0 != 0x09 }
    return ![behind, before].contains { byte in byte.map(signs.contains) ?? false }
  }
}
