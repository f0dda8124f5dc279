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

  /// Stable for ever. For example: `P0123`.
  public let code: String
  public let severity: Severity
  /// The finding in general. For example: "unknown name".
  public let title: Phrase
  /// Why it is one, and what to do.
  public let explanation: Phrase
  public let example: Example

  public init(
    _ code: String, _ severity: Severity, _ title: Phrase, explanation: Phrase, example: Example
  ) {
    self.code = code
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.example = example
  }

  public static func == (left: DiagnosticKind, right: DiagnosticKind) -> Bool { left.code == right.code }
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
