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
  /// files, 4 types and units, 5 bounds and clauses, 6 the plan as a whole, 7 warnings, 8 data, 9 values, and the first two
  /// 10 engines.
  public let code: String
  /// Whether it stands in the way of judging.
  public let severity: Severity
  /// Whether the plan or its data have to be mended.
  public let subject: Subject
  /// The finding in general. For example: "unknown name".
  public let title: Phrase
  /// Why it is one, and what to do.
  public let explanation: Phrase
  /// An input that triggers it; tests hold that it does.
  public let example: Example

  /// An entry. Only the catalogue makes them.
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

  /// Codes alone tell entries apart.
  public static func == (left: DiagnosticKind, right: DiagnosticKind) -> Bool { left.code == right.code }
  /// By the code.
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
