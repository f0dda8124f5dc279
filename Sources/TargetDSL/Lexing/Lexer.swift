/// Cuts a plan file into tokens. It never fails: what is no token becomes a `broken` one and a diagnostic.
///
///     token     := word | number | date | month | string | punctuation
///     word      := letter { letter | mark | digit | '_' }
///     number    := digits [ '.' digits ]           digits := digit { [ '_' ] digit }
///     date      := 4 digits '-' 2 digits '-' 2 digits
///     month     := 4 digits '-' 2 digits
///     string    := '"' { character | '\"' | '\\' } '"'        on one line
///     trivia    := white space | '#' to the end of the line
///
/// Runs in one pass over the bytes, O(size of the file).
struct Lexer {
  let source: SourceFile
  var position = 0
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []

  private var bytes: [UInt8] { source.bytes }

  init(_ source: SourceFile) {
    self.source = source
    tokens.reserveCapacity(source.bytes.count / 5 + 16)
  }

  /// Every token of the file, the last one `endOfFile`.
  static func tokens(of source: SourceFile) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(source)
    if let notText = lexer.findBinary() {
      lexer.diagnostics.append(notText)
      let end = Int32(source.bytes.count)
      lexer.tokens = [Token(kind: .endOfFile, keyword: nil, leadingStart: 0, start: end, end: end)]
    } else {
      lexer.run()
    }
    return (lexer.tokens, lexer.diagnostics)
  }

  private mutating func run() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    var leading = 0
    while true {
      skipTrivia()
      let start = position
      guard start < bytes.count else {
        append(.endOfFile, nil, leading, start)
        return
      }
      let (kind, keyword) = lexToken()
      append(kind, keyword, leading, start)
      leading = position
    }
  }

  private mutating func append(_ kind: Token.Kind, _ keyword: Keyword?, _ leading: Int, _ start: Int) {
    tokens.append(
      Token(
        kind: kind, keyword: keyword, leadingStart: Int32(leading), start: Int32(start), end: Int32(position))
    )
  }

  func peek(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < source.bytes.count ? source.bytes[index] : 0
  }

  private mutating func skipTrivia() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D:
        position += 1
      case UInt8(ascii: "#"):
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      case 0xC2 where peek(1) == 0xA0:
        // The no-break space that word processors paste.
        position += 2
      case 0xE2
      where peek(1) == 0x80 && (0x80...0x8B).contains(peek(2)) || peek(1) == 0x80 && peek(2) == 0xAF:
        position += 3
      default:
        return
      }
    }
  }

  private mutating func lexToken() -> (Token.Kind, Keyword?) {
    let byte = bytes[position]
    if isASCIILetter(byte) || byte >= 0x80 { return lexWord() }
    if isDigit(byte) { return (lexNumber(), nil) }
    if byte == UInt8(ascii: "\"") { return (lexString(), nil) }
    return (lexPunctuation(), nil)
  }

  // MARK: Words

  private mutating func lexWord() -> (Token.Kind, Keyword?) {
    let start = position
    var isASCII = true
    while position < bytes.count {
      let byte = bytes[position]
      if isASCIILetter(byte) || byte == UInt8(ascii: "_") || isDigit(byte) {
        position += 1
      } else if byte >= 0x80, let (scalar, length) = decodeScalar(at: position),
        scalar.properties.isLetter || position > start && scalar.properties.isMark
      {
        isASCII = false
        position += length
      } else {
        break
      }
    }
    guard position > start else { return (lexForeign(), nil) }
    return (.word, isASCII ? KeywordTable.shared.keyword(bytes[start..<position]) : nil)
  }

  /// The scalar whose UTF-8 starts at an offset, and its length; `nil` where the bytes are not UTF-8.
  func decodeScalar(at offset: Int) -> (Unicode.Scalar, Int)? {
    var decoder = UTF8()
    var iterator = source.bytes[offset..<min(offset + 4, source.bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  // MARK: Punctuation

  private mutating func lexPunctuation() -> Token.Kind {
    let byte = bytes[position]
    position += 1
    func follows(_ next: Character) -> Bool { peek() == next.asciiValue }
    switch Character(Unicode.Scalar(byte)) {
    case "=":
      if follows("=") {
        position += 1
        report(.doubledOperator, "==", instead: "=")
      }
      return .equal
    case "!" where follows("="):
      position += 1
      return .notEqual
    case "<":
      if follows("=") {
        position += 1
        return .lessOrEqual
      }
      if follows(">") {
        position += 1
        report(.doubledOperator, "<>", instead: "!=")
        return .notEqual
      }
      return .less
    case ">":
      guard follows("=") else { return .greater }
      position += 1
      return .greaterOrEqual
    case ".":
      guard follows(".") else { return .dot }
      position += 1
      return .range
    case "{": return .leftBrace
    case "}": return .rightBrace
    case "(": return .leftParenthesis
    case ")": return .rightParenthesis
    case ",": return .comma
    case "|": return .bar
    case ":": return .colon
    case "+": return .plus
    case "-": return .minus
    case "*": return .star
    case "/": return .slash
    case "%": return .percent
    default:
      position -= 1
      return lexForeign()
    }
  }

  func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(source, range) }

  private mutating func report(_ kind: DiagnosticKind, _ written: String, instead: String) {
    let place = span(position - written.utf8.count..<position)
    diagnostics.append(
      Diagnostic(
        kind, at: .source(place),
        Phrase(
          en: "`\(written)` is not a sign of this language",
          vi: "`\(written)` không phải dấu của ngôn ngữ này"),
        fixes: [.write(instead, at: place, isSafe: true)]))
  }
}

func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

extension Unicode.Scalar.Properties {
  var isLetter: Bool {
    switch generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  var isMark: Bool {
    switch generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}

extension Diagnostic.Fix {
  /// The fix that replaces a span by a text.
  static func write(_ text: String, at span: SourceSpan, isSafe: Bool = false) -> Diagnostic.Fix {
    Diagnostic.Fix(
      Phrase(en: "write `\(text)`", vi: "viết `\(text)`"), edits: [.init(span, text)], isSafe: isSafe)
  }
}

extension Diagnostic {
  /// A day that is written another way than the language writes days.
  static func foreignDay(_ place: SourceSpan, _ fix: Fix) -> Diagnostic {
    Diagnostic(
      .invalidDate, at: .source(place),
      Phrase(
        en: "`\(place.text)` is not how a date is written here",
        vi: "`\(place.text)`: ở đây ngày không viết như vậy"),
      fixes: [fix])
  }
}
