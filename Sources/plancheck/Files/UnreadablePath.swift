import TargetDSL
import TargetEngine

extension UsageError {
  /// A path that cannot be read, and the one that was meant, perhaps.
  static func unreadable(_ path: String, _ error: FileError, near: String?) -> UsageError {
    UsageError(
      Phrase(
        en: "cannot read `\(path)`: \(error.reason)",
        vi: "không đọc được `\(path)`: \(error.reason)"),
      hint: near.map { Phrase(en: "did you mean `\($0)`?", vi: "ý bạn là `\($0)`?") })
  }
}

extension UsageError {
  /// A path that cannot be written.
  static func unwritable(_ path: String, _ error: FileError) -> UsageError {
    unwritable(path, reason: error.reason)
  }

  static func unwritable(_ path: String, reason: Phrase) -> UsageError {
    UsageError(
      Phrase(
        en: "cannot write `\(path)`: \(reason)",
        vi: "không ghi được `\(path)`: \(reason)"))
  }

  /// A folder below one that is searched, which lies somewhere else.
  static func linkLeadsOut(_ path: String, of root: String) -> UsageError {
    UsageError(
      Phrase(
        en: "`\(path)` is a symbolic link that leads out of `\(root)`, and is not searched",
        vi: "`\(path)` là liên kết dẫn ra ngoài `\(root)` nên không tìm trong đó"),
      hint: Phrase(
        en: "name the folder that it leads to", vi: "hãy nêu thư mục mà liên kết dẫn đến"))
  }
}

/// The path in the same folder whose name is nearest, of those that end so.
func nearestSibling(of path: String, ending: String = "") -> String? {
  let folder = parentFolder(of: path)
  return (try? names(inFolder: folder))
    .flatMap { nearestName(to: lastName(of: path), among: $0.filter { hasEnding($0, ending) }) }
    .map { joined(folder, $0) }
}
