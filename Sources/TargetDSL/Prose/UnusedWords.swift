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
      } else if let verb = around.verb, verb.contains(index) {
        index = verb.upperBound
      } else if let mention = around.mentions[from: index].first, mention.range.lowerBound == index {
        index = mention.range.upperBound
      } else if around.mentions.contains(covering: index) {
        index += 1
      } else if LabelWords.comparisons.isAt(tokens, index) {
        while index < around.part.upperBound, !tokens[index].isSymbol(",") { index += 1 }
      } else if let name = Self.plainNames.match(tokens, from: index) {
        index += name.count
      } else if index == figure.core.upperBound || !ProseLexicon.followers.isAt(tokens, index),
        let words = Self.changing.match(tokens, from: index),
        !(index >= figure.core.upperBound && ProseLexicon.followers.isAt(tokens, index))
      {
        return Array(tokens[index..<index + words.count]).written
      } else if let follower = ProseLexicon.followers.match(tokens, from: index) {
        index += follower.count
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

  /// The word before a number that no rule knows as one that leads to it.
  private func unknownLink(_ figure: Figure, _ around: Surroundings) -> String? {
    let link = figure.range.lowerBound
    guard link > around.part.lowerBound, tokens[link - 1].kind == .word, figure.change == nil else { return nil }
    if let verb = around.verb, verb.upperBound >= link { return nil }
    if around.mentions.contains(covering: link - 1) { return nil }
    let before = Array(tokens[around.part.lowerBound..<link])
    if LabelWords.leads(to: before.count, in: before) { return nil }
    let subject = LabelWords.stripped(before)
    if LabelWords.subjects.isAt(subject, 0) || LabelWords.opensWithVerb(subject)
      || LabelWords.action(subject) != nil || LabelWords.isUnwanted(subject)
    {
      return nil
    }
    // `Độ che phủ rừng 45%` and nothing else, as in a row.
    var end = figure.core.upperBound
    if let follower = ProseLexicon.followers.match(tokens, from: end) { end += follower.count }
    if !around.followsFigure, end >= around.part.upperBound || tokens[end].kind == .symbol { return nil }
    return tokens[link - 1].text
  }

  private static let denials = ProsePhrases(["không", "chưa", "chẳng", "tránh", "ngừng", "hạn chế", "khó"])

  /// Names and fixed expressions that hold a word of the list below.
  private static let plainNames = ProsePhrases([
    "số năm", "bằng cấp", "văn bằng", "đồng bằng", "cân bằng", "công bằng", "sau đại học", "trước tuổi", "đúng và trước hạn",
    "trước và đúng hạn", "trước hạn", "trước, đúng hạn", "đúng hạn, trước hạn", "trước sinh", "sau sinh", "sau thu hoạch",
    "hàng năm", "chỉ số", "chỉ tiêu", "chỉ đạo", "sớm hạn", "cả nước", "nhà nước", "ngoài nhà nước", "ngoài quốc doanh",
    "nước ngoài", "ngoài công lập", "ngoài trời", "ngoài giờ", "hơn nữa", "tầm nhìn", "mầm non", "khi sinh", "sau khai thác",
    "từng bước", "nhà trước", "khi cần", "sau tốt nghiệp", "sau cai nghiện", "sau giảm nghèo", "hướng sau",
  ])

  /// They say when, under which condition, compared with what or whether already.
  private static let changing = ProsePhrases([
    "nếu", "trường hợp", "hoặc", "hay", "trừ", "ngoại trừ", "ngoài", "kể cả", "chưa kể", "không kể", "không tính",
    "chưa bao gồm", "không bao gồm", "tùy", "tuỳ", "khi", "tùy theo",
    "đã", "đang", "hiện nay", "hiện có", "hiện tại", "trước đây", "trước đó", "từng có", "ước tính", "ước đạt", "ước thực hiện",
    "kể từ", "tính từ", "định kỳ", "đầu năm", "cuối năm", "giữa năm", "năm trước", "năm sau", "năm nay", "cùng kỳ", "kỳ trước",
    "liền kề", "tháng", "quý", "tuần", "nhiệm kỳ", "năm", "giai đoạn", "trước", "sau", "sớm", "muộn", "thời kỳ", "kỳ",
    "cao hơn", "thấp hơn", "nhiều hơn", "ít hơn", "lớn hơn", "hơn", "kém", "gấp", "vượt", "bằng", "ngang", "tương đương", "so",
    "tối đa", "tối thiểu", "ít nhất", "nhiều nhất", "không quá", "trở lên", "trở xuống", "không dưới", "không thấp",
    "mỗi", "từng", "cứ", "hằng", "cả", "chỉ", "khoảng", "gần", "xấp xỉ", "bình quân mỗi", "thêm", "bớt", "nửa",
  ])
}

extension LabelWords {
  /// Whether the words before a token are known to lead to a number.
  static func leads(to end: Int, in words: [ProseToken]) -> Bool {
    closings.endsBefore(words, end) || openings.endsBefore(words, end) || endsWithAction(words)
      || having.endsBefore(words, end) || ProseLexicon.upward.endsBefore(words, end)
      || ProseLexicon.downward.endsBefore(words, end) || ProseLexicon.levels.endsBefore(words, end)
      || ProseLexicon.fillers.endsBefore(words, end) || ProseLexicon.totals.endsBefore(words, end)
      || ProseLexicon.thresholds.endsBefore(words, end) || territories.endsBefore(words, end)
  }
}
