import TargetDSL

/// A value that somebody gave for the name of an indicator or a target.
struct NamedValue {
  /// The better comes first.
  enum Kind: Int, Hashable, Comparable {
    case measured, reported, baseline

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  let kind: Kind
  let date: CalendarDate
  let group: String?
  let value: ValueInterval
  /// The publisher of a stated value, the `source` of a measured one.
  let source: String?
  let place: Place
  /// Whether the name measures a number of things.
  let isCount: Bool

  var origin: Origin {
    switch kind {
    case .measured: .measured(source: source)
    case .reported: .stated(.reported, publisher: source)
    case .baseline: .stated(.baseline, publisher: source)
    }
  }

  var outcome: Outcome {
    let ends = [value.low, value.high].compactMap { $0 }
    let isWhole = isCount && ends.allSatisfy(\.isInteger)
    return .measured(MeasuredValue(interval: value, attainable: isWhole ? .wholeNumbers : .everything))
  }
}
