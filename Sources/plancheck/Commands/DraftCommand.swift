import TargetDSL
import TargetEngine

extension Command {
  static let draft = Command(
    "draft",
    Phrase(
      en: "start a plan from its document: a stub for every figure that it states",
      vi: "bắt đầu kế hoạch từ văn bản: mỗi con số thành một mục tiêu nháp"),
    operands: "DOCUMENT…",
    details: Phrase(
      en: """
        The document is plain text (Markdown too), HTML, DOCX or ODT, or a table of indicators (XLSX, ODS, CSV); `-`
        reads it from standard input. Several documents of one plan, the decision first, make one draft. The plan is printed, or written to a file that does
        not exist yet, with a vocabulary beside it where there is none. It is valid as it stands; `# look` marks what
        has to be compared with the text, `stated` what may be measured.
        """,
      vi: """
        Văn bản là văn bản thuần (kể cả Markdown), HTML, DOCX hoặc ODT, hay bảng chỉ tiêu (XLSX, ODS, CSV); `-` đọc từ
        đầu vào chuẩn. Nhiều văn bản của một kế hoạch, văn bản chính đứng đầu, gộp thành một bản nháp. Kế hoạch được in ra, hoặc ghi vào một tệp chưa có, kèm
        tệp từ vựng nếu bên cạnh chưa có. Bản nháp hợp lệ ngay; `# look` đánh dấu chỗ cần đối chiếu, `stated` chỗ có thể đo.
        """),
    options: [DraftCommand.output, DraftCommand.name, .words], run: DraftCommand.run)
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
    guard !operands.isEmpty else {
      throw UsageError(
        Phrase(en: "a document is to be named", vi: "cần nêu một văn bản"),
        hint: Phrase(
          en: "write `plancheck draft 15-kh-ubnd.docx -o plans/caobang/caobang.plan`",
          vi: "hãy viết `plancheck draft 15-kh-ubnd.docx -o plans/caobang/caobang.plan`"))
    }
    var documents: [OfficialDocument] = []
    for path in operands { documents.append(try DocumentFile.read(path, invocation)) }
    try TraceCommand.requireFigures(documents)
    let target = invocation.arguments.value(output)
    let stem = target.map { lastName(of: $0).split(separator: ".").first.map(String.init) ?? "" }
    let name = (invocation.arguments.value(name) ?? stem).map { declarableName($0, fallback: "draft") }
    let words = invocation.arguments.value(.words).flatMap(Language.init)
    // A draft is one file in one language: what it says beside its clauses follows their words, unless `--lang` asks.
    let spoken = invocation.arguments.has(.language) ? invocation.language : words ?? invocation.language
    guard let target else {
      let plan = PlanDraft(from: documents, name: name, language: spoken, words: words ?? spoken)
      invocation.print(plan.text)
      invocation.complain("plancheck: " + DraftReport(summary: plan.summary).text(in: invocation.language))
      return 0
    }
    let folder = parentFolder(of: target)
    let shared = SharedVocabulary(
      besides: folder, documents: documents, language: spoken, words: words ?? spoken)
    let plan = PlanDraft(
      from: documents, name: name, vocabulary: shared.forDraft(at: target),
      language: spoken, words: words ?? spoken)
    let files = [(name: lastName(of: target), content: Array(plan.text.utf8))] + shared.newFiles
    try NewFiles(folder: folder, files: files).write()
    for file in shared.newFiles { invocation.print(printable(joined(folder, file.name)) + "\n") }
    let written = printable(target)
    invocation.print("\(written): " + DraftReport(summary: plan.summary).text(in: invocation.language))
    invocation.print(
      Phrase(en: "Next: `plancheck check \(written)`.\n", vi: "Tiếp theo: `plancheck check \(written)`.\n")
        .text(in: invocation.language))
    return 0
  }
}
