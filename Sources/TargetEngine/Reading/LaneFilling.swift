import TargetDSL

/// Fills the lane of one column for each batch. Plain cells are decided by short loops without a branch on the
/// type; every other cell is decided by `CellReader`.
final class LaneFilling {
  let reader: CellReader
  let lane: Lane
  private(set) var broken = BrokenCells()
  private let memo: SpellingMemo?
  /// The texts that cells are compared with.
  private let constants: [[UInt8]]
  /// Rows of the batch that the short loop left.
  private var open: [Int] = []

  init(reader: CellReader) {
    self.reader = reader
    lane = Lane(codeCount: reader.codeCount)
    switch reader.kind {
    case .codes, .comparedText: memo = SpellingMemo(limit: 4096)
    case .reference, .pooledText: memo = SpellingMemo(limit: 16384)
    case .number, .date: memo = nil
    }
    if case .comparedText(let codes, _, _) = reader.kind {
      constants = Array(codes.keys)
    } else {
      constants = []
    }
    open.reserveCapacity(Lane.batchRows)
  }

  func mergeBroken(_ other: LaneFilling) { broken.merge(other.broken) }

  func fill(_ batch: RowBatch) {
    lane.startBatch()
    open.removeAll(keepingCapacity: true)
    switch reader.kind {
    case .codes:
      if let memo { fillCodes(batch, memo) }
    case .comparedText(_, let count, let isFolded):
      if let memo { fillCompared(batch, memo, other: UInt16(count - 1), isFolded: isFolded && count > 1) }
    case .reference, .pooledText:
      if let memo { fillNumbered(batch, memo) }
    case .number(.plain, let isWhole, let range): fillPlainNumbers(batch, isWhole: isWhole, range: range)
    case .number(.vietnamese, let isWhole, let range):
      fillVietnameseNumbers(batch, isWhole: isWhole, range: range)
    case .date(.iso): fillDates(batch) { PlainCell.isoDate($0, $1) }
    case .date(.dayFirst): fillDates(batch) { PlainCell.dayFirstDate($0, $1) }
    }
    for row in open { decide(row, batch) }
    if reader.codeCount == nil { lane.findUniformDigits(rows: batch.rows) }
  }

  private func fillCodes(_ batch: RowBatch, _ memo: SpellingMemo) {
    let codes = lane.codes
    for row in 0..<batch.rows {
      let cell = batch.cell(row: row, field: reader.field)
      if let meaning = memo.meaning(of: cell, in: batch.window), meaning >= 0 {
        codes[row] = UInt16(truncatingIfNeeded: meaning)
      } else {
        open.append(row)
      }
    }
  }

  /// A plain text that is none of the constants is decided without being remembered: names are many.
  private func fillCompared(_ batch: RowBatch, _ memo: SpellingMemo, other: UInt16, isFolded: Bool) {
    let codes = lane.codes
    for row in 0..<batch.rows {
      let cell = batch.cell(row: row, field: reader.field)
      if let meaning = memo.meaning(of: cell, in: batch.window), meaning >= 0 {
        codes[row] = UInt16(truncatingIfNeeded: meaning)
      } else if !isFolded, PlainCell.isPlainText(batch.window, cell), !isConstant(cell, batch) {
        codes[row] = other
      } else {
        open.append(row)
      }
    }
  }

  private func isConstant(_ cell: Range<Int>, _ batch: RowBatch) -> Bool {
    constants.contains { constant in
      constant.count == cell.count && zip(constant, cell).allSatisfy { $0 == batch.window[$1] }
    }
  }

  private func isWorthRemembering(_ outcome: CellOutcome) -> Bool {
    if case .comparedText(_, let count, _) = reader.kind, case .value(let code, _) = outcome {
      return code < count - 1
    }
    return true
  }

  private func fillNumbered(_ batch: RowBatch, _ memo: SpellingMemo) {
    let values = lane.values
    for row in 0..<batch.rows {
      let cell = batch.cell(row: row, field: reader.field)
      if let meaning = memo.meaning(of: cell, in: batch.window), meaning >= 0 {
        values[row] = meaning
      } else {
        open.append(row)
      }
    }
  }

  private func fillPlainNumbers(_ batch: RowBatch, isWhole: Bool, range: DecimalRange) {
    let values = lane.values
    let digits = lane.digits
    for row in 0..<batch.rows {
      let cell = batch.cell(row: row, field: reader.field)
      if let number = PlainCell.number(batch.window, cell, isWhole: isWhole),
        range.contains(number.mantissa, digits: number.digits)
      {
        values[row] = number.mantissa
        digits[row] = number.digits
      } else {
        open.append(row)
      }
    }
  }

  private func fillVietnameseNumbers(_ batch: RowBatch, isWhole: Bool, range: DecimalRange) {
    let values = lane.values
    let digits = lane.digits
    for row in 0..<batch.rows {
      let cell = batch.cell(row: row, field: reader.field)
      if let number = PlainCell.vietnameseNumber(batch.window, cell, isWhole: isWhole),
        range.contains(number.mantissa, digits: number.digits)
      {
        values[row] = number.mantissa
        digits[row] = number.digits
      } else {
        open.append(row)
      }
    }
  }

  @inline(__always)
  private func fillDates(_ batch: RowBatch, _ parse: (ByteWindow, Range<Int>) -> Int64?) {
    let values = lane.values
    let digits = lane.digits
    for row in 0..<batch.rows {
      if let date = parse(batch.window, batch.cell(row: row, field: reader.field)) {
        values[row] = date
        digits[row] = 0
      } else {
        open.append(row)
      }
    }
  }

  /// Meanings that are no value, as a memo keeps them.
  private enum Remembered {
    static func gap(_ gap: CellGap) -> Int64 { -1 - Int64(gap.rawValue) }
    static func fault(_ fault: CellFault) -> Int64 { -16 - Int64(fault.rawValue) }
  }

  private func decide(_ row: Int, _ batch: RowBatch) {
    let cell = batch.cell(row: row, field: reader.field)
    if cell.isEmpty { return store(reader.blank, row: row, cell, batch) }
    if let memo, let meaning = memo.meaning(of: cell, in: batch.window) {
      return store(LaneFilling.outcome(meaning), row: row, cell, batch)
    }
    let outcome = reader.outcome(of: CSVRecord.content(batch.window.bytes(cell)))
    store(outcome, row: row, cell, batch)
    guard let memo, isWorthRemembering(outcome) else { return }
    switch outcome {
    case .value(let value, _): memo.learn(cell, in: batch.window, meaning: value)
    case .gap(let gap): memo.learn(cell, in: batch.window, meaning: Remembered.gap(gap))
    case .broken(let fault): memo.learn(cell, in: batch.window, meaning: Remembered.fault(fault))
    }
  }

  private static func outcome(_ meaning: Int64) -> CellOutcome {
    if meaning >= 0 { return .value(meaning, digits: 0) }
    if let gap = CellGap(rawValue: UInt8(clamping: -1 - meaning)) { return .gap(gap) }
    return .broken(CellFault(rawValue: UInt8(clamping: -16 - meaning)) ?? .notACategory)
  }

  private func store(_ outcome: CellOutcome, row: Int, _ cell: Range<Int>, _ batch: RowBatch) {
    switch outcome {
    case .value(let value, let digits): lane.setValue(value, digits: digits, row: row)
    case .gap(let gap): lane.setGap(gap, row: row)
    case .broken(let fault):
      lane.setGap(reader.brokenGap, row: row)
      broken.add(fault, at: batch.fileOffset + cell.lowerBound) {
        let (line, column) = batch.position(of: cell.lowerBound)
        let text = CSVRecord.content(
          batch.window.bytes(cell.lowerBound..<min(cell.upperBound, cell.lowerBound + 200)))
        return BrokenCells.Cell(
          offset: batch.fileOffset + cell.lowerBound, line: line, column: column,
          text: String(decoding: text, as: UTF8.self), fault: fault)
      }
    }
  }
}

extension Lane {
  func setValue(_ value: Int64, digits newDigits: UInt8, row: Int) {
    if !isCoded {
      values[row] = value
      digits[row] = newDigits
    } else {
      codes[row] = UInt16(truncatingIfNeeded: value)
    }
  }

  func findUniformDigits(rows: Int) {
    var first: UInt8?
    var differs: UInt8 = 0
    for row in 0..<rows {
      let digit = digits[row]
      if let first { differs |= digit ^ first } else { first = digit }
    }
    uniformDigits = differs == 0 ? first ?? 0 : nil
  }
}
