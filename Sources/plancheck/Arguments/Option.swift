import TargetDSL

/// An option of a command: `--as-of DATE`, or a flag such as `--warn-only`.
struct Option: Sendable {
  enum Offers: Sendable {
    case none
    /// Words between commas.
    case list([String])
    /// A choice of `--format`, `=` and the path of a file.
    case fileOfFormat
  }

  /// Without the hyphens. For example: `as-of`.
  let name: String
  let letter: Character?
  /// The placeholder of its value; `nil` for a flag. For example: `DATE`.
  let value: String?
  let help: Phrase
  /// The values that it may take, where there is a list of them.
  let choices: [String]
  /// What a shell offers where the value is made of more than one choice.
  let offers: Offers
  let isRepeatable: Bool
  /// Whether it may stand without one of its choices, as a flag.
  let isValueOptional: Bool

  init(
    _ name: String, letter: Character? = nil, value: String? = nil, choices: [String] = [],
    offers: Offers = .none, isRepeatable: Bool = false, isValueOptional: Bool = false, _ help: Phrase
  ) {
    self.name = name
    self.letter = letter
    self.value = value ?? (choices.isEmpty ? nil : choices.joined(separator: "|"))
    self.help = help
    self.choices = choices
    self.offers = offers
    self.isRepeatable = isRepeatable
    self.isValueOptional = isValueOptional
  }

  /// How it is written, with its value. For example: `--as-of DATE`.
  var usage: String {
    (letter.map { "-\($0), " } ?? "") + "--\(name)"
      + (value.map { isValueOptional ? " [\($0)]" : " \($0)" } ?? "")
  }
}

extension Option {
  static let help = Option(
    "help", letter: "h", Phrase(en: "show what the command does", vi: "xem hướng dẫn của lệnh"))

  static let language = Option(
    "lang", value: "en|vi", choices: ["en", "vi"],
    Phrase(
      en: "the language of messages and reports (from LANG by default; machine formats: English)",
      vi: "ngôn ngữ của thông báo và báo cáo (mặc định theo LANG; định dạng cho máy: tiếng Anh)"))

  static let words = Option(
    "words", choices: ["en", "vi"],
    Phrase(
      en: "write English or Vietnamese words (by default those of --lang; fmt: of each file)",
      vi: "viết bằng từ tiếng Anh hay tiếng Việt (mặc định theo --lang; fmt: theo từng tệp)"))

  static let color = Option(
    "color", value: "auto|always|never", choices: ["auto", "always", "never"],
    Phrase(
      en: "colours; auto: on a terminal, unless NO_COLOR is set",
      vi: "màu; auto: trong cửa sổ dòng lệnh, trừ khi đặt NO_COLOR"))

  static let width = Option(
    "width", value: "N",
    Phrase(
      en: "columns of the text report (by default those of the terminal)",
      vi: "bề rộng của báo cáo chữ, tính bằng ký tự (mặc định theo cửa sổ dòng lệnh)"))
}
