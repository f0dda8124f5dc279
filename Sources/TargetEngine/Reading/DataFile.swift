import Glibc
import TargetDSL

/// Why a file cannot be used at all, in a sentence without its path.
struct FileFailure: Error {
  /// What some readers have other words for.
  enum Cause {
    /// The file is not there, which is no fault of the file.
    case missing
    /// It unpacks to more than any real one would.
    case tooLarge
    /// It is protected by a password.
    case locked
  }

  let reason: Phrase
  var cause: Cause?
}

extension FileFailure {
  /// Two headers of one table with rows below each.
  static func twoHeaders(_ first: Int, _ second: Int) -> FileFailure {
    FileFailure(
      reason: Phrase(
        en:
          "line \(line: first) is a header with rows below it, and line \(line: second) is another that names more columns of the table; leave one list in a file or sheet",
        vi:
          "dòng \(line: first) là dòng tiêu đề và có số liệu bên dưới, dòng \(line: second) lại là dòng tiêu đề khác có nhiều cột của bảng hơn; mỗi tệp hoặc trang tính chỉ để một danh sách"
      ))
  }
}

/// The bytes of one table: a file that is read by offset from several threads, or bytes made from a workbook.
final class DataFile: Sendable {
  private enum Storage: Sendable {
    case descriptor(Int32)
    case memory([UInt8])
  }

  /// What tells that a file is no longer the one that was opened.
  private struct Identity: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  /// As reports name it.
  let path: String
  let size: Int
  /// The number of the first line: titles, a hint of the separator or rows of a sheet may stand above it.
  let firstLine: Int
  /// Where the fields stand in a workbook's sheet; `nil` for a file of lines.
  let sheet: SheetPlace?
  /// What separates cells, where the file says so itself.
  let separator: UInt8?
  /// What is to be said of the file.
  let remarks: [FileRemark]
  /// Lines and offsets of bytes that are in no file: quotation marks around cells that had none.
  let insertions: [(line: Int, offset: Int)]
  private let storage: Storage
  private let identity: Identity?

  /// Where the columns of a sheet are.
  struct SheetPlace: Sendable {
    /// The number of each field's column, from 1.
    let columns: [Int]
    /// Rows whose only filled cell is merged over several columns.
    let mergedLines: Set<Int>
    /// Rows of a single cell below the last one of the table.
    let tailLines: Set<Int>
    /// Rows above the header: the number and the first text of each.
    let titles: [(line: Int, text: String)]
    /// The same rows, each with the text that tells of a unit.
    let linesAbove: [(line: Int, text: String)]
    /// Rows below the first of the header that belong to it: the number and the first text of each.
    let headerRows: [(line: Int, text: String)]
    /// The numbers of columns with something in them but no header, from 1.
    let nameless: [Int]
    /// Fields with a stored number that has digits after its point.
    let decimalFields: Set<Int>
  }

  /// Bytes made from a file: those of a sheet, one line a row, or of a text that was not plain CSV.
  init(
    path: String, bytes: [UInt8], firstLine: Int = 1, sheet: SheetPlace? = nil, separator: UInt8? = nil,
    remarks: [FileRemark] = [], insertions: [(line: Int, offset: Int)] = []
  ) {
    self.path = path
    self.firstLine = firstLine
    self.sheet = sheet
    self.separator = separator
    self.remarks = remarks
    self.insertions = insertions
    size = bytes.count
    storage = .memory(bytes)
    identity = nil
  }

  init(opening path: String) throws(FileFailure) {
    // SAFETY: A named pipe must not make the program wait. The path is passed as a C string for the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let code = errno
      throw isDanglingLink(path) ? FileFailure(reason: .danglingLink) : DataFile.failure(code)
    }
    guard let (identity, mode) = DataFile.status(of: descriptor) else {
      let code = errno
      _ = close(descriptor)
      throw DataFile.failure(code)
    }
    guard mode & S_IFMT == S_IFREG else {
      _ = close(descriptor)
      throw FileFailure(
        reason: mode & S_IFMT == S_IFDIR
          ? Phrase(en: "it is a folder, not a file", vi: "đó là thư mục, không phải tệp")
          : Phrase(en: "it is not a regular file", vi: "đó không phải là tệp thông thường"))
    }
    self.path = path
    firstLine = 1
    sheet = nil
    separator = nil
    remarks = []
    insertions = []
    self.identity = identity
    size = identity.size
    storage = .descriptor(descriptor)
  }

  deinit {
    if case .descriptor(let descriptor) = storage { _ = close(descriptor) }
  }

  private static func status(of descriptor: Int32) -> (Identity, mode_t)? {
    var status = stat()
    // SAFETY: `status` lives on the stack for the call.
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    let identity = Identity(
      size: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    return (identity, status.st_mode)
  }

  static func failure(_ code: Int32) -> FileFailure {
    switch code {
    case ENOENT, ENOTDIR:
      FileFailure(reason: Phrase(en: "it does not exist", vi: "tệp không tồn tại"), cause: .missing)
    case EACCES, EPERM:
      FileFailure(reason: Phrase(en: "it may not be read (permission)", vi: "không có quyền đọc"))
    case EISDIR:
      FileFailure(reason: Phrase(en: "it is a folder, not a file", vi: "đó là thư mục, không phải tệp"))
    default:
      FileFailure(
        reason: Phrase(
          en: "it cannot be read (system error \(String(code)))",
          vi: "không đọc được (lỗi hệ thống \(String(code)))"))
    }
  }

  static let changed = FileFailure(
    reason: Phrase(en: "it changed while it was read", vi: "tệp đã thay đổi trong khi đang đọc"))

  /// Copies `count` bytes from `offset`; all of them, or it throws.
  func read(into target: UnsafeMutableRawPointer, count: Int, at offset: Int) throws(FileFailure) {
    switch storage {
    case .memory(let bytes):
      guard offset >= 0, count >= 0, offset + count <= bytes.count else { throw DataFile.changed }
      // SAFETY: The caller's memory holds `count` bytes, and so does the array from `offset` (checked
      // above).
      unsafe bytes.withUnsafeBytes { source in
        guard count > 0, let base = source.baseAddress else { return }
        unsafe target.copyMemory(from: base + offset, byteCount: count)
      }
    case .descriptor(let descriptor):
      var done = 0
      while done < count {
        // The caller's memory holds `count` bytes.
        let got = unsafe pread(descriptor, target + done, count - done, offset + done)
        if got < 0 {
          if errno == EINTR { continue }
          throw DataFile.failure(errno)
        }
        if got == 0 { throw DataFile.changed }
        done += got
      }
    }
  }

  /// Whether its bytes were made from those of the file.
  var isMade: Bool { identity == nil }

  func bytes(_ range: Range<Int>) throws(FileFailure) -> [UInt8] {
    let range = range.clamped(to: 0..<size)
    var failure: FileFailure?
    // SAFETY: what is said to be initialized has been read into the buffer, and is no more than its size.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, initialized in
      guard let base = buffer.baseAddress else { return }
      do throws(FileFailure) {
        // SAFETY: The buffer has room for the whole range.
        unsafe try read(into: UnsafeMutableRawPointer(base), count: range.count, at: range.lowerBound)
        initialized = range.count
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Throws where the file is no longer what it was when it was opened.
  func checkUnchanged() throws(FileFailure) {
    guard case .descriptor(let descriptor) = storage, let identity else { return }
    guard let (now, _) = DataFile.status(of: descriptor), now == identity else { throw DataFile.changed }
  }
}
