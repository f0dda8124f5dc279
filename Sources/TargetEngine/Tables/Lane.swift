/// One column of a batch of rows, in the form in which it is computed with.
///
/// Categories, yes/no cells and texts that are compared with constants are codes: `0..<codeCount`, then one code
/// for each gap. Everything else is a 64-bit value with a mask for each gap: the digits of a number without its
/// point (`digits` says where it stands), a date as year, month and day in ascending bit fields, the row number
/// that a reference points to, the number of a text in a pool.
final class Lane {
  static let batchRows = 1024
  static let batchWords = batchRows / 64

  let codeCount: Int
  var codes: [UInt16]
  var values: [Int64]
  var digits: [UInt8]
  /// The number of digits after the point where all rows of the batch agree.
  var uniformDigits: UInt8?
  var unknown: [UInt64]
  var none: [UInt64]
  var unknownOrNone: [UInt64]

  init(codeCount: Int?) {
    self.codeCount = codeCount ?? 0
    let isCoded = codeCount != nil
    codes = isCoded ? Array(repeating: 0, count: Lane.batchRows) : []
    values = isCoded ? [] : Array(repeating: 0, count: Lane.batchRows)
    digits = isCoded ? [] : Array(repeating: 0, count: Lane.batchRows)
    unknown = Array(repeating: 0, count: Lane.batchWords)
    none = unknown
    unknownOrNone = unknown
  }

  func startBatch() {
    for word in 0..<Lane.batchWords {
      unknown[word] = 0
      none[word] = 0
      unknownOrNone[word] = 0
    }
    uniformDigits = nil
  }

  func setGap(_ gap: CellGap, row: Int) {
    if codeCount > 0 || !codes.isEmpty {
      codes[row] = UInt16(codeCount) + UInt16(gap.rawValue)
      return
    }
    values[row] = 0
    digits[row] = 0
    let bit: UInt64 = 1 << UInt64(row & 63)
    switch gap {
    case .unknown: unknown[row >> 6] |= bit
    case .none: none[row >> 6] |= bit
    case .unknownOrNone: unknownOrNone[row >> 6] |= bit
    }
  }

  func gap(row: Int) -> CellGap? {
    if !codes.isEmpty {
      let code = Int(codes[row])
      return code < codeCount ? nil : CellGap(rawValue: UInt8(code - codeCount))
    }
    let word = row >> 6
    let bit: UInt64 = 1 << UInt64(row & 63)
    if unknown[word] & bit != 0 { return .unknown }
    if none[word] & bit != 0 { return CellGap.none }
    if unknownOrNone[word] & bit != 0 { return .unknownOrNone }
    return nil
  }

  /// Rows (of a word of 64) whose value is not known, whether or not there may be none.
  func missing(word: Int) -> UInt64 { unknown[word] | unknownOrNone[word] }
  func gaps(word: Int) -> UInt64 { unknown[word] | unknownOrNone[word] | none[word] }
}

/// A date whose order is that of its number: `year << 9 | month << 5 | day`.
enum PackedDate {
  static func pack(year: Int, month: Int, day: Int) -> Int64 { Int64(year << 9 | month << 5 | day) }
  static func year(_ packed: Int64) -> Int64 { packed >> 9 }
}
