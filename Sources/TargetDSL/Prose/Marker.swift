/// The sign at the head of a heading or list item: `I.`, `2.`, `2.1.`, `a)`, `-`, `+`.
struct Marker {
  /// Roman numerals 1, Arabic numbers 2 and deeper by their points, letters 6, bullets 8 (`-`) and 9 (`+`).
  let level: Int
  /// For example `II` or `2.1`; empty for a bullet.
  let label: String
  /// How many tokens it takes.
  let length: Int

  static let bulletLevel = 8

  init?(_ tokens: [ProseToken]) {
    guard let first = tokens.first else { return nil }
    let second = tokens.dropFirst().first
    let isClosed = second.map { $0.isAttached && [".", ")", "-", "/"].contains($0.key) } ?? false
    // `5. 100% giáo viên đạt chuẩn` is the fifth item, and `5.000` is one number.
    let isFollowed = tokens.count > 2 && (tokens[2].kind != .number || !tokens[2].isAttached)
    switch first.kind {
    case .symbol:
      switch first.key {
      // `- + Kinh phí …`: a list inside a list.
      case "-" where second?.isSymbol("+") == true: self.init(9, "", 2)
      case "-", "•", "●", "▪": self.init(8, "", 1)
      case "+", "○", "·": self.init(9, "", 1)
      case "\u{2217}": self.init(7, "", 1)
      default: return nil
      }
    case .number:
      let parts = first.text.split(separator: ".")
      guard !first.text.contains(","), parts.count <= 4, parts.allSatisfy({ $0.utf8.count <= 2 }) else {
        return nil
      }
      // `1- Đến năm 2025`: a dash that hangs on the number alone.
      let isDashed = second?.isSymbol("-") == true && tokens.count > 2 && !tokens[2].isAttached
      guard isClosed && isFollowed || parts.count > 1 && second?.kind == .word || isDashed else { return nil }
      // `2/ Thu nhập`; but `12/24 quận` and `30/KH-UBND` are none.
      let isSlashed = second?.isSymbol("/") == true
      guard second?.key != "-" || isDashed,
        !isSlashed || tokens.count > 2 && tokens[2].kind == .word && !tokens[2].isAttached
      else { return nil }
      self.init(1 + parts.count, parts.joined(separator: "."), isClosed ? 2 : 1)
    case .word:
      // `PHẦN I. THỰC TRẠNG`
      if Self.parts.contains(first.key), tokens.count > 2, let number = second,
        number.kind == .number || number.text.allSatisfy({ "IVXLC".contains($0) }), tokens[2].kind == .symbol,
        first.text.first?.isUppercase == true
      {
        self.init(0, "", 3)
        return
      }
      // `Điều 1. Mục tiêu đến năm 2025:` stands above the numbers and letters of its paragraphs.
      if first.key == Self.article, first.text.first?.isUppercase == true, tokens.count > 2,
        second?.kind == .number, tokens[2].isSymbol(".") || tokens[2].isSymbol(":")
      {
        self.init(0, "", 3)
        return
      }
      guard isClosed, second?.key != "/" else {
        guard
          Self.appendices.isAt(tokens, 0),
          first.text.first?.isUppercase == true, tokens.count <= 4
        else { return nil }
        self.init(0, tokens.written, tokens.count)
        return
      }
      if first.text.allSatisfy({ "IVX".contains($0) }) {
        self.init(1, first.text, 2)
      } else if first.text.count == 1, isFollowed || second?.key == ")", second?.key != "-" {
        let isUpper = first.text.first?.isUppercase == true
        self.init(isUpper ? 0 : 6, first.text, 2)
      } else {
        return nil
      }
    }
  }

  private static let article = matchKey("điều")
  private static let parts = Set(["phần", "chương"].map { matchKey($0) })
  private static let appendices = ProsePhrases(["phụ lục", "phụ biểu"])

  private init(_ level: Int, _ label: String, _ length: Int) {
    self.level = level
    self.label = label
    self.length = length
  }
}
