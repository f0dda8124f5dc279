// A clause or head, as pieces: where spaces stand between tokens, and where long ones may be broken.

/// Takes the tokens of one row from the tree.
struct RowBuilder {
  let tree: SyntaxTree
  /// How tokens are spelt in the words of another language; `nil` where they stay as they are.
  let spellings: [TokenKey: String?]?
  let indent: Int
  /// The column of what continues a row on a further line.
  let continuation: Int
  private(set) var pieces: [Piece] = []
  private(set) var cells: [Int] = []
  private var previous: Token.Kind?
  private var isTight = false
  /// Whether the token before is a `/` that says *per*.
  private var isBehindPer = false
  /// Comments before a token that is not written: they go before the next one.
  private var carried: [Trivia.Comment] = []
  private var pendingBreak: (lineBreak: Piece.Break, indent: Int)?

  init(tree: SyntaxTree, spellings: [TokenKey: String?]?, indent: Int, continuation: Int) {
    self.tree = tree
    self.spellings = spellings
    self.indent = indent
    self.continuation = continuation
  }

  // MARK: Tokens

  mutating func add(_ token: Token) {
    let text = spelling(of: token)
    // A word without letters of its own belongs to the one before.
    if text.isEmpty, !pieces.isEmpty {
      carried += Trivia(before: token, in: tree.source).comments
      return
    }
    let isPer = text == "/" && token.keyword == .per
    pieces.append(
      Piece(
        text: text, width: displayWidth(text),
        comments: pieces.isEmpty ? [] : carried + Trivia(before: token, in: tree.source).comments,
        gap: isTight || isPer || isBehindPer || !isSpaced(token.kind) ? 0 : 1,
        lineBreak: pendingBreak?.lineBreak,
        indent: pieces.isEmpty ? indent : pendingBreak?.indent ?? continuation))
    previous = token.kind
    isTight = false
    isBehindPer = isPer
    carried = []
    pendingBreak = nil
  }

  private func spelling(of token: Token) -> String {
    if let spellings, let text = spellings[token.key] { return text ?? "" }
    let text = tree.source.text(token.range)
    // Between the syllables of a word stands one blank.
    guard tree.language != .english, token.kind == .word || token.kind == .particle else { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func isSpaced(_ kind: Token.Kind) -> Bool {
    switch (previous, kind) {
    // `stated in %`, beside `60%`.
    case (.word, .percent): true
    case (nil, _), (.leftParenthesis, _), (.dot, _), (.range, _), (.leftBrace, .rightBrace): false
    case (_, .comma), (_, .rightParenthesis), (_, .colon), (_, .percent), (_, .dot), (_, .range): false
    default: true
    }
  }

  /// Lets a line start with the token that comes next.
  mutating func breakNext(_ level: Int, isFill: Bool = false, indent: Int) {
    pendingBreak = (Piece.Break(level: level, isFill: isFill), indent)
  }

  /// Makes the token that comes next the first of an aligned cell.
  mutating func startCell() { cells.append(pieces.count) }

  // MARK: Forms

  mutating func add(_ child: SyntaxNode.Child, level: Int, indent: Int) {
    switch child {
    case .token(let token): add(token)
    case .node(let node): add(node, level: level, indent: indent)
    }
  }

  /// Adds a node whose own breaks have a level, and start lines at a column: two further than the line that the
  /// node stands on.
  mutating func add(_ node: SyntaxNode, level: Int, indent: Int) {
    switch node.kind {
    case .or, .and: addChain(node, isFill: false, level: level, indent: indent)
    case .additive, .multiplicative: addChain(node, isFill: true, level: level, indent: indent)
    case .columnHeaders: addSpellings(node, level: level, indent: indent)
    case .aggregate: addAggregate(node, level: level, indent: indent)
    case .set: addList(node, isFill: true, level: level, indent: indent)
    case .columnType where node.token(.leftBrace) != nil:
      addList(
        node, isFill: node.nodes(.category).allSatisfy { $0.token(.equal) == nil }, level: level,
        indent: indent)
      alignCategories(node, level: level)
    case .category: addSpellings(node, level: level + 1, indent: indent)
    case .parentheses:
      for child in node.children { add(child, level: level + 1, indent: indent + 2) }
    default:
      let isSigned = [.negation, .quantity, .columnRange, .blankMeaning, .cell, .fraction].contains(node.kind)
      for child in node.children {
        if node.kind == .fraction, case .token(let token) = child, token.kind == .slash { isTight = true }
        add(child, level: level, indent: indent)
        // The sign of a number stands close to it, and so do the words of `yes/no`.
        if case .token(let token) = child {
          isTight =
            isSigned && token.kind == .minus || node.kind == .fraction && token.kind == .slash
            || node.kind == .columnType && isYesNo(node, token)
        }
      }
    }
  }

  private func isYesNo(_ node: SyntaxNode, _ token: Token) -> Bool {
    node.token(.slash) != nil && (token.keyword == .yes || token.kind == .slash)
  }

  /// Operands with operators between; a line starts with its operator.
  private mutating func addChain(_ node: SyntaxNode, isFill: Bool, level: Int, indent: Int) {
    let first = pieces.count
    for child in node.children {
      if case .token = child { breakNext(level, isFill: isFill, indent: indent) }
      add(child, level: level + 1, indent: indent + 2)
    }
    if node.kind == .additive { alignAmounts(node, from: first, level: level) }
  }

  /// Where a sum of quantities stands one to a line, the numbers end in one column, as in an account.
  private mutating func alignAmounts(_ node: SyntaxNode, from first: Int, level: Int) {
    guard node.nodes.allSatisfy({ $0.kind == .quantity && $0.token(.minus) == nil }) else { return }
    let amounts = pieces.indices.filter { $0 >= first && (pieces[$0].text.utf8.first.map(isDigit) ?? false) }
    let widest = amounts.map { pieces[$0].width }.max() ?? 0
    for index in first..<pieces.count {
      if let lineBreak = pieces[index].lineBreak {
        pieces[index].lineBreak = Piece.Break(level: lineBreak.level, isFill: false)
      }
    }
    for index in amounts {
      pieces[index].padding = widest - pieces[index].width
      pieces[index].paddingLevel = level
    }
  }

  private mutating func addAggregate(_ node: SyntaxNode, level: Int, indent: Int) {
    for child in node.children {
      if case .token(let token) = child, [.where, .weighted, .ignoring].contains(token.keyword) {
        breakNext(level, indent: indent + 2)
      }
      add(child, level: level + 1, indent: indent + 4)
    }
  }

  /// `{ a, b }`: broken after the brace, with the elements one to a line or as many as fit.
  private mutating func addList(_ node: SyntaxNode, isFill: Bool, level: Int, indent: Int) {
    var opensElement = false
    for child in node.children {
      if case .token(let token) = child {
        if token.kind == .rightBrace { breakNext(level, indent: indent - 2) }
        add(token)
        isTight = node.kind == .columnType && isYesNo(node, token)
        if token.kind == .leftBrace { breakNext(level, indent: indent) }
        opensElement = token.kind == .comma
      } else {
        if opensElement { breakNext(isFill ? level + 1 : level, isFill: isFill, indent: indent) }
        add(child, level: level + 1, indent: indent + 2)
      }
    }
  }

  private mutating func alignCategories(_ node: SyntaxNode, level: Int) {
    let equals = pieces.indices.filter { pieces[$0].text == "=" && $0 > 0 }
    let widest = equals.map { pieces[$0 - 1].width }.max() ?? 0
    for index in equals {
      pieces[index].padding = widest - pieces[index - 1].width
      pieces[index].paddingLevel = level
    }
  }

  private mutating func addSpellings(_ node: SyntaxNode, level: Int, indent: Int) {
    for child in node.children {
      if case .token(let token) = child, token.kind == .bar { breakNext(level, isFill: true, indent: indent) }
      add(child, level: level, indent: indent)
    }
  }
}
