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
  private var entries: [String: Entry] = [:]

  init(_ bytes: [UInt8]) throws(FileFailure) {
    self.bytes = bytes
    guard let end = ZipArchive.endRecord(in: bytes) else {
      throw FileFailure(
        reason: Phrase(
          en: "it is no workbook (no zip archive)", vi: "không phải bảng tính (không phải tệp zip)"))
    }
    let count = Int(number(end + 10, 2))
    var at = Int(number(end + 16, 4))
    guard count != 0xFFFF, at != 0xFFFF_FFFF else { throw ZipArchive.damaged }
    for _ in 0..<count {
      guard at >= 0, at + 46 <= bytes.count, number(at, 4) == 0x0201_4B50 else { throw ZipArchive.damaged }
      let nameLength = Int(number(at + 28, 2))
      let next = at + 46 + nameLength + Int(number(at + 30, 2)) + Int(number(at + 32, 2))
      guard next <= bytes.count else { throw ZipArchive.damaged }
      if number(at + 8, 2) & 1 != 0 {
        throw FileFailure(
          reason: Phrase(
            en: "the workbook is protected by a password", vi: "bảng tính được bảo vệ bằng mật khẩu"))
      }
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
      entries[name] = Entry(
        method: Int(number(at + 10, 2)), compressedSize: Int(number(at + 20, 4)),
        size: Int(number(at + 24, 4)),
        checksum: UInt32(truncatingIfNeeded: number(at + 16, 4)), headerOffset: Int(number(at + 42, 4)))
      at = next
    }
  }

  static let damaged = FileFailure(
    reason: Phrase(en: "the workbook is damaged", vi: "tệp bảng tính bị hỏng"))
  static let tooLarge = FileFailure(
    reason: Phrase(
      en: "the workbook unpacks to more than any real one would", vi: "bảng tính giải nén ra lớn bất thường"))

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

  /// The bytes of an entry; `nil` where there is none of that name.
  func entry(_ name: String) throws(FileFailure) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
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
    // zlib reads exactly the bytes of the array.
    unsafe UInt32(
      truncatingIfNeeded: bytes.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) })
  }

  /// A raw deflate stream that unpacks to `size` bytes; never more are written.
  private static func inflate(_ packed: [UInt8], size: Int) throws(FileFailure) -> [UInt8] {
    var packed = packed
    var status = Z_DATA_ERROR
    let content = unsafe [UInt8](unsafeUninitializedCapacity: size) { output, count in
      unsafe packed.withUnsafeMutableBufferPointer { input in
        var stream = unsafe z_stream()
        // The stream reads and writes inside the two buffers, whose sizes it is given.
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = uInt(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = uInt(output.count)
        guard unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else {
          return
        }
        status = unsafe CZlib.inflate(&stream, Z_FINISH)
        count = unsafe Int(stream.total_out)
        unsafe inflateEnd(&stream)
      }
    }
    guard status == Z_STREAM_END else { throw damaged }
    return content
  }
}
