/// Bytes that a worker holds, read by offset. Reading outside gives 0, so that no offset can trap or stray.
@safe
struct ByteWindow {
  let base: UnsafePointer<UInt8>
  let count: Int

  /// SAFETY: the memory must stay valid, and readable for 8 bytes beyond `count`, while the window is in use.
  @unsafe
  init(base: UnsafePointer<UInt8>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    guard UInt(bitPattern: offset) < UInt(bitPattern: count) else { return 0 }
    return unsafe base[offset]  // SAFETY: inside: checked above
  }

  /// Eight bytes, the first in the lowest bits.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    guard UInt(bitPattern: offset) < UInt(bitPattern: count) else { return 0 }
    // SAFETY: The first byte is inside (checked above), the memory goes on for 8 bytes beyond the last.
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
  }

  func bytes(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    // SAFETY: The range is inside: clamped above.
    return unsafe Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Whether the bytes from `offset` are `expected`.
  @inline(__always)
  func matches(_ expected: ByteWindow, at offset: Int, expectedRange: Range<Int>) -> Bool {
    var index = 0
    let length = expectedRange.count
    while index + 8 <= length {
      if word(at: offset + index) != expected.word(at: expectedRange.lowerBound + index) { return false }
      index += 8
    }
    let rest = length - index
    guard rest > 0 else { return true }
    let mask = ~UInt64(0) >> UInt64(64 - 8 * rest)
    return (word(at: offset + index) ^ expected.word(at: expectedRange.lowerBound + index)) & mask == 0
  }
}

/// Offsets of separators that a worker has found; outside there is 0.
@safe
struct OffsetList {
  let base: UnsafePointer<UInt32>
  let count: Int

  /// SAFETY: the memory must stay valid while the list is in use.
  @unsafe
  init(base: UnsafePointer<UInt32>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  @inline(__always)
  subscript(index: Int) -> Int {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    return Int(unsafe base[index])  // SAFETY: inside: checked above
  }
}
