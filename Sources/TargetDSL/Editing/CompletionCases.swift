// Files of cases: targets that may be expected, their times, tables, their columns and cells, verdicts.

extension CompletionScope {
  /// `nil` where a place is of a plan, or what may stand there is what a plan has.
  func inCases(_ line: [Token]) -> [CompletionOffer]? {
    guard editor.isOfCases, let last = line.last else { return nil }
    switch line.first?.keyword {
    case .expect:
      if line.count == 1 { return symbols { if case .target = $0 { true } else { false } } }
      if let place = line.firstIndex(where: { $0.keyword == .is }) {
        return behindIs(line[(place + 1)...])
      }
      return expected(line)
    case .rows:
      if line.count == 1 { return symbols { if case .table = $0 { true } else { false } } }
      guard let colon = line.firstIndex(where: { $0.kind == .colon }) else {
        return line.contains { $0.keyword == .at } ? [] : words([.at])
      }
      return free(columns(of: line[1...].first.flatMap { table(called: $0) }), behind: line[colon...])
    case .row:
      guard last.kind == .comma || line.count == 1 else { return [] }
      return cells(at: line.count { $0.kind == .comma })
    default: return nil
    }
  }

  // MARK: What is expected

  private func behindIs(_ outcome: ArraySlice<Token>) -> [CompletionOffer]? {
    if outcome.isEmpty || outcome.last?.keyword == .and {
      return phrases(ExpectedVerdict.all.map { $0.words.joined(separator: " ") })
    }
    // What has been begun goes on as in a plan.
    return nil
  }

  /// Behind the name of a target: its times, a group, a reading, `is`.
  private func expected(_ line: [Token]) -> [CompletionOffer] {
    guard let target = line.dropFirst().first.flatMap({ target(called: $0) }) else {
      return words([.by, .each, .total, .for, .reading]) + isWord
    }
    let rest = line.dropFirst(2)
    let readings = target.nodes(.readingClause)
    if rest.last?.keyword == .reading { return offered(labels(of: readings), as: .spelling) }
    if rest.contains(where: { $0.keyword == .reading || $0.keyword == .for }) {
      return rest.last?.kind == .string ? isWord : []
    }
    let behindTime =
      words(target.node(.forEachClause) == nil ? [] : [.for])
      + words(readings.isEmpty ? [] : [.reading]) + isWord
    let times = ExpectedTime.all(of: target, period: period)
    // `mỗi năm` without a number behind it is the one of units.
    let keywords = rest.compactMap(\.keyword).map { $0 == .per ? .each : $0 }
    let literal = rest.filter { $0.keyword == nil }.map { text($0) }.joined()
    if rest.isEmpty { return offered(times.map { $0.text(in: editor) }) + behindTime }
    let meant = times.filter { $0.keywords.starts(with: keywords) }
    if meant.contains(where: { time in
      time.keywords == keywords && time.text(in: editor, without: keywords.count) == literal
    }) {
      return behindTime
    }
    return literal.isEmpty ? offered(meant.map { $0.text(in: editor, without: keywords.count) }) : []
  }

  private func labels(of readings: [SyntaxNode]) -> [String] {
    readings.compactMap { node in node.token(.string).map { node.span(of: $0).text } }
  }

  /// Inside the quotes behind `reading`: the labels of the target's readings; `nil` elsewhere.
  var readingsInQuotes: [CompletionOffer]? {
    let line = line
    guard editor.isOfCases, line.first?.keyword == .expect, line.last?.keyword == .reading,
      let target = line.dropFirst().first.flatMap({ target(called: $0) })
    else { return nil }
    return offered(
      labels(of: target.nodes(.readingClause)).map { String($0.dropFirst().dropLast()) }, as: .spelling)
  }

  /// What it means in a plan is something else, so nothing is said of it.
  private var isWord: [CompletionOffer] { phrases(["is"]) }

  private func offered(_ texts: [String], as kind: CompletionOffer.Kind = .keyword) -> [CompletionOffer] {
    var known: Set<String> = []
    return texts.filter { known.insert($0).inserted }.map {
      CompletionOffer(label: $0, detail: nil, kind: kind, insert: $0)
    }
  }

  private func target(called token: Token) -> SyntaxNode? {
    let symbol = symbol(called: token) { if case .target = $0 { true } else { false } }
    guard let whole = symbol.flatMap({ names.declaration(of: $0) })?.whole else { return nil }
    return tree(of: whole)?.root.nodes(.target).first { $0.span == whole }
  }

  private var period: [Int] {
    editor.compiled.trees.lazy.flatMap { $0.root.nodes(.plan) }.compactMap { $0.node(.periodClause) }.first?
      .literals.compactMap { Int($0) } ?? []
  }

  // MARK: Rows

  /// Columns that are not among those of a head yet.
  private func free(_ offers: [CompletionOffer], behind head: ArraySlice<Token>) -> [CompletionOffer] {
    let named = head.filter { $0.kind == .word }
    return offers.filter { offer in
      guard case .name(let column) = offer.kind, case .column(let table, _) = column else { return true }
      return !named.contains { self.column(called: $0, of: table) == column }
    }
  }

  /// What fits the column of a cell, by the header of the rows.
  private func cells(at position: Int) -> [CompletionOffer] {
    guard let head = before.lastIndex(where: { $0.keyword == .rows }) else { return [] }
    let row = before[head...].firstIndex { $0.keyword == .row } ?? before.endIndex
    guard let table = before[head..<row].dropFirst().first.flatMap({ table(called: $0) }),
      let colon = before[head..<row].firstIndex(where: { $0.kind == .colon })
    else { return [] }
    let columns = before[colon..<row].filter { $0.kind == .word }
    guard columns.indices.contains(position),
      let column = column(called: columns[position], of: table), let clause = clause(of: column),
      let type = clause.node(.columnType)
    else { return [] }
    let blank = clause.node(.blankMeaning)
    let isUnknown = !type.has(.text) || blank?.has(.unknown) != false
    return values(of: column, type)
      + words((isUnknown ? [.unknown] : []) + (blank?.has(.noneWord) == true ? [.noneWord] : []))
  }

  private func values(of column: NameIndex.Symbol, _ type: SyntaxNode) -> [CompletionOffer] {
    if type.has(.yes) { return words([.yes, .no]) }
    if case .table(let other)? = names.referredTables[column] {
      return offered(keys(of: other), as: .spelling)
    }
    guard case .column(let table, let number) = column else { return [] }
    return symbols { if case .category(table, number, _) = $0 { true } else { false } }
  }

  /// The keys of a table's rows in this case, as they are written; those of rows without one are their numbers.
  private func keys(of table: Int) -> [String] {
    let cases = editor.tree.root.nodes(.caseDeclaration)
    guard let own = cases.last(where: { $0.span.range.lowerBound <= place }) else { return [] }
    return own.nodes(.rowsClause).flatMap { rows -> [String] in
      guard let head = rows.node(.rowsHead), let name = head.node(.name)?.firstToken,
        self.table(called: name) == table
      else { return [] }
      let columns = head.node(.columnNames)?.tokens.filter { $0.kind == .word } ?? []
      let key = columns.firstIndex { column in
        self.column(called: column, of: table).flatMap { clause(of: $0) }?.has(.key) == true
      }
      return rows.nodes(.row).enumerated().compactMap { number, row in
        guard let key else { return "\"\(number + 1)\"" }
        let cells = row.nodes(.cell)
        return cells.indices.contains(key) ? cells[key].span.text : nil
      }
    }
  }

  // MARK: Names by their words

  private func table(called token: Token) -> Int? {
    let symbol = symbol(called: token) { if case .table = $0 { true } else { false } }
    if case .table(let index)? = symbol { return index }
    return nil
  }

  private func column(called token: Token, of table: Int) -> NameIndex.Symbol? {
    symbol(called: token) { if case .column(table, _) = $0 { true } else { false } }
  }
}

/// A time that an entry of a target has, as an expectation names it.
private struct ExpectedTime {
  let keywords: [Keyword]
  /// The year, years or day in English; empty for a clause without a time.
  let literal: String

  /// - Parameter period: the years of the plan, which `each year:` has.
  static func all(of target: SyntaxNode, period: [Int]) -> [ExpectedTime] {
    target.nodes.flatMap { clause -> [ExpectedTime] in
      let literals = clause.literals
      switch clause.kind {
      case .byClause: return [ExpectedTime(keywords: [.by], literal: literals.first ?? "")]
      case .eachYearClause:
        let years = literals.isEmpty ? period : literals.compactMap { Int($0) }
        guard let from = years.first, let to = years.last, from <= to, to - from < 100 else { return [] }
        return (from...to).map { ExpectedTime(keywords: [.each, .year], literal: "\($0)") }
      case .totalClause: return [ExpectedTime(keywords: [.total], literal: literals.joined(separator: ".."))]
      case .alwaysClause: return [ExpectedTime(keywords: [.always], literal: "")]
      case .undatedClause: return [ExpectedTime(keywords: [.undated], literal: "")]
      default: return []
      }
    }
  }

  /// In the words of a file, without so many of its first ones.
  func text(in editor: PlanEditor, without count: Int = 0) -> String {
    let words = keywords.dropFirst(count).map(\.rawValue) + (literal.isEmpty ? [] : [literal])
    return editor.inOwnWords(words.joined(separator: " "))
  }
}

extension SyntaxNode {
  /// The years and days before `:` in English. O(tokens of the file)
  fileprivate var literals: [String] {
    let range = span.range
    return tree.tokens.drop { $0.range.lowerBound < range.lowerBound }
      .prefix { $0.kind != .colon && $0.range.lowerBound < range.upperBound }
      .filter { [.number, .date, .month].contains($0.kind) }.map { text(of: $0) }
  }
}
