/// The whole text of a plan file as a tree: every byte belongs to exactly one token, every token to one node.
///
/// Nodes stand in one array and name their children by number, so a tree costs a few bytes a token and is walked
/// without touching the heap.
public final class SyntaxTree: Sendable {
  /// The file that the offsets of tokens and nodes are of.
  public let source: SourceFile
  /// Whose words the file was read in.
  public let language: Language
  /// In the order of the file; the last is the end of the file.
  public let tokens: [Token]
  let nodes: [Record]
  /// A child: a token by its index, a node by `-1 - index`.
  let children: [Int32]
  /// What lexing and parsing found, by place.
  public let diagnostics: [Diagnostic]

  struct Record: Sendable {
    let kind: SyntaxKind
    var isBroken: Bool
    let childrenStart: Int32
    let childrenEnd: Int32
  }

  init(
    source: SourceFile, language: Language, tokens: [Token], nodes: [Record], children: [Int32],
    diagnostics: [Diagnostic]
  ) {
    self.source = source
    self.language = language
    self.tokens = tokens
    self.nodes = nodes
    self.children = children
    self.diagnostics = diagnostics
  }

  /// The node of the whole file. O(1).
  public var root: SyntaxNode { SyntaxNode(tree: self, index: nodes.count - 1) }

  /// The text that the tree's tokens spell, with white space and comments: the file itself, byte for byte.
  public var printed: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.bytes.count)
    func write(_ node: SyntaxNode) {
      for child in node.children {
        switch child {
        case .node(let node): write(node)
        case .token(let token): bytes += source.bytes[token.rangeWithTrivia]
        }
      }
    }
    write(root)
    return bytes
  }
}

/// A node of a tree.
public struct SyntaxNode: Sendable {
  /// The tree that holds the node.
  public let tree: SyntaxTree
  let index: Int

  /// A direct part of a node.
  public enum Child: Sendable {
    /// A part with parts of its own.
    case node(SyntaxNode)
    /// A leaf.
    case token(Token)
  }

  private var record: SyntaxTree.Record { tree.nodes[index] }

  /// What tells it from all other nodes of trees that are held.
  struct Identity: Hashable {
    fileprivate let tree: ObjectIdentifier
    fileprivate let index: Int
  }

  var identity: Identity { Identity(tree: ObjectIdentifier(tree), index: index) }

  /// Which rule of the grammar made it.
  public var kind: SyntaxKind { record.kind }
  /// Whether the parser gave up inside this node, after reporting why; it may lack any of its parts.
  public var isBroken: Bool { record.isBroken }

  /// Whether the parser gave up here or in a direct part, or skipped something: what seems to be missing may stand
  /// there.
  var hasUnread: Bool {
    isBroken
      || children.contains {
        if case .node(let node) = $0 { node.isBroken || node.kind == .skipped } else { false }
      }
  }

  /// Whether the parser gave up or skipped something before the first clause of a declaration.
  var hasUnreadHead: Bool {
    if isBroken { return true }
    for case .node(let node) in children {
      if node.kind == .skipped { return true }
      if node.kind.isMeasuredClause { return false }
    }
    return false
  }

  /// The children of a node, in order.
  public struct Children: Sequence, IteratorProtocol {
    fileprivate let tree: SyntaxTree
    fileprivate var places: Range<Int>

    /// The next child; `nil` behind the last. O(1).
    public mutating func next() -> Child? {
      guard let place = places.popFirst() else { return nil }
      return SyntaxNode.child(tree.children[place], of: tree)
    }
  }

  /// Nodes and tokens in the order of the file, skipped ones too.
  public var children: Children { Children(tree: tree, places: places) }

  /// Where the children stand in the tree's list of them.
  private var places: Range<Int> {
    let record = record
    return Int(record.childrenStart)..<Int(record.childrenEnd)
  }

  private static func child(_ child: Int32, of tree: SyntaxTree) -> Child {
    child >= 0 ? .token(tree.tokens[Int(child)]) : .node(SyntaxNode(tree: tree, index: Int(-1 - child)))
  }

  /// The child nodes, without skipped tokens.
  public var nodes: [SyntaxNode] { nodes { $0 != .skipped } }

  private func nodes(_ isMeant: (SyntaxKind) -> Bool) -> [SyntaxNode] {
    var nodes: [SyntaxNode] = []
    for place in places {
      let index = Int(-1 - tree.children[place])
      if index >= 0, isMeant(tree.nodes[index].kind) { nodes.append(SyntaxNode(tree: tree, index: index)) }
    }
    return nodes
  }

  /// The tokens that are children themselves.
  public var tokens: [Token] {
    var tokens: [Token] = []
    for place in places {
      let index = Int(tree.children[place])
      if index >= 0 { tokens.append(tree.tokens[index]) }
    }
    return tokens
  }

  /// The first child node of a kind. O(children).
  public func node(_ kind: SyntaxKind) -> SyntaxNode? {
    for place in places {
      let index = Int(-1 - tree.children[place])
      if index >= 0, tree.nodes[index].kind == kind { return SyntaxNode(tree: tree, index: index) }
    }
    return nil
  }

  /// The child nodes of a kind, in order. O(children).
  public func nodes(_ kind: SyntaxKind) -> [SyntaxNode] {
    nodes { $0 == kind && $0 != .skipped }
  }

  /// The first token of a kind among the children themselves. O(children).
  public func token(_ kind: Token.Kind) -> Token? { firstToken { $0.kind == kind } }

  /// The first token that is a keyword among the children themselves. O(children).
  public func token(_ keyword: Keyword) -> Token? { firstToken { $0.keyword == keyword } }

  private func firstToken(_ isMeant: (Token) -> Bool) -> Token? {
    for place in places {
      let index = Int(tree.children[place])
      if index >= 0, isMeant(tree.tokens[index]) { return tree.tokens[index] }
    }
    return nil
  }

  /// Whether a keyword is among the children themselves. O(children).
  public func has(_ keyword: Keyword) -> Bool { token(keyword) != nil }

  /// From the first byte of the first token to the end of the last, without the white space before.
  public var span: SourceSpan {
    guard let first = firstToken, let last = lastToken else { return SourceSpan(tree.source, 0..<0) }
    return SourceSpan(tree.source, Int(first.start)..<max(Int(first.start), Int(last.end)))
  }

  /// The first token below; `nil` for a node without any. O(depth).
  public var firstToken: Token? {
    for child in children {
      switch child {
      case .token(let token): return token
      case .node(let node): if let token = node.firstToken { return token }
      }
    }
    return nil
  }

  /// The last token below; `nil` for a node without any. O(depth).
  public var lastToken: Token? {
    for place in places.reversed() {
      switch SyntaxNode.child(tree.children[place], of: tree) {
      case .token(let token): return token
      case .node(let node): if let token = node.lastToken { return token }
      }
    }
    return nil
  }

  /// Where a token of this tree stands, without the white space before it.
  public func span(of token: Token) -> SourceSpan { SourceSpan(tree.source, token.range) }

  /// The text of a token: a string without its quotes and escapes, a number or day as English files have it.
  public func text(of token: Token) -> String {
    guard token.kind == .string else {
      let text = tree.source.text(token.range)
      switch token.kind {
      case .number, .date, .month: return tree.language == .english ? text : englishLiteral(text, token.kind)
      default: return text
      }
    }
    let text = tree.source.text(token.range.dropFirst().dropLast())
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if scalar == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
        isEscaped = false
      }
    }
    return result
  }
}

extension SyntaxNode {
  /// The tree below as an indented list of kinds and tokens, for tests and for finding one's way.
  public var outline: String {
    var text = ""
    func write(_ node: SyntaxNode, _ indent: String) {
      text += "\(indent)\(node.kind)\(node.isBroken ? " (broken)" : "")\n"
      for child in node.children {
        switch child {
        case .node(let node): write(node, indent + "  ")
        case .token(let token):
          if token.kind != .endOfFile { text += "\(indent)  \(tree.source.text(token.range))\n" }
        }
      }
    }
    write(self, "")
    return text
  }
}
