import CSeparators
import TargetDSL

/// One column of a batch of rows, in the form in which it is computed with.
///
/// Categories, yes/no cells and texts that are compared with constants are codes: `0..<codeCount`, then one code
/// for each gap. Everything else is a 64-bit value with a mask for each gap: the digits of a number without its
/// point (`digits` says where it stands), a date as year, month and day in ascending bit fields, the row number
/// that a reference points to, the number of a text in a pool.
final class Lane {
  static let batchRows = 256
  static let batchWords = batchRows / 64

  /// The number of codes, 0 where the lane holds values.
  let codeCount: Int
  let isCoded: Bool
  let codes: RowBuffer<UInt16>
  let values: RowBuffer<Int64>
  let digits: RowBuffer<UInt8>
  /// The number of digits after the point where all rows of the batch that have a value agree.
  var uniformDigits: UInt8?
  /// A bit for each number of digits of the batch so far.
  var seenDigits: UInt32 = 0
  let unknown = RowBuffer<UInt64>(count: Lane.batchWords, filledWith: 0)
  let none = RowBuffer<UInt64>(count: Lane.batchWords, filledWith: 0)
  let unknownOrNone = RowBuffer<UInt64>(count: Lane.batchWords, filledWith: 0)

  init(codeCount: Int?) {
    self.codeCount = codeCount ?? 0
    isCoded = codeCount != nil
    codes = RowBuffer(count: isCoded ? Lane.batchRows : 1, filledWith: 0)
    values = RowBuffer(count: isCoded ? 1 : Lane.batchRows, filledWith: 0)
    digits = RowBuffer(count: isCoded ? 1 : Lane.batchRows, filledWith: 0)
  }

  func startBatch() {
    unknown.fill(0)
    none.fill(0)
    unknownOrNone.fill(0)
    uniformDigits = nil
    seenDigits = 0
  }

  func setGap(_ gap: CellGap, row: Int) { setGaps(gap, 1 << UInt64(row & 63), word: row >> 6) }

  /// Sets the gap of rows of a word of 64.
  func setGaps(_ gap: CellGap, _ rows: UInt64, word: Int) {
    let code = UInt16(codeCount) + UInt16(gap.rawValue)
    var rest = rows
    while rest != 0 {
      let row = word &* 64 &+ rest.trailingZeroBitCount
      rest &= rest &- 1
      if isCoded {
        codes[row] = code
      } else {
        values[row] = 0
        digits[row] = 0
      }
    }
    if isCoded { return }
    switch gap {
    case .unknown: unknown[word] |= rows
    case .noValue: none[word] |= rows
    case .unknownOrNone: unknownOrNone[word] |= rows
    }
  }

  func gap(row: Int) -> CellGap? {
    if isCoded {
      let code = Int(codes[row])
      return code < codeCount ? nil : CellGap(rawValue: UInt8(code - codeCount))
    }
    let word = row >> 6
    let bit: UInt64 = 1 << UInt64(row & 63)
    if unknown[word] & bit != 0 { return .unknown }
    if none[word] & bit != 0 { return .noValue }
    if unknownOrNone[word] & bit != 0 { return .unknownOrNone }
    return nil
  }

  /// Why a row of a lane of values has none. Of `alike` those rows of its word remain of which the same holds.
  func gap(row: Int, among alike: inout UInt64) -> CellGap? {
    let word = row >> 6
    let gap = gap(row: row)
    switch gap {
    case .unknown: alike &= unknown[word]
    case .noValue: alike &= none[word]
    case .unknownOrNone: alike &= unknownOrNone[word]
    case nil: alike &= ~gaps(word: word)
    }
    return gap
  }

  /// Rows of a word of 64 whose code is in each of two sets of codes below 64.
  @inline(__always)
  func sets(word: Int, _ first: UInt64, _ second: UInt64, _ variant: cs_variant) -> (UInt64, UInt64) {
    var (rows, others): (UInt64, UInt64) = (0, 0)
    // SAFETY: a whole word.
    unsafe cs_codes(variant, codes.word(at: word * 64), first, second, &rows, &others)
    return (rows, others)
  }

  /// Rows of a word of 64 whose value is from `low` to `high`.
  @inline(__always)
  func range(word: Int, _ low: Int64, _ high: Int64, _ variant: cs_variant) -> UInt64 {
    unsafe cs_range(variant, values.word(at: word * 64), low, high)  // SAFETY: a whole word.
  }

  /// The sum of the values of rows of a word of 64.
  @inline(__always)
  func sum(word: Int, of rows: UInt64, _ variant: cs_variant) -> Int128 {
    var (high, low): (Int64, UInt64) = (0, 0)
    // SAFETY: a whole word. Two halves of 32 bits each cannot overflow over 64 rows.
    unsafe cs_sum(variant, values.word(at: word * 64), rows, &high, &low)
    return Int128(high) << 32 + Int128(low)
  }

  /// Rows (of a word of 64) whose value is not known, whether or not there may be none.
  func missing(word: Int) -> UInt64 { unknown[word] | unknownOrNone[word] }
  func gaps(word: Int) -> UInt64 { unknown[word] | unknownOrNone[word] | none[word] }
}

/// A date whose order is that of its number: `year << 9 | month << 5 | day`.
enum PackedDate {
  static func pack(year: Int, month: Int, day: Int) -> Int64 { Int64(year << 9 | month << 5 | day) }
  static func pack(_ date: CalendarDate) -> Int64 { pack(year: date.year, month: date.month, day: date.day) }
  static func year(_ packed: Int64) -> Int64 { packed >> 9 }
}
