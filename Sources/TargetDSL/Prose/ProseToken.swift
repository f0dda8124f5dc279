/// A word, a number or a sign of running text.
struct ProseToken: Sendable {
  enum Kind: Sendable { case word, number, symbol }

  let kind: Kind
  /// As it is written. For example: `Trên`, `58.506,9`, `%`.
  let text: String
  /// Under which spellings are equal (see `matchKey`); dashes of every kind are `-`.
  let key: String
  /// From 1, in the document as it was given.
  let line: Int
  /// From 1, in characters.
  let column: Int
  /// No white space stands before it.
  let isAttached: Bool

  func isSymbol(_ text: String) -> Bool { kind == .symbol && key == text }

  /// The end of a cell, or of a paragraph in one.
  var isBorder: Bool { kind == .symbol && (key == "\t" || key == String(HTMLStripper.cellLineBreak)) }
}

/// Cuts a line of Vietnamese text into tokens. A number keeps the points and commas inside it; marks of Markdown
/// (`*`, `#`, `` ` ``, `\`) are left out. O(length).
func proseTokens(_ text: some StringProtocol, line: Int = 1) -> [ProseToken] {
  var tokens: [ProseToken] = []
  let characters = Array(text)
  /// Where each character starts, and the end.
  let places = Array(text.indices) + [text.endIndex]
  var index = 0
  var isAttached = false
  func peek(_ position: Int) -> Character? {
    characters.indices.contains(position) ? characters[position] : nil
  }
  while index < characters.count {
    let start = index
    let character = characters[index]
    index += 1
    let kind: ProseToken.Kind
    if character.isProseDigit {
      kind = .number
      while let next = peek(index) {
        let continues = next == "." || next == ","
        guard next.isProseDigit || continues && peek(index + 1)?.isProseDigit == true else { break }
        index += 1
      }
    } else if character.isLetter {
      kind = .word
      while let next = peek(index), next.isLetter { index += 1 }
    } else if character == "\t" || character == HTMLStripper.cellLineBreak {
      kind = .symbol
    } else if character.isWhitespace || character.isInvisible {
      isAttached = isAttached && character.isInvisible
      continue
    } else if let ascii = character.asciiValue, "*#`\\_".utf8.contains(ascii) {
      continue
    } else {
      kind = .symbol
    }
    let written = String(text[places[start]..<places[index]])
    tokens.append(
      ProseToken(
        kind: kind, text: written, key: kind == .symbol ? symbolKey(character) : matchKey(written),
        line: line, column: start + 1, isAttached: isAttached))
    isAttached = character != "\t" && character != HTMLStripper.cellLineBreak
  }
  return tokens
}

private func symbolKey(_ character: Character) -> String {
  switch character {
  case "‐", "‑", "‒", "–", "—", "−": "-"
  case "％": "%"
  default: String(character)
  }
}

extension Character {
  fileprivate var isProseDigit: Bool { asciiValue.map(isDigit) ?? false }

  fileprivate var isInvisible: Bool {
    guard !isASCII else { return false }
    return self == "\u{200B}" || self == "\u{FEFF}" || self == "\u{2060}" || self == "\u{AD}"
  }
}

extension [ProseToken] {
  /// The text of the tokens as a reader sees it, on one line.
  var written: String {
    var text = ""
    for token in self where !token.isBorder {
      if !token.isAttached && !text.isEmpty { text += " " }
      text += token.text
    }
    return text
  }
}
