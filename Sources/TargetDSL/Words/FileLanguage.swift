// Whose words a file is written in: the first declaration decides.

extension SourceFile {
  /// The declarations that open lines, in the words of each language.
  struct DeclarationCount {
    var first: Language?
    var counts: [Language: Int] = [:]
    /// The first in the language that did not come first.
    var firstOther: Range<Int>?

    /// Whether more declarations are in the other language than in that of the first.
    var isMixed: Bool {
      guard let first else { return false }
      let own = counts[first] ?? 0
      return counts.contains { $0.key != first && $0.value > own }
    }
  }

  /// O(size of the file).
  func countDeclarations() -> DeclarationCount {
    var count = DeclarationCount()
    for line in lineStarts.indices {
      guard let (range, language) = declaration(openingLine: line) else { continue }
      if count.first == nil { count.first = language }
      if language != count.first, count.firstOther == nil { count.firstOther = range }
      count.counts[language, default: 0] += 1
    }
    return count
  }

  private func declaration(openingLine line: Int) -> (Range<Int>, Language)? {
    var start = lineStarts[line]
    if start == 0 { start = endOfMarks(in: bytes) }
    start = endOfBlanks(from: start)
    let end = wordEnd(from: start)
    guard end > start else { return nil }
    if bytes[start..<end].allSatisfy({ $0 < 0x80 }) {
      guard let keyword = KeywordTable.shared.keyword(bytes[start..<end]), keyword.opensDeclarationOrCase
      else {
        return nil
      }
      // `plan` and `table` may be words of a sentence; a declaration goes on with a name or a text.
      return followsSpace(end) ? (start..<end, .english) : nil
    }
    for table in WordTable.foreign {
      for spelling in table.spellings(beginningWith: matchKey(text(start..<end)))
      where spelling.entry.keywords.first?.opensDeclarationOrCase == true {
        if let end = self.end(of: spelling, from: start) { return (start..<end, table.language) }
      }
    }
    return nil
  }

  private func end(of spelling: WordTable.Spelling, from start: Int) -> Int? {
    var position = start
    for (index, syllable) in spelling.syllables.enumerated() {
      if index > 0 {
        position = endOfBlanks(from: position)
        while position < bytes.count, isLineBreak(bytes[position]) {
          position = endOfBlanks(from: position + 1)
        }
      }
      let end = wordEnd(from: position)
      guard end > position, matchKey(text(position..<end)) == syllable else { return nil }
      position = end
    }
    return position
  }

  private func followsSpace(_ offset: Int) -> Bool {
    offset < bytes.count && (isLineBreak(bytes[offset]) || lengthOfBlank(at: offset) != nil)
  }

  private func endOfBlanks(from start: Int) -> Int {
    var position = start
    while let length = lengthOfBlank(at: position) { position += length }
    return position
  }

  /// At most 60 bytes, which no word of a language has.
  private func wordEnd(from start: Int) -> Int {
    let limit = min(bytes.count, start + 60)
    var end = start
    while end < limit {
      let byte = bytes[end]
      guard isASCIILetter(byte) || byte >= 0x80 || byte == 0x5F || isDigit(byte),
        lengthOfBlank(at: end) == nil
      else { break }
      end += 1
    }
    return end
  }
}

extension Keyword {
  /// Whether the word opens a declaration of a plan file or of a file of cases.
  var opensDeclarationOrCase: Bool { Keyword.declarations.contains(self) || self == .case }
}

extension WordTable {
  /// The tables of all languages but English.
  static let foreign: [WordTable] = Language.allCases.compactMap(WordTable.of)
}
