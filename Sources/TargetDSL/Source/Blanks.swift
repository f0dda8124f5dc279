extension SourceFile {
  /// How many bytes of a blank begin at an offset: a space, a tab, or one of the spaces that word processors paste, such
  /// as the no-break space; `nil` for anything else. O(1).
  func lengthOfBlank(at offset: Int) -> Int? {
    guard offset < bytes.count else { return nil }
    func byte(_ distance: Int) -> UInt8 { offset + distance < bytes.count ? bytes[offset + distance] : 0 }
    switch bytes[offset] {
    case 0x20, 0x09: return 1
    case 0xC2: return byte(1) == 0xA0 ? 2 : nil
    case 0xE2: return byte(1) == 0x80 && ((0x80...0x8B).contains(byte(2)) || byte(2) == 0xAF) ? 3 : nil
    default: return nil
    }
  }
}
