import TargetDSL
import TargetEngine

/// What goals come to, in one line: how many have which verdict, then their milestones and the rules about the data, where
/// these are others, then how much the data tell.
///
/// For example: `3 goals: 1 missed, 2 met; 5 milestones: 1 missed, 1 pending, 3 met; 3 of 3 goals can be told`.
struct SummaryText {
  let targets: [TargetReport]
  let style: ReportStyle
  /// Of one plan; several are told by their goals alone.
  var tellsMilestones = true

  /// - Parameter mark: Around each number, as Markdown has it.
  func line(mark: String = "") -> String {
    let goals = targets.goals
    let rules = targets.rules
    let milestones = goals.flatMap(\.clauses)
    var parts: [String] = []
    let verdicts = list(targets.goalsByVerdict, mark)
    if !goals.isEmpty {
      let isPlain = rules.isEmpty && (milestones.count == goals.count || !tellsMilestones)
      let count = goals.count
      parts.append(
        isPlain
          ? verdicts
          : style.text(en: "\(count: count, "goals"): \(verdicts)", vi: "\(count) mục tiêu: \(verdicts)"))
    }
    if tellsMilestones, milestones.count != goals.count {
      let (count, verdicts) = (milestones.count, list(milestones.map(\.verdict).counted, mark))
      parts.append(
        style.text(en: "\(count: count, "milestones"): \(verdicts)", vi: "\(count) mốc: \(verdicts)"))
    }
    if !rules.isEmpty {
      let (count, verdicts) = (rules.count, list(rules.map(\.gravest).counted, mark))
      parts.append(
        style.text(
          en: "\(count: count, "rules") about the data: \(verdicts)",
          vi: "\(count) quy tắc về số liệu: \(verdicts)"))
    }
    if let share = targets.shareTold { parts.append(style.text(share)) }
    return parts.joined(separator: "; ")
  }

  private func list(_ counts: [(verdict: Verdict, count: Int)], _ mark: String) -> String {
    counts.map { style.counted($0.count, $0.verdict, mark: mark) }.joined(separator: ", ")
  }
}
