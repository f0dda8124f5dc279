public import TargetDSL

/// How a value stands to that of an earlier year.
public struct FoundChange: Sendable {
  /// The year of the earlier value.
  public let since: Int
  /// The earlier value.
  public let reference: DatedValue
  /// What the change is told in.
  public let kind: Change.Kind
  /// The quotient of the two values; for an amount the difference, in base units.
  public let relative: ValueInterval
  /// From the earlier value to the deadline.
  public let years: Int
  /// What the change asks of the measure itself, where the earlier value is known exactly.
  public let asked: Bound?

  public init(
    since: Int, reference: DatedValue, kind: Change.Kind, relative: ValueInterval, years: Int, asked: Bound?
  ) {
    self.since = since
    self.reference = reference
    self.kind = kind
    self.relative = relative
    self.years = years
    self.asked = asked
  }

  /// The change with its sign: a part of the earlier value, an amount in base units, or how many times it.
  public var change: ValueInterval {
    guard kind == .part else { return relative }
    var change = relative
    change.low = relative.low?.less(.one)
    change.high = relative.high?.less(.one)
    return change
  }

  /// The unit in which the change is read.
  public func unit(of measure: UnitExpression) -> UnitExpression { kind.unit(of: measure) }
}
