/// The languages in which the program speaks.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case vietnamese = "vi"
}

/// A text for people in every language of the program, so that no message can lack its twin.
public struct Phrase: Hashable, Sendable {
  public let english: String
  public let vietnamese: String

  public init(en english: String, vi vietnamese: String) {
    self.english = english
    self.vietnamese = vietnamese
  }

  /// A text that is the same everywhere: a name, a number, a quotation.
  public init(verbatim text: String) {
    self.init(en: text, vi: text)
  }

  public func text(in language: Language) -> String {
    switch language {
    case .english: english
    case .vietnamese: vietnamese
    }
  }
}
