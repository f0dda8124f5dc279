import TargetDSL
import TargetEngine

extension Command {
  static let data = Command(
    "data",
    Phrase(
      en:
        "check the data of a plan alone: what is missing, wrong or doubled, and which targets that endangers",
      vi: "chỉ kiểm tra số liệu của kế hoạch: thiếu, sai, trùng gì, và ảnh hưởng đến mục tiêu nào"),
    operands: "PLAN",
    details: Phrase(
      en: """
        For each snapshot, table and column: rows, cells that are unknown, known to be none, out of range, unreadable,
        or refer to a key that is not there; keys that stand twice; the spellings that were met. A gap is followed by
        the targets that read the column.

        Exit codes: 0; 2 the plan or the command line is wrong; 3 a data file is broken.
        """,
      vi: """
        Với từng kỳ số liệu, bảng và cột: số dòng, ô chưa biết, ô không có giá trị, ô ngoài khoảng, không đọc được hay
        tham chiếu đến khóa không có; khóa trùng; các cách viết đã gặp. Chỗ thiếu nào cũng kèm các mục tiêu dùng cột đó.

        Mã thoát: 0; 2 kế hoạch hoặc dòng lệnh sai; 3 tệp số liệu hỏng.
        """),
    options: [
      TrackingOptions.dataOption, TrackingOptions.sampleOption, TrackingOptions.rootOption,
      TrackingOptions.threadsOption,
      DataCommand.format,
      .color,
      .width,
    ] + EngineOptions.all,
    run: DataCommand.run)
}

/// `plancheck data PLAN`.
enum DataCommand {
  static let format = Option(
    "format", value: "FORMAT", choices: DataReport.Format.allCases.map(\.rawValue),
    Phrase(en: "the form of the report: text, json", vi: "dạng báo cáo: text, json"))

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    guard let operand = invocation.arguments.operands.first, invocation.arguments.operands.count == 1 else {
      throw .onePlanIsToBeNamed(to: "data")
    }
    let options = try TrackingOptions(invocation)
    let form = invocation.arguments.value(format).flatMap(DataReport.Format.init(rawValue:)) ?? .text
    var style = ReportStyle(language: form == .text ? invocation.language : invocation.machineLanguage)
    if form == .text {
      style.usesColor = invocation.usesColor(.output)
      style.width = try invocation.width(.output)
    }
    guard let plan = try PlanLoader(invocation: invocation).load(operand, root: options.root) else {
      return 2
    }
    var pipelineOptions = options.pipelineOptions
    pipelineOptions.data = try options.data(of: plan.file.path, named: plan.name)
    let pipeline = TrackingPipeline(options: pipelineOptions)
    let opened: (any MeasureSource)?
    do throws(SourceFailure) {
      opened = try pipeline.openSource(of: plan, planPath: plan.file.path)
    } catch {
      let drawing = DiagnosticRenderer(
        language: invocation.language, usesColor: invocation.usesColor(.error),
        width: try invocation.width(.error))
      for problem in error.problems { invocation.complain(drawing.render(problem)) }
      return 3
    }
    guard let source = opened else {
      throw UsageError(
        Phrase(
          en: "there is no folder `data` beside `\(plan.file.path)`",
          vi: "không có thư mục `data` bên cạnh `\(plan.file.path)`"),
        hint: Phrase(
          en:
            "a year of data is a folder such as `\(joined(parentFolder(of: plan.file.path), "data/2024"))` with one file "
            + "a table (`plancheck template` writes them empty); `--data DIR` names another place",
          vi:
            "số liệu một năm là một thư mục như `\(joined(parentFolder(of: plan.file.path), "data/2024"))`, mỗi bảng một "
            + "tệp (`plancheck template` tạo tệp trống); `--data DIR` nêu chỗ khác"))
    }
    guard let source = source as? any DataProfiler else {
      throw UsageError(
        Phrase(
          en: "this source of data cannot say what its tables hold",
          vi: "nguồn số liệu này không cho biết các bảng chứa gì"))
    }
    let report = DataReport(
      plan: plan, sampleNotice: source.sampleNotice, snapshots: source.profile(), problems: source.problems,
      style: style)
    invocation.surroundings.write(report.render(form), .output)
    return source.brokenFiles.isEmpty ? 0 : 3
  }
}
