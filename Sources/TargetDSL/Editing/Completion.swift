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
}

extension PlanEditor {
  /// What may stand at a place, and the range of the word that has been begun there. Names come before words.
  ///
  /// - Complexity: O(all names)
  /// `facts`, where something has been measured, tell which spellings stand in the data.
  public func completions(
    at offset: Int, facts: MeasuredFacts? = nil
  ) -> (range: Range<Int>, offers: [CompletionOffer]) {
    if let found = spellings(at: offset, facts) { return found }
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
    let before = Array(
      tree.tokens[..<index].filter {
        $0.range.upperBound <= range.lowerBound && (!$0.range.isEmpty || $0.isSilent)
      })
    let scope = CompletionScope(editor: self, before: before, at: range.lowerBound)
    guard let facts else { return (range, scope.offers) }
    return (range, scope.offers.map { offer in counted(offer, facts) })
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
    return CompletionOffer(label: offer.label, detail: detail, kind: offer.kind, insert: offer.insert)
  }

  /// Inside the quotes of a category's or a yes/no column's spelling: what stands in the data of that column, what no
  /// category means first.
  private func spellings(
    at offset: Int, _ facts: MeasuredFacts?
  ) -> (range: Range<Int>, offers: [CompletionOffer])? {
    guard let facts, let token = tree.token(at: offset),
      token.kind == .string || token.kind == .brokenString,
      offset > token.range.lowerBound,
      offset < token.range.upperBound || token.kind == .brokenString,
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
    let inside = (token.range.lowerBound + 1)..<offset
    let offers = found.sorted {
      ($0.category != nil ? 1 : 0, -$0.count) < ($1.category != nil ? 1 : 0, -$1.count)
    }
    .filter { !$0.text.contains { $0 == "\"" || $0.isNewline } }
    .map { spelling in
      let meaning =
        spelling.category.map { name in Phrase(en: "means `\(name)`", vi: "nghĩa là `\(name)`") }
        ?? Phrase(en: "means no category yet", vi: "chưa thuộc loại nào")
      return CompletionOffer(
        label: spelling.text,
        detail: Phrase(en: "× \(spelling.count), \(meaning)", vi: "× \(spelling.count), \(meaning)"),
        kind: .spelling, insert: spelling.text)
    }
    return (inside, offers)
  }

  private func isInComment(_ offset: Int, _ trivia: Range<Int>) -> Bool {
    let start = max(trivia.lowerBound, source.lineStarts[source.line(at: offset) - 1])
    guard start < offset else { return false }
    return source.bytes[start..<min(offset, source.bytes.count)].contains(UInt8(ascii: "#"))
  }

  /// The table whose rows a table or a population holds.
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
    default: return nil
    }
  }
}
