import TargetDSL
import Testing

@Suite("Columns that a text takes")
struct DisplayWidthTests {
  @Test(
    "composed or decomposed, a letter with its marks takes one; East Asian letters and emoji two; marks none",
    arguments: [
      ("", 0), ("abc", 3), ("Đắk Nông", 8), ("\u{110}a\u{306}\u{301}k No\u{302}ng", 8), ("ứng", 3),
      ("合作社", 6), ("ｆｕｌｌ", 8), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👩‍👩‍👧", 2), ("🇻🇳", 2),
      ("☎\u{FE0F}", 2), ("☎", 1), ("a\u{200B}b", 2), ("a\u{AD}b", 3), ("\u{301}", 0), ("\u{7}", 0), ("…", 1),
      ("1\u{A0}000", 5),
    ])
  func widths(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test("a text that is too long keeps its start, a wide letter is not cut in half")
  func fittingText() {
    #expect(fitting("Đắk Nông", width: 8) == "Đắk Nông")
    #expect(fitting("Đắk Nông", width: 4) == "Đắk…")
    #expect(fitting("合作社", width: 4) == "合…")
    #expect(fitting("abc", width: 0) == "")
  }

  @Test("what would move the cursor or turn the writing is named")
  func controls() {
    #expect(printable("a\tb") == "a   b")
    #expect(printable("a\tb", fromColumn: 2) == "a b")
    #expect(printable("\u{1B}[31m\u{7}\u{9B}\u{202E}\n") == "U+001B[31mU+0007U+009BU+202EU+000A")
    #expect(printable("a\u{200F}\u{61C}\u{2066}b") == "aU+200FU+061CU+2066b")
    #expect(printable("Hợp tác xã: “khá” 5\u{A0}000 – ؉") == "Hợp tác xã: “khá” 5\u{A0}000 – ؉")
  }

  @Test("no line of a log is a command to the server that reads it")
  func logCommands() {
    #expect(printable("::error::x") == ": :error::x")
    #expect(printable("  ::add-mask::x") == "  : :add-mask::x")
    #expect(printable("a ::b") == "a ::b")
    #expect(wrapped("word ::stop", width: 6, indent: 0, hanging: 2) == ["word", "  : :stop"])
  }
}
