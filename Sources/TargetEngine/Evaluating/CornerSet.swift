import TargetDSL

/// What one row can add to a numerator and a divisor: the corners of its possibilities.
struct CornerSet: Hashable {
  struct Corner: Hashable {
    let numerator: Rational
    let divisor: Rational
  }

  /// Without repetition, in a fixed order.
  var corners: [Corner]
  /// Steps that may be taken any number of times, where a cell has no declared end.
  var directions: [Corner]
  /// Whether the divisors between those of the corners are possible too.
  var isContinuous: Bool
}

extension CornerSet {
  /// The same set moved so that its least divisor and its first numerator are 0, and by how much: what the row
  /// adds in any case. Rows that differ only in what is known of them become equal.
  func movedToOrigin() throws(ArithmeticOverflow) -> (set: CornerSet, base: Corner) {
    guard let numerator = corners.first?.numerator, let divisor = corners.lazy.map(\.divisor).min() else {
      return (self, Corner(numerator: .zero, divisor: .zero))
    }
    var moved = self
    for index in corners.indices {
      moved.corners[index] = Corner(
        numerator: try corners[index].numerator.subtracting(numerator),
        divisor: try corners[index].divisor.subtracting(divisor))
    }
    return (moved, Corner(numerator: numerator, divisor: divisor))
  }

  /// The least and the greatest numerator.
  var numeratorRange: NumberRange {
    NumberRange(
      low: directions.contains { $0.numerator.isNegative } ? nil : corners.map(\.numerator).min(),
      high: directions.contains { $0.numerator > .zero } ? nil : corners.map(\.numerator).max())
  }
}
