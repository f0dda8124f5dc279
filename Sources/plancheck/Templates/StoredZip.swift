/// Writes a zip archive without compression: what a workbook needs and nothing more (PKWARE APPNOTE 4.3).
///
/// Every entry carries the same date, so the same input gives the same bytes.
struct StoredZip {
  private var entries: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// Adds a file of less than 4 GB.
  mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = UInt32(truncatingIfNeeded: entries.count)
    let common = StoredZip.header(name, content)
    entries += bytes(UInt32(0x0403_4B50)) + common + Array(name.utf8) + content
    directory += bytes(UInt32(0x0201_4B50)) + bytes(StoredZip.version) + common
    // No comment, first disk, no attributes.
    directory += [UInt8](repeating: 0, count: 10) + bytes(offset) + Array(name.utf8)
    count += 1
  }

  func finished() -> [UInt8] {
    let end =
      bytes(UInt32(0x0605_4B50)) + [0, 0, 0, 0] + bytes(count) + bytes(count)
      + bytes(UInt32(truncatingIfNeeded: directory.count)) + bytes(UInt32(truncatingIfNeeded: entries.count))
      + [0, 0]
    return entries + directory + end
  }

  /// Version 2.0 of the format.
  private static let version: UInt16 = 20

  /// What stands in front of an entry and in the directory alike: version, flags (names are UTF-8), method 0,
  /// time, date (1 January 1980), checksum, sizes, lengths of the name and of no extra field.
  private static func header(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let size = bytes(UInt32(truncatingIfNeeded: content.count))
    return bytes(version) + bytes(UInt16(0x0800)) + [0, 0, 0, 0] + bytes(UInt16(0x0021))
      + bytes(crc32(content))
      + size + size + bytes(UInt16(truncatingIfNeeded: name.utf8.count)) + [0, 0]
  }
}

/// Little endian.
private func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
  (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
}

/// The checksum of ISO 3309, bit by bit: the parts of a template are small.
func crc32(_ content: [UInt8]) -> UInt32 {
  var remainder: UInt32 = 0xFFFF_FFFF
  for byte in content {
    remainder ^= UInt32(byte)
    for _ in 0..<8 { remainder = remainder & 1 == 1 ? (remainder >> 1) ^ 0xEDB8_8320 : remainder >> 1 }
  }
  return ~remainder
}
