extension SourceSpan {
  /// The code in English words on one line, whatever words the file has. For example: `count of groups where kind = htx`.
  public var inEnglishWords: String {
    guard let table = WordTable.of(file.language) else {
      return words
    }
    let piece = SourceFile(path: "", text: text)
    let raw = Lexer.tokens(of: piece, in: table.language, words: table.lexerWords(inCases: false)).tokens
    let reader = WordReader.read(piece, table, raw: raw, isOfCases: file.path.hasSuffix(".plantest"))
    var result = ""
    for token in reader.tokens where token.kind != .endOfFile {
      let text = token.keyword?.rawValue ?? englishLiteral(piece.text(token.range), token.kind)
      let isApart = !token.triviaRange.isEmpty || token.isSilent || token.keyword == .per
      result += (isApart && !result.isEmpty ? " " : "") + text
    }
    return result
  }
}
