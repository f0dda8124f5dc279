extension String {
  /// The order of `<`, which is that of canonical equivalence. Where both texts hold only letters that are composed
  /// already their bytes have the same order, and are compared far faster.
  package func precedes(_ other: String) -> Bool {
    guard isComposedLatin, other.isComposedLatin else { return self < other }
    return utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Whether every code point lies below U+0300 or in U+1E80 to U+1EFF: none of them is a mark, and none can be
  /// decomposed and composed into another.
  private var isComposedLatin: Bool {
    var bytes = utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case 0..<0x80: continue
      case 0xC2...0xCB: _ = bytes.next()
      case 0xE1:
        guard let next = bytes.next(), next == 0xBA || next == 0xBB, bytes.next() != nil else { return false }
      default: return false
      }
    }
    return true
  }
}
