import TargetDSL
import TargetEngine

extension Command {
  static let trace = Command(
    "trace",
    Phrase(
      en: "put a plan beside its document: which figures are covered, which are not",
      vi: "đối chiếu kế hoạch với văn bản: con số nào đã có, con số nào chưa"),
    operands: "PLAN DOCUMENT…",
    details: Phrase(
      en: """
        The document is plain text (Markdown too), HTML, DOCX or ODT, or a table of indicators (XLSX, ODS, CSV); `-` reads it
        from standard input. Several documents of one plan are read as one. Every figure that it
        states is found and matched with the clause that cites it. Exit codes: 0 every goal is covered; 1 a goal is
        not, a clause has another figure than its document, or quoted words are not there; 2 nothing could be read.
        """,
      vi: """
        Văn bản là văn bản thuần (kể cả Markdown), HTML, DOCX hoặc ODT, hay bảng chỉ tiêu (XLSX, ODS, CSV); `-` đọc từ đầu vào
        chuẩn. Nhiều văn bản của một kế hoạch được đọc như một. Mọi con số trong đó được tìm và
        ghép với mệnh đề trích dẫn nó. Mã thoát: 0 mọi mục tiêu đều có; 1 có mục tiêu chưa có, mệnh đề ghi khác văn
        bản, hoặc lời trích không có trong đó; 2 không đọc được.
        """),
    options: [TrackingOptions.rootOption, TraceCommand.format, .color, .width], run: TraceCommand.run)
}

/// `plancheck trace PLAN DOCUMENT`.
enum TraceCommand {
  static let format = Option(
    "format", choices: ["text", "json"], Phrase(en: "the form of the report", vi: "dạng của báo cáo"))

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let operands = invocation.arguments.operands
    guard operands.count >= 2 else {
      throw UsageError(
        Phrase(en: "a plan and its document are to be named", vi: "cần nêu một kế hoạch và văn bản của nó"),
        hint: Phrase(
          en: "write `plancheck trace plans/caobang/caobang.plan 15-kh-ubnd.html`",
          vi: "hãy viết `plancheck trace plans/caobang/caobang.plan 15-kh-ubnd.html`"))
    }
    let root = try TrackingOptions.folder(invocation.arguments, TrackingOptions.rootOption)
    var documents: [OfficialDocument] = []
    for path in operands.dropFirst() { documents.append(try DocumentFile.read(path, invocation)) }
    guard let plan = try PlanLoader(invocation: invocation).load(operands[0], root: root) else { return 2 }
    try requireFigures(documents)
    guard let document = OfficialDocument(joining: documents) ?? documents.first else { return 2 }
    let found = trace(plan, against: document)
    if invocation.arguments.value(format) == "json" {
      invocation.surroundings.write(
        TraceJSON(plan: plan, document: document, trace: found).rendered(), .output)
    } else {
      let text = TraceText(
        plan: plan, document: document, trace: found, language: invocation.language,
        usesColor: invocation.usesColor(.output), width: try invocation.width(.output))
      invocation.print(text.rendered())
    }
    return found.isComplete ? 0 : 1
  }

  /// A document that states no figure leaves nothing to draft and nothing to compare.
  static func requireFigures(_ documents: [OfficialDocument]) throws(UsageError) {
    guard documents.allSatisfy(\.statements.isEmpty) else { return }
    let paths = documents.map { "`\($0.path)`" }.joined(separator: ", ")
    let lines = Set(documents.flatMap(\.toRead).map(\.line)).sorted().prefix(8).map(String.init).joined(
      separator: ", ")
    throw UsageError(
      Phrase(
        en: "no goal with a figure was found in \(paths)",
        vi: "không tìm thấy mục tiêu nào có con số trong \(paths)"),
      hint: lines.isEmpty
        ? Phrase(
          en: "is it the whole text of the plan? `plancheck init DIR` starts a plan without a document",
          vi: "đây đã là toàn văn kế hoạch chưa? `plancheck init THƯ_MỤC` tạo kế hoạch không cần văn bản")
        : Phrase(
          en: "its numbers were not understood (line \(lines)); `plancheck init DIR` starts a plan by hand",
          vi: "các con số chưa hiểu được (dòng \(lines)); `plancheck init THƯ_MỤC` tạo kế hoạch để tự viết"))
  }
}

extension Trace {
  /// Every goal of the document is covered, and nothing is cited wrongly.
  var isComplete: Bool {
    missingWords.isEmpty
      && statements.allSatisfy {
        $0.coverage == .covered || $0.coverage == .notCovered && $0.statement.kind != .goal
      }
  }
}
