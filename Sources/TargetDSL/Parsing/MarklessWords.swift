// Words of the language as they stand twice, without some of their marks, in capitals, or with letters that changed places.

extension Parser {
  /// What is most likely meant where the words here do not fit: `tren 60%`, `tỷ le htx`, `số nguyen`, `More than 60%`.
  ///
  /// - Parameter expected: The words of the grammar that may stand here; empty where that is not told.
  func misspeltWords(_ expected: [String] = []) -> (place: SourceSpan, fix: Diagnostic.Fix)? {
    guard !isTried else { return nil }
    if let doubled = doubledWord { return doubled }
    return language == .english ? misspeltPhrase(expected) : wordsWithoutMarks
  }

  /// `ban hành hành`, `mà mà`, `60% %`: what stands here stands right before already, or follows once more.
  var doubledWord: (place: SourceSpan, fix: Diagnostic.Fix)? {
    guard !isTried, !isAt(.endOfFile) else { return nil }
    func without(_ place: SourceSpan, _ gap: Range<Int>) -> (place: SourceSpan, fix: Diagnostic.Fix) {
      (
        place,
        .leaveOut(place.text, at: SourceSpan(source, gap))
      )
    }
    let here = SourceSpan(source, current.range)
    if current.kind != .word, !isAtLineStart {
      let before = lastWritten
      guard next > 0, before.kind == current.kind, source.text(before.range) == here.text else { return nil }
      return without(here, before.range.upperBound..<here.range.upperBound)
    }
    let words = wordsOfLine
    guard current.kind == .word,
      let first = words.firstIndex(where: { $0.upperBound > here.range.lowerBound })
    else {
      return nil
    }
    func isSame(_ one: Int, _ other: Int) -> Bool {
      words.indices.contains(one) && words.indices.contains(other)
        && source.text(words[one]) == source.text(words[other])
        && source.bytes[words[one].upperBound..<words[other].lowerBound].allSatisfy {
          $0 == 0x20 || $0 == 0x09
        }
    }
    // `column colour colour`: two names may be two things, and what is missing is missing still.
    let isName = current.keyword == nil && lastWritten.keyword == nil
    if isName, lookahead(1).kind == .endOfFile || opensLine(lookahead(1)) { return nil }
    for count in [3, 2, 1] {
      if (0..<count).allSatisfy({ isSame(first - count + $0, first + $0) }), first + count <= words.count {
        let place = SourceSpan(source, words[first].lowerBound..<words[first + count - 1].upperBound)
        return without(place, words[first - 1].upperBound..<place.range.upperBound)
      }
      if (0..<count).allSatisfy({ isSame(first + $0, first + count + $0) }) {
        let place = SourceSpan(source, words[first].lowerBound..<words[first + count - 1].upperBound)
        return without(place, place.range.lowerBound..<words[first + count].lowerBound)
      }
    }
    return nil
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
          .filter { !isInCondition || !isOfBound($0.entry) }.map(\.text)
        guard !spellings.isEmpty, !spellings.contains(where: { matchKey($0) == matchKey(text) }) else {
          continue
        }
        let place = SourceSpan(source, range)
        return (place, .write(nearestByMarks(text, spellings), at: place))
      }
    }
    return nil
  }

  /// Conditions compare with signs.
  private var isInCondition: Bool {
    var index = next
    while index > 0, !opensLine(tokens[index]) {
      index -= 1
      if tokens[index].kind == .colon { return false }
      if tokens[index].keyword == .where { return true }
    }
    return false
  }

  private func isOfBound(_ entry: WordTable.Entry) -> Bool {
    entry.keywords.first.map { Keyword.bounds.contains($0) } ?? false
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
