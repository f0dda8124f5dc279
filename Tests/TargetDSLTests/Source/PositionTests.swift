import Testing

@testable import TargetDSL

struct PositionTests {
  /// Marks along a long line change nothing: every column is what counting from the start of the line gives.
  @Test(arguments: [
    "by 2030: at least 60% ", "Hợp tác xã khá, tốt; ", "Ho\u{31B}\u{323}p ta\u{301}c xa\u{303} ", "đồng",
    "👩‍🌾 🇻🇳🇻🇳 a\t b",
  ])
  func columnsOfLongLinesAreCounted(piece: String) {
    let line = String(repeating: piece, count: 300)
    let file = SourceFile(path: "long.plan", text: "plan a\r\n" + line + "\r\nlast")
    let start = file.lineStarts[1]
    for offset in stride(from: 0, through: line.utf8.count, by: 7).reversed() {
      let counted = file.text(start..<start + offset).count + 1
      #expect(file.position(at: start + offset).column == counted)
    }
  }

  @Test("LF, CRLF and a CR alone end a line, and every byte belongs to one")
  func lineEnds() {
    let file = SourceFile(path: "a.plan", text: "one\rtwo\r\nthree\n\r\rsix\r")
    #expect((1...7).map { file.text(file.range(ofLine: $0)) } == ["one", "two", "three", "", "", "six", ""])
    #expect(file.lineStarts == [0, 4, 9, 15, 16, 17, 21])
    let six = file.position(at: 18)
    #expect(six == (6, 2))
  }

  @Test("a sentence of a plan has no comments and single spaces; texts in quotes stay")
  func words() {
    let text = "share of x # the # of\r  where name =\t\"a  # \\\" b\"\n# last"
    let file = SourceFile(path: "a.plan", text: text)
    #expect(
      SourceSpan(file, 0..<text.utf8.count).words == "share of x where name = \"a  # \\\" b\"")
  }
}
