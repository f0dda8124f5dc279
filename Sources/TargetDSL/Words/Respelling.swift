extension Language {
  /// A text whose code between backticks is in English words, with that code in the words of the language.
  ///
  /// - Parameter isOfCases: the code is that of a file of cases.
  public func withOwnWords(_ text: String, isOfCases: Bool) -> String {
    guard let table = WordTable.of(self) else { return text }
    let file = SourceFile(path: "", text: "")
    let words = FileWords(of: file, table, isOfCases: isOfCases)
    return withExtendedLifetime(file) {
      // A day by itself is the name of a folder.
      text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { offset, piece in
        let isCode = offset % 2 == 1 && !piece.allSatisfy { $0.isNumber || $0 == "-" }
        return isCode ? words.reworded(String(piece)) : String(piece)
      }.joined(separator: "`")
    }
  }
}

extension SyntaxTree {
  /// The file in the words of a language, with its own lines and blanks: also where the parser could not read it.
  /// Names, texts and comments stay.
  public func respelled(in language: Language) -> String {
    guard language != self.language else { return String(decoding: source.bytes, as: UTF8.self) }
    let known = spellings(in: language)
    var text = ""
    for token in tokens.sorted(by: { ($0.leadingStart, $0.start) < ($1.leadingStart, $1.start) }) {
      let written = source.text(token.range)
      let trivia = source.text(token.triviaRange)
      if let spelled = known[token.key] {
        guard let spelled else { continue }
        text += trivia + spelled
      } else if let table = WordTable.of(language), let keyword = token.keyword, keyword.isReserved {
        text += trivia + table.spelling(of: keyword, in: nil)
      } else {
        text += trivia + (token.kind == .number ? vietnameseLiteral(written, .number) : written)
      }
    }
    return text
  }
}
