import TargetDSL

/// Keys as they match: folded, whole numbers by value.
struct KeyFolding: Sendable {
  let isWholeNumber: Bool

  enum Key {
    case blank
    /// Not UTF-8, or with a NUL byte.
    case unreadable
    case folded([UInt8])
  }

  /// The key in a cell, its quotes taken off.
  func key(of cell: [UInt8], format: Table.NumberFormat) -> Key {
    let trimmed = CellReader.trimmed(cell)
    if trimmed.isEmpty { return .blank }
    var folded = CanonicalBytes.ofASCIIKey(trimmed) ?? []
    if folded.isEmpty {
      guard !trimmed.contains(0), let text = String(validating: trimmed, as: UTF8.self) else {
        return .unreadable
      }
      folded = CanonicalBytes.ofKey(text)
    }
    if folded.isEmpty { return .blank }
    return .folded(KeyCell.normalized(folded, isWholeNumber: isWholeNumber, format: format))
  }

  /// A fingerprint of a folded key. Equal keys have equal ones; unequal keys may.
  static func fingerprint(_ key: [UInt8]) -> UInt64 {
    var hash = UInt64(key.count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at < key.count {
      var word: UInt64 = 0
      for index in 0..<min(8, key.count - at) { word |= UInt64(key[at + index]) << UInt64(8 * index) }
      hash = mix(hash, word)
      at += 8
    }
    return hash
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low &+ 0x9E37_79B9_7F4A_7C15
  }

  /// The fingerprint of a cell of printable ASCII letters, which folding only lowers; `nil` for any other.
  @inline(__always)
  func plainFingerprint(_ cells: ColumnCells, _ start: Int, _ end: Int) -> UInt64? {
    let count = end &- start
    guard count > 0, !isWholeNumber || isPlainNumber(cells, start, end) else { return nil }
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    let highs: UInt64 = 0x8080_8080_8080_8080
    var bad: UInt64 = 0
    var at = start
    while at < end {
      let rest = end &- at
      let mask: UInt64 = rest >= 8 ? ~0 : ~0 &>> UInt64(truncatingIfNeeded: 64 &- 8 &* rest)
      let word = cells.word(at: at) & mask
      // Bytes below 0x21 (spaces, controls), the quotation mark's kin are refused with them, and above 0x7E.
      let filled = word | (~mask & 0x6161_6161_6161_6161)
      bad |= filled | (filled &- 0x2323_2323_2323_2323) | (filled &+ 0x0101_0101_0101_0101)
      let fromA = word &+ 0x3F3F_3F3F_3F3F_3F3F
      let beyondZ = word &+ 0x2525_2525_2525_2525
      let upper = fromA & ~beyondZ & highs
      hash = KeyFolding.mix(hash, word | upper >> 2)
      at &+= 8
    }
    return bad & highs == 0 ? hash : nil
  }

  private func isPlainNumber(_ cells: ColumnCells, _ start: Int, _ end: Int) -> Bool {
    let first = cells.byte(at: start)
    return end - start <= 18 && first >= 0x31 && first <= 0x39
      && (start..<end).allSatisfy { cells.byte(at: $0) >= 0x30 && cells.byte(at: $0) <= 0x39 }
  }
}
