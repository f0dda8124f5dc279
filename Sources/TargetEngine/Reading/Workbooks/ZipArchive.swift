import CZlib
import TargetDSL

/// The entries of a zip archive that a workbook needs: stored or deflated, not encrypted, of bounded size.
struct ZipArchive {
  private struct Entry {
    let method: Int
    let compressedSize: Int
    let size: Int
    let checksum: UInt32
    let headerOffset: Int
  }

  /// An archive or an entry beyond this is refused.
  static let largestArchive = 256 << 20
  static let largestEntry = 512 << 20
  /// Real sheets shrink by less; a bomb by up to a thousand.
  static let greatestRatio = 250
  private static let ratioMatters = 16 << 20

  private let bytes: [UInt8]
  /// By their names in lower case, with `/` between folders: some writers use backslashes, some other letters.
  private var entries: [String: Entry] = [:]
  /// Names that stand more than once, so that two readers may take different entries.
  private var repeated: Set<String> = []

  init(_ bytes: [UInt8]) throws(FileFailure) {
    self.bytes = bytes
    guard let end = ZipArchive.endRecord(in: bytes) else {
      throw FileFailure(
        reason: Phrase(
          en: "it is no workbook (no zip archive)", vi: "không phải bảng tính (không phải tệp zip)"))
    }
    var (count, at) = try directory(end)
    while count > 0 {
      count -= 1
      guard at >= 0, at + 46 <= bytes.count, number(at, 4) == 0x0201_4B50 else { throw ZipArchive.damaged }
      let nameLength = Int(number(at + 28, 2))
      let next = at + 46 + nameLength + Int(number(at + 30, 2)) + Int(number(at + 32, 2))
      guard next <= bytes.count else { throw ZipArchive.damaged }
      if number(at + 8, 2) & 1 != 0 {
        throw FileFailure(
          reason: Phrase(
            en: "the workbook is protected by a password", vi: "bảng tính được bảo vệ bằng mật khẩu"),
          cause: .locked)
      }
      let name = ZipArchive.key(String(decoding: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self))
      if entries[name] != nil { repeated.insert(name) }
      let long = try longFields(at, extra: at + 46 + nameLength)
      entries[name] = Entry(
        method: Int(number(at + 10, 2)), compressedSize: long.compressedSize, size: long.size,
        checksum: UInt32(truncatingIfNeeded: number(at + 16, 4)), headerOffset: long.headerOffset)
      at = next
    }
  }

  // MARK: - Zip64: sizes and places of 64 bits, which some writers use for small archives too

  private static let isElsewhere: UInt64 = 0xFFFF_FFFF

  /// The number of entries, and where the first of them stands in the directory.
  private func directory(_ end: Int) throws(FileFailure) -> (count: Int, start: Int) {
    let (count, start) = (number(end + 10, 2), number(end + 16, 4))
    guard count == 0xFFFF || start == ZipArchive.isElsewhere else { return (Int(count), Int(start)) }
    // A locator stands right before the record, and tells where the long one is.
    guard number(end - 20, 4) == 0x0706_4B50, let record = Int(exactly: number(end - 12, 8)),
      record <= bytes.count - 56, number(record, 4) == 0x0606_4B50,
      let long = Int(exactly: number(record + 32, 8)), let place = Int(exactly: number(record + 48, 8)),
      long <= bytes.count / 46, place <= bytes.count
    else { throw ZipArchive.damaged }
    return (long, place)
  }

  /// The sizes and the place of an entry: those of the directory, else of its field of long ones.
  private func longFields(_ at: Int, extra start: Int) throws(FileFailure) -> (
    size: Int, compressedSize: Int, headerOffset: Int
  ) {
    var fields = [number(at + 24, 4), number(at + 20, 4), number(at + 42, 4)]
    if fields.contains(ZipArchive.isElsewhere) {
      let end = start + Int(number(at + 30, 2))
      var field = start
      while field + 4 <= end, number(field, 2) != 1 { field += 4 + Int(number(field + 2, 2)) }
      guard field + 4 <= end else { throw ZipArchive.damaged }
      var place = field + 4
      let last = min(end, place + Int(number(field + 2, 2)))
      for index in fields.indices where fields[index] == ZipArchive.isElsewhere {
        guard place + 8 <= last else { throw ZipArchive.damaged }
        fields[index] = number(place, 8)
        place += 8
      }
    }
    guard let size = Int(exactly: fields[0]), let compressedSize = Int(exactly: fields[1]),
      let offset = Int(exactly: fields[2]), offset <= bytes.count, compressedSize <= bytes.count
    else { throw ZipArchive.damaged }
    return (size, compressedSize, offset)
  }

  static let damaged = FileFailure(
    reason: Phrase(en: "the workbook is damaged", vi: "tệp bảng tính bị hỏng"))
  static let tooLarge = FileFailure(
    reason: Phrase(
      en: "the workbook unpacks to more than any real one would", vi: "bảng tính giải nén ra lớn bất thường"),
    cause: .tooLarge)

  /// The offset of the end-of-directory record, which stands within the last 64 KB.
  private static func endRecord(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let last = bytes.count - 22
    for at in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where bytes[at] == 0x50 && bytes[at + 1] == 0x4B && bytes[at + 2] == 5 && bytes[at + 3] == 6 {
      return at
    }
    return nil
  }

  /// A little-endian number; 0 outside.
  private func number(_ offset: Int, _ count: Int) -> UInt64 {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
  }

  private static func key(_ name: String) -> String {
    let path = name.replacing("\\", with: "/").lowercased()
    return path.hasPrefix("/") ? String(path.dropFirst()) : path
  }

  func contains(_ name: String) -> Bool { entries[ZipArchive.key(name)] != nil }

  /// Whether some entry's name ends so.
  func contains(suffix: String) -> Bool { entries.keys.contains { $0.hasSuffix(suffix) } }

  /// The bytes of an entry; `nil` where there is none of that name.
  func entry(_ name: String) throws(FileFailure) -> [UInt8]? {
    let name = ZipArchive.key(name)
    guard let entry = entries[name] else { return nil }
    guard !repeated.contains(name) else { throw ZipArchive.damaged }
    let header = entry.headerOffset
    guard number(header, 4) == 0x0403_4B50 else { throw ZipArchive.damaged }
    let start = header + 30 + Int(number(header + 26, 2)) + Int(number(header + 28, 2))
    guard start <= bytes.count, entry.compressedSize <= bytes.count - start else { throw ZipArchive.damaged }
    guard entry.size <= ZipArchive.largestEntry,
      entry.size <= ZipArchive.ratioMatters || entry.size / ZipArchive.greatestRatio <= entry.compressedSize
    else { throw ZipArchive.tooLarge }
    let packed = bytes[start..<(start + entry.compressedSize)]
    let content: [UInt8]
    switch entry.method {
    case 0: content = Array(packed)
    case 8: content = try ZipArchive.inflate(Array(packed), size: entry.size)
    default: throw ZipArchive.damaged
    }
    guard content.count == entry.size, ZipArchive.checksum(content) == entry.checksum else {
      throw ZipArchive.damaged
    }
    return content
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    // SAFETY: zlib reads exactly the bytes of the array.
    unsafe UInt32(
      truncatingIfNeeded: bytes.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) })
  }

  /// A raw deflate stream that unpacks to `size` bytes; never more are written.
  private static func inflate(_ packed: [UInt8], size: Int) throws(FileFailure) -> [UInt8] {
    var packed = packed
    var status = Z_DATA_ERROR
    // SAFETY: the stream reads and writes inside the two buffers, whose sizes it is given; `total_out` tells
    // how much of the output it has written. It is ended before they go.
    let content = unsafe [UInt8](unsafeUninitializedCapacity: size) { output, count in
      unsafe packed.withUnsafeMutableBufferPointer { input in
        var stream = unsafe z_stream()
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = uInt(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = uInt(output.count)
        guard unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else {
          return
        }
        // SAFETY: the stream was made above, and is ended once.
        status = unsafe CZlib.inflate(&stream, Z_FINISH)
        count = unsafe Int(stream.total_out)
        unsafe inflateEnd(&stream)
      }
    }
    guard status == Z_STREAM_END else { throw damaged }
    return content
  }
}
