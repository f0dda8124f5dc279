import CSeparators
import Glibc
import Synchronization
import TargetDSL

/// What makes a file unusable, and where.
struct ScanFault: Error {
  enum Kind {
    case unclosedQuote
    case misplacedQuote
    case fieldCount(found: Int, expected: Int)
    case lineTooLong
    case unreadable(FileFailure)
  }

  let kind: Kind
  /// In the file; the first fault is reported.
  let offset: Int
  /// From 1; `nil` where the whole file is meant.
  let line: Int?
}

/// One pass over the rows of a file, by segments that workers claim in order.
///
/// Whether a segment starts inside quotes follows from the number of quotation marks before it. Workers count
/// those first, as they look for separators, and hand the parity on in the order of the segments; the few segments
/// that start inside quotes are then searched again. A segment owns the rows whose preceding line break lies in it, and reads on behind its end for the last of them.
final class TableScan: Sendable {
  static let segmentSize = 256 << 10
  static let extensionSize = 16 << 10
  /// No row may be longer: beyond this it is a quotation mark that was never closed, or no CSV.
  static let longestRow = 16 << 20

  let part: TablePart
  let file: DataFile
  let header: CSVHeader
  let segmentSize: Int
  let numbersRows: Bool
  let variant: cs_variant
  private let meter: ReadMeter?
  private let segmentCount: Int
  let readsAll: Bool
  private let nextSegment = Atomic<Int>(0)
  /// The segment whose state before it is known, and that state.
  private let turn = Atomic<Int>(0)
  private let inQuotes = Atomic<Bool>(false)
  private let line: Atomic<Int>
  /// The segment whose first row's number is known, and that number.
  private let rowTurn = Atomic<Int>(0)
  private let rowNumber: Atomic<Int>
  /// Rows that were handed over.
  private let delivered = Atomic<Int>(0)
  private let setAside = Mutex(LeftOutRows())
  /// Segments behind this one need not be read.
  private let lastSegment = Atomic<Int>(.max)
  private let fault = Mutex<ScanFault?>(nil)

  convenience init(
    file: DataFile, header: CSVHeader, numbersRows: Bool = false, segmentSize: Int = TableScan.segmentSize,
    variant: cs_variant = CS_BEST, meter: ReadMeter? = nil
  ) {
    self.init(
      TablePart(file: file, header: header), numbersRows: numbersRows, segmentSize: segmentSize,
      variant: variant, meter: meter)
  }

  /// - Parameters:
  ///   - firstRow: The number of the part's first row.
  ///   - segments: So many are read at most.
  init(
    _ part: TablePart, numbersRows: Bool = false, firstRow: Int = 0,
    segmentSize: Int = TableScan.segmentSize, segments: Int = .max, variant: cs_variant = CS_BEST,
    meter: ReadMeter? = nil
  ) {
    self.meter = meter
    self.part = part
    file = part.file
    header = part.header
    rowNumber = Atomic(firstRow)
    self.numbersRows = numbersRows
    self.segmentSize = min(segmentSize, max(64, file.size))
    self.variant = variant
    line = Atomic(header.dataLine)
    let size = max(0, file.size - header.dataStart)
    let all = (size + self.segmentSize - 1) / self.segmentSize
    segmentCount = min(segments, all)
    readsAll = segmentCount == all
  }

  /// How many threads have something to do.
  func usefulThreads(cap: Int) -> Int { max(1, min(cap, segmentCount / 2)) }

  /// Runs one worker for each consumer and waits for all; the first fault of the file is thrown.
  func run<Consumer: BatchConsumer & SendableMetatype>(_ consumers: [Consumer]) throws(ScanFault) {
    meter?.expect(file.size - header.dataStart)
    if consumers.count == 1, let consumer = consumers.first {
      work(for: consumer)
    } else {
      let owned = consumers.map { ThreadOwned(value: $0) }
      Threads.run(owned.count) { index in
        if owned.indices.contains(index) { self.work(for: owned[index].value) }
      }
    }
    if let fault = fault.withLock({ $0 }) { throw fault }
    if let stray = strayLine { throw stray }
    do throws(FileFailure) { try file.checkUnchanged() } catch {
      throw ScanFault(kind: .unreadable(error), offset: 0, line: nil)
    }
  }

  /// How many rows the pass had.
  var rowCount: Int { delivered.load(ordering: .acquiring) }

  /// The number of the row that would come next, where rows are numbered.
  var nextRow: Int { rowNumber.load(ordering: .acquiring) }

  /// Rows that the pass left out because of what they are.
  var leftOut: LeftOutRows { setAside.withLock { $0 }.finished() }

  func note(rows: Int, _ leftOut: LeftOutRows) {
    delivered.add(rows, ordering: .acquiringAndReleasing)
    setAside.withLock { $0.merge(leftOut) }
  }

  private var strayLine: ScanFault? {
    setAside.withLock { $0.strayTail }.map {
      ScanFault(
        kind: .fieldCount(found: 1, expected: header.fieldCount), offset: $0.offset - part.base, line: $0.line
      )
    }
  }

  private func report(_ found: ScanFault, segment: Int) {
    fault.withLock { fault in
      if fault.map({ found.offset < $0.offset }) ?? true { fault = found }
    }
    _ = lastSegment.min(segment, ordering: .sequentiallyConsistent)
  }

  /// Waits until `counter` says that it is the segment's turn; `false` where an earlier segment has failed.
  private func wait(for segment: Int, _ counter: borrowing Atomic<Int>) -> Bool {
    var spins = 0
    while counter.load(ordering: .acquiring) != segment {
      if lastSegment.load(ordering: .relaxed) < segment { return false }
      spins += 1
      if spins > 200 { sched_yield() }
    }
    return true
  }

  private func work(for consumer: some BatchConsumer) {
    let buffer = SegmentBuffer(
      byteCapacity: SegmentBuffer.origin + segmentSize + TableScan.extensionSize,
      offsetCapacity: segmentSize + TableScan.extensionSize + header.fieldCount + 2)
    while true {
      let segment = nextSegment.add(1, ordering: .relaxed).oldValue
      if segment >= segmentCount || segment > lastSegment.load(ordering: .relaxed) { return }
      do throws(ScanFault) {
        try read(segment, buffer, consumer)
      } catch {
        report(error, segment: segment)
      }
    }
  }

  private func read(
    _ segment: Int, _ buffer: SegmentBuffer, _ consumer: some BatchConsumer
  ) throws(ScanFault) {
    let origin = SegmentBuffer.origin
    let start = header.dataStart + segment * segmentSize
    let end = min(start + segmentSize, file.size)
    let lead = segment == 0 ? 0 : 2
    do throws(FileFailure) {
      try buffer.load(file, at: start - lead, count: end - start + lead, to: origin - lead)
    } catch {
      throw ScanFault(kind: .unreadable(error), offset: start, line: nil)
    }
    meter?.advance(end - start)
    var rows = SegmentRows(scan: self, buffer: buffer, segment: segment, start: start, end: end)
    let (flipsQuotes, lines) = try rows.scanAhead()
    guard wait(for: segment, turn) else { return }
    let isInQuotes = inQuotes.load(ordering: .relaxed)
    let segmentLine = line.load(ordering: .relaxed)
    inQuotes.store(isInQuotes != flipsQuotes, ordering: .relaxed)
    line.store(segmentLine + lines, ordering: .relaxed)
    turn.store(segment + 1, ordering: .releasing)

    try rows.find(isInQuotes: isInQuotes, line: segmentLine)
    var firstRow = 0
    if numbersRows {
      let count = rows.count()
      guard wait(for: segment, rowTurn) else { return }
      firstRow = rowNumber.load(ordering: .relaxed)
      rowNumber.store(firstRow + count, ordering: .relaxed)
      rowTurn.store(segment + 1, ordering: .releasing)
    }
    try rows.deliver(to: consumer, firstRow: firstRow)
  }
}
