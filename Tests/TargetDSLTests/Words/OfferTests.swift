import TargetDSL
import Testing

@testable import TargetDSL

/// What is offered for a sentence says what its author wrote: each offer is applied, and what comes of it has no error and
/// one of the meanings that are listed.
@Suite struct OfferTests {
  /// A clause as somebody types it, and what it means in English words. An accepted one has one meaning; one with an error
  /// has as many as there are offers, and none where nothing can be offered.
  struct Sentence: CustomTestStringConvertible, Sendable {
    let written: String
    let meanings: [String]
    let isAccepted: Bool
    var testDescription: String { written }

    static func accepted(_ written: String, _ meaning: String) -> Sentence {
      Sentence(written: written, meanings: [meaning], isAccepted: true)
    }

    static func offered(_ written: String, _ meanings: String...) -> Sentence {
      Sentence(written: written, meanings: meanings, isAccepted: false)
    }
  }

  private struct Folder: SourceReader {
    let text: String
    func read(_ path: String) throws(SourceReadError) -> [UInt8] { Array(text.utf8) }
  }

  /// A plan around a clause, or around a measure.
  private func plan(_ sentence: String, _ frame: Frame) -> String {
    switch frame {
    case .vietnameseBound:
      """
      kế hoạch thử
        khoảng nghĩa là sai lệch 5%
      mục tiêu a = theo công bố tính bằng %
        \(sentence)

      """
    case .vietnameseCondition:
      """
      kế hoạch thử
      đơn vị người
      bảng htx
        cột id     chữ khóa
        cột loại   một trong { tốt, khá, yếu } để trống nghĩa là không có
        cột số_tv  số nguyên tính bằng người
        cột lập    ngày
        cột nữ     có/không
      mục tiêu a = tỷ lệ htx mà \(sentence)
        đến năm 2030: ít nhất 60%

      """
    case .englishBound:
      """
      plan demo
        about means within 5%
      target a = stated in %
        \(sentence)

      """
    case .englishCondition:
      """
      plan demo
      unit people
      table coops
        column id      text key
        column rating  one of { good, fair, weak } blank means none
        column members whole in people
        column founded date
        column ok      yes/no
      target a = share of coops where \(sentence)
        by 2030: at least 60%

      """
    }
  }

  enum Frame: Sendable { case vietnameseBound, vietnameseCondition, englishBound, englishCondition }

  private func compile(_ text: String) -> CompiledPlan {
    CompiledPlan.compile(path: "a/a.plan", rootLevelsUp: 1, reader: Folder(text: text))
  }

  /// The sentence of a sound plan in English words.
  private func meaning(_ text: String, _ frame: Frame) -> String {
    let tree = SyntaxTree.parse(SourceFile(path: "a.plan", text: text))
    let lines = String(decoding: format(tree, in: .english), as: UTF8.self).split(separator: "\n")
    switch frame {
    case .vietnameseBound, .englishBound:
      return lines.last.map { $0.drop { $0 == " " } }.map(String.init) ?? ""
    case .vietnameseCondition, .englishCondition:
      let line = lines.first { $0.contains(" where ") } ?? ""
      return String(line[(line.firstRange(of: " where ")?.upperBound ?? line.startIndex)...])
    }
  }

  private func expectOffers(_ sentence: Sentence, _ frame: Frame) {
    let text = plan(sentence.written, frame)
    let errors = compile(text).diagnostics.filter { $0.severity == .error }
    guard !sentence.isAccepted else {
      #expect(errors.map(\.message.english) == [], "\(sentence.written)")
      #expect(meaning(text, frame) == sentence.meanings[0], "\(sentence.written)")
      return
    }
    #expect(errors.count == 1, "one slip, one error: \(sentence.written): \(errors.map(\.message.english))")
    var offered: [String] = []
    for fix in errors.flatMap(\.fixes) where !fix.edits.isEmpty {
      var bytes = Array(text.utf8)
      for edit in fix.edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
        bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
      }
      let mended = String(decoding: bytes, as: UTF8.self)
      let left = compile(mended).diagnostics.filter { $0.severity == .error }
      #expect(left.map(\.message.english) == [], "\(sentence.written), mended:\n\(mended)")
      offered.append(meaning(mended, frame))
    }
    #expect(offered == sentence.meanings, "\(sentence.written)")
  }

  @Test(arguments: vietnameseBounds)
  func vietnameseBound(_ sentence: Sentence) { expectOffers(sentence, .vietnameseBound) }

  @Test(arguments: vietnameseConditions)
  func vietnameseCondition(_ sentence: Sentence) { expectOffers(sentence, .vietnameseCondition) }

  @Test(arguments: englishBounds)
  func englishBound(_ sentence: Sentence) { expectOffers(sentence, .englishBound) }

  @Test(arguments: englishConditions)
  func englishCondition(_ sentence: Sentence) { expectOffers(sentence, .englishCondition) }

  static let vietnameseBounds: [Sentence] =
    [
      ("không dưới 60%", "at least 60%"), ("không thấp hơn 60%", "at least 60%"),
      ("không ít hơn 60%", "at least 60%"), ("lớn hơn hoặc bằng 60%", "at least 60%"),
      ("60% trở lên", "at least 60%"), ("từ 60% trở lên", "at least 60%"),
      ("tối thiểu 60% trở lên", "at least 60%"), ("đạt từ 60% trở lên", "at least 60%"),
      ("ít nhất là 60%", "at least 60%"), ("tối thiểu đạt 60%", "at least 60%"),
      ("đạt 60%", "at least 60%"), ("phấn đấu đạt 60%", "at least 60%"), ("có 60%", "at least 60%"),
      ("lên 60%", "at least 60%"), ("lên 10-15%", "from 10 to 15%"), ("đạt 60–70%", "from 60 to 70%"),
      ("từ 60-70%", "from 60 to 70%"), ("từ 60% - 70%", "from 60% to 70%"),
      ("từ 60% tới 70%", "from 60% to 70%"), ("lên trên 60%", "more than 60%"),
      ("đạt trên 60%", "more than 60%"), ("cao hơn 60%", "more than 60%"), ("lớn hơn 60%", "more than 60%"),
      ("60% trở xuống", "at most 60%"), ("từ 60% trở xuống", "at most 60%"),
      ("không cao hơn 60%", "at most 60%"), ("không vượt quá 60%", "at most 60%"),
      ("không nhiều hơn 60%", "at most 60%"), ("tối đa là 60%", "at most 60%"),
      ("nhỏ hơn hoặc bằng 60%", "at most 60%"), ("giảm xuống dưới 15%", "less than 15%"),
      ("còn dưới 15%", "less than 15%"), ("thấp hơn 60%", "less than 60%"), ("toàn bộ", "all"),
      ("đều", "all"),
      ("gấp 1,5 lần so với năm 2020", "at least 1.5 times 2020"),
      ("tăng gấp 1,5 lần so với năm 2020", "at least 1.5 times 2020"),
      ("giảm 1-1,5 điểm phần trăm so với năm 2020", "down by from 1 to 1.5 points since 2020"),
      (
        "giảm 1–1,5 điểm phần trăm mỗi năm so với năm 2020",
        "down by from 1 to 1.5 points per year since 2020"
      ),
      (
        "giảm không quá 12 điểm phần trăm mỗi năm so với năm 2021",
        "down by at most 12 points per year since 2021"
      ),
      (
        "tăng từ 8 đến 12 điểm phần trăm mỗi năm so với năm 2021",
        "up by from 8 to 12 points per year since 2021"
      ),
    ].map { .accepted("đến năm 2030: " + $0.0, "by 2030: " + $0.1) }
    + [
      .accepted("tới năm 2030: trên 60%", "by 2030: more than 60%"),
      .offered("đến năm 2030: 60%", "by 2030: at least 60%", "by 2030: at most 60%"),
      .offered("đến năm 2030: 60-70%", "by 2030: from 60 to 70%", "by 2030: between 60 and 70%"),
      .offered("đến năm 2030: 60 - 70%", "by 2030: from 60 to 70%", "by 2030: between 60 and 70%"),
      .offered("đến năm 2030: 60–70%", "by 2030: from 60 to 70%"),
      .offered("đến năm 2030: 60 – 70%", "by 2030: from 60 to 70%"),
      .offered("đến năm 2030: khoảng 60-62%", "by 2030: from 60 to 62%"),
      .offered("đến năm 2030: it nhat 60%", "by 2030: at least 60%"),
      .offered("đến năm 2030: trên 60% trở lên", "by 2030: more than 60%", "by 2030: at least 60%"),
      .offered("đến năm 2030: dưới 5% trở xuống", "by 2030: less than 5%", "by 2030: at most 5%"),
      .offered("đến năm 2030: 60% ít nhất", "by 2030: at least 60%"),
      .offered("đến năm 2030: vượt 60%", "by 2030: more than 60%"),
      .offered("đến năm 2030: xấp xỉ 60%", "by 2030: about 60%"),
      .offered("đến năm 2030: bằng 60%", "by 2030: exactly 60%"),
      .offered("đến năm 2030: gấp đôi năm 2020", "by 2030: at least 2 times 2020"),
      .offered("đến năm 2030: gấp đôi"),
      .offered("đến năm 2030: tăng 2 lần so với năm 2020", "by 2030: at least 2 times 2020"),
      .offered("đến năm 2030: còn 5%", "by 2030: at most 5%"),
      .offered("đến năm 2030: giảm còn 5%", "by 2030: at most 5%"),
      .offered("đến năm 2030: trên 60 phần trăm", "by 2030: more than 60%"),
      .offered("đến năm 2030: ít nhất 6O%", "by 2030: at least 60%"),
      .offered("đến năm 2030: 2/3"), .offered("đến năm 2030: một nửa"),
      .offered("đến năm 2030: gần 60%", "by 2030: about 60%"),
      .offered("đến năm 2030: duy trì trên 60%"), .offered("đến năm 2030: trên 60% số hộ"),
      .offered("đến năm 2030: ít nhất 60%.", "by 2030: at least 60%"),
      .offered("đến năm 2030: ít nhất 60%;", "by 2030: at least 60%"),
      .offered("đến năm 2030: ít nhất 60.5%", "by 2030: at least 60.5%"),
      .offered("đến năm 2030 ít nhất 60%", "by 2030: at least 60%"),
      .offered("đến năm 2030, ít nhất 60%", "by 2030: at least 60%"),
      .offered("đến năm 2030; ít nhất 60%", "by 2030: at least 60%"),
      .offered("đến năm 2030 = 60%", "by 2030: exactly 60%"),
      .offered("đến năm 2030 đạt 60%", "by 2030: at least 60%"),
      .offered("năm 2030: trên 60%", "by 2030: more than 60%"),
      .offered("cuối năm 2030: trên 60%", "by 2030: more than 60%"),
      .offered("trong năm 2030: trên 60%", "by 2030: more than 60%"),
      .offered("ít nhất 60% đến năm 2030", "by 2030: at least 60%"),
      .offered("đến quý IV/2030: trên 60%", "by 2030-12: more than 60%"),
      .offered("đến hết quý II năm 2030: trên 60%", "by 2030-06: more than 60%"),
      .offered("đến Q4 2030: trên 60%", "by 2030-12: more than 60%"),
      .offered("đến ngày 31 tháng 12 năm 2030: trên 60%", "by 2030-12-31: more than 60%"),
      .offered("đến 31-12-2030: trên 60%", "by 2030-12-31: more than 60%"),
      .offered("đến tháng 13/2030: trên 60%"), .offered("đến năm 2025-2030: trên 60%"),
      .offered("mỗi năm từ 2021 đến 2025: trên 60%", "each year 2021..2025: more than 60%"),
      .offered("mỗi năm 2021-2025: trên 60%", "each year 2021..2025: more than 60%"),
    ]

  static let vietnameseConditions: [Sentence] = [
    .offered("loại khác tốt", "loại != tốt"), .offered("loại không phải là tốt", "loại != tốt"),
    .offered("loại là tốt", "loại = tốt"), .offered("loại tốt", "loại = tốt"),
    .offered("loại không có", "loại is none"), .offered("loại để trống"),
    .offered("loại thuộc tốt, khá", "loại in { tốt, khá }"),
    .offered("loại thuộc { tốt; khá }", "loại in { tốt, khá }"),
    .offered("loại thuộc { tốt và khá }", "loại in { tốt, khá }"),
    .offered("loại trong { tốt, khá }", "loại in { tốt, khá }"), .offered("không nữ", "not nữ"),
    .offered("nữ là có", "nữ = yes"), .offered("số_tv trên 30 người", "số_tv > 30 người"),
    .offered("số_tv ít nhất 30 người", "số_tv >= 30 người"),
    .offered("số_tv không quá 30 người", "số_tv <= 30 người"),
    .offered("lập sau năm 2021", "lập > 2021"), .offered("lập trước năm 2021", "lập < 2021"),
    .offered("lập trong năm 2021", "lập = 2021"), .offered("lập từ 2021 đến 2025", "lập in 2021..2025"),
    .offered("lập thuộc 2021-2025", "lập in 2021..2025"),
  ]

  static let englishBounds: [Sentence] = [
    .accepted(
      "by 2030: down by at most 12 points per year since 2021",
      "by 2030: down by at most 12 points per year since 2021"),
    .offered("by 2030: 60%", "by 2030: at least 60%", "by 2030: at most 60%"),
    .offered("by 2030: 60% or more", "by 2030: at least 60%"),
    .offered("by 2030: 60% or less", "by 2030: at most 60%"),
    .offered("by 2030: 60% at least", "by 2030: at least 60%"),
    .offered("by 2030: 60 - 70%", "by 2030: from 60 to 70%", "by 2030: between 60 and 70%"),
    .offered("by 2030: from 60-70%", "by 2030: from 60 to 70%"),
    .offered("by 2030: from 60% until 70%", "by 2030: from 60% to 70%"),
    .offered("by 2030: 2/3"), .offered("by 2030: half"),
    .offered("by 2030: 2 times 2020", "by 2030: at least 2 times 2020", "by 2030: at most 2 times 2020"),
    .offered("by 2030: increase by 5 points since 2020", "by 2030: up by at least 5 points since 2020"),
    .offered("by 2030: at least 60,5%", "by 2030: at least 60.5%"),
    .offered("by 2030: at least 60", "by 2030: at least 60%"),
    .offered("by 2030: at least 60%.", "by 2030: at least 60%"),
    .offered("by 2030 at least 60%", "by 2030: at least 60%"),
    .offered("by 2030, at least 60%", "by 2030: at least 60%"),
    .offered("by 2030 >= 60%", "by 2030: at least 60%"), .offered("by 2030 is 60%"),
    .offered("in 2030: at least 60%", "by 2030: at least 60%"),
    .offered("at least 60% by 2030", "by 2030: at least 60%"),
    .offered("by Q4 2030: at least 60%", "by 2030-12: at least 60%"),
    .offered("by 31 December 2030: at least 60%", "by 2030-12-31: at least 60%"),
    .offered("by December 2030: at least 60%", "by 2030-12: at least 60%"),
    .offered("by 2030-13: at least 60%"),
    .offered("each year from 2021 to 2025: at least 60%", "each year 2021..2025: at least 60%"),
  ]

  static let englishConditions: [Sentence] = [
    .offered("rating is good", "rating = good"), .offered("rating is not good", "rating != good"),
    .offered("rating equals good", "rating = good"), .offered("rating is empty"),
    .offered("rating in good, fair", "rating in { good, fair }"),
    .offered("rating in [good, fair]", "rating in { good, fair }"),
    .offered("rating in { good or fair }", "rating in { good, fair }"),
    .offered("members more than 30 people", "members > 30 people"),
    .offered("members is at least 30 people", "members >= 30 people"),
    .offered("founded after 2021", "founded > 2021"),
    .offered("founded between 2021 and 2025", "founded in 2021..2025"),
    .offered("ok && rating = good", "ok and rating = good"),
    .offered("ok AND rating = good", "ok and rating = good"),
  ]
}
