import Glibc
package import TargetDSL

/// Why a file or folder cannot be used, in a sentence without its path.
package struct FileError: Error, Sendable {
  package let reason: Phrase
  /// Of the system; 0 where the reason is our own.
  package let code: Int32

  /// From `errno`, right after the call that failed.
  package static func current() -> FileError { FileError(code: errno) }

  package static let notRegular = FileError(
    reason: Phrase(en: "it is not a regular file", vi: "đó không phải là tệp thông thường"))
  package static let tooLong = FileError(
    reason: Phrase(
      en: "it has more than \(longestText >> 20) MB: no text that is read here is that long",
      vi: "tệp lớn hơn \(longestText >> 20) MB: không văn bản nào cần đọc dài như vậy"))

  private init(reason: Phrase, code: Int32 = 0) {
    self.reason = reason
    self.code = code
  }

  package init(code: Int32) {
    self.code = code
    reason =
      switch code {
      case ENOENT: Phrase(en: "it does not exist", vi: "không tồn tại")
      case EPIPE: Phrase(en: "the reader has gone away", vi: "bên đọc đã đóng")
      case EBADF: Phrase(en: "it is closed", vi: "đã bị đóng")
      case EACCES, EPERM: Phrase(en: "permission is denied", vi: "không có quyền truy cập")
      case ENOTDIR:
        Phrase(en: "a part of its path is not a folder", vi: "đường dẫn đi qua một mục không phải thư mục")
      case EISDIR: Phrase(en: "it is a folder", vi: "đó là thư mục")
      case ENOSPC: Phrase(en: "the disk is full", vi: "đĩa đã đầy")
      case EROFS: Phrase(en: "the file system is read-only", vi: "hệ thống tệp chỉ cho đọc")
      case ELOOP: Phrase(en: "its links lead round in a circle", vi: "các liên kết tạo thành vòng")
      case ENAMETOOLONG: Phrase(en: "its name is too long", vi: "tên quá dài")
      default: Phrase(en: "the system reports error \(String(code))", vi: "hệ thống báo lỗi \(String(code))")
      }
  }
}
