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
