extension Command {
  /// The commands that work, in the order in which help lists them.
  static let all: [Command] = [
    .check, .compare, .history, .diff, .data, .sql, .test, .explain, .fmt, .start, .demo, .table, .template,
    .trace,
    .draft,
    .lsp,
    .completions,
    .manual,
  ]
}
