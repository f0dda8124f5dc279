import TargetDSL
import TargetEngine

/// The program: finds the command, reads its arguments and runs it.
enum Program {
  /// Gives the exit code; every wrong command line gives 2.
  static func run(_ words: [String], in surroundings: Surroundings) -> Int32 {
    let language = spokenLanguage(words, environment: surroundings.environment)
    let code = answer(words, in: language, surroundings)
    guard let failure = surroundings.outputFailure() else { return code }
    surroundings.write(Array(text(of: .unwritableOutput(failure), in: language).utf8), .error)
    return max(code, 2)
  }

  private static func answer(_ words: [String], in language: Language, _ surroundings: Surroundings) -> Int32
  {
    func print(_ text: String) { surroundings.write(Array(text.utf8), .output) }
    do throws(UsageError) {
      let given = withoutLanguage(words)
      guard let first = given.first else {
        surroundings.write(Array(Help.overview(in: language).utf8), .error)
        return 2
      }
      switch first {
      case "-h", "--help", "help":
        guard let name = withoutLanguage(given.dropFirst()).first(where: { !$0.hasPrefix("-") }) else {
          print(Help.overview(in: language))
          return 0
        }
        print(Help.page(of: try command(named: name), in: language))
        return 0
      case "--version":
        print("plancheck \(Product.version)\n")
        return 0
      default:
        let command = try command(named: first)
        let rest = given.dropFirst()
        let asksForHelp = rest.prefix { $0 != "--" }.contains { $0 == "-h" || $0 == "--help" }
        if asksForHelp {
          print(Help.page(of: command, in: language))
          return 0
        }
        let arguments = try ParsedArguments.parse(rest, options: command.options)
        return try command.run(
          Invocation(command: command, arguments: arguments, surroundings: surroundings, language: language))
      }
    } catch {
      surroundings.write(Array(Program.text(of: error, in: language).utf8), .error)
      return 2
    }
  }

  static func text(of error: UsageError, in language: Language) -> String {
    let hint = error.hint.map { "; " + $0.text(in: language) } ?? ""
    return "plancheck: " + printable(error.message.text(in: language) + hint) + "\n"
  }

  private static func command(named name: String) throws(UsageError) -> Command {
    if let command = Command.all.first(where: { $0.name == name }) { return command }
    if name.hasPrefix("-") {
      throw UsageError(
        Phrase(en: "unknown option `\(name)`", vi: "không có tùy chọn `\(name)`"),
        hint: Phrase(en: "see `plancheck --help`", vi: "xem `plancheck --help`"))
    }
    if hasEnding(name, ".plan") || name.contains("/") {
      throw UsageError(
        Phrase(en: "unknown command `\(name)`", vi: "không có lệnh `\(name)`"),
        hint: Phrase(
          en: "to check a plan, write `plancheck check \(name)`",
          vi: "để kiểm tra kế hoạch, hãy viết `plancheck check \(name)`"))
    }
    throw UsageError.unknown(
      Phrase(en: "unknown command `\(name)`", vi: "không có lệnh `\(name)`"), word: name,
      among: Command.all.map(\.name))
  }

  /// The words from the first that is not about the language: `plancheck --lang vi check` and
  /// `plancheck help --lang vi check` are meant well.
  private static func withoutLanguage(_ words: some Collection<String>) -> ArraySlice<String> {
    var rest = Array(words)[...]
    while let word = rest.first, word == "--lang" || isLanguageOption(word) {
      rest = rest.dropFirst(word == "--lang" ? 2 : 1)
    }
    return rest
  }

  private static func isLanguageOption(_ word: String) -> Bool { word.hasPrefix("--lang=") }

  /// `--lang` wherever it stands, so that even a wrong command line is answered in the reader's language; else
  /// the locale.
  static func spokenLanguage(_ words: [String], environment: [String: String]) -> Language {
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      if word == "--lang", words.indices.contains(index + 1),
        let language = Language(rawValue: words[index + 1])
      {
        return language
      }
      if isLanguageOption(word), let language = Language(rawValue: String(word.dropFirst("--lang=".count))) {
        return language
      }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("vi") == true ? .vietnamese : .english
  }
}
