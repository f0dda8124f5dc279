import TargetDSL

extension Command {
  static let completions = Command(
    "completions",
    Phrase(en: "print completions for a shell", vi: "in phần gợi ý lệnh cho shell"),
    operands: Shell.allCases.map(\.rawValue).joined(separator: "|"),
    details: Phrase(
      en: """
        bash: add `source <(plancheck completions bash)` to ~/.bashrc.
        zsh: write the output to a file `_plancheck` in a folder of $fpath.
        fish: write it to ~/.config/fish/completions/plancheck.fish.
        """,
      vi: """
        bash: thêm `source <(plancheck completions bash)` vào ~/.bashrc.
        zsh: ghi kết quả vào tệp `_plancheck` trong một thư mục của $fpath.
        fish: ghi vào ~/.config/fish/completions/plancheck.fish.
        """),
    options: [], run: runCompletions)

  static let manual = Command(
    "manual",
    Phrase(en: "print the manual page, for `man -l -`", vi: "in trang hướng dẫn, để xem bằng `man -l -`"),
    operands: "", options: [], run: runManual)
}

private func runCompletions(_ invocation: Invocation) throws(UsageError) -> Int32 {
  let known = Shell.allCases.map(\.rawValue)
  guard let word = invocation.arguments.operands.first, invocation.arguments.operands.count == 1 else {
    throw UsageError(
      Phrase(en: "one shell is to be named", vi: "cần nêu một shell"),
      hint: Phrase(
        en: "for example `plancheck completions bash`", vi: "ví dụ `plancheck completions bash`"))
  }
  guard let shell = Shell(rawValue: word) else {
    throw UsageError.unknown(
      Phrase(en: "no completions for `\(word)`", vi: "không có gợi ý lệnh cho `\(word)`"), word: word,
      among: known)
  }
  invocation.print(ShellCompletions(commands: Command.all, language: invocation.language).script(for: shell))
  return 0
}

private func runManual(_ invocation: Invocation) throws(UsageError) -> Int32 {
  guard invocation.arguments.operands.isEmpty else {
    throw UsageError(Phrase(en: "`manual` takes no operand", vi: "`manual` không nhận tham số"))
  }
  invocation.print(
    ManualPage(commands: Command.all, version: Product.version, language: invocation.language).page())
  return 0
}
