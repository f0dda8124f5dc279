import CSamples
import TargetDSL
import TargetEngine

extension Command {
  static let demo = Command(
    "demo",
    Phrase(
      en: "write a plan with made-up data into a folder, judge it and write the report",
      vi: "ghi một kế hoạch kèm số liệu giả định vào thư mục, đánh giá nó và ghi báo cáo"),
    operands: "[DIR]",
    details: Phrase(
      en: """
        DIR is made where it does not exist, by default `plancheck-demo`. The plan is that of Lai Châu; its data are made
        up, and every report says so. The report is printed, and written to `report.html` in DIR, for a browser.
        Exit codes: 0 written and judged; 2 a file stands in the way.
        """,
      vi: """
        DIR được tạo nếu chưa có, mặc định là `plancheck-demo`. Đó là kế hoạch của Lai Châu; số liệu là giả định và
        báo cáo nào cũng ghi rõ. Báo cáo được in ra và ghi vào `report.html` trong DIR để mở bằng trình duyệt.
        Mã thoát: 0 đã ghi và đánh giá; 2 đã có tệp trùng tên.
        """),
    options: [.color, .width], run: DemoCommand.run)
}

/// `plancheck demo [DIR]`.
enum DemoCommand {
  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let operands = invocation.arguments.operands
    guard operands.count <= 1 else {
      throw UsageError(
        Phrase(
          en: "one folder is to be named, not \(operands.count)",
          vi: "chỉ nêu một thư mục, không phải \(operands.count)"))
    }
    guard operands.first != "" else {
      throw UsageError(Phrase(en: "the name of the folder is empty", vi: "tên thư mục để trống"))
    }
    let folder = tidied(operands.first ?? "plancheck-demo")
    try NewFiles.proveInside(folder, samples.map(\.name) + [reportName])
    // What stands there already, unchanged, is not in the way.
    let missing = samples.filter { sample in
      (try? readFile(joined(folder, sample.name))) != sample.content
    }
    // In a folder of other things a report of that name would be somebody's.
    let isNew = missing.count == samples.count
    try NewFiles(folder: folder, files: missing, alsoNew: isNew ? [reportName] : []).write()
    let report = joined(folder, reportName)
    let plan = joined(folder, "laichau/laichau.plan")
    let code = try check(plan, writing: report, as: invocation)
    // A verdict is no failure of the demonstration; what cannot be judged is not what was written here.
    guard code < 2 else { return 2 }
    let notes = Phrase(
      en: """

        What to look at:
          \(report) is this report as a page; open it in a browser
          \(plan) is the plan: one sentence a goal
          \(joined(folder, "laichau/data")) holds a folder of CSV files for each year (made up)
          plancheck explain weak_share \(shellWord(plan)) tells why a goal stands where it does

        """,
      vi: """

        Nên xem:
          \(report) là báo cáo này dưới dạng trang; mở bằng trình duyệt
          \(plan) là kế hoạch: mỗi mục tiêu một câu
          \(joined(folder, "laichau/data")) có mỗi năm một thư mục tệp CSV (số liệu giả định)
          plancheck explain weak_share \(shellWord(plan)) cho biết vì sao mục tiêu có kết luận đó

        """)
    invocation.print(
      notes.text(in: invocation.language).split(separator: "\n", omittingEmptySubsequences: false)
        .map { printable(String($0)) }.joined(separator: "\n"))
    return 0
  }

  /// Judges the one plan that was written, whatever else the folder holds.
  private static func check(_ plan: String, writing page: String, as invocation: Invocation)
    throws(UsageError) -> Int32
  {
    let invocation = Invocation(
      command: .check,
      arguments: try ParsedArguments.parse(
        (passedOn(invocation) + ["--", plan])[...], options: Command.check.options),
      surroundings: invocation.surroundings, language: invocation.language)
    let command = CheckCommand(invocation: invocation, options: try CheckOptions(invocation))
    let (report, failures) = try command.judged()
    try writeOutput(ReportFormat.html.render(report, command.style(for: .html)), to: page)
    try command.show(report, failures)
    return command.exitCode(report, failures)
  }

  private static let reportName = "report.html"

  /// What was asked of the report.
  private static func passedOn(_ invocation: Invocation) -> [String] {
    [Option.color, .width].flatMap { option in
      invocation.arguments.value(option).map { ["--\(option.name)", $0] } ?? []
    }
  }

  /// A path as one word of a command line.
  private static func shellWord(_ path: String) -> String {
    let path = path.hasPrefix("-") ? "./\(path)" : path
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
    return isPlain ? path : "'\(path.replacing("'", with: "'\\''"))'"
  }

  private static var samples: [(name: String, content: [UInt8])] {
    (0..<cs_sample_count()).map { index in
      // SAFETY: the name and the bytes are constants of the program, as many as it says.
      let file = unsafe cs_sample_at(index)
      let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.size)
      return unsafe (String(cString: file.name), Array(bytes))
    }
  }
}
