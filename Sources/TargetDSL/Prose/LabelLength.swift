// How long a label may be, and how much it has to say.

extension LabelWords {
  /// `Số trường học`, `Hợp tác xã thành lập mới`: what has no unit beside it is counted.
  static func counts(_ words: [ProseToken]) -> Bool {
    let words = Array(words.drop { $0.kind != .word })
    return words.first?.key == ProseKey.number || countables.isAt(words, 0)
      || ProseLexicon.things.isAt(words, 0)
  }

  private static let countables = ProsePhrases(["tổng số", "chỉ số", "hệ số", "số lượng"])

  private static let purposes = Set(["để", "nhằm", "góp", "theo"].map(matchKey))

  /// `tiến`, `này (…)`, `gồm`: no name of a thing.
  static func saysLittle(_ words: [ProseToken], isThing: Bool) -> Bool {
    let own = words.prefix { !$0.isSymbol("(") }
    guard let first = own.first else { return true }
    return fragments.contains(first.key) || words.count == 1 && first.text.count < 5 && !isThing
  }

  private static let fragments = Set(
    [
      "này", "đó", "gồm", "do", "với", "cho", "khi", "nhưng", "mà", "thì", "nếu", "trong", "của", "từ",
      "theo",
      "tại", "đã", "vẫn", "ngoài",
    ].map { matchKey($0) })

  /// As many whole words as a label may have.
  static func shortened(_ words: [ProseToken]) -> (text: String, isCut: Bool) {
    let all = words.filter { !$0.isBorder && !$0.isSymbol("\"") }
    // No label of so many words is short enough, and none longer is measured.
    var words = Array(all.prefix(40))
    let whole = all.count
    var isCut = words.count < whole
    if isCut || words.written.count >= longest {
      // A thought may end before the label does: `…, để phát huy thế mạnh`.
      let ends = words.indices.dropFirst(3).filter {
        words[$0].isSymbol(",") || words[$0].isSymbol("(") || purposes.contains(words[$0].key)
      }
      if let end = ends.last(where: { Array(words[..<$0]).written.count < longest }) {
        words = Array(words[..<end])
        isCut = false
      }
    }
    while words.written.count >= longest, words.count > 1 {
      words.removeLast()
      isCut = true
    }
    if words.count < whole { words = stripped(words) }
    let opened = words.count { $0.isSymbol("(") } - words.count { $0.isSymbol(")") }
    return (words.written + (opened > 0 ? ")" : ""), isCut)
  }
}
