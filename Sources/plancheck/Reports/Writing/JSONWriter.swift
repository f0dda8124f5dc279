/// Writes JSON (RFC 8259) into one buffer of bytes, two spaces a level, or all in one line.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var depth = 0
  /// A line feed and the blanks of the deepest level so far.
  private var margin: [UInt8] = [0x0A]
  /// Whether the object or array that is open has nothing in it yet.
  private var isEmpty = true
  /// Takes what is written piece by piece, so that a long document is never whole in memory.
  private let sink: (([UInt8]) -> Void)?
  private let isOneLine: Bool

  private static let piece = 1 << 16

  init(sink: (([UInt8]) -> Void)? = nil, isOneLine: Bool = false) {
    self.sink = sink
    self.isOneLine = isOneLine
    if sink != nil { bytes.reserveCapacity(JSONWriter.piece + 4_096) }
  }

  mutating func object(_ content: (inout JSONWriter) -> Void) { nest(0x7B, 0x7D, content) }
  mutating func array(_ content: (inout JSONWriter) -> Void) { nest(0x5B, 0x5D, content) }

  /// A member of the object that is open.
  mutating func member(_ name: String, _ value: String?) {
    key(name)
    value.map { string($0) } ?? raw("null")
  }

  mutating func member(_ name: String, _ value: Int?) {
    key(name)
    raw(value.map(String.init) ?? "null")
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    raw(value ? "true" : "false")
  }

  mutating func member(_ name: String, _ values: [String]) {
    memberArray(name) { writer in
      for value in values { writer.element(value) }
    }
  }

  mutating func memberObject(_ name: String, _ content: (inout JSONWriter) -> Void) {
    key(name)
    object(content)
  }

  mutating func memberArray(_ name: String, _ content: (inout JSONWriter) -> Void) {
    key(name)
    array(content)
  }

  /// An element of the array that is open.
  mutating func element(_ value: String) {
    separate()
    string(value)
  }

  mutating func elementObject(_ content: (inout JSONWriter) -> Void) {
    separate()
    object(content)
    if let sink, bytes.count >= JSONWriter.piece {
      sink(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }

  /// A whole value; members of objects in the order of their names.
  mutating func value(_ value: JSONValue) {
    switch value {
    case .null: raw("null")
    case .boolean(let flag): raw(flag ? "true" : "false")
    case .number(let digits): raw(digits)
    case .string(let text): string(text)
    case .array(let elements):
      array { writer in
        for element in elements {
          writer.separate()
          writer.value(element)
        }
      }
    case .object(let members):
      object { writer in
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
          writer.key(name)
          writer.value(member)
        }
      }
    }
  }

  /// The document with a closing line feed; its last piece where the others are given away.
  consuming func finished() -> [UInt8] {
    bytes.append(0x0A)
    return bytes
  }

  private mutating func nest(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
    bytes.append(open)
    depth += 1
    if margin.count <= 2 * depth { margin += [0x20, 0x20] }
    isEmpty = true
    content(&self)
    depth -= 1
    if !isEmpty { breakLine() }
    bytes.append(close)
    isEmpty = false
  }

  private mutating func key(_ name: String) {
    separate()
    string(name)
    bytes.append(0x3A)
    bytes.append(0x20)
  }

  private mutating func separate() {
    if !isEmpty { bytes.append(0x2C) }
    isEmpty = false
    breakLine()
  }

  private mutating func breakLine() {
    if isOneLine { return }
    bytes += margin[...(2 * depth)]
  }

  private mutating func raw(_ text: String) {
    var text = text
    // SAFETY: The bytes are copied before the text ends.
    text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
  }

  /// Control characters are escaped; so are the line separators of JavaScript, which some readers still trip on.
  private mutating func string(_ text: String) {
    bytes.append(0x22)
    defer { bytes.append(0x22) }
    var plain = text
    // SAFETY: The bytes are copied before the text ends.
    let isPlain = plain.withUTF8 { letters in
      if unsafe letters.contains(where: JSONWriter.mayNeedEscape) { return false }
      unsafe bytes.append(contentsOf: letters)
      return true
    }
    if isPlain { return }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": raw("\\\"")
      case "\\": raw("\\\\")
      case "\n": raw("\\n")
      case "\r": raw("\\r")
      case "\t": raw("\\t")
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
  }

  /// The line separators start with E2.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2
  }
}
