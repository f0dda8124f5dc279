import Testing

@testable import TargetEngine

/// The white space around a text is taken off as it is letter by letter, whatever stands at its ends.
@Suite struct TrimmedTextTests {
  static let pieces = [
    "", "a", "T", "0", "\"", "Tổng", "Đ", "\u{301}", " ", "  ", "\t", "\r\n", "\u{85}", "\u{A0}", "\u{1680}",
    "\u{2003}",
    "\u{2028}", "\u{202F}", "\u{3000}", "\u{200B}",
  ]

  @Test(arguments: pieces)
  func `trimmed letter by letter`(first: String) {
    for middle in Self.pieces {
      for last in Self.pieces {
        let text = first + middle + last
        let letters = Array(text)
        let trimmed = letters.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        #expect(text.trimmingSpaces == String(trimmed))
        #expect(text[...].trimmingSpaces == String(trimmed))
      }
    }
  }
}
