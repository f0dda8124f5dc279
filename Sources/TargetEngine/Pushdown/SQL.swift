/// A statement or a part of one: words that stand in this program's own text, and between them names and texts from
/// elsewhere, which only a dialect turns into letters. There is no way to make one from a `String`.
struct SQL: Sendable, ExpressibleByStringInterpolation {
  enum Piece: Sendable {
    case words(String)
    /// A table, a column.
    case name(String)
    case text(String)
  }

  private(set) var pieces: [Piece]

  init(stringLiteral value: StaticString) { pieces = [.words(value.description)] }

  init(stringInterpolation: Interpolation) { pieces = stringInterpolation.pieces }

  init(pieces: [Piece]) { self.pieces = pieces }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: StaticString) {
      let words = literal.description
      if !words.isEmpty { pieces.append(.words(words)) }
    }

    mutating func appendInterpolation(_ part: SQL) { pieces += part.pieces }
    mutating func appendInterpolation(_ number: Int) { pieces.append(.words(String(number))) }
    mutating func appendInterpolation(name: String) { pieces.append(.name(name)) }
    mutating func appendInterpolation(text: String) { pieces.append(.text(text)) }
  }
}

extension [SQL] {
  func joined(by separator: SQL) -> SQL {
    var pieces: [SQL.Piece] = []
    for (index, part) in enumerated() {
      if index > 0 { pieces += separator.pieces }
      pieces += part.pieces
    }
    return SQL(pieces: pieces)
  }
}

extension SQL {
  /// The letters of a statement, on one line: no line of what a client reads begins with what it would take for a
  /// command of its own.
  func rendered(_ dialect: some Dialect) -> String {
    var letters = ""
    for piece in pieces {
      switch piece {
      case .words(let words): letters += words
      case .name(let name): letters += dialect.quoted(name: name)
      case .text(let text): letters += dialect.quoted(text: text)
      }
    }
    return letters
  }
}
