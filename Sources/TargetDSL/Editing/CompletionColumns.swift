// Columns of the table in question, and what may be compared with them.

extension CompletionScope {
  /// Columns of one table, or of all where it is not known.
  func columns(
    of table: Int?, where isMeant: (NameIndex.Symbol) -> Bool = { _ in true }
  ) -> [CompletionOffer] {
    symbols { symbol in
      guard case .column(let own, _) = symbol else { return false }
      return (table == nil || own == table) && isMeant(symbol)
    }
  }

  /// Those that a measure, a condition or a group may have where the parser takes one.
  func columns(in taken: CompletionTrial.Taken) -> [CompletionOffer] {
    let table = before.last?.kind == .dot ? tableBehindPoint : tableOfColumns
    if before.last?.kind == .dot, table == nil { return [] }
    if taken.outerForm == .forEachClause {
      return columns(of: table) { names.referredTables[$0] != nil }
    }
    let wanted = wantedTypes(taken)
    guard !wanted.isEmpty else { return columns(of: table) }
    let types = columnTypes
    // A reference leads on to a column that is wanted.
    return columns(of: table) { column in types[column].map { wanted.contains($0) || $0 == .refers } ?? true }
  }

  /// The words that begin the types that may stand at a place; empty for any.
  private func wantedTypes(_ taken: CompletionTrial.Taken) -> Set<Keyword> {
    let numbers: Set<Keyword> = [.whole, .decimal]
    if taken.forms.contains(.yearOf) { return [.date] }
    if taken.forms.contains(where: { [.additive, .multiplicative, .negation].contains($0) }) {
      return numbers
    }
    if let left = comparedColumn(taken), let type = columnTypes[left] {
      return numbers.contains(type) ? numbers : [type]
    }
    return wordOfAggregate == .sum || wordOfAggregate == .weighted ? numbers : []
  }

  /// What a run of columns and signs of arithmetic before the place stands behind: `sum` for what is summed, `distinct` for
  /// what is counted, `weighted` for a weight.
  private var wordOfAggregate: Keyword? {
    let end = before.lastIndex { token in
      switch token.kind {
      case .word: token.keyword != nil
      case .dot, .plus, .minus, .star, .slash, .number, .leftParenthesis, .rightParenthesis: false
      default: true
      }
    }
    guard let end, end > 0 else { return nil }
    switch (before[end - 1].keyword, before[end].keyword) {
    case (.sum, .of), (.mean, .of), (.value, .of): return .sum
    case (.weighted, .by): return .weighted
    case (_, .distinct): return .distinct
    default: return nil
    }
  }

  /// Of what is measured the table stands behind it.
  private var tableOfColumns: Int? {
    wordOfAggregate == .sum || wordOfAggregate == .distinct ? tableBehind ?? tableInQuestion : tableInQuestion
  }

  /// Whether the year that is measured may stand at the place: beside numbers and dates.
  var mayBeYear: Bool {
    if wordOfAggregate != nil { return false }
    var end = before.count
    guard let last = before.last else { return true }
    switch last.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: end -= 1
    default:
      guard last.keyword == .in else { return true }
      end -= end > 1 && before[end - 2].keyword == .not ? 2 : 1
    }
    guard end > 0, let type = column(path(endingBefore: end)).flatMap({ columnTypes[$0] }) else {
      return true
    }
    return [.whole, .decimal, .date].contains(type)
  }

  /// Behind a sign of comparison, or inside the braces of a set: what a cell of that column may hold, where that can be
  /// listed.
  func values(in taken: CompletionTrial.Taken) -> [CompletionOffer]? {
    guard let column = comparedColumn(taken), case .column(let table, let number) = column else { return nil }
    if columnTypes[column] == .yes { return words([.yes, .no]) }
    let found = symbols { symbol in
      if case .category(table, number, _) = symbol { true } else { false }
    }
    return found.isEmpty ? nil : found
  }

  /// The column on the other side of a comparison, or before `in { … }`.
  func comparedColumn(_ taken: CompletionTrial.Taken) -> NameIndex.Symbol? {
    guard let last = before.last(where: { $0.kind != .minus && $0.kind != .number || taken.form == .path })
    else {
      return nil
    }
    var end: Int?
    switch last.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard taken.forms.contains(.comparison) else { return nil }
      end = before.lastIndex { $0.range == last.range && $0.kind == last.kind }
    case .leftBrace, .comma:
      if let brace = before.lastIndex(where: { $0.kind == .leftBrace }), brace > 0,
        !before[brace...].contains(where: { $0.kind == .rightBrace }), before[brace - 1].keyword == .in
      {
        end = brace - 1
        if end.map({ $0 > 0 && before[$0 - 1].keyword == .not }) == true { end = brace - 2 }
      }
    default: break
    }
    guard let end, end > 0 else { return nil }
    return column(path(endingBefore: end))
  }

  // MARK: Types

  /// The word that begins the type of each column. O(all columns).
  func findColumnTypes() -> [NameIndex.Symbol: Keyword] {
    var places: [Place: NameIndex.Symbol] = [:]
    for declaration in names.declarations {
      guard case .column = declaration.symbol else { continue }
      places[Place(declaration.whole)] = declaration.symbol
    }
    var types: [NameIndex.Symbol: Keyword] = [:]
    for tree in editor.compiled.trees {
      for clause in tree.root.nodes(.table).flatMap({ $0.nodes(.columnClause) }) {
        if let symbol = places[Place(clause.span)] {
          types[symbol] = clause.node(.columnType)?.firstToken?.keyword
        }
      }
    }
    return types
  }

  private struct Place: Hashable {
    let file: ObjectIdentifier
    let start: Int

    init(_ span: SourceSpan) {
      file = ObjectIdentifier(span.file)
      start = span.range.lowerBound
    }
  }

  func tree(of span: SourceSpan) -> SyntaxTree? {
    editor.compiled.trees.first { $0.source === span.file }
  }

  func clause(of column: NameIndex.Symbol) -> SyntaxNode? {
    guard let whole = names.declaration(of: column)?.whole else { return nil }
    return tree(of: whole)?.root.nodes(.table).lazy.flatMap { $0.nodes(.columnClause) }
      .first { $0.span == whole }
  }

  /// Of the column that is being declared on the line.
  private var ownColumn: NameIndex.Symbol? {
    guard let table = ownTable, let name = line.dropFirst().first else { return nil }
    return symbol(called: name) { if case .column(table, _) = $0 { true } else { false } }
  }

  var typeOfOwnColumn: Keyword? {
    line.dropFirst(2).first { token in
      [.text, .whole, .decimal, .yes, .date, .one, .refers].contains(token.keyword)
    }?.keyword
  }

  var categoriesOfOwnColumn: [CompletionOffer] {
    guard case .column(let table, let number)? = ownColumn else { return [] }
    return symbols { if case .category(table, number, _) = $0 { true } else { false } }
  }

  // MARK: Tables

  /// The tables whose rows the declaration names before the place, in order, and whether a condition asks for them: it goes
  /// on about its own table then.
  func findRowMentions() -> [(table: Int, isAskedFor: Bool)] {
    guard let tokens = declaration?.tokens else { return [] }
    var used: [Int: NameIndex.Symbol] = [:]
    for use in names.uses where use.span.file === source { used[use.span.range.lowerBound] = use.symbol }
    var found: [(table: Int, isAskedFor: Bool)] = []
    var last: Token?
    var isInCondition = false
    for token in tokens {
      defer { last = token }
      if token.keyword == .where { isInCondition = true }
      if [.count, .share, .sum, .mean, .value].contains(token.keyword) { isInCondition = false }
      guard token.kind == .word, !token.isSilent, token.range.upperBound <= place, let last else { continue }
      // What is being typed may not be part of the tree yet.
      let isNamed = token.keyword == nil && opensRows(last)
      let symbol = used[token.range.lowerBound] ?? (isNamed ? symbol(called: text(token), isRows) : nil)
      guard let table = symbol.flatMap({ editor.table(of: $0) }) else { continue }
      found.append((table, isInCondition))
    }
    return found
  }

  private func opensRows(_ token: Token) -> Bool {
    switch token.keyword {
    case .of, .over, .in, .has, .no: true
    default: token.kind == .equal || token.kind == .number
    }
  }

  /// The table that a condition is about: the last that is named before the place, else after it.
  var tableInQuestion: Int? { rowMentions.last { !$0.isAskedFor }?.table ?? tableBehind }

  /// The first that is named behind the place in the same declaration.
  private var tableBehind: Int? {
    guard let start = declaration?.tokens.first?.range.lowerBound else { return nil }
    let end =
      names.declarations.first { declaration in
        declaration.whole.file === source && declaration.whole.range.contains(start)
      }?.whole.range.upperBound ?? place
    var found: (at: Int, table: Int)?
    for use in names.uses where use.span.file === source {
      let at = use.span.range.lowerBound
      guard at >= place, at < end, found.map({ $0.at > at }) ?? true, let table = editor.table(of: use.symbol)
      else { continue }
      found = (at, table)
    }
    return found?.table
  }

  /// The column that a run of words with points before the place reads.
  func column(_ path: ArraySlice<Token>) -> NameIndex.Symbol? {
    var table = tableInQuestion
    var column: NameIndex.Symbol?
    for token in path where token.kind == .word {
      guard let current = table else { return nil }
      column = symbol(called: token) { if case .column(current, _) = $0 { true } else { false } }
      guard let found = column else { return nil }
      if case .table(let next)? = names.referredTables[found] { table = next } else { table = nil }
    }
    return column
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

  private var tableBehindPoint: Int? {
    let path = path(endingBefore: before.count - 1)
    guard let column = column(path), case .table(let table)? = names.referredTables[column] else {
      return nil
    }
    return table
  }
}
