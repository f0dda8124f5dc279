// Names of the plan that may stand at a place.

extension CompletionScope {
  func symbols(_ isMeant: (NameIndex.Symbol) -> Bool) -> [CompletionOffer] {
    let found = names.declarations.filter { isMeant($0.symbol) }
    var ofLabels: [String: Int] = [:]
    for name in found.compactMap({ nameByLabel($0) }) { ofLabels[name, default: 0] += 1 }
    for declaration in found { ofLabels[declaration.name, default: 0] += 2 }
    return found.map { declaration in
      let byLabel = nameByLabel(declaration).flatMap { ofLabels[$0] == 1 ? $0 : nil }
      return offer(declaration, byLabel: byLabel)
    }
  }

  /// What a name is called in text of the file's language: by its label where a file has other words than English, unless
  /// what has been begun is its name. Either of them finds it.
  private func offer(_ declaration: NameIndex.Declaration, byLabel: String?) -> CompletionOffer {
    let what = declaration.symbol.described
    var shown = declaration.name
    var filter: String?
    var ownName = ""
    if let byLabel {
      let key = foldedForSuggestion(begun)
      let (isName, isLabel) = (
        foldedForSuggestion(declaration.name).hasPrefix(key), foldedForSuggestion(byLabel).hasPrefix(key)
      )
      let isByLabel = isName == isLabel ? editor.tree.language != .english : isLabel
      if isByLabel { (shown, ownName) = (byLabel, " " + declaration.name) }
      filter = [shown, isByLabel ? declaration.name : byLabel, foldedForSuggestion(byLabel)]
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: " ")
    }
    let label = declaration.label.map { ", \($0)" } ?? ""
    return CompletionOffer(
      label: shown,
      detail: Phrase(
        english: what.english + ownName + label, vietnamese: what.vietnamese + ownName + label),
      kind: .name(declaration.symbol), insert: shown, filter: filter)
  }

  /// The name that a label makes; goals and plans are too long for it.
  private func nameByLabel(_ declaration: NameIndex.Declaration) -> String? {
    switch declaration.symbol {
    case .plan, .target: return nil
    case .unit, .table, .column, .category, .population, .indicator:
      return declaration.label.flatMap { writtenName($0) }.flatMap {
        $0 == declaration.name ? nil : $0
      }
    }
  }

  /// What a word means among some names: by its name, else by its label, a header or a spelling.
  func symbol(
    called token: Token, _ isMeant: (NameIndex.Symbol) -> Bool
  ) -> NameIndex.Symbol? {
    let used = names.uses.first { use in
      use.span.file === source && use.span.range == token.range && isMeant(use.symbol)
    }
    return used?.symbol ?? symbol(called: text(token), isMeant)
  }

  func symbol(called name: String, _ isMeant: (NameIndex.Symbol) -> Bool) -> NameIndex.Symbol? {
    let among = names.declarations.filter { isMeant($0.symbol) }
    if let found = among.first(where: { $0.name == name }) { return found.symbol }
    let key = matchKey(name)
    return among.first { declaration in
      (declaration.otherSpellings + [declaration.label].compactMap { $0 }).contains { labelName($0) == key }
    }?.symbol
  }

  // MARK: By the form in which a name stands

  /// The names that are meant where the parser takes one.
  func names(for taken: CompletionTrial.Taken) -> [CompletionOffer] {
    switch taken.form {
    case .unitExpression: return units(in: taken)
    case .path: return columns(in: taken)
    case .columnType: return symbols { if case .table = $0 { true } else { false } }
    case .blankMeaning: return categoriesOfOwnColumn
    case .snapshotsClause: return columns(of: ownTable)
    case .hasTest: return referringColumns
    case .target: return freeIndicators
    case .name:
      switch taken.outerForm {
      case .aggregate: return rowsOfAggregate
      case .hasTest: return rows(referringTo: tableInQuestion)
      case .rowTest: return rows(of: tableInQuestion)
      case .membership: return rowsOfReference
      case .population, .forEachClause:
        return rowNames.filter { $0.label != ownName && $0.symbol != ownSymbol }
      default:
        return symbols { if case .indicator = $0 { true } else { false } }.filter { $0.symbol != ownSymbol }
      }
    default: return []
    }
  }

  /// The word that the declaration of the place declares.
  private var ownName: String? { declaration?.tokens.dropFirst().first.map { text($0) } }

  private var ownSymbol: NameIndex.Symbol? {
    guard let token = declaration?.tokens.dropFirst().first else { return nil }
    return names.declarations.first { declaration in
      declaration.spans.contains { $0.file === source && $0.range == token.range }
        && { if case .target = declaration.symbol { false } else { true } }()
    }?.symbol
  }

  var ownTable: Int? {
    if case .table(let table)? = ownSymbol { return table }
    return nil
  }

  /// Indicators that no target carries on yet.
  private var freeIndicators: [CompletionOffer] {
    let known = Set(
      names.declarations.compactMap { declaration -> String? in
        if case .target = declaration.symbol { declaration.name } else { nil }
      })
    return symbols { symbol in
      guard case .indicator = symbol, let name = names.declaration(of: symbol)?.name else { return false }
      return !known.contains(name) || name == begun
    }
  }

  // MARK: Rows

  var rowNames: [CompletionOffer] { symbols(isRows) }

  func isRows(_ symbol: NameIndex.Symbol) -> Bool {
    switch symbol {
    case .table, .population: true
    case .plan, .unit, .column, .category, .indicator, .target: false
    }
  }

  private func rows(where isMeant: (Int) -> Bool) -> [CompletionOffer] {
    symbols { isRows($0) && editor.table(of: $0).map(isMeant) != false }
  }

  /// Those of one table; all where it is not known.
  private func rows(of table: Int?) -> [CompletionOffer] {
    rows { table == nil || $0 == table }.filter { $0.symbol != ownSymbol }
  }

  /// Those of tables with a column that refers to a table.
  private func rows(referringTo table: Int?) -> [CompletionOffer] {
    guard let table else { return rowNames }
    let tables = names.referredTables.compactMap { column, target -> Int? in
      guard case .column(let own, _) = column, target == .table(table) else { return nil }
      return own
    }
    return rows { tables.contains($0) }
  }

  /// Behind a column and `in`: the rows that it may refer to.
  private var rowsOfReference: [CompletionOffer] {
    var end = before.count - 1
    if end > 0, before[end - 1].keyword == .not { end -= 1 }
    guard end > 0, let column = column(path(endingBefore: end)) else { return rowNames }
    guard case .table(let table)? = names.referredTables[column] else { return [] }
    return rows(of: table)
  }

  /// Behind a column that is summed or counted: the rows of tables that have it.
  private var rowsOfAggregate: [CompletionOffer] {
    guard let opening = before.lastIndex(where: { $0.keyword == .of }), opening + 1 < before.count,
      let first = before[(opening + 1)...].first(where: { $0.kind == .word && $0.keyword == nil })
    else { return rowNames }
    let tables = Set(
      names.declarations.compactMap { declaration -> Int? in
        guard case .column(let table, _) = declaration.symbol, isCalled(declaration, text(first)) else {
          return nil
        }
        return table
      })
    return tables.isEmpty ? rowNames : rows { tables.contains($0) }
  }

  private func isCalled(_ declaration: NameIndex.Declaration, _ name: String) -> Bool {
    let key = matchKey(name)
    return declaration.name == name || declaration.otherSpellings.contains { labelName($0) == key }
  }

  /// The columns by which the rows of a table that was just named refer to those in question.
  private var referringColumns: [CompletionOffer] {
    guard let own = rowMentions.last?.table else { return [] }
    let outer = tableInQuestion
    return columns(of: own) { column in
      guard case .table(let table)? = names.referredTables[column] else { return false }
      return outer == nil || table == outer
    }
  }
}

extension CompletionOffer {
  /// What is named, where it is a name.
  var symbol: NameIndex.Symbol? {
    if case .name(let symbol) = kind { symbol } else { nil }
  }
}
