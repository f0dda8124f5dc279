// Words of the grammar that may stand at a place, in the language of the file.

extension CompletionScope {
  /// Words in `<…>` are written in the language of the file; none where it lacks one of them.
  func snippet(_ label: String, _ text: String, _ detail: Phrase) -> [CompletionOffer] {
    guard let label = inFileWords(label), let text = inFileWords(text) else { return [] }
    return [CompletionOffer(label: label, detail: detail, kind: .snippet, insert: text)]
  }

  private func inFileWords(_ text: String) -> String? {
    var result = ""
    for (index, piece) in text.split(separator: "<", omittingEmptySubsequences: false).enumerated() {
      let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      guard index > 0, parts.count == 2 else {
        result += piece
        continue
      }
      guard let word = spelled(String(parts[0])) else { return nil }
      result += word + parts[1]
    }
    return result
  }

  /// Each in the language of the file; one that is written there only together with others, in all these ways.
  func words(_ keywords: [Keyword]) -> [CompletionOffer] {
    keywords.flatMap { keyword in
      let alone = spelled(keyword.rawValue).map { [$0] }
      return (alone ?? spellings(beginningWith: keyword)).map {
        CompletionOffer(label: $0, detail: keyword.help?.text, kind: .keyword, insert: $0)
      }
    }
  }

  private func spellings(beginningWith keyword: Keyword) -> [String] {
    guard let table = WordTable.of(editor.tree.language) else { return [] }
    return table.entries(beginningWith: keyword).filter { $0.isOffered(inCases: editor.isOfCases) }
      .compactMap(\.spellings.first)
  }

  /// Words of the grammar in the language of the file; `nil` where it has none for them. Of several, those for a form that
  /// is named, else those for any.
  func spelled(_ english: String, at form: SyntaxKind? = nil) -> String? {
    guard let table = WordTable.of(editor.tree.language) else { return english }
    // Some words are one only together with what goes with them in English.
    for phrase in [english, english + " of", english + " by"] {
      let keywords = phrase.split(separator: " ").compactMap { Keyword(rawValue: String($0)) }
      let found = table.entries.filter { $0.keywords == keywords && $0.isOffered(inCases: editor.isOfCases) }
      let meant =
        found.first { entry in form.map { entry.places.contains($0) } ?? false }
        ?? found.first { $0.places.isEmpty } ?? found.first
      if let text = meant?.spellings.first { return text }
    }
    return nil
  }

  func phrases(_ english: [String], at form: SyntaxKind? = nil) -> [CompletionOffer] {
    english.compactMap { spelled($0, at: form) }.map {
      CompletionOffer(label: $0, detail: nil, kind: .keyword, insert: $0)
    }
  }
}
