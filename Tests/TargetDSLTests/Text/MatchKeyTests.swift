import Testing

@testable import TargetDSL

@Suite struct MatchKeyTests {
  @Test(arguments: [
    ("Hoà", "Hòa"), ("thuỷ", "thủy"), ("quý", "qúy"), ("hoàn", "hòan"), ("TỐT", "tốt"),
    ("  trung \u{A0} bình\t", "trung bình"), ("đang HOẠT động", "Đang hoạt động"),
    ("to\u{302}\u{301}t", "tốt"), ("tô\u{301}t", "tốt"), ("to\u{341}\u{302}t", "tốt"),
    ("e\u{323}\u{302}", "ệ"), ("e\u{302}\u{323}", "ệ"), ("u\u{31B}\u{303}", "ữ"), ("cafe\u{301}", "Café"),
    ("Ño\u{308}", "n\u{303}ö"), ("Straße", "STRASSE"), ("Й", "и\u{306}"), ("a\u{200B}b", "ab"),
  ])
  func `two spellings of one word match`(first: String, second: String) {
    #expect(matchKey(first) == matchKey(second))
  }

  @Test(arguments: [
    ("hoa", "hòa"), ("tot", "tốt"), ("café", "cáfe"), ("o", "ô"), ("d", "đ"), ("má", "mà"), ("ab", "a b"),
  ])
  func `different words do not match`(first: String, second: String) {
    #expect(matchKey(first) != matchKey(second))
  }

  @Test(arguments: ["Hoà", "thuỷ  lợi", "Cư Jút", "e\u{323}\u{302}", "", "  ", "Đắk R'lấp"])
  func `folding twice changes nothing`(text: String) {
    #expect(matchKey(matchKey(text)) == matchKey(text))
  }

  @Test func `suggestions ignore diacritics`() {
    #expect(foldedForSuggestion("Đang hoạt động") == "dang hoat dong")
    #expect(foldedForSuggestion("n\u{303}ũ") == "nu")
  }

  @Test func `every Vietnamese letter folds alike composed and decomposed`() {
    for composed in VietnameseLetters.composed {
      guard let parts = VietnameseLetters.parts(composed) else {
        Issue.record("\(composed)")
        continue
      }
      var apart = String.UnicodeScalarView()
      apart.append(parts.letter)
      if let tone = parts.tone { apart.append(tone) }
      #expect(matchKey(String(composed)) == matchKey(String(apart)))
    }
  }
}

@Suite struct NearestNamesTests {
  @Test func `a misspelt class finds the class`() {
    #expect(nearest(to: "kha", among: ["tốt", "khá", "trung bình", "yếu"]) == ["khá"])
    #expect(nearest(to: "trung bin", among: ["tốt", "khá", "trung bình", "yếu"]) == ["trung bình"])
    #expect(
      nearest(to: "cooperatives", among: ["tables", "cooperative", "coopreatives"]) == [
        "cooperative", "coopreatives",
      ])
  }

  @Test func `far names are not offered`() {
    #expect(nearest(to: "xyz", among: ["organisations", "a"]) == [])
    #expect(nearest(to: "", among: ["a"]) == [])
    #expect(nearest(to: String(repeating: "x", count: 100_000), among: ["x"]) == [])
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "", 3), ("kitten", "sitting", 3),
  ])
  func `edit distance`(left: String, right: String, distance: Int) {
    #expect(editDistance(Array(left), Array(right)) == distance)
  }
}
