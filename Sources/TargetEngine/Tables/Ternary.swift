/// A truth value of Kleene's strong logic.
enum Ternary: UInt8, Hashable, Sendable {
  case no, yes, unknown

  init(_ value: Bool) {
    self = value ? .yes : .no
  }

  var negated: Ternary {
    switch self {
    case .no: .yes
    case .yes: .no
    case .unknown: .unknown
    }
  }

  /// What is certain where two ways of filling in an unknown give `self` and `other`.
  func merged(with other: Ternary) -> Ternary { self == other ? self : .unknown }
}

/// What is known of a cell that has no value to compute with.
enum CellGap: UInt8, Hashable, Sendable {
  /// A value exists and was not recorded.
  case unknown
  /// There is known to be no value.
  case noValue
  /// A broken cell of a column whose blank cells mean none: a value, or none.
  case unknownOrNone
}
