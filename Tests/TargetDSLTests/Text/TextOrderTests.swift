import Testing

@testable import TargetDSL

@Suite struct TextOrderTests {
  private static let letters = [
    "a", "b", "B", " ", "1", "ã", "đ", "ữ", "Ỹ", "ư", "ã", "ữ", "ʰ", "\u{374}", "\u{FB01}", "漢", "😀",
    "\u{AD}", "–", "”", "\t", "¿",
  ]

  private func text(_ random: inout SystemRandomNumberGenerator) -> String {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      Self.letters.randomElement(using: &random) ?? ""
    }.joined()
  }

  @Test func theFastOrderIsThatOfStrings() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<4_000 {
      let (left, right) = (text(&random), text(&random))
      #expect(left.precedes(right) == (left < right), "\(left) \(right)")
    }
  }

  @Test func theWidthOfATextIsThatOfItsLetters() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<4_000 {
      let text = text(&random)
      #expect(displayWidth(text) == text.reduce(0) { $0 + displayWidth($1) }, "\(text)")
    }
  }

  @Test func digitsAreGroupedWhateverStandsAround() {
    let vietnamese = NumberStyle.people(.vietnamese)
    #expect(grouped("-1234567.8901", vietnamese) == "-1.234.567,8901")
    #expect(grouped("123456/1000", .plan) == "123_456/1_000")
    #expect(grouped("999", .plan) == "999")
    #expect(grouped("1000", .people(.english)) == "1\u{A0}000")
  }

  @Test func aWordIsFoundWhateverItsSpelling() {
    var words = SpellingDictionary<Int>()
    for (place, word) in ["hoà", "plain_1", "tốt", ";"].enumerated() {
      #expect(words.updateValue(place, for: word) == nil)
    }
    #expect(words.updateValue(4, for: "  HÒA ") == 0)
    // The Greek question mark is canonically a semicolon.
    #expect(words.updateValue(5, for: "\u{37E}") == 3)
    #expect(words.updateValue(6, for: "Plain_1") == 1)
    #expect(words.updateValue(7, for: "hòa") == 4)
  }
}
