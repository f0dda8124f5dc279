import TargetDSL

/// One verb of the program. A command is one file of `Commands` that declares a static `Command` and is listed in
/// `Command.all`.
struct Command: Sendable {
  /// For example: `check`.
  let name: String
  let summary: Phrase
  /// How operands are written. For example: `PATH…`.
  let operands: String
  /// More to know, shown below the options.
  let details: Phrase?
  let options: [Option]
  /// Gives the exit code.
  let run: @Sendable (Invocation) throws(UsageError) -> Int32

  init(
    _ name: String, _ summary: Phrase, operands: String, details: Phrase? = nil, options: [Option],
    run: @escaping @Sendable (Invocation) throws(UsageError) -> Int32
  ) {
    self.name = name
    self.summary = summary
    self.operands = operands
    self.details = details
    self.options = options + [.language, .help]
    self.run = run
  }
}

/// A command with its arguments and the world around it.
struct Invocation: Sendable {
  let command: Command
  let arguments: ParsedArguments
  let surroundings: Surroundings
  /// The language of texts for people.
  let language: Language

  /// Machine formats speak English unless a language is asked for.
  var machineLanguage: Language { arguments.has(.language) ? language : .english }

  /// Whose words a plan is written in.
  var words: Language { arguments.value(.words).flatMap(Language.init) ?? language }

  func print(_ text: String) { surroundings.write(Array(text.utf8), .output) }
  func complain(_ text: String) { surroundings.write(Array(text.utf8), .error) }

  /// Whether a stream gets colours.
  func usesColor(_ stream: Surroundings.Stream) -> Bool {
    switch arguments.value(.color) {
    case "always": true
    case "never": false
    default:
      surroundings.isTerminal(stream) && surroundings.environment["NO_COLOR", default: ""].isEmpty
        && surroundings.environment["TERM"] != "dumb"
    }
  }

  /// Columns for text on a stream; `nil` where nothing limits them.
  func width(_ stream: Surroundings.Stream) throws(UsageError) -> Int? {
    if let width = try arguments.number(.width, in: 20...10_000) { return width }
    return surroundings.isTerminal(stream) ? surroundings.terminalWidth : nil
  }
}
