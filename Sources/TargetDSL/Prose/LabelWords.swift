/// The words that open, join and close what a figure counts.
enum LabelWords {
  /// A label has fewer letters than this.
  static let longest = 80

  /// Words before a figure that surely open its subject.
  static let subjects = ProsePhrases([
    "tỷ lệ", "tỉ lệ", "thu nhập", "doanh thu", "số lượng", "tổng số", "quy mô", "tốc độ", "tỷ trọng",
    "tỉ trọng", "giá trị",
    "tỷ suất", "tỷ số", "tuổi thọ", "số năm", "năng suất", "sản lượng", "diện tích", "kim ngạch",
    "độ che phủ", "mức độ",
    "thời gian", "chi phí", "tổng vốn", "tổng thu", "tổng chi", "tổng kinh phí", "tổng doanh thu", "chỉ số",
    "chiều cao",
    "thu ngân sách", "số giường", "số bác sĩ", "số dân", "mức giảm", "mức sinh", "vốn đầu tư", "chi cho",
    "lãi bình quân",
    "tổng giá trị", "tổng diện tích", "tổng sản lượng", "số người", "số thành viên", "số hộ", "số xã",
    "số lượt", "số vụ",
  ])

  /// Behind a comma these open another thought.
  static let newThoughts = ProsePhrases(
    ProseLexicon.strivingWords + subjectWords + [
      "trong đó", "với", "giảm", "tăng", "nhất là", "đồng thời", "góp phần", "gắn với", "đặc biệt", "cụ thể",
      "có", "và",
      "đến", "bảo đảm", "đảm bảo", "cung cấp", "tổng", "tạo", "riêng", "gấp", "chiếm", "tương đương",
      "lũy kế", "phục vụ",
      "bình quân", "nâng", "thu hút", "giải quyết", "không còn", "không để", "so với",
    ])
  private static let subjectWords = [
    "tỷ lệ", "tỉ lệ", "thu nhập", "doanh thu", "số lượng", "tổng số", "quy mô", "tốc độ", "tỷ trọng",
    "giá trị", "diện tích",
  ]

  /// Between two figures these open the second.
  static let joints = ProsePhrases([
    "trong đó", "với tổng", "và", "với", "riêng", "đồng thời", "còn lại", "nâng tổng số",
  ])
  static let weakJoints = Set(["và", "với"].map(matchKey))

  /// `trong đó hộ nghèo đạt 85%`, `riêng các huyện nghèo`
  static let within = ProsePhrases(["trong đó", "trong số đó", "trong số này"])
  /// Before the same goal in another unit: `60% tương đương 45 xã`.
  static let equal = ProsePhrases(["tương đương", "tương ứng", "bằng", "khoảng", "là", "đạt", "với"])
  static let ofThem = ProsePhrases(["trong số đó", "trong số này", "trong đó", "số đó", "số này"])
  static let apart = ProsePhrases(["riêng", "trong đó", "trong số đó"])
  static let respectively = ProsePhrases(["tương ứng", "lần lượt"])

  /// Words behind a figure that lean on what stands before it.
  static let dependent = ProsePhrases([
    "trên", "trong", "so", "của", "vào", "tại", "mỗi", "hằng năm", "hàng năm", "trở lên", "và", "cụ thể",
    "đến", "trở xuống",
    "đối với", "ở", "theo", "bằng", "nhằm", "để", "do", "cho", "là", "trước", "với",
  ])

  /// Behind a figure these say of which part it speaks.
  static let places = ProsePhrases(["ở", "đối với", "ở cấp", "đối với cấp"])
  /// They open which part of the subject before is spoken of: `…, ở nông thôn đạt 85%`.
  static let parts = ProsePhrases([
    "ở", "tại", "đối với", "khu vực", "cấp", "nông thôn", "đô thị", "thành thị", "miền núi", "vùng", "bậc",
  ])

  /// A subject without the part that it ends with; `nil` where little would be left.
  static func stem(_ subject: [ProseToken]) -> [ProseToken]? {
    guard let part = subject.indices.dropFirst(3).last(where: { parts.isAt(subject, $0) }),
      subjects.isAt(subject, 0) || parts.match(subject, from: part).map({ part + $0.count }) == subject.count
    else { return nil }
    var stem = subject[..<part]
    while let last = stem.last, joining.contains(last.key) || parts.isAt([last], 0) { stem = stem.dropLast() }
    return stem.count > 2 ? Array(stem) : nil
  }

  private static let joining = Set(["ở", "tại", "của", "khu", "vực", "cấp", "đối", "với"].map(matchKey))

  /// Verbs of plans that take what they are done to: `xử lý triệt để`, `sửa chữa`, `đào tạo`.
  static func opensWithVerb(_ words: [ProseToken]) -> Bool { verbs.isAt(words, 0) }

  private static let verbs = ProsePhrases([
    "xử lý", "sửa chữa", "cải tạo", "di dời", "xóa bỏ", "thu hồi", "kiểm tra", "giám sát", "thẩm định",
    "rà soát",
    "trang bị", "trao", "tặng", "mở", "tu bổ", "tôn tạo", "bảo tồn", "khai thác", "trùng tu", "sản xuất",
    "chăm sóc",
    "quản lý", "điều trị", "khám", "tiêm", "chuyển đổi", "chuyển giao", "sắp xếp", "sáp nhập", "tinh giản",
    "đầu tư",
    "cung ứng", "tham gia", "tiếp nhận", "phê duyệt", "cho vay", "xuất khẩu", "nạo vét", "gia cố", "mở rộng",
    "kết nối", "cử", "luân chuyển", "đánh giá", "vận hành", "duy tu", "tái canh", "ghép", "cải tạo, nâng cấp",
    "nâng cấp, cải tạo", "xây dựng, nâng cấp", "bàn giao", "bố trí", "hoàn thiện", "di chuyển", "tái định cư",
  ])

  /// Before all of what is counted, after a part of it: `nâng tổng số lên 210 HTX`.
  static let raised = ProsePhrases([
    "nâng tổng số", "đưa tổng số", "nâng tổng", "đưa tổng", "lên tổng số", "nâng số", "tổng số lên",
  ])
  static let totals = Set(["tổng", "số"].map(matchKey))
  static let sums = Set(["lũy", "luỹ", "kế"].map(matchKey))

  static let comparisons = ProsePhrases(["so với", "so cùng kỳ"])
  /// Before the `với` of a comparison.
  static let comparing = ProsePhrases(["so"])
  static let having = ProsePhrases([
    "có", "có ít nhất", "có tối thiểu", "đạt", "xây dựng", "đạt từ", "có từ", "xây dựng ít nhất",
  ])
  static let wishes = ProsePhrases(ProseLexicon.strivingWords + ["sẽ"])
  static let reaching = ProsePhrases(["đạt", "đạt từ"])
  static let territories = ProsePhrases([
    "toàn tỉnh", "cả tỉnh", "toàn huyện", "cả nước", "toàn thành phố", "trên địa bàn", "địa bàn tỉnh", "tỉnh",
    "cả năm", "bình quân",
    "đến", "toàn ngành", "toàn vùng",
  ])
  static let aims = ProsePhrases(["mục tiêu", "chỉ tiêu", "nhiệm vụ", "cụ thể như sau", "như sau"])

  /// Units that are measured and say nothing of what is measured.
  static let measures = Set(
    [
      "ha", "km", "m", "m2", "m²", "m3", "m³", "kg", "tấn", "tạ", "lít", "mw", "kwh", "km2", "cm", "mm",
      "mbps", "gb", "héc", "hecta",
    ].map(matchKey))

  static let openings = ProsePhrases(
    ProseLexicon.strivingWords + [
      "là", "và", "với", "có", "trong đó", "đồng thời", "cuối nhiệm kỳ", "nhiệm kỳ", "đến cuối nhiệm kỳ",
      "đến hết nhiệm kỳ", "trong nhiệm kỳ", "hết nhiệm kỳ", "bảo đảm", "đảm bảo", "toàn tỉnh", "toàn tỉnh có",
      "trở lên", "nâng",
      "tập trung", "riêng", "các", "những", "cụ thể", "đến", "để", "duy trì", "duy trì ổn định",
      "nâng tổng số", "trong", "về",
      "tiếp tục", "phấn đấu đến", "còn", "đạt", "có thêm", "thêm", "nhất là", "khống chế", "nâng cao",
      "tối thiểu", "ít nhất",
      "hoàn thành", "hạ", "tương đương", "vận động", "lũy kế", "sẽ", "cơ bản", "giảm", "tăng", "kéo giảm",
      "tất cả",
      "số", "rút ngắn",
      "cứ", "cắt giảm", "trung bình", "cả giai đoạn", "toàn giai đoạn", "cả nhiệm kỳ",
      "chậm nhất", "muộn nhất", "bình quân,", "không để", "không để xảy ra", "không để phát sinh", "tránh để",
      "không được để", "không cho phép", "không chấp nhận", "kiên quyết", "quyết tâm",
    ])

  static let closings = ProsePhrases(
    ProseLexicon.strivingWords + [
      "đạt", "là", "có", "và", "với", "lên", "xuống", "xuống còn", "chiếm", "đến", "từ", "trong đó",
      "trở lên", "còn", "giảm",
      "tăng", "tăng thêm", "giảm còn", "giảm xuống", "về", "giảm về", "về mức", "xuống mức", "lên mức",
      "giảm về mức", "đạt bình quân", "duy trì", "ở mức",
      "đạt mức", "khoảng", "gấp", "tương ứng", "cho", "ổn định", "duy trì ổn định", "đạt tương ứng", "trong",
      "chỉ còn",
      "ước đạt", "đạt tối thiểu", "tới", "vượt", "được", "không", "hạ", "tăng trưởng", "tăng bình quân",
      "giảm bình quân",
      "giảm trung bình", "tăng trung bình", "tương đương", "so", "của", "các", "khoảng từ", "từ mức",
      "lũy kế", "thu được", "đến nay", "giai đoạn", "thêm",
      "lần lượt", "vượt quá", "không vượt quá",
      "đó", "tại", "ở", "trên", "để", "cũng", "đều", "nhằm", "vào", "cả giai đoạn", "toàn giai đoạn",
      "cả nhiệm kỳ",
    ])

  /// Behind a figure these close its words.
  private static let closingsBehind = ProsePhrases([
    "và", "với", "trong đó", "đạt", "trở lên", "trở xuống", "trong", "của", "các", "là", "đồng thời", "còn",
    "từ", "có", "mỗi năm",
    "hằng năm", "hàng năm", "vào", "tại", "đến", "được", "riêng", "nâng", "lần lượt", "tương ứng",
  ])

  private static let openingsBehind = ProsePhrases([
    "số", "các", "những", "trở lên", "tổng số", "trong tổng số", "trở xuống", "là",
  ])

  static func stripped(_ words: [ProseToken], isBehind: Bool = false) -> [ProseToken] {
    let opens = isBehind ? openingsBehind : openings
    let closes = isBehind ? closingsBehind : closings
    var words = words[...]
    while let first = words.first {
      if let mark = listMark(words) {
        words = words.dropFirst(mark)
      } else if first.kind == .symbol, !first.isSymbol("(") {
        words = words.dropFirst()
      } else if let match = opens.match(Array(words), from: 0), !keepsOpening(Array(words), match.count) {
        words = words.dropFirst(match.count)
      } else {
        break
      }
    }
    while let last = words.last {
      if last.kind == .symbol, !last.isSymbol(")") {
        words = words.dropLast()
      } else if let match = closes.match(Array(words), endingAt: words.count),
        !keepsClosing(Array(words), match.count)
      {
        words = words.dropLast(match.count)
      } else {
        break
      }
    }
    // `Bình quân (mỗi năm) giải quyết …`
    if words.prefix(2).map(\.key) == averages, actions.isAt(Array(words.dropFirst(2)), 0) {
      words = words.dropFirst(2)
    }
    return words.map(\.key) == averages || words.map(\.key) == equals ? [] : Array(words)
  }

  /// `(1)`, `a)`, `ii)` at the head of an item of a list inside a sentence: how many tokens it takes.
  private static func listMark(_ words: ArraySlice<ProseToken>) -> Int? {
    let isOpened = words.first?.isSymbol("(") == true
    let inner = isOpened ? words.dropFirst() : words
    guard let name = inner.first, inner.dropFirst().first?.isSymbol(")") == true,
      inner.dropFirst().first?.isAttached == true
    else { return nil }
    let isName =
      name.kind == .number
      ? name.text.utf8.count <= 2
      : name.text.count == 1 || name.text.allSatisfy { "ivx".contains($0.lowercased()) }
    return isName ? (isOpened ? 3 : 2) : nil
  }

  private static let equals = ["bằng"].map(matchKey)

  /// `bình quân 5.000 ha` says nothing of what is counted.
  private static let averages = ["bình", "quân"].map(matchKey)

  /// `số năm sống khỏe`, `tăng trưởng kinh tế`: the word opens a name.
  /// `tỷ lệ hộ nghèo bình quân (mỗi năm) giảm …`: the mean is one of the change.
  static func withoutMean(_ words: [ProseToken]) -> [ProseToken] {
    words.count > 3 && words.suffix(2).map(\.key) == averages ? Array(words.dropLast(2)) : words
  }

  /// `đóng góp vào tăng trưởng`, `tốc độ tăng trưởng`: no verb of a change.
  private static func keepsClosing(_ words: [ProseToken], _ count: Int) -> Bool {
    let first = words.count - count
    // `xây dựng thêm`: counted by itself, beside what there is.
    if first > 0, count == 1, words[first].key == ProseKey.more {
      return !growing.contains(words[first - 1].key)
    }
    return first > 0 && words.last?.key == ProseKey.growth && nouns.contains(words[first - 1].key)
  }

  private static let growing = Set(["có", "tăng", "giảm", "đấu", "lên", "được"].map { matchKey($0) })
  private static let nouns = Set(["vào", "của", "cho", "độ", "mức", "nhịp"].map(matchKey))

  private static func keepsOpening(_ words: [ProseToken], _ count: Int) -> Bool {
    guard count == 1, words.count > 1 else { return false }
    switch words[0].key {
    case ProseKey.number: return behindNumber.contains(words[1].key)
    case ProseKey.rise: return words[1].key == ProseKey.growth || words[1].key == strengthening
    case ProseKey.middle: return false
    default: return false
    }
  }

  /// `tăng cường liên kết` says nothing of how much.
  private static let strengthening = matchKey("cường")
  /// Behind `số` these are its noun: `số năm`, `số hóa`.
  private static let behindNumber = Set(["năm", "hóa", "hoá", "giờ", "ngày"].map { matchKey($0) })

  /// Without `số` before what is counted.
  static func withoutNumber(_ words: [ProseToken]) -> [ProseToken] { stripped(words, isBehind: true) }

  static func bracketed(_ words: [ProseToken]) -> [ProseToken] {
    guard let first = words.first, let last = words.last else { return [] }
    func sign(_ text: String, _ near: ProseToken, isAttached: Bool) -> ProseToken {
      ProseToken(
        kind: .symbol, text: text, key: text, line: near.line, column: near.column, isAttached: isAttached)
    }
    let inner = ProseToken(
      kind: first.kind, text: first.text, key: first.key, line: first.line, column: first.column,
      isAttached: true)
    return [sign("(", first, isAttached: false), inner] + words.dropFirst() + [
      sign(")", last, isAttached: true)
    ]
  }

  /// With a small letter, as it stands inside a label.
  static func lowered(_ words: [ProseToken]) -> [ProseToken] {
    guard let first = words.first, first.text.dropFirst().allSatisfy({ !$0.isUppercase }),
      first.text.count > 1
    else {
      return words
    }
    let small = ProseToken(
      kind: first.kind, text: first.text.lowercased(), key: first.key, line: first.line, column: first.column,
      isAttached: false)
    return [small] + words.dropFirst()
  }

  /// Whether its changes are points: `tỷ lệ hộ nghèo`, `độ che phủ rừng`.
  /// `hai huyện nghèo, tỷ lệ hộ nghèo`: its subject may stand behind a comma.
  static func isShare(_ words: [ProseToken]) -> Bool {
    words.indices.contains { ($0 == 0 || words[$0 - 1].isSymbol(",")) && shares.isAt(words, $0) }
  }

  private static let shares = ProsePhrases([
    "tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "độ che phủ", "tỷ suất", "cơ cấu", "tốc độ", "mức độ hài lòng",
    "tỷ lệ che phủ",
  ])

  /// `Tỷ lệ hộ nghèo giảm bình quân`, `Mức giảm tỷ lệ sinh`: what is counted is how far something falls.
  static func isOfFall(_ words: [ProseToken]) -> Bool { words.contains { $0.key == ProseKey.fall } }

  /// Takes the unit in brackets off the end of a label: `Thu nhập bình quân (triệu đồng/người)`.
  static func splitUnit(_ words: inout [ProseToken]) -> [ProseToken] {
    guard words.last?.isSymbol(")") == true, let open = words.lastIndex(where: { $0.isSymbol("(") }), open > 0
    else { return [] }
    let unit = Array(words[(open + 1)..<(words.count - 1)])
    let probe = proseTokens("1") + unit
    guard !unit.isEmpty, !unit.contains(where: { $0.kind == .number }),
      let figure = FigureReader.figures(in: probe, extent: .quotation).first, figure.unit.kind != .none,
      figure.range.upperBound == probe.count
    else { return [] }
    words = Array(words[..<open])
    return unit
  }

  /// `tỷ lệ hộ nghèo`, `nợ xấu`: the less of it the better.
  static func isUnwanted(_ words: [ProseToken]) -> Bool {
    guard subjects.isAt(words, 0) || unwanted.isAt(words, 0) else { return false }
    // `hộ nghèo được vay vốn` is wanted.
    return words.indices.prefix(5).contains { unwanted.isAt(words, $0) }
      && !words.contains { helped.contains($0.key) }
  }

  private static let helped = Set(
    ["được", "kết", "tham", "vay", "sử", "tiếp", "hỗ", "thoát", "giúp", "mới", "xóa", "xoá"].map(matchKey))

  private static let unwanted = ProsePhrases([
    "hộ nghèo", "nghèo", "cận nghèo", "tái nghèo", "thất nghiệp", "tử vong", "suy dinh dưỡng", "nợ xấu",
    "bỏ học", "tai nạn",
    "vi phạm", "thấp còi", "thất thoát", "thất thu", "quá hạn", "trễ hạn", "ô nhiễm", "tội phạm", "mắc bệnh",
    "nhiễm", "béo phì",
    "tảo hôn", "nợ đọng", "lưu ban", "thiếu việc làm", "nhẹ cân", "hao hụt",
  ])

  // MARK: Actions

  /// What is done with the things that are counted.
  struct Action {
    let length: Int
    let isFlow: Bool
    /// It says nothing of them: `giảm 10% số HTX`.
    let isSilent: Bool

    /// As it stands behind them: `HTX` + `thành lập mới`.
    func suffix(_ words: [ProseToken]) -> [ProseToken] {
      isSilent ? Array(words.dropFirst(length)) : lowered(words)
    }

    /// As a subject of its own: `giải ngân vốn đầu tư công`.
    func subject(_ words: [ProseToken]) -> [ProseToken] { isSilent ? Array(words.dropFirst(length)) : words }
  }

  static func action(_ words: [ProseToken]) -> Action? {
    actions.match(words, from: 0).map {
      Action(length: $0.count, isFlow: $0.meaning == .flow, isSilent: $0.meaning == .silent)
    }
  }

  /// `mỗi huyện tổ chức`: what is done is the last of the words.
  static func endsWithAction(_ words: [ProseToken]) -> Bool {
    actions.endsBefore(words, words.count) || verbs.endsBefore(words, words.count)
  }

  private enum Kind { case flow, stock, silent }

  private static let actions = ProsePhrases<Kind>([
    (
      .flow,
      [
        "thành lập", "thành lập mới", "giải quyết việc làm mới", "giải quyết việc làm mới cho",
        "giải quyết việc làm cho", "tạo việc làm cho", "tạo việc làm mới cho", "trồng", "trồng mới",
        "đào tạo", "đào tạo nghề", "đào tạo thêm",
        "xây dựng mới", "xây mới",
        "thu hút", "thu hút mới", "huy động", "giải quyết việc làm", "tạo việc làm", "tạo việc làm mới",
        "hỗ trợ", "hỗ trợ xây dựng",
        "công nhận", "công nhận mới", "xóa", "kiên cố hóa", "khởi công", "lắp đặt", "khoanh nuôi",
        "khoanh nuôi tái sinh", "cấp mới",
        "kết nạp", "tổ chức", "tuyển dụng", "bồi dưỡng", "giải phóng mặt bằng", "cấp đổi", "giải thể",
        "củng cố", "nâng cấp",
      ]
    ),
    (
      .stock,
      [
        "xây dựng", "phát triển", "hình thành", "bảo vệ", "bảo vệ tốt", "giải ngân", "thu gom", "phủ sóng",
        "nhựa hóa", "cứng hóa",
        "số hóa", "công bố", "ban hành", "triển khai", "áp dụng", "thực hiện", "đưa", "cấp", "phân bổ",
        "bố trí",
      ]
    ),
    (.silent, ["huy động trẻ"]),
  ])
}
