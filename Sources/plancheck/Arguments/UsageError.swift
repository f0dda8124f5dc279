import TargetDSL

/// A command line that cannot be carried out: one clear line, and the nearest right thing.
struct UsageError: Error, Sendable {
  let message: Phrase
  /// For example: "did you mean `--as-of`?"
  let hint: Phrase?

  init(_ message: Phrase, hint: Phrase? = nil) {
    self.message = message
    self.hint = hint
  }

  /// A command that judges plans, without any.
  static func noPlanIsNamed(_ hint: Phrase) -> UsageError {
    UsageError(Phrase(en: "no plan is named", vi: "chưa nêu kế hoạch nào"), hint: hint)
  }

  /// A command that works on files, without any.
  static func noFileIsNamed(_ hint: Phrase) -> UsageError {
    UsageError(Phrase(en: "no file is named", vi: "chưa nêu tệp nào"), hint: hint)
  }

  /// A command that works on one plan, with none or with several.
  static func onePlanIsToBeNamed(to command: String) -> UsageError {
    UsageError(
      Phrase(en: "one plan is to be named", vi: "cần nêu một kế hoạch"),
      hint: Phrase(
        en: "write `plancheck \(command) plans/daknong`", vi: "hãy viết `plancheck \(command) plans/daknong`")
    )
  }

  /// A word that is none of the known ones, with the nearest of them or, if none is near, all of them.
  static func unknown(
    _ message: Phrase, word: String, among known: [String], quoting quote: (String) -> String = { "`\($0)`" },
    listsAll: Bool = true
  ) -> UsageError {
    if let near = nearestName(to: word, among: known) {
      return UsageError(
        message, hint: Phrase(en: "did you mean \(quote(near))?", vi: "ý bạn là \(quote(near))?"))
    }
    guard listsAll, !known.isEmpty else { return UsageError(message) }
    let list = known.map(quote).joined(separator: ", ")
    return UsageError(message, hint: Phrase(en: "it may be \(list)", vi: "có thể là \(list)"))
  }
}
