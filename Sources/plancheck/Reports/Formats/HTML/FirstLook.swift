import TargetDSL
import TargetEngine

/// What somebody should know who reads no further: the goals that missed a milestone, with what comes next for them,
/// and three others that can still be reached with what they need.
struct FirstLook {
  /// A goal, and beside several plans whose it is.
  private struct PlacedTarget {
    let target: TargetReport
    let place: String?
  }

  private let all: [PlacedTarget]
  /// Of its headings.
  let level: Int
  let style: ReportStyle

  /// Lost goals that are named; the others are counted.
  private static let lostLimit = 8
  /// Goals that have a card; of the due ones that nobody can tell the others are counted.
  private static let cardLimit = 3
  /// So few lost goals also say what they need next.
  private static let roomyLimit = 3

  init(targets: [TargetReport], level: Int, style: ReportStyle) {
    (self.level, self.style) = (level, style)
    all = targets.map { PlacedTarget(target: $0, place: nil) }
  }

  /// Over several plans, each in its own order, those with made-up values last.
  init(plans: [PlanReport], level: Int, style: ReportStyle) {
    (self.level, self.style) = (level, style)
    let (real, madeUp) = (plans.filter { $0.sampleNotice == nil }, plans.filter { $0.sampleNotice != nil })
    func shortPlace(_ plan: PlanReport) -> String {
      plan.place.map { String($0.prefix { $0 != "," }) } ?? plan.name
    }
    let places = plans.map(shortPlace)
    all = (real + madeUp).flatMap { plan in
      var place = shortPlace(plan)
      // Of two plans of one place it is said which is meant.
      if places.count(where: { $0 == place }) > 1 {
        place += ", " + (plans.count { $0.name == plan.name } > 1 ? plan.file : plan.name)
      }
      let isMadeUp = plan.sampleNotice != nil
      let words =
        isMadeUp ? style.text(en: "\(place) (made up)", vi: "\(place) (giả định)") : place
      return plan.targetsByAttention.map { PlacedTarget(target: $0, place: words) }
    }
  }

  func write(to page: inout HTMLText) {
    let goals = all.filter { !$0.target.isRule }
    let lost = goals.filter(\.target.isLost)
    let count = lost.count
    missed(
      lost,
      style.text(
        en: "Missed: \(count: count, "goals")", vi: "Không đạt: \(count) mục tiêu"), &page)
    within(goals.filter { !$0.target.isLost }, besides: lost, &page)
    open(goals.filter { !$0.target.isLost }, &page)
    let broken = all.filter { $0.target.isRule && $0.target.isLost }
    missed(
      broken,
      style.text(
        en: "Broken: \(count: broken.count, "rules") about the data",
        vi: "Không đúng: \(broken.count) quy tắc về số liệu"), &page)
  }

  private var parts: HTMLParts { HTMLParts(style: style) }

  private func write(place: String?, to page: inout HTMLText) {
    guard let place else { return }
    page.element("span", parts.marked(place), place)
    page.text(": ")
  }

  private func missed(_ lost: [PlacedTarget], _ heading: String, _ page: inout HTMLText) {
    guard !lost.isEmpty else { return }
    page.element("h\(level)", heading)
    page.element("ul", [("class", "lost")]) { page in
      for goal in lost.prefix(FirstLook.lostLimit) {
        let target = goal.target
        page.element("li") { page in
          write(place: goal.place, to: &page)
          page.element("b", parts.marked(target.title), target.title)
          page.element("span", " " + style.text(outcome(target)))
          next(target, isRoomy: lost.count <= FirstLook.roomyLimit, &page)
        }
      }
    }
    let rest = lost.count - FirstLook.lostLimit
    if rest > 0 {
      page.element(
        "p", [("class", "hint")],
        style.text(en: "and \(rest) more, below", vi: "và \(rest) mục tiêu nữa ở dưới"))
    }
  }

  /// `2023: 17, goal at least 20`; the day of the value where that is another, and how many were missed before.
  private func outcome(_ target: TargetReport) -> Phrase {
    let missed = target.clauses.filter { $0.verdict == .missed }
    guard let clause = missed.last else { return Phrase(verbatim: "") }
    let bound = clause.bound.phrase
    let deadline = clause.time.deadline
    let due = deadline.map { Phrase(en: "\(TimeText.phrase($0)): ", vi: "\(TimeText.phrase($0)): ") }
    let value =
      clause.value.map { $0.date == deadline ? $0.display : $0.phrase } ?? Phrase(verbatim: groups(clause))
    let before = missed.count - 1
    let more =
      before == 0
      ? Phrase(verbatim: "")
      : Phrase(
        en: "; \(before) earlier \(before == 1 ? "milestone" : "milestones") missed",
        vi: "; trước đó đã \(before) lần không đạt")
    return Phrase(
      en: "\(due ?? Phrase(verbatim: ""))\(value), goal: \(bound)\(more)",
      vi: "\(due ?? Phrase(verbatim: ""))\(value), mục tiêu: \(bound)\(more)")
  }

  /// For example: `9 of 12 groups met (weakest: Cư Jút, 20%)`.
  private func groups(_ clause: ClauseReport) -> String {
    style.text(clause.valuePhrase) + (clause.weakestGroup.map { " (\(style.text($0)))" } ?? "")
  }

  /// Goals of which a deadline has passed and nobody can say how it came out, and why.
  private func open(_ goals: [PlacedTarget], _ page: inout HTMLText) {
    let open = goals.compactMap { goal -> (PlacedTarget, ClauseReport)? in
      let due = goal.target.clauses.filter {
        $0.isDue && ($0.verdict == .undetermined || $0.verdict == .unmeasured)
      }
      // Where something is known, little may decide it.
      return (due.last { $0.verdict == .undetermined } ?? due.last).map { (goal, $0) }
    }.enumerated().sorted {
      ($0.element.1.verdict.attention, $0.offset) < ($1.element.1.verdict.attention, $1.offset)
    }.map(\.element)
    let count = open.count
    guard count > 0 else { return }
    page.element(
      "h\(level)",
      style.text(
        en: "Due, but nobody can tell: \(count: count, "goals")",
        vi: "Đã đến hạn mà chưa kết luận được: \(count) mục tiêu"))
    page.element("ul", [("class", "cards")]) { page in
      for (goal, clause) in open.prefix(FirstLook.cardLimit) {
        card(
          goal, clause, ask: clause.why.map(style.text) ?? clause.needsText(style.language, isBrief: true),
          &page)
      }
    }
    let rest = count - FirstLook.cardLimit
    if rest > 0 {
      page.element(
        "p", [("class", "hint")],
        style.text(en: "and \(rest) more, below", vi: "và \(rest) mục tiêu nữa ở dưới"))
    }
  }

  private func card(
    _ goal: PlacedTarget, _ clause: ClauseReport, ask: String?, _ page: inout HTMLText
  ) {
    let target = goal.target
    page.element("li", [("class", clause.verdict.rawValue)]) { page in
      write(place: goal.place, to: &page)
      VerdictChip(verdict: clause.verdict, words: style.text(clause.verdictPhrase)).write(to: &page)
      page.element("b", parts.marked(target.title), target.title)
      if let ask { page.element("p", [("class", "ask")], ask) }
      let (bound, when) = (clause.bound.phrase, clause.when)
      let isEmpty = clause.value == nil && clause.groups.isEmpty
      let value =
        isEmpty
        ? Phrase(en: "no value", vi: "không có số liệu")
        : clause.value?.phrase ?? Phrase(verbatim: groups(clause))
      page.element(
        "p", style.text(en: "\(value), goal \(bound) \(when)", vi: "\(value), mục tiêu \(bound) \(when)"))
    }
  }

  /// How it stands with the milestone ahead, so that nobody takes the whole goal for lost.
  private func next(_ target: TargetReport, isRoomy: Bool, _ page: inout HTMLText) {
    guard let clause = target.headline, !clause.isDue,
      clause.verdict.isTold || clause.verdict == .undetermined,
      clause.verdict != .missed
    else { return }
    page.element("span") { page in
      let (when, bound) = (clause.when, clause.bound.phrase)
      page.text(
        isRoomy
          ? style.text(en: "; \(bound) \(when): ", vi: "; \(bound) \(when): ")
          : style.text(en: "; \(when): ", vi: "; \(when): "))
      VerdictChip(verdict: clause.verdict, words: style.text(clause.verdictPhrase)).write(to: &page)
      if isRoomy, let needs = clause.needsText(style.language, isBrief: true) { page.text("; " + needs) }
    }
  }

  /// The most urgent clauses that are not yet due and say what is needed, one a goal.
  private func urgent(_ goals: [PlacedTarget]) -> [(PlacedTarget, ClauseReport)] {
    let all = goals.compactMap { goal -> (PlacedTarget, ClauseReport)? in
      let open = goal.target.clauses.filter { !$0.isDue && $0.verdict != .met && ask($0) != nil }
      return open.min { $0.verdict.attention < $1.verdict.attention }.map { (goal, $0) }
    }
    let sorted = all.enumerated().sorted {
      ($0.element.1.verdict.attention, $0.offset) < ($1.element.1.verdict.attention, $1.offset)
    }
    return sorted.prefix(FirstLook.cardLimit).map(\.element)
  }

  /// What is needed; where the verdict is open, why; of groups, which is the weakest.
  private func ask(_ clause: ClauseReport) -> String? {
    clause.needsText(style.language, isBrief: true)
      ?? (clause.verdict == .undetermined ? clause.why.map(style.text) : nil)
      ?? (clause.verdict.isBehind ? clause.weakestGroup.map(style.text) : nil)
  }

  private func within(_ goals: [PlacedTarget], besides lost: [PlacedTarget], _ page: inout HTMLText) {
    let urgent = urgent(goals)
    guard !urgent.isEmpty else { return }
    page.element(
      "h\(level)",
      lost.isEmpty
        ? style.text(
          en: "Still to be reached: what is needed most", vi: "Còn có thể đạt: những việc cần làm nhất")
        : style.text(
          en: "Still to be reached: what the other goals need most",
          vi: "Còn có thể đạt: những việc cần làm nhất ở các mục tiêu khác"))
    page.element("ul", [("class", "cards")]) { page in
      for (goal, clause) in urgent { card(goal, clause, ask: ask(clause), &page) }
    }
  }
}
