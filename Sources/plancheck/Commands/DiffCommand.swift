import TargetDSL
import TargetEngine

extension Command {
  static let diff = Command(
    "diff",
    Phrase(
      en: "say what a new version of a plan changes: goals added, dropped, tightened, loosened, moved",
      vi: "nêu những gì bản mới của kế hoạch thay đổi: thêm, bỏ, chặt hơn, nới lỏng, đổi hạn"),
    operands: "OLD NEW",
    details: Phrase(
      en: """
        `-` reads one of the two from standard input; --stdin-filename says where that text belongs, so that what it
        uses is found:

          git show HEAD~1:plans/daknong/daknong.plan |
            plancheck diff - plans/daknong/daknong.plan --stdin-filename plans/daknong/daknong.plan

        Exit codes: 0; 2 a plan or the command line is wrong.
        """,
      vi: """
        `-` đọc một trong hai bản từ đầu vào chuẩn; --stdin-filename nêu vị trí của bản đó để tìm được các tệp nó dùng:

          git show HEAD~1:plans/daknong/daknong.plan |
            plancheck diff - plans/daknong/daknong.plan --stdin-filename plans/daknong/daknong.plan

        Mã thoát: 0; 2 kế hoạch hoặc dòng lệnh sai.
        """),
    options: [
      DiffCommand.standardInputName, DiffCommand.format, TrackingOptions.rootOption, .color, .width,
    ],
    run: DiffCommand.run)
}

/// `plancheck diff OLD NEW`.
enum DiffCommand {
  static let format = Option(
    "format", value: "FORMAT", choices: AmendmentReport.Format.allCases.map(\.rawValue),
    Phrase(
      en: "the form of the report: text, json, csv, markdown", vi: "dạng báo cáo: text, json, csv, markdown"))

  static let standardInputName = Option(
    "stdin-filename", value: "PATH",
    Phrase(
      en: "the path that the text from standard input belongs to",
      vi: "đường dẫn của bản đọc từ đầu vào chuẩn"))

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let arguments = invocation.arguments
    guard arguments.operands.count == 2 else {
      throw UsageError(
        Phrase(
          en: "two versions of a plan are to be named, not \(arguments.operands.count)",
          vi: "cần nêu hai bản của kế hoạch, không phải \(arguments.operands.count)"),
        hint: Phrase(en: "write `plancheck diff OLD NEW`", vi: "hãy viết `plancheck diff OLD NEW`"))
    }
    guard arguments.operands != ["-", "-"] else {
      throw UsageError(
        Phrase(
          en: "only one of the two can come from standard input",
          vi: "chỉ một trong hai bản đọc từ đầu vào chuẩn"))
    }
    let form =
      arguments.value(format).flatMap(AmendmentReport.Format.init(rawValue:)) ?? .text
    let isForPeople = form == .text || form == .markdown
    var style = ReportStyle(language: isForPeople ? invocation.language : invocation.machineLanguage)
    if form == .text { style.width = try invocation.width(.output) }
    let root = try TrackingOptions.folder(arguments, TrackingOptions.rootOption)
    let versions = try arguments.operands.map { operand throws(UsageError) in
      try version(operand, root: root, invocation)
    }
    guard let old = versions.first?.plan, let new = versions.last?.plan else { return 2 }
    let report = AmendmentReport(
      oldPath: versions.first?.path ?? "", newPath: versions.last?.path ?? "",
      amendments: AmendmentFinder.amendments(from: old, to: new), style: style)
    invocation.surroundings.write(report.render(form), .output)
    return 0
  }

  private static func version(
    _ operand: String, root: String?, _ invocation: Invocation
  ) throws(UsageError) -> (path: String, plan: CheckedPlan?) {
    let loader = PlanLoader(invocation: invocation)
    guard operand == "-" else { return (tidied(operand), try loader.load(operand, root: root)) }
    guard let name = invocation.arguments.value(standardInputName) else {
      throw UsageError(
        Phrase(
          en: "a plan from standard input needs `--stdin-filename`",
          vi: "kế hoạch đọc từ đầu vào chuẩn cần có `--stdin-filename`"),
        hint: Phrase(
          en: "it says where the text belongs, so that what it uses is found",
          vi: "tùy chọn này nêu vị trí của bản đó để tìm được các tệp nó dùng"))
    }
    guard let bytes = invocation.surroundings.standardInput() else {
      throw UsageError(Phrase(en: "cannot read standard input", vi: "không đọc được đầu vào chuẩn"))
    }
    return (tidied(name), try loader.load(contents: bytes, of: tidied(name), root: root))
  }
}
