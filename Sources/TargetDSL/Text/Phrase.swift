/// The languages in which the program speaks.
public enum Language: String, CaseIterable, Sendable {
  /// What the program speaks where nothing else is asked for.
  case english = "en"
  /// What `--lang vi`, a locale of Vietnam and a plan in Vietnamese words ask for.
  case vietnamese = "vi"

  /// For example: `Vietnamese`.
  public var name: Phrase {
    switch self {
    case .english: Phrase(en: "English", vi: "tiếng Anh")
    case .vietnamese: Phrase(en: "Vietnamese", vi: "tiếng Việt")
    }
  }
}

/// A text for people in every language of the program, so that no message can lack its twin.
public struct Phrase: Hashable, Sendable {
  /// The text for English readers.
  public let english: String
  /// The text for Vietnamese readers.
  public let vietnamese: String

  /// Both texts as literals, in which phrases, numbers and dates are written in the language of the text:
  /// `Phrase(en: "\(count) rows of \(day)", vi: "\(count) dòng của \(day)")`.
  public init(en english: Wording, vi vietnamese: Wording) {
    self.english = english.text(in: .english)
    self.vietnamese = vietnamese.text(in: .vietnamese)
  }

  /// Both texts as they are.
  public init(english: String, vietnamese: String) {
    self.english = english
    self.vietnamese = vietnamese
  }

  /// A text that is the same everywhere: a name, a number, a quotation.
  public init(verbatim text: String) {
    self.init(english: text, vietnamese: text)
  }

  /// The texts of several, one behind the other.
  public init(joining phrases: some Sequence<Phrase>, by separator: String = ", ") {
    self.init(
      english: phrases.map(\.english).joined(separator: separator),
      vietnamese: phrases.map(\.vietnamese).joined(separator: separator))
  }

  /// One of the two texts.
  public func text(in language: Language) -> String {
    switch language {
    case .english: english
    case .vietnamese: vietnamese
    }
  }
}
