/// What cells have meant before, by their bytes as they stand in the file: the few spellings that fill a
/// category or reference column are folded once. Bounded; full, it stops learning.
@safe
final class SpellingMemo {
  private struct Entry {
    var hash: UInt64 = 0
    /// -1 where the entry is free.
    var length: Int32 = -1
    var start: Int32 = 0
    var meaning: Int64 = 0
  }

  static let longestCell = 256
  private var bits: UInt64 = 8
  private var entries: UnsafeMutablePointer<Entry>
  private var count = 0
  private let limit: Int
  private let arena: UnsafeMutablePointer<UInt8>
  private let arenaCapacity: Int
  private var arenaCount = 0

  init(limit: Int) {
    self.limit = limit
    arenaCapacity = limit * 24
    // Owned until `deinit`; 8 bytes behind the arena may be read.
    unsafe entries = SpellingMemo.emptyEntries(1 << 8)
    unsafe arena = .allocate(capacity: arenaCapacity + 8)
  }

  @unsafe
  private static func emptyEntries(_ count: Int) -> UnsafeMutablePointer<Entry> {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: count)
    unsafe entries.initialize(repeating: Entry(), count: count)
    return unsafe entries
  }

  deinit {
    // Allocated in `init` and `grow`.
    unsafe arena.deallocate()
    unsafe entries.deallocate()
  }

  private var arenaWindow: ByteWindow { unsafe ByteWindow(base: UnsafePointer(arena), count: arenaCount) }

  /// Different for different cells of at most 8 bytes.
  @inline(__always)
  private static func hash(_ window: ByteWindow, _ start: Int, _ length: Int) -> UInt64 {
    var at = start
    var rest = length
    var hash: UInt64 = 0
    while rest > 8 {
      hash = (hash ^ window.word(at: at)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      at += 8
      rest -= 8
    }
    let last = rest == 0 ? 0 : window.word(at: at) & (~0 >> UInt64(64 - 8 * rest))
    return (hash ^ last) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  func meaning(of range: Range<Int>, in window: ByteWindow) -> Int64? {
    let length = range.count
    let hash = SpellingMemo.hash(window, range.lowerBound, length)
    let mask = 1 << bits - 1
    var slot = Int(truncatingIfNeeded: hash >> (64 - bits))
    while true {
      // The slot is below 2 to the power `bits`, the size of the table.
      let entry = unsafe entries[slot]
      if entry.length < 0 { return nil }
      if entry.hash == hash, Int(entry.length) == length,
        length <= 8
          || window.matches(
            arenaWindow, at: range.lowerBound,
            expectedRange: Int(entry.start)..<Int(entry.start) + length)
      {
        return entry.meaning
      }
      slot = (slot + 1) & mask
    }
  }

  func learn(_ range: Range<Int>, in window: ByteWindow, meaning: Int64) {
    let length = range.count
    guard count < limit, length <= SpellingMemo.longestCell, arenaCount + length <= arenaCapacity else {
      return
    }
    let hash = SpellingMemo.hash(window, range.lowerBound, length)
    let start = arenaCount
    for (index, byte) in window.bytes(range).enumerated() {
      // There is room: checked above.
      unsafe arena[start + index] = byte
    }
    arenaCount += length
    count += 1
    insert(Entry(hash: hash, length: Int32(length), start: Int32(start), meaning: meaning))
    if count * 2 > 1 << bits { grow() }
  }

  private func insert(_ entry: Entry) {
    let mask = 1 << bits - 1
    var slot = Int(truncatingIfNeeded: entry.hash >> (64 - bits))
    // The slot is below the size of the table, which is never full.
    while unsafe entries[slot].length >= 0 { slot = (slot + 1) & mask }
    unsafe entries[slot] = entry
  }

  private func grow() {
    let old = unsafe entries
    let oldCount = 1 << bits
    bits += 1
    unsafe entries = SpellingMemo.emptyEntries(1 << bits)
    for index in 0..<oldCount {
      let entry = unsafe old[index]  // inside the old table
      if entry.length >= 0 { insert(entry) }
    }
    unsafe old.deallocate()
  }
}
