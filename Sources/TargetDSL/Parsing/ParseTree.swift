extension SyntaxTree {
  /// The tree of a plan file. It never fails: what cannot be read is skipped and reported in `diagnostics`.
  public static func parse(_ source: SourceFile) -> SyntaxTree { Parser.parse(source) }
}
