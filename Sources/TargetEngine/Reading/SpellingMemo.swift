/// What cells have meant before, by their bytes as they stand in the file: the few spellings that fill a
/// category or reference column are folded once. Bounded; full, it stops learning.
@safe
final class SpellingMemo {
  /// Up to 24 bytes of a cell in three words, by which shorter cells are told apart: the first eight, the last
  /// eight of more than eight, the second eight of more than sixteen.
  private struct Words {
    let first: UInt64
    let last: UInt64
    let second: UInt64
    let length: Int

    @inline(__always)
    init(_ cells: ColumnCells, _ start: Int, _ end: Int) {
      length = end &- start
      if length > 8 {
        first = cells.word(at: start)
        last = cells.word(at: end &- 8)
        second = length > 16 ? cells.word(at: start &+ 8) : 0
      } else {
        // Without the bytes behind the cell: two shifts, because one by 64 would do nothing.
        let half = UInt64(truncatingIfNeeded: 32 &- 4 &* length)
        first = (cells.word(at: start) &<< half) &<< half
        (last, second) = (0, 0)
      }
    }

    init(_ entry: Entry) {
      (first, last, second, length) = (entry.first, entry.last, entry.second, Int(entry.length))
    }

    @inline(__always)
    var hash: UInt64 {
      let mixed =
        length > 8 ? first ^ (last &* 0xD6E8_FEB8_6659_FD93) ^ (second &* 0xA24B_AED4_963E_E407) : first
      return (mixed ^ mixed >> 32 &+ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private struct Entry {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var second: UInt64 = 0
    /// -1 where the entry is free.
    var length: Int32 = -1
    /// Where the bytes of a longer cell stand.
    var start: Int32 = 0
    var meaning: Int64 = 0
  }

  static let longestCell = 256
  private var bits: UInt64 = 6
  private var entries: UnsafeMutablePointer<Entry>
  private var count = 0
  private let limit: Int
  /// The bytes of cells of more than 24 bytes.
  private var longer: [UInt8] = []

  init(limit: Int) {
    self.limit = limit
    // Owned until `deinit`.
    unsafe entries = SpellingMemo.emptyEntries(1 << 6)
  }

  @unsafe
  private static func emptyEntries(_ count: Int) -> UnsafeMutablePointer<Entry> {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: count)
    unsafe entries.initialize(repeating: Entry(), count: count)
    return unsafe entries
  }

  deinit {
    // Allocated in `init` or `grow`.
    unsafe entries.deallocate()
  }

  @inline(__always)
  func meaning(_ cells: ColumnCells, _ start: Int, _ end: Int) -> Int64? {
    let words = Words(cells, start, end)
    let mask = 1 &<< Int(truncatingIfNeeded: bits) &- 1
    var slot = Int(truncatingIfNeeded: words.hash &>> (64 &- bits))
    while true {
      // The slot is below 2 to the power `bits`, the size of the table.
      let entry = unsafe entries + slot
      let length = unsafe Int(entry.pointee.length)
      if length == words.length, unsafe entry.pointee.first == words.first,
        words.length <= 8 || isSame(words, unsafe entry.pointee, cells, start)
      {
        return unsafe entry.pointee.meaning
      }
      if length < 0 { return nil }
      slot = (slot &+ 1) & mask
    }
  }

  /// Whether a cell of more than 8 bytes with the same first ones is that of an entry.
  @inline(__always)
  private func isSame(_ words: Words, _ entry: Entry, _ cells: ColumnCells, _ start: Int) -> Bool {
    entry.last == words.last && entry.second == words.second
      && (words.length <= 24 || isSame(entry, cells, start))
  }

  private func isSame(_ entry: Entry, _ cells: ColumnCells, _ start: Int) -> Bool {
    for index in 0..<Int(entry.length) where longer[Int(entry.start) + index] != cells.byte(at: start + index)
    {
      return false
    }
    return true
  }

  func learn(_ cells: ColumnCells, _ start: Int, _ end: Int, meaning: Int64) {
    let words = Words(cells, start, end)
    guard count < limit, words.length <= SpellingMemo.longestCell else { return }
    let position = longer.count
    if words.length > 24 {
      for offset in start..<end { longer.append(cells.byte(at: offset)) }
    }
    count += 1
    insert(
      Entry(
        first: words.first, last: words.last, second: words.second, length: Int32(words.length),
        start: Int32(position), meaning: meaning))
    if count * 2 > 1 << bits { grow() }
  }

  private func insert(_ entry: Entry) {
    let mask = 1 << bits - 1
    var slot = Int(truncatingIfNeeded: Words(entry).hash >> (64 - bits))
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
