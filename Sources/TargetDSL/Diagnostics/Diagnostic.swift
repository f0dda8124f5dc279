/// How bad a finding is: with an error nothing is judged, a warning leaves the verdicts as they are.
public enum Severity: String, Sendable, Comparable {
  case warning, error

  /// A warning is less than an error.
  public static func < (left: Severity, right: Severity) -> Bool { left == .warning && right == .error }
}

/// Where a diagnostic points: into a text that was parsed, or into another file by line and column.
public enum Place: Hashable, Sendable {
  /// In a text that was parsed.
  case source(SourceSpan)
  /// In a file by its path; line and column from 1, `nil` where the whole file is meant.
  case file(String, line: Int?, column: Int?)

  /// The file, as reports name it.
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
    case .file(_, let line, let column): return (line.map { max(1, $0) }, column.map { max(1, $0) })
    }
  }
}

/// One finding: what is wrong, where, what else is involved, and what would mend it.
public struct Diagnostic: Sendable {
  /// A second place that takes part, such as the first declaration of a name.
  public struct Related: Sendable {
    /// Where it stands.
    public let place: Place
    /// What it has to do with the finding. For example: "the first one".
    public let note: Phrase

    public init(_ place: Place, _ note: Phrase) {
      self.place = place
      self.note = note
    }
  }

  /// A change of the source that mends the finding.
  public struct Fix: Sendable {
    /// A stretch of text, and what is to stand there.
    public struct Edit: Hashable, Sendable {
      /// The bytes that go; empty for an insertion.
      public let span: SourceSpan
      /// The text that comes; empty for a deletion.
      public let replacement: String

      public init(_ span: SourceSpan, _ replacement: String) {
        self.span = span
        self.replacement = replacement
      }
    }

    /// What the fix does, as an offer. For example: "write `5_000`".
    public let offer: Phrase
    /// None of them overlap; empty where a person has to make the change.
    public let edits: [Edit]
    /// Whether it may be applied without asking: it keeps or restores what the author surely meant.
    public let isSafe: Bool

    /// An offer, with the edits where there are any.
    public init(_ offer: Phrase, edits: [Edit] = [], isSafe: Bool = false) {
      self.offer = offer
      self.edits = edits
      self.isSafe = isSafe
    }
  }

  /// The entry of the catalogue: code, severity, explanation.
  public let kind: DiagnosticKind
  /// Where the mistake stands.
  public let place: Place
  /// One line that names the thing in the reader's words.
  public let message: Phrase
  /// Other places that take part, in the order in which they are told.
  public let related: [Related]
  /// What would mend it, the likeliest first.
  public let fixes: [Fix]
  /// Of a finding in data that concerns one column alone: its name in the plan.
  public let column: String?

  /// Words of the language in `message`, `related` and `fixes` are those of English; about a file in other words they
  /// become that file's, unless `isInFileWords` says that they are.
  public init(
    _ kind: DiagnosticKind, at place: Place, _ message: Phrase,
    related: [Related] = [], fixes: [Fix] = [], column: String? = nil, isInFileWords: Bool = false
  ) {
    self.kind = kind
    self.place = place
    self.column = column
    if !isInFileWords, case .source(let span) = place, let words = span.file.wording {
      self.message = words.reworded(message)
      self.related = related.map { Related($0.place, words.reworded($0.note)) }
      self.fixes = fixes.map(words.reworded)
    } else {
      self.message = message
      self.related = related
      self.fixes = fixes
    }
  }

  /// That of its kind.
  public var severity: Severity { kind.severity }
  /// Stable for ever. For example: `P0301`.
  public var code: String { kind.code }
}
