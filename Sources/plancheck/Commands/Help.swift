import TargetDSL

/// Help texts, made from the command table.
enum Help {
  static let purpose = Phrase(
    en: "track the targets of a plan and judge them on real figures",
    vi: "theo dõi các mục tiêu của kế hoạch và đánh giá theo số liệu thực tế")

  static func overview(in language: Language) -> String {
    let usage = Phrase(
      en: "Usage: plancheck COMMAND [OPTIONS] …", vi: "Cách dùng: plancheck LỆNH [TÙY CHỌN] …")
    let more = Phrase(
      en: "`plancheck COMMAND --help` explains a command, `plancheck --version` prints the version.",
      vi: "`plancheck LỆNH --help` giải thích một lệnh, `plancheck --version` in phiên bản.")
    let rows = Command.all.map { ($0.name, $0.summary.text(in: language)) }
    return """
      plancheck: \(purpose.text(in: language))

      \(usage.text(in: language))

      \(list(rows))
      \(more.text(in: language))

      """
  }

  static func page(of command: Command, in language: Language) -> String {
    let usage = Phrase(en: "Usage", vi: "Cách dùng").text(in: language)
    let options = Phrase(en: "Options", vi: "Tùy chọn").text(in: language)
    let rows = command.options.map { ($0.usage, $0.help.text(in: language)) }
    let details = command.details.map { "\n" + $0.text(in: language) + "\n" } ?? ""
    let operands = command.operands.isEmpty ? "" : " \(command.operands)"
    return """
      \(command.summary.text(in: language))

      \(usage): plancheck \(command.name) [OPTIONS]\(operands)

      \(options):
      \(list(rows))\(details)
      """
  }

  /// Two columns; a first one that is too long stands on a line of its own.
  private static func list(_ rows: [(String, String)]) -> String {
    let limit = 26
    let wide = rows.map { displayWidth($0.0) }.filter { $0 <= limit }.max() ?? limit
    var text = ""
    for (name, help) in rows {
      let gap = wide + 2 - displayWidth(name)
      text += "  " + name
      text += gap >= 2 ? String(repeating: " ", count: gap) : "\n  " + String(repeating: " ", count: wide + 2)
      text += help + "\n"
    }
    return text
  }
}
