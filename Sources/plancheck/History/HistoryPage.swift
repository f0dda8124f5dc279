import TargetDSL
import TargetEngine

/// The history of plans as one page: for each target its path, and every day with its value and verdict.
struct HistoryPage {
  let plans: [PlanHistory]
  let style: ReportStyle
  var broken = BrokenPlans()

  private var parts: HTMLParts { HTMLParts(style: style) }

  var bytes: [UInt8] {
    HTMLPage(title: title, language: style.language).bytes { page in
      let unjudged = UnjudgedPlans(plans: broken.plans, problems: broken.errors, style: style)
      if plans.count != 1 { page.element("h1", title) }
      unjudged.writeFirst(to: &page)
      for (place, history) in plans.enumerated() { section(history, place, plans.count == 1 ? 1 : 2, &page) }
      unjudged.write(to: &page)
    }
  }

  private var title: String {
    let count = plans.count
    if plans.isEmpty, !broken.plans.isEmpty { return UnjudgedPlans.nothing(style) }
    guard count == 1, let plan = plans.first?.plan else {
      return style.text(en: "History of \(count) plans", vi: "Diễn biến của \(count) kế hoạch")
    }
    return style.text(en: "History: \(plan.shortTitle)", vi: "Diễn biến: \(plan.shortTitle)")
  }

  private func section(_ history: PlanHistory, _ place: Int, _ level: Int, _ page: inout HTMLText) {
    let plan = history.plan
    page.element("section", [("aria-labelledby", "title-\(place) file-\(place)")]) { page in
      page.element("p", [("class", "kick")], style.text(en: "History", vi: "Diễn biến"))
      page.element("h\(level)", [("id", "title-\(place)")] + parts.marked(plan.title), plan.title)
      let asOf = TimeText.phrase(plan.asOf)
      page.element(
        "p", [("class", "lead"), ("id", "file-\(place)")],
        style.text(en: "as of \(asOf) · \(plan.file)", vi: "tính đến \(asOf) · \(plan.file)"))
      if let notice = plan.sampleNotice {
        page.element("p", [("class", "made")]) { page in
          page.element("strong", style.text(en: "Made-up sample data. ", vi: "Số liệu giả định. "))
          page.element("span", parts.marked(notice), notice)
        }
      }
      for target in history.targets where !target.moments.isEmpty {
        self.target(target, plan, level + 1, &page)
      }
      let without = history.targets.filter(\.moments.isEmpty)
      guard !without.isEmpty else { return }
      page.element(
        "h\(level + 1)",
        style.text(
          en: "Without a value: \(count: without.count, "goals")",
          vi: "Chưa có giá trị: \(without.count) mục tiêu"))
      page.element("ul", [("class", "list")]) { page in
        for one in without { page.element("li", parts.marked(one.target.title), one.target.title) }
      }
    }
  }

  /// How many groups are met, and how many have which verdict.
  private func groups(_ moment: HistoryMoment) -> String {
    let counts = style.text(moment.clause.groupCounts)
    return style.text(moment.valuePhrase) + (counts.isEmpty ? "" : "; \(counts)")
  }

  private func target(_ history: TargetHistory, _ plan: PlanReport, _ level: Int, _ page: inout HTMLText) {
    let target = history.target
    page.element("h\(level)", parts.marked(target.title), target.title)
    if let clause = target.pictured {
      PathGraph(target: target, clause: clause, language: style.language).write(to: &page)
    }
    parts.table(
      style.text(en: "Judged as of each day", vi: "Đánh giá tại từng thời điểm"),
      name: "\(plan.file), \(target.name)",
      [
        style.text(en: "As of", vi: "Tính đến"), style.text(en: "Value", vi: "Giá trị"),
        style.text(en: "Verdict", vi: "Kết luận"), style.text(en: "Pace", vi: "Tiến độ"),
        style.text(en: "Goal", vi: "Mục tiêu"),
      ],
      history.moments.map { moment in
        [
          .text(style.text(TimeText.phrase(moment.date))),
          moment.value == nil
            ? .text(groups(moment))
            : .value(moment.value, isDated: moment.value?.date != moment.date),
          .verdict(moment.verdict, moment.clause.verdictPhrase),
          .text(moment.clause.pacePhrase.map(style.text) ?? ""),
          .text(style.text(moment.goalPhrase)),
        ]
      }, hasRowHeadings: true, &page)
  }
}
