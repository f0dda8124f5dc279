/// One entry of the catalogue of everything that the program can find wrong.
///
/// Entries stand as static members in `Diagnostics/Catalogue`, one file per topic; `docs/diagnostics.md` and
/// `plancheck explain P0123` are made from them.
public struct DiagnosticKind: Hashable, Sendable {
  /// An input that triggers the diagnostic: the text of a plan, or of another file.
  public enum Example: Hashable, Sendable {
    /// The text of a plan file.
    case plan(String)
    /// A plan and the data beside it, each with its path. For example: `["data/2024/organisations.csv": "id,…"]`.
    case files([String: String])
    /// A situation that no file shows, in a sentence.
    case situation(Phrase)
  }

  /// What is at fault; it decides the exit code.
  public enum Subject: Hashable, Sendable { case plan, data }

  /// Stable for ever. For example: `P0123`. The second digit tells the topic: 1 lexing, 2 syntax, 3 names and
  /// files, 4 types and units, 5 bounds and clauses, 6 the plan as a whole, 7 warnings, 8 data, 9 values.
  public let code: String
  public let severity: Severity
  public let subject: Subject
  /// The finding in general. For example: "unknown name".
  public let title: Phrase
  /// Why it is one, and what to do.
  public let explanation: Phrase
  public let example: Example

  public init(
    _ code: String, _ severity: Severity, subject: Subject = .plan, _ title: Phrase, explanation: Phrase,
    example: Example
  ) {
    self.code = code
    self.severity = severity
    self.subject = subject
    self.title = title
    self.explanation = explanation
    self.example = example
  }

  public static func == (left: DiagnosticKind, right: DiagnosticKind) -> Bool { left.code == right.code }
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
