import TargetDSL

/// What one row can add to a numerator and a divisor: the corners of its possibilities.
struct CornerSet: Hashable {
  struct Vertex: Hashable {
    let numerator: Rational
    let divisor: Rational
  }

  /// Without repetition, in a fixed order.
  var vertices: [Vertex]
  /// Steps that may be taken any number of times, where a cell has no declared end.
  var directions: [Vertex]
  /// Whether the divisors between those of the corners are possible too.
  var isContinuous: Bool
}

extension CornerSet {
  /// The same set moved so that its least divisor and its first numerator are 0, and by how much: what the row
  /// adds in any case. Rows that differ only in what is known of them become equal.
  func movedToOrigin() throws(ArithmeticOverflow) -> (set: CornerSet, base: Vertex) {
    guard let numerator = vertices.first?.numerator, let divisor = vertices.lazy.map(\.divisor).min() else {
      return (self, Vertex(numerator: .zero, divisor: .zero))
    }
    var moved = self
    for index in vertices.indices {
      moved.vertices[index] = Vertex(
        numerator: try vertices[index].numerator.subtracting(numerator),
        divisor: try vertices[index].divisor.subtracting(divisor))
    }
    return (moved, Vertex(numerator: numerator, divisor: divisor))
  }

  /// The least and the greatest numerator.
  var numeratorRange: NumberRange {
    NumberRange(
      low: directions.contains { $0.numerator.isNegative } ? nil : vertices.map(\.numerator).min(),
      high: directions.contains { $0.numerator > .zero } ? nil : vertices.map(\.numerator).max())
  }
}
