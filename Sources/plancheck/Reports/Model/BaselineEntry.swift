import TargetEngine

/// A failure that is known and accepted for now: one clause of one plan, as bad as it was.
struct BaselineEntry: Hashable, Sendable {
  /// The file of the plan, from the root (see `BaselineFile`); `nil` in files of earlier versions.
  let file: String?
  let plan: String
  let target: String
  /// For example: `by 2025`.
  let when: String
  /// For example: `more than 60%`. Another bound is another clause.
  let bound: String
  let verdict: Verdict
  /// With `for each`: the groups that fall short, in order.
  let groups: [String]

  /// The plan as tools name it (see `PlanReport`).
  var identity: String { (file.map { $0 + ":" } ?? "") + plan }
}
