import TargetDSL
import Testing

@testable import TargetEngine

/// What cells of workbooks say at a glance, beside the long way.
@Suite struct SheetShortcutTests {
  @Test func numbersAreThoseOfTheLongWay() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let letters: [Character] = ["0", "0", "1", "9", "5", "4", ".", "E", "-"]
      let length = Int.random(in: 1...18, using: &random)
      let text = String((0..<length).map { _ in letters.randomElement(using: &random) ?? "0" })
      if text.hasPrefix("-") { continue }
      // A sign asks for the long way.
      #expect(SheetNumber.decimal(text) == SheetNumber.decimal("+" + text), "\(text)")
    }
    #expect(SheetNumber.decimal("12.50") == "12.5" && SheetNumber.decimal("100") == "100")
  }

  @Test func spacesAreThoseOfUnicode() {
    for code in UInt32(0)...0x3100 {
      guard let scalar = Unicode.Scalar(code) else { continue }
      for text in [String(scalar), "a\(scalar)", "\(scalar)a", " \(scalar)", ""] {
        #expect(text.isOnlySpaces == text.allSatisfy(\.isWhitespace), "U+\(String(code, radix: 16))")
        #expect(text.withoutSpaces == text.filter { !$0.isWhitespace }, "U+\(String(code, radix: 16))")
      }
    }
  }
}
