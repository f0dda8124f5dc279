import TargetDSL
import TargetEngine

/// The report as one page that loads nothing: what a director looks at. It says no number that the JSON of the same
/// report does not say.
struct HTMLReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  func render(_ report: Report) -> [UInt8] {
    HTMLPage(title: title(report), language: style.language).bytes { body(report, &$0) }
  }

  private func title(_ report: Report) -> String {
    if report.plans.count == 1, let plan = report.plans.first { return style.text(plan.shortTitle) }
    if report.plans.isEmpty, !report.unjudged.isEmpty { return UnjudgedPlans.nothing(style) }
    let count = report.plans.count
    return style.text(en: "Goals of \(count) plans", vi: "Mục tiêu của \(count) kế hoạch")
  }

  private func body(_ report: Report, _ page: inout HTMLText) {
    let unjudged = UnjudgedPlans(plans: report.unjudged, problems: report.problems, style: style)
    if report.plans.count == 1, let plan = report.plans.first {
      unjudged.writeFirst(to: &page)
      PlanSection(plan: plan, place: 0, level: 1, style: style).write(to: &page)
    } else {
      page.element("h1", title(report))
      unjudged.writeFirst(to: &page)
      allGoals(report.plans, &page)
      FirstLook(plans: report.plans, level: 2, style: style).write(to: &page)
      if !report.plans.isEmpty { PlanOverview(plans: report.plans, style: style).write(to: &page) }
      for (place, plan) in report.plans.enumerated() {
        PlanSection(plan: plan, place: place, level: 2, style: style).write(to: &page)
      }
    }
    unjudged.write(to: &page)
  }

  /// Of how many of them the values are made up is said at once.
  private func allGoals(_ plans: [PlanReport], _ page: inout HTMLText) {
    guard !plans.isEmpty else { return }
    let targets = plans.flatMap(\.targets)
    let (goals, plansCount) = (targets.goals.count, plans.count)
    let madeUp = plans.filter { $0.sampleNotice != nil }.flatMap(\.targets).goals.count
    let rules = targets.rules.count
    // Nothing is not counted.
    let counted =
      goals > 0 || rules == 0
      ? Phrase(en: "\(count: goals, "goals")", vi: "\(goals) mục tiêu")
      : Phrase(en: "\(count: rules, "rules") about the data", vi: "\(rules) quy tắc về số liệu")
    let told = targets.shareTold.map { Phrase(en: " · \($0)", vi: " · \($0)") } ?? Phrase(verbatim: "")
    let all = Phrase(
      en: "\(counted) of \(count: plansCount, "plans")\(told)",
      vi: "\(counted) của \(plansCount) kế hoạch\(told)")
    page.element(
      "p", [("class", "lead")],
      madeUp == 0
        ? style.text(all)
        : madeUp == goals
          ? style.text(
            en: "\(all) · all with made-up sample data", vi: "\(all) · tất cả theo số liệu giả định")
          : style.text(
            en: "\(all) · \(count: madeUp, "goals") with made-up sample data",
            vi: "\(all) · \(madeUp) mục tiêu theo số liệu giả định"))
    GoalBar(targets: targets, style: style).write(to: &page)
  }
}

/// Several plans, a line each.
struct PlanOverview {
  let plans: [PlanReport]
  let style: ReportStyle

  func write(to page: inout HTMLText) {
    page.element(
      "div", [("class", "scroll plans"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)]
    ) {
      page in
      page.element("table") { page in
        page.element("caption", caption)
        page.element("thead") { page in
          page.element("tr") { page in
            for heading in [
              style.text(en: "Plan", vi: "Kế hoạch"), style.text(en: "As of", vi: "Tính đến"),
              style.text(
                en: "Goals by verdict, each once", vi: "Mục tiêu theo kết luận, mỗi mục tiêu một lần"),
            ] {
              page.element("th", [("scope", "col")], heading)
            }
          }
        }
        page.element("tbody") { page in
          for (place, plan) in plans.enumerated() {
            page.element("tr") { page in
              page.element("th", [("scope", "row")]) { page in
                page.element("a", [("href", "#plan-\(place)")], style.text(plan.shortTitle))
                // Two plans of one title are told apart.
                if plans.contains(where: { $0.title == plan.title && $0.file != plan.file }) {
                  page.element("small", plan.file)
                }
              }
              page.element("td", style.text(TimeText.phrase(plan.asOf)))
              page.element("td") { page in
                let rules = plan.targets.rules.count
                if plan.targets.goals.isEmpty, rules > 0 {
                  page.text(
                    style.text(
                      en: "\(count: rules, "rules") about the data", vi: "\(rules) quy tắc về số liệu"))
                }
                for entry in plan.targets.goalsByVerdict {
                  VerdictChip(verdict: entry.verdict, words: style.counted(entry.count, entry.verdict))
                    .write(to: &page)
                  page.raw(" ")
                }
              }
            }
          }
        }
      }
    }
  }

  private var caption: String { style.text(en: "The plans side by side", vi: "Các kế hoạch đặt cạnh nhau") }
}

/// A verdict as word, sign and colour.
struct VerdictChip {
  let verdict: Verdict
  let words: String

  func write(to page: inout HTMLText) {
    page.element("span", [("class", "chip \(verdict.rawValue)")]) { page in
      page.element("i", [("aria-hidden", "true")], verdict.sign)
      page.text(words)
    }
  }
}

extension Verdict {
  /// Told apart without colour.
  var sign: String {
    switch self {
    case .missed: "✕"
    case .undetermined: "?"
    case .unmeasured: "∅"
    case .worsening: "▼"
    case .farBehind: "◣"
    case .slow: "◔"
    case .pending: "·"
    case .onTrack: "↗"
    case .notApplicable: "–"
    case .met: "✓"
    }
  }
}
