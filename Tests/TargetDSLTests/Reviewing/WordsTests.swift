import TargetDSL
import Testing

/// The words that a plan quotes beside the bound that it sets.
@Suite struct WordsTests {
  /// The warning for a bound with quoted words, or nothing.
  private func warning(
    _ bound: String, says words: String, _ measure: String = "share of cooperatives where linked"
  )
    -> Diagnostic?
  {
    let plan = ReviewedPlan(
      "target goal = \(measure)\n  by 2030: \(bound)\n    source \"II.2\" says \"\(words)\"")
    #expect(plan.codes.allSatisfy { $0 == "P0707" })
    return plan.findings.first
  }

  @Test func theWordsSayMoreThan() throws {
    let found = warning("at least 60%", says: "trên 60%")
    let warning = try #require(found)
    #expect(
      warning.message.english
        == "the words say “trên 60%”, `more than 60%`, and the bound says `at least 60%`")
    #expect(warning.place.position.line == 16)
    let fix = try #require(warning.fixes.first)
    #expect(fix.isSafe)
    #expect(fix.edits.map(\.replacement) == ["more than 60%"])
    #expect(fix.edits.map(\.span.text) == ["at least 60%"])
  }

  @Test(arguments: [
    ("more than 60%", "trên 60%"), ("more than 60%", "hơn 60 %"), ("at least 60%", "ít nhất 60%"),
    ("at least 60%", "tối thiểu 60% hợp tác xã"), ("at least 60%", "60% trở lên"),
    ("less than 15%", "xuống dưới 15%"),
    ("at most 15%", "không quá 15%"), ("at most 15%", "giảm xuống 15%"), ("from 60 to 70%", "60-70%"),
    ("from 60 to 70%", "từ 60 đến 70%"), ("between 60 and 70%", "60 – 70%"),
    ("about 10% within 5%", "khoảng 10 %"),
    ("at least about 10% within 5%", "khoảng 10%"), ("at least 20%", "Phấn đấu 20% sản phẩm"),
    ("at least 20%", "20%"),
    ("all", "Các hợp tác xã đều áp dụng công nghệ"), ("all", "100% hợp tác xã"), ("at least 100%", "đều"),
    ("more than 70%", "trên 70 % xã, phường, thị trấn"),
    ("more than 60%", "trên 70% ổn định; nông nghiệp trên 60%"),
    ("at least 60%", "ít nhất là 60%"), ("all", "tất cả các hợp tác xã"),
  ])
  func wordsThatAgreeWithAShare(_ bound: String, _ words: String) {
    #expect(warning(bound, says: words) == nil)
  }

  @Test(arguments: [
    ("at least 4_200", "4.200 thành viên"), ("more than 4_200", "trên 4.200 thành viên"),
    ("at least 8", "ít nhất 08"),
    ("none", "không còn HTX tồn tại hình thức"), ("none", "xử lý dứt điểm"), ("at most 0", "không còn"),
    ("at least 1", "ít nhất một mô hình"), ("at least 5", "5 sản phẩm đạt chất lượng 4 sao trở lên"),
    ("at least 45", "trên 44 HTX"), ("more than 3", "trên 200 HTX và 03 liên hiệp HTX"),
    ("at least 20", "20 tổ hợp tác, 25 HTX trở lên"),
    ("at least 10_000", "trên 10.000 lao động trong các HTX trở lên"),
    ("more than 10_000", "trên 10.000 lao động trong các HTX trở lên"),
    ("from 5_000 to 6_000", "từ 5.000 đến 6.000 lao động"),
    ("none", "giải thể các hợp tác xã"), ("at least about 300 within 5%", "khoảng 300 Tổ hợp tác"),
    ("at least 20", "đến năm 2030 có 20 hợp tác xã"),
  ])
  func wordsThatAgreeWithACount(_ bound: String, _ words: String) {
    #expect(warning(bound, says: words, "count of cooperatives") == nil)
  }

  @Test(arguments: [
    ("more than 60%", "ít nhất 60%", "at least 60%"), ("more than 20%", "phấn đấu 20%", "at least 20%"),
    ("at least 50%", "trên 60%", "more than 60%"), ("at most 15%", "dưới 15%", "less than 15%"),
    ("at least 60%", "60-70%", "from 60 to 70%"),
    ("at least 10%", "khoảng 10%", "at least about 10% within 5%"),
  ])
  func wordsThatDoNot(_ bound: String, _ words: String, _ offer: String) {
    #expect(warning(bound, says: words)?.fixes.first?.edits.first?.replacement == offer)
  }

  @Test func oneQuotationMayCoverSeveralClauses() {
    let plan = ReviewedPlan(
      """
      target linked = share of cooperatives where linked
        by 2030: more than 60%
        by 2045: more than 90%
          source "II.2" says "trên 60%"
      target digital = share of cooperatives where digital
        by 2030: more than 60%
        by 2045: at least 90%
          source "II.2" says "trên 60%, đến năm 2045 trên 90%"
      """)
    #expect(plan.messages == ["the words say “trên 90%”, `more than 90%`, and the bound says `at least 90%`"])
  }

  @Test func decomposedWordsReadAlike() {
    #expect(warning("at least 60%", says: "tre\u{302}n 60%")?.code == "P0707")
    #expect(warning("more than 60%", says: "tre\u{302}n 60%") == nil)
  }

  @Test func moneyIsReadWithItsScale() {
    let plan = ReviewedPlan(
      """
      unit VND "đồng"
      target income = stated in million VND per person per year
        by 2025: more than 70 million VND per person per year
          source "II.2" says "trên 70 triệu đồng/người/năm"
        by 2030: more than 0.12 billion VND per person per year
          source "II.3" says "trên 120 triệu đồng/người/năm"
      target fund = stated in million VND
        by 2025: exactly 1_816 million VND
          source "IV" says "1 tỷ 816 triệu đồng"
        by 2030: exactly 1_861 million VND
          source "IV" says "1 tỷ 816 triệu đồng"
      """)
    #expect(plan.codes == ["P0707"])
    #expect(plan.findings.first?.fixes.first?.edits.first?.replacement == "at least 1_816 million VND")
    #expect(plan.findings.first?.fixes.first?.isSafe == false)
  }

  @Test func wordsWithoutAFigure() {
    #expect(
      warning("at least 60%", says: "hầu hết các hợp tác xã")?.message.english
        == "the quoted words hold no figure for `at least 60%`")
  }

  @Test func aCountIsNoPercentage() {
    #expect(
      warning("at least 60", says: "trên 60%", "count of cooperatives")?.message.english.contains(
        "another kind") == true)
  }
}
