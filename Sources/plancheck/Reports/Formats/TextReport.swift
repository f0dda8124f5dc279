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
    let digest = ProblemDigest(report.problems)
    blocks += digest.shown.map { renderer.render($0) }
    if !digest.rests.isEmpty {
      let rests = digest.rests.flatMap {
        wrapped(printable(style.text($0.phrase)), width: style.width, indent: 0, hanging: 2)
      }
      blocks.append(rests.map { $0 + "\n" }.joined())
    }
    blocks += report.plans.map { lines(of: $0).map { $0 + "\n" }.joined() }
    blocks += report.unjudged.map { path in
      let text = style.text(
        en: "\(printable(path)): not judged because of the errors above",
        vi: "\(printable(path)): chưa đánh giá vì các lỗi nêu trên")
      return wrapped(text, width: style.width, indent: 0, hanging: 2).map { $0 + "\n" }.joined()
    }
    if !report.obsoleteEntries.isEmpty {
      blocks.append(obsolete(report.obsoleteEntries).map { $0 + "\n" }.joined())
    }
    if report.plans.count > 1 || !report.problems.isEmpty {
      let closing = wrapped(closing(of: report), width: style.width, indent: 0, hanging: 2)
      blocks.append(closing.map { $0 + "\n" }.joined())
    }
    return blocks.joined(separator: "\n")
  }

  private func lines(of plan: PlanReport) -> [String] {
    var lines = heading(of: plan)
    let entries = plan.targets.flatMap { Entry.entries(of: $0) }
    let footnotes = Footnotes(entries)
    let rows = table(of: entries)
    for (index, entry) in entries.enumerated() {
      lines += rows.map { $0[index].map { "  " + $0 } } ?? stacked(entry)
      let clause = entry.clause
      for detail in clause.details(style.language, without: footnotes) {
        lines += wrapped(printable(detail), width: style.width, indent: 6, hanging: 8)
      }
      lines += groups(of: clause)
    }
    if entries.isEmpty { lines.append("  " + style.text(en: "no target", vi: "không có mục tiêu nào")) }
    for note in footnotes.lines(style.language) {
      lines += wrapped(printable(note), width: style.width, indent: 2, hanging: 4)
    }
    if !entries.isEmpty { lines += wrapped(summary(of: plan), width: style.width, indent: 2, hanging: 4) }
    return lines
  }

  /// A row an entry: with the labels of the targets where there is room, else without; `nil` where rows would not fit
  /// even so, and all entries are told in sentences.
  private func table(of entries: [Entry]) -> [[String]]? {
    // Beside the two columns of indentation.
    let room = style.width.map { $0 - 2 }
    // Names stay whole where that is possible: other commands ask for them.
    let layouts: [(withLabels: Bool, widest: Int, least: Int)] = [
      (true, .max, 24), (false, .max, .max), (false, 32, .max), (false, 24, .max), (false, 32, 16),
      (false, 24, 16), (false, 18, 16),
    ]
    for (withLabels, widest, least) in layouts {
      var table = TextTable(flexible: withLabels ? 2 : 1)
      for entry in entries { table.add(cells(entry, withLabel: withLabels)) }
      if let rows = table.lines(
        ofRowsWithin: room, least: least, widest: widest, usesColor: style.usesColor)
      {
        return rows
      }
    }
    return nil
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

  private func cells(_ entry: Entry, withLabel: Bool) -> [TextTable.Cell] {
    let (target, clause) = (entry.target, entry.clause)
    return [
      TextTable.Cell(style.text(clause.verdictPhrase), clause.verdict.style),
      TextTable.Cell(target.name),
      TextTable.Cell(withLabel ? target.label ?? "" : ""),
      TextTable.Cell(style.text(clause.valuePhrase), .bold),
      TextTable.Cell(style.text(clause.bound.phrase)),
      TextTable.Cell(style.text(clause.progressPhrase)),
      TextTable.Cell(style.text(entry.when)),
      TextTable.Cell(reference(clause), .dim),
    ]
  }

  /// With little room only the line is told: the file stands in the heading.
  private func reference(_ clause: ClauseReport) -> String {
    (style.width.map { $0 < 170 } == true ? "" : clause.file) + ":\(clause.line)"
  }

  /// For narrow terminals: the target on a line of its own, what was found below it.
  private func stacked(_ entry: Entry) -> [String] {
    let (target, clause) = (entry.target, entry.clause)
    let verdict = style.text(clause.verdictPhrase)
    let title = target.name + (target.label.map { " · \($0)" } ?? "")
    let head = wrapped(
      "\(verdict): \(printable(title))", width: style.width, indent: 2, hanging: 4)
    var lines = head
    if style.usesColor, let first = head.first, first.hasPrefix("  \(verdict):") {
      lines[0] = "  " + clause.verdict.style.applied(to: verdict) + first.dropFirst(2 + verdict.count)
    }
    let body =
      "\(style.text(clause.sentence)), \(style.text(entry.when)) [\(lastName(of: clause.file)):\(clause.line)]"
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
