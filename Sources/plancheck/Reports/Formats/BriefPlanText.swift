import TargetDSL
import TargetEngine

/// One of several plans in the report for a terminal: a row for each clause of which the data say how it stands, and
/// paragraphs for the others.
struct BriefPlanText {
  let plan: PlanReport
  let style: ReportStyle

  /// Names in a paragraph; the others are counted. In Vietnamese they are labels, as long as three names.
  private var nameLimit: Int { style.language == .english ? 3 : 1 }

  var lines: [String] {
    let words = PlanHeading(plan: plan, style: style)
    var lines = words.title("") + words.lines("\(plan.file) · \(words.asOf)\(summary)") + words.sample
    let clauses = plan.targetsByAttention.flatMap { target in target.clauses.map { (target, $0) } }
    let told = clauses.filter { isRow($0.0, $0.1) }
    let rows = table(of: told)
    for (index, (target, clause)) in told.enumerated() {
      lines += rows.map { $0[index].map { "  " + $0 } } ?? [sentence(target, clause)].flatMap(paragraph)
      lines += details(of: clause).flatMap {
        wrapped(printable($0), width: style.width, indent: 6, hanging: 8)
      }
    }
    for verdict in [Verdict.undetermined, .pending, .notApplicable] {
      let open = clauses.filter { $0.1.verdict == verdict && !isRow($0.0, $0.1) }
      for counting in Counting.allCases {
        let alike = open.filter { $0.0.counting(verdict) == counting }
        if !alike.isEmpty { lines += paragraph(list(verdict, counting, alike)) }
      }
    }
    let rules = plan.targets.rules.count { $0.gravest == .met }
    if rules > 0 {
      let heading = style.text(en: "met, rules that always hold", vi: "đạt, quy tắc luôn phải đúng")
      lines += paragraph("\(heading) (\(style.number(rules)))")
    }
    let unmeasured = UnmeasuredText(
      targets: plan.targets, style: style, limit: nameLimit, foldsAll: true, name: name)
    return lines + unmeasured.paragraphs
  }

  /// For example: ` · 4 of 12 goals can be told`.
  private var summary: String { plan.targets.shareTold.map { " · " + style.text($0) } ?? "" }

  private func name(_ target: TargetReport) -> String { plan.name(of: target, style) }

  /// A rule about the data that holds is no goal that somebody works for.
  private func isRow(_ target: TargetReport, _ clause: ClauseReport) -> Bool {
    let holds = target.isRule && clause.verdict == .met
    return !holds && (clause.verdict.isTold || (clause.isDue && clause.verdict == .undetermined))
  }

  /// Each goal once; years to come have no value and are counted, what is not applicable is named.
  private func list(
    _ verdict: Verdict, _ counting: Counting, _ clauses: [(TargetReport, ClauseReport)]
  ) -> String {
    let isAhead = verdict == .pending
    let (known, others) = (clauses.filter { $0.1.value != nil }, clauses.filter { $0.1.value == nil })
    var all: [String] = []
    for one in known.map({ "\(name($0.0)): \(value($0.1))" }) + (isAhead ? [] : others.map { name($0.0) })
    where !all.contains(one) {
      all.append(one)
    }
    let ahead =
      isAhead && !others.isEmpty
      ? [style.text(en: "\(others.count) not begun", vi: "\(others.count) mốc chưa bắt đầu")] : []
    let goals = Set(clauses.map(\.0.name)).count
    let heading = verdict.heading(counting, counting == .milestone ? clauses.count : goals)
    let rest = all.count - nameLimit
    let names =
      all.prefix(nameLimit)
      + (rest > 0 ? [style.text(en: "and \(rest) more", vi: "và \(rest) mục nữa")] : []) + ahead
    return "\(style.text(heading)) – \(names.joined(separator: ", "))"
  }

  private func paragraph(_ text: String) -> [String] {
    wrapped(printable(text), width: style.width, indent: 2, hanging: 6)
  }

  // MARK: Rows

  /// The day is told where it is not that of the report.
  private func value(_ clause: ClauseReport) -> String {
    if let value = clause.value {
      return style.text(value.date == plan.asOf ? value.display : value.phrase)
    }
    return style.text(clause.valuePhrase)
  }

  private func verdict(_ clause: ClauseReport) -> Phrase {
    clause.isAboveRange ? clause.verdict.phrase : clause.verdictPhrase
  }

  private func sentence(_ target: TargetReport, _ clause: ClauseReport) -> String {
    let (bound, when) = (clause.bound.phrase, clause.when)
    let against = style.text(en: "against \(bound), \(when)", vi: "so với \(bound), \(when)")
    return "\(style.text(verdict(clause))): \(name(target)): \(value(clause)) \(against)"
  }

  /// Whole names and whole cells where they fit, else names are broken, else cells are; `nil` where nothing of that fits.
  private func table(of clauses: [(TargetReport, ClauseReport)]) -> [[String]]? {
    for (least, widest) in [(Int.max, Int.max), (18, .max), (18, 32), (18, 26), (14, 22)] {
      var table = TextTable(flexible: 1)
      for (target, clause) in clauses {
        table.add([
          TextTable.Cell(style.text(verdict(clause)), clause.verdict.style), TextTable.Cell(name(target)),
          TextTable.Cell(value(clause), .bold), TextTable.Cell(style.text(clause.bound.phrase)),
          TextTable.Cell(style.text(clause.when)),
        ])
      }
      if let rows = table.lines(
        ofRowsWithin: style.width.map { $0 - 2 }, least: least, widest: widest, usesColor: style.usesColor)
      {
        return rows
      }
    }
    return nil
  }

  /// What is needed where a goal is lost or late, and why where one that is due cannot be told.
  private func details(of clause: ClauseReport) -> [String] {
    let why = clause.why.map(style.text)
    let known =
      clause.standing == .known
      ? [style.text(en: "known: the baseline lists it", vi: "đã biết: có trong tệp đối chiếu")] : []
    if !clause.verdict.isTold { return (why.map { [$0] } ?? []) + known }
    guard clause.verdict.isBehind else { return known }
    let progress = style.text(clause.progressPhrase)
    let needs = clause.needsText(style.language) ?? why
    let parts = clause.isDue && needs != nil ? [needs] : [progress, needs]
    let text = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; ")
    return (text.isEmpty ? [] : [text]) + known
  }
}
