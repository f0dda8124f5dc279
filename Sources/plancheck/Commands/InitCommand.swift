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
    options: [startFrom, .words], run: runInit)
}

private let startFrom = Option(
  "from", value: "FILE", isRepeatable: true,
  Phrase(
    en:
      "declare a table for this data file, as `plancheck table` prints it, instead of the examples; may stand several times",
    vi: "khai báo bảng cho tệp số liệu này như `plancheck table` in ra, thay cho ví dụ; có thể ghi nhiều lần")
)

private func runInit(_ invocation: Invocation) throws(UsageError) -> Int32 {
  let hasFiles = invocation.arguments.has(startFrom)
  guard let operand = invocation.arguments.operands.first,
    hasFiles || invocation.arguments.operands.count == 1
  else {
    throw UsageError(
      Phrase(en: "one folder is to be named", vi: "cần nêu một thư mục"),
      hint: Phrase(en: "write `plancheck init plans/caobang`", vi: "hãy viết `plancheck init plans/caobang`"))
  }
  let folder = tidied(operand)
  let title = lastName(of: folder == "." || folder.hasSuffix("..") ? currentFolder() ?? "plan" : folder)
  if hasFiles {
    let sources = invocation.arguments.values(startFrom) + invocation.arguments.operands.dropFirst()
    return try startFromFiles(sources, folder: folder, title: title, invocation)
  }
  let words = SharedVocabulary(besides: folder, language: invocation.language, words: invocation.words)
  let first = FirstPlan(
    name: planName(title), label: quotable(title), year: invocation.surroundings.today()?.year ?? 2025,
    vocabularyPath: words.path, language: invocation.language, words: invocation.words)
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

/// A plan of the tables that files need, with a goal for each that says where to go on.
private func startFromFiles(
  _ sources: [String], folder: String, title: String, _ invocation: Invocation
) throws(UsageError) -> Int32 {
  var tables: [TableDeclaration] = []
  for source in sources {
    tables.append(
      TableDeclaration(sketch: try sketch(of: source), language: invocation.language))
  }
  let year = invocation.surroundings.today()?.year ?? 2025
  let name = planName(title)
  let plan = PlanOfTables(
    name: name, label: quotable(title), year: year, tables: tables, language: invocation.language,
    words: invocation.words)
  try NewFiles(folder: folder, files: [("\(name).plan", plan.content)]).write()
  invocation.print(printable(joined(folder, "\(name).plan")) + "\n")
  invocation.print(
    Phrase(
      en: "Next: copy the data files to `\(folder)/data/\(year: year)/`, then `plancheck check \(folder)`.\n",
      vi:
        "Tiếp theo: chép các tệp số liệu vào `\(folder)/data/\(year: year)/`, rồi chạy `plancheck check \(folder)`.\n"
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
