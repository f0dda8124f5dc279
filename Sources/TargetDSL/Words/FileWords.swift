/// The words of a file in another language than English, for messages about it.
struct FileWords: CodeWording {
  private let file: FileReference
  private let table: WordTable
  private let isOfCases: Bool

  init(of file: SourceFile, _ table: WordTable, isOfCases: Bool) {
    self.file = FileReference(file)
    self.table = table
    self.isOfCases = isOfCases
  }

  /// A piece of code in English words, in those of the file. What the file itself has (a name, a number) stays.
  func reworded(_ code: String) -> String {
    // A path, a file or an option is no code.
    let isPath = code.contains("/") && !code.contains(" ") && code.contains { $0.isNumber || $0 == "." }
    guard !isPath, !code.hasPrefix("-"), !code.contains("--") else { return code }
    let literals = file.file?.literals ?? []
    let source = SourceFile(path: "", text: code)
    let tokens = Lexer.tokens(of: source, isOfCases: isOfCases).tokens
    let spelled = WordWriter(table: table).spellings(
      of: tokens.map { token in
        let text = source.text(token.range)
        // A word in its place may be a name of the file where it stands alone.
        let isNamed =
          literals.contains(text)
          && (token.keyword == nil || token.keyword?.isReserved == false && tokens.count == 2)
        return WordWriter.Word(
          keyword: isNamed ? nil : token.keyword, kind: token.kind, text: text, isKept: isNamed,
          isTight: token.triviaRange.isEmpty)
      }, in: nil)
    var result = ""
    for (token, text) in zip(tokens, spelled) {
      let trivia = source.text(token.triviaRange)
      guard let text else { continue }
      result += trivia + text
    }
    return result
  }
}

/// The file holds its wording, so the wording does not hold the file.
private struct FileReference: Sendable {
  weak let file: SourceFile?
  init(_ file: SourceFile) { self.file = file }
}
