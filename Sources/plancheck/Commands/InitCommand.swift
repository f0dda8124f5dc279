import TargetDSL
import TargetEngine

extension Command {
  static let start = Command(
    "init",
    Phrase(
      en: "start a plan folder with a first plan that explains itself",
      vi: "tạo thư mục kế hoạch với một kế hoạch đầu tiên có giải thích"),
    operands: "DIR",
    details: Phrase(
      en: """
        The plan is called after the folder. Where `../common/vocabulary.plan` exists beside it, the plan uses that;
        else a vocabulary of its own is written. Files that exist are never overwritten.
        """,
      vi: """
        Kế hoạch lấy tên theo thư mục. Nếu bên cạnh đã có `../common/vocabulary.plan` thì kế hoạch dùng tệp đó; nếu
        không, một tệp từ vựng riêng được tạo ra. Tệp đã có thì không bao giờ bị ghi đè.
        """),
    options: [], run: runInit)
}

private func runInit(_ invocation: Invocation) throws(UsageError) -> Int32 {
  guard let operand = invocation.arguments.operands.first, invocation.arguments.operands.count == 1 else {
    throw UsageError(
      Phrase(en: "one folder is to be named", vi: "cần nêu một thư mục"),
      hint: Phrase(en: "write `plancheck init plans/caobang`", vi: "hãy viết `plancheck init plans/caobang`"))
  }
  let folder = tidied(operand)
  let title = lastName(of: folder == "." || folder.hasSuffix("..") ? currentFolder() ?? "plan" : folder)
  let words = SharedVocabulary(besides: folder, language: invocation.language)
  let first = FirstPlan(
    name: planName(title), label: quotable(title), year: invocation.surroundings.today()?.year ?? 2025,
    vocabularyPath: words.path, language: invocation.language)
  let files = [(name: "\(first.name).plan", content: first.plan)] + words.newFiles
  try NewFiles(folder: folder, files: files).write()
  for file in files { invocation.print(printable(joined(folder, file.name)) + "\n") }
  invocation.print(
    Phrase(
      en: "Next: edit the plan, then `plancheck check \(folder)`.\n",
      vi: "Tiếp theo: sửa kế hoạch, rồi chạy `plancheck check \(folder)`.\n"
    ).text(in: invocation.language))
  return 0
}

/// A name of the language made from the name of a folder: `Cao Bằng` gives `cao_bang`.
func planName(_ title: String) -> String {
  switch declarableName(title, words: 100, fallback: "plan") {
  case "plan": "first_plan"
  case "vocabulary": "plan_vocabulary"
  case let name: name
  }
}

/// A folder may be called anything, a label ends at its quote and its line.
private func quotable(_ title: String) -> String {
  String(title.map { $0 == "\"" || $0 == "\\" || $0.isNewline ? " " : $0 })
}
