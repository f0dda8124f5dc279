// Names of the plan that may stand at a place.

extension CompletionScope {
  func symbols(_ isMeant: (NameIndex.Symbol) -> Bool) -> [CompletionOffer] {
    names.declarations.filter { isMeant($0.symbol) }.map { declaration in
      let label = declaration.label.map { ", \($0)" } ?? ""
      let what = declaration.symbol.described
      return CompletionOffer(
        label: declaration.name,
        detail: Phrase(english: what.english + label, vietnamese: what.vietnamese + label),
        kind: .name(declaration.symbol), insert: declaration.name)
    }
  }

  var rowNames: [CompletionOffer] {
    symbols { symbol in
      switch symbol {
      case .table, .population: true
      default: false
      }
    }
  }

  var unitNames: [CompletionOffer] { symbols { if case .unit = $0 { true } else { false } } }

  func columns(of table: Int?) -> [CompletionOffer] {
    symbols { symbol in
      guard case .column(let own, _) = symbol else { return false }
      return table.map { $0 == own } ?? true
    }
  }

  /// The columns of the table that the measure is about: the last that is named before the place, else after it.
  var columns: [CompletionOffer] { columns(of: tableInQuestion) }

  private var tableInQuestion: Int? {
    guard let tokens = declaration?.tokens, let start = tokens.first?.range.lowerBound else { return nil }
    let end =
      names.declarations.first { declaration in
        declaration.whole.file === source && declaration.whole.range.contains(start)
      }?.whole.range.upperBound ?? place
    var beforePlace: (Int, Int)?
    var behind: (Int, Int)?
    for use in names.uses where use.span.file === source {
      let at = use.span.range.lowerBound
      guard at >= start, at < max(end, place), let table = editor.table(of: use.symbol) else { continue }
      if at < place, beforePlace.map({ $0.0 < at }) ?? true { beforePlace = (at, table) }
      if at >= place, behind.map({ $0.0 > at }) ?? true { behind = (at, table) }
    }
    if let found = beforePlace ?? behind { return found.1 }
    // What is being typed may not be part of the tree yet.
    for token in tokens.reversed() where token.kind == .word {
      if let symbol = names.declarations.first(where: { declaration in
        declaration.name == text(token) && editor.table(of: declaration.symbol) != nil
      })?.symbol {
        return editor.table(of: symbol)
      }
    }
    return nil
  }

  /// The column that a run of words with points before the place reads.
  func column(_ path: ArraySlice<Token>) -> NameIndex.Symbol? {
    var table = tableInQuestion
    var symbol: NameIndex.Symbol?
    for token in path where token.kind == .word {
      guard let current = table else { return nil }
      symbol =
        names.declarations.first { declaration in
          if case .column(current, _) = declaration.symbol { declaration.name == text(token) } else { false }
        }?.symbol
      guard let found = symbol else { return nil }
      if case .table(let next)? = names.referredTables[found] { table = next } else { table = nil }
    }
    return symbol
  }

  func path(endingBefore end: Int) -> ArraySlice<Token> {
    var start = end
    while start > 0, before[start - 1].kind == .word || before[start - 1].kind == .dot {
      // Two words in a row are no path.
      if start < end, before[start - 1].kind == .word, before[start].kind == .word { break }
      start -= 1
    }
    return before[start..<end]
  }

  var columnsBehindPoint: [CompletionOffer] {
    let path = path(endingBefore: before.count - 1)
    guard let column = column(path), case .table(let table)? = names.referredTables[column] else { return [] }
    return columns(of: table)
  }

  /// Behind `COLUMN =`, `COLUMN !=` and inside `COLUMN in { … }`: the categories of the column.
  var categoriesInQuestion: [CompletionOffer]? {
    guard let last = before.last else { return nil }
    var end: Int?
    switch last.kind {
    case .equal, .notEqual: end = before.count - 1
    case .leftBrace, .comma:
      if let brace = before.lastIndex(where: { $0.kind == .leftBrace }), brace > 0,
        !before[brace...].contains(where: { $0.kind == .rightBrace }), before[brace - 1].keyword == .in
      {
        end = brace - 1
        if end.map({ $0 > 0 && before[$0 - 1].keyword == .not }) == true { end = brace - 2 }
      }
    default: break
    }
    guard let end, end > 0, case .column(let table, let number)? = column(path(endingBefore: end)) else {
      return nil
    }
    let found = symbols { symbol in
      if case .category(table, number, _) = symbol { true } else { false }
    }
    return found.isEmpty ? nil : found
  }
}
