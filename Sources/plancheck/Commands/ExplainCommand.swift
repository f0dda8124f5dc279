import TargetDSL

extension Command {
  static let explain = Command(
    "explain",
    Phrase(
      en: "explain how a target came to its verdict, or a code of a problem, such as P0301",
      vi: "giải thích vì sao một mục tiêu có kết luận như vậy, hoặc một mã vấn đề, ví dụ P0301"),
    operands: "TARGET PATH | CODE…",
    details: Phrase(
      en: """
        `plancheck explain weak_share plans/laichau` says what the plan asks, what is measured, the numbers that made
        the value, the pace and what is needed. With `--rows` it lists the rows instead, as CSV: those that stand in the
        way of the goal, and those where something unknown could still change the value.

        Exit codes: 0; 2 the plan or the command line is wrong; 3 a data file is broken.
        """,
      vi: """
        `plancheck explain weak_share plans/laichau` nêu kế hoạch yêu cầu gì, đo cái gì, các con số làm nên giá trị, tiến
        độ và còn cần gì. Với `--rows`, lệnh liệt kê các dòng số liệu dạng CSV: những dòng cản mục tiêu, và những dòng có
        điều chưa biết còn có thể làm thay đổi giá trị.

        Mã thoát: 0; 2 kế hoạch hoặc dòng lệnh sai; 3 tệp số liệu hỏng.
        """),
    options: TrackingOptions.all + [
      ExplainTarget.rows, ExplainTarget.limit, ExplainCommand.allCodes, ExplainCommand.format, .color, .width,
    ], run: ExplainCommand.run)
}

/// `plancheck explain CODE…` and the generator of `docs/diagnostics.md`; `plancheck explain TARGET PATH`.
enum ExplainCommand {
  static let allCodes = Option(
    "all", Phrase(en: "explain every code", vi: "giải thích mọi mã"))
  static let format = Option(
    "format", choices: ["text", "markdown"],
    Phrase(en: "the form of the explanation of codes", vi: "dạng của lời giải thích các mã"))

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let operands = invocation.arguments.operands
    if !invocation.arguments.has(allCodes), let first = operands.first, !isCode(first),
      !operands.allSatisfy(looksLikeCode)
    {
      return try ExplainTarget(invocation).run()
    }
    let kinds = invocation.surroundings.catalogue().sorted { $0.code < $1.code }
    let wanted: [DiagnosticKind]
    if invocation.arguments.has(allCodes) {
      wanted = kinds
    } else {
      guard !operands.isEmpty else {
        throw UsageError(
          Phrase(en: "no target and no code is named", vi: "chưa nêu mục tiêu hay mã nào"),
          hint: Phrase(
            en: "write `plancheck explain TARGET PATH` or `plancheck explain P0301`",
            vi: "hãy viết `plancheck explain MỤC_TIÊU ĐƯỜNG_DẪN` hoặc `plancheck explain P0301`"))
      }
      var named: [DiagnosticKind] = []
      for code in operands { named.append(try kind(code, among: kinds)) }
      wanted = named
    }
    let isMarkdown = invocation.arguments.value(format) == "markdown"
    let language = isMarkdown ? invocation.machineLanguage : invocation.language
    let manual = DiagnosticManual(kinds: wanted, language: language)
    let isManual = isMarkdown && invocation.arguments.has(allCodes)
    invocation.print(isManual ? manual.page() : isMarkdown ? manual.sections() : manual.text())
    return 0
  }

  /// `P0123`: never a target's name.
  private static func isCode(_ word: String) -> Bool { looksLikeCode(word) && word.utf8.count == 5 }

  private static func looksLikeCode(_ word: String) -> Bool {
    word.utf8.count > 1 && word.lowercased().hasPrefix("p")
      && word.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func kind(_ code: String, among kinds: [DiagnosticKind]) throws(UsageError) -> DiagnosticKind
  {
    if let kind = kinds.first(where: { $0.code == code.uppercased() }) { return kind }
    throw UsageError.unknown(
      Phrase(en: "there is no code `\(code)`", vi: "không có mã `\(code)`"), word: code,
      among: kinds.map(\.code), listsAll: false)
  }
}
