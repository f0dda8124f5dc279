/// The words of a clause in its file, for messages and fixes.
struct ClauseSpans: Sendable {
  /// `at least 60%`
  let bound: SourceSpan
  /// `60%`, or both of a range.
  let quantities: [SourceSpan]
  /// `5%` behind `within`.
  let tolerance: SourceSpan?

  /// Finds clauses in the trees of their files.
  struct Finder {
    let trees: [SyntaxTree]
    private var files: [ObjectIdentifier: [Int: ClauseSpans]] = [:]

    init(trees: [SyntaxTree]) { self.trees = trees }

    mutating func text(of clause: Clause) -> ClauseSpans? {
      let file = clause.span.file
      if files[ObjectIdentifier(file)] == nil {
        files[ObjectIdentifier(file)] = trees.first { $0.source === file }.map(Finder.clauses) ?? [:]
      }
      return files[ObjectIdentifier(file)]?[clause.span.range.lowerBound]
    }

    /// By the offset of the clause's keyword.
    private static func clauses(of tree: SyntaxTree) -> [Int: ClauseSpans] {
      var found: [Int: ClauseSpans] = [:]
      for target in tree.root.nodes(.target) {
        for clause in target.nodes {
          guard let bound = clause.node(.bound) else { continue }
          found[clause.span.range.lowerBound] = ClauseSpans(
            bound: bound.span, quantities: bound.nodes(.quantity).map(\.span),
            tolerance: bound.node(.tolerance)?.span)
        }
      }
      return found
    }
  }
}
