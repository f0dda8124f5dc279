import TargetDSL
import TargetEngine

extension Command {
  static let compare = Command(
    "compare",
    Phrase(
      en: "put plans side by side on what they measure alike, and say what only looks alike",
      vi: "đặt các kế hoạch cạnh nhau theo phép đo chung, và nêu những gì chỉ giống bề ngoài"),
    operands: "PATH…",
    details: Phrase(
      en: """
        Two plans are compared on a goal only where both compile to the same measure, whatever its name.

        Exit codes: 0; 2 a plan or the command line is wrong; 3 a data file is broken.
        """,
      vi: """
        Hai kế hoạch chỉ được so sánh ở mục tiêu mà cả hai cùng đo một cách, dù tên gọi khác nhau.

        Mã thoát: 0; 2 kế hoạch hoặc dòng lệnh sai; 3 tệp số liệu hỏng.
        """),
    options: TrackingOptions.all + [CompareCommand.format, .output, .color, .width],
    run: CompareCommand.run)
}

/// `plancheck compare PATH…`.
enum CompareCommand {
  static let format = Option(
    "format", value: "FORMAT", choices: ComparisonReport.Format.allCases.map(\.rawValue),
    Phrase(
      en: "the form of the report: text, json, csv, markdown, html",
      vi: "dạng báo cáo: text, json, csv, markdown, html"))

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    guard !invocation.arguments.operands.isEmpty else {
      throw .noPlanIsNamed(
        Phrase(
          en: "write `plancheck compare PATH PATH…`, plan files or folders",
          vi: "hãy viết `plancheck compare ĐƯỜNG_DẪN ĐƯỜNG_DẪN…`, là tệp kế hoạch hoặc thư mục"))
    }
    let form = invocation.arguments.value(format).flatMap(ComparisonReport.Format.init(rawValue:)) ?? .text
    let options = try TrackingOptions(invocation)
    let outputs = try OutputFiles<ComparisonReport.Format>(invocation, besides: options.measuredFiles)
    var style = ReportStyle(language: form.isForPeople ? invocation.language : invocation.machineLanguage)
    if form == .text {
      style.usesColor = invocation.usesColor(.output)
      style.width = try invocation.width(.output)
    }
    let tracker = PlanTracker(invocation: invocation, options: options)
    let tracked = try tracker.track(invocation.arguments.operands)
    try tracked.complainOfErrors(invocation)
    let plans = tracked.plans.map { ComparisonBuilder.Plan(judgement: $0.judgement, report: $0.report) }
    let (broken, code) = (tracked.report.broken, tracked.report.exitCode(.standard, warnOnly: true))
    // What stands in the way is said already.
    let isCutShort = !broken.files.isEmpty || !tracked.failures.isEmpty
    if plans.isEmpty, isCutShort { return max(code, 2) }
    guard plans.count > 1 || isCutShort else {
      throw UsageError(
        Phrase(en: "a comparison needs at least two plans", vi: "cần ít nhất hai kế hoạch để so sánh"))
    }
    let comparison = ComparisonBuilder(plans: plans).comparison()
    for file in outputs.files {
      let isForPeople = file.format.isForPeople
      let plain = ReportStyle(language: isForPeople ? invocation.language : invocation.machineLanguage)
      try file.write(
        ComparisonReport(comparison: comparison, style: plain, broken: broken).render(file.format))
    }
    invocation.surroundings.write(
      ComparisonReport(comparison: comparison, style: style, broken: broken).render(form), .output)
    return tracked.failures.isEmpty ? code : max(code, 2)
  }
}
