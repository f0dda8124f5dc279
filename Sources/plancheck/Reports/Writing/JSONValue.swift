/// A JSON document as it was read (RFC 8259). Numbers keep their text.
enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// What is wrong, and the line (from 1) where.
  struct ReadError: Error, Sendable {
    let line: Int
  }

  init(_ bytes: [UInt8]) throws(ReadError) {
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }

  subscript(_ name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// `nil` for anything but a whole number that fits.
  var integer: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  var boolean: Bool? {
    if case .boolean(let flag) = self { flag } else { nil }
  }

  var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .string(text) }
  init(integerLiteral number: Int) { self = .number(String(number)) }
  init(booleanLiteral flag: Bool) { self = .boolean(flag) }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(Dictionary(members) { _, last in last })
  }

  static func integer(_ number: Int) -> JSONValue { .number(String(number)) }

  /// In one line.
  var written: [UInt8] {
    var writer = JSONWriter(isOneLine: true)
    writer.value(self)
    return writer.bytes
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var position = 0
  var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Deeper documents are refused: nothing that is meant for this program nests so far.
  private static let maximumDepth = 64

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var failure: JSONValue.ReadError {
    JSONValue.ReadError(line: 1 + bytes[..<min(position, bytes.count)].count { $0 == 0x0A })
  }

  mutating func document() throws(JSONValue.ReadError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try self.value()
    skipSpace()
    guard next == nil else { throw failure }
    return value
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(JSONValue.ReadError) -> JSONValue {
    skipSpace()
    guard depth < JSONReader.maximumDepth, let byte = next else { throw failure }
    depth += 1
    defer { depth -= 1 }
    switch byte {
    case 0x7B: return try object()
    case 0x5B: return try array()
    case 0x22: return .string(try string())
    case 0x74: return try word("true", .boolean(true))
    case 0x66: return try word("false", .boolean(false))
    case 0x6E: return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object() throws(JSONValue.ReadError) -> JSONValue {
    position += 1
    var members: [String: JSONValue] = [:]
    if take(0x7D) { return .object(members) }
    repeat {
      skipSpace()
      guard next == 0x22 else { throw failure }
      let name = try string()
      guard take(0x3A) else { throw failure }
      members[name] = try value()
    } while take(0x2C)
    guard take(0x7D) else { throw failure }
    return .object(members)
  }

  private mutating func array() throws(JSONValue.ReadError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    if take(0x5D) { return .array(elements) }
    repeat { elements.append(try value()) } while take(0x2C)
    guard take(0x5D) else { throw failure }
    return .array(elements)
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONValue.ReadError) -> JSONValue {
    guard bytes[position...].starts(with: text.utf8) else { throw failure }
    position += text.utf8.count
    return value
  }

  private mutating func number() throws(JSONValue.ReadError) -> JSONValue {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) {
      position += 1
    }
    guard position > start else { throw failure }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func string() throws(JSONValue.ReadError) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case 0x22: return String(decoding: text, as: UTF8.self)
      case 0x5C: try escape(into: &text)
      case 0..<0x20: throw failure
      default: text.append(byte)
      }
    }
    throw failure
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONValue.ReadError) {
    guard let byte = next else { throw failure }
    position += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: text.append(byte)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      var code = UInt32(try fourDigits())
      // A letter beyond the basic plane comes as two surrogates.
      if (0xD800...0xDBFF).contains(code), bytes[position...].starts(with: [0x5C, 0x75]) {
        position += 2
        let low = UInt32(try fourDigits())
        code = (0xDC00...0xDFFF).contains(low) ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD
      }
      text += String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8
    default: throw failure
    }
  }

  private mutating func fourDigits() throws(JSONValue.ReadError) -> UInt16 {
    guard position + 4 <= bytes.count,
      let code = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw failure }
    position += 4
    return code
  }
}
