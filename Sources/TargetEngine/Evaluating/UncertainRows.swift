import TargetDSL

/// What the uncertain rows of a form may add to its sums, slot by slot: rows of which it is not known whether they
/// belong, whether they hold, or what they weigh.
///
/// Three ways of keeping them: `SingleCellRows` for a sum of one cell, `PatternRows` for forms of simple numbers, and
/// `CornerRows` for all others, row by row. They give the same ends; what differs is what they remember.
protocol UncertainRows: AnyObject {
  /// Adds some rows of a word of a batch. With groups each of them has a slot; one whose group is not known may add
  /// nothing to any one group.
  func add(_ rows: UInt64, word: Int, _ batch: BatchEvaluator, _ groups: GroupSlots?)
    throws(ArithmeticOverflow)

  /// Adds what another worker has collected in the same way.
  func merge(_ other: any UncertainRows) throws(MeasureGap)

  /// Adds what the rows of a slot come to.
  ///
  /// - Complexity: linear in what is remembered of the slot: its different patterns and corner sets.
  func addTotal(ofSlot slot: Int, to total: inout UncertainTotal) throws(ArithmeticOverflow)
}

/// What uncertain rows come to together.
struct UncertainTotal {
  /// What they add in any case.
  var base = CornerSet.Corner(numerator: .zero, divisor: .zero)
  /// What they may add to the numerator whatever the divisor is.
  var range = NumberRange(.zero)
  /// What else they may add, and how many rows may add it.
  var sets: [(set: CornerSet, count: Int)] = []
  /// Rows that belong for certain.
  var sureRows = 0
  /// Too many combinations in one row: nothing is known of the result.
  var isUnbounded = false
}

extension CornerSet.Corner {
  func multiplied(by factor: Rational) throws(ArithmeticOverflow) -> CornerSet.Corner {
    CornerSet.Corner(
      numerator: try numerator.multiplied(by: factor), divisor: try divisor.multiplied(by: factor))
  }

  func adding(_ other: CornerSet.Corner) throws(ArithmeticOverflow) -> CornerSet.Corner {
    CornerSet.Corner(
      numerator: try numerator.adding(other.numerator), divisor: try divisor.adding(other.divisor))
  }
}
