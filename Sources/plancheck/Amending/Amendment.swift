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

extension Bound {
  /// How a new bound stands to an old one: `true` where it accepts less, `false` where it accepts more, `nil` where
  /// neither holds everything of the other.
  func isTighter(than old: Bound) -> Bool? {
    let (own, other) = (acceptance, old.acceptance)
    switch (other.holds(own), own.holds(other)) {
    case (true, false): return true
    case (false, true): return false
    default: return nil
    }
  }

  /// The accepted values, with the ends that are not themselves accepted.
  private var acceptance: ValueInterval {
    let (low, high) = accepted
    var interval = ValueInterval(low: low, high: high)
    if case .moreThan = self { interval.lowOpen = true }
    if case .lessThan = self { interval.highOpen = true }
    return interval
  }
}

extension ValueInterval {
  /// Whether every value of another interval lies in this one.
  fileprivate func holds(_ other: ValueInterval) -> Bool {
    func lowFits() -> Bool {
      guard let low else { return true }
      guard let otherLow = other.low else { return false }
      return otherLow > low || (otherLow == low && (!lowOpen || other.lowOpen))
    }
    func highFits() -> Bool {
      guard let high else { return true }
      guard let otherHigh = other.high else { return false }
      return otherHigh < high || (otherHigh == high && (!highOpen || other.highOpen))
    }
    return lowFits() && highFits()
  }
}
