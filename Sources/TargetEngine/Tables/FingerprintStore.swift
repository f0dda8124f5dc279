/// Fingerprints by the million, in parts by their highest bits, each small enough to be searched inside the
/// processor's cache. 8 bytes each, never copied as a whole.
final class FingerprintStore {
  private static let parts = 256
  /// So many of a part wait together before they go to its chunks.
  private static let waiting = 64
  private static let chunkSize = 1024

  private let staged = RowBuffer<UInt64>(count: parts * waiting, filledWith: 0)
  private let stagedCounts = RowBuffer<Int>(count: parts, filledWith: 0)
  private var chunks: [[[UInt64]]] = Array(repeating: [], count: parts)

  @inline(__always)
  func add(_ fingerprint: UInt64) {
    let part = Int(truncatingIfNeeded: fingerprint >> 56)
    let count = stagedCounts[part]
    staged[part * FingerprintStore.waiting + count] = fingerprint
    stagedCounts[part] = count + 1
    if count + 1 == FingerprintStore.waiting { flush(part) }
  }

  private func flush(_ part: Int) {
    let count = stagedCounts[part]
    guard count > 0 else { return }
    if chunks[part].last.map({ $0.count + count > FingerprintStore.chunkSize }) ?? true {
      var chunk: [UInt64] = []
      chunk.reserveCapacity(FingerprintStore.chunkSize)
      chunks[part].append(chunk)
    }
    let last = chunks[part].count - 1
    let start = part * FingerprintStore.waiting
    // SAFETY: The elements are copied before the call ends.
    unsafe staged.withElements(start..<start + count) {
      unsafe chunks[part][last].append(contentsOf: $0)
    }
    stagedCounts[part] = 0
  }

  /// Takes the chunks of another store, which is empty afterwards.
  func take(_ other: FingerprintStore) {
    for part in 0..<FingerprintStore.parts {
      other.flush(part)
      chunks[part].insert(contentsOf: other.chunks[part], at: 0)
      other.chunks[part] = []
    }
  }

  /// Those of some that are in the store.
  func known(of wanted: Set<UInt64>) -> Set<UInt64> {
    wanted.filter { fingerprint in
      let part = Int(truncatingIfNeeded: fingerprint >> 56)
      flush(part)
      return chunks[part].contains { $0.contains(fingerprint) }
    }
  }

  /// Fingerprints that stand more than once; the store is empty afterwards.
  func repeated() -> Set<UInt64> {
    var found: Set<UInt64> = []
    var table: [UInt64] = []
    for part in 0..<FingerprintStore.parts {
      flush(part)
      let count = chunks[part].reduce(0) { $0 + $1.count }
      var size = 64
      while size < count * 2 { size *= 2 }
      table.removeAll(keepingCapacity: true)
      table.append(contentsOf: repeatElement(0, count: size))
      var hasZero = false
      for chunk in chunks[part] {
        for fingerprint in chunk {
          if fingerprint == 0 {
            if hasZero { found.insert(0) }
            hasZero = true
          } else if FingerprintStore.isKnown(fingerprint, &table) {
            found.insert(fingerprint)
          }
        }
      }
      chunks[part] = []
    }
    return found
  }

  /// Whether the table has a fingerprint already; it has it afterwards. 0 marks a free slot.
  @inline(__always)
  private static func isKnown(_ fingerprint: UInt64, _ table: inout [UInt64]) -> Bool {
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: fingerprint) & mask
    while table[slot] != 0 {
      if table[slot] == fingerprint { return true }
      slot = (slot + 1) & mask
    }
    table[slot] = fingerprint
    return false
  }
}
