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
    case .labelled:
      """
      kế hoạch thử
        giai đoạn 2021..2030
      đơn vị person, people "người"
      đơn vị VND "đồng"
      bảng communes "Xã"
        cột id       chữ khóa
      bảng organisations "Tổ chức"
        cột id       chữ khóa
        cột kind     "Loại hình" một trong { coop = "hợp tác xã", group = "tổ hợp tác" }
        cột rating   "Xếp loại" một trong { good = "tốt", fair = "khá" } để trống nghĩa là không có
        cột members  "Số thành viên" | "Thành viên" số nguyên tính bằng people
        cột income   "Thu nhập" số thập phân tính bằng triệu VND/người/năm
        cột commune  "Xã" tham chiếu đến communes
      tổng thể cooperatives "Hợp tác xã" = organisations mà kind = coop
      tổng thể groups       "Tổ hợp tác" = organisations mà kind = group
      mục tiêu a = \(sentence.replacing(" | ", with: "\n  "))

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

  enum Frame: Sendable { case labelled, vietnameseBound, vietnameseCondition, englishBound, englishCondition }

  private func compile(_ text: String) -> CompiledPlan {
    CompiledPlan.compile(path: "a/a.plan", rootLevelsUp: 1, reader: Folder(text: text))
  }

  /// The sentence of a sound plan in English words.
  private func meaning(_ text: String, _ frame: Frame) -> String {
    let tree = SyntaxTree.parse(SourceFile(path: "a.plan", text: text))
    let lines = String(decoding: format(tree, in: .english), as: UTF8.self).split(separator: "\n")
    switch frame {
    case .labelled:
      let target = lines.lastIndex { $0.hasPrefix("target a = ") } ?? 0
      return lines[target...].map { $0.trimmingPrefix("target a = ").drop { $0 == " " } }.joined(
        separator: " | ")
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

  @Test(arguments: labelled)
  func labelledMeasure(_ sentence: Sentence) { expectOffers(sentence, .labelled) }

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
      ("bảo đảm trên 60%", "more than 60%"), ("đảm bảo 60%", "at least 60%"),
      ("tăng lên 60%", "at least 60%"),
      ("tăng lên trên 60%", "more than 60%"), ("đạt tỷ lệ 60%", "at least 60%"),
      ("không trên 60%", "at most 60%"),
      ("đạt 60 đến 70%", "from 60 to 70%"), ("đạt 60% đến 70%", "from 60% to 70%"),
      ("gấp 1,5 đến 2 lần năm 2020", "from 1.5 to 2 times 2020"),
      ("gấp 1,5-2 lần so với năm 2020", "from 1.5 to 2 times 2020"),
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
      .offered("đến năm 2030: duy trì trên 60%", "by 2030: more than 60%"),
      .offered("đến năm 2030: duy trì 60-70%", "by 2030: from 60 to 70%", "by 2030: between 60 and 70%"),
      .offered("đến năm 2030: duy trì 60%", "by 2030: at least 60%", "by 2030: at most 60%"),
      .offered("đến năm 2030: 60 đến 70%", "by 2030: from 60 to 70%", "by 2030: between 60 and 70%"),
      .offered("đến năm 2030: 100%", "by 2030: at least 100%"),
      .offered("đến năm 2030: từ 60% đến 70% trở lên", "by 2030: from 60% to 70%"),
      .offered("đến năm 2030: giảm dưới 5%", "by 2030: less than 5%"),
      .offered(
        "đến năm 2030: giảm từ 1 đến 1,5% so với năm 2020",
        "by 2030: down by from 1 to 1.5 points since 2020",
        "by 2030: down by from 1 to 1.5% of it since 2020"),
      .offered(
        "đến năm 2030: giảm từ 1% đến 1,5% so với năm 2020",
        "by 2030: down by from 1 to 1.5 points since 2020",
        "by 2030: down by from 1% to 1.5% of it since 2020"),
      .offered(
        "mỗi năm 2021..2025: giảm bình quân 1-1,5%/năm",
        "each year 2021..2025: down by from 1 to 1.5 points per year",
        "each year 2021..2025: down by from 1 to 1.5% of it per year"),
      .offered(
        "đến năm 2030: giảm ít nhất 2 điểm so với năm 2020", "by 2030: down by at least 2 points since 2020"),
      .offered(
        "đến năm 2030: tăng ít nhất 2 điểm phần trăm so với cuối năm 2020",
        "by 2030: up by at least 2 points since 2020"),
      .offered(
        "mỗi năm 2021..2025: tăng ít nhất 2 điểm phần trăm so với năm trước",
        "each year 2021..2025: up by at least 2 points"),
      .offered(
        "mỗi năm 2021..2025: tăng mỗi năm 2 điểm phần trăm",
        "each year 2021..2025: up by at least 2 points per year"),
      .offered(
        "mỗi năm 2021..2025: tăng mỗi năm ít nhất 2 điểm phần trăm",
        "each year 2021..2025: up by at least 2 points per year"),
      .offered(
        "mỗi năm 2021..2025 tăng ít nhất 2 điểm phần trăm", "each year 2021..2025: up by at least 2 points"),
      .offered("bình quân mỗi năm 2021..2025: trên 60%", "each year 2021..2025: more than 60%"),
      .offered("mỗi năm 2021: trên 60%", "by 2021: more than 60%", "each year 2021..2021: more than 60%"),
      .offered(
        "giai đoạn 2021 - 2025: trên 60%", "by 2025: more than 60%", "each year 2021..2025: more than 60%"),
      .offered(
        "trong giai đoạn 2021-2025: trên 60%", "by 2025: more than 60%", "each year 2021..2025: more than 60%"
      ),
      .offered("đến năm 2030: tăng 1,5 đến 2 lần so với năm 2020", "by 2030: from 1.5 to 2 times 2020"),
      .offered("đến năm 2030: gấp 3 so với năm 2020", "by 2030: at least 3 times 2020"),
      .offered("đến năm 2030: tăng lên 2 lần so với năm 2020", "by 2030: at least 2 times 2020"),
      .offered("đến năm 2030: trên 60% số hộ"),
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

  /// Measures and clauses on tables and populations that have labels.
  static let labelled: [Sentence] = [
    .offered("số tổ hợp tác | đến năm 2030: trên 5", "count of tổ_hợp_tác | by 2030: more than 5"),
    .offered(
      "tổng thành viên của tổ_hợp_tác | đến năm 2030: trên 5 người",
      "sum of thành_viên over tổ_hợp_tác | by 2030: more than 5 người"),
    .offered("số hop_tac_xa | đến năm 2030: trên 5", "count of hợp_tác_xã | by 2030: more than 5"),
    .offered(
      "số hợp_tác_xã mà xếp_loai = tốt | đến năm 2030: trên 5",
      "count of hợp_tác_xã where xếp_loại = tốt | by 2030: more than 5"),
    .offered(
      "số hợp_tác_xã mà xếp loại = tốt | đến năm 2030: trên 5",
      "count of hợp_tác_xã where xếp_loại = tốt | by 2030: more than 5"),
    .offered(
      "số hợp_tác_xã mà xếp_loại = \"tốt\" | đến năm 2030: trên 5",
      "count of hợp_tác_xã where xếp_loại = tốt | by 2030: more than 5"),
    .offered(
      "số hợp_tác_xã mà xếp_loại = tốt hoặc khá | đến năm 2030: trên 5",
      "count of hợp_tác_xã where xếp_loại = tốt or xếp_loại = khá | by 2030: more than 5"),
    .offered(
      "số tổ_chức mà loại_hình = tổ hợp tác | đến năm 2030: trên 5",
      "count of tổ_chức where loại_hình = tổ_hợp_tác | by 2030: more than 5"),
    .offered(
      "số hợp_tác_xã | đến năm 2030: trên 70 hợp tác xã", "count of hợp_tác_xã | by 2030: more than 70"),
    .offered("số hợp_tác_xã | đến năm 2030: 25 HTX trở lên", "count of hợp_tác_xã | by 2030: at least 25"),
    .offered(
      "số hợp_tác_xã | đến năm 2030: 360 hợp tác xã", "count of hợp_tác_xã | by 2030: at least 360",
      "count of hợp_tác_xã | by 2030: at most 360"),
    .offered(
      "tổng thành_viên của tổ_hợp_tác | đến năm 2030: trên 4.200 thành viên",
      "sum of thành_viên over tổ_hợp_tác | by 2030: more than 4_200 người"),
    .offered(
      "tổng thành_viên của tổ_hợp_tác | đến năm 2030: trên 4.200",
      "sum of thành_viên over tổ_hợp_tác | by 2030: more than 4_200 người"),
    .offered(
      "trung bình thu_nhập của tổ_chức | đến năm 2030: trên 70 triệu/người/năm",
      "mean of thu_nhập over tổ_chức | by 2030: more than 70 million đồng per người per year"),
    .offered("trung bình thu_nhập của tổ_chức | đến năm 2030: trên 70 triệu/năm"),
    .offered("số tổ_chức | với không quá 3 xã | đến năm 2030: trên 5"),
    .offered("số tổ_chức | với ít nhất 3 | đến năm 2030: trên 5"),
    .offered(
      "số tổ_chức | với ít nhất 80 % các xã | đến năm 2030: trên 5",
      "count of tổ_chức | for at least 80% of xã | by 2030: more than 5"),
    .accepted(
      "số tổ_chức | với ít nhất 3 xã | đến năm 2030: trên 5",
      "count of tổ_chức | for at least 3 of xã | by 2030: more than 5"),
    .offered(
      "số hợp_tác_xã | đến năm 2030: trên 1.234.56", "count of hợp_tác_xã | by 2030: more than 1_234.56"),
    .offered("số hợp_tác_xã | đến năm 2030: trên 1.234,5,6"),
    .offered(
      "số hợp_tác_xã | đến năm 2030: trên 1,234.5", "count of hợp_tác_xã | by 2030: more than 1_234.5"),
    .offered("số hợp_tác_xã | đến năm 2030: trên 12.34.56"),
  ]

  static let vietnameseConditions: [Sentence] = [
    .offered("loại = tốt hoặc khá", "loại = tốt or loại = khá"), .offered("loại = “tốt”", "loại = tốt"),
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
    .offered("by 2030: 100%", "by 2030: at least 100%"),
    .offered("by 2030: keep above 60%"),
    .offered("by 2030: maintain more than 60%", "by 2030: more than 60%"),
    .offered("by 2030: 60 to 70%", "by 2030: from 60 to 70%", "by 2030: between 60 and 70%"),
    .offered(
      "by 2030: down by from 1 to 1.5% since 2020", "by 2030: down by from 1 to 1.5 points since 2020",
      "by 2030: down by from 1 to 1.5% of it since 2020"),
    .offered("by 2030: down by less than 5%", "by 2030: less than 5%"),
    .offered(
      "each year 2021..2025: up by at least 2 points since last year",
      "each year 2021..2025: up by at least 2 points"),
    .offered(
      "by 2030: up by at least 2 points since the end of 2020", "by 2030: up by at least 2 points since 2020"),
    .offered("each year 2021: at least 60%", "by 2021: at least 60%", "each year 2021..2021: at least 60%"),
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
    .offered("rating equals good", "rating = good"),
    .offered("rating = good or fair", "rating = good or rating = fair"), .offered("rating is empty"),
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
