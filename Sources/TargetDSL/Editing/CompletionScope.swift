/// What stands before a place, and what follows from it: found when it is first asked for, and once.
final class CompletionScope {
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
  private(set) lazy var line: [Token] = {
    let start = source.lineStarts[source.line(at: place) - 1]
    let count = before.reversed().prefix { $0.range.lowerBound >= start }.count
    return Array(before.suffix(count))
  }()

  /// The declaration that the place belongs to: its opening word and all tokens since.
  private(set) lazy var declaration: (keyword: Keyword, tokens: ArraySlice<Token>)? = {
    for index in before.indices.reversed() {
      guard let keyword = before[index].keyword,
        Keyword.declarations.contains(keyword) || editor.isOfCases && keyword == .case
      else { continue }
      let start = source.lineStarts[source.line(at: before[index].range.lowerBound) - 1]
      if before[index].range.lowerBound == start { return (keyword, before[index...]) }
    }
    return nil
  }()

  private(set) lazy var rowMentions = findRowMentions()
  private(set) lazy var columnTypes = findColumnTypes()
  private(set) lazy var wordsBefore = findWordsBefore()
}
