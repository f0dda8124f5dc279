/// An entry of the outline of a file.
public struct OutlineEntry: Sendable {
  /// What an entry stands for.
  public enum Kind: Hashable, Sendable {
    /// One kind for each declaration, for columns, clauses and cases.
    case plan, unit, table, column, population, indicator, target, clause, testCase
  }

  /// What it stands for.
  public let kind: Kind
  /// Its name in the plan, or the words of a clause.
  public let name: String
  /// The label, the type of a column, the bound of a clause.
  public let detail: String?
  /// The name alone, and the whole.
  public let nameSpan: SourceSpan
  /// The name, where the cursor goes.
  public let span: SourceSpan
  /// The columns of a table, the clauses of a target, in order.
  public let children: [OutlineEntry]
}

extension SyntaxTree {
  /// What the file declares, in order. O(nodes).
  public var outlineEntries: [OutlineEntry] { root.nodes.compactMap { entry($0) } }

  private func entry(_ node: SyntaxNode) -> OutlineEntry? {
    let kind: OutlineEntry.Kind
    switch node.kind {
    case .plan: kind = .plan
    case .unit: kind = .unit
    case .table: kind = .table
    case .population: kind = .population
    case .indicator: kind = .indicator
    case .target: kind = .target
    case .caseDeclaration: kind = .testCase
    default: return nil
    }
    let name = node.tokens.dropFirst().first { $0.kind == .word } ?? node.token(.string)
    guard let name else { return nil }
    let label = node.token(.string).map { node.text(of: $0) }
    let children = node.nodes.compactMap { child -> OutlineEntry? in
      switch child.kind {
      case .columnClause:
        guard let word = child.tokens.dropFirst().first(where: { $0.kind == .word }) else { return nil }
        return OutlineEntry(
          kind: .column, name: child.text(of: word),
          detail: child.node(.columnType).map { firstLine($0.span.text) }, nameSpan: child.span(of: word),
          span: child.span, children: [])
      case .byClause, .eachYearClause, .totalClause, .alwaysClause, .undatedClause:
        guard let first = child.firstToken else { return nil }
        let bound = child.node(.bound)
        let end = bound?.span.range.lowerBound ?? first.range.upperBound
        let when = source.text(first.range.lowerBound..<max(first.range.upperBound, end))
        return OutlineEntry(
          kind: .clause, name: String(when.prefix { $0 != ":" && $0 != "\n" }),
          detail: bound.map { firstLine($0.span.text) }, nameSpan: child.span(of: first), span: child.span,
          children: [])
      default: return nil
      }
    }
    return OutlineEntry(
      kind: kind, name: node.text(of: name), detail: name.kind == .string ? nil : label,
      nameSpan: node.span(of: name), span: node.span, children: children)
  }

  private func firstLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }

  /// Ranges that can be folded: declarations and runs of comments, of more than one line. O(bytes).
  public var foldable: [(span: SourceSpan, isComment: Bool)] {
    var found: [(span: SourceSpan, isComment: Bool)] = []
    for node in root.nodes where source.line(at: node.span.range.upperBound) > node.span.line {
      found.append((node.span, false))
    }
    var run: Range<Int>?
    func close() {
      if let run, source.line(at: run.upperBound) > source.line(at: run.lowerBound) {
        found.append((SourceSpan(source, run), true))
      }
      run = nil
    }
    for line in 1...max(1, source.lineStarts.count) {
      let range = source.range(ofLine: line)
      let content = source.bytes[range.clamped(to: 0..<source.bytes.count)].drop { $0 == 0x20 || $0 == 0x09 }
      if content.first == UInt8(ascii: "#") {
        run = (run?.lowerBound ?? content.startIndex)..<range.upperBound
      } else {
        close()
      }
    }
    close()
    return found
  }

  /// The ranges around a place, from the innermost outwards, each inside the next. O(depth × children).
  public func selection(at offset: Int) -> [SourceSpan] {
    var spans: [SourceSpan] = [SourceSpan(source, 0..<source.bytes.count)]
    func add(_ span: SourceSpan) { if spans.last != span { spans.append(span) } }
    // Where two signs touch at the place, one of them is meant.
    let meant = token(at: offset)?.range ?? offset..<offset
    var node: SyntaxNode? = root
    while let current = node {
      node = nil
      for child in current.children {
        switch child {
        case .token(let token):
          if token.kind != .endOfFile, token.range == meant { add(current.span(of: token)) }
        case .node(let inner):
          let range = inner.span.range
          if range.lowerBound <= meant.lowerBound, meant.upperBound <= range.upperBound, !range.isEmpty {
            add(inner.span)
            node = inner
          }
        }
      }
    }
    return spans.reversed()
  }
}
