import TargetDSL

/// The manual page in the man macros of roff, made from the command table.
struct ManualPage {
  let commands: [Command]
  let version: String
  let language: Language

  func page() -> String {
    var text = ".TH PLANCHECK 1 \"\" \"plancheck \(version)\"\n"
    text += section(Phrase(en: "NAME", vi: "TÊN"))
    text += "plancheck \\- " + line(Product.purpose)
    text += section(Phrase(en: "SYNOPSIS", vi: "CÁCH DÙNG"))
    for command in commands {
      text += ".B plancheck \(escaped(command.name))\n"
      text += line(Phrase(en: "[OPTIONS]", vi: "[TÙY CHỌN]").text(in: language) + " \(command.operands)")
      text += ".br\n"
    }
    text += section(Phrase(en: "COMMANDS", vi: "CÁC LỆNH"))
    for command in commands { text += part(command) }
    text += section(Phrase(en: "ENVIRONMENT", vi: "BIẾN MÔI TRƯỜNG"))
    for (name, meaning) in ManualPage.environment { text += entry(name, meaning) }
    return text
  }

  private static let environment: [(String, Phrase)] = [
    (
      "LC_ALL, LC_MESSAGES, LANG",
      Phrase(
        en: "the first that is set chooses the language: Vietnamese where it starts with vi, else English",
        vi:
          "biến đầu tiên được đặt quyết định ngôn ngữ: tiếng Việt nếu bắt đầu bằng vi, nếu không thì tiếng Anh"
      )
    ),
    (
      "NO_COLOR",
      Phrase(en: "no colours, unless --color asks for them", vi: "không dùng màu, trừ khi --color yêu cầu")
    ),
  ]

  private func part(_ command: Command) -> String {
    var text = ".SS \"\(escaped("plancheck \(command.name) \(command.operands)"))\"\n"
    text += line(command.summary)
    for option in command.options { text += entry(option.usage, option.help) }
    if let details = command.details {
      text += ".PP\n"
      for paragraph in details.text(in: language).split(separator: "\n", omittingEmptySubsequences: false) {
        text += paragraph.isEmpty ? ".PP\n" : line(String(paragraph))
      }
    }
    return text
  }

  private func section(_ title: Phrase) -> String { ".SH \(title.text(in: language))\n" }

  private func entry(_ term: String, _ meaning: Phrase) -> String {
    ".TP\n.B \(escaped(term))\n" + line(meaning)
  }

  private func line(_ phrase: Phrase) -> String { line(phrase.text(in: language)) }

  /// A line of text; one that starts with a dot or an apostrophe would be a command to roff.
  private func line(_ text: String) -> String {
    (text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : "") + escaped(text) + "\n"
  }

  private func escaped(_ text: String) -> String {
    text.reduce("") { result, letter in
      switch letter {
      case "\\": result + "\\e"
      case "-": result + "\\-"
      case "`": result + "\\(ga"
      case "\"": result + "\\(dq"
      default: result + String(letter)
      }
    }
  }
}
