/// A document as running text, whatever it was written in.
public enum ProseFormat: Hashable, Sendable {
  /// Plain text or Markdown.
  case plain
  case html

  /// By the name of the file, else by how the text begins.
  public static func detect(path: String, text: String) -> ProseFormat {
    let name = path.lowercased()
    if name.hasSuffix(".html") || name.hasSuffix(".htm") || name.hasSuffix(".xhtml") { return .html }
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(16).lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html") ? .html : .plain
  }
}

/// One line of text without markup.
struct ProseLine: Sendable {
  /// The line of the file on which it stands.
  let number: Int
  let text: String
  /// Whether a new paragraph surely starts (`true`) or surely goes on (`false`); `nil` where only the words tell.
  let startsPassage: Bool?
}

func proseLines(_ text: String, format: ProseFormat) -> [ProseLine] {
  switch format {
  case .plain:
    var number = 0
    return text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      number += 1
      return ProseLine(number: number, text: String(line), startsPassage: nil)
    }
  case .html:
    var stripper = HTMLStripper(text)
    return stripper.lines()
  }
}
