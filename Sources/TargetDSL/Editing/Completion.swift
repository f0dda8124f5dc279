/// Something that may stand at a place.
public struct CompletionOffer: Sendable {
  /// What is inserted: an editor shows a sign for it.
  public enum Kind: Hashable, Sendable {
    /// A word of the grammar, or several.
    case keyword
    /// Something that the plan declares.
    case name(NameIndex.Symbol)
    /// Several words with places to fill in.
    case snippet
    /// A text that stands in the data.
    case spelling
  }

  /// What the list shows, and what is typed to choose it.
  public let label: String
  /// What it means, beside the label.
  public let detail: Phrase?
  /// What is inserted.
  public let kind: Kind
  /// Of a snippet: with places for the cursor as `${1:text}`.
  public let insert: String
  /// What a typed word is held against, where that is more than the label.
  public let filter: String?

  init(label: String, detail: Phrase?, kind: Kind, insert: String, filter: String? = nil) {
    self.label = label
    self.detail = detail
    self.kind = kind
    self.insert = insert
    self.filter = filter
  }
}

extension PlanEditor {
  /// What may stand at a place, and the range of the word that has been begun there. Names come before words.
  ///
  /// - Complexity: O(all names + words of the language × length of the clause)
  /// `facts`, where something has been measured, tell which spellings stand in the data; `plans` are the paths of plan files
  /// that may be used.
  public func completions(
    at offset: Int, facts: MeasuredFacts? = nil, plans: [String] = []
  ) -> (range: Range<Int>, offers: [CompletionOffer]) {
    let offset = min(max(offset, 0), source.bytes.count)
    if let found = texts(at: offset, facts, plans) { return found }
    var index = tree.tokens.firstIndex { $0.range.upperBound >= offset } ?? tree.tokens.count
    var range = offset..<offset
    if tree.tokens.indices.contains(index) {
      let token = tree.tokens[index]
      // Inside a comment or a text nothing is offered.
      if token.triviaRange.contains(offset) || token.range.lowerBound >= offset {
        if isInComment(offset, token.triviaRange) { return (range, []) }
      } else if token.kind == .brokenString || (token.kind == .string && offset < token.range.upperBound) {
        return (range, [])
      } else if token.kind == .word {
        range = token.range.lowerBound..<offset
      } else if token.range.upperBound == offset {
        // A sign right before the place is part of what stands before it.
        index += 1
      }
    }
    let scope = CompletionScope(
      editor: self, before: tokens(upTo: range.lowerBound, within: index), at: range.lowerBound,
      begun: source.text(range))
    guard let facts else { return (range, scope.offers) }
    return (range, scope.offers.map { offer in counted(offer, facts) })
  }

  private func tokens(upTo offset: Int, within count: Int) -> [Token] {
    tree.tokens[..<count].filter {
      $0.range.upperBound <= offset && (!$0.range.isEmpty || $0.isSilent)
    }
  }

  /// A name with the rows that it has in the data.
  private func counted(_ offer: CompletionOffer, _ facts: MeasuredFacts) -> CompletionOffer {
    guard case .name(let symbol) = offer.kind, let subject = names.subject(of: symbol) else { return offer }
    var count = facts.rows[subject].map { Phrase(verbatim: $0) }
    if case .category(let table, let column, let name) = subject,
      let found = facts.spellings[.column(table: table, column)]
    {
      let cells = found.filter { $0.category == name }.reduce(0) { $0 + $1.count }
      count = Phrase(en: "\(cells)", vi: "\(cells)")
    }
    guard let count else { return offer }
    let detail = offer.detail.map { Phrase(joining: [$0, count], by: " · ") }
    return CompletionOffer(
      label: offer.label, detail: detail, kind: offer.kind, insert: offer.insert, filter: offer.filter)
  }

  /// Inside quotes: files behind `use`, readings that are expected, spellings of a column.
  private func texts(
    at offset: Int, _ facts: MeasuredFacts?, _ plans: [String]
  ) -> (range: Range<Int>, offers: [CompletionOffer])? {
    guard let token = tree.token(at: offset), token.kind == .string || token.kind == .brokenString,
      offset > token.range.lowerBound, offset < token.range.upperBound || token.kind == .brokenString
    else { return nil }
    let start = token.range.lowerBound
    let scope = CompletionScope(
      editor: self, before: tokens(upTo: start, within: tree.tokens.count), at: start, begun: "")
    let offers =
      scope.before.last?.keyword == .use
      ? plans.compactMap { relativePath(of: $0) }.map {
        CompletionOffer(label: $0, detail: nil, kind: .spelling, insert: $0)
      } : scope.readingsInQuotes ?? spellings(in: token, facts)
    return offers.map { ((start + 1)..<offset, $0) }
  }

  /// The way from the folder of the file to another; `nil` to itself.
  private func relativePath(of path: String) -> String? {
    guard path != source.path else { return nil }
    let (own, other) = (source.path.split(separator: "/").dropLast(), path.split(separator: "/"))
    let shared = zip(own, other).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: own.count - shared) + other.dropFirst(shared)).joined(
      separator: "/")
  }

  /// Of a category or a yes/no column: what stands in the data of that column, what no category means first.
  private func spellings(in token: Token, _ facts: MeasuredFacts?) -> [CompletionOffer]? {
    guard let facts,
      let column = names.declarations.first(where: { declaration in
        guard case .column = declaration.symbol, declaration.whole.file === source else { return false }
        return declaration.whole.range.contains(token.range.lowerBound)
      }),
      // The first texts behind the name are headers.
      source.text(column.whole.range.lowerBound..<token.range.lowerBound).contains(where: {
        "={|/".contains($0)
      }),
      let subject = names.subject(of: column.symbol), let found = facts.spellings[subject]
    else { return nil }
    return found.sorted {
      ($0.category != nil ? 1 : 0, -$0.count) < ($1.category != nil ? 1 : 0, -$1.count)
    }
    .filter { !$0.text.contains(where: \.isNewline) }
    .map { spelling in
      let meaning =
        spelling.category.map { name in Phrase(en: "means `\(name)`", vi: "nghĩa là `\(name)`") }
        ?? Phrase(en: "means no category yet", vi: "chưa thuộc loại nào")
      return CompletionOffer(
        label: spelling.text,
        detail: Phrase(en: "× \(spelling.count), \(meaning)", vi: "× \(spelling.count), \(meaning)"),
        kind: .spelling, insert: String(quotedText(spelling.text).dropFirst().dropLast()))
    }
  }

  private func isInComment(_ offset: Int, _ trivia: Range<Int>) -> Bool {
    let start = max(trivia.lowerBound, source.lineStarts[source.line(at: offset) - 1])
    guard start < offset else { return false }
    return source.bytes[start..<min(offset, source.bytes.count)].contains(UInt8(ascii: "#"))
  }

  /// The table whose rows a table or a population holds, or an indicator measures.
  func table(of symbol: NameIndex.Symbol, depth: Int = 0) -> Int? {
    switch symbol {
    case .table(let index): return index
    case .population:
      guard depth < Checker.chainLimit, let whole = names.declaration(of: symbol)?.whole,
        let tree = compiled.trees.first(where: { $0.source === whole.file }),
        let name = tree.root.nodes(.population).first(where: { $0.span == whole })?.node(.name),
        let base = names.uses.first(where: { $0.span == name.span })?.symbol
      else { return nil }
      return table(of: base, depth: depth + 1)
    case .indicator:
      guard depth < Checker.chainLimit, let whole = names.declaration(of: symbol)?.whole else { return nil }
      return names.uses.lazy.filter { use in
        use.span.file === whole.file && whole.range.contains(use.span.range.lowerBound)
          && use.symbol != symbol
      }.compactMap { use -> Int? in
        switch use.symbol {
        case .table, .population, .indicator: table(of: use.symbol, depth: depth + 1)
        case .plan, .unit, .column, .category, .target: nil
        }
      }.first
    case .plan, .unit, .column, .category, .target: return nil
    }
  }
}
