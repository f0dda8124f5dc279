import TargetDSL

/// A measure whose aggregates are items of programs.
indirect enum CompiledMeasure {
  case number(Rational)
  case aggregate(CompiledAggregate)
  /// Sums over one population, or a quotient over one table, optimised row by row; otherwise the arithmetic.
  case form(table: Int, item: Int, tally: Int, isQuotient: Bool, otherwise: CompiledMeasure)
  case negated(CompiledMeasure)
  case sum(CompiledMeasure, CompiledMeasure)
  case difference(CompiledMeasure, CompiledMeasure)
  case product(CompiledMeasure, CompiledMeasure)
  case quotient(CompiledMeasure, CompiledMeasure)
}

struct CompiledAggregate {
  let table: Int
  let function: Aggregate.Function
  let ignoresUnknown: Bool
  /// Items of the table's program: how the rows fall, and what is summed or collected.
  let tally: Int
  let item: Int?
  /// The number of different values that exist.
  let valueCount: Int?
}
