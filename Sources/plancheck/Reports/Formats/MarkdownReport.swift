import TargetDSL
import TargetEngine

/// The report as GitHub-flavoured Markdown: what a step summary shows.
struct MarkdownReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  func render(_ report: Report) -> String {
    var blocks: [String] = []
    if !report.problems.isEmpty { blocks.append(problems(report.problems)) }
    if !report.unjudged.isEmpty {
      let files = report.unjudged.map { MarkdownText.code($0.file) }.joined(separator: ", ")
      blocks.append(
        style.text(en: "Not judged because of errors: \(files)\n", vi: "Chưa đánh giá vì có lỗi: \(files)\n"))
    }
    blocks += report.plans.map(section)
    if !report.obsoleteEntries.isEmpty {
      let heading = style.text(en: "Baseline out of date", vi: "Tệp đối chiếu đã cũ")
      let lines = report.obsoleteEntries.map { entry in
        "- \(MarkdownText.escaped("\(entry.plan) \(entry.target), \(entry.when): \(entry.bound)"))\n"
      }
      blocks.append("## \(heading)\n\n" + lines.joined())
    }
    return blocks.joined(separator: "\n")
  }

  private func section(_ plan: PlanReport) -> String {
    let document = plan.document.map { " · \($0)" } ?? ""
    let asOf = style.text(TimeText.phrase(plan.asOf))
    var text = "## \(MarkdownText.escaped(plan.title + document))\n\n"
    let summary = SummaryText(targets: plan.targets, style: style).line(mark: "**")
    text +=
      "\(MarkdownText.code(plan.file)) · \(style.text(en: "as of \(asOf)", vi: "tính đến \(asOf)")) · \(summary)\n\n"
    if let notice = plan.sampleNotice {
      text +=
        "> **\(style.text(en: "Sample data", vi: "Số liệu giả định"))**: \(MarkdownText.escaped(notice))\n\n"
    }
    var table = MarkdownTable(
      headings: [
        style.text(en: "Verdict", vi: "Kết luận"), style.text(en: "Target", vi: "Mục tiêu"),
        style.text(en: "Value", vi: "Giá trị"), style.text(en: "Bound", vi: "Mức"),
        style.text(en: "Pace or gap", vi: "Tiến độ, chênh lệch"), style.text(en: "When", vi: "Thời hạn"),
        style.text(en: "Line", vi: "Dòng"),
      ])
    for target in plan.targets {
      for clause in target.clauses {
        table.add(
          sign: symbol(clause) + " ",
          [
            style.text(clause.verdictPhrase), target.title,
            style.text(clause.valuePhrase),
            style.text(clause.bound.phrase), style.text(clause.progressPhrase), style.text(clause.when),
            String(clause.line),
          ])
      }
    }
    text += table.text
    let remarks = plan.targets.flatMap { target in target.clauses.flatMap { details($0, of: target) } }
    if !remarks.isEmpty {
      let title = style.text(en: "What is behind it", vi: "Chi tiết")
      text += "\n<details><summary>\(title)</summary>\n\n" + remarks.joined() + "\n</details>\n"
    }
    return text
  }

  private func details(_ clause: ClauseReport, of target: TargetReport) -> [String] {
    let groups = clause.shortGroups.map { group in
      "\(group.group): \(style.text(group.verdict.phrase))"
        + (group.value.map { ", " + style.text($0.phrase) } ?? "")
    }
    let source = clause.standing == .fails ? clause.sourcePhrase.map { [$0] } ?? [] : []
    let lines = source + clause.details(style.language) + groups
    guard !lines.isEmpty else { return [] }
    let head = MarkdownText.escaped("\(target.title), \(style.text(clause.when))")
    return ["- **\(head)**\n"] + lines.map { "  - \(MarkdownText.escaped($0))\n" }
  }

  private func problems(_ problems: [Diagnostic]) -> String {
    let heading = style.text(en: "Problems", vi: "Vấn đề")
    var table = MarkdownTable(
      headings: [
        style.text(en: "Code", vi: "Mã"), style.text(en: "Place", vi: "Vị trí"),
        style.text(en: "Problem", vi: "Vấn đề"),
      ])
    let digest = ProblemDigest(problems)
    for problem in digest.shown {
      let fixes = problem.fixes.map { "; " + style.text($0.offer) }.joined()
      let sign = problem.severity == .error ? "❌" : "⚠️"
      table.add(["\(sign) \(problem.code)", problem.place.description, style.text(problem.message) + fixes])
    }
    let rests = digest.rests.map { "\n\(MarkdownText.escaped(style.text($0.phrase)))\n" }.joined()
    return "## \(heading)\n\n" + table.text + rests
  }

  private func symbol(_ clause: ClauseReport) -> String {
    switch clause.standing {
    case .fails: "❌"
    case .known: "⚠️"
    case .passes: "✅"
    case .open: clause.verdict == .onTrack || clause.verdict == .pending ? "⏳" : "⚠️"
    }
  }
}
