/// Up to `Lane.batchRows` rows of a file, as offsets into a worker's buffer.
struct RowBatch {
  let window: ByteWindow
  let offsets: OffsetList
  /// The index in `offsets` of the line break before the first row.
  let first: Int
  let fieldCount: Int
  let rows: Int
  /// The number of the first row in the file, where the scan numbers rows; else 0.
  let rowNumber: Int
  /// The offset in the file of the window's offset 0.
  let fileOffset: Int
  /// The line on which the segment starts, and where that is in the window.
  let segmentLine: Int
  let segmentStart: Int

  /// The bytes of a cell, with its quotes.
  @inline(__always)
  func cell(row: Int, field: Int) -> Range<Int> {
    let index = first + row * fieldCount + field
    let start = offsets[index] + 1
    var end = offsets[index + 1]
    if field == fieldCount - 1, end > start, window[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }

  /// The cell without its quotes.
  func content(row: Int, field: Int) -> [UInt8] {
    CSVRecord.content(window.bytes(cell(row: row, field: field)))
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
