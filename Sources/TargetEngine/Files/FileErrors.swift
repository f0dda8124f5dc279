import Glibc
package import TargetDSL

/// Why a file or folder cannot be used, in a sentence without its path.
package struct FileError: Error, Sendable {
  package let reason: Phrase

  /// From `errno`, right after the call that failed.
  package static func current() -> FileError { FileError(code: errno) }

  package init(code: Int32) {
    reason =
      switch code {
      case ENOENT: Phrase(en: "it does not exist", vi: "không tồn tại")
      case EACCES, EPERM: Phrase(en: "permission is denied", vi: "không có quyền truy cập")
      case ENOTDIR:
        Phrase(en: "a part of its path is not a folder", vi: "đường dẫn đi qua một mục không phải thư mục")
      case EISDIR: Phrase(en: "it is a folder", vi: "đó là thư mục")
      case ENOSPC: Phrase(en: "the disk is full", vi: "đĩa đã đầy")
      case EROFS: Phrase(en: "the file system is read-only", vi: "hệ thống tệp chỉ cho đọc")
      case ELOOP: Phrase(en: "its links lead round in a circle", vi: "các liên kết tạo thành vòng")
      case ENAMETOOLONG: Phrase(en: "its name is too long", vi: "tên quá dài")
      default: Phrase(en: "the system reports error \(code)", vi: "hệ thống báo lỗi \(code)")
      }
  }
}
