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

  /// In order of place. O(how often the rarest word stands in the document).
  func places(in index: WordIndex) -> [Place] {
    // The rarest of the words is looked up, and the others compared from there.
    guard let first = pieces.first,
      let (offset, word) = first.enumerated().min(by: {
        index.places[$0.element]?.count ?? 0 < index.places[$1.element]?.count ?? 0
      })
    else { return [] }
    var found: [Place] = []
    for (passage, place) in index.places[word] ?? [] where place >= offset {
      let start = place - offset
      let (tokens, counting) = (index.document.passages[passage].tokens, index.counting[passage])
      guard matches(first, tokens, counting, start) else { continue }
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
      if isWhole { found.append(Place(passage: passage, range: counting[start]..<counting[end - 1] + 1)) }
    }
    return found
  }

  private func matches(_ piece: [String], _ tokens: [ProseToken], _ counting: [Int], _ start: Int) -> Bool {
    guard start + piece.count <= counting.count else { return false }
    return zip(counting[start...], piece).allSatisfy { tokens[$0].key == $1 }
  }
}

/// Where each word of a document stands, so that quoted words are found without reading all of it again.
struct WordIndex {
  let document: OfficialDocument
  /// Of each passage the tokens that count when words are compared.
  let counting: [[Int]]
  /// Of each word its passages and its places among the tokens that count, in order.
  let places: [String: [(passage: Int, start: Int)]]

  /// O(length).
  init(_ document: OfficialDocument) {
    self.document = document
    counting = document.passages.map { passage in passage.tokens.indices.filter { passage.tokens[$0].counts }
    }
    var places: [String: [(passage: Int, start: Int)]] = [:]
    for (passage, counting) in counting.enumerated() {
      for (start, token) in counting.enumerated() {
        places[document.passages[passage].tokens[token].key, default: []].append((passage, start))
      }
    }
    self.places = places
  }
}

extension ProseToken {
  /// Whether it counts when words are compared.
  fileprivate var counts: Bool { kind != .symbol || key == "%" }
}
