/// A clause, or the head of a declaration: the smallest part of a file that says something by itself.
public struct PlanStatement: Sendable {
  /// Its bytes in the file.
  public let range: Range<Int>
  /// Its form and its words as English files have them. For example: `byClause by 2030 : at least 60 %`.
  public let meaning: String
  /// Whether the parser read all of it.
  public let isWhole: Bool
}

extension SyntaxTree {
  /// Everything that a file says, in its order; what was skipped is no part of it. O(size of the file).
  public var statements: [PlanStatement] {
    var found: [PlanStatement] = []
    func visit(_ node: SyntaxNode) {
      var own: [Token] = []
      var isWhole = !node.isBroken
      func collect(_ node: SyntaxNode) {
        for child in node.children {
          switch child {
          case .token(let token): if token.kind != .endOfFile { own.append(token) }
          case .node(let part) where part.kind.isClause || part.kind.isDeclaration: visit(part)
          case .node(let part):
            // Some words behind a clause are skipped in its declaration; they are told by what is missing there.
            if part.isBroken || part.kind == .skipped { isWhole = false }
            if part.kind != .skipped { collect(part) }
          }
        }
      }
      collect(node)
      guard node.kind != .file, let first = own.first, let last = own.last else { return }
      let words = own.filter { $0.kind != .particle }.compactMap { englishText($0) }
      found.append(
        PlanStatement(
          range: Int(first.start)..<max(Int(first.start), Int(last.end)),
          meaning: "\(node.kind) " + words.joined(separator: " "), isWhole: isWhole))
    }
    visit(root)
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
