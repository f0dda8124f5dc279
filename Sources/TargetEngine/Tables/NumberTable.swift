/// How many rows have the same few numbers: an open-addressing hash table of fixed-width entries.
///
/// 8 bytes a number and 24 for each entry beside, at most half full.
struct NumberTable {
  private let width: Int
  /// The group, and five bits for the digits of each number; then the numbers.
  private var words: [UInt64] = []
  private var counts: [Int] = []
  private var slots: [Int32]
  private var current: [UInt64]

  init(width: Int) {
    self.width = width + 1
    current = Array(repeating: 0, count: width + 1)
    slots = Array(repeating: -1, count: 64)
  }

  var count: Int { counts.count }

  func group(_ entry: Int) -> Int { Int(words[entry * width] & 0xFFFF_FFFF) }

  func rows(_ entry: Int) -> Int { counts[entry] }

  func value(_ entry: Int, _ position: Int) -> (Int64, digits: UInt8) {
    (
      Int64(bitPattern: words[entry * width + 1 + position]),
      UInt8(truncatingIfNeeded: words[entry * width] >> UInt64(32 + 5 * position) & 31)
    )
  }

  /// Starts a row; its numbers follow, at most six of them.
  mutating func start(group: Int) {
    for index in current.indices { current[index] = 0 }
    current[0] = UInt64(group)
  }

  mutating func set(_ position: Int, _ value: Int64, digits: UInt8) {
    current[position + 1] = UInt64(bitPattern: value)
    current[0] |= UInt64(digits & 31) << UInt64(32 + 5 * position)
  }

  /// Counts the row that was started.
  mutating func add(_ rows: Int) {
    let mask = slots.count - 1
    var slot = NumberTable.hash(current, 0, width) & mask
    while slots[slot] >= 0 {
      let entry = Int(slots[slot])
      if isCurrent(entry) {
        counts[entry] += rows
        return
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(truncatingIfNeeded: counts.count)
    words.append(contentsOf: current)
    counts.append(rows)
    if counts.count * 2 > slots.count { grow() }
  }

  /// Counts the rows of an entry of another table, under another group.
  mutating func add(_ other: NumberTable, _ entry: Int, group: Int) {
    for index in current.indices { current[index] = other.words[entry * width + index] }
    current[0] = current[0] & ~0xFFFF_FFFF | UInt64(group)
    add(other.counts[entry])
  }

  private static func hash(_ words: [UInt64], _ start: Int, _ count: Int) -> Int {
    var hash: UInt64 = 0
    for index in start..<start + count {
      hash = (hash ^ words[index]) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 20)
  }

  private func isCurrent(_ entry: Int) -> Bool {
    for index in current.indices where words[entry * width + index] != current[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for entry in counts.indices {
      var slot = NumberTable.hash(words, entry * width, width) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: entry)
    }
  }
}
