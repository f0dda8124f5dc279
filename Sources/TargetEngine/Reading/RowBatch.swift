import CSeparators

/// Up to `Lane.batchRows` rows of a file, as offsets into a worker's buffer.
struct RowBatch {
  let part: TablePart
  let window: ByteWindow
  let offsets: OffsetList
  /// The index in `offsets` of the line break before the first row.
  let first: Int
  let fieldCount: Int
  let rows: Int
  /// The number of the first row in the file, where the scan numbers rows; else 0.
  let rowNumber: Int
  /// The offset in the table, all its parts one behind the other, of the window's offset 0.
  let fileOffset: Int
  /// The line on which the segment starts, and where that is in the window.
  let segmentLine: Int
  let segmentStart: Int

  /// Where a column of the table stands in the rows; `nil` where the file lacks it.
  func field(of column: Int) -> Int? {
    part.header.fields.indices.contains(column) ? part.header.fields[column] : nil
  }

  /// The bytes of a cell, with its quotes.
  @inline(__always)
  func cell(row: Int, field: Int) -> Range<Int> {
    let index = first + row * fieldCount + field
    let start = offsets[index] + 1
    var end = offsets[index + 1]
    if field == fieldCount - 1, end > start, window[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }

  /// The cells of a column one after the other, for short loops.
  func column(_ field: Int) -> ColumnCells {
    precondition(first >= 0 && field < fieldCount && first + rows * fieldCount < offsets.count)
    // SAFETY: every row's offsets are inside, as checked above.
    return unsafe ColumnCells(
      window: window, offsets: offsets, first: first + field, stride: fieldCount,
      isLast: field == fieldCount - 1)
  }

  /// The cell without its quotes.
  func content(row: Int, field: Int) -> [UInt8] {
    CSVRecord.content(window.bytes(cell(row: row, field: field)))
  }

  /// The cell of a column without its quotes; nothing where the file lacks the column.
  func content(row: Int, column: Int) -> [UInt8] {
    field(of: column).map { content(row: row, field: $0) } ?? []
  }

  /// Of a row that was made: whether its lines say a cell differently.
  func disagreement(_ cell: Range<Int>) -> CellGap? {
    guard part.isMade, cell.count == 2, window[cell.lowerBound] == 0xFF else { return nil }
    let bytes = window.bytes(cell)
    if bytes == TablePart.disagreementOrNone { return .unknownOrNone }
    return bytes == TablePart.disagreement ? .unknown : nil
  }

  /// The line (from 1) and the character (from 1) at which a byte of the window stands in the file.
  func position(of offset: Int) -> (line: Int, column: Int) {
    var line = segmentLine
    var lineStart = segmentStart
    for at in segmentStart..<max(segmentStart, offset) where window[at] == 0x0A {
      line += 1
      lineStart = at + 1
    }
    let before = String(decoding: window.bytes(lineStart..<max(lineStart, offset)), as: UTF8.self)
    return (line, before.count + 1)
  }
}

/// The cells of one column of a batch, found without a check of each: the batch is checked as a whole.
@safe
struct ColumnCells {
  private let base: UnsafePointer<UInt8>
  private let offsets: UnsafePointer<UInt32>
  private let stride: Int
  private let isLast: Bool

  /// SAFETY: the offsets of all rows must be inside the list, and those that the kernel found in the window.
  @unsafe
  init(window: ByteWindow, offsets: OffsetList, first: Int, stride: Int, isLast: Bool) {
    // SAFETY: whoever makes the column vouches for its offsets, as said above.
    unsafe base = window.base
    unsafe self.offsets = offsets.base + first
    self.stride = stride
    self.isLast = isLast
  }

  /// The range of a cell, with its quotes; `row` is below the number of rows of the batch.
  @inline(__always)
  subscript(row: Int) -> (start: Int, end: Int) {
    let index = row &* stride
    // SAFETY: inside, because the batch was checked when the column was asked for.
    let start = unsafe Int(offsets[index]) &+ 1
    var end = unsafe Int(offsets[index &+ 1])
    if isLast, end > start, unsafe base[end &- 1] == 0x0D { end &-= 1 }
    return (start, end)
  }

  /// The first byte of a cell, or of what ends it where it is empty: a separator, a line break, or what stands behind
  /// the file.
  @inline(__always)
  func firstByte(_ row: Int) -> UInt8 {
    // SAFETY: inside, because the batch was checked; 64 bytes may be read behind the last cell.
    unsafe base[Int(offsets[row &* stride]) &+ 1]
  }

  /// A byte from an offset inside a cell.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 { unsafe base[offset] }  // SAFETY: inside, as the cell is.

  /// Eight bytes from an offset at or near a cell, the first in the lowest bits.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    // SAFETY: 64 bytes lie before the first cell, and 64 may be read behind the last.
    unsafe UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
  }

  /// Reads the numbers of up to 64 rows from row `first` on into a lane.
  func readNumbers(
    from first: Int, rows: Int, isWhole: Bool, in range: DecimalRange, to lane: Lane, _ found: inout cs_cells,
    _ variant: cs_variant
  ) {
    // SAFETY: the rows are in the batch, whose offsets were checked as a whole; the lane has room for whole words.
    unsafe cs_numbers(
      variant, base, offsets + first &* stride, stride, rows, isLast ? 1 : 0, isWhole ? 1 : 0, range.lows,
      range.highs, lane.values.word(at: first), lane.digits.word(at: first), &found)
  }

  /// Reads the meanings of up to 64 rows from row `first` on into a lane.
  ///
  /// SAFETY: `entries` must be a table of 2 to the power `bits` entries that is not full and has none of more than
  /// `longest` bytes.
  @unsafe
  func readSpellings(
    _ entries: UnsafePointer<cs_spelling>, _ bits: UInt64, longest: Int, from first: Int, rows: Int,
    to lane: Lane,
    _ found: inout cs_cells, _ variant: cs_variant
  ) {
    // SAFETY: the rows are in the batch, whose offsets were checked as a whole; the lane has room for whole words.
    unsafe cs_spellings(
      variant, entries, bits, longest, base, offsets + first &* stride, stride, rows, isLast ? 1 : 0,
      lane.isCoded ? lane.codes.word(at: first) : nil, lane.isCoded ? nil : lane.values.word(at: first),
      &found)
  }

  /// The words of a cell that is not empty.
  // SAFETY: both ends are inside a cell, and 64 bytes may be read beyond it.
  func spelling(_ start: Int, _ end: Int) -> cs_spelling { unsafe cs_spelling_of(base + start, end - start) }

  func bytes(_ start: Int, _ end: Int) -> [UInt8] {
    // SAFETY: inside, as the cell is.
    unsafe Array(UnsafeBufferPointer(start: base + start, count: max(0, end - start)))
  }

  /// Reads the dates of up to 64 rows from row `first` on into a lane.
  func readDates(
    from first: Int, rows: Int, to lane: Lane, _ found: inout cs_cells, _ variant: cs_variant
  ) {
    // SAFETY: the rows are in the batch, whose offsets were checked as a whole; the lane has room for whole words.
    unsafe cs_dates(
      variant, base, offsets + first &* stride, stride, rows, isLast ? 1 : 0, lane.values.word(at: first),
      &found)
  }
}

/// Takes the rows that one worker finds.
protocol BatchConsumer: AnyObject {
  func consume(_ batch: RowBatch)
}

/// The lines of rows that are asked for in order: counting goes on from the last one.
struct LineCounter {
  private var line = 0
  private var offset = 0
  /// The segment in which the last row was counted.
  private var segment = -1

  /// The file and line of a row.
  mutating func place(_ row: Int, _ batch: RowBatch) -> (path: String, line: Int) {
    batch.part.place(ofLine: line(row, batch))
  }

  mutating func line(_ row: Int, _ batch: RowBatch) -> Int {
    let start = batch.cell(row: row, field: 0).lowerBound
    if segment != batch.fileOffset || offset > start {
      (line, offset, segment) = (batch.segmentLine, batch.segmentStart, batch.fileOffset)
    }
    while offset < start {
      if batch.window[offset] == 0x0A { line += 1 }
      offset += 1
    }
    return line
  }
}
