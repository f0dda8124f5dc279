/// Byte strings numbered in the order in which they came: an open-addressing hash table over one arena.
///
/// 4 bytes a slot at most half full, 4 for each offset, and the bytes themselves.
struct ByteTable {
  private var arena: [UInt8] = []
  private var starts: [Int] = [0]
  private var hashes: [UInt32] = []
  private var slots: [Int32]

  init() { slots = Array(repeating: -1, count: 16) }

  var count: Int { starts.count - 1 }
  var byteCount: Int { arena.count }

  subscript(index: Int) -> ArraySlice<UInt8> { arena[starts[index]..<starts[index + 1]] }

  func index(of bytes: some RandomAccessCollection<UInt8>) -> Int? {
    let hash = ByteTable.hash(bytes)
    return slot(of: bytes, hash: hash).found
  }

  /// The number of a byte string, a new one where it has none yet.
  mutating func insert(_ bytes: some RandomAccessCollection<UInt8>) -> (index: Int, isNew: Bool) {
    let hash = ByteTable.hash(bytes)
    let (found, slot) = slot(of: bytes, hash: hash)
    if let found { return (found, false) }
    let index = count
    arena.append(contentsOf: bytes)
    starts.append(arena.count)
    hashes.append(hash)
    slots[slot] = Int32(truncatingIfNeeded: index)
    if (count + 1) * 2 > slots.count { grow() }
    return (index, true)
  }

  private func slot(of bytes: some RandomAccessCollection<UInt8>, hash: UInt32) -> (found: Int?, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash, self[index].elementsEqual(bytes) { return (index, slot) }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  /// FNV-1a over the bytes, mixed so that the low bits are good.
  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    return UInt32(truncatingIfNeeded: hash &* 0x9E37_79B9_7F4A_7C15 >> 32)
  }
}
