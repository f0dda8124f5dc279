import TargetDSL

extension Command {
  static let explain = Command(
    "explain",
    Phrase(
      en: "explain a code of a problem, such as P0301", vi: "giải thích mã của một vấn đề, ví dụ P0301"),
    operands: "CODE…", options: [ExplainCommand.allCodes, ExplainCommand.format], run: ExplainCommand.run)
}

/// `plancheck explain CODE…` and the generator of `docs/diagnostics.md`.
enum ExplainCommand {
  static let allCodes = Option(
    "all", Phrase(en: "explain every code", vi: "giải thích mọi mã"))
  static let format = Option(
    "format", choices: ["text", "markdown"],
    Phrase(en: "the form of the explanation", vi: "dạng của lời giải thích"))

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let kinds = invocation.surroundings.catalogue().sorted { $0.code < $1.code }
    let wanted: [DiagnosticKind]
    if invocation.arguments.has(allCodes) {
      wanted = kinds
    } else {
      guard !invocation.arguments.operands.isEmpty else {
        throw UsageError(
          Phrase(en: "no code is named", vi: "chưa nêu mã nào"),
          hint: Phrase(
            en: "write `plancheck explain P0301`, or `--all`",
            vi: "hãy viết `plancheck explain P0301`, hoặc `--all`"))
      }
      var named: [DiagnosticKind] = []
      for code in invocation.arguments.operands { named.append(try kind(code, among: kinds)) }
      wanted = named
    }
    let isMarkdown = invocation.arguments.value(format) == "markdown"
    let language = isMarkdown ? invocation.machineLanguage : invocation.language
    let manual = DiagnosticManual(kinds: wanted, language: language)
    let isManual = isMarkdown && invocation.arguments.has(allCodes)
    invocation.print(isManual ? manual.page() : isMarkdown ? manual.sections() : manual.text())
    return 0
  }

  private static func kind(_ code: String, among kinds: [DiagnosticKind]) throws(UsageError) -> DiagnosticKind
  {
    if let kind = kinds.first(where: { $0.code == code.uppercased() }) { return kind }
    throw UsageError.unknown(
      Phrase(en: "there is no code `\(code)`", vi: "không có mã `\(code)`"), word: code,
      among: kinds.map(\.code), listsAll: false)
  }
}
