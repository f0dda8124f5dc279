/// What a plan file came to: a plan where no error stands in the way, and everything that was found.
public struct CompiledPlan: Sendable {
  /// `nil` where an error was found.
  public let plan: CheckedPlan?
  /// By file, then by place; each finding once.
  public let diagnostics: [Diagnostic]
  /// Whether a file holds no `plan` header, so that it serves other plans only.
  public let isVocabulary: Bool
  /// Of the plan's own file first, then of those that it uses; whatever errors there are.
  public let trees: [SyntaxTree]
  /// The names of all these files, as far as they could be resolved.
  public let names: NameIndex

  package init(
    plan: CheckedPlan?, diagnostics: [Diagnostic], isVocabulary: Bool, trees: [SyntaxTree] = [],
    names: NameIndex = NameIndex()
  ) {
    self.plan = plan
    self.diagnostics = diagnostics
    self.isVocabulary = isVocabulary
    self.trees = trees
    self.names = names
  }
}
