import TargetDSL
import Testing

@testable import TargetDSL

/// The goals of the four documents with their own words for comparison, number and deadline: nine of ten are sentences of the
/// language as they stand, and the others have no certain meaning. Names and measures are the plan's.
@Suite struct GoalsAsWrittenTests {
  struct Goal: CustomTestStringConvertible, Sendable {
    /// As the comments of the plans have it.
    let id: String
    /// In which it is stated; empty for a count.
    let unit: String
    let clause: String
    /// The bound in English words; `nil` where the document's words leave it open.
    let bound: String?
    var testDescription: String { id }

    init(_ id: String, in unit: String = "", _ clause: String, _ bound: String?) {
      (self.id, self.unit, self.clause, self.bound) = (id, unit, clause, bound)
    }
  }

  private struct Folder: SourceReader {
    let text: String
    func read(_ path: String) throws(SourceReadError) -> [UInt8] { Array(text.utf8) }
  }

  private func plan(_ goal: Goal) -> String {
    """
    kế hoạch thử
      giai đoạn 2021..2045
      khoảng nghĩa là sai lệch 5%
    đơn vị người
    đơn vị đồng
    mục tiêu a = theo công bố\(goal.unit.isEmpty ? "" : " tính bằng \(goal.unit)")
      \(goal.clause)

    """
  }

  private func errors(_ text: String) -> [Diagnostic] {
    CompiledPlan.compile(path: "a/a.plan", rootLevelsUp: 1, reader: Folder(text: text)).diagnostics.filter {
      $0.severity == .error
    }
  }

  @Test(arguments: goals.filter { $0.bound != nil })
  func accepted(_ goal: Goal) {
    let text = plan(goal)
    #expect(errors(text).map(\.message.english) == [], "\(goal.clause)")
    let tree = SyntaxTree.parse(SourceFile(path: "a.plan", text: text))
    let last = String(decoding: format(tree, in: .english), as: UTF8.self).split(separator: "\n").last ?? ""
    #expect(last.hasSuffix(": " + (goal.bound ?? "")), "\(last)")
  }

  /// One error each, and each offer is sound.
  @Test(arguments: goals.filter { $0.bound == nil })
  func offered(_ goal: Goal) {
    let text = plan(goal)
    let found = errors(text)
    #expect(found.count == 1, "\(goal.clause): \(found.map(\.message.english))")
    for fix in found.flatMap(\.fixes) where !fix.edits.isEmpty {
      var bytes = Array(text.utf8)
      for edit in fix.edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
        bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
      }
      #expect(errors(String(decoding: bytes, as: UTF8.self)).map(\.message.english) == [], "\(goal.clause)")
    }
  }

  @Test func nineOfTenAreSentencesAsTheyStand() {
    let accepted = GoalsAsWrittenTests.goals.count { $0.bound != nil }
    #expect(accepted * 10 >= GoalsAsWrittenTests.goals.count * 9)
  }

  static let goals: [Goal] = [
    Goal("CR-G01", in: "%", "đến năm 2030: duy trì 60-70%", nil),
    Goal("CR-G02", in: "%", "đến năm 2030: có trên 50%", "more than 50%"),
    Goal("CR-G03", in: "%", "đến năm 2030: phấn đấu 20%", "at least 20%"),
    Goal("CR-G04", "đến năm 2030: giải thể dứt điểm", "none"),
    Goal("CR-G05", in: "%", "đến năm 2045: phấn đấu 30%", "at least 30%"),
    Goal("CR-G06", in: "%", "đến năm 2045: trên 90%", "more than 90%"),
    Goal("CR-U08", "không thời hạn: xử lý dứt điểm", "none"),
    Goal("LC-F01", "mỗi năm 2021..2025: thành lập 20", "at least 20"),
    Goal("LC-F02", "mỗi năm 2021..2025: 25 trở lên", "at least 25"),
    Goal("LC-G03", in: "%", "mỗi năm 2021..2025: có trên 50%", "more than 50%"),
    Goal("LC-G04", "đến năm 2025: phấn đấu thành lập 02", "at least 02"),
    Goal("LC-G05", in: "%", "đến năm 2025: trên 70 %", "more than 70%"),
    Goal("LC-G06", in: "%", "đến cuối năm 2025: có trên 70%", "more than 70%"),
    Goal("LC-G07", in: "%", "đến cuối năm 2025: đạt trên 60%", "more than 60%"),
    Goal("LC-G08", in: "%", "đến cuối năm 2025: giảm xuống dưới 15%", "less than 15%"),
    Goal("LC-G09", "đến cuối năm 2025: không còn", "none"),
    Goal("LC-G10", "đến năm 2025: từ 5.000 đến 6.000", "from 5_000 to 6_000"),
    Goal(
      "LC-G11", in: "triệu đồng/người/năm", "đến năm 2025: đạt trên 70 triệu đồng/người/năm",
      "more than 70 million đồng per người per year"),
    Goal(
      "LC-G12", in: "triệu đồng/người/năm", "đến năm 2025: đạt trên 65 triệu đồng/người/năm",
      "more than 65 million đồng per người per year"),
    Goal("LC-G13", in: "%", "đến năm 2025: phấn đấu trên 70%", "more than 70%"),
    Goal("LC-G14", in: "%", "đến năm 2025: lên 10-15%", "from 10 to 15%"),
    Goal("LC-G15", in: "%", "đến năm 2025: lên 35-45%", "from 35 to 45%"),
    Goal("LC-G16", in: "%", "đến 2025: có trên 10 %", "more than 10%"),
    Goal("LC-G17", in: "%", "đến 2025: phấn đấu có khoảng 10 %", "about 10%"),
    Goal("LC-G18", "đến cuối năm 2025: có 5", "at least 5"),
    Goal("LC-F19", "mỗi năm 2026..2030: phát triển 25", "at least 25"),
    Goal("LC-F20", "mỗi năm 2026..2030: 25 trở lên", "at least 25"),
    Goal("LC-G21", in: "%", "mỗi năm 2026..2030: trên 50%", "more than 50%"),
    Goal("LC-G22", "đến năm 2030: phấn đấu thành lập mới ít nhất 02", "at least 02"),
    Goal("LC-G23", in: "%", "đến năm 2030: trên 90 %", "more than 90%"),
    Goal("LC-G24", in: "%", "đến cuối năm 2030: có trên 80%", "more than 80%"),
    Goal("LC-G25", in: "%", "đến cuối năm 2030: giảm xuống dưới 10%", "less than 10%"),
    Goal("LC-G26", "đến cuối năm 2030: không còn", "none"),
    Goal("LC-G27", "đến năm 2030: trên 10.000 trở lên", nil),
    Goal(
      "LC-G28", in: "triệu đồng/người/năm", "đến năm 2030: đạt trên 120 triệu đồng/người/năm",
      "more than 120 million đồng per người per year"),
    Goal(
      "LC-G29", in: "triệu đồng/người/năm", "đến năm 2030: đạt trên 110 triệu đồng/người/năm",
      "more than 110 million đồng per người per year"),
    Goal("LC-G30", in: "%", "đến năm 2030: phấn đấu 80%", "at least 80%"),
    Goal("LC-G31", in: "%", "đến năm 2030: lên 15-20%", "from 15 to 20%"),
    Goal("LC-G32", in: "%", "đến năm 2030: lên 45-55%", "from 45 to 55%"),
    Goal("LC-G33", in: "%", "đến 2030: có trên 20 %", "more than 20%"),
    Goal("LC-G34", in: "%", "đến 2030: phấn đấu có khoảng 20 %", "about 20%"),
    Goal("LC-G35", "đến cuối năm 2030: có ít nhất 08", "at least 08"),
    Goal("LC-S36", "đến năm 2030: đạt trên 200", "more than 200"),
    Goal("LC-S37", "đến năm 2030: đạt 03", "at least 03"),
    Goal("LC-S38", "đến năm 2030: có trên 44", "more than 44"),
    Goal("LC-S39", "đến cuối năm 2030: có trên 59", "more than 59"),
    Goal("LC-S40", "đến cuối năm 2030: có 01", "at least 01"),
    Goal("LC-S41", "không thời hạn: có hơn 92", "more than 92"),
    Goal("LC-S42", "đến hết năm 2030: có trên 04", "more than 04"),
    Goal("LC-S43", in: "%", "không thời hạn: giảm xuống dưới 2%", "less than 2%"),
    Goal("LC-S44", "đến hết năm 2030: có trên 05", "more than 05"),
    Goal("DN-G01", "đến năm 2030: có khoảng 300", "about 300"),
    Goal("DN-G02", "đến năm 2030: trên 4.200", "more than 4_200"),
    Goal("DN-G03", "đến năm 2030: có 360", "at least 360"),
    Goal("DN-G04", "đến năm 2030: 17.000", nil),
    Goal("DN-G05", "đến năm 2030: có 05", "at least 05"),
    Goal("DN-G06", "đến năm 2030: 25-30", nil),
    Goal("DN-G07", in: "%", "đến năm 2030: trên 60%", "more than 60%"),
    Goal("DN-G08", in: "%", "đến năm 2030: có ít nhất 50%", "at least 50%"),
    Goal("DN-G09", "đến năm 2030: có trên 70", "more than 70"),
    Goal("DN-G10", "đến năm 2030: xử lý dứt điểm", "none"),
    Goal("DN-G11", in: "%", "đến năm 2045: tối thiểu 20%", "at least 20%"),
    Goal("DN-G12", in: "%", "đến năm 2045: trên 90%", "more than 90%"),
    Goal("DN-G13", in: "%", "đến năm 2045: ít nhất 75%", "at least 75%"),
    Goal("DN-G14", in: "%", "đến năm 2045: đạt ít nhất 30%", "at least 30%"),
    Goal("DN-G15", in: "%", "đến năm 2045: đều", "all"),
    Goal("DN-P16", "không thời hạn: ít nhất một", nil),
    Goal("DN-U29", "không thời hạn: xử lý dứt điểm", "none"),
  ]
}
