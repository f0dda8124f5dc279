// Characters that other programs take for the end of a line. Here a line goes on behind them, and that is said.

extension Lexer {
  /// The bytes of U+2028, U+2029 or U+0085 where one of them stands here.
  func lengthOfLineSeparator() -> Int? {
    if peek() == 0xE2, peek(1) == 0x80, peek(2) == 0xA8 || peek(2) == 0xA9 { return 3 }
    return peek() == 0xC2 && peek(1) == 0x85 ? 2 : nil
  }

  /// The same of the vertical tab of word processors and of a form feed.
  func lengthOfPageControl() -> Int? { peek() == 0x0B || peek() == 0x0C ? 1 : nil }

  mutating func reportLineSeparator(_ length: Int) {
    let place = span(position..<position + length)
    let code = decodeScalar(at: position).map { codePointName($0.0) } ?? ""
    diagnostics.append(
      Diagnostic(
        .otherLineSeparator, at: .source(place),
        Phrase(
          en: "\(code) is no line break here: what follows belongs to the same line",
          vi: "\(code) không xuống dòng ở đây: phần sau vẫn thuộc cùng một dòng"),
        fixes: [
          .init(Phrase(en: "begin a new line here", vi: "xuống dòng tại đây"), edits: [.init(place, "\n")])
        ]))
  }
}
