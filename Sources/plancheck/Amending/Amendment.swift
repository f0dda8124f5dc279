import TargetDSL
import TargetEngine

/// What a new version of a plan changes, one finding each.
struct Amendment: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case planChanged = "plan_changed"
    case targetAdded = "target_added"
    case targetDropped = "target_dropped"
    case targetRenamed = "target_renamed"
    case measureRedefined = "measure_redefined"
    case groupingChanged = "grouping_changed"
    case tightened
    case loosened
    case boundChanged = "bound_changed"
    case movedLater = "moved_later"
    case movedEarlier = "moved_earlier"
    case clauseAdded = "clause_added"
    case clauseDropped = "clause_dropped"
    case readingAdded = "reading_added"
    case readingDropped = "reading_dropped"
    case readingRedefined = "reading_redefined"
    case sourceChanged = "source_changed"
    case figuresChanged = "figures_changed"
    case labelChanged = "label_changed"
  }

  let kind: Kind
  /// `nil` for a change of the plan's header.
  let target: String?
  let when: String?
  /// How it stood and how it stands, in the words of the plan; `nil` where there was or is nothing.
  let old: String?
  let new: String?
  let oldLine: Int?
  let newLine: Int?
  let sentence: Phrase
}
