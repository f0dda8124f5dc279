/// Finds the words that say what a figure counts: those behind it, or those before it where none follow
/// (`giảm tỷ lệ HTX yếu kém xuống dưới 15%`).
struct LabelReader {
  let tokens: [ProseToken]
  let figure: Figure
  let previousEnd: Int
  let nextStart: Int
  /// Expressions of time, which are left out.
  let times: [Range<Int>]

  private static let longest = 16

  var label: String {
    let after = wordsAfter
    if figure.low == nil { return shortened(wordsBefore + Array(tokens[figure.core]) + after) }
    let before = wordsBefore
    let leans = after.isEmpty || Self.dependent.isAt(after, 0)
    if leans, !before.isEmpty { return shortened(Array(before.suffix(Self.longest))) }
    let label = shortened(stripped(after))
    return label.isEmpty ? String(sentence.prefix(80)) : label
  }

  /// The part of the sentence from the last full stop or semicolon to the next one.
  var sentence: String {
    var start = figure.range.lowerBound
    let first = max(0, start - SentenceMap.reach)
    while start > first, !isStrongBreak(start - 1) { start -= 1 }
    var end = figure.range.upperBound
    let last = min(tokens.count, end + SentenceMap.reach)
    while end < last, !isStrongBreak(end) { end += 1 }
    return Array(tokens[start..<end]).written
  }

  private func isStrongBreak(_ index: Int) -> Bool {
    tokens[index].kind == .symbol && [";", ".", ":", "\t"].contains(tokens[index].key)
  }

  private var wordsAfter: [ProseToken] {
    var end = figure.core.upperBound
    while end < nextStart, !isStrongBreak(end), !tokens[end].isSymbol("("),
      !tokens[end].isSymbol(")")
    {
      if tokens[end].isSymbol(","), Self.newThoughts.isAt(tokens, end + 1) { break }
      end += 1
    }
    // The thing that is counted belongs to the label.
    return unitTokens + tokens[figure.core.upperBound..<end]
  }

  private var unitTokens: [ProseToken] {
    guard figure.unit.kind == .thing else { return [] }
    let unit = proseTokens(figure.unit.text).map(\.key)
    let words = tokens[figure.core].suffix(unit.count)
    return words.map(\.key) == unit ? Array(words) : []
  }

  private var wordsBefore: [ProseToken] {
    let end = figure.range.lowerBound
    var start = end
    // `Kinh phí đào tạo: 8.919 triệu đồng`
    if start > previousEnd, tokens[start - 1].isSymbol(":") { start -= 1 }
    while start > previousEnd, !isStrongBreak(start - 1) { start -= 1 }
    if let subject = (start..<end).last(where: { Self.subjects.isAt(tokens, $0) })
      ?? (start..<end).last(where: { Self.weakSubjects.isAt(tokens, $0) })
    {
      start = subject
    }
    return stripped(
      (start..<end).filter { position in !times.contains { $0.contains(position) } }.map { tokens[$0] })
  }

  private func stripped(_ words: [ProseToken]) -> [ProseToken] {
    var words = words[...]
    while let first = words.first {
      if let match = Self.openings.match(Array(words), from: 0) {
        words = words.dropFirst(match.count)
      } else if first.kind == .symbol {
        words = words.dropFirst()
      } else {
        break
      }
    }
    while let last = words.last {
      if let match = Self.closings.match(Array(words), endingAt: words.count) {
        words = words.dropLast(match.count)
      } else if last.kind == .symbol, !last.isSymbol(")") {
        words = words.dropLast()
      } else {
        break
      }
    }
    return Array(words)
  }

  private func shortened(_ words: [ProseToken]) -> String {
    Array(stripped(Array(words.prefix(Self.longest)))).written
  }

  /// Words after a figure that lean on what stands before it.
  private static let dependent = ProsePhrases([
    "trên", "trong", "so", "của", "tổng", "vào", "tại", "mỗi", "hằng năm", "hàng năm", "trở lên", "và",
    "cụ thể", "đến",
  ])

  /// Words before a figure that surely open its subject.
  private static let subjects = ProsePhrases(subjectWords)
  private static let subjectWords = [
    "tỷ lệ", "tỉ lệ", "thu nhập", "doanh thu", "số lượng", "tổng số", "quy mô", "tốc độ", "tỷ trọng",
    "giá trị",
  ]

  /// Words that do so where none of those stands.
  private static let weakSubjects = ProsePhrases(["trình độ"])

  /// Behind a comma these open another thought.
  private static let newThoughts = ProsePhrases(
    ProseLexicon.strivingWords + subjectWords + [
      "trong đó", "với", "giảm", "tăng", "nhất là", "đồng thời", "góp phần", "gắn với", "đặc biệt", "cụ thể",
      "có",
      "và", "đến", "bảo đảm", "đảm bảo", "cung cấp", "tổng", "tạo",
    ])

  private static let openings = ProsePhrases(
    ProseLexicon.strivingWords + [
      "là", "và", "với", "có", "trong đó", "đồng thời", "bảo đảm", "đảm bảo", "toàn tỉnh", "toàn tỉnh có",
      "số",
      "số lượng", "nâng số", "trở lên", "giảm", "nâng", "tập trung", "tỷ lệ", "tỉ lệ",
    ])

  private static let closings = ProsePhrases(
    ProseLexicon.strivingWords + [
      "đạt", "là", "có", "và", "với", "lên", "xuống", "xuống còn", "chiếm", "đến", "từ", "trong đó",
      "trở lên", "còn",
    ])
}
