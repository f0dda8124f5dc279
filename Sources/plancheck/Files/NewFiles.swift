import Glibc
import TargetDSL
import TargetEngine

/// Files that are written into a folder where none of them stands yet.
struct NewFiles {
  let folder: String
  /// Names, which may lead into folders below, and contents.
  let files: [(name: String, content: [UInt8])]
  /// Names that something else will be written to; nothing may stand there either.
  var alsoNew: [String] = []

  /// Writes all of them, or none where one exists already.
  func write() throws(UsageError) {
    try NewFiles.proveInside(folder, files.map(\.name) + alsoNew)
    for path in (files.map(\.name) + alsoNew).map({ joined(folder, $0) })
    where (try? fileType(at: path)) != nil {
      throw UsageError(
        Phrase(
          en: "`\(path)` exists already, and nothing was written", vi: "`\(path)` đã có, nên không ghi gì"),
        hint: Phrase(en: "choose another folder", vi: "hãy chọn thư mục khác"))
    }
    for file in files {
      let path = joined(folder, file.name)
      do throws(FileError) {
        try makeFolders(parentFolder(of: path))
        try writeFile(file.content, to: path)
      } catch {
        throw .unwritable(path, error)
      }
    }
  }
}

extension NewFiles {
  /// No name may lead out of the folder by a symbolic link, nor into one that leads nowhere.
  static func proveInside(_ folder: String, _ names: [String]) throws(UsageError) {
    let boundary = RootBoundary(folder: folder)
    for name in names {
      var path = folder
      for part in name.split(separator: "/") {
        path = joined(path, String(part))
        if isDanglingLink(path) { throw .unwritable(path, reason: .danglingLink) }
        if boundary.isLeft(by: path) {
          throw .unwritable(
            path,
            reason: Phrase(
              en: "it is a symbolic link that leads out of `\(folder)`",
              vi: "đó là liên kết dẫn ra ngoài `\(folder)`"))
        }
      }
    }
  }
}

/// Makes a folder and those above it that are missing.
func makeFolders(_ path: String) throws(FileError) {
  if let found = try? fileType(at: path) {
    if found.type == .folder { return }
    throw FileError(code: ENOTDIR)
  }
  let parent = parentFolder(of: path)
  if parent != path { try makeFolders(parent) }
  // SAFETY: the path lives as long as the call.
  guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .current() }
}
