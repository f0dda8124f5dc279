/// Breaks a text into lines of at most so many columns, the later ones indented. A word that is too long stays
/// whole.
public func wrapped(_ text: String, width: Int?, indent: Int, hanging: Int) -> [String] {
  let first = String(repeating: " ", count: indent)
  let other = String(repeating: " ", count: hanging)
  guard let width else { return [first + text] }
  var lines: [String] = []
  var line = first
  var used = indent
  var isEmpty = true
  for word in text.split(separator: " ") {
    let needed = displayWidth(word) + (isEmpty ? 0 : 1)
    if !isEmpty, used + needed > width {
      lines.append(line)
      line = withoutLogCommand(other + word)
      used = hanging + displayWidth(word)
    } else {
      line += (isEmpty ? "" : " ") + word
      used += needed
    }
    isEmpty = false
  }
  return lines + [line]
}

/// Lines of at most so many columns, also of words that are longer than a line: where nothing scrolls, a word is broken
/// rather than cut off.
///
/// - Complexity: O(length)
public func foldedLines(_ text: String, columns: Int) -> [String] {
  wrapped(text, width: columns, indent: 0, hanging: 0).flatMap { line in
    guard displayWidth(line) > columns else { return [line] }
    var pieces = [""]
    var used = 0
    for character in line {
      let width = displayWidth(character)
      if used + width > columns {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += width
    }
    return pieces
  }
}
