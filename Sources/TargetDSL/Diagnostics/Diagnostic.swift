public enum Severity: String, Sendable, Comparable {
  case warning, error

  public static func < (left: Severity, right: Severity) -> Bool { left == .warning && right == .error }
}

/// Where a diagnostic points: into a text that was parsed, or into another file by line and column.
public enum Place: Hashable, Sendable {
  case source(SourceSpan)
  case file(String, line: Int?, column: Int?)

  public var path: String {
    switch self {
    case .source(let span): span.file.path
    case .file(let path, _, _): path
    }
  }

  /// Line and column from 1, where they are known.
  public var position: (line: Int?, column: Int?) {
    switch self {
    case .source(let span):
      let position = span.file.position(at: span.range.lowerBound)
      return (position.line, position.column)
    case .file(_, let line, let column): return (line, column)
    }
  }
}

/// One finding: what is wrong, where, what else is involved, and what would mend it.
public struct Diagnostic: Sendable {
  /// A second place that takes part, such as the first declaration of a name.
  public struct Related: Sendable {
    public let place: Place
    public let note: Phrase

    public init(_ place: Place, _ note: Phrase) {
      self.place = place
      self.note = note
    }
  }

  /// A change of the source that mends the finding.
  public struct Fix: Sendable {
    public struct Edit: Hashable, Sendable {
      public let span: SourceSpan
      public let replacement: String

      public init(_ span: SourceSpan, _ replacement: String) {
        self.span = span
        self.replacement = replacement
      }
    }

    /// What the fix does, as an offer. For example: "write `5_000`".
    public let offer: Phrase
    public let edits: [Edit]
    /// Whether it may be applied without asking: it keeps or restores what the author surely meant.
    public let isSafe: Bool

    public init(_ offer: Phrase, edits: [Edit] = [], isSafe: Bool = false) {
      self.offer = offer
      self.edits = edits
      self.isSafe = isSafe
    }
  }

  public let kind: DiagnosticKind
  public let place: Place
  /// One line that names the thing in the reader's words.
  public let message: Phrase
  public let related: [Related]
  public let fixes: [Fix]
  /// Of a finding in data that concerns one column alone: its name in the plan.
  public let column: String?

  public init(
    _ kind: DiagnosticKind, at place: Place, _ message: Phrase,
    related: [Related] = [], fixes: [Fix] = [], column: String? = nil
  ) {
    self.kind = kind
    self.place = place
    self.message = message
    self.related = related
    self.fixes = fixes
    self.column = column
  }

  public var severity: Severity { kind.severity }
  public var code: String { kind.code }
}
