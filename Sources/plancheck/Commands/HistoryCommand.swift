import TargetDSL
import TargetEngine

extension Command {
  static let history = Command(
    "history",
    Phrase(
      en: "tell how each target stood on each day of which there is a value",
      vi: "nêu diễn biến của từng mục tiêu tại mỗi thời điểm có số liệu"),
    operands: "PATH…",
    details: Phrase(
      en: """
        Every day is judged on what is dated until then, by the plan as it is now.

        Exit codes: 0; 2 a plan or the command line is wrong; 3 a data file is broken.
        """,
      vi: """
        Mỗi thời điểm được đánh giá trên số liệu có đến lúc đó, theo kế hoạch như hiện nay.

        Mã thoát: 0; 2 kế hoạch hoặc dòng lệnh sai; 3 tệp số liệu hỏng.
        """),
    options: TrackingOptions.all + [.only, HistoryCommand.format, .output, .color, .width],
    run: HistoryCommand.run)
}

/// `plancheck history PATH…`.
enum HistoryCommand {
  static let format = Option(
    "format", value: "FORMAT", choices: HistoryReport.Format.allCases.map(\.rawValue),
    Phrase(en: "the form of the report: text, csv, json, html", vi: "dạng báo cáo: text, csv, json, html"))

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    guard !invocation.arguments.operands.isEmpty else {
      throw .noPlanIsNamed(
        Phrase(
          en: "write `plancheck history PATH`, a plan file or a folder",
          vi: "hãy viết `plancheck history ĐƯỜNG_DẪN`; ĐƯỜNG_DẪN là tệp kế hoạch hoặc thư mục"))
    }
    let form = invocation.arguments.value(format).flatMap(HistoryReport.Format.init(rawValue:)) ?? .text
    let options = try TrackingOptions(invocation)
    let outputs = try OutputFiles<HistoryReport.Format>(invocation, besides: options.measuredFiles)
    func style(_ form: HistoryReport.Format) -> ReportStyle {
      ReportStyle(language: form.isForPeople ? invocation.language : invocation.machineLanguage)
    }
    var shown = style(form)
    if form == .text {
      shown.usesColor = invocation.usesColor(.output)
      shown.width = try invocation.width(.output)
    }
    let tracker = PlanTracker(invocation: invocation, options: options)
    let names = invocation.arguments.values(.only)
    let tracked = try tracker.track(invocation.arguments.operands, only: Set(names))
    try tracked.complainOfErrors(invocation)
    var report = tracked.report
    try report.keepOnly(names)
    let plans = tracked.plans.map { PlanHistory($0, only: Set(names)) }.filter {
      names.isEmpty || !$0.targets.isEmpty
    }
    for file in outputs.files {
      try file.write(
        HistoryReport(plans: plans, style: style(file.format), broken: report.broken).render(file.format))
    }
    invocation.surroundings.write(
      HistoryReport(plans: plans, style: shown, broken: report.broken).render(form), .output)
    let code = report.exitCode(.standard, warnOnly: true)
    return tracked.failures.isEmpty ? code : max(code, 2)
  }
}
