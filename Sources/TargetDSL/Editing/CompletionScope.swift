/// What stands before a place, and what follows from it.
struct CompletionScope {
  let editor: PlanEditor
  /// The words and signs before the place.
  let before: [Token]
  let place: Int
  /// The word that has been begun at the place.
  let begun: String

  init(editor: PlanEditor, before: [Token], at place: Int, begun: String) {
    self.editor = editor
    self.before = before
    self.place = place
    self.begun = begun
  }

  var names: NameIndex { editor.names }
  var source: SourceFile { editor.source }

  func text(_ token: Token) -> String { source.text(token.range) }

  /// The tokens of the same line.
  var line: [Token] {
    let start = source.lineStarts[source.line(at: place) - 1]
    return Array(before.drop { $0.range.lowerBound < start })
  }

  /// The declaration that the place belongs to: its opening word and all tokens since.
  var declaration: (keyword: Keyword, tokens: ArraySlice<Token>)? {
    for index in before.indices.reversed() {
      guard let keyword = before[index].keyword,
        Keyword.declarations.contains(keyword) || editor.isOfCases && keyword == .case
      else { continue }
      let start = source.lineStarts[source.line(at: before[index].range.lowerBound) - 1]
      if before[index].range.lowerBound == start { return (keyword, before[index...]) }
    }
    return nil
  }
}
