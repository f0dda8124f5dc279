/// The smallest piece of a plan file that has a meaning.
public struct Token: Sendable {
  /// What a token is; words are not told apart here.
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
    /// Comparisons, as conditions write them; `equal` also stands before a measure.
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// Brackets.
    case leftBrace, rightBrace, leftParenthesis, rightParenthesis
    /// Punctuation; `range` is `..`.
    case comma, bar, colon, dot, range
    /// Signs of arithmetic, and the per cent sign.
    case plus, minus, star, slash, percent
    /// Something that is no token of the language; the lexer has reported it.
    case broken
    /// A word that means nothing more where it stands: `năm` before `2030`. The parser passes over it.
    case particle
    /// A literal that the lexer has reported, in a place where a number or date was surely meant.
    case brokenNumber
    /// A text without an end that the lexer has reported, in a place where a text was surely meant.
    case brokenString
    /// Behind the last byte; every file ends with one.
    case endOfFile
  }

  /// What it is.
  public let kind: Kind
  /// Set for words only.
  public let keyword: Keyword?
  /// Offsets in the file: white space and comments before the token, its first byte, the byte after its last.
  let leadingStart: Int32
  let start: Int32
  let end: Int32

  /// A keyword whose letters stand in the token before: `ít nhất` is `at` and, without letters, `least`.
  var isSilent: Bool { start == end && kind == .word }

  /// Its bytes in the file, without white space and comments.
  public var range: Range<Int> { Int(start)..<Int(end) }
  /// The token with the white space and comments before it.
  public var rangeWithTrivia: Range<Int> { Int(leadingStart)..<Int(end) }
  /// The bytes of white space and comments before it.
  public var triviaRange: Range<Int> { Int(leadingStart)..<Int(start) }

  /// The same word, as a name.
  var asName: Token { Token(kind: kind, keyword: nil, leadingStart: leadingStart, start: start, end: end) }
}
