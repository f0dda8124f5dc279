// Conditions on one row.

extension Checker {
  /// A condition on rows of `table`; `nil` after reporting.
  mutating func condition(_ node: SyntaxNode, table: Int) -> Condition? {
    written += 1
    // What is longer is given up where it is declared.
    guard written <= Checker.sizeLimit else { return .always }
    switch node.kind {
    case .or: return parts(node, table).map { .any($0) }
    case .and: return parts(node, table).map { .all($0.flatMap(\.conjuncts)) }
    case .not: return node.nodes.first.flatMap { condition($0, table: table) }.map { .not($0) }
    case .parentheses: return node.nodes.first.flatMap { condition($0, table: table) }
    case .comparison: return comparison(node, table)
    case .membership: return membership(node, table)
    case .knownTest: return knownTest(node, table)
    case .rowTest: return rowTest(node, table)
    case .hasTest: return hasTest(node, table)
    case .path: return yesNoColumn(node, table)
    default:
      reportNoCondition(
        node, Phrase(en: "this is a value, not a condition", vi: "đây là giá trị, không phải điều kiện"))
      return nil
    }
  }

  private mutating func parts(_ node: SyntaxNode, _ table: Int) -> [Condition]? {
    let found = node.nodes.map { condition($0, table: table) }
    return found.contains { $0 == nil } ? nil : found.compactMap { $0 }
  }

  private mutating func reportNoCondition(
    _ node: SyntaxNode, _ message: Phrase, related: [Diagnostic.Related] = [], fixes: [Diagnostic.Fix] = []
  ) {
    report(.notACondition, at: node.span, message, related: related, fixes: fixes)
  }

  private mutating func yesNoColumn(_ node: SyntaxNode, _ table: Int) -> Condition? {
    guard let path = path(node, table: table) else { return nil }
    let column = column(path)
    if case .yesNo = column.type { return .isYes(path) }
    let example: Phrase =
      switch column.type {
      case .category(let categories):
        Phrase(
          en: "write `\(self.example(path.target, categories, at: node.span))`",
          vi: "viết `\(self.example(path.target, categories, at: node.span))`")
      case .text, .whole, .decimal, .yesNo, .date, .reference:
        Phrase(en: "compare it with something", vi: "hãy so sánh nó với một giá trị")
      }
    let shown = called(path.target, at: node.span)
    reportNoCondition(
      node,
      Phrase(
        en: "`\(shown)` alone is no condition: it is not a yes/no column",
        vi: "`\(shown)` đứng một mình không phải điều kiện: nó không phải cột có/không"),
      related: [columnDeclared(path.target, for: node.span)], fixes: [.init(example)])
    return nil
  }

  // MARK: Comparisons

  private mutating func comparison(_ node: SyntaxNode, _ table: Int) -> Condition? {
    let sides = node.nodes
    guard sides.count == 2, let sign = comparisonSign(node) else { return nil }
    // Beside a category column a name is first one of its categories.
    for (side, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
      guard let path = categoryPath(side, table) else { continue }
      switch category(path, sign, other, table, node) {
      case .test(let condition):
        use(path.steps, of: side)
        return condition
      case .reported: return nil
      case .noCategory: continue
      }
    }
    guard let left = operand(sides[0], table), let right = operand(sides[1], table) else { return nil }
    return compare(left, sign, right, node)
  }

  private func comparisonSign(_ node: SyntaxNode) -> Comparison? {
    for token in node.tokens {
      switch token.kind {
      case .equal: return .equal
      case .notEqual: return .notEqual
      case .less: return .less
      case .lessOrEqual: return .lessOrEqual
      case .greater: return .greater
      case .greaterOrEqual: return .greaterOrEqual
      default: continue
      }
    }
    return nil
  }

  /// The path of a node that surely names a category column, without reporting anything.
  func categoryPath(_ node: SyntaxNode, _ table: Int) -> ColumnPath? {
    guard node.kind == .path else { return nil }
    var current = table
    var steps: [ColumnPath.Step] = []
    for token in node.tokens where token.kind == .word {
      guard let index = columnIndex(node.text(of: token), of: current) else { return nil }
      steps.append(.init(table: current, column: index))
      if case .reference(let next) = tables[current].columns[index].type { current = next }
    }
    guard let last = steps.last, case .category = column(last).type else { return nil }
    return ColumnPath(steps: steps)
  }

  private enum CategoryTest {
    case test(Condition)
    case reported
    /// The other side is no bare name, or names a column.
    case noCategory
  }

  private mutating func category(
    _ path: ColumnPath, _ sign: Comparison, _ other: SyntaxNode, _ table: Int, _ node: SyntaxNode
  ) -> CategoryTest {
    guard case .category(let categories) = column(path).type, other.kind == .path else { return .noCategory }
    let names = other.tokens.filter { $0.kind == .word }
    guard names.count == 1 else { return .noCategory }
    let name = other.text(of: names[0])
    if let index = categories.index(called: name) {
      use(category: index, of: path.target, at: other.span)
      guard sign == .equal || sign == .notEqual else {
        reportNoOrder(node, path.target)
        return .reported
      }
      let test = Condition.isOneOf(path, categories: [index])
      return .test(sign == .equal ? test : .not(test))
    }
    if columnIndex(name, of: table) != nil { return .noCategory }
    reportUnknownCategory(name, of: path, at: other.span)
    return .reported
  }

  mutating func reportUnknownCategory(_ name: String, of path: ColumnPath, at span: SourceSpan) {
    guard case .category(let categories) = column(path).type else { return }
    let shown = called(path.target, at: span)
    // A spelling of the data files is not a name, but it tells which one is meant.
    if let index = categories.firstIndex(where: { $0.spellings.contains { matchKey($0) == matchKey(name) } })
    {
      let meant = called(category: index, of: categories, at: span)
      let isName = matchKey(meant) == matchKey(name)
      report(
        .unknownCategory, at: span,
        isName
          ? Phrase(
            en: "a category of `\(shown)` stands without quotes",
            vi: "loại của `\(shown)` viết không có ngoặc kép")
          : Phrase(
            en: "`\(name)` is a spelling of the data files; the category is `\(meant)`",
            vi: "`\(name)` là cách viết trong tệp số liệu; tên loại là `\(meant)`"),
        related: [columnDeclared(path.target, for: span)], fixes: [.write(meant, at: span, isSafe: true)])
      return
    }
    if categories.contains(where: { $0.name == name }) {
      report(
        .unknownCategory, at: span,
        Phrase(
          en: "a category of `\(shown)` stands without quotes",
          vi: "loại của `\(shown)` viết không có ngoặc kép"),
        related: [columnDeclared(path.target, for: span)], fixes: [.write(name, at: span, isSafe: true)])
      return
    }
    report(
      .unknownCategory, at: span,
      Phrase(en: "`\(shown)` has no category `\(name)`", vi: "cột `\(shown)` không có loại `\(name)`"),
      related: [columnDeclared(path.target, for: span)],
      fixes: near(name, among: categories.map(\.name) + categories.labelNames).map { .write($0, at: span) })
  }

  private mutating func reportNoOrder(_ node: SyntaxNode, _ step: ColumnPath.Step) {
    let name = called(step, at: node.span)
    report(
      .noOrder, at: node.span,
      Phrase(
        en: "`\(name)` has no order: only `=`, `!=` and `in` compare it",
        vi: "`\(name)` không có thứ tự: chỉ so sánh được bằng `=`, `!=` và `in`"))
  }

  mutating func compare(_ left: Operand, _ sign: Comparison, _ right: Operand, _ node: SyntaxNode)
    -> Condition?
  {
    if let number = noYear(left, beside: right) ?? noYear(right, beside: left) {
      report(
        .unlikeOperands, at: number.node.span,
        Phrase(
          en: "`\(number.node.span.text)` is no year: a year has four digits",
          vi: "`\(number.node.span.text)` không phải là năm: năm có bốn chữ số"))
      return nil
    }
    switch (left.value, right.value) {
    case (.number(let a), .number(let b)):
      guard checkComparable(left, right, node) else { return nil }
      return .number(a, sign, b)
    case (.date(let a), .date(let b)): return .date(a, sign, b)
    case (.date(let a), .number(let b)) where right.isYearLike:
      return yearOf(a).map { .number($0, sign, b) }
    case (.number(let a), .date(let b)) where left.isYearLike:
      return yearOf(b).map { .number(a, sign, $0) }
    default: break
    }
    guard let test = equality(left, right, node) else { return nil }
    guard sign == .equal || sign == .notEqual else {
      report(
        .noOrder, at: node.span,
        Phrase(
          en: "these values have no order: only `=` and `!=` compare them",
          vi: "các giá trị này không có thứ tự: chỉ so sánh được bằng `=` và `!=`"))
      return nil
    }
    return sign == .equal ? test : .not(test)
  }

  /// A bare number that is none of a calendar, beside a date or a year.
  private func noYear(_ number: Operand, beside other: Operand) -> Operand? {
    guard number.bareNumber != nil, !number.isYearLike else { return nil }
    if case .date = other.value { return number }
    return other.isYearLike && other.bareNumber == nil ? number : nil
  }

  func yearOf(_ date: DateExpression) -> NumberExpression? {
    switch date {
    case .column(let path): .yearOf(path)
    case .constant(let date): .constant(Rational(date.year))
    }
  }

  /// Equality of values without an order.
  private mutating func equality(_ left: Operand, _ right: Operand, _ node: SyntaxNode) -> Condition? {
    switch (left.value, right.value) {
    case (.cell(let path), .text(let text)), (.text(let text), .cell(let path)):
      switch column(path).type {
      case .text, .reference: return .isText(path, among: [text])
      case .category:
        reportUnknownCategory(text, of: path, at: (right.isText ? right : left).node.span)
        return nil
      default: break
      }
    case (.cell(let path), .yesNo(let flag)), (.yesNo(let flag), .cell(let path)):
      if case .yesNo = column(path).type { return isYesNo(path, flag) }
    case (.cell(let a), .cell(let b)):
      switch (column(a).type, column(b).type) {
      case (.text, .text): return .sameValue(a, b)
      case (.reference(let first), .reference(let second)) where first == second: return .sameValue(a, b)
      case (.category(let first), .category(let second)) where first.map(\.name) == second.map(\.name):
        return .sameValue(a, b)
      case (.yesNo, .yesNo):
        return .any([
          .all([.isYes(a), .isYes(b)]), isYesNo(a, false).and(isYesNo(b, false)),
        ])
      default: break
      }
    default: break
    }
    reportMismatch(left, right, node)
    return nil
  }

  /// `X = yes` or `X = no`; a cell that is none is neither.
  private func isYesNo(_ path: ColumnPath, _ flag: Bool) -> Condition {
    if flag { return .isYes(path) }
    return mayBeNone(path) ? .all([.not(.isYes(path)), .not(.isNone(path))]) : .not(.isYes(path))
  }

  // MARK: Other tests

  private mutating func knownTest(_ node: SyntaxNode, _ table: Int) -> Condition? {
    guard let operand = node.nodes.first, operand.kind == .path else {
      reportNoCondition(
        node,
        Phrase(
          en: "only a column is known or none", vi: "chỉ hỏi được một cột là đã biết hay không có giá trị"))
      return nil
    }
    guard let path = path(operand, table: table) else { return nil }
    let isNegated = node.has(.not)
    if node.has(.known) { return isNegated ? .not(.isKnown(path)) : .isKnown(path) }
    guard mayBeNone(path) else {
      let shown = called(path.target, at: node.span)
      report(
        .neverNone, at: node.span,
        Phrase(
          en: "`\(shown)` is never none: a blank cell of it does not mean that",
          vi: "`\(shown)` không bao giờ “không có giá trị”: ô trống của nó không có nghĩa đó"),
        related: [columnDeclared(path.target, for: node.span)],
        fixes: [
          .init(
            Phrase(
              en: "ask `is known`, or declare the column with `blank means none`",
              vi: "hỏi `is known`, hoặc khai báo cột với `blank means none`"))
        ])
      return nil
    }
    return isNegated ? .not(.isNone(path)) : .isNone(path)
  }

  /// `in POPULATION`: this row.
  private mutating func rowTest(_ node: SyntaxNode, _ table: Int) -> Condition? {
    guard let name = node.node(.name), let rows = rows(name) else { return nil }
    guard rows.table == table else {
      report(
        .wrongTable, at: name.span,
        Phrase(
          en:
            "`\(name.span.words)` holds rows of `\(tables[rows.table].name)`, here are rows of `\(tables[table].name)`",
          vi:
            "`\(name.span.words)` gồm dòng của `\(tables[rows.table].name)`, còn ở đây là dòng của `\(tables[table].name)`"
        ))
      return nil
    }
    return rows.condition
  }

  private mutating func hasTest(_ node: SyntaxNode, _ table: Int) -> Condition? {
    guard let name = node.node(.name), let rows = rows(name) else { return nil }
    let candidates = tables[rows.table].columns.indices.filter {
      tables[rows.table].columns[$0].type == .reference(table: table)
    }
    let other = tables[rows.table].name
    let own = tables[table].name
    var through = candidates.first
    if node.has(.through), let token = node.tokens.last(where: { $0.kind == .word }) {
      let written = node.text(of: token)
      through = columnIndex(written, of: rows.table).flatMap { candidates.contains($0) ? $0 : nil }
      if let through { use(.column(table: rows.table, column: through), token, of: node) }
      if through == nil {
        if let index = columnIndex(written, of: rows.table) {
          report(
            .wrongTable, at: node.span(of: token),
            Phrase(
              en: "`\(written)` does not refer to `\(own)`", vi: "`\(written)` không tham chiếu tới `\(own)`"),
            related: [columnDeclared(.init(table: rows.table, column: index))])
        } else {
          reportUnknownColumn(written, of: rows.table, at: node.span(of: token))
        }
        return nil
      }
    } else if candidates.count > 1 {
      let names = candidates.map { tables[rows.table].columns[$0].name }
      report(
        .ambiguousReference, at: name.span,
        Phrase(
          en: "`\(other)` refers to `\(own)` by \(names.map { "`\($0)`" }.joined(separator: " and "))",
          vi: "`\(other)` tham chiếu tới `\(own)` qua \(names.map { "`\($0)`" }.joined(separator: " và "))"),
        fixes: names.map {
          .init(
            Phrase(en: "add `through \($0)`", vi: "thêm `through \($0)`"),
            edits: [
              .init(
                SourceSpan(name.span.file, name.span.range.upperBound..<name.span.range.upperBound),
                " through \($0)")
            ])
        })
      return nil
    }
    guard let through else {
      report(
        .wrongTable, at: name.span,
        Phrase(
          en: "no column of `\(other)` refers to `\(own)`",
          vi: "không cột nào của `\(other)` tham chiếu tới `\(own)`"),
        related: [
          .init(
            .source(tables[rows.table].span),
            Phrase(en: "the table is declared here", vi: "bảng khai báo ở đây"))
        ])
      return nil
    }
    if node.has(.no) { return .not(.has(rows, through: through, atLeast: 1)) }
    guard let token = node.token(.number) else { return .has(rows, through: through, atLeast: 1) }
    let count = number(token, in: node)
    guard count >= .one, let least = count.integer.flatMap({ Int(exactly: $0) }) else {
      report(
        .notACount, at: node.span(of: token),
        Phrase(
          en: "`has at least` takes a whole number from 1", vi: "`has at least` cần số nguyên từ 1 trở lên"))
      return nil
    }
    return .has(rows, through: through, atLeast: least)
  }
}
