// Units that may stand behind a number.

extension CompletionScope {
  /// What kind of number is meant at a place.
  enum Amount: Equatable {
    case unknown, plain, share
    /// By the words of its unit, without scales.
    case quantity([String])

    /// Whether it may be told in percentage points.
    var mayBePoints: Bool {
      switch self {
      case .unknown, .share: true
      case .plain, .quantity: false
      }
    }
  }

  /// Those that a measure or a column has where its unit is known, else all.
  func units(in taken: CompletionTrial.Taken) -> [CompletionOffer] {
    let all = symbols { if case .unit = $0 { true } else { false } }
    switch amount(in: taken) {
    case .unknown: return all
    case .plain, .share: return []
    case .quantity(let words):
      // Behind each `per` the next one.
      let place = taken.nodes.last?.tokens.count { $0.keyword == .per } ?? 0
      guard words.indices.contains(place) else { return [] }
      let meant = unit(called: words[place])
      return all.filter { $0.symbol == meant }
    }
  }

  func amount(in taken: CompletionTrial.Taken) -> Amount {
    if taken.forms.contains(.columnType) || taken.forms.contains(.stated) { return .unknown }
    if let sign = before.lastIndex(where: {
      [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual].contains($0.kind)
    }),
      taken.form == .unitExpression || taken.form == .quantity, taken.forms.contains(.comparison),
      let column = column(path(endingBefore: sign))
    {
      return amount(ofColumn: column)
    }
    guard taken.forms.contains(.bound),
      let own = taken.nodes.last(where: { $0.kind == .target || $0.kind == .indicator })
    else { return .unknown }
    return amount(of: own, depth: 0)
  }

  /// What the measure of a target or an indicator comes to.
  private func amount(of declaration: SyntaxNode, depth: Int) -> Amount {
    guard depth < Checker.chainLimit else { return .unknown }
    let measure = declaration.nodes.first { !$0.kind.isMeasuredClause }
    switch measure?.kind {
    case nil:
      return declaration.token(.word).map { _ in
        let name = declaration.tokens.dropFirst().first { $0.kind == .word }
        return amount(ofIndicator: name.map { declaration.text(of: $0) } ?? "", depth)
      } ?? .unknown
    case .aggregate?: return measure.map { amount(ofAggregate: $0) } ?? .unknown
    case .stated?:
      return measure?.node(.unitExpression).map { .quantity(words(of: $0)) } ?? .unknown
    case .name?:
      return amount(ofIndicator: measure?.firstToken.map { declaration.text(of: $0) } ?? "", depth)
    default: return .unknown
    }
  }

  private func amount(ofIndicator name: String, _ depth: Int) -> Amount {
    guard
      let symbol = symbol(called: name, { if case .indicator = $0 { true } else { false } }),
      let whole = names.declaration(of: symbol)?.whole,
      let node = tree(of: whole)?.root.nodes(.indicator).first(where: { $0.span == whole })
    else { return .unknown }
    return amount(of: node, depth: depth + 1)
  }

  private func amount(ofAggregate node: SyntaxNode) -> Amount {
    switch node.firstToken?.keyword {
    case .count: return .plain
    case .share: return .share
    default:
      guard let path = node.node(.path), let rows = node.node(.name)?.firstToken,
        let table = symbol(called: node.text(of: rows), isRows).flatMap({ editor.table(of: $0) })
      else { return .unknown }
      var current: Int? = table
      var column: NameIndex.Symbol?
      for token in path.tokens where token.kind == .word {
        guard let own = current else { return .unknown }
        column = symbol(called: path.text(of: token)) { if case .column(own, _) = $0 { true } else { false } }
        if case .table(let next)? = column.flatMap({ names.referredTables[$0] }) {
          current = next
        } else {
          current = nil
        }
      }
      return column.map { amount(ofColumn: $0) } ?? .unknown
    }
  }

  private func amount(ofColumn column: NameIndex.Symbol) -> Amount {
    guard let type = clause(of: column)?.node(.columnType) else { return .unknown }
    guard let unit = type.node(.unitExpression) else { return .plain }
    if unit.token(.percent) != nil { return .share }
    let words = words(of: unit)
    return words.isEmpty ? .plain : .quantity(words)
  }

  private func words(of unit: SyntaxNode) -> [String] {
    unit.tokens.filter { token in
      switch token.keyword {
      case .thousand, .million, .billion, .per, .points: false
      default: token.kind == .word
      }
    }.map { $0.keyword?.rawValue ?? unit.text(of: $0) }
  }

  private func unit(called word: String) -> NameIndex.Symbol? {
    names.declarations.first { declaration in
      guard case .unit = declaration.symbol else { return false }
      return declaration.spans.contains { $0.text == word }
    }?.symbol ?? symbol(called: word) { if case .unit = $0 { true } else { false } }
  }
}
