import TargetDSL
import TargetEngine

/// The report for a person at a terminal: under a heading for every plan what needs attention first, a line a clause,
/// and what is unmeasured as paragraphs.
struct TextReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  func render(_ report: Report) -> String {
    var blocks: [String] = []
    let renderer = DiagnosticRenderer(
      language: style.language, usesColor: style.usesColor, width: style.width)
    let digest = ProblemDigest(report.problems)
    let isBrief = report.plans.count > 1 && !style.showsAll
    let short = digest.shown.compactMap { isBrief ? brief($0) : nil }
    blocks += digest.shown.filter { !isBrief || brief($0) == nil }.map { renderer.render($0) }
    if !short.isEmpty { blocks.append(short.joined()) }
    if !digest.rests.isEmpty {
      let rests = digest.rests.flatMap {
        wrapped(printable(style.text($0.phrase)), width: style.width, indent: 0, hanging: 2)
      }
      blocks.append(rests.map { $0 + "\n" }.joined())
    }
    blocks += report.plans.map { lines(of: $0, isBrief: isBrief).map { $0 + "\n" }.joined() }
    blocks += report.unjudged.map { plan in
      let path = printable(plan.file)
      let text = style.text(
        en: "\(path): not judged because of the errors above",
        vi: "\(path): chưa đánh giá vì các lỗi nêu trên")
      return wrapped(text, width: style.width, indent: 0, hanging: 2).map { $0 + "\n" }.joined()
    }
    if !report.obsoleteEntries.isEmpty {
      blocks.append(obsolete(report.obsoleteEntries).map { $0 + "\n" }.joined())
    }
    if report.plans.count > 1 || !report.problems.isEmpty {
      let closing = wrapped(closing(of: report), width: style.width, indent: 0, hanging: 2)
      blocks.append(closing.map { $0 + "\n" }.joined())
      if isBrief { blocks[blocks.count - 1] += brevity }
    }
    return blocks.joined(separator: "\n")
  }

  private func lines(of plan: PlanReport, isBrief: Bool) -> [String] {
    isBrief ? BriefPlanText(plan: plan, style: style).lines : PlanLines(plan: plan, style: style).lines
  }

  /// Beside several plans a warning takes a line, with its place where its message does not name it.
  private func brief(_ problem: Diagnostic) -> String? {
    guard problem.severity == .warning else { return nil }
    let place = problem.place.position.line.map { " (\(problem.place.path):\($0))" } ?? ""
    let heading = style.text(en: "warning[\(problem.code)]: ", vi: "cảnh báo[\(problem.code)]: ")
    return wrapped(
      printable(heading + style.text(problem.message) + place), width: style.width, indent: 0, hanging: 2
    ).map { $0 + "\n" }.joined()
  }

  /// That there is more to read, and how.
  private var brevity: String {
    let text = style.text(
      en: "In short: name one plan for what is behind each verdict, or `--all` for every line.",
      vi: "Tóm tắt: nêu một kế hoạch để xem lý do của từng kết luận, hoặc `--all` để xem mọi dòng.")
    return wrapped(text, width: style.width, indent: 0, hanging: 2).map { $0 + "\n" }.joined()
  }

  private func obsolete(_ entries: [BaselineEntry]) -> [String] {
    let heading = style.text(
      en: "The baseline is out of date; `--update-baseline` rewrites it:",
      vi: "Tệp đối chiếu đã cũ; `--update-baseline` sẽ ghi lại:")
    return [heading]
      + entries.map { entry in
        printable(
          "  \(entry.plan) \(entry.target), \(entry.when): \(entry.bound): \(style.text(entry.verdict.phrase))"
        )
      }
  }

  /// One line about everything.
  private func closing(of report: Report) -> String {
    var parts: [String] = []
    let errors = report.count(of: .error)
    let warnings = report.count(of: .warning)
    if errors > 0 {
      parts.append(style.text(en: errors == 1 ? "1 error" : "\(errors) errors", vi: "\(errors) lỗi"))
    }
    if warnings > 0 {
      parts.append(
        style.text(en: warnings == 1 ? "1 warning" : "\(warnings) warnings", vi: "\(warnings) cảnh báo"))
    }
    let plans = report.plans.count + report.unjudged.count
    parts.append(style.text(en: plans == 1 ? "1 plan" : "\(plans) plans", vi: "\(plans) kế hoạch"))
    let unjudged = report.unjudged.count
    // Of one plan the line above says so.
    if unjudged > 0, plans > 1 {
      parts.append(
        report.plans.isEmpty
          ? style.text(en: "nothing could be judged", vi: "chưa đánh giá được kế hoạch nào")
          : style.text(en: "\(unjudged) of them not judged", vi: "trong đó \(unjudged) chưa đánh giá được"))
    }
    let summary = SummaryText(targets: report.plans.flatMap(\.targets), style: style, tellsMilestones: false)
      .line()
    return parts.joined(separator: ", ") + (summary.isEmpty ? "" : "; " + summary)
  }
}
