import TargetDSL
import Testing

@Suite("A drawn diagnostic")
struct DiagnosticRendererTests {
  private static let kind = DiagnosticKind(
    "P0301", .error, Phrase(en: "unknown name", vi: "tên lạ"), explanation: Phrase(en: "…", vi: "…"),
    example: .plan(""))

  /// The marked part stands between `‹` and `›`.
  private func span(_ marked: String, path: String = "a.plan") -> SourceSpan {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for part in marked.split(separator: /[‹›]/, omittingEmptySubsequences: false) {
      bytes += part.utf8
      ends.append(bytes.count)
    }
    return SourceSpan(SourceFile(path: path, bytes: bytes), ends[0]..<ends[1])
  }

  private func draw(
    _ span: SourceSpan, related: [Diagnostic.Related] = [], fixes: [Diagnostic.Fix] = [],
    language: Language = .english, width: Int? = nil, usesColor: Bool = false
  ) -> String {
    DiagnosticRenderer(language: language, usesColor: usesColor, width: width).render(
      Diagnostic(
        Self.kind, at: .source(span), Phrase(en: "no such name", vi: "không có tên này"), related: related,
        fixes: fixes))
  }

  @Test("shows the line, the place in it, what takes part and what would mend it")
  func whole() {
    let text = draw(
      span("plan a\n  where ‹ratin› = good\n"),
      related: [
        .init(
          .source(span("x\ny\n\n\n\n\n\n\n\n  column ‹rating›\n", path: "b.plan")),
          Phrase(en: "here", vi: "ở đây")),
        .init(.file("data/t.csv", line: 3, column: nil), Phrase(en: "and here", vi: "và ở đây")),
      ],
      fixes: [.init(Phrase(en: "write `rating`", vi: "viết `rating`"))])
    #expect(
      text == """
        error[P0301]: no such name
          --> a.plan:2:9
           |
         2 |   where ratin = good
           |         ^^^^^
          --> b.plan:10:10
           |
        10 |   column rating
           |          ------ here
          --> data/t.csv:3
           = and here
           = fix: write `rating`

        """)
  }

  @Test("speaks Vietnamese")
  func vietnamese() {
    let text = draw(span("‹x›"), fixes: [.init(Phrase(en: "write", vi: "viết"))], language: .vietnamese)
    #expect(text.hasPrefix("lỗi[P0301]: không có tên này\n"))
    #expect(text.contains("= cách sửa: viết"))
  }

  @Test(
    "marks by display width: letters with marks, wide letters, tabs, broken bytes",
    arguments: [
      ("Đắk Nông ‹tốt›", "1 | Đắk Nông tốt", "  |          ^^^"),
      (
        "\u{110}a\u{306}\u{301}k No\u{302}ng ‹to\u{302}\u{301}t›",
        "1 | \u{110}a\u{306}\u{301}k No\u{302}ng to\u{302}\u{301}t", "  |          ^^^"
      ),
      ("合作 ‹社›!", "1 | 合作 社!", "  |      ^^"),
      ("\tx\t‹y›", "1 |     x   y", "  |         ^"),
      ("a ‹\u{1B}[2J›", "1 | a U+001B[2J", "  |   ^^^^^^^^^"),
      ("end‹›", "1 | end", "  |    ^"),
      ("‹crlf›\r\nnext", "1 | crlf", "  | ^^^^"),
    ])
  func marks(source: String, line: String, marks: String) {
    let lines = draw(span(source)).split(separator: "\n")
    #expect(lines[3] == line)
    #expect(lines[4] == marks)
  }

  @Test("a mark over several lines shows the first and the last")
  func severalLines() {
    let text = draw(span("a ‹b\n  c\n  d› e\n"))
    #expect(
      text.hasSuffix(
        """
          |
        1 | a b
          |   ^
          | …
        3 |   d e
          |   ^

        """))
  }

  @Test("a long line is shortened around the mark, however long it is")
  func longLines() {
    let filler = String(repeating: "đ ", count: 1_000_000)
    let text = draw(span(filler + "‹here›" + filler), width: 60)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[3].hasPrefix("1 | …"))
    #expect(lines[3].hasSuffix("…"))
    #expect(lines.dropFirst(2).allSatisfy { displayWidth($0) <= 60 })
    let column = lines[4].firstIndex(of: "^").map { displayWidth(lines[4][..<$0]) }
    let word = lines[3].firstRange(of: "here").map { displayWidth(lines[3][..<$0.lowerBound]) }
    #expect(column == word)
  }

  @Test("colours only where they are wanted")
  func colours() {
    #expect(!draw(span("‹x›")).contains("\u{1B}"))
    #expect(draw(span("‹x›"), usesColor: true).contains("\u{1B}[1;31merror[P0301]\u{1B}[0m"))
  }
}
