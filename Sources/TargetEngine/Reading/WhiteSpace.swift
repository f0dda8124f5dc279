// Every cell is asked these, and hardly one has a space: its bytes say so at once.
extension String {
  /// Whether there is nothing but white space.
  var isOnlySpaces: Bool {
    guard let first = utf8.first else { return true }
    return switch first {
    // Letters of ASCII, and what begins with a byte with which no space begins (U+0085, U+00A0, U+1680, U+2000 and up).
    case 0x21..<0x7F, 0xC3..<0xE1, 0xE4...: false
    default: allSatisfy(\.isWhitespace)
    }
  }

  /// The text without white space.
  var withoutSpaces: String {
    utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? self : filter { !$0.isWhitespace }
  }
}
