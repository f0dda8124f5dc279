import Testing

@testable import TargetDSL

struct PositionTests {
  /// Marks along a long line change nothing: every column is what counting from the start of the line gives.
  @Test(arguments: [
    "by 2030: at least 60% ", "Hợp tác xã khá, tốt; ", "Ho\u{31B}\u{323}p ta\u{301}c xa\u{303} ", "đồng",
    "👩‍🌾 🇻🇳🇻🇳 a\r b",
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
}
