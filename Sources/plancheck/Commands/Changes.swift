import TargetDSL
import TargetEngine

/// What is another between two reports of the same plans, for people who watch them.
struct Changes {
  private static let limit = 12

  /// The worst first, each of one goal or one plan.
  let lines: [Phrase]

  init(from old: Report, to new: Report) {
    var found = Changes.unjudged(from: old, to: new)
    let files = Set((old.plans + new.plans).map(\.file) + (old.unjudged + new.unjudged).map(\.file))
    for plan in old.plans
    where !new.unjudged.contains(where: { $0.file == plan.file })
      && !new.plans.contains(where: { $0.file == plan.file })
    {
      let name = Changes.name(of: plan, in: old, new)
      found.append(
        (
          5,
          Phrase(
            en: "\(name) is gone, with \(count: plan.targets.goals.count, "goals")",
            vi: "không còn \(name), với \(plan.targets.goals.count) mục tiêu")
        ))
    }
    for plan in new.plans {
      let before = old.plans.first { $0.file == plan.file }
      let prefix = files.count < 2 ? "" : "\(Changes.name(of: plan, in: old, new)): "
      for target in plan.targets {
        let known = before?.targets.first { $0.name == target.name }
        guard let text = TargetChanges.text(from: known, to: target) else { continue }
        found.append((target.gravest.attention, Phrase(en: "\(prefix)\(text)", vi: "\(prefix)\(text)")))
      }
      for gone in before?.targets ?? [] where !plan.targets.contains(where: { $0.name == gone.name }) {
        found.append((5, Phrase(en: "\(prefix)\(gone.name) is gone", vi: "\(prefix)không còn \(gone.name)")))
      }
      guard let before, before.asOf != plan.asOf else { continue }
      let (was, now) = (TimeText.phrase(before.asOf), TimeText.phrase(plan.asOf))
      found.append(
        (
          .max,
          Phrase(
            en: "\(prefix)judged as of \(now), before as of \(was)",
            vi: "\(prefix)tính đến \(now), trước đó \(was)")
        ))
    }
    guard !found.isEmpty else {
      lines = [
        Phrase(
          en: "judged again: no verdict, value or bound changed",
          vi: "đã đánh giá lại: kết luận, giá trị và mức không đổi")
      ]
      return
    }
    let sorted = found.enumerated().sorted {
      ($0.element.attention, $0.offset) < ($1.element.attention, $1.offset)
    }.map(\.element.text)
    let rest = sorted.count - Changes.limit
    lines =
      sorted.prefix(Changes.limit)
      + (rest > 0 ? [Phrase(en: "and \(rest) more", vi: "và \(rest) thay đổi nữa")] : [])
  }

  /// Two plans of one name are told apart by their files.
  private static func name(of plan: PlanReport, in old: Report, _ new: Report) -> String {
    let alike = (old.plans + new.plans).contains { $0.name == plan.name && $0.file != plan.file }
    return alike ? plan.file : plan.name
  }

  /// What cannot be judged now, or for another reason than before, and what can be judged again.
  private static func unjudged(from old: Report, to new: Report) -> [(attention: Int, text: Phrase)] {
    var found: [(attention: Int, text: Phrase)] = []
    for plan in new.unjudged {
      let before = old.unjudged.first { $0.file == plan.file }
      if let before, before.errors.map(told) == plan.errors.map(told) { continue }
      let rest = plan.errors.count - 1
      let more =
        rest > 0
        ? Phrase(en: " (and \(count: rest, "more errors"))", vi: " (và \(rest) lỗi nữa)")
        : Phrase(verbatim: "")
      let why = plan.firstError.map { Phrase(en: ": \($0)\(more)", vi: ": \($0)\(more)") } ?? more
      found.append(
        (
          -1,
          before == nil
            ? Phrase(en: "\(plan.file) cannot be judged\(why)", vi: "\(plan.file) không đánh giá được\(why)")
            : Phrase(
              en: "\(plan.file) still cannot be judged\(why)",
              vi: "\(plan.file) vẫn không đánh giá được\(why)")
        ))
    }
    for plan in old.unjudged where !new.unjudged.contains(where: { $0.file == plan.file }) {
      if new.plans.contains(where: { $0.file == plan.file }) {
        found.append(
          (-1, Phrase(en: "\(plan.file) can be judged", vi: "\(plan.file) đã đánh giá được")))
      } else if !old.plans.contains(where: { $0.file == plan.file }) {
        found.append((5, Phrase(en: "\(plan.file) is gone", vi: "không còn \(plan.file)")))
      }
    }
    return found
  }

  private static func told(_ error: Diagnostic) -> String {
    "\(error.place) \(error.code) \(error.message.english)"
  }
}
