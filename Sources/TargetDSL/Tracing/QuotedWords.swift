/// Finds quoted words in a document. Only words, numbers and per cent signs count, so that spacing, commas, hyphens of
/// any kind and Markdown make no difference; three dots stand for words that were left out.
struct QuotedWords {
  struct Place {
    let passage: Int
    let range: Range<Int>
  }

  private let pieces: [[String]]

  init(_ quotation: String) {
    let tokens = proseTokens(quotation)
    var pieces: [[String]] = [[]]
    var index = 0
    while index < tokens.count {
      let isDots = tokens[index].isSymbol("…") || tokens[index...].prefix(3).allSatisfy { $0.isSymbol(".") }
      if isDots, tokens[index].isSymbol("…") || tokens.count - index >= 3 {
        pieces.append([])
        index += tokens[index].isSymbol("…") ? 1 : 3
      } else {
        if tokens[index].counts { pieces[pieces.count - 1].append(tokens[index].key) }
        index += 1
      }
    }
    self.pieces = pieces.filter { !$0.isEmpty }
  }

  var isEmpty: Bool { pieces.isEmpty }

  func places(in document: OfficialDocument) -> [Place] {
    document.passages.enumerated().flatMap { index, passage in
      places(in: passage.tokens).map { Place(passage: index, range: $0) }
    }
  }

  private func places(in tokens: [ProseToken]) -> [Range<Int>] {
    guard let first = pieces.first else { return [] }
    let counting = tokens.indices.filter { tokens[$0].counts }
    var found: [Range<Int>] = []
    for start in counting.indices where matches(first, tokens, counting, start) {
      var end = start + first.count
      var isWhole = true
      for piece in pieces.dropFirst() {
        guard
          let next = (end..<max(end, counting.count)).first(where: { matches(piece, tokens, counting, $0) })
        else {
          isWhole = false
          break
        }
        end = next + piece.count
      }
      if isWhole { found.append(counting[start]..<counting[end - 1] + 1) }
    }
    return found
  }

  private func matches(_ piece: [String], _ tokens: [ProseToken], _ counting: [Int], _ start: Int) -> Bool {
    guard start + piece.count <= counting.count else { return false }
    return zip(counting[start...], piece).allSatisfy { tokens[$0].key == $1 }
  }
}

extension ProseToken {
  /// Whether it counts when words are compared.
  fileprivate var counts: Bool { kind != .symbol || key == "%" }
}
