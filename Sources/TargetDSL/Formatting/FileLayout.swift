// The lines of a whole file: which rows stand together, where blank lines and comments go, what is left alone.

/// A part of a file that has lines of its own.
struct LayoutUnit {
  let children: [SyntaxNode.Child]
  /// The clause, or the declaration whose head this is; `skipped` for what fits nowhere.
  let node: SyntaxNode
  let isInHeader: Bool
  var indent: Int
  /// Whether a declaration starts here, and whether it has clauses.
  let startsDeclaration: Bool
  let hasClauses: Bool
  let first: Token
  let last: Token
  /// Whether its lines stay as they are.
  var isKept: Bool
}

struct FileLayout {
  private let tree: SyntaxTree
  private let spellings: [TokenKey: String?]?
  private var units: [LayoutUnit] = []
  private var output: [FormattedLine] = []
  /// Rows that follow each other without anything between, not yet aligned, with the comments at their ends.
  private var run: [(row: Row, comment: Range<Int>?)] = []
  private var runKind: Row.Kind?
  private var runIndent = 0
  /// The end of the lines that were kept last.
  private var keptEnd = 0

  /// - Parameter spellings: the tokens in the words of another language, where the file is to be written in them.
  init(_ tree: SyntaxTree, spellings: [TokenKey: String?]? = nil) {
    self.tree = tree
    self.spellings = spellings
    for node in tree.root.nodesAndSkipped { addDeclaration(node) }
    keepSharedLines()
  }

  // MARK: Cutting a file into units

  private mutating func addDeclaration(_ node: SyntaxNode) {
    guard node.kind.isDeclaration else { return addUnit([.node(node)], node, indent: 0, isKept: true) }
    let children = Array(node.children)
    // What was skipped before the last word of the head is a part of it.
    let words = children.lastIndex { if case .token = $0 { true } else { false } } ?? children.startIndex
    let headEnd = children[words...].firstIndex { child in
      if case .node(let node) = child { node.kind.isClause || node.kind == .skipped } else { false }
    }
    let head = children[..<(headEnd ?? children.endIndex)]
    let clauses = children[head.endIndex...]
    addUnit(
      Array(head), node, indent: 0, isKept: node.isBroken, startsDeclaration: true,
      hasClauses: !clauses.isEmpty)
    var follows: SyntaxKind?
    for case .node(let clause) in clauses {
      if clause.kind == .rowsClause {
        addRows(clause)
        continue
      }
      let isNested = clause.kind == .sourceClause && follows != nil
      addUnit(
        clause.kind == .skipped ? [.node(clause)] : Array(clause.children), clause,
        isInHeader: node.kind == .plan, indent: isNested ? 4 : 2,
        isKept: clause.hasUnread || clause.kind == .skipped)
      if clause.kind.isDeadline {
        follows = clause.kind
      } else if !isNested {
        follows = nil
      }
    }
  }

  /// `rows organisations at 2023: …` and its rows below.
  private mutating func addRows(_ clause: SyntaxNode) {
    for case .node(let part) in clause.children {
      let isHead = part.kind == .rowsHead
      addUnit(
        part.kind == .skipped ? [.node(part)] : Array(part.children), part, indent: isHead ? 2 : 4,
        isKept: part.isBroken || part.kind == .skipped)
    }
  }

  private mutating func addUnit(
    _ children: [SyntaxNode.Child], _ node: SyntaxNode, isInHeader: Bool = false, indent: Int, isKept: Bool,
    startsDeclaration: Bool = false, hasClauses: Bool = false
  ) {
    let tokens = children.compactMap { child -> (first: Token, last: Token)? in
      switch child {
      case .token(let token): return (token, token)
      case .node(let node):
        guard let first = node.firstToken, let last = node.lastToken else { return nil }
        return (first, last)
      }
    }
    guard let first = tokens.first?.first, let last = tokens.last?.last else { return }
    units.append(
      LayoutUnit(
        children: children, node: node, isInHeader: isInHeader, indent: indent,
        startsDeclaration: startsDeclaration, hasClauses: hasClauses, first: first, last: last, isKept: isKept
      ))
  }

  /// What shares a line with something unreadable is left alone with it.
  private mutating func keepSharedLines() {
    let lines = units.map { unit in
      (first: tree.source.line(at: Int(unit.first.start)), last: tree.source.line(at: Int(unit.last.end)))
    }
    for index in units.indices.dropFirst()
    where lines[index].first == lines[index - 1].last && units[index - 1].isKept {
      units[index].isKept = true
    }
    for index in units.indices.dropFirst().reversed()
    where lines[index].first == lines[index - 1].last && units[index].isKept {
      units[index - 1].isKept = true
    }
  }

  // MARK: Lines

  mutating func lines() -> [FormattedLine] {
    var previousHasClauses: Bool?
    /// Whether the declaration before may have comments of its own behind its last clause.
    var takesComments = false
    for unit in units {
      // What shares a line with the unit before has nothing of its own in front of it.
      let isOnKeptLine = Int(unit.first.start) < keptEnd
      var trivia = Trivia(before: unit.first, in: tree.source)
      trivia.dropComments(before: keptEnd)
      let isTopLevel = unit.indent == 0
      let needsBlank = unit.startsDeclaration && previousHasClauses.map { $0 || unit.hasClauses } ?? false
      if !isOnKeptLine {
        write(
          trivia, indent: unit.indent, isTopLevel: isTopLevel, takesComments: takesComments,
          needsBlank: needsBlank)
      }
      if unit.isKept { keep(unit) } else { add(unit) }
      if unit.startsDeclaration {
        previousHasClauses = unit.hasClauses
        takesComments = [.plan, .table, .indicator, .target, .caseDeclaration].contains(unit.node.kind)
      }
    }
    if let end = tree.root.token(.endOfFile) {
      var trivia = Trivia(before: end, in: tree.source)
      trivia.dropComments(before: keptEnd)
      write(trivia, indent: 0, isTopLevel: true, takesComments: takesComments, needsBlank: false, isEnd: true)
    }
    flush()
    return output
  }

  /// The comments and blank lines before a unit. Behind a declaration, comments that are indented belong to it.
  private mutating func write(
    _ trivia: Trivia, indent: Int, isTopLevel: Bool, takesComments: Bool, needsBlank: Bool,
    isEnd: Bool = false
  ) {
    var needsBlank = needsBlank
    var belongsBefore = isTopLevel && takesComments
    for comment in trivia.comments {
      if comment.isTrailing, !run.isEmpty {
        run[run.count - 1].comment = comment.range
        continue
      }
      if !comment.isIndented { belongsBefore = false }
      if comment.hasBlankBefore || needsBlank && !belongsBefore { addBlank() }
      if !belongsBefore { needsBlank = false }
      flush()
      output.append(.comment(comment.range, indent: belongsBefore ? 2 : indent))
    }
    if !isEnd, trivia.hasBlankAfter || needsBlank { addBlank() }
  }

  private mutating func addBlank() {
    flush()
    if case .blank = output.last { return }
    if !output.isEmpty { output.append(.blank) }
  }

  private mutating func keep(_ unit: LayoutUnit) {
    flush()
    let source = tree.source
    let firstLine = source.lineStarts[source.line(at: Int(unit.first.start)) - 1]
    let start = max(firstLine == 0 ? endOfMarks(in: source.bytes) : firstLine, keptEnd)
    let lastLine = source.line(at: max(Int(unit.last.end), Int(unit.last.start)))
    let end = lastLine < source.lineStarts.count ? source.lineStarts[lastLine] : source.bytes.count
    keptEnd = max(end, keptEnd)
    if start < end { output.append(.kept(start..<end)) }
  }

  private mutating func add(_ unit: LayoutUnit) {
    let row = RowBuilder.row(
      unit.children, of: unit.node, indent: unit.indent, isInHeader: unit.isInHeader,
      spellings: spellings)
    // The head of a declaration with clauses stands by itself.
    let kind = unit.startsDeclaration && unit.hasClauses ? .plain : row.kind
    if kind == .plain || kind != runKind || unit.indent != runIndent { flush() }
    runKind = kind
    runIndent = unit.indent
    run.append((row, nil))
  }

  private mutating func flush() {
    var rows = run.map(\.row)
    if runKind != .plain { align(&rows) }
    for (row, end) in zip(rows, run.map(\.comment)) {
      var lines = LineWriter.lines(of: row)
      if let end, case .code(let text, _) = lines.last { lines[lines.count - 1] = .code(text, comment: end) }
      output += lines
    }
    run = []
    runKind = nil
  }
}

extension SyntaxNode {
  fileprivate var nodesAndSkipped: [SyntaxNode] {
    children.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }
}
