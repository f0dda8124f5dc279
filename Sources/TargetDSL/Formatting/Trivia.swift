/// What stands between two tokens, as far as a layout has to keep it: comments and blank lines.
struct Trivia {
  struct Comment {
    /// From `#` to the last byte that is not white space.
    let range: Range<Int>
    /// Whether it ends the line of the token before.
    let isTrailing: Bool
    /// Whether a blank line stands before it.
    let hasBlankBefore: Bool
    /// Whether white space stands before it on its line.
    let isIndented: Bool
  }

  private(set) var comments: [Comment] = []
  /// Whether a blank line stands before the token itself.
  private(set) var hasBlankAfter = false

  init(before token: Token, in source: SourceFile) {
    let bytes = source.bytes
    let range = token.triviaRange
    let isFileStart = range.lowerBound == 0
    var position = range.lowerBound
    if isFileStart { position = min(endOfMarks(in: bytes), range.upperBound) }
    var lineStart = position
    var breaks = isFileStart ? 1 : 0
    while position < range.upperBound {
      if isLineBreak(bytes[position]) {
        if bytes[position] == 0x0D, position + 1 < range.upperBound, bytes[position + 1] == 0x0A {
          position += 1
        }
        breaks += 1
        lineStart = position + 1
      } else if bytes[position] == UInt8(ascii: "#") {
        let end = bytes[position..<range.upperBound].firstIndex(where: isLineBreak) ?? range.upperBound
        let last = bytes[position..<end].lastIndex { ![0x20, 0x09, 0x0D].contains($0) } ?? position
        comments.append(
          Comment(
            range: position..<last + 1, isTrailing: breaks == 0, hasBlankBefore: breaks > 1,
            isIndented: position > lineStart))
        breaks = 0
        position = end
        continue
      }
      position += 1
    }
    hasBlankAfter = breaks > 1
  }

  /// Forgets the comments before an offset: a line that was kept as it is holds them already.
  mutating func dropComments(before offset: Int) {
    comments.removeAll { $0.range.lowerBound < offset }
  }
}
