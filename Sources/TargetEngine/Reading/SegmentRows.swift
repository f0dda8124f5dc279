import CSeparators

/// The rows that one segment owns: found, checked for their number of fields, handed over in batches.
struct SegmentRows {
  let scan: TableScan
  let buffer: SegmentBuffer
  let segment: Int
  /// Offsets in the file.
  let start: Int
  let end: Int
  /// The line on which the segment starts.
  private var line = 0

  /// Indices of the line break before the first owned row.
  private var firstPosition = 0
  private var firstBreak = 0
  /// Owned rows and blank lines.
  private var lines = 0
  /// In the buffer: where the bytes end, and the first misplaced quotation mark.
  private var bufferEnd = 0
  private var quoteFault: Int?
  private var state = cs_state()
  /// What is wrong with the row that would be the last.
  private var endFault: ScanFault?

  init(scan: TableScan, buffer: SegmentBuffer, segment: Int, start: Int, end: Int) {
    self.scan = scan
    self.buffer = buffer
    self.segment = segment
    self.start = start
    self.end = end
  }

  private var origin: Int { SegmentBuffer.origin }
  private func fileOffset(_ offset: Int) -> Int { start + offset - origin }

  private func fault(_ kind: ScanFault.Kind, at offset: Int) -> ScanFault {
    let window = buffer.window(count: bufferEnd)
    var line = line
    for at in origin..<max(origin, offset) where window[at] == 0x0A { line += 1 }
    return ScanFault(kind: kind, offset: fileOffset(offset), line: line)
  }

  /// Finds the separators as if the segment started outside quotes, as nearly all do. Says whether there are an odd
  /// number of quotation marks, and how many line breaks, quoted or not: both hold wherever the segment starts.
  mutating func scanAhead() throws(ScanFault) -> (flipsQuotes: Bool, lines: Int) {
    bufferEnd = origin + end - start
    try scanSegment(isInQuotes: false)
    return (state.in_quotes != 0, Int(state.lines))
  }

  /// Finds the rows, now that it is known where the segment starts.
  mutating func find(isInQuotes: Bool, line: Int) throws(ScanFault) {
    self.line = line
    if isInQuotes { try scanSegment(isInQuotes: true) }
    lines = buffer.breakCount
    guard lines > 0 else { return }
    let first = buffer.lineBreaks[0]
    while buffer.offsets[firstPosition] != first { firstPosition += 1 }
    readOn()
    if state.fault != .max, Int(state.fault) <= buffer.lineBreaks[lines] { quoteFault = Int(state.fault) }
  }

  private mutating func scanSegment(isInQuotes: Bool) throws(ScanFault) {
    let window = buffer.window(count: bufferEnd)
    buffer.startSegment()
    state = cs_state()
    state.fault = .max
    state.in_quotes = isInQuotes ? .max : 0
    if segment == 0 {
      buffer.addLineBreak(at: origin - 1)
      state.after_structural = 1
    } else if !isInQuotes {
      let before = window[origin - 1]
      state.after_structural = before == scan.header.separator || before == 0x0A ? 1 : 0
      state.after_closing = before == 0x22 ? 1 : 0
      state.after_return = before == 0x0D && window[origin - 2] == 0x22 ? 1 : 0
    }
    guard
      buffer.scan(
        from: origin, to: bufferEnd, separator: scan.header.separator, state: &state, variant: scan.variant)
    else { throw fault(.lineTooLong, at: origin) }
  }

  /// Reads behind the segment until its last row has ended; a fault of that row waits for those before it.
  private mutating func readOn() {
    do throws(ScanFault) {
      try findLastEnd()
    } catch {
      lines -= 1
      endFault = error
    }
  }

  private mutating func findLastEnd() throws(ScanFault) {
    let lastStart = buffer.lineBreaks[lines - 1] + 1
    let lastPosition = buffer.offsets.count
    var position = end
    while buffer.breakCount == lines {
      if position == scan.file.size {
        if lastStart == bufferEnd {
          lines -= 1
        } else if state.in_quotes != 0, state.fault == .max {
          throw fault(.unclosedQuote, at: lastStart)
        } else {
          buffer.addLineBreak(at: bufferEnd)
        }
        break
      }
      let count = min(TableScan.extensionSize, scan.file.size - position)
      do throws(FileFailure) {
        try buffer.load(scan.file, at: position, count: count, to: bufferEnd)
      } catch {
        throw ScanFault(kind: .unreadable(error), offset: position, line: nil)
      }
      let from = bufferEnd
      bufferEnd += count
      position += count
      guard
        buffer.scan(
          from: from, to: bufferEnd, separator: scan.header.separator, state: &state, variant: scan.variant)
      else {
        let found = buffer.positionCount - lastPosition
        throw fault(.fieldCount(found: found, expected: scan.header.fieldCount), at: lastStart)
      }
      let rowEnd = buffer.breakCount > lines ? buffer.lineBreaks[lines] : bufferEnd
      if rowEnd - lastStart > TableScan.longestRow {
        throw fault(state.in_quotes != 0 ? .unclosedQuote : .lineTooLong, at: lastStart)
      }
    }
  }

  /// The number of rows, blank lines left out; faulty rows end it.
  func count() -> Int {
    var rows = 0
    try? walk({ _, count in rows += count }, leftOut: { _, _, _ in })
    return rows
  }

  func deliver(to consumer: some BatchConsumer, firstRow: Int) throws(ScanFault) {
    let window = buffer.window(count: bufferEnd)
    let offsets = buffer.offsets
    var rowNumber = firstRow
    let part = scan.part
    let fields = scan.header.fieldCount
    var leftOut = LeftOutRows()
    var (countedLine, countedTo) = (line, origin)
    defer {
      leftOut.finishSegment()
      scan.note(rows: rowNumber - firstRow, leftOut)
    }
    try walk { first, rows in
      consumer.consume(
        RowBatch(
          part: part, window: window, offsets: offsets, first: first, fieldCount: fields, rows: rows,
          rowNumber: rowNumber, fileOffset: part.base + start - origin, segmentLine: line,
          segmentStart: origin))
      rowNumber += rows
      leftOut.rowFollows(at: part.base + fileOffset(offsets[first + (rows - 1) * fields] + 1))
    } leftOut: { kind, lineStart, lineEnd in
      while countedTo < lineStart {
        if window[countedTo] == 0x0A { countedLine += 1 }
        countedTo += 1
      }
      let place = part.place(ofLine: countedLine)
      leftOut.add(
        LeftOutRow(
          offset: part.base + fileOffset(lineStart), path: place.path, line: place.line, kind: kind,
          text: leftOut.isFull
            ? "" : RowSuspicion.firstText(window, lineStart, lineEnd, scan.header.separator)),
        isEmptyLine: lineEnd == lineStart || lineEnd == lineStart + 1 && window[lineStart] == 0x0D)
    }
  }

  /// Calls `found` for each stretch of at most `Lane.batchRows` rows that have the right number of fields, and
  /// `leftOut` for each line that is no row of the table.
  private func walk(
    _ found: (_ first: Int, _ rows: Int) -> Void,
    leftOut: (_ kind: LeftOutRow.Kind, _ lineStart: Int, _ lineEnd: Int) -> Void
  ) throws(ScanFault) {
    let window = buffer.window(count: bufferEnd)
    let suspicion = RowSuspicion(separator: scan.header.separator)
    let omitted = scan.part.omitted
    let isMade = scan.part.isMade || scan.part.answered?.isSifted == true
    let omittedCount = omitted.count
    var nextOmitted = 0
    if !omitted.isEmpty {
      let lowest = fileOffset(buffer.lineBreaks[firstBreak] + 1)
      var (low, high) = (0, omitted.count)
      while low < high {
        let middle = (low + high) / 2
        if omitted[middle] < lowest { low = middle + 1 } else { high = middle }
      }
      nextOmitted = low
    }
    let offsets = buffer.offsets
    let breaks = buffer.lineBreaks
    let fields = scan.header.fieldCount
    let faultOffset = quoteFault ?? .max
    var position = firstPosition
    var first = position
    var rows = 0
    var nextStart = breaks[firstBreak] + 1
    for index in firstBreak..<(firstBreak + lines) {
      let lineStart = nextStart
      let lineEnd = breaks[index + 1]
      nextStart = lineEnd + 1
      if lineEnd >= faultOffset {
        if rows > 0 { found(first, rows) }
        throw fault(.misplacedQuote, at: faultOffset)
      }
      if position + fields < offsets.count, offsets[position + fields] == lineEnd {
        // The first byte clears nearly all.
        if nextOmitted < omittedCount || suspicion.mayBeNone(startingWith: window[lineStart]) {
          var isOmitted = false
          if nextOmitted < omittedCount, omitted[nextOmitted] <= fileOffset(lineStart) {
            isOmitted = omitted[nextOmitted] == fileOffset(lineStart)
            nextOmitted += 1
          }
          let kind =
            !isMade && suspicion.mayBeNone(startingWith: window[lineStart])
            ? suspicion.kind(window, offsets, position, fields: fields) : nil
          if kind != nil || isOmitted {
            if rows > 0 { found(first, rows) }
            rows = 0
            position += fields
            first = position
            if let kind, !isOmitted { leftOut(kind, lineStart, lineEnd) }
            continue
          }
        }
        position += fields
        rows += 1
        if rows == Lane.batchRows {
          found(first, rows)
          first = position
          rows = 0
        }
        continue
      }
      if rows > 0 { found(first, rows) }
      rows = 0
      var count = 1
      while offsets[position + count] != lineEnd { count += 1 }
      let isOmitted = nextOmitted < omitted.count && omitted[nextOmitted] == fileOffset(lineStart)
      if isOmitted {
        nextOmitted += 1
      } else if suspicion.isBlank(window, lineStart, lineEnd) {
        leftOut(.blank, lineStart, lineEnd)
      } else {
        guard count == 1, fields > 1 else {
          throw fault(.fieldCount(found: count, expected: fields), at: lineStart)
        }
        // Whether it stands below the last row is known at the end of the pass.
        leftOut(.tail, lineStart, lineEnd)
      }
      position += count
      first = position
    }
    if rows > 0 { found(first, rows) }
    if let endFault { throw endFault }
  }
}
