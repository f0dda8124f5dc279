import TargetDSL
import TargetEngine

extension Command {
  static let template = Command(
    "template",
    Phrase(
      en: "write empty data files for the tables of a plan, with what each column takes",
      vi: "tạo tệp số liệu trống cho các bảng của kế hoạch, kèm giải thích từng cột"),
    operands: "PLAN",
    details: Phrase(
      en: """
        Every table gives a CSV file with its header row and a second one, `….columns.csv`, that explains each column
        and its values; and a workbook with both as sheets, where values can be picked from lists. Headers and
        explanations are in the language of --words. Files that exist are never overwritten.
        """,
      vi: """
        Mỗi bảng cho một tệp CSV có dòng tiêu đề và một tệp `….columns.csv` giải thích từng cột cùng các giá trị; và một
        bảng tính có cả hai trang, chọn giá trị được từ danh sách. Tiêu đề và phần giải thích theo ngôn ngữ của --words.
        Tệp đã có thì không bao giờ bị ghi đè.
        """),
    options: [TemplateCommand.output, TemplateCommand.format, TemplateCommand.root, .words],
    run: TemplateCommand.run)
}

/// `plancheck template PLAN`.
enum TemplateCommand {
  static let output = Option(
    "output", value: "DIR",
    Phrase(
      en: "the folder to write to (by default `templates`)", vi: "thư mục ghi tệp (mặc định `templates`)"))
  static let format = Option(
    "format", choices: DataTemplates.Format.allCases.map(\.rawValue) + ["both"],
    Phrase(en: "the kind of files (by default both)", vi: "loại tệp (mặc định both: cả hai)"))
  static let root = TrackingOptions.rootOption

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    guard let operand = invocation.arguments.operands.first, invocation.arguments.operands.count == 1 else {
      throw .onePlanIsToBeNamed(to: "template")
    }
    guard
      let plan = try PlanLoader(invocation: invocation).load(
        operand, root: try TrackingOptions.folder(invocation.arguments, root))
    else { return 2 }
    let chosen = invocation.arguments.value(format).flatMap(DataTemplates.Format.init(rawValue:))
    let formats = chosen.map { [$0] } ?? DataTemplates.Format.allCases
    let files = DataTemplates(plan: plan, language: invocation.words).files(Set(formats))
    guard !files.isEmpty else {
      throw UsageError(
        Phrase(
          en: "`\(operand)` has no table, so there are no data to ask for",
          vi: "`\(operand)` không có bảng nào, nên không cần số liệu"))
    }
    let folder = tidied(invocation.arguments.value(output) ?? "templates")
    try NewFiles(folder: folder, files: files.map { ($0.name, $0.content) }).write()
    for file in files { invocation.print(printable(joined(folder, file.name)) + "\n") }
    // A workbook or a CSV file does for a table, and the explanations may stay away.
    let data = joined(parentFolder(of: plan.file.path), "data")
    let place = printable(joined(data, "2024"))
    let ofAllDays = plan.tables.filter { $0.snapshotColumn != nil }
    guard ofAllDays.isEmpty else {
      let own = plan.tables.count == ofAllDays.count
      let names = ofAllDays.map { "`\($0.name)`" }.joined(separator: ", ")
      invocation.print(
        Phrase(
          en: "Next: fill them in, put the file of \(names) into `\(printable(data))` itself"
            + (own ? "" : " and those of other tables into a folder of its year, such as `\(place)`")
            + ", and run `plancheck data \(printable(operand))`.\n",
          vi: "Tiếp theo: điền số liệu, đặt tệp của \(names) ngay trong thư mục `\(printable(data))`"
            + (own ? "" : ", tệp của các bảng khác trong thư mục của từng năm, ví dụ `\(place)`")
            + ", rồi chạy `plancheck data \(printable(operand))`.\n"
        ).text(in: invocation.language))
      return 0
    }
    invocation.print(
      Phrase(
        en: "Next: fill them in, put one file a table into a folder of its year, such as `\(place)`, and run "
          + "`plancheck data \(printable(operand))`.\n",
        vi:
          "Tiếp theo: điền số liệu, đặt mỗi bảng một tệp vào thư mục của năm đó, ví dụ `\(place)`, rồi chạy "
          + "`plancheck data \(printable(operand))`.\n"
      ).text(in: invocation.language))
    return 0
  }
}
