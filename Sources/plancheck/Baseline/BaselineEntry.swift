import TargetEngine

/// A failure that is known and accepted for now: one clause of one plan, as bad as it was.
struct BaselineEntry: Hashable, Sendable {
  let plan: String
  let target: String
  /// For example: `by 2025`.
  let when: String
  /// For example: `more than 60%`. Another bound is another clause.
  let bound: String
  let verdict: Verdict
  /// With `for each`: the groups that fall short, in order.
  let groups: [String]
}
