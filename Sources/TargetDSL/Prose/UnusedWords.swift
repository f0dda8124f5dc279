// A clause is sure only where its part of the sentence is accounted for: every word that can change what a number says
// was used by a rule, and the words that tie the number to what it counts are of a known list.

extension StatementReader {
  /// What stands in the part of the sentence that belongs to a figure.
  struct Surroundings {
    /// Where that part starts and ends.
    let part: Range<Int>
    /// The verb of a change, as far as it stands before the figure.
    let verb: Range<Int>?
    let mentions: [StatementTime.Mention]
    /// It starts behind a figure of the same sentence.
    let followsFigure: Bool
    /// It is asked of each year, so that `/năm` is used.
    let isYearly: Bool
    /// Where numbers start that may state a goal and were not read.
    let unread: Set<Int>
  }

  /// What no rule has used, and the words before the number that are not known.
  func unaccounted(_ figure: Figure, _ around: Surroundings) -> [Doubt] {
    guard figure.low != nil else { return [] }
    return (unusedWords(figure, around).map { [.unusedWords($0)] } ?? [])
      + (unknownLink(figure, around).map { [.unknownLink($0)] } ?? [])
  }

  /// The first words that may say when, under which condition, compared with what or whether already, and were used for
  /// nothing.
  private func unusedWords(_ figure: Figure, _ around: Surroundings) -> String? {
    var index = around.part.lowerBound
    while index < around.part.upperBound {
      if index == figure.range.lowerBound {
        index = figure.core.upperBound
        if let follower = ProseLexicon.followers.match(tokens, from: index) { index += follower.count }
      } else if around.unread.contains(index) {
        // `Xóa bỏ bảy bãi rác, mỗi xã có ít nhất một điểm tập kết`
        return tokens[index].text
      } else if let verb = around.verb, verb.contains(index) {
        index = verb.upperBound
      } else if around.mentions.contains(covering: index) {
        index += 1
      } else if LabelWords.comparisons.isAt(tokens, index) {
        while index < around.part.upperBound, !tokens[index].isSymbol(",") { index += 1 }
      } else if let name = Self.plainNames.match(tokens, from: index) {
        index += name.count
      } else if index >= figure.core.upperBound, tokens[index].isSymbol("/"), !around.isYearly,
        figure.unit.kind != .percent,
        tokens.indices.contains(index + 1), Self.partsOfTime.contains(tokens[index + 1].key)
      {
        return Array(tokens[index...index + 1]).written
      } else if let words = Self.changing.match(tokens, from: index), !isUsed(index, words.count, figure) {
        return Array(tokens[index..<index + words.count]).written
      } else if index < figure.range.lowerBound, index + 3 >= figure.range.lowerBound,
        Self.denials.isAt(tokens, index)
      {
        return tokens[index].text
      } else {
        index += 1
      }
    }
    return nil
  }

  /// `5 tỷ đồng/năm`, `gấp 1,6 lần năm 2021`, `ít nhất 1 lần/năm`, `trong 2 tháng`, `4G hoặc 5G`: words that belong to a
  /// number beside them, and what leads to the figure itself.
  private func isUsed(_ index: Int, _ count: Int, _ figure: Figure) -> Bool {
    let next = index + count
    if tokens[index].key == ProseKey.compared, figure.change?.since != nil { return true }
    if next == figure.range.lowerBound, LabelWords.equal.endsBefore(tokens, next) { return true }
    if tokens.indices.contains(next), tokens[next].kind == .number,
      tokens[index].key == Self.or || ProseLexicon.comparators.isAt(tokens, index)
    {
      return true
    }
    guard index > 0, ProseLexicon.durations.isAt(tokens, index) else { return false }
    return tokens[index - 1].isSymbol("/") || tokens[index - 1].kind == .number
      || tokens.indices.contains(next) && figure.change?.since != nil
        && proseYear(tokens[next]) == figure.change?.since
  }

  private static let or = matchKey("hoặc")

  /// The word before a bare count that no rule knows as one that leads to it: `phủ sóng tại trung tâm 10 huyện`.
  private func unknownLink(_ figure: Figure, _ around: Surroundings) -> String? {
    let link = figure.range.lowerBound
    guard link > around.part.lowerBound, tokens[link - 1].kind == .word, figure.change == nil,
      figure.comparator == .bare, figure.unit.kind == .thing,
      let unit = proseTokens(figure.unit.text).first?.key, !LabelWords.measures.contains(unit),
      !Self.classifiers.contains(unit), !around.mentions.contains(covering: link - 1)
    else { return nil }
    var start = link
    while start > around.part.lowerBound, tokens[start - 1].kind == .word,
      !around.mentions.contains(covering: start - 1)
    { start -= 1 }
    let before = Array(tokens[start..<link])
    if Self.prepositions.endsBefore(before, before.count) { return tokens[link - 1].text }
    // `Hiến 2.000 đơn vị máu`, `khánh thành 1 nhà văn hóa`
    if before.count <= 2 { return nil }
    if LabelWords.leads(to: before.count, in: before) { return nil }
    let subject = LabelWords.stripped(before)
    if LabelWords.subjects.isAt(subject, 0) || LabelWords.opensWithVerb(subject)
      || LabelWords.action(subject) != nil
    {
      return nil
    }
    // `Số học sinh 45.000 em` and nothing else, as in a row.
    let end = figure.core.upperBound
    if !around.followsFigure, !Self.places.occurs(in: before),
      end >= around.part.upperBound || tokens[end].kind == .symbol
    {
      return nil
    }
    return tokens[link - 1].text
  }

  private static let classifiers = Set(["con", "người", "lượt", "em", "cháu", "chiếc"].map { matchKey($0) })

  private static let partsOfTime = Set(["năm", "quý", "tháng", "tuần", "vụ"].map { matchKey($0) })
  private static let places = ProsePhrases(["tại", "ở"])
  private static let prepositions = ProsePhrases([
    "trong", "tại", "ở", "của", "trên", "giữa", "theo", "qua", "bằng",
  ])
  private static let denials = ProsePhrases(["không", "chưa", "chẳng", "tránh"])

  /// Names and fixed expressions that hold a word of the list below.
  private static let plainNames = ProsePhrases([
    "số năm", "bằng cấp", "văn bằng", "đồng bằng", "cân bằng", "công bằng", "mặt bằng", "bằng tiền",
    "sau đại học",
    "trước tuổi", "trước hạn", "trước và đúng hạn", "trước, đúng hạn", "trước sinh", "sau sinh",
    "sau thu hoạch",
    "sau đào tạo", "sau cai nghiện", "sau tốt nghiệp", "khi sinh", "đang hoạt động", "trong năm",
    "kế hoạch năm",
    "bằng khoảng", "không thường xuyên", "trước bạ", "định kỳ",
    "đã qua đào tạo", "cuối nhiệm kỳ", "hết nhiệm kỳ", "trong nhiệm kỳ", "cả nhiệm kỳ", "cả giai đoạn",
    "toàn giai đoạn",
    "trong giai đoạn", "kể từ khi", "kể từ ngày nhận", "kể từ ngày tiếp nhận", "bãi ngang",
  ])

  /// They say when, under which condition, compared with what or whether already.
  private static let changing = ProsePhrases([
    "nếu", "trường hợp", "hoặc", "hay", "trừ", "ngoại trừ", "kể cả", "chưa kể", "không kể", "không tính",
    "chưa bao gồm", "không bao gồm", "tùy", "tuỳ", "khi", "đã", "đang", "hiện nay", "hiện tại", "trước đây",
    "trước đó", "ước tính", "ước đạt", "ước thực hiện", "kể từ", "tính từ", "đầu năm", "cuối năm", "giữa năm",
    "năm trước", "năm sau", "năm nay", "cùng kỳ", "kỳ trước", "liền kề", "học kỳ", "năm học", "tháng", "quý",
    "tuần", "nhiệm kỳ", "năm", "giai đoạn", "trước", "sau", "sớm", "muộn", "thời kỳ", "kỳ", "cao hơn",
    "thấp hơn",
    "nhiều hơn", "ít hơn", "lớn hơn", "hơn", "vượt", "bằng", "ngang", "tương đương", "so", "tối đa",
    "tối thiểu",
    "ít nhất", "nhiều nhất", "không quá", "không dưới", "quy đổi", "chưa tính", "bao gồm cả", "tính cả",
    "nhưng",
    "trong khi", "thay vì", "so sánh", "tính trên", "tạm tính", "dự kiến", "dự báo", "có thể", "đề nghị",
    "xem xét",
    "từng bước", "dần", "tiến tới", "hướng tới", "hướng đến", "chậm", "ngoài ra", "ngược lại", "lẽ ra",
    "đáng lẽ",
    "kế hoạch là", "theo kế hoạch", "so kế hoạch", "quy định là", "giả định", "kịch bản", "phương án",
    "trở lại",
    "ngày càng", "không kể", "trừ đi", "còn thiếu", "thiếu", "dư", "vẫn", "mới chỉ", "chỉ còn", "trước khi",
    "từ mức", "nguyên", "như cũ", "bằng mức", "ngang mức", "không đổi", "tương tự",
  ])
}

extension LabelWords {
  /// Whether the words before a token are known to lead to a number.
  static func leads(to end: Int, in words: [ProseToken]) -> Bool {
    closings.endsBefore(words, end) || openings.endsBefore(words, end) || endsWithAction(words)
      || having.endsBefore(words, end) || ProseLexicon.upward.endsBefore(words, end)
      || ProseLexicon.downward.endsBefore(words, end) || ProseLexicon.levels.endsBefore(words, end)
      || ProseLexicon.fillers.endsBefore(words, end) || ProseLexicon.totals.endsBefore(words, end)
      || ProseLexicon.allOf.endsBefore(words, end) || whole.endsBefore(words, end)
      || ProseLexicon.thresholds.endsBefore(words, end) || territories.endsBefore(words, end)
  }

  private static let whole = ProsePhrases(["toàn bộ", "cả"])
}
