import TargetDSL

/// Text and elements of an HTML page. What comes from a plan or its data is text, whatever it holds: markup is escaped,
/// and characters that cannot be seen or that turn the direction of writing are named.
struct HTMLText {
  private(set) var html = ""

  /// Markup of the program's own.
  mutating func raw(_ markup: String) { html += markup }

  mutating func text(_ text: String) { html += HTMLText.escaped(text) }

  /// `<name attributes>text</name>`.
  mutating func element(_ name: String, _ content: String) { element(name, [], content) }

  mutating func element(_ name: String, _ attributes: [(String, String)], _ content: String) {
    open(name, attributes)
    text(content)
    html += "</\(name)>"
  }

  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], _ content: (inout HTMLText) -> Void
  ) {
    open(name, attributes)
    content(&self)
    html += "</\(name)>"
  }

  /// An element without content.
  mutating func void(_ name: String, _ attributes: [(String, String)] = []) { open(name, attributes) }

  private mutating func open(_ name: String, _ attributes: [(String, String)]) {
    html += "<\(name)"
    for (key, value) in attributes {
      html += value.isEmpty && key == "hidden" ? " hidden" : " \(key)=\"\(HTMLText.escaped(value))\""
    }
    html += ">"
  }

  /// Safe in content and in quoted attributes. Linear in the length of the text.
  static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isSpecial($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      case let other where !isVisible(other): result += "[\(codePointName(other))]"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "&" || scalar == "<" || scalar == ">" || scalar == "\"" || !isVisible(scalar)
  }

  /// Whether a text is surely Vietnamese, by letters that only Vietnamese has.
  static func isVietnamese(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0,
        0x1EA0...0x1EF9,
        0x309, 0x31B, 0x323:
        true
      default: false
      }
    }
  }
}
