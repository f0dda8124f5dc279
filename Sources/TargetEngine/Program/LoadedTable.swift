/// A whole column of a table that other rows look into.
struct LoadedColumn: Sendable {
  /// As in `Lane`; `nil` for values.
  let codeCount: Int?
  var codes: [UInt16] = []
  var values: [Int64] = []
  var digits: [UInt8] = []
  /// Raw values of `CellGap`; `LoadedColumn.known` for a cell with a value.
  var gaps: [UInt8] = []

  static let known: UInt8 = 0xFF

  mutating func append(_ lane: Lane, rows: Int) {
    for row in 0..<rows {
      if lane.isCoded {
        codes.append(lane.codes[row])
      } else {
        values.append(lane.values[row])
        digits.append(lane.digits[row])
        gaps.append(lane.gap(row: row)?.rawValue ?? LoadedColumn.known)
      }
    }
  }

  /// The gap of a row's cell; `nil` where it has a value.
  func gap(_ row: Int) -> CellGap? {
    guard let codeCount else { return row < gaps.count ? CellGap(rawValue: gaps[row]) : .unknown }
    guard row < codes.count else { return .unknown }
    return Int(codes[row]) < codeCount ? nil : CellGap(rawValue: UInt8(clamping: Int(codes[row]) - codeCount))
  }
}
