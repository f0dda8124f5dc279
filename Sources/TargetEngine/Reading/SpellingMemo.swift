import CSeparators

/// What cells have meant before, by their bytes as they stand in the file: the few spellings that fill a
/// category or reference column are folded once. Bounded; full, it stops learning.
@safe
final class SpellingMemo {
  static let longestCell = 256
  /// Cells of at most so many bytes are told apart by the words of their entries.
  private static let wholeCell = 32

  private var bits: UInt64 = 6
  private var entries: UnsafeMutablePointer<cs_spelling>
  private var count = 0
  /// The length of the longest entry.
  private var longest = 0
  private let limit: Int
  /// The meanings of longer cells.
  private var longer: [[UInt8]: Int64] = [:]

  init(limit: Int) {
    self.limit = limit
    // SAFETY: Owned until `deinit`.
    unsafe entries = SpellingMemo.emptyEntries(1 << 6)
  }

  /// SAFETY: whoever asks for the table frees it.
  @unsafe
  private static func emptyEntries(_ count: Int) -> UnsafeMutablePointer<cs_spelling> {
    let entries = UnsafeMutablePointer<cs_spelling>.allocate(capacity: count)
    unsafe entries.initialize(repeating: cs_spelling(), count: count)
    return unsafe entries
  }

  deinit {
    // SAFETY: Allocated in `init` or `grow`.
    unsafe entries.deallocate()
  }

  /// Reads the known cells of up to 64 rows from row `first` on into a lane.
  func read(
    _ cells: ColumnCells, from first: Int, rows: Int, to lane: Lane, _ found: inout cs_cells,
    _ variant: cs_variant
  ) {
    // SAFETY: The table has 2 to the power `bits` entries and is never full.
    unsafe cells.readSpellings(
      entries, bits, longest: longest, from: first, rows: rows, to: lane, &found, variant)
  }

  /// The meaning of one cell that is not blank.
  func meaning(_ cells: ColumnCells, _ start: Int, _ end: Int) -> Int64? {
    if end - start > SpellingMemo.wholeCell {
      return end - start <= SpellingMemo.longestCell ? longer[cells.bytes(start, end)] : nil
    }
    let cell = cells.spelling(start, end)
    var slot = Int(truncatingIfNeeded: cs_slot(cell, bits))
    while true {
      // SAFETY: The slot is below 2 to the power `bits`, the size of the table.
      let entry = unsafe entries[slot]
      if entry.length == 0 { return nil }
      if entry.hasWords(of: cell) { return entry.meaning }
      slot = (slot + 1) & (1 << Int(bits) - 1)
    }
  }

  func learn(_ cells: ColumnCells, _ start: Int, _ end: Int, meaning: Int64) {
    guard count < limit, end > start, end - start <= SpellingMemo.longestCell else { return }
    count += 1
    if end - start > SpellingMemo.wholeCell {
      longer[cells.bytes(start, end)] = meaning
      return
    }
    var cell = cells.spelling(start, end)
    cell.meaning = meaning
    longest = max(longest, end - start)
    // Few spellings get a slot each, so that none is looked for behind another.
    // SAFETY: The slot is below 2 to the power `bits`, the size of the table.
    while bits < 9, unsafe entries[Int(truncatingIfNeeded: cs_slot(cell, bits))].length > 0 { grow() }
    insert(cell)
    if count * 3 > 1 << Int(bits) { grow() }
  }

  private func insert(_ cell: cs_spelling) {
    var slot = Int(truncatingIfNeeded: cs_slot(cell, bits))
    // SAFETY: The slot is below the size of the table, which is never full.
    while unsafe entries[slot].length > 0 { slot = (slot + 1) & (1 << Int(bits) - 1) }
    unsafe entries[slot] = cell
  }

  private func grow() {
    // SAFETY: the old table is read to its end and then freed; nobody else holds it.
    let old = unsafe entries
    let oldCount = 1 << Int(bits)
    bits += 1
    unsafe entries = SpellingMemo.emptyEntries(1 << Int(bits))
    for index in 0..<oldCount {
      let entry = unsafe old[index]  // SAFETY: inside the old table
      if entry.length > 0 { insert(entry) }
    }
    unsafe old.deallocate()
  }
}

extension cs_spelling {
  fileprivate func hasWords(of other: cs_spelling) -> Bool {
    first == other.first && second == other.second && third == other.third && last == other.last
      && length == other.length
  }
}
