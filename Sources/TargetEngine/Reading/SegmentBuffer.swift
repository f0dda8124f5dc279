import CSeparators

/// The memory of one worker: the bytes of a segment and the offsets found in them, reused for every segment.
///
/// Bytes start at `origin`, so that what lies before the segment fits before it; 64 bytes behind them may be read.
@safe
final class SegmentBuffer {
  static let origin = 64
  private static let pad = 128

  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity: Int
  private let positions: UnsafeMutablePointer<UInt32>
  private let breaks: UnsafeMutablePointer<UInt32>
  let offsetCapacity: Int
  private(set) var positionCount = 0
  private(set) var breakCount = 0

  init(byteCapacity: Int, offsetCapacity: Int) {
    self.byteCapacity = byteCapacity
    self.offsetCapacity = offsetCapacity
    // SAFETY: Owned by this object until `deinit`. Pages that are never written to take no memory.
    unsafe bytes = .allocate(capacity: byteCapacity + SegmentBuffer.pad)
    unsafe positions = .allocate(capacity: offsetCapacity + SegmentBuffer.pad)
    unsafe breaks = .allocate(capacity: offsetCapacity + SegmentBuffer.pad)
    unsafe bytes.initialize(repeating: 0, count: SegmentBuffer.origin)
  }

  deinit {
    // SAFETY: Allocated in `init`.
    unsafe bytes.deallocate()
    unsafe positions.deallocate()
    unsafe breaks.deallocate()
  }

  /// Reads a part of a file to `target`, an offset in this buffer; the buffer grows where it must.
  func load(_ file: DataFile, at offset: Int, count: Int, to target: Int) throws(FileFailure) {
    if target + count > byteCapacity {
      let capacity = max(byteCapacity * 2, target + count)
      // SAFETY: The old bytes up to `target` are kept.
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + SegmentBuffer.pad)
      unsafe larger.update(from: bytes, count: target)
      unsafe bytes.deallocate()
      unsafe bytes = larger
      byteCapacity = capacity
    }
    // The capacity covers the range, with the pad behind it.
    unsafe try file.read(into: UnsafeMutableRawPointer(bytes + target), count: count, at: offset)
    unsafe (bytes + target + count).update(repeating: 0, count: 64)
  }

  func window(count: Int) -> ByteWindow {
    // SAFETY: 64 bytes of pad lie behind what was loaded.
    unsafe ByteWindow(base: UnsafePointer(bytes), count: min(count, byteCapacity))
  }

  /// All offsets, and those of line breaks.
  // SAFETY: so many entries have been written; the buffer outlives the batches that look at them.
  var offsets: OffsetList { unsafe OffsetList(base: UnsafePointer(positions), count: positionCount) }
  var lineBreaks: OffsetList { unsafe OffsetList(base: UnsafePointer(breaks), count: breakCount) }

  func startSegment() {
    positionCount = 0
    breakCount = 0
  }

  /// Notes a line break that is not in the bytes: the one before the first row, or the end of the file.
  func addLineBreak(at offset: Int) {
    guard positionCount < offsetCapacity, breakCount < offsetCapacity else { return }
    // SAFETY: Inside the capacity: checked above.
    unsafe positions[positionCount] = UInt32(truncatingIfNeeded: offset)
    unsafe breaks[breakCount] = UInt32(truncatingIfNeeded: offset)
    positionCount += 1
    breakCount += 1
  }

  /// Adds the offsets in `from..<to`, which is loaded; `false` where there is no room for all that may be there.
  func scan(
    from: Int, to: Int, separator: UInt8, state: inout cs_state, variant: cs_variant = CS_BEST
  ) -> Bool {
    guard positionCount + (to - from) <= offsetCapacity else { return false }
    // SAFETY: The kernel writes at most one offset a byte and 64 more, and reads 64 bytes beyond `to`: both
    // are allocated.
    unsafe cs_scan(
      variant, bytes, from, to, separator, &state, positions, &positionCount, breaks, &breakCount)
    return true
  }
}
