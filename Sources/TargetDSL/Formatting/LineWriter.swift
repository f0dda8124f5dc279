/// A line of a formatted file, without its line break.
enum FormattedLine {
  case blank
  /// Code, with the comment at its end.
  case code(String, comment: Range<Int>?)
  case comment(Range<Int>, indent: Int)
  /// Lines that stay as they are, with their own line breaks between them and at their end.
  case kept(Range<Int>)
}

/// The width that a layout tries to keep to, in columns.
let lineLimit = 110

/// Writes the pieces of one row on as few lines as they need.
///
/// What fits stands on one line. Else the places of the lowest level are broken, and what stands between them is
/// written by the same rule. O(pieces × depth of the forms).
struct LineWriter {
  let pieces: [Piece]
  private(set) var lines: [FormattedLine] = []
  private var current = ""
  private var currentWidth = 0
  private var comment: Range<Int>?
  /// The levels that have been broken around the piece that is being written.
  private var brokenLevels: [Int] = []

  static func lines(of row: Row) -> [FormattedLine] {
    var writer = LineWriter(pieces: row.pieces)
    writer.startLine(indent: row.indent)
    writer.write(row.pieces.indices)
    writer.endLine()
    return writer.lines
  }

  private init(pieces: [Piece]) { self.pieces = pieces }

  private mutating func write(_ range: Range<Int>) {
    guard !fits(range) else { return append(range) }
    guard let level = range.dropFirst().compactMap({ pieces[$0].lineBreak?.level }).min() else {
      for index in range {
        if index > range.lowerBound, !pieces[index].comments.isEmpty { breakLine(before: index) }
        append(index..<index + 1)
      }
      return
    }
    brokenLevels.append(level)
    var start = range.lowerBound
    while start < range.upperBound {
      let rest = range.clamped(to: start + 1..<range.upperBound)
      let end = rest.first { pieces[$0].lineBreak?.level == level } ?? range.upperBound
      if start > range.lowerBound {
        let stays = pieces[start].lineBreak?.isFill == true && pieces[start].comments.isEmpty
        if !stays || !fits(start..<end) { breakLine(before: start) }
      }
      write(start..<end)
      start = end
    }
    brokenLevels.removeLast()
  }

  private func fits(_ range: Range<Int>) -> Bool {
    var width = currentWidth
    for index in range {
      if index > range.lowerBound, !pieces[index].comments.isEmpty { return false }
      width += (index == range.lowerBound && isAtLineStart ? 0 : space(before: index)) + pieces[index].width
      if width > lineLimit { return false }
    }
    return true
  }

  private var isAtLineStart: Bool { current.utf8.allSatisfy { $0 == 0x20 } }

  private func space(before index: Int) -> Int {
    let piece = pieces[index]
    guard let level = piece.paddingLevel else { return piece.gap + piece.padding }
    return brokenLevels.contains(level) ? piece.gap + piece.padding : piece.gap
  }

  private mutating func append(_ range: Range<Int>) {
    for index in range {
      let space = isAtLineStart ? 0 : space(before: index)
      current += String(repeating: " ", count: space) + pieces[index].text
      currentWidth += space + pieces[index].width
    }
  }

  private mutating func startLine(indent: Int) {
    current = String(repeating: " ", count: indent)
    currentWidth = indent
    comment = nil
  }

  private mutating func endLine() {
    lines.append(.code(current, comment: comment))
  }

  /// Ends the line before a piece, with the comments that stand between.
  private mutating func breakLine(before index: Int) {
    var own = pieces[index].comments[...]
    if let first = own.first, first.isTrailing {
      comment = first.range
      own = own.dropFirst()
    }
    endLine()
    for comment in own { lines.append(.comment(comment.range, indent: pieces[index].indent)) }
    startLine(indent: pieces[index].indent)
  }
}

extension Row {
  /// The columns of the first line, and the number of pieces that stand on it.
  var firstLine: (width: Int, pieces: Int) {
    let commented = pieces.indices.dropFirst().first { !pieces[$0].comments.isEmpty } ?? pieces.count
    let whole = width(of: pieces.count)
    if commented == pieces.count, whole <= lineLimit { return (whole, commented) }
    let level = pieces.dropFirst().compactMap(\.lineBreak?.level).min()
    let broken = pieces.indices.dropFirst().first { level != nil && pieces[$0].lineBreak?.level == level }
    let count = min(commented, broken ?? pieces.count)
    return (width(of: count), count)
  }

  /// The columns up to the end of so many pieces on one line.
  func width(of count: Int) -> Int {
    var width = indent
    for (index, piece) in pieces.prefix(count).enumerated() {
      width += piece.width + (index == 0 ? 0 : piece.gap + (piece.paddingLevel == nil ? piece.padding : 0))
    }
    return width
  }
}
