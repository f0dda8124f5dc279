extension SyntaxTree {
  /// The names that are words of the language in files of some words, each once.
  public func reservedNames(in language: Language) -> [SourceSpan] {
    var found: [String: SourceSpan] = [:]
    func visit(_ node: SyntaxNode) {
      guard node.kind != .skipped else { return }
      for child in node.children {
        switch child {
        case .node(let node): visit(node)
        case .token(let token) where token.kind == .word && token.keyword == nil:
          let name = source.text(token.range)
          guard found[name] == nil, isReserved(name, in: language) else { continue }
          found[name] = SourceSpan(source, token.range)
        case .token: continue
        }
      }
    }
    visit(root)
    return found.values.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func isReserved(_ name: String, in language: Language) -> Bool {
    if let keyword = Keyword(rawValue: name), keyword.isReserved { return true }
    return WordTable.of(language)?.isReserved(name) ?? false
  }
}
