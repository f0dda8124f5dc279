import TargetDSL

// Several sources for one date: rows before measured, measured before reported, reported before baseline.

extension SourcedValue {
  /// The best of the values of one date. A gap of a better source, or a group that it does not give, is filled
  /// from the next; where sources disagree a remark says so. `nil` without candidates.
  static func best(of candidates: [SourcedValue], measure: TypedMeasure) -> SourcedValue? {
    let sorted = candidates.enumerated().sorted {
      ($0.element.rank?.rawValue ?? -1, $0.offset) < ($1.element.rank?.rawValue ?? -1, $1.offset)
    }.map(\.element)
    guard var best = sorted.first else { return nil }
    for other in sorted.dropFirst() { best.fillGaps(from: other, measure) }
    return best
  }

  private mutating func fillGaps(from other: SourcedValue, _ measure: TypedMeasure) {
    switch (answer, other.answer) {
    case (.value(let own), .value(let second)):
      if own.isMissing {
        if !second.isMissing { self = other }
      } else if rank != other.rank {
        remark(own, second, from: other, group: nil, measure)
      }
    case (.groups(var groups), .groups(let others)):
      // Rows give every group of their day.
      let isComplete = rank == .rows
      let places = Dictionary(groups.enumerated().map { ($1.group, $0) }) { first, _ in first }
      let before = remarks.count
      for second in others {
        if let index = places[second.group] {
          if groups[index].outcome.isMissing, !second.outcome.isMissing {
            groups[index] = second
            if origin != other.origin { origin = .computed }
          } else if rank != other.rank {
            remark(groups[index].outcome, second.outcome, from: other, group: second.group, measure)
          }
        } else if !isComplete {
          groups.append(second)
          if origin != other.origin { origin = .computed }
        }
      }
      let more = remarks.count - before - SourcedValue.mostDisagreements
      if more > 0 {
        remarks.removeLast(more)
        remarks.append(.moreDisagreements(more))
      }
      answer = .groups(groups)
    case (.value(let own), .groups):
      if own.isMissing { self = other }
    case (.groups, .value): break
    }
  }

  /// So many groups of which two sources disagree are named.
  private static let mostDisagreements = 5

  private mutating func remark(
    _ own: Outcome, _ second: Outcome, from other: SourcedValue, group: String?, _ measure: TypedMeasure
  ) {
    guard case .measured(let own) = own, case .measured(let second) = second,
      !own.interval.overlaps(second.interval)
    else { return }
    remarks.append(
      Remark(
        .disagreement(
          other.origin, second.interval, with: origin, own.interval, group: group, measure: measure)))
  }
}
