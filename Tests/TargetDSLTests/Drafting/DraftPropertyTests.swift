import Testing

@testable import TargetDSL

/// Random texts from the words of official documents: no figure vanishes, and every draft is valid as it stands.
@Suite struct DraftPropertyTests {
  private static let pieces = [
    "Đến năm 2025", "đến năm 2030", "năm 2022", "giai đoạn 2021-2025", "mỗi năm", "trước 30/6/2024",
    "Quý II/2023", ",", ";",
    ".", ":", "\n", "\n\n", "- ", "1. ", "a) ", "II. ", "MỤC TIÊU", "tỷ lệ hộ nghèo", "thu nhập bình quân",
    "hợp tác xã", "số xã",
    "giảm", "giảm còn", "tăng", "gấp đôi", "gấp", "lần", "so với năm 2020", "bình quân", "đạt", "trên",
    "dưới", "ít nhất", "khoảng",
    "không quá", "từ", "đến", "trở lên", "60%", "1,5%/năm", "5.000", "12/24", "2/3", "30", "0",
    "1.234.567,89", "7%", "99999999999999999999",
    "4G", "127/KH-UBND", "mười lăm", "hai phần ba", "một nửa", "nghìn tỷ đồng", "tỷ đồng",
    "triệu đồng/người/năm", "ha", "km", "người",
    "xã", "không còn", "tất cả các", "đều", "±", "2%", "[1]", "(", ")", "\t", "\"", "\\", "thành lập mới",
    "trong đó", "với", "và", "%", "‰",
    "tương ứng", "điểm phần trăm", "thứ 15", "nhóm 30/63", "dưới 5 tuổi", "2 buổi/ngày",
    "TT\tChỉ tiêu\tĐVT\tNăm 2025\tNăm 2030\n", "1\tTỷ lệ\t%\t",
  ]

  private static func text(_ seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 4...60, using: &random)
    return (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined(separator: " ")
  }

  @Test func noFigureVanishes() {
    for seed in 1...200 {
      let text = Self.text(UInt64(seed))
      for format in [ProseFormat.plain, .html] {
        let document = OfficialDocument(path: "a", text: text, format: format)
        #expect(
          Accounting(lines: proseLines(text, format: format), document: document).missing.isEmpty,
          "\(seed): \(text)")
      }
    }
  }

  @Test(arguments: [Language.english, .vietnamese]) func everyDraftIsValidAndTracesBack(_ language: Language)
    throws
  {
    for seed in 1...50 {
      let text = Self.text(UInt64(seed))
      let document = OfficialDocument(path: "a.txt", text: text)
      let plan = PlanDraft(from: [document], language: language).text
      let compiled = CompiledPlan.compile(
        path: "a.plan", reader: DraftReader(path: "a.plan", text: plan, others: []))
      #expect(compiled.diagnostics.map(\.message.english) == [], "\(seed): \(text)\n\(plan)")
      guard let checked = compiled.plan else { continue }
      #expect(
        review(checked, trees: compiled.trees).filter { $0.code != "P0708" }.map(\.message.english) == [],
        "\(seed): \(text)\n\(plan)")
      #expect(trace(checked, against: document).missingWords.isEmpty, "\(seed): \(text)\n\(plan)")
    }
  }
}
