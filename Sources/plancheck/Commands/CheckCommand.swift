import TargetDSL
import TargetEngine

extension Command {
  static let check = Command(
    "check",
    Phrase(
      en: "judge plans on their figures: met, on track, behind, missed, or not to be told, and why",
      vi:
        "đánh giá kế hoạch theo số liệu: đạt, đúng tiến độ, chậm, không đạt hay chưa kết luận được, và vì sao"
    ),
    operands: "PATH…",
    details: Phrase(
      en: """
        A PATH is a plan file, or a folder: every `.plan` file below it, except in `data`, `sample` and hidden folders.

        Exit codes: 0 nothing that was due is missed; 1 a clause is missed, or is due and undetermined, unmeasured
        or not applicable; 2 the plan or the command line is wrong; 3 a data file is broken. The greatest wins.
        """,
      vi: """
        PATH là một tệp kế hoạch, hoặc một thư mục: mọi tệp `.plan` bên trong, trừ các thư mục `data`, `sample` và ẩn.

        Mã thoát: 0 không có mục tiêu đến hạn nào không đạt; 1 có mục tiêu không đạt, hoặc đã đến hạn mà chưa xác định,
        chưa đo được hay không áp dụng; 2 kế hoạch hoặc dòng lệnh sai; 3 tệp số liệu hỏng. Lấy mã lớn nhất.
        """),
    options: CheckOptions.all, run: CheckCommand.run)
}

/// `plancheck check PATH…`.
struct CheckCommand {
  let invocation: Invocation
  let options: CheckOptions

  static func run(_ invocation: Invocation) throws(UsageError) -> Int32 {
    let options = try CheckOptions(invocation)
    return try CheckCommand(invocation: invocation, options: options).run()
  }

  private func run() throws(UsageError) -> Int32 {
    if options.appliesFixes { try applyFixes() }
    let (report, failures) = try judged()
    try writeOutputs(report)
    try show(report, failures)
    let code = exitCode(report, failures)
    return options.watches ? watch(report, code) : code
  }

  func show(_ report: Report, _ failures: [UsageError]) throws(UsageError) {
    options.format.send(report, try styleForStandardOutput()) { invocation.surroundings.write($0, .output) }
    complain(of: failures)
  }

  func judged() throws(UsageError) -> (report: Report, failures: [UsageError]) {
    let tracker = PlanTracker(invocation: invocation, options: options.tracking)
    let tracked = try tracker.track(invocation.arguments.operands, only: Set(options.targets))
    // The client of an engine ends, and what it was asked is written, with what is given back.
    if !options.watches, options.tracking.engines == nil { invocation.surroundings.keepToTheEnd(tracked) }
    var report = tracked.report
    nameForTools(&report)
    try report.keepOnly(options.targets)
    options.failRule.apply(to: &report)
    if let path = options.baseline {
      let file = BaselineFile(path, currentFolder: currentFolder())
      if options.updatesBaseline {
        // What cannot be judged now would be forgotten.
        guard report.count(of: .error) == 0, tracked.failures.isEmpty else {
          throw UsageError(
            Phrase(
              en: "`\(path)` is not rewritten: the plan or its data have errors",
              vi: "không ghi lại `\(path)`: kế hoạch hoặc số liệu còn lỗi"),
            hint: Phrase(
              en: "see them without `--update-baseline`", vi: "xem lỗi bằng cách bỏ `--update-baseline`"))
        }
        let before = (try? fileType(at: path)) == nil ? nil : try Baseline(file)
        try writeOutput(Baseline(of: report, in: file, keeping: before).rendered(), to: path)
        try Baseline(file).apply(to: &report)
      } else {
        try Baseline(file).apply(to: &report, only: Set(options.targets))
      }
    }
    return (report, tracked.failures)
  }

  private func writeOutputs(_ report: Report) throws(UsageError) {
    if let failure = outputFailures(report).first { throw failure }
  }

  /// Writes every file of `--output`; one that cannot be written does not keep the others.
  func outputFailures(_ report: Report) -> [UsageError] {
    options.outputs.compactMap { output in
      do throws(UsageError) {
        try output.write(output.format.render(report, style(for: output.format)))
        return nil
      } catch {
        return error
      }
    }
  }

  func complain(of failures: [UsageError]) {
    for failure in failures { invocation.complain(Program.text(of: failure, in: invocation.language)) }
  }

  func exitCode(_ report: Report, _ failures: [UsageError]) -> Int32 {
    let code = report.exitCode(options.failRule, warnOnly: options.warnsOnly)
    return failures.isEmpty ? code : max(code, 2)
  }

  /// `--fix`: what was changed is said beside the report, which then speaks of the files as they have become.
  private func applyFixes() throws(UsageError) {
    for file in PlanFinder.find(invocation.arguments.operands).files {
      var fixer = SafeFixer(path: file.path, root: options.tracking.root)
      fixer.fix()
      for file in fixer.changed { try writeOutput(file.bytes, to: file.path) }
      for fix in fixer.applied {
        let place = printable("\(fix.place): \(fix.offer.text(in: invocation.language))")
        let done = Phrase(en: "fixed", vi: "đã sửa").text(in: invocation.language)
        invocation.complain("\(done)[\(fix.code)]: \(place)\n")
      }
    }
  }

  /// The style of a file: no colours, no width.
  func style(for format: ReportFormat) -> ReportStyle {
    ReportStyle(
      language: format.isForPeople ? invocation.language : invocation.machineLanguage,
      showsAll: options.showsAll, repositoryPaths: invocation.surroundings.repositoryPaths)
  }

  private func styleForStandardOutput() throws(UsageError) -> ReportStyle {
    var style = style(for: options.format)
    guard options.format == .text else { return style }
    style.usesColor = invocation.usesColor(.output)
    style.width = try invocation.width(.output)
    return style
  }

  /// Plans of one name in several folders stay apart: their paths below the root tell which is meant.
  private func nameForTools(_ report: inout Report) {
    let root = options.tracking.root.map { RepositoryPaths(named: [$0], currentFolder: currentFolder()) }
    let paths = root ?? invocation.surroundings.repositoryPaths
    for index in report.plans.indices {
      let plan = report.plans[index]
      report.plans[index].identity = "\(paths.path(plan.file)):\(plan.name)"
    }
  }
}
