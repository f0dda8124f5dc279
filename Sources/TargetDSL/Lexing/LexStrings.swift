// Texts in quotation marks.

extension Lexer {
  mutating func lexString() -> Token.Kind {
    let start = position
    var isSound = true
    position += 1
    while position < source.bytes.count {
      switch source.bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return isSound ? .string : .brokenString
      case UInt8(ascii: "\\"):
        if peek(1) == UInt8(ascii: "\"") || peek(1) == UInt8(ascii: "\\") {
          position += 2
        } else {
          reportEscape()
          isSound = false
          position += 1
        }
      case 0x0A, 0x0D:
        return reportUnclosed(start)
      case 0x80...:
        if let length = lengthOfLineSeparator() { reportLineSeparator(length) }
        if let (_, length) = decodeScalar(at: position) {
          position += length
        } else {
          _ = lexForeign()
          isSound = false
        }
      default:
        position += 1
      }
    }
    return reportUnclosed(start)
  }

  private mutating func reportEscape() {
    let place = span(position..<position + 1)
    diagnostics.append(
      Diagnostic(
        .unknownEscape, at: .source(place),
        Phrase(
          en: "a backslash in a text stands only before `\"` or another backslash",
          vi: "trong đoạn chữ, dấu `\\` chỉ đứng trước `\"` hoặc trước một dấu `\\` khác"),
        fixes: [.write("\\\\", at: place)]))
  }

  private mutating func reportUnclosed(_ start: Int) -> Token.Kind {
    let end = span(position..<position)
    diagnostics.append(
      Diagnostic(
        .unclosedString, at: .source(span(start..<position)),
        Phrase(
          en: "this text has no closing `\"` on its line",
          vi: "đoạn chữ này không có dấu `\"` đóng ở cuối dòng"),
        fixes: [
          .init(
            Phrase(en: "end it with `\"`", vi: "thêm `\"` ở cuối đoạn chữ"), edits: [.init(end, "\"")])
        ]))
    return .brokenString
  }
}
