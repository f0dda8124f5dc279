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
      let isIndicator = indicatorNames[name] != nil
      reportUnknown(
        Phrase(en: "table or population", vi: "bảng hoặc tổng thể"), name, at: node.span(of: token),
        among: Array(rowNames.keys),
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
    let isNearOne = !nearest(to: name, among: tables[table].columns.map(\.name), limit: 1).isEmpty
    var related: [Diagnostic.Related] = [
      .init(
        .source(tables[table].span),
        isNearOne
          ? Phrase(en: "the table is declared here", vi: "bảng khai báo ở đây")
          : Phrase(
            en: "the table has no such column; a new one is a line here, such as `column \(name) yes/no`",
            vi: "bảng chưa có cột này; cột mới viết thành một dòng ở đây, ví dụ `column \(name) yes/no`"))
    ]
    for column in tables[table].columns {
      if case .category(let categories) = column.type, categories.contains(where: { $0.name == name }) {
        related = [
          .init(
            .source(column.span),
            Phrase(
              en: "`\(name)` is a category of `\(column.name)`: write `\(column.name) = \(name)`",
              vi: "`\(name)` là một loại của `\(column.name)`: viết `\(column.name) = \(name)`"))
        ]
      }
    }
    reportUnknown(
      Phrase(en: "column of `\(tables[table].name)`", vi: "cột của `\(tables[table].name)`"), name, at: span,
      among: tables[table].columns.map(\.name), kind: .unknownColumn, related: related)
  }

  func column(_ step: ColumnPath.Step) -> Column { tables[step.table].columns[step.column] }

  func column(_ path: ColumnPath) -> Column { column(path.target) }

  /// Whether the cell at the end of a path may be none.
  func mayBeNone(_ path: ColumnPath) -> Bool {
    path.steps.contains { column($0).blank == .none }
  }

  func columnDeclared(_ step: ColumnPath.Step) -> Diagnostic.Related {
    let column = column(step)
    return .init(
      .source(column.span),
      Phrase(
        en: "`\(column.name)` is \(described(column.type))",
        vi: "`\(column.name)` là \(described(column.type))"))
  }

  func described(_ type: ColumnType) -> Phrase {
    switch type {
    case .text: Phrase(en: "a text", vi: "chữ")
    case .whole(let unit?), .decimal(let unit?): unit.type.described(unit)
    case .whole(nil), .decimal(nil): QuantityType.count.described()
    case .yesNo: Phrase(en: "a yes/no column", vi: "cột có/không")
    case .date: Phrase(en: "a date", vi: "ngày")
    case .category(let categories):
      Phrase(
        en: "one of \(categories.map(\.name).joined(separator: ", "))",
        vi: "một trong \(categories.map(\.name).joined(separator: ", "))")
    case .reference(let table):
      Phrase(
        en: "a reference to `\(tables[table].name)`", vi: "tham chiếu tới `\(tables[table].name)`")
    }
  }
}
