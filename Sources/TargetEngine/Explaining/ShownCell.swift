import TargetDSL

/// The value of a cell that was computed with, as text in the words of the plan.
enum ShownCell {
  case codes([String])
  case number
  case date
  case key(KeyIndex)

  init?(_ column: Column, tables: SnapshotTables) throws(MeasureGap) {
    switch column.type {
    case .text: return nil
    case .whole, .decimal: self = .number
    case .yesNo: self = .codes(["no", "yes"])
    case .date: self = .date
    case .category(let categories): self = .codes(categories.map(\.name))
    case .reference(let table): self = .key(try tables.keys(of: table))
    }
  }

  func text(_ lane: Lane, _ row: Int) -> String {
    switch self {
    case .codes(let names):
      let code = Int(lane.codes[row])
      return names.indices.contains(code) ? names[code] : ""
    case .number:
      return Rational(digits: Int128(lane.values[row]), fractionDigits: Int(lane.digits[row]))?.description
        ?? ""
    case .date:
      let packed = lane.values[row]
      return CalendarDate(
        year: Int(PackedDate.year(packed)), month: Int(packed >> 5 & 15), day: Int(packed & 31))?.description
        ?? ""
    case .key(let keys): return keys.written(row: Int(lane.values[row]))
    }
  }
}
