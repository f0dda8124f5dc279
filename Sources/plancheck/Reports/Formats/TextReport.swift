import TargetDSL
import TargetEngine

/// The report for a person at a terminal: a line a clause, under a heading for every plan.
struct TextReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  /// Groups that are named under a clause; the others are counted.
  private static let groupLimit = 12

  func render(_ report: Report) -> String {
    var blocks: [String] = []
    let renderer = DiagnosticRenderer(
      language: style.language, usesColor: style.usesColor, width: style.width)
    blocks += report.problems.map { renderer.render($0) }
    blocks += report.plans.map { lines(of: $0).map { $0 + "\n" }.joined() }
    blocks += report.unjudged.map { path in
      style.text(
        en: "\(printable(path)): not judged because of the errors above\n",
        vi: "\(printable(path)): chưa đánh giá vì các lỗi nêu trên\n")
    }
    if !report.obsoleteEntries.isEmpty {
      blocks.append(obsolete(report.obsoleteEntries).map { $0 + "\n" }.joined())
    }
    if report.plans.count > 1 || !report.problems.isEmpty { blocks.append(closing(of: report) + "\n") }
    return blocks.joined(separator: "\n")
  }

  private func lines(of plan: PlanReport) -> [String] {
    var lines = heading(of: plan)
    var table = TextTable(flexible: 2)
    let clauses = plan.targets.flatMap { target in target.clauses.map { (target, $0) } }
    let shared = sharedReasons(clauses.map(\.1))
    for (target, clause) in clauses { table.add(cells(target, clause)) }
    // Beside the two columns of indentation.
    let room = style.width.map { $0 - 2 }
    let rows = table.lines(width: room, least: 24, usesColor: style.usesColor)
    for (index, (target, clause)) in clauses.enumerated() {
      if let rows {
        lines.append("  " + rows[index])
      } else {
        lines += stacked(target, clause)
      }
      let isShared = clause.why.map { shared.keys.contains($0) } ?? false
      for detail in clause.details(style.language, withoutWhy: clause.value == nil && isShared) {
        lines += wrapped(printable(detail), width: style.width, indent: 6, hanging: 8)
      }
      lines += groups(of: clause)
    }
    if clauses.isEmpty { lines.append("  " + style.text(en: "no target", vi: "không có mục tiêu nào")) }
    lines += wrapped(summary(of: plan), width: style.width, indent: 2, hanging: 4)
    for (reason, count) in shared.sorted(by: { ($1.value, $0.key.english) < ($0.value, $1.key.english) }) {
      let text = style.text(reason)
      let line = style.text(
        en: "\(count) without a value: \(text)", vi: "\(count) mục không có giá trị: \(text)")
      lines += wrapped(printable(line), width: style.width, indent: 2, hanging: 4)
    }
    return lines
  }

  /// Reasons for having no value that many clauses share: they are said once, below.
  private func sharedReasons(_ clauses: [ClauseReport]) -> [Phrase: Int] {
    let reasons = clauses.filter { $0.value == nil }.compactMap(\.why)
    return Dictionary(reasons.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value > 2 }
  }

  private func heading(of plan: PlanReport) -> [String] {
    let document = plan.document.map { " · \($0)" } ?? ""
    let name = plan.label == nil ? "" : " (\(plan.name))"
    let asOf = style.text(TimeText.phrase(plan.asOf))
    var lines = wrapped(
      printable(plan.title + name + document), width: style.width, indent: 0, hanging: 2
    ).map { TextStyle.bold.applied(to: $0, if: style.usesColor) }
    let place = style.text(en: "as of \(asOf)", vi: "tính đến \(asOf)")
    lines += wrapped(
      printable("\(plan.file):\(plan.line) · \(place)"), width: style.width, indent: 0, hanging: 2)
    if let notice = plan.sampleNotice {
      let text = style.text(en: "SAMPLE DATA: ", vi: "SỐ LIỆU MẪU: ") + notice
      lines += wrapped(printable(text), width: style.width, indent: 0, hanging: 2)
        .map { TextStyle.yellow.applied(to: $0, if: style.usesColor) }
    }
    return lines
  }

  private func cells(_ target: TargetReport, _ clause: ClauseReport) -> [TextTable.Cell] {
    [
      TextTable.Cell(style.text(clause.verdictPhrase), clause.verdict.style),
      TextTable.Cell(target.name),
      TextTable.Cell(target.label ?? ""),
      TextTable.Cell(style.text(clause.valuePhrase), .bold),
      TextTable.Cell(style.text(clause.bound.phrase)),
      TextTable.Cell(style.text(clause.progressPhrase)),
      TextTable.Cell(style.text(clause.when)),
      TextTable.Cell(reference(clause), .dim),
    ]
  }

  /// With little room the folder is left out: it stands in the heading.
  private func reference(_ clause: ClauseReport) -> String {
    (style.width.map { $0 < 140 } == true ? lastName(of: clause.file) : clause.file) + ":\(clause.line)"
  }

  /// For narrow terminals: the target on a line of its own, what was found below it.
  private func stacked(_ target: TargetReport, _ clause: ClauseReport) -> [String] {
    let verdict = style.text(clause.verdictPhrase)
    let title = target.name + (target.label.map { " · \($0)" } ?? "")
    let head = wrapped(
      "\(verdict): \(printable(title))", width: style.width, indent: 2, hanging: 4)
    var lines = head
    if style.usesColor, let first = head.first, first.hasPrefix("  \(verdict):") {
      lines[0] = "  " + clause.verdict.style.applied(to: verdict) + first.dropFirst(2 + verdict.count)
    }
    let body = "\(style.text(clause.sentence)), \(style.text(clause.when)) [\(reference(clause))]"
    return lines + wrapped(printable(body), width: style.width, indent: 6, hanging: 8)
  }

  private func groups(of clause: ClauseReport) -> [String] {
    let short = clause.shortGroups
    var lines: [String] = []
    for group in short.prefix(TextReport.groupLimit) {
      let value = group.value.map { ", " + style.text($0.phrase) } ?? ""
      let why = group.why.map { ": " + style.text($0) } ?? ""
      let text = "\(group.group): \(style.text(group.verdict.phrase))\(value)\(why)"
      lines += wrapped(printable(text), width: style.width, indent: 6, hanging: 8)
    }
    if short.count > TextReport.groupLimit {
      let rest = short.count - TextReport.groupLimit
      lines.append("      " + style.text(en: "and \(rest) more", vi: "và \(rest) nhóm nữa"))
    }
    return lines
  }

  private func summary(of plan: PlanReport) -> String {
    plan.summary.map { "\($0.count) \(style.text($0.verdict.phrase))" }.joined(separator: ", ")
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
    for verdict in Verdict.allCases {
      let count = report.clauses.count { $0.verdict == verdict }
      if count > 0 { parts.append("\(count) \(style.text(verdict.phrase))") }
    }
    return parts.joined(separator: ", ")
  }
}
