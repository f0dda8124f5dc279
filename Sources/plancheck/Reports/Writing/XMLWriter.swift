import TargetDSL

/// Writes XML 1.0 into one buffer of bytes, two spaces a level.
struct XMLWriter {
  private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  /// An element with elements in it.
  mutating func element(
    _ name: String, _ attributes: [(String, String)], _ content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes, ">\n")
    depth += 1
    content(&self)
    depth -= 1
    indent()
    raw("</\(name)>\n")
  }

  /// An element with nothing in it.
  mutating func element(_ name: String, _ attributes: [(String, String)]) {
    open(name, attributes, "/>\n")
  }

  /// An element with text in it, kept as it is.
  mutating func element(_ name: String, _ attributes: [(String, String)], text: String) {
    open(name, attributes, ">")
    escape(text, inAttribute: false)
    raw("</\(name)>\n")
  }

  private mutating func open(_ name: String, _ attributes: [(String, String)], _ end: String) {
    indent()
    raw("<\(name)")
    for (name, value) in attributes {
      raw(" \(name)=\"")
      escape(value, inAttribute: true)
      raw("\"")
    }
    raw(end)
  }

  private mutating func indent() { bytes += repeatElement(0x20, count: depth * 2) }

  private mutating func raw(_ text: String) { bytes += text.utf8 }

  /// Control characters, most of which no XML 1.0 document may hold, and marks that turn the direction of writing are named; white space in attributes is kept by references,
  /// because a reader would make spaces of it.
  private mutating func escape(_ text: String, inAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "\"": raw("&quot;")
      case "\n" where !inAttribute: raw("\n")
      case "\n", "\r", "\t": raw("&#\(scalar.value);")
      case "\u{FFFE}", "\u{FFFF}": raw("\u{FFFD}")
      case _ where !isVisible(scalar): raw(codePointName(scalar))
      default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
  }
}
