/// What cells have meant before, by their bytes as they stand in the file: the few spellings that fill a
/// category or reference column are folded once. Bounded; full, it stops learning.
@safe
final class SpellingMemo {
  /// Up to 32 bytes of a cell in four words, by which shorter cells are told apart: the first eight, the last eight
  /// of more than eight, the second eight of more than sixteen, the third of more than 24. Without a branch on the
  /// length, which nothing could foresee.
  private struct Words {
    let first: UInt64
    let last: UInt64
    let second: UInt64
    let third: UInt64
    let length: Int

    @inline(__always)
    init(_ cells: ColumnCells, _ start: Int, _ end: Int) {
      length = end &- start
      // Without the bytes behind the cell: two shifts, because one by 64 would do nothing.
      let half = UInt64(truncatingIfNeeded: 32 &- 4 &* min(length, 8))
      first = (cells.word(at: start) &<< half) &<< half
      last = cells.word(at: end &- 8) & Words.ones(length, over: 8)
      second = cells.word(at: start &+ 8) & Words.ones(length, over: 16)
      third = cells.word(at: start &+ 16) & Words.ones(length, over: 24)
    }

    /// All bits where the length is greater, else none.
    @inline(__always)
    private static func ones(_ length: Int, over limit: Int) -> UInt64 {
      UInt64(bitPattern: Int64((limit &- length) >> 63))
    }

    init(_ entry: Entry) {
      (first, last, second, third) = (entry.first, entry.last, entry.second, entry.third)
      length = Int(entry.length)
    }

    @inline(__always)
    var hash: UInt64 {
      let mixed =
        first ^ (last &* 0xD6E8_FEB8_6659_FD93) ^ (second &* 0xA24B_AED4_963E_E407)
        ^ (third &* 0xC2B2_AE3D_27D4_EB4F)
      return (mixed ^ mixed >> 32 &+ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private struct Entry {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
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
  /// The bytes of cells of more than 32 bytes.
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
      let (first, last) = unsafe (entry.pointee.first ^ words.first, entry.pointee.last ^ words.last)
      let (second, third) = unsafe (entry.pointee.second ^ words.second, entry.pointee.third ^ words.third)
      let difference = first | last | second | third | UInt64(truncatingIfNeeded: length ^ words.length)
      if difference == 0, words.length <= 32 || isSame(unsafe entry.pointee, cells, start) {
        return unsafe entry.pointee.meaning
      }
      if length < 0 { return nil }
      slot = (slot &+ 1) & mask
    }
  }

  /// Whether all bytes of a longer cell are those of an entry.
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
    if words.length > 32 {
      for offset in start..<end { longer.append(cells.byte(at: offset)) }
    }
    count += 1
    // Few spellings get a slot each, so that none is looked for behind another.
    while bits < 9, unsafe entries[Int(truncatingIfNeeded: words.hash >> (64 - bits))].length >= 0 { grow() }
    insert(
      Entry(
        first: words.first, last: words.last, second: words.second, third: words.third,
        length: Int32(words.length), start: Int32(position), meaning: meaning))
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
