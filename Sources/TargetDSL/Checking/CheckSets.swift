// Membership in sets, ranges and populations.

extension Checker {
  mutating func membership(_ node: SyntaxNode, _ table: Int) -> Condition? {
    let parts = node.nodes
    guard parts.count == 2 else { return nil }
    let test: Condition?
    switch parts[1].kind {
    case .set: test = set(parts[0], parts[1], table, node)
    case .range: test = range(parts[0], parts[1], table)
    default: test = refers(parts[0], parts[1], table)
    }
    return node.has(.not) ? test.map { .not($0) } : test
  }

  private mutating func set(_ left: SyntaxNode, _ set: SyntaxNode, _ table: Int, _ node: SyntaxNode)
    -> Condition?
  {
    let items = set.nodes
    guard !items.isEmpty else {
      report(
        .emptySet, at: set.span, Phrase(en: "nothing is in an empty set", vi: "danh sách rỗng không chứa gì"))
      return nil
    }
    if let path = categoryPath(left, table) { return categorySet(path, items, of: left) }
    guard let operand = operand(left, table) else { return nil }
    if case .cell(let path) = operand.value { return textSet(path, operand, items, table, node) }
    var tests: [Condition] = []
    for item in items {
      guard let value = self.operand(item, table) else { return nil }
      guard let test = compare(operand, .equal, value, item) else { return nil }
      tests.append(test)
    }
    return tests.count == 1 ? tests[0] : .any(tests)
  }

  private mutating func categorySet(
    _ path: ColumnPath, _ items: [SyntaxNode], of left: SyntaxNode
  ) -> Condition? {
    guard case .category(let categories) = column(path).type else { return nil }
    use(path.steps, of: left)
    var indices: Set<Int> = []
    var isSound = true
    for item in items {
      let name = item.kind == .path && item.tokens.count == 1 ? item.text(of: item.tokens[0]) : item.span.text
      if let index = categories.index(called: name) {
        indices.insert(index)
        use(category: index, of: path.target, at: item.span)
      } else {
        reportUnknownCategory(name, of: path, at: item.span)
        isSound = false
      }
    }
    return isSound ? .isOneOf(path, categories: indices.sorted()) : nil
  }

  private mutating func textSet(
    _ path: ColumnPath, _ operand: Operand, _ items: [SyntaxNode], _ table: Int, _ node: SyntaxNode
  ) -> Condition? {
    var texts: Set<String> = []
    var others: [Condition] = []
    for item in items {
      guard let value = self.operand(item, table) else { return nil }
      if case .text(let text) = value.value {
        texts.insert(text)
      } else {
        guard let test = compare(operand, .equal, value, item) else { return nil }
        others.append(test)
      }
    }
    guard !texts.isEmpty else { return others.count == 1 ? others[0] : .any(others) }
    switch column(path).type {
    case .text, .reference: break
    case .whole, .decimal, .yesNo, .date, .category:
      reportMismatch(operand, Operand(value: .text(""), node: node), node)
      return nil
    }
    let test = Condition.isText(path, among: texts.sorted())
    return others.isEmpty ? test : .any([test] + others)
  }

  private mutating func range(_ left: SyntaxNode, _ range: SyntaxNode, _ table: Int) -> Condition? {
    let ends = range.nodes
    guard ends.count == 2, let operand = operand(left, table),
      let low = end(ends[0], sharing: ends[1], table),
      let high = end(ends[1], sharing: nil, table)
    else { return nil }
    if isInverted(low, high) {
      reportInverted(range, from: ends)
      return nil
    }
    guard let from = compare(operand, .greaterOrEqual, low, range),
      let to = compare(operand, .lessOrEqual, high, range)
    else { return nil }
    return .all([from, to])
  }

  /// An end of a range; its unit may stand once, after the second number.
  private mutating func end(_ node: SyntaxNode, sharing other: SyntaxNode?, _ table: Int) -> Operand? {
    guard node.kind == .quantity, node.node(.unitExpression) == nil, let other, other.kind == .quantity else {
      return operand(node, table)
    }
    return literal(node, sharing: other)
  }

  private func isInverted(_ low: Operand, _ high: Operand) -> Bool {
    if case .number(.constant(let low)) = low.value, case .number(.constant(let high)) = high.value {
      return high < low
    }
    if case .date(.constant(let low)) = low.value, case .date(.constant(let high)) = high.value {
      return high < low
    }
    return false
  }

  /// `X in POPULATION`: the row that the reference points to.
  private mutating func refers(_ left: SyntaxNode, _ name: SyntaxNode, _ table: Int) -> Condition? {
    guard left.kind == .path else {
      report(
        .wrongType, at: left.span,
        Phrase(
          en: "only a reference points to a row of a population",
          vi: "chỉ cột tham chiếu mới chỉ tới dòng của tổng thể"))
      return nil
    }
    guard let path = path(left, table: table), let rows = rows(name) else { return nil }
    guard case .reference(let target) = column(path).type, target == rows.table else {
      report(
        .wrongTable, at: node(left, through: name),
        Phrase(
          en:
            "`\(left.span.words)` does not refer to `\(tables[rows.table].name)`, whose rows `\(name.span.words)` holds",
          vi:
            "`\(left.span.words)` không tham chiếu tới `\(tables[rows.table].name)`, bảng của tổng thể `\(name.span.words)`"
        ),
        related: [columnDeclared(path.target)])
      return nil
    }
    return .refers(path, to: rows.condition)
  }

  private func node(_ first: SyntaxNode, through last: SyntaxNode) -> SourceSpan {
    SourceSpan(first.span.file, first.span.range.lowerBound..<last.span.range.upperBound)
  }
}
