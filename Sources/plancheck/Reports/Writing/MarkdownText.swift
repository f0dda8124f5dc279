import TargetDSL

/// Text that Markdown shows as it is; control characters and those that turn the direction of writing by their names.
enum MarkdownText {
  /// Signs that would format, link or make HTML are escaped; line breaks become spaces.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "#", "&", "$": result += "\\\(character)"
      case _ where character.isNewline: result += " "
      default: result += withNamedControls(String(character))
      }
    }
    return result
  }

  /// A code span; longer fences where the text holds backquotes.
  static func code(_ text: String) -> String {
    let text = withNamedControls(text)
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let space = longest > 0 ? " " : ""
    return fence + space + text + space + fence
  }
}

/// A pipe table of GitHub-flavoured Markdown; cells are escaped.
struct MarkdownTable {
  private(set) var text: String

  init(headings: [String]) {
    text = "| " + headings.map(MarkdownText.escaped).joined(separator: " | ") + " |\n"
    text += "|" + headings.map { _ in "---|" }.joined() + "\n"
  }

  /// - Parameter sign: Of the program's own, before the first cell.
  mutating func add(sign: String = "", _ cells: [String]) {
    text += "| " + sign + cells.map(MarkdownText.escaped).joined(separator: " | ") + " |\n"
  }
}
