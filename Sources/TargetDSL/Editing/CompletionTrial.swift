/// The parser, asked what it would take at a place: it reads what stands before the place with one thing more.
///
/// So completion has no grammar of its own: what the parser takes without a complaint may stand there, and the form in
/// which it puts a name says which names are meant.
struct CompletionTrial {
  /// What the parser made of the thing at the place.
  struct Taken {
    /// The forms that hold it, from the file inwards.
    let nodes: [SyntaxNode]

    var forms: [SyntaxKind] { nodes.map(\.kind) }
    var form: SyntaxKind { nodes.last?.kind ?? .file }
    /// The form around the one that holds it.
    var outerForm: SyntaxKind { nodes.dropLast().last?.kind ?? .file }
  }

  private let bytes: [UInt8]
  private let language: Language
  private let isOfCases: Bool
  /// The words before the place, read once; the last is the end of the text.
  private let tokens: [Token]
  private let particles: [(after: Int, token: Token)]
  private let foundByLexer: [Diagnostic]
  /// What is wrong before the place in any case.
  private var known: Set<String> = []
  /// Whether what stands before the place cannot end there.
  private(set) var isUnfinished = false

  /// - Parameter text: a declaration, or what of it matters, up to the place.
  init(_ text: String, in language: Language, isOfCases: Bool) {
    bytes = Array(text.utf8)
    self.language = language
    self.isOfCases = isOfCases
    let source = SourceFile(path: "", bytes: bytes)
    let parser = Parser(source, in: language, isOfCases: isOfCases)
    (tokens, particles, foundByLexer) = (parser.tokens, parser.particles, parser.diagnostics)
    let end = tokens.dropLast().last?.range.upperBound ?? 0
    for finding in parsed(source, tokens).diagnostics {
      guard case .source(let span) = finding.place else { continue }
      if finding.kind == .missingPart, span.range.upperBound == end {
        isUnfinished = true
      } else {
        known.insert(key(finding, span))
      }
    }
  }

  /// A name, in whatever form a name may stand; `nil` where none may.
  var name: Taken? { takes([(.word, nil, "zzz")], before: []) }

  /// - Returns: `nil` where the parser does not take the words as they are meant. O(text).
  func takes(_ phrase: CompletionPhrase) -> Taken? { takes(phrase.pieces, before: phrase.sample) }

  private func takes(_ pieces: [CompletionPhrase.Piece], before sample: [CompletionPhrase.Piece])
    -> Taken?
  {
    var text = bytes
    var all = Array(tokens.dropLast())
    var leadingStart = tokens.last?.leadingStart ?? 0
    func add(_ piece: CompletionPhrase.Piece, isTight: Bool) {
      if !isTight { text.append(0x20) }
      let start = Int32(text.count)
      text += piece.text.utf8
      all.append(
        Token(
          kind: piece.kind, keyword: piece.keyword, leadingStart: leadingStart, start: start,
          end: Int32(text.count)))
      leadingStart = Int32(text.count)
    }
    let first = all.count
    var isTight = true
    for piece in pieces {
      // Words that stand in the one before have no letters, and a sign touches its neighbours.
      add(piece, isTight: isTight || piece.text.isEmpty || piece.kind != .word)
      isTight = piece.kind != .word
    }
    let (start, end) = (bytes.count, text.count)
    for piece in sample { add(piece, isTight: piece.kind == .colon) }
    let last = Int32(text.count)
    all.append(Token(kind: .endOfFile, keyword: nil, leadingStart: last, start: last, end: last))
    let parser = parsed(SourceFile(path: "", bytes: text), all)
    for finding in parser.diagnostics {
      guard case .source(let span) = finding.place else { return nil }
      // What is still to come is no complaint about what stands there; an empty place at its end is a word of it.
      let isOfRest =
        span.range.upperBound > end && span.range.lowerBound >= end
        || finding.kind == .missingPart && span.range.upperBound >= end
      guard isOfRest || known.contains(key(finding, span)) else { return nil }
    }
    // A word that was taken as a name is none.
    guard parser.tokens[first...].prefix(pieces.count).map(\.keyword) == pieces.map({ $0.keyword }),
      let nodes = nodes(around: start, in: parser.tree(with: [])),
      !nodes.contains(where: { $0.kind == .skipped })
    else { return nil }
    return Taken(nodes: nodes)
  }

  private func parsed(_ source: SourceFile, _ tokens: [Token]) -> Parser {
    var parser = Parser(
      source, in: language, tokens: tokens, particles: particles, diagnostics: foundByLexer)
    parser.isTried = true
    if isOfCases { parser.parseCases() } else { parser.parseFile() }
    return parser
  }

  private func key(_ finding: Diagnostic, _ span: SourceSpan) -> String {
    "\(finding.code) \(span.range)"
  }

  /// The nodes that hold the token which begins at an offset; `nil` where none does.
  private func nodes(around start: Int, in tree: SyntaxTree) -> [SyntaxNode]? {
    var nodes = [tree.root]
    while let node = nodes.last {
      var inner: SyntaxNode?
      for child in node.children {
        switch child {
        case .token(let token):
          if token.range.lowerBound == start, !token.range.isEmpty { return nodes }
        case .node(let child):
          let range = child.span.range
          if range.lowerBound <= start, start < range.upperBound { inner = child }
        }
        if inner != nil { break }
      }
      guard let inner else { return nil }
      nodes.append(inner)
    }
    return nil
  }
}
