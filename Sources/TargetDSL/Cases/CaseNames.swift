// Names in cases of a plan with errors, of which no more is known than what it declares.

extension Checker {
  /// The names that a case uses, by their words alone.
  mutating func recordNames(of node: SyntaxNode) {
    for clause in node.nodes(.expectClause) {
      record(clause.node(.name)?.firstToken, of: clause) { if case .target = $0 { true } else { false } }
    }
    for clause in node.nodes(.rowsClause) {
      guard let head = clause.node(.rowsHead),
        case .table(let table)? = record(
          head.node(.name)?.firstToken, of: head, { if case .table = $0 { true } else { false } })
      else { continue }
      let words = head.node(.columnNames)?.tokens.filter { $0.kind == .word } ?? []
      let columns = words.map { word in
        record(word, of: head) { if case .column(table, _) = $0 { true } else { false } }
      }
      for row in clause.nodes(.row) {
        for (cell, column) in zip(row.nodes(.cell), columns) {
          guard case .column(_, let number)? = column else { continue }
          record(cell.tokens.last { $0.kind == .word }, of: cell) {
            if case .category(table, number, _) = $0 { true } else { false }
          }
        }
      }
    }
  }

  @discardableResult private mutating func record(
    _ token: Token?, of node: SyntaxNode, _ isMeant: (NameIndex.Symbol) -> Bool
  ) -> NameIndex.Symbol? {
    guard let token else { return nil }
    let text = node.text(of: token)
    let key = matchKey(text)
    let among = names.declarations.filter { isMeant($0.symbol) }
    let found =
      among.first { $0.name == text }
      ?? among.first { declaration in
        (declaration.otherSpellings + [declaration.label].compactMap { $0 }).contains { labelName($0) == key }
      }
    if let found { use(found.symbol, token, of: node) }
    return found?.symbol
  }
}
