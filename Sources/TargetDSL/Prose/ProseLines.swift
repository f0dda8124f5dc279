/// A document as running text, whatever it was written in.
public enum ProseFormat: Hashable, Sendable {
  /// Plain text or Markdown.
  case plain
  case html
  /// A document of an office program, given block by block.
  case office

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
  case .plain, .office:
    var number = 0
    return text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      number += 1
      return ProseLine(number: number, text: cellsOfMarkdown(line) ?? String(line), startsPassage: nil)
    }
  case .html:
    var stripper = HTMLStripper(text)
    return stripper.lines()
  }
}

/// A row of a Markdown table, `| a | b |`, with tabs between its cells; `nil` for any other line.
private func cellsOfMarkdown(_ line: Substring) -> String? {
  let row = line.drop(while: \.isWhitespace)
  guard row.first == "|" else { return nil }
  var cells = row.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
  if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
  guard cells.count > 1 else { return nil }
  // The line below the header.
  if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { return "" }
  return cells.joined(separator: "\t")
}
