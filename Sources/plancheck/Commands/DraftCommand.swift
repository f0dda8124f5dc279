import TargetDSL
import TargetEngine

extension Command {
  static let draft = Command(
    "draft",
    Phrase(
      en: "start a plan from its document: a stub for every figure that it states",
      vi: "bắt đầu kế hoạch từ văn bản: mỗi con số thành một mục tiêu nháp"),
    operands: "DOCUMENT",
    details: Phrase(
      en: """
        The document is plain text (Markdown too) or HTML; `-` reads it from standard input. The plan is printed, or
        written to a file that does not exist yet. It is valid as it stands; `stated` marks what has to be replaced.
        """,
      vi: """
        Văn bản là văn bản thuần (kể cả Markdown) hoặc HTML; `-` đọc từ đầu vào chuẩn. Kế hoạch được in ra, hoặc ghi
        vào một tệp chưa có. Bản nháp hợp lệ ngay; `stated` đánh dấu chỗ cần thay.
        """),
    options: [DraftCommand.output, DraftCommand.name], run: DraftCommand.run)
}

/// `plancheck draft DOCUMENT`.
enum DraftCommand {
  static let output = Option(
    "output", letter: "o", value: "FILE",
    Phrase(en: "write the plan to this file", vi: "ghi kế hoạch vào tệp này"))
  static let name = Option(
    "name", value: "NAME",
    Phrase(
      en: "the name of the plan (by default that of the file)", vi: "tên kế hoạch (mặc định theo tên tệp)"))

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let operands = invocation.arguments.operands
    guard let path = operands.first, operands.count == 1 else {
      throw UsageError(
        Phrase(en: "one document is to be named", vi: "cần nêu một văn bản"),
        hint: Phrase(
          en: "write `plancheck draft 15-kh-ubnd.html -o plans/caobang/caobang.plan`",
          vi: "hãy viết `plancheck draft 15-kh-ubnd.html -o plans/caobang/caobang.plan`"))
    }
    let document = try TraceCommand.readDocument(path, invocation)
    let target = invocation.arguments.value(output)
    let stem = target.map { lastName(of: $0).split(separator: ".").first.map(String.init) ?? "" }
    let name = (invocation.arguments.value(name) ?? stem).map { declarableName($0, fallback: "draft") }
    let plan = draftPlan(from: document, name: name, language: invocation.language)
    guard let target else {
      invocation.print(plan)
      return 0
    }
    try NewFiles(
      folder: parentFolder(of: target), files: [(name: lastName(of: target), content: Array(plan.utf8))]
    ).write()
    let count = document.statements.count
    invocation.print(
      Phrase(
        en: "\(printable(target)): \(count) stubs. Next: `plancheck check \(printable(target))`.\n",
        vi: "\(printable(target)): \(count) mục nháp. Tiếp theo: `plancheck check \(printable(target))`.\n"
      ).text(in: invocation.language))
    return 0
  }
}
