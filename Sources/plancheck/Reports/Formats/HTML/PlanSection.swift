import TargetDSL
import TargetEngine

/// One plan on the page: where it stands at a glance, then goal by goal.
struct PlanSection {
  let plan: PlanReport
  /// Among the plans of the page.
  let place: Int
  /// Of its heading, 1 or 2.
  let level: Int
  let style: ReportStyle

  func write(to page: inout HTMLText) {
    let measured = plan.targets.enumerated().filter { !isBare($0.element) }
      .sorted { ($0.element.gravest.attention, $0.offset) < ($1.element.gravest.attention, $1.offset) }
    page.element("section", [("id", "plan-\(place)"), ("aria-labelledby", "title-\(place) file-\(place)")]) {
      page in
      header(&page)
      GoalBar(targets: plan.targets, style: style).write(to: &page)
      FirstLook(targets: plan.targetsByAttention, level: level + 1, style: style).write(to: &page)
      if !measured.isEmpty { goals(measured, &page) }
      unmeasured(&page)
    }
  }

  /// What was measured of a goal has a row, although nobody can judge by it.
  private func isBare(_ target: TargetReport) -> Bool { target.isUnmeasured && !target.hasValue }

  private func heading(_ offset: Int, _ id: String?, _ text: String, _ page: inout HTMLText) {
    page.element("h\(level + offset)", id.map { [("id", "\($0)-\(place)")] } ?? [], text)
  }

  private func header(_ page: inout HTMLText) {
    page.element("header") { page in
      page.element("p", [("class", "kick")]) { page in
        if let name = plan.place {
          page.element("span", marked(name), name)
          page.text(" · ")
        }
        page.element("span", [("class", "file"), ("id", "file-\(place)")], plan.file)
      }
      page.element(
        "h\(level)", [("id", "title-\(place)")] + marked(plan.title), plan.title)
      let asOf = TimeText.phrase(plan.asOf)
      let goals = plan.targets.goals
      let milestones = goals.reduce(0) { $0 + $1.clauses.count }
      let (rules, all) = (plan.targets.rules.count, goals.count)
      var counts = [Phrase(en: "as of \(asOf)", vi: "tính đến \(asOf)")]
      if all > 0 {
        counts.append(
          all == milestones
            ? Phrase(en: "\(count: all, "goals")", vi: "\(all) mục tiêu")
            : Phrase(
              en: "\(count: all, "goals") with \(count: milestones, "milestones")",
              vi: "\(all) mục tiêu với \(milestones) mốc"))
      } else if rules == 0 {
        counts.append(Phrase(en: "no goal", vi: "không có mục tiêu nào"))
      }
      if rules > 0 {
        counts.append(
          Phrase(en: "\(count: rules, "rules") about the data", vi: "\(rules) quy tắc về số liệu"))
      }
      if let told = goals.shareTold { counts.append(told) }
      page.element("p", [("class", "lead")]) { page in
        if let document = plan.document {
          page.element("span", marked(document), document)
          page.text(" · ")
        }
        page.text(style.text(Phrase(joining: counts, by: " · ")))
      }
    }
    if let notice = plan.sampleNotice {
      page.element("p", [("class", "made")]) { page in
        page.element("strong", style.text(en: "Made-up sample data. ", vi: "Số liệu giả định. "))
        page.element("span", marked(notice), notice)
      }
    }
    if let territory = plan.territory {
      let day = territory.lastDay
      page.element("p", [("class", "gone")]) { page in
        page.text(
          style.text(
            en: "The territory lasted until \(day): \(territory.reason)",
            vi: "Địa giới đến ngày \(day): \(territory.reason)"))
      }
    }
  }

  private func marked(_ text: String) -> [(String, String)] { HTMLParts(style: style).marked(text) }

  private func goals(_ targets: [(offset: Int, element: TargetReport)], _ page: inout HTMLText) {
    page.element("section", [("aria-labelledby", "goals-\(place) title-\(place) file-\(place)")]) { page in
      heading(1, "goals", style.text(en: "Goals", vi: "Mục tiêu"), &page)
      page.element(
        "p", [("class", "hint")],
        style.text(
          en: """
            The bar is the value, its pale end what is not known; the field is what the goal accepts, the black line \
            its bound (hollow where the bound itself is not enough), the grey tick the starting point. Open a goal \
            for its path.
            """,
          vi: """
            Thanh đậm là giá trị, phần nhạt là khoảng chưa biết; vùng nền là mức đạt, vạch đen là mức phải đạt (vòng \
            rỗng: không kể chính mức đó), vạch xám là mức gốc. Mở từng mục tiêu để xem diễn biến.
            """))
      GoalSifter(targets: plan.targets, place: place, style: style).write(to: &page)
      page.element("ul", [("class", "goals"), ("id", "list-\(place)")]) { page in
        for (rank, target) in targets.enumerated() {
          GoalRow(target: target.element, file: plan.file, rank: rank, place: target.offset, style: style)
            .write(to: &page)
        }
      }
    }
  }

  /// By reason, so that they do not drown the others.
  private func unmeasured(_ page: inout HTMLText) {
    var reasons: [(why: String, targets: [TargetReport])] = []
    for target in plan.targets where isBare(target) {
      let why = target.headline?.why.map(style.text) ?? style.text(en: "no value", vi: "không có số liệu")
      if let index = reasons.firstIndex(where: { $0.why == why }) {
        reasons[index].targets.append(target)
      } else {
        reasons.append((why, [target]))
      }
    }
    guard !reasons.isEmpty else { return }
    let bare = plan.targets.filter(isBare)
    let (goals, rules) = (bare.goals.count, bare.rules.count)
    page.element("section", [("aria-labelledby", "unmeasured-\(place) title-\(place) file-\(place)")]) {
      page in
      heading(1, "unmeasured", style.text(PlanSection.notMeasured(goals, rules)), &page)
      let others = plan.targets.goals.count { $0.gravest == .unmeasured } - bare.goals.count
      if others > 0 {
        page.element(
          "p", [("class", "hint")],
          style.text(
            en: "\(count: others, "goals") more of which there is a value, though none to judge by, above.",
            vi: "Còn \(others) mục tiêu có số liệu nhưng chưa đủ để đánh giá, nêu ở trên."))
      }
      for reason in reasons {
        heading(2, nil, reason.why, &page)
        page.element("ul", [("class", "list")]) { page in
          for target in reason.targets { UnmeasuredGoal(target: target, style: style).write(to: &page) }
        }
      }
    }
  }

  private static func notMeasured(_ goals: Int, _ rules: Int) -> Phrase {
    if rules == 0 {
      return Phrase(en: "Not measured: \(count: goals, "goals")", vi: "Chưa đo được: \(goals) mục tiêu")
    }
    if goals == 0 {
      return Phrase(
        en: "Not measured: \(count: rules, "rules") about the data",
        vi: "Chưa đo được: \(rules) quy tắc về số liệu")
    }
    return Phrase(
      en: "Not measured: \(count: goals, "goals") and \(count: rules, "rules") about the data",
      vi: "Chưa đo được: \(goals) mục tiêu và \(rules) quy tắc về số liệu")
  }
}
