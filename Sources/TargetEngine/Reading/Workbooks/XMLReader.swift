import TargetDSL

/// Reads the XML of a workbook event by event. Document types are refused, so that there are no entities but the
/// five of XML itself; depth and the length of names are bounded.
///
/// The toolchain's `FoundationXML` costs every start of the program 12 ms and a static executable 60 MB, for
/// files that most runs do not have; the part of XML that workbooks use is small.
struct XMLReader {
  struct Element {
    /// Without its namespace prefix.
    let name: String
    let attributes: [Attribute]

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// An attribute by its prefix: some names stand under several.
    subscript(prefix: String, name: String) -> String? {
      attributes.first { $0.name == name && $0.prefix == prefix }?.value
    }
  }

  struct Attribute {
    /// Empty where there is none.
    let prefix: String
    /// Without its namespace prefix.
    let name: String
    let value: String
  }

  enum Event {
    case start(Element)
    case end(String)
    case text(String)
  }

  static let greatestDepth = 64
  private let bytes: [UInt8]
  private var at = 0
  private var open: [String] = []
  /// The end of an element that was empty (`<v/>`).
  private var pendingEnd: String?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  private static func failure(_ english: String, _ vietnamese: String) -> FileFailure {
    FileFailure(
      reason: Phrase(en: "the workbook's XML \(english)", vi: "XML của bảng tính \(vietnamese)"))
  }

  private static var malformed: FileFailure { failure("is malformed", "không đúng cú pháp") }

  /// The next event; `nil` at the end of the document.
  mutating func next() throws(FileFailure) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while at < bytes.count {
      guard bytes[at] == 0x3C else { return .text(try text(until: 0x3C)) }
      // Nearly every mark opens or closes an element.
      let second = at + 1 < bytes.count ? bytes[at + 1] : 0
      if second == 0x2F { return .end(try endTag()) }
      if second != 0x21, second != 0x3F { return .start(try startTag()) }
      if matches("<!--") {
        try skip(past: "-->")
      } else if matches("<?") {
        try skip(past: "?>")
      } else if matches("<![CDATA[") {
        let start = at + 9
        try skip(past: "]]>")
        return .text(try string(bytes[start..<(at - 3)]))
      } else {
        throw XMLReader.failure(
          "declares a document type or entities", "khai báo kiểu tài liệu hoặc thực thể")
      }
    }
    guard open.isEmpty else { throw XMLReader.malformed }
    return nil
  }

  private func matches(_ prefix: String) -> Bool {
    bytes[at...].starts(with: prefix.utf8)
  }

  /// Goes behind the end of the element that has just started.
  mutating func skip(_ name: String) throws(FileFailure) {
    var depth = 1
    while depth > 0, let event = try next() {
      switch event {
      case .start(let element): if element.name == name { depth += 1 }
      case .end(let ended): if ended == name { depth -= 1 }
      case .text: break
      }
    }
  }

  private mutating func skip(past mark: String) throws(FileFailure) {
    let mark = Array(mark.utf8)
    while at + mark.count <= bytes.count {
      if bytes[at..<(at + mark.count)].elementsEqual(mark) {
        at += mark.count
        return
      }
      at += 1
    }
    throw XMLReader.malformed
  }

  private func string(_ slice: ArraySlice<UInt8>) throws(FileFailure) -> String {
    // Much faster than the validating initializer; what had to be repaired differs from the bytes.
    let text = String(decoding: slice, as: UTF8.self)
    if slice.allSatisfy({ $0 < 0x80 }) { return text }
    guard text.utf8.elementsEqual(slice) else {
      throw XMLReader.failure("is not UTF-8", "không phải UTF-8")
    }
    return text
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private mutating func skipSpaces() {
    while at < bytes.count, XMLReader.isSpace(bytes[at]) { at += 1 }
  }

  /// A name without its prefix.
  private mutating func name() throws(FileFailure) -> String { try prefixedName().name }

  private mutating func prefixedName() throws(FileFailure) -> (prefix: String, name: String) {
    var start = at
    let first = at
    scan: while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D, 0x3E, 0x2F, 0x3D, 0x3C: break scan
      case 0x3A: start = at + 1
      default: break
      }
      at += 1
    }
    guard at > start, at - first <= 200 else { throw XMLReader.malformed }
    // Nearly all names in a sheet are of one letter: no text is made of them.
    let name =
      at == start + 1 && bytes[start] < 0x80
      ? XMLReader.letters[Int(bytes[start])] : try string(bytes[start..<at])
    return (start > first ? try string(bytes[first..<(start - 1)]) : "", name)
  }

  private static let letters = (UInt8(0)..<0x80).map { String(Unicode.Scalar($0)) }

  private mutating func startTag() throws(FileFailure) -> Element {
    at += 1
    let name = try name()
    var attributes: [Attribute] = []
    while true {
      skipSpaces()
      guard at < bytes.count, attributes.count <= 100 else { throw XMLReader.malformed }
      if bytes[at] == 0x3E {
        at += 1
        guard open.count < XMLReader.greatestDepth else {
          throw XMLReader.failure("is nested too deeply", "lồng nhau quá sâu")
        }
        open.append(name)
        break
      }
      if bytes[at] == 0x2F {
        guard at + 1 < bytes.count, bytes[at + 1] == 0x3E else { throw XMLReader.malformed }
        at += 2
        pendingEnd = name
        break
      }
      let attribute = try prefixedName()
      skipSpaces()
      guard at < bytes.count, bytes[at] == 0x3D else { throw XMLReader.malformed }
      at += 1
      skipSpaces()
      guard at < bytes.count, bytes[at] == 0x22 || bytes[at] == 0x27 else { throw XMLReader.malformed }
      let quote = bytes[at]
      at += 1
      let value = try text(until: quote)
      guard at < bytes.count else { throw XMLReader.malformed }
      at += 1
      attributes.append(Attribute(prefix: attribute.prefix, name: attribute.name, value: value))
    }
    return Element(name: name, attributes: attributes)
  }

  private mutating func endTag() throws(FileFailure) -> String {
    at += 2
    let name = try name()
    skipSpaces()
    guard at < bytes.count, bytes[at] == 0x3E, open.popLast() == name else { throw XMLReader.malformed }
    at += 1
    return name
  }

  /// Text up to a byte or the end, references resolved.
  private mutating func text(until end: UInt8) throws(FileFailure) -> String {
    let start = at
    while at < bytes.count, bytes[at] != end, bytes[at] != 0x26 { at += 1 }
    if at == bytes.count || bytes[at] == end { return try string(bytes[start..<at]) }
    var result = Array(bytes[start..<at])
    while at < bytes.count, bytes[at] != end {
      if bytes[at] == 0x26 {
        result.append(contentsOf: try reference().utf8)
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return try string(result[...])
  }

  private mutating func reference() throws(FileFailure) -> String {
    let start = at + 1
    while at < bytes.count, bytes[at] != 0x3B, at - start < 12 { at += 1 }
    guard at < bytes.count, bytes[at] == 0x3B else { throw XMLReader.malformed }
    let name = try string(bytes[start..<at])
    at += 1
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let isHex = name.hasPrefix("#x")
      guard name.hasPrefix("#"), let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10),
        let scalar = Unicode.Scalar(code)
      else { throw XMLReader.failure("uses an entity", "dùng thực thể") }
      return String(Character(scalar))
    }
  }
}
