import TargetDSL

/// The keys of a table: folded for matching, and as they are written. Row numbers are those of the file.
final class KeyIndex: Sendable {
  private let table: KeyTable
  let isWholeNumber: Bool
  /// How the table writes its numbers.
  let format: Table.NumberFormat

  init(_ table: KeyTable, isWholeNumber: Bool, format: Table.NumberFormat) {
    self.table = table
    self.isWholeNumber = isWholeNumber
    self.format = format
  }

  var count: Int { table.count }

  /// Whether a row has a key.
  func isNamed(row: Int) -> Bool { row < count && table.isNamed(row) }

  func row(of key: [UInt8]) -> Int? { table.row(of: key) }

  /// The row of a cell that, but for capital letters of ASCII, is folded already; `nil` leaves open whether there is one.
  func row(ofCell cell: some Collection<UInt8>) -> Int? { row(of: cell.map(lowered)) }

  func row(of key: String) -> Int? { row(of: CanonicalBytes.ofKey(key)) }

  /// The row of a cell that folding only lowers, by the fingerprint of its folded form.
  @inline(__always)
  func row(_ fingerprint: UInt64, count: Int, byte: (Int) -> UInt8) -> Int? {
    table.row(fingerprint, count: count, byte: byte)
  }

  /// The key as the file has it.
  func written(row: Int) -> String {
    isNamed(row: row) ? String(decoding: table.written(row), as: UTF8.self) : ""
  }
}

/// Keys numbered by their rows: the bytes of the file in one arena, behind which the folded form stands only where it is
/// more than these in lower case; and an open-addressing hash table.
///
/// For each key its bytes, 4 for its place, and 8 for each slot, of which at most five in eight are taken.
struct KeyTable {
  private var arena: [UInt8] = []
  /// Where a row's bytes start, counted from the start of its block.
  private var starts: [UInt32] = []
  private var blocks: [Int] = []
  /// Half of the fingerprint, and the row and one; 0 is free.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)
  private var taken = 0

  /// 128 rows of the greatest length stay below 4 GB.
  private static let blockBits = 7
  /// Stands before a folded form, and twice before a row without a key; no text that is UTF-8 holds it.
  private static let mark: UInt8 = 0xFF

  var count: Int { starts.count }

  func isNamed(_ row: Int) -> Bool {
    let bytes = bytes(row)
    return bytes.count < 2 || !bytes.starts(with: [KeyTable.mark, KeyTable.mark])
  }

  func written(_ row: Int) -> ArraySlice<UInt8> { bytes(row).prefix { $0 != KeyTable.mark } }

  func row(of key: [UInt8]) -> Int? {
    find(KeyFingerprint.of(key)) { isKey($0, key.count) { key[$0] } }.row
  }

  @inline(__always)
  func row(_ fingerprint: UInt64, count: Int, byte: (Int) -> UInt8) -> Int? {
    find(fingerprint) { isKey($0, count, byte) }.row
  }

  /// Adds a row without a key.
  mutating func addNameless() {
    startRow()
    arena.append(contentsOf: [KeyTable.mark, KeyTable.mark])
  }

  /// Adds a row of a key; `false` where there is one of that key already.
  mutating func add(folded: [UInt8], written: ArraySlice<UInt8>) -> Bool {
    guard startRow(KeyFingerprint.of(folded), folded.count, { folded[$0] }) else { return false }
    arena.append(contentsOf: written)
    if !written.lazy.map(lowered).elementsEqual(folded) {
      arena.append(KeyTable.mark)
      arena.append(contentsOf: folded)
    }
    return true
  }

  /// The same of a cell that folding only lowers, by the fingerprint of its folded form.
  @inline(__always)
  mutating func add(_ fingerprint: UInt64, count: Int, byte: (Int) -> UInt8) -> Bool {
    guard startRow(fingerprint, count, byte) else { return false }
    for index in 0..<count { arena.append(byte(index)) }
    return true
  }

  /// Takes a slot and starts a row, unless there is one of that key; its bytes follow.
  @inline(__always)
  private mutating func startRow(_ fingerprint: UInt64, _ count: Int, _ byte: (Int) -> UInt8) -> Bool {
    let (found, slot) = find(fingerprint) { isKey($0, count, byte) }
    guard found == nil else { return false }
    startRow()
    slots[slot] = fingerprint & ~0xFFFF_FFFF | UInt64(truncatingIfNeeded: starts.count) & 0xFFFF_FFFF
    taken += 1
    if taken * 8 > slots.count * 5 { grow() }
    return true
  }

  private mutating func startRow() {
    if starts.count & (1 << KeyTable.blockBits - 1) == 0 { blocks.append(arena.count) }
    starts.append(UInt32(truncatingIfNeeded: arena.count - blocks[blocks.count - 1]))
  }

  private func start(_ row: Int) -> Int { blocks[row >> KeyTable.blockBits] + Int(starts[row]) }

  private func range(_ row: Int) -> Range<Int> {
    start(row)..<(row + 1 < starts.count ? start(row + 1) : arena.count)
  }

  private func bytes(_ row: Int) -> ArraySlice<UInt8> { arena[range(row)] }

  /// Whether the folded key of a row is, in lower case, the bytes given.
  @inline(__always)
  private func isKey(_ row: Int, _ count: Int, _ byte: (Int) -> UInt8) -> Bool {
    let range = range(row)
    var start = range.lowerBound
    if range.count != count {
      start = range.upperBound - count - 1
      guard start >= range.lowerBound, arena[start] == KeyTable.mark else { return false }
      start += 1
    }
    for index in 0..<count where lowered(arena[start + index]) != lowered(byte(index)) { return false }
    return true
  }

  @inline(__always)
  private func find(_ fingerprint: UInt64, _ isKey: (Int) -> Bool) -> (row: Int?, slot: Int) {
    let mask = slots.count - 1
    let half = fingerprint >> 32
    var slot = Int(truncatingIfNeeded: half) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == half {
        let row = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
        if isKey(row) { return (row, slot) }
      }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  private mutating func grow() {
    var larger: [UInt64] = Array(repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for entry in slots where entry != 0 {
      var slot = Int(truncatingIfNeeded: entry >> 32) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }
}

@inline(__always)
private func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
