import Glibc
import TargetDSL
import TargetEngine

extension Command {
  static let lsp = Command(
    "lsp",
    Phrase(
      en: "serve an editor: findings, names, completion and layout while a plan is typed",
      vi: "phục vụ trình soạn thảo: lỗi, tên, gợi ý và trình bày ngay khi gõ kế hoạch"),
    operands: "",
    details: Phrase(
      en: """
        Speaks the Language Server Protocol on standard input and output; an editor starts it. Nothing is written, and
        no plan file outside the workspace is read. `docs/editors.md` tells how to set an editor up.

        Exit codes: 0 the client took its leave; 1 it went away without; 2 the command line is wrong.
        """,
      vi: """
        Dùng giao thức Language Server Protocol qua đầu vào và đầu ra chuẩn; trình soạn thảo tự khởi động lệnh này. Không
        ghi gì, không đọc tệp kế hoạch ngoài thư mục làm việc. `docs/editors.md` hướng dẫn cài đặt.

        Mã thoát: 0 trình soạn thảo kết thúc đúng cách; 1 trình soạn thảo ngắt đột ngột; 2 dòng lệnh sai.
        """),
    options: [LSPCommand.log, LSPCommand.measure], run: LSPCommand.run)
}

/// `plancheck lsp`.
enum LSPCommand {
  static let log = Option(
    "log", value: "FILE",
    Phrase(en: "write what is asked into a file", vi: "ghi các yêu cầu vào một tệp"))

  static let measure = Option(
    "measure",
    Phrase(
      en: "for the server itself: measure the plans that are told on standard input",
      vi: "dành cho chính lệnh này: đo các kế hoạch được nêu ở đầu vào chuẩn"))

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    if invocation.arguments.has(measure) {
      var helper = MeasuringHelper(language: invocation.machineLanguage)
      // A server that has been killed tells nothing.
      let watch = ClientWatch(output: STDOUT_FILENO)
      defer { withExtendedLifetime(watch) {} }
      helper.run(input: STDIN_FILENO, output: STDOUT_FILENO)
      return 0
    }
    guard invocation.arguments.operands.isEmpty else {
      throw UsageError(
        Phrase(
          en: "`lsp` takes no file: an editor names them", vi: "`lsp` không nhận tệp: trình soạn thảo sẽ nêu")
      )
    }
    var lines: [String] = []
    let path = invocation.arguments.value(log)
    if let path {
      do throws(FileError) {
        try writeFile([], to: path)
      } catch {
        throw .unwritable(path, error)
      }
    }
    var loop = ServerLoop(input: STDIN_FILENO, output: STDOUT_FILENO) { line in
      guard let path else { return }
      // The last thousand lines are kept.
      lines.append(line)
      if lines.count > 1_000 { lines.removeFirst(lines.count - 1_000) }
      try? writeFile(Array((lines.joined(separator: "\n") + "\n").utf8), to: path)
    }
    return loop.run(language: invocation.language)
  }
}
