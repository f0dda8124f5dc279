/// How a piece of text stands out on a terminal: SGR attributes of ECMA-48, nothing where colours are off.
public enum TextStyle: String, Hashable, Sendable {
  case bold = "1"
  case dim = "2"
  case red = "1;31"
  case green = "32"
  case yellow = "33"
  case blue = "34"
  case magenta = "35"
  case cyan = "36"

  public func applied(to text: String, if usesColor: Bool = true) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// A text that changes nothing but its own columns when it is printed: tabs become spaces up to the next stop,
/// control characters and those that turn the direction of writing become visible stand-ins.
///
/// Labels and file names are written by others; a stray escape must not paint over a verdict.
public func printable(_ text: String, fromColumn start: Int = 0, tabStop: Int = 4) -> String {
  // The code points in question are control characters or start with C2 or E2.
  guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }),
    text.unicodeScalars.contains(where: needsStandIn)
  else { return text }
  var result = ""
  var column = start
  for character in text {
    if character == "\t" {
      let spaces = tabStop - column % tabStop
      result += String(repeating: " ", count: spaces)
      column += spaces
      continue
    }
    var shown = String.UnicodeScalarView()
    for scalar in character.unicodeScalars { shown.append(needsStandIn(scalar) ? standIn(scalar) : scalar) }
    let piece = String(shown)
    result += piece
    column += displayWidth(piece)
  }
  return result
}

private func needsStandIn(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0: true
  // Line and paragraph separators; embeddings, overrides and isolates of the bidirectional algorithm.
  case 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// Control characters have pictures of their own in Unicode.
private func standIn(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
  case 0x7F: "\u{2421}"
  default: "\u{FFFD}"
  }
}
