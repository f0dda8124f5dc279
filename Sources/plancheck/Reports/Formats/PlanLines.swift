import TargetDSL
import TargetEngine

/// One plan in the report for a terminal.
struct PlanLines {
  let plan: PlanReport
  let style: ReportStyle

  /// Groups that are named under a clause; the others are counted.
  private static let groupLimit = 12

  var lines: [String] {
    let targets = plan.targetsByAttention
    guard targets.contains(where: { !$0.clauses.isEmpty }) else {
      return heading + ["  " + style.text(en: "no target", vi: "không có mục tiêu nào")]
    }
    var lines = heading
    let entries = targets.flatMap { told($0) }
    let footnotes = Footnotes(entries.map(\.clause))
    let rows = table(of: entries)
    for (index, entry) in entries.enumerated() {
      lines += rows.map { $0[index].map { "  " + $0 } } ?? stacked(entry)
      for detail in entry.clause.details(style.language, without: footnotes) {
        lines += wrapped(printable(detail), width: style.width, indent: 6, hanging: 8)
      }
      lines += groups(of: entry.clause)
    }
    for note in footnotes.lines(style.language) {
      lines += wrapped(printable(note), width: style.width, indent: 2, hanging: 4)
    }
    if !style.showsAll {
      lines += UnmeasuredText(targets: plan.targets, style: style, name: name).lines
    }
    return lines + wrapped(summary, width: style.width, indent: 2, hanging: 4)
  }

  /// The clauses that get a row.
  private func told(_ target: TargetReport) -> [Entry] {
    let entries = Entry.entries(of: target)
    if style.showsAll { return entries }
    // Years to come of a goal without any value say nothing.
    let isFolded =
      target.isUnmeasured && target.clauses.allSatisfy { $0.isWithoutAnyValue || $0.isUnbegunYear }
    return entries.filter { entry in
      !entry.clause.isWithoutAnyValue && !(isFolded && entry.clause.isUnbegunYear)
    }
  }

  // MARK: Heading

  private var heading: [String] {
    let words = PlanHeading(plan: plan, style: style)
    let document = plan.document.map { " · \($0)" } ?? ""
    return words.title(document) + words.lines("\(plan.file):\(plan.line) · \(words.asOf)") + words.sample
  }

  private var summary: String { SummaryText(targets: plan.targets, style: style).line() }

  // MARK: Rows

  private func name(_ target: TargetReport) -> String { plan.name(of: target, style) }

  private struct Layout {
    var withLabels = false
    /// The column that gives way, and how far.
    var flexible = 1
    var least = Int.max
    /// Where the cells behind it are broken.
    var widest = Int.max
  }

  /// Names stay whole where that is possible, since other commands ask for them; labels may be broken.
  private var layouts: [Layout] {
    let plain = [Layout(), Layout(widest: 32), Layout(widest: 24)]
    switch style.language {
    case .english:
      return [Layout(withLabels: true, flexible: 2, least: 24)] + plain
        + [Layout(least: 16, widest: 32), Layout(least: 16, widest: 24), Layout(least: 16, widest: 18)]
    case .vietnamese:
      return [Layout()] + [44, 36, 30, 24, 20].map { Layout(flexible: 0, widest: $0) }
    }
  }

  /// A row an entry: with the labels of the targets where there is room, else without; `nil` where rows would not fit
  /// even so, and all entries are told in sentences.
  private func table(of entries: [Entry]) -> [[String]]? {
    // Beside the two columns of indentation.
    let room = style.width.map { $0 - 2 }
    for layout in layouts {
      var table = TextTable(flexible: layout.flexible)
      for entry in entries { table.add(cells(entry, withLabel: layout.withLabels)) }
      if let rows = table.lines(
        ofRowsWithin: room, least: layout.least, widest: layout.widest, usesColor: style.usesColor)
      {
        return rows
      }
    }
    return nil
  }

  private func cells(_ entry: Entry, withLabel: Bool) -> [TextTable.Cell] {
    let (target, clause) = (entry.target, entry.clause)
    return [
      TextTable.Cell(style.text(clause.verdictPhrase), clause.verdict.style),
      TextTable.Cell(name(target)),
      TextTable.Cell(withLabel ? target.label ?? "" : ""),
      TextTable.Cell(style.text(clause.valuePhrase), .bold),
      TextTable.Cell(style.text(clause.bound.phrase)),
      TextTable.Cell(style.text(clause.progressPhrase)),
      TextTable.Cell(style.text(entry.when)),
      TextTable.Cell(reference(clause), .dim),
    ]
  }

  /// The file stands in the heading.
  private func reference(_ clause: ClauseReport) -> String {
    (clause.file == plan.file ? "" : lastName(of: clause.file)) + ":\(clause.line)"
  }

  /// For narrow terminals: the target on a line of its own, what was found below it.
  private func stacked(_ entry: Entry) -> [String] {
    let (target, clause) = (entry.target, entry.clause)
    let verdict = style.text(clause.verdictPhrase)
    let label = style.language == .english ? target.label.map { " · \($0)" } ?? "" : ""
    let head = wrapped(
      "\(verdict): \(printable(name(target) + label))", width: style.width, indent: 2, hanging: 4)
    var lines = head
    if style.usesColor, let first = head.first, first.hasPrefix("  \(verdict):") {
      lines[0] = "  " + clause.verdict.style.applied(to: verdict) + first.dropFirst(2 + verdict.count)
    }
    let body = "\(style.text(clause.sentence)), \(style.text(entry.when)) [\(reference(clause))]"
    return lines + wrapped(printable(body), width: style.width, indent: 6, hanging: 8)
  }

  private func groups(of clause: ClauseReport) -> [String] {
    let short = clause.shortGroups
    var lines: [String] = []
    for group in short.prefix(PlanLines.groupLimit) {
      let value = group.value.map { ", " + style.text($0.phrase) } ?? ""
      let why = group.why.map { ": " + style.text($0) } ?? ""
      let text = "\(group.group): \(style.text(group.verdict.phrase))\(value)\(why)"
      lines += wrapped(printable(text), width: style.width, indent: 6, hanging: 8)
    }
    if short.count > PlanLines.groupLimit {
      let rest = short.count - PlanLines.groupLimit
      lines.append("      " + style.text(en: "and \(rest) more", vi: "và \(rest) nhóm nữa"))
    }
    return lines
  }
}
