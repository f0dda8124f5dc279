/// Reads the files that a plan names. The language itself touches no file.
public protocol SourceReader: Sendable {
  /// The bytes of the file at a path (as the caller wrote it, or resolved from a `use`).
  func read(_ path: String) throws(SourceReadError) -> [UInt8]
}

/// Why a file cannot be read, in a sentence without its path. For example: "it does not exist".
public struct SourceReadError: Error, Sendable {
  public let reason: Phrase
  /// Names in the same folder that are near the one asked for.
  public let nearest: [String]

  public init(reason: Phrase, nearest: [String] = []) {
    self.reason = reason
    self.nearest = nearest
  }
}

/// What a plan file came to: a plan where no error stands in the way, and everything that was found.
public struct CompiledPlan: Sendable {
  /// `nil` where an error was found.
  public let plan: CheckedPlan?
  /// By file, then by place; each finding once.
  public let diagnostics: [Diagnostic]
  /// Whether a file holds no `plan` header, so that it serves other plans only.
  public let isVocabulary: Bool

  package init(plan: CheckedPlan?, diagnostics: [Diagnostic], isVocabulary: Bool) {
    self.plan = plan
    self.diagnostics = diagnostics
    self.isVocabulary = isVocabulary
  }
}
