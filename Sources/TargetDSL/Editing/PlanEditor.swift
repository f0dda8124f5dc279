/// One file of a plan, as an editor asks about it. Every answer is a pure function of trees, names and a place.
public struct PlanEditor: Sendable {
  /// The plan as it was checked last, with its errors.
  public let compiled: CompiledPlan
  /// Of the file that is asked about.
  public let tree: SyntaxTree

  /// Every name and its uses, of all files of the plan.
  public var names: NameIndex { compiled.names }
  public var source: SourceFile { tree.source }
  /// Whether the file is one of cases.
  var isOfCases: Bool { source.path.lowercased().hasSuffix(".plantest") }

  /// `nil` where the plan does not use the file.
  public init?(_ compiled: CompiledPlan, path: String) {
    guard let tree = compiled.trees.first(where: { $0.source.path == path }) else { return nil }
    self.compiled = compiled
    self.tree = tree
  }

  /// For a file that is not part of a plan: only its own tree is known.
  public init(_ tree: SyntaxTree) {
    compiled = CompiledPlan(plan: nil, diagnostics: tree.diagnostics, isVocabulary: true, trees: [tree])
    self.tree = tree
  }
}

extension PlanEditor {
  /// What stands at a place. O(all names).
  public func mention(at offset: Int) -> NameIndex.Use? { names.mention(at: offset, in: source) }

  /// Where the name at a place is declared; of a `use`, the start of the file that it names.
  public func definition(at offset: Int) -> SourceSpan? {
    if let use = mention(at: offset) { return definition(of: use) }
    guard
      let node = tree.root.nodes(.use).first(where: { node in
        node.token(.string).map { $0.range.lowerBound <= offset && offset <= $0.range.upperBound } == true
      }), let file = usedFile(node)
    else { return nil }
    return SourceSpan(file, 0..<0)
  }

  func definition(of use: NameIndex.Use) -> SourceSpan? {
    guard let declaration = names.declaration(of: use.symbol) else { return nil }
    // Of a unit, the word that is used.
    return declaration.spans.first { $0.text == use.span.text } ?? declaration.spans.first
  }

  /// The file that a `use` names, where it is part of the plan.
  func usedFile(_ node: SyntaxNode) -> SourceFile? {
    guard let token = node.token(.string) else { return nil }
    let folder = source.path.lastIndex(of: "/").map { String(source.path[..<$0]) } ?? ""
    guard let path = RelativePath(names: ["x"]).sibling(node.text(of: token))?.joined(to: folder) else {
      return nil
    }
    return compiled.trees.first { $0.source.path == path }?.source
  }

  /// Every place that names what stands at a place, in all files of the plan; declarations first.
  public func references(at offset: Int, withDeclaration: Bool = true) -> [SourceSpan] {
    guard let mention = mention(at: offset) else { return [] }
    return references(of: mention.symbol, withDeclaration: withDeclaration)
  }

  /// What is called as a symbol is, because it carries its name.
  public func together(_ symbol: NameIndex.Symbol) -> [NameIndex.Symbol] { names.together(symbol) }

  /// Every place that uses a symbol, its declaration first where it is asked for. O(all uses).
  public func references(of symbol: NameIndex.Symbol, withDeclaration: Bool) -> [SourceSpan] {
    let symbols = together(symbol)
    let declared = symbols.flatMap { names.declaration(of: $0)?.spans ?? [] }
    let uses = symbols.flatMap { names.uses(of: $0) }.map(\.span).filter { !declared.contains($0) }
    return (withDeclaration ? declared : []) + uses
  }

  /// The places of this file alone that name what stands at a place.
  public func highlights(at offset: Int) -> [(span: SourceSpan, isDeclaration: Bool)] {
    guard let mention = mention(at: offset) else { return [] }
    let declared = together(mention.symbol).flatMap { names.declaration(of: $0)?.spans ?? [] }
    return references(of: mention.symbol, withDeclaration: true).filter { $0.file === source }
      .map { ($0, declared.contains($0)) }
  }

  /// What texts of the file lead to: files that `use` names, where they are part of the plan, and addresses on the web in
  /// sources and notes. The place of the text, and a path or an address.
  public var links: [(span: SourceSpan, target: String)] {
    var found: [(span: SourceSpan, target: String)] = tree.root.nodes(.use).compactMap { node in
      guard let token = node.token(.string), let file = usedFile(node) else { return nil }
      return (node.span(of: token), file.path)
    }
    for token in tree.tokens where token.kind == .string {
      found += PlanEditor.addresses(in: SourceSpan(source, token.range)).map { ($0, $0.text) }
    }
    return found
  }

  /// The addresses of the web inside a text; signs that end a sentence are not part of one.
  private static func addresses(in span: SourceSpan) -> [SourceSpan] {
    let bytes = span.file.bytes[span.range.clamped(to: 0..<span.file.bytes.count)]
    var found: [SourceSpan] = []
    var rest = bytes
    while let colon = rest.firstRange(of: "://".utf8) {
      let scheme = bytes[..<colon.lowerBound].suffix(while: { (0x61...0x7A).contains($0) })
      var end =
        rest[colon.upperBound...].firstIndex { $0 <= 0x20 || $0 == 0x22 || $0 == 0x3C || $0 == 0x3E }
        ?? bytes.endIndex
      while end > colon.upperBound, ".,;:)!?".utf8.contains(bytes[end - 1]) { end -= 1 }
      if scheme.elementsEqual("https".utf8) || scheme.elementsEqual("http".utf8), end > colon.upperBound {
        found.append(SourceSpan(span.file, scheme.startIndex..<end))
      }
      rest = bytes[max(end, colon.upperBound)...]
    }
    return found
  }
}

extension BidirectionalCollection {
  /// The longest end of which all elements are so.
  fileprivate func suffix(while isSo: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, isSo(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
