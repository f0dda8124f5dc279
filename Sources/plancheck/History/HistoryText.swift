import TargetDSL
import TargetEngine

/// The history of plans at a terminal: a line a day with a small bar.
struct HistoryText {
  let style: ReportStyle

  func render(_ plans: [PlanHistory], _ broken: BrokenPlans) -> String {
    let named = broken.printableLines(style)
    return (plans.map { lines(of: $0) } + (named.isEmpty ? [] : [named]))
      .map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private func lines(of history: PlanHistory) -> [String] {
    let words = PlanHeading(plan: history.plan, style: style)
    var lines =
      words.title("") + words.lines("\(history.plan.file):\(history.plan.line) · \(words.asOf)")
      + words.sample
    for target in history.targets where !target.moments.isEmpty {
      lines += self.lines(of: target, history.plan)
    }
    let without = history.targets.filter(\.moments.isEmpty).map { history.plan.name(of: $0.target, style) }
    if !without.isEmpty {
      let names = without.map { $0.contains(" ") ? "“\($0)”" : $0 }.joined(separator: ", ")
      let heading = style.text(
        en: "without a value (\(without.count))", vi: "chưa có giá trị (\(without.count))")
      lines += [""] + wrapped(printable("\(heading) – \(names)"), width: style.width, indent: 0, hanging: 4)
    }
    return lines
  }

  private func lines(of history: TargetHistory, _ plan: PlanReport) -> [String] {
    let target = history.target
    let label = style.language == .english ? target.label.map { " · \($0)" } ?? "" : ""
    let title = wrapped(
      printable(plan.name(of: target, style) + label), width: style.width, indent: 0, hanging: 2
    )
    .map { TextStyle.bold.applied(to: $0, if: style.usesColor) }
    let bars = HistoryBars(history)
    for widest in [Int.max, 30, 24, 18] {
      var table = TextTable(flexible: 0)
      for moment in history.moments {
        table.add([
          .init(style.text(TimeText.phrase(moment.date))), .init(bars.bar(of: moment), moment.verdict.style),
          .init(style.text(moment.valuePhrase), .bold),
          .init(style.text(moment.clause.verdictPhrase), moment.verdict.style),
          .init(style.text(moment.clause.pacePhrase ?? Phrase(verbatim: ""))),
          .init(style.text(moment.goalPhrase)),
        ])
      }
      if let rows = table.lines(
        ofRowsWithin: style.width.map { $0 - 2 }, least: .max, widest: widest, usesColor: style.usesColor)
      {
        return [""] + title + rows.flatMap { $0 }.map { "  " + $0 }
      }
    }
    return [""] + title
      + history.moments.flatMap { moment in
        let (day, value, goal) = (TimeText.phrase(moment.date), moment.valuePhrase, moment.goalPhrase)
        let verdict = moment.clause.verdictPhrase
        let text = style.text(
          en: "\(day): \(value), \(verdict) (\(goal))", vi: "\(day): \(value), \(verdict) (\(goal))")
        return wrapped(printable(text), width: style.width, indent: 2, hanging: 4)
      }
  }
}
