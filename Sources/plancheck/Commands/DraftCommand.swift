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
        written to a file that does not exist yet, with a vocabulary beside it where there is none. It is valid as it
        stands; `stated` marks what has to be replaced.
        """,
      vi: """
        Văn bản là văn bản thuần (kể cả Markdown) hoặc HTML; `-` đọc từ đầu vào chuẩn. Kế hoạch được in ra, hoặc ghi
        vào một tệp chưa có, kèm tệp từ vựng nếu bên cạnh chưa có. Bản nháp hợp lệ ngay; `stated` đánh dấu chỗ cần thay.
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
    try TraceCommand.requireFigures(document)
    let target = invocation.arguments.value(output)
    let stem = target.map { lastName(of: $0).split(separator: ".").first.map(String.init) ?? "" }
    let name = (invocation.arguments.value(name) ?? stem).map { declarableName($0, fallback: "draft") }
    guard let target else {
      let plan = draftPlan(from: document, name: name, language: invocation.language)
      invocation.print(plan)
      if let unread = unread(document) {
        invocation.complain("plancheck: " + unread.text(in: invocation.language))
      }
      return 0
    }
    let folder = parentFolder(of: target)
    let words = SharedVocabulary(besides: folder, language: invocation.language)
    let plan = draftPlan(
      from: document, name: name, vocabulary: words.forDraft(at: target), language: invocation.language)
    let files = [(name: lastName(of: target), content: Array(plan.utf8))] + words.newFiles
    try NewFiles(folder: folder, files: files).write()
    for file in words.newFiles { invocation.print(printable(joined(folder, file.name)) + "\n") }
    let written = printable(target)
    invocation.print(
      Phrase(
        en: "\(written): \(counted(document).english). Next: `plancheck check \(written)`.\n",
        vi: "\(written): \(counted(document).vietnamese). Tiếp theo: `plancheck check \(written)`.\n"
      ).text(in: invocation.language))
    if let unread = unread(document) { invocation.print(unread.text(in: invocation.language)) }
    return 0
  }

  /// For example: `8 goals, 4 facts`.
  private static func counted(_ document: OfficialDocument) -> Phrase {
    let parts = Statement.Kind.inOrder.compactMap { kind -> Phrase? in
      let count = document.statements.count { $0.kind == kind }
      guard count > 0 else { return nil }
      return Phrase(
        en: "\(count) \(count == 1 ? kind.singular.english : kind.plural.english)",
        vi: "\(count) \(kind.plural.vietnamese)")
    }
    return Phrase(
      en: parts.map(\.english).joined(separator: ", "), vi: parts.map(\.vietnamese).joined(separator: ", "))
  }

  /// How many numbers were not understood, and where.
  private static func unread(_ document: OfficialDocument) -> Phrase? {
    let lines = Set(document.unread.map(\.line)).sorted()
    guard !lines.isEmpty else { return nil }
    let count = document.unread.count
    let places = lines.prefix(10).map(String.init).joined(separator: ", ") + (lines.count > 10 ? ", …" : "")
    return Phrase(
      en: count == 1
        ? "1 number on line \(places) was not understood; it stands as a comment at the end of the plan\n"
        : "\(count) numbers on line\(lines.count == 1 ? "" : "s") \(places) were not understood; they stand as comments "
          + "at the end of the plan\n",
      vi: "\(count) con số ở dòng \(places) chưa hiểu được; xem chú thích cuối kế hoạch\n")
  }
}
