/// How a piece of text stands out on a terminal: SGR attributes of ECMA-48, nothing where colours are off.
public enum TextStyle: String, Hashable, Sendable {
  /// Titles and what is counted.
  case bold = "1"
  /// What matters less.
  case dim = "2"
  /// What is missed or wrong.
  case red = "1;31"
  /// What is met.
  case green = "32"
  /// Warnings and what is behind.
  case yellow = "33"
  /// Line numbers and margins.
  case blue = "34"
  /// Second places of a finding.
  case magenta = "35"
  /// Offers of a fix.
  case cyan = "36"

  /// The text between the codes that switch the style on and off; the text alone where it is empty or no colour
  /// is wanted.
  public func applied(to text: String, if usesColor: Bool = true) -> String {
    usesColor && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// A text that changes nothing but its own columns when it is printed: tabs become spaces up to the next stop,
/// control characters and those that turn the direction of writing are named, as `U+202E`. Two colons at its start
/// are set apart: a server that reads the log would take such a line for a command to itself.
///
/// Labels and file names are written by others; a stray escape must not paint over a verdict.
public func printable(_ text: String, fromColumn start: Int = 0, tabStop: Int = 4) -> String {
  let text = start == 0 ? withoutLogCommand(text) : text
  guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }),
    text.unicodeScalars.contains(where: { !isVisible($0) })
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
    for scalar in character.unicodeScalars {
      if isVisible(scalar) {
        shown.append(scalar)
      } else {
        shown.append(contentsOf: codePointName(scalar).unicodeScalars)
      }
    }
    let piece = String(shown)
    result += piece
    column += displayWidth(piece)
  }
  return result
}

/// A line of a log that begins with `::` speaks to the server (workflow commands of GitHub Actions), white space or
/// not.
func withoutLogCommand(_ line: String) -> String {
  guard let colon = line.utf8.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
    line.utf8[colon...].starts(with: "::".utf8)
  else { return line }
  return line[...colon] + " " + line[line.utf8.index(after: colon)...]
}

/// Whether a character shows as itself, or as white space, and leaves the others where they are.
///
/// What nobody sees makes two names look alike that are not: control and format characters (those of the bidirectional
/// algorithm, the soft hyphen, tags), separators of lines, and what Unicode lets a font leave out (fillers, joiners,
/// variation selectors). A joiner inside an emoji is one of them, so that there is no place left to hide in. Marks that
/// Vietnamese letters are composed of are none.
package func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  // The letters and marks that most texts are made of, without a look into the tables.
  case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x34F, 0x1E00..<0x200B: return true
  default: break
  }
  let properties = scalar.properties
  return !isControl(scalar) && properties.generalCategory != .format
    && !properties.isDefaultIgnorableCodePoint && !properties.isNoncharacterCodePoint
}

/// Whether a character breaks lines, drives a terminal or turns the direction of writing.
package func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0: true
  // Line and paragraph separators; marks, embeddings, overrides and isolates of the bidirectional algorithm.
  case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}

/// `U+202E`: how a character is named that cannot be shown.
package func codePointName(_ scalar: Unicode.Scalar) -> String {
  let code = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
}

/// A text with the names of what cannot be shown in it, line breaks among them.
package func withNamedControls(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { !isVisible($0) }) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isVisible(scalar) { result.unicodeScalars.append(scalar) } else { result += codePointName(scalar) }
  }
  return result
}
