extension SourceSpan {
  /// The words of the span as one sentence: without comments, one space where white space or a comment stands. Texts
  /// in quotes stay as they are.
  public var words: String {
    var result: [UInt8] = []
    var needsSpace = false
    var isInText = false
    var isEscaped = false
    var rest = file.bytes[range.clamped(to: 0..<file.bytes.count)]
    while let byte = rest.popFirst() {
      if isInText {
        result.append(byte)
        if byte == UInt8(ascii: "\"") && !isEscaped || isLineBreak(byte) { isInText = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      if byte == UInt8(ascii: "#") {
        rest = rest.drop { !isLineBreak($0) }
        needsSpace = true
      } else if byte == 0x20 || byte == 0x09 || isLineBreak(byte) {
        needsSpace = true
      } else {
        if needsSpace, !result.isEmpty { result.append(0x20) }
        needsSpace = false
        isInText = byte == UInt8(ascii: "\"")
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension SourceFile {
  /// Words of the grammar as the file writes them.
  func inOwnWords(_ english: String) -> String { wording?.reworded(english) ?? english }

  /// A stretch of the text with some parts of it left out, which stand in order.
  func text(_ range: Range<Int>, without parts: [SourceSpan]) -> String {
    var result = ""
    var start = range.lowerBound
    for part in parts {
      result += text(start..<part.range.lowerBound)
      start = part.range.upperBound
    }
    return result + text(start..<range.upperBound)
  }
}
