// Words of the language as they stand without some of their marks, in capitals, or with letters that changed places.

extension Parser {
  /// What is most likely meant where the words here do not fit: `tren 60%`, `tỷ le htx`, `số nguyen`, `More than 60%`.
  ///
  /// - Parameter expected: The words of the grammar that may stand here; empty where that is not told.
  func misspeltWords(_ expected: [String] = []) -> (place: SourceSpan, fix: Diagnostic.Fix)? {
    guard !isTried else { return nil }
    return language == .english ? misspeltPhrase(expected) : wordsWithoutMarks
  }

  /// Several words that are nearly some that may stand here.
  private func misspeltPhrase(_ expected: [String]) -> (place: SourceSpan, fix: Diagnostic.Fix)? {
    var written = ""
    for count in 1..<4 {
      let token = lookahead(count - 1)
      guard token.kind == .word, count == 1 || !opensLine(token) else { return nil }
      written += (count > 1 ? " " : "") + source.text(token.range)
      let candidates = expected.filter { $0.split(separator: " ").count == count && $0 != written }
      guard count > 1, let meant = candidates.first(where: { isSlip(written.lowercased(), of: $0) }),
        written.lowercased() != written || isName(lookahead(count))
          || [.number, .minus, .leftParenthesis].contains(lookahead(count).kind)
      else { continue }
      let place = SourceSpan(source, current.range.lowerBound..<token.range.upperBound)
      return (place, .write(meant, at: place, isSafe: written.lowercased() == meant))
    }
    return nil
  }

  /// Whether each word is that of a phrase, or one letter away: `median of` is no slip for `mean of`.
  private func isSlip(_ written: String, of phrase: String) -> Bool {
    let (words, meant) = (written.split(separator: " "), phrase.split(separator: " "))
    return words.count == meant.count
      && zip(words, meant).allSatisfy { editDistance(Array($0), Array($1)) <= 1 }
  }

  /// The longest words of this line around the current one that are words of the language but for their marks.
  private var wordsWithoutMarks: (place: SourceSpan, fix: Diagnostic.Fix)? {
    guard let table = WordTable.of(language), !isAtLineStart || current.kind == .word else { return nil }
    let words = wordsOfLine
    let here = words.firstIndex { $0.upperBound > current.range.lowerBound } ?? words.count
    for count in stride(from: 5, through: 1, by: -1) {
      for first in max(0, here - count)...here where first + count <= words.count && first + count >= here {
        // Beside a number only the word before it may be meant.
        if current.kind != .word, first + count > here || count > 1 { continue }
        let range = words[first].lowerBound..<words[first + count - 1].upperBound
        // A single one is meant only where all its marks are missing, and where it is no word of the language already.
        if count == 1 {
          let isWord = first == here && current.keyword != nil
          if isWord || source.bytes[range].contains(where: { $0 >= 0x80 }) { continue }
        } else if first + count == here {
          continue
        }
        let text = words[first..<first + count].map { source.text($0) }.joined(separator: " ")
        let spellings = table.spellings(folded: foldedForSuggestion(text), inCases: isReadingCases)
        guard !spellings.isEmpty, !spellings.contains(where: { matchKey($0) == matchKey(text) }) else {
          continue
        }
        let place = SourceSpan(source, range)
        return (place, .write(nearestByMarks(text, spellings), at: place))
      }
    }
    return nil
  }

  /// Of spellings that differ in marks alone the one that shares most letters with what is written.
  private func nearestByMarks(_ text: String, _ spellings: [String]) -> String {
    let written = Array(matchKey(text))
    return spellings.min {
      editDistance(Array(matchKey($0)), written) < editDistance(Array(matchKey($1)), written)
    } ?? text
  }

  /// The stretches of letters on the line of the current token, up to a quotation mark or comment.
  private var wordsOfLine: [Range<Int>] {
    var start = current.range.lowerBound
    while start > 0, !isLineBreak(source.bytes[start - 1]) { start -= 1 }
    var words: [Range<Int>] = []
    var first: Int?
    for offset in start...source.bytes.count {
      let byte = offset < source.bytes.count ? source.bytes[offset] : 0x0A
      let isLetter =
        byte >= 0x80 || byte == 0x5F || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      if isLetter {
        first = first ?? offset
      } else if let begin = first {
        words.append(begin..<offset)
        first = nil
      }
      if isLineBreak(byte) || byte == UInt8(ascii: "#") { break }
    }
    return words
  }

  /// `tổng số_người cua htx`, `sum of members Over coops`: a small word that must stand here is written nearly so.
  mutating func takeMisspelt(_ keyword: Keyword, of form: SyntaxKind?) -> Bool {
    let word = spelling(of: keyword, in: form)
    guard current.kind == .word, current.keyword == nil, !isAtLineStart, isName(lookahead(1)),
      !opensLine(lookahead(1))
    else { return false }
    let place = SourceSpan(source, current.range)
    guard place.text != word, !nearest(to: place.text, among: [word], limit: 1).isEmpty else { return false }
    let isSure = foldedForSuggestion(place.text) == foldedForSuggestion(word)
    guard isSure || word.count >= 4 else { return false }
    report(
      .unexpectedToken, at: current,
      Phrase(
        en: "`\(place.text)` is no word of the language", vi: "`\(place.text)` không phải từ của ngôn ngữ"),
      fixes: [.write(word, at: place, isSafe: isSure)])
    parseSkipped(count: 1)
    return true
  }
}
