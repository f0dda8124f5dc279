import TargetDSL

/// Keys as they match: folded, whole numbers by value.
struct KeyFolding: Sendable {
  let isWholeNumber: Bool
  /// Folded spellings of cells that are no key: `cell "NA" means unknown`.
  var unknown: Set<[UInt8]> = []

  enum Key {
    case blank
    /// Not UTF-8, with a NUL byte, or the error value of a spreadsheet.
    case unreadable
    case folded([UInt8])
  }

  /// The key in a cell, its quotes taken off.
  func key(of cell: [UInt8], format: Table.NumberFormat) -> Key {
    let trimmed = CellReader.trimmed(cell)
    if trimmed.isEmpty { return .blank }
    if SheetFault.found(in: trimmed) != nil { return .unreadable }
    var folded = CanonicalBytes.ofASCIIKey(trimmed) ?? []
    if folded.isEmpty {
      guard !trimmed.contains(0), let text = String(validating: trimmed, as: UTF8.self) else {
        return .unreadable
      }
      folded = CanonicalBytes.ofKey(text)
    }
    if folded.isEmpty || unknown.contains(folded) { return .blank }
    return .folded(KeyCell.normalized(folded, isWholeNumber: isWholeNumber, format: format))
  }

  /// The fingerprint of a cell of printable ASCII letters, which folding only lowers; `nil` for any other.
  @inline(__always)
  func plainFingerprint(_ cells: ColumnCells, _ start: Int, _ end: Int) -> UInt64? {
    let count = end &- start
    guard count > 0, unknown.isEmpty, !isWholeNumber || isPlainNumber(cells, start, end) else { return nil }
    var hash = KeyFingerprint.start(count: count)
    let highs: UInt64 = 0x8080_8080_8080_8080
    var bad: UInt64 = 0
    var at = start
    while at < end {
      let rest = end &- at
      let mask: UInt64 = rest >= 8 ? ~0 : ~0 &>> UInt64(truncatingIfNeeded: 64 &- 8 &* rest)
      let word = cells.word(at: at) & mask
      // Bytes below 0x24 (spaces, controls, quotation marks, the `#` of error values) are refused, and above 0x7E.
      let filled = word | (~mask & 0x6161_6161_6161_6161)
      bad |= filled | (filled &- 0x2424_2424_2424_2424) | (filled &+ 0x0101_0101_0101_0101)
      let fromA = word &+ 0x3F3F_3F3F_3F3F_3F3F
      let beyondZ = word &+ 0x2525_2525_2525_2525
      let upper = fromA & ~beyondZ & highs
      hash = KeyFingerprint.mix(hash, word | upper >> 2)
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
