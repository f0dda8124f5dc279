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
