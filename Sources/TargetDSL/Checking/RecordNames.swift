// Names with their uses, recorded where the checker resolves them.

extension Checker {
  /// A declaration by a node: `tokens` are the words that it gives the name.
  mutating func declare(
    _ symbol: NameIndex.Symbol, _ node: SyntaxNode, named tokens: [Token], label: String? = nil,
    otherSpellings: [String] = []
  ) {
    guard let first = tokens.first else { return }
    names.declare(
      NameIndex.Declaration(
        symbol, name: node.text(of: first), label: label, spans: tokens.map { node.span(of: $0) },
        whole: node.span, otherSpellings: otherSpellings))
  }

  mutating func use(_ symbol: NameIndex.Symbol, _ token: Token, of node: SyntaxNode) {
    names.use(symbol, at: node.span(of: token))
  }

  /// Says of every use how it names what it means, once all declarations are known.
  mutating func settleNames() {
    names.settleManners { declaration, text in
      if declaration.spans.contains(where: { $0.text == text }) { return .name }
      let key = matchKey(text)
      let isOther = declaration.otherSpellings.contains { $0 == text || labelName($0) == key }
      guard isOther else { return .label }
      if case .column = declaration.symbol { return .header }
      return .spelling
    }
  }

  /// The columns of a path, each at its own word.
  mutating func use(_ steps: [ColumnPath.Step], of node: SyntaxNode) {
    for (step, token) in zip(steps, node.tokens.filter { $0.kind == .word }) {
      use(.column(table: step.table, column: step.column), token, of: node)
    }
  }

  mutating func use(category index: Int, of step: ColumnPath.Step, at span: SourceSpan) {
    names.use(.category(table: step.table, column: step.column, category: index), at: span)
  }

  /// A column with its categories. `column` is its number in the table with the number `table`.
  mutating func declareColumn(_ column: Column, _ clause: SyntaxNode, table: Int, number: Int) {
    let symbol = NameIndex.Symbol.column(table: table, column: number)
    declare(
      symbol, clause, named: nameToken(of: clause).map { [$0] } ?? [], label: column.headers.first,
      otherSpellings: column.headers)
    switch column.type {
    case .reference(let target): names.refer(symbol, to: .table(target))
    case .category(let categories):
      let nodes = clause.node(.columnType)?.nodes(.category) ?? []
      for (index, category) in categories.enumerated() {
        guard
          let node = nodes.first(where: { node in
            node.tokens.first.map { node.text(of: $0) } == category.name
          }), let token = node.tokens.first
        else { continue }
        declare(
          .category(table: table, column: number, category: index), node, named: [token],
          label: category.spellings.first, otherSpellings: category.spellings)
      }
      if let blank = clause.node(.blankMeaning), let token = blank.tokens.last, token.kind == .word,
        case .category(let index) = column.blank
      {
        use(.category(table: table, column: number, category: index), token, of: blank)
      }
    case .text, .whole, .decimal, .yesNo, .date: break
    }
  }
}
