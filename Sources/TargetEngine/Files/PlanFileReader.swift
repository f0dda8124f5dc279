import Glibc
import TargetDSL

/// Reads plan files from the disk.
struct PlanFileReader: SourceReader {
  /// Texts that stand for the files at their paths, such as an older version or one that is not written yet.
  var standIns: [String: [UInt8]] = [:]
  var boundary = RootBoundary.none

  func read(_ path: String) throws(SourceReadError) -> [UInt8] {
    if let bytes = standIns[path] { return bytes }
    let path = spelledOnDisk(path) ?? path
    guard !boundary.isLeft(by: path) else {
      throw SourceReadError(
        reason: Phrase(
          en: "a symbolic link leads out of the workspace root; `--root` names a wider one",
          vi: "liên kết dẫn ra ngoài thư mục gốc; dùng `--root` để chọn gốc rộng hơn"), nearest: [])
    }
    do throws(FileError) {
      return try readFile(path)
    } catch {
      let folder = parentFolder(of: path)
      let name = lastName(of: path)
      let near = (try? names(inFolder: folder)).map { names in
        nearest(to: name, among: names.filter { $0 != name }, limit: 1)
      }
      throw SourceReadError(reason: error.reason, nearest: (near ?? []).map { joined(folder, $0) })
    }
  }
}

/// How many folders above the folder of a plan the workspace root lies; `nil` where the root does not hold the
/// plan.
func levels(from root: String, downTo planPath: String) -> Int? {
  guard let root = resolved(root), let folder = resolved(parentFolder(of: planPath)) else { return nil }
  let rootParts = root.split(separator: "/")
  let folderParts = folder.split(separator: "/")
  guard folderParts.starts(with: rootParts) else { return nil }
  return folderParts.count - rootParts.count
}
