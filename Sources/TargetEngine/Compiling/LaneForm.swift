import TargetDSL

/// The form in which a column is computed with.
enum LaneForm: Hashable, Sendable {
  case codes, number, date, reference
  case pooledText(isFolded: Bool)
  case comparedText([[UInt8]], isFolded: Bool)

  /// The form that serves where only the presence of a value is asked.
  static func natural(of column: Column, isFollowed: Bool) -> LaneForm {
    switch column.type {
    case .whole, .decimal: .number
    case .date: .date
    case .yesNo, .category: .codes
    case .reference: .reference
    case .text: isFollowed ? .pooledText(isFolded: false) : .comparedText([], isFolded: false)
    }
  }
}

extension RowProgram.LaneInfo {
  init(
    _ source: RowProgram.LaneSource, form: LaneForm, column: Column, tables: SnapshotTables
  ) throws(MeasureGap) {
    self.source = source
    isCategory = form == .codes
    switch source {
    case .cells(let reader): codeCount = reader.codeCount
    case .followed(_, let loaded, _): codeCount = loaded.codeCount
    }
    if case .whole = column.type { isWhole = true } else { isWhole = false }
    switch column.type {
    case .whole:
      minimum = column.minimum.map { Rational($0.ceiling) }
      maximum = column.maximum.map { Rational($0.floor) }
    case .text, .decimal, .yesNo, .date, .category, .reference:
      minimum = column.minimum
      maximum = column.maximum
    }
    switch column.type {
    case .category(let categories): valueCount = categories.count
    case .yesNo: valueCount = 2
    case .reference(let table): valueCount = try tables.keys(of: table).count
    case .text, .whole, .decimal, .date: valueCount = nil
    }
  }
}

extension ConditionNode {
  static func inRange(
    _ affine: RowNumber.Affine, _ comparison: Comparison, _ bound: Rational, info: RowProgram.LaneInfo
  ) -> ConditionNode {
    let range: DecimalRange
    switch comparison {
    case .equal, .notEqual: range = DecimalRange(from: bound, to: bound)
    case .less: range = DecimalRange(from: nil, to: bound, isHighOpen: true)
    case .lessOrEqual: range = DecimalRange(from: nil, to: bound)
    case .greater: range = DecimalRange(from: bound, isLowOpen: true, to: nil)
    case .greaterOrEqual: range = DecimalRange(from: bound, to: nil)
    }
    let unknown =
      affine.isYear
      ? Ternary.unknown : comparison.outcome(from: info.minimum, to: info.maximum, bound)
    return .inRange(
      lane: affine.lane, isYear: affine.isYear, range: range, isOutside: comparison == .notEqual,
      gaps: GapOutcomes(unknown: unknown, none: Ternary(comparison == .notEqual)))
  }

  static func dateInRange(_ lane: Int, _ comparison: Comparison, _ date: Int64) -> ConditionNode {
    let (low, high): (Int64, Int64) =
      switch comparison {
      case .equal, .notEqual: (date, date)
      case .less: (.min, date - 1)
      case .lessOrEqual: (.min, date)
      case .greater: (date + 1, .max)
      case .greaterOrEqual: (date, .max)
      }
    return .dateInRange(
      lane: lane, low: low, high: high, isOutside: comparison == .notEqual,
      gaps: GapOutcomes(unknown: .unknown, none: Ternary(comparison == .notEqual)))
  }
}
