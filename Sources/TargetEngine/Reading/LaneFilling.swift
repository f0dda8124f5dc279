import CSeparators
import TargetDSL

/// Fills the lane of one column for each batch. Plain cells are decided by short loops without a branch on the
/// type; every other cell is decided by `CellReader`.
final class LaneFilling {
  let reader: CellReader
  /// Reads numbers that a workbook stores, where those of other files can be read in two ways.
  private let stored: CellReader?
  let lane: Lane
  private(set) var broken = BrokenCells()
  /// Of numbers, the cells that are none.
  private let memo: SpellingMemo
  private let variant = cs_best()
  /// The texts that cells are compared with.
  private let constants: [[UInt8]]
  /// Keys that are too many to be remembered; and how plain ones fold.
  private let manyKeys: (keys: KeyIndex, folding: KeyFolding)?

  /// - Parameter mostRemembered: Of more keys, references are found in the table of keys itself.
  init(reader: CellReader, mostRemembered: Int = 16384) {
    self.reader = reader
    stored = reader.ofStoredNumbers
    lane = Lane(codeCount: reader.codeCount)
    switch reader.kind {
    case .codes, .comparedText, .number: memo = SpellingMemo(limit: 4096)
    case .date, .reference, .pooledText: memo = SpellingMemo(limit: mostRemembered)
    }
    if case .reference(let keys, _) = reader.kind, keys.count > mostRemembered, reader.words.isEmpty {
      manyKeys = (keys, KeyFolding(isWholeNumber: keys.isWholeNumber))
    } else {
      manyKeys = nil
    }
    if case .comparedText(let codes, _, _) = reader.kind {
      constants = Array(codes.keys)
    } else {
      constants = []
    }
  }

  func mergeBroken(_ other: LaneFilling) { broken.merge(other.broken) }

  func fill(_ batch: RowBatch) { LaneFilling.fill([self], batch) }

  /// Fills the lanes of several columns, 64 rows at a time, so that the text of these rows stays near.
  static func fill(_ fillings: [LaneFilling], _ batch: RowBatch) {
    for filling in fillings { filling.lane.startBatch() }
    for first in stride(from: 0, to: batch.rows, by: 64) {
      for filling in fillings { filling.fill(batch, from: first) }
    }
    for filling in fillings { filling.lane.finishBatch() }
  }

  /// Fills the lane for at most 64 rows.
  private func fill(_ batch: RowBatch, from first: Int) {
    guard let field = batch.field(of: reader.column) else { return fillMissing(batch, from: first) }
    let cells = batch.column(field)
    switch reader.kind {
    case .codes, .reference, .pooledText:
      if let manyKeys {
        fillReferences(batch, first, cells, manyKeys.keys, manyKeys.folding)
      } else {
        fillKnown(batch, first, cells)
      }
    case .comparedText(_, let count, let isFolded):
      fillCompared(batch, first, cells, other: UInt16(count - 1), isFolded: isFolded && count > 1)
    case .number where !reader.words.isEmpty, .date where !reader.words.isEmpty:
      // A word may look like a number or a date.
      takeCells(batch, first, cells) { rows, found in
        for row in first..<first + rows {
          let (start, end) = cells[row]
          let bit: UInt64 = 1 << UInt64(row & 63)
          if start >= end { found.blank |= bit } else { found.left |= bit }
        }
      } orElse: { _, _, _ in
        false
      }
    case .number(.plain, let isWhole, let range):
      takeCells(batch, first, cells) { rows, found in
        cells.readNumbers(from: first, rows: rows, isWhole: isWhole, in: range, to: lane, &found, variant)
        lane.seenDigits |= found.seen
      } orElse: { row, start, end in
        let (inner, last) = PlainCell.unquoted(cells, start, end)
        guard
          let number = inner > start
            ? PlainCell.number(cells, inner, last, isWhole: isWhole, point: 0x2E, group: nil)
            : PlainCell.longNumber(cells, start, end, isWhole: isWhole),
          range.contains(number.mantissa, digits: number.digits)
        else { return false }
        lane.setValue(number.mantissa, digits: number.digits, row: row)
        return true
      }
    case .number(.vietnamese, let isWhole, let range):
      fillNumbers(batch, first, cells, range) {
        PlainCell.number(cells, $0, $1, isWhole: isWhole, point: 0x2C, group: 0x2E)
      }
    case .date(.iso):
      if first == 0 { lane.digits.fill(0) }
      takeCells(batch, first, cells) { rows, found in
        cells.readDates(from: first, rows: rows, to: lane, &found, variant)
      } orElse: { _, _, _ in
        false
      }
      lane.seenDigits |= 1
    case .date(.dayFirst):
      fillDates(batch, first, cells) { PlainCell.slashedDate(cells, $0, $1, monthFirst: false) }
    case .date(.monthFirst):
      fillDates(batch, first, cells) { PlainCell.slashedDate(cells, $0, $1, monthFirst: true) }
    }
  }

  /// Every row of a file that lacks the column is as blank as the column allows.
  private func fillMissing(_ batch: RowBatch, from first: Int) {
    for row in first..<min(first + 64, batch.rows) {
      switch reader.blank {
      case .value(let value, let digits): lane.setValue(value, digits: digits, row: row)
      case .gap(let gap): lane.setGap(gap, row: row)
      case .broken(let fault): lane.setGap(reader.gap(of: fault), row: row)
      }
    }
  }

  /// Calls `body` with the ends of each of 64 cells that is not blank; where it gives `false` the cell is decided the long
  /// way.
  @inline(__always)
  private func forEachCell(
    _ batch: RowBatch, _ first: Int, _ cells: ColumnCells,
    _ body: (_ row: Int, _ start: Int, _ end: Int) -> Bool
  ) {
    takeCells(batch, first, cells) { rows, found in
      var bit: UInt64 = 1
      for row in first..<first &+ rows {
        let (start, end) = cells[row]
        if start >= end {
          found.blank |= bit
        } else if !body(row, start, end) {
          found.left |= bit
        }
        bit = bit &<< 1
      }
    } orElse: { _, _, _ in
      false
    }
  }

  /// Calls `read` for the 64 rows from `first` on; where that leaves a cell to `orElse`, and this gives `false`, the
  /// cell is decided the long way.
  @inline(__always)
  private func takeCells(
    _ batch: RowBatch, _ first: Int, _ cells: ColumnCells,
    _ read: (_ rows: Int, _ found: inout cs_cells) -> Void,
    orElse: (_ row: Int, _ start: Int, _ end: Int) -> Bool
  ) {
    var found = cs_cells()
    read(min(64, batch.rows &- first), &found)
    if found.blank != 0 { fillBlanks(found.blank, word: first >> 6, batch, cells) }
    while found.left != 0 {
      let row = first &+ found.left.trailingZeroBitCount
      found.left &= found.left &- 1
      let (start, end) = cells[row]
      if !orElse(row, start, end) { decide(row, batch, cells) }
    }
  }

  private func fillBlanks(_ blank: UInt64, word: Int, _ batch: RowBatch, _ cells: ColumnCells) {
    if case .gap(let gap) = reader.blank { return lane.setGaps(gap, blank, word: word) }
    var rest = blank
    while rest != 0 {
      let row = word * 64 + rest.trailingZeroBitCount
      rest &= rest &- 1
      let start = cells[row].start
      store(reader.blank, row: row, start..<start, batch)
    }
  }

  private func fillKnown(_ batch: RowBatch, _ first: Int, _ cells: ColumnCells) {
    takeCells(batch, first, cells) { rows, found in
      memo.read(cells, from: first, rows: rows, to: lane, &found, variant)
    } orElse: { _, _, _ in
      false
    }
  }

  private func fillReferences(
    _ batch: RowBatch, _ first: Int, _ cells: ColumnCells, _ keys: KeyIndex, _ folding: KeyFolding
  ) {
    let values = lane.values
    forEachCell(batch, first, cells) { row, start, end in
      guard let fingerprint = folding.plainFingerprint(cells, start, end),
        let key = keys.row(fingerprint, count: end - start, byte: { cells.byte(at: start + $0) })
      else { return false }
      values[row] = Int64(key)
      return true
    }
  }

  /// A plain text that is none of the constants is decided without being remembered: names are many.
  private func fillCompared(
    _ batch: RowBatch, _ first: Int, _ cells: ColumnCells, other: UInt16, isFolded: Bool
  ) {
    let codes = lane.codes
    if constants.isEmpty, reader.words.isEmpty {
      return forEachCell(batch, first, cells) { row, start, end in
        codes[row] = other
        return PlainCell.isPlainText(cells, start, end)
      }
    }
    takeCells(batch, first, cells) { rows, found in
      memo.read(cells, from: first, rows: rows, to: lane, &found, variant)
    } orElse: { row, start, end in
      guard !isFolded, reader.words.isEmpty, PlainCell.isPlainText(cells, start, end),
        !isConstant(cells, start, end)
      else {
        return false
      }
      codes[row] = other
      return true
    }
  }

  private func isConstant(_ cells: ColumnCells, _ start: Int, _ end: Int) -> Bool {
    constants.contains { constant in
      constant.count == end - start && zip(constant, start..<end).allSatisfy { $0 == cells.byte(at: $1) }
    }
  }

  private func isWorthRemembering(_ outcome: CellOutcome) -> Bool {
    guard case .value(let value, _) = outcome else { return true }
    return switch reader.kind {
    case .comparedText(_, let count, _): value < count - 1
    case .number: false
    case .reference: manyKeys == nil
    case .codes, .date, .pooledText: true
    }
  }

  @inline(__always)
  private func fillNumbers(
    _ batch: RowBatch, _ first: Int, _ cells: ColumnCells, _ range: DecimalRange,
    _ parse: (Int, Int) -> Decimal64?
  ) {
    let (values, digits) = (lane.values, lane.digits)
    // The ends for the last number of digits: most columns have one.
    var (place, low, high) = (UInt8(0), range.lows[0], range.highs[0])
    var seen: UInt32 = 0
    forEachCell(batch, first, cells) { row, start, end in
      let (start, end) = PlainCell.unquoted(cells, start, end)
      guard let number = parse(start, end) else { return false }
      if number.digits != place {
        place = number.digits
        (low, high) = range.ends(digits: place)
      }
      guard number.mantissa >= low, number.mantissa <= high else { return false }
      values[row] = number.mantissa
      digits[row] = place
      seen |= 1 &<< UInt32(truncatingIfNeeded: place)
      return true
    }
    lane.seenDigits |= seen
  }

  @inline(__always)
  private func fillDates(_ batch: RowBatch, _ first: Int, _ cells: ColumnCells, _ parse: (Int, Int) -> Int64?)
  {
    let (values, digits) = (lane.values, lane.digits)
    forEachCell(batch, first, cells) { row, start, end in
      let (start, end) = PlainCell.unquoted(cells, start, end)
      guard let date = parse(start, end) else { return false }
      values[row] = date
      digits[row] = 0
      return true
    }
    lane.seenDigits |= 1
  }

  /// Meanings that are no value, as a memo keeps them.
  private enum Remembered {
    static func gap(_ gap: CellGap) -> Int64 { -1 - Int64(gap.rawValue) }
    static func fault(_ fault: CellFault) -> Int64 { -16 - Int64(fault.rawValue) }
  }

  private func decide(_ row: Int, _ batch: RowBatch, _ cells: ColumnCells) {
    let (start, end) = cells[row]
    if let gap = batch.disagreement(start..<max(start, end)) { return lane.setGap(gap, row: row) }
    if let stored, let field = batch.field(of: reader.column),
      batch.part.file.sheet?.decimalFields.contains(field) == true
    {
      let cell = CSVRecord.content(batch.window.bytes(start..<end))
      return store(stored.outcome(of: cell), row: row, start..<end, batch)
    }
    if let meaning = memo.meaning(cells, start, end) {
      return store(LaneFilling.outcome(meaning), row: row, start..<end, batch)
    }
    let outcome = reader.outcome(of: CSVRecord.content(batch.window.bytes(start..<end)))
    store(outcome, row: row, start..<end, batch)
    guard isWorthRemembering(outcome) else { return }
    switch outcome {
    case .value(let value, _): memo.learn(cells, start, end, meaning: value)
    case .gap(let gap): memo.learn(cells, start, end, meaning: Remembered.gap(gap))
    case .broken(let fault): memo.learn(cells, start, end, meaning: Remembered.fault(fault))
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
      lane.setGap(reader.gap(of: fault), row: row)
      if batch.part.answered != nil {
        let text = CSVRecord.content(batch.window.bytes(cell))
        broken.note(String(decoding: text, as: UTF8.self), fault)
      }
      broken.add(fault, at: batch.fileOffset + cell.lowerBound, rows: batch.count(row)) {
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
      seenDigits |= 1 << UInt32(newDigits & 31)
    } else {
      codes[row] = UInt16(truncatingIfNeeded: value)
    }
  }

  /// After the last row of a batch.
  func finishBatch() {
    uniformDigits = seenDigits.nonzeroBitCount == 1 ? UInt8(seenDigits.trailingZeroBitCount) : nil
  }
}
