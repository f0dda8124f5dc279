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
    let opensWithPreposition = Self.dependent.isAt(after, 0)
    if after.isEmpty { return shortened(wordsBefore) }
    return shortened(opensWithPreposition ? wordsBefore : after)
  }

  /// The part of the sentence from the last full stop or semicolon to the next one.
  var sentence: String {
    var start = figure.range.lowerBound
    while start > 0, !isStrongBreak(start - 1) { start -= 1 }
    var end = figure.range.upperBound
    while end < tokens.count, !isStrongBreak(end) { end += 1 }
    return Array(tokens[start..<end]).written
  }

  private func isStrongBreak(_ index: Int) -> Bool {
    tokens[index].kind == .symbol && [";", ".", ":", "\t"].contains(tokens[index].key)
  }

  private var wordsAfter: [ProseToken] {
    var end = figure.core.upperBound
    while end < max(nextStart, end), !isStrongBreak(end), !tokens[end].isSymbol(","), !tokens[end].isSymbol("(") {
      end += 1
    }
    // The thing that is counted belongs to the label.
    var words = figure.unit.kind == .thing ? unitTokens : []
    words += tokens[figure.core.upperBound..<end]
    return stripped(words)
  }

  private var unitTokens: [ProseToken] {
    Array(tokens[figure.core].drop { $0.kind != .word }.drop { ProseNumerals.isScale($0) })
  }

  private var wordsBefore: [ProseToken] {
    var start = figure.range.lowerBound
    while start > previousEnd, !isStrongBreak(start - 1) { start -= 1 }
    let range = start..<figure.range.lowerBound
    return stripped(
      range.filter { position in !times.contains { $0.contains(position) } }.map { tokens[$0] })
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
    "trên", "trong", "so", "của", "tổng", "vào", "tại", "mỗi", "hằng năm", "hàng năm", "trở lên",
  ])

  private static let openings = ProsePhrases([
    "là", "và", "với", "có", "trong đó", "đồng thời", "phấn đấu", "phần đấu", "phân đấu", "phấn đầu", "phần đầu",
    "phân đầu", "bảo đảm", "đảm bảo", "toàn tỉnh", "toàn tỉnh có", "số", "trở lên", "nâng số", "giảm", "nâng",
    "tập trung", "tỷ lệ", "tỉ lệ",
  ])

  private static let closings = ProsePhrases([
    "đạt", "là", "có", "và", "với", "lên", "xuống", "xuống còn", "chiếm", "đến", "từ", "trong đó", "trở lên", "còn",
    "phấn đấu", "phân đầu", "phần đầu",
  ])
}

extension ProseNumerals {
  static func isScale(_ token: ProseToken) -> Bool { scales.match([token], from: 0) != nil }
}
