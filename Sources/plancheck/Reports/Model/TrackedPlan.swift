import TargetDSL
import TargetEngine

/// A judged plan with what it was judged on.
struct TrackedPlan: Sendable {
  let judgement: PlanJudgement
  let report: PlanReport
  /// Every value of each target, by date.
  var values = MeasuredValues(targets: [])
  /// `nil` where the plan has no rows.
  let source: (any MeasureSource)?
}
