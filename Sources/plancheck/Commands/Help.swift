import TargetDSL

/// Help texts, made from the command table.
enum Help {
  static func overview(in language: Language) -> String {
    let usage = Phrase(
      en: "Usage: plancheck COMMAND [OPTIONS] …", vi: "Cách dùng: plancheck LỆNH [TÙY CHỌN] …")
    let more = Phrase(
      en: "`plancheck COMMAND --help` explains a command, `plancheck --version` prints the version.",
      vi: "`plancheck LỆNH --help` giải thích một lệnh, `plancheck --version` in phiên bản.")
    let rows = Command.all.map { ($0.name, $0.summary.text(in: language)) }
    return """
      plancheck: \(Product.purpose.text(in: language))

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
    let spoken = rows.map { (placeholders($0.0, in: language), placeholders($0.1, in: language)) }
    return """
      \(command.summary.text(in: language))

      \(usage): plancheck \(command.name) \(placeholders("[OPTIONS]" + operands, in: language))

      \(options):
      \(list(spoken))\(placeholders(details, in: language))
      """
  }

  /// What stands in capital letters for something of the reader's own, in the reader's language: `FILE`, `TỆP`.
  private static func placeholders(_ text: String, in language: Language) -> String {
    guard language == .vietnamese else { return text }
    var result = ""
    var word = ""
    for character in text + " " {
      if character.isLetter || character == "_" {
        word.append(character)
      } else {
        result += (vietnamesePlaceholders[word] ?? word) + String(character)
        word = ""
      }
    }
    return String(result.dropLast())
  }

  private static let vietnamesePlaceholders = [
    "OPTIONS": "TÙY_CHỌN", "PATH": "ĐƯỜNG_DẪN", "DIR": "THƯ_MỤC", "FILE": "TỆP", "DATE": "NGÀY",
    "NAME": "TÊN",
    "PLAN": "KẾ_HOẠCH", "DOCUMENT": "VĂN_BẢN", "LIST": "DANH_SÁCH", "TARGET": "MỤC_TIÊU", "CODE": "MÃ",
    "OLD": "CŨ",
    "NEW": "MỚI", "FORMAT": "DẠNG", "SECONDS": "GIÂY", "SPEC": "NƠI",
  ]

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
