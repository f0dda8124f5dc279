/// The smallest piece of a plan file that has a meaning.
public struct Token: Sendable {
  public enum Kind: UInt8, Sendable {
    /// A word: a name or a keyword (see `Token.keyword`).
    case word
    /// `360`, `4_200`, `2.5`
    case number
    /// `2030-12-31`
    case date
    /// `2021-04`
    case month
    /// `"…"`, with its quotes
    case string
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case leftBrace, rightBrace, leftParenthesis, rightParenthesis
    case comma, bar, colon, dot, range
    case plus, minus, star, slash, percent
    /// Something that is no token of the language; the lexer has reported it.
    case broken
    /// A literal that the lexer has reported, in a place where a number or date was surely meant.
    case brokenNumber
    case brokenString
    case endOfFile
  }

  public let kind: Kind
  /// Set for words only.
  public let keyword: Keyword?
  /// Offsets in the file: white space and comments before the token, its first byte, the byte after its last.
  let leadingStart: Int32
  let start: Int32
  let end: Int32

  public var range: Range<Int> { Int(start)..<Int(end) }
  /// The token with the white space and comments before it.
  public var rangeWithTrivia: Range<Int> { Int(leadingStart)..<Int(end) }
  public var triviaRange: Range<Int> { Int(leadingStart)..<Int(start) }
}
