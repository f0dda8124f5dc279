/// The parser, asked what it would take at a place: it reads what stands before the place with one thing more.
///
/// So completion has no grammar of its own: what the parser takes without a complaint may stand there, and the form in
/// which it puts a name says which names are meant.
struct CompletionTrial {
  /// What the parser made of the thing at the place.
  struct Taken {
    /// The forms that hold it, from the file inwards.
    let nodes: [SyntaxNode]
    /// Its words as the parser read them; `nil` for a name.
    let keywords: [Keyword?]

    var forms: [SyntaxKind] { nodes.map(\.kind) }
    var form: SyntaxKind { nodes.last?.kind ?? .file }
    /// The form around the one that holds it.
    var outerForm: SyntaxKind { nodes.dropLast().last?.kind ?? .file }
  }

  private let text: String
  private let language: Language
  private let isOfCases: Bool
  /// What is wrong before the place in any case.
  private let known: Set<String>
  /// Whether what stands before the place cannot end there.
  let isUnfinished: Bool

  /// - Parameter text: a declaration, or what of it matters, up to the place.
  init(_ text: String, in language: Language, isOfCases: Bool) {
    self.text = text
    self.language = language
    self.isOfCases = isOfCases
    let tree = CompletionTrial.read(text, language, isOfCases)
    let end = tree.tokens.prefix { $0.kind != .endOfFile }.last?.range.upperBound ?? 0
    var known: Set<String> = []
    var isUnfinished = false
    for finding in tree.diagnostics {
      guard case .source(let span) = finding.place else { continue }
      if finding.kind == .missingPart, span.range.upperBound == end {
        isUnfinished = true
      } else {
        known.insert(CompletionTrial.key(finding, span))
      }
    }
    self.known = known
    self.isUnfinished = isUnfinished
  }

  /// A name, in whatever form a name may stand.
  var name: Taken? {
    guard let taken = takes("zzz"), taken.keywords == [nil] else { return nil }
    return taken
  }

  /// - Parameter sample: what must stand behind for the words to be read as they are meant.
  /// - Returns: `nil` where the parser does not take them. O(text).
  func takes(_ words: String, before sample: String = "") -> Taken? {
    let start = text.utf8.count
    let end = start + words.utf8.count
    let tree = CompletionTrial.read(text + words + sample, language, isOfCases)
    for finding in tree.diagnostics {
      guard case .source(let span) = finding.place else { return nil }
      // What is still to come is no complaint about what stands there; an empty place at its end is a word of it.
      let isOfRest =
        span.range.upperBound > end && span.range.lowerBound >= end
        || finding.kind == .missingPart && span.range.upperBound >= end
      guard isOfRest || known.contains(CompletionTrial.key(finding, span)) else { return nil }
    }
    guard let nodes = CompletionTrial.nodes(around: start, in: tree),
      !nodes.contains(where: { $0.kind == .skipped })
    else { return nil }
    let keywords = tree.tokens.filter { token in
      token.kind == .word && token.range.lowerBound >= start && token.range.upperBound <= end
        && (token.range.lowerBound < end || token.isSilent)
    }.map(\.keyword)
    return Taken(nodes: nodes, keywords: keywords)
  }

  private static func read(_ text: String, _ language: Language, _ isOfCases: Bool) -> SyntaxTree {
    Parser.parse(SourceFile(path: "", text: text), isOfCases: isOfCases, in: language) { parser in
      if isOfCases { parser.parseCases() } else { parser.parseFile() }
    }
  }

  private static func key(_ finding: Diagnostic, _ span: SourceSpan) -> String {
    "\(finding.code) \(span.range)"
  }

  /// The nodes that hold the token which begins at an offset; `nil` where none does.
  private static func nodes(around start: Int, in tree: SyntaxTree) -> [SyntaxNode]? {
    var nodes = [tree.root]
    while let node = nodes.last {
      var inner: SyntaxNode?
      for child in node.children {
        switch child {
        case .token(let token): if token.range.lowerBound == start, !token.range.isEmpty { return nodes }
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
