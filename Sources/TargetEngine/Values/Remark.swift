public import TargetDSL

/// What the reader should know beside a value or a verdict.
public struct Remark: Hashable, Sendable {
  /// The sentence, without a full stop.
  public let text: Phrase
  /// The year that the sentence names itself, so that nobody has to say of which year it is.
  let year: Int?

  /// - Parameter year: The one that the text is about, where it names it.
  public init(_ text: Phrase, namingYear year: Int? = nil) {
    self.text = text
    self.year = year
  }
}
