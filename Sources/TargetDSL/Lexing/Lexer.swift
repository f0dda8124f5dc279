/// Match keys of the words that tell the lexer what signs behind them mean.
struct LexerWords {
  /// They open the rows of a case, where a comma parts cells.
  var rows: Set<String> = []
  /// They open a range, as `from` does.
  var from: Set<String> = ["from"]
  /// Between two numbers behind them a dash says *to*: `từ 60-70%`.
  var dashOpeners: Set<String> = []
  /// As `about` does.
  var about: Set<String> = ["about"]
  /// They say when a bound holds, which stands behind them in words.
  var times: Set<String> = ["always", "undated", "each year"]
  /// As `times`, before a year or a day.
  var timesWithDays: Set<String> = ["by", "each year", "total"]
}

/// Cuts a plan file into tokens. It never fails: what is no token becomes a `broken` one and a diagnostic.
///
///     token     := word | number | date | month | string | punctuation
///     word      := letter { letter | mark | digit | '_' }
///     number    := digits [ '.' digits ]           digits := digit { [ '_' ] digit }
///     date      := 4 digits '-' 2 digits '-' 2 digits
///     month     := 4 digits '-' 2 digits
///     string    := '"' { character | '\"' | '\\' } '"'        on one line
///     trivia    := white space | byte order mark | '#' to the end of the line
///
/// Runs in one pass over the bytes, O(size of the file).
struct Lexer {
  let source: SourceFile
  let language: Language
  /// Whether the file holds cases, which have some words of their own.
  let isOfCases: Bool
  let words: LexerWords
  /// Whether a comma parts values where the lexer stands: between braces, or in a row of a case.
  var isInList = false
  /// In a row of a case.
  var isInRow = false
  var position = 0
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []

  private var bytes: [UInt8] { source.bytes }

  init(_ source: SourceFile, in language: Language, isOfCases: Bool, words: LexerWords) {
    self.words = words
    self.source = source
    self.language = language
    self.isOfCases = isOfCases
    tokens.reserveCapacity(source.bytes.count / 5 + 16)
  }

  /// Every token of the file, the last one `endOfFile`; words are those of English.
  static func tokens(
    of source: SourceFile, in language: Language = .english, isOfCases: Bool = false,
    words: LexerWords = LexerWords()
  ) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(source, in: language, isOfCases: isOfCases, words: words)
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
    var leading = 0
    while true {
      skipTrivia()
      let start = position
      guard start < bytes.count else {
        append(.endOfFile, nil, leading, start)
        return
      }
      let (kind, keyword) = lexToken()
      if !words.rows.isEmpty, kind == .word { notice(rowAt: start, behind: leading) }
      append(kind, keyword, leading, start)
      leading = position
    }
  }

  /// In a row of a case a comma parts cells.
  private mutating func notice(rowAt start: Int, behind leading: Int) {
    guard leading == 0 || bytes[leading..<start].contains(where: isLineBreak) else { return }
    isInRow = words.rows.contains(matchKey(source.text(start..<position)))
    isInList = isInRow
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
      if let length = source.lengthOfBlank(at: position) {
        position += length
        continue
      }
      switch bytes[position] {
      case 0x0A, 0x0D:
        position += 1
      case UInt8(ascii: "#"):
        skipComment()
      case 0xEF where peek(1) == 0xBB && peek(2) == 0xBF:
        // A byte order mark: at the start of the file, or where files were joined.
        position += 3
      default:
        guard let length = lengthOfLineSeparator() else { return }
        reportLineSeparator(length)
        position += length
      }
    }
  }

  /// Up to the end of the line.
  private mutating func skipComment() {
    while position < bytes.count, !isLineBreak(bytes[position]) {
      if let length = lengthOfLineSeparator() ?? lengthOfPageControl() {
        reportLineSeparator(length)
        position += length
      } else {
        position += 1
      }
    }
  }

  private mutating func lexToken() -> (Token.Kind, Keyword?) {
    let byte = bytes[position]
    if isASCIILetter(byte) || byte >= 0x80 { return lexWord() }
    if isDigit(byte) { return (language == .english ? lexNumber() : lexVietnameseNumber(), nil) }
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
    if let number = tokens.last, number.kind == .number, Int(number.end) == start,
      reportLettersForDigits(start)
    {
      return (.broken, nil)
    }
    guard isASCII, let keyword = KeywordTable.shared.keyword(bytes[start..<position]) else {
      // `1 point`; elsewhere it is a name as any other.
      let isPoint = tokens.last?.kind == .number && bytes[start..<position].elementsEqual("point".utf8)
      return (.word, isPoint ? .points : nil)
    }
    return (.word, keyword.isOfCases && !isOfCases ? nil : keyword)
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
    case "{":
      isInList = true
      return .leftBrace
    case "}":
      isInList = false
      return .rightBrace
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

  /// The fix that takes words away, with the gap beside them.
  static func leaveOut(_ words: String, at span: SourceSpan, isSafe: Bool = false) -> Diagnostic.Fix {
    Diagnostic.Fix(
      Phrase(en: "leave `\(words)` out", vi: "bỏ `\(words)`"), edits: [.init(span, "")], isSafe: isSafe)
  }

  /// For three digits behind a sign that may group thousands: one more says that they are decimals.
  static func asDecimal(_ text: String, at span: SourceSpan) -> Diagnostic.Fix {
    Diagnostic.Fix(
      Phrase(en: "write `\(text)0` if the decimal is meant", vi: "viết `\(text)0` nếu đúng là số thập phân"),
      edits: [.init(span, text + "0")])
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
