import TargetEngine

/// Where a baseline lies, and how it names the files of plans: by their paths from the root of the repository that it
/// lies in, else from its own folder. So the same entries come out wherever the program was started.
struct BaselineFile: Sendable {
  let path: String
  private let root: String
  private let currentFolder: String?

  init(_ path: String, currentFolder: String?) {
    self.path = path
    self.currentFolder = currentFolder
    let folder = parentFolder(of: RepositoryPaths.absolute(path, from: currentFolder))
    root = RepositoryPaths.checkout(above: folder) ?? folder
  }

  /// How an entry names a file.
  func name(of file: String) -> String {
    RepositoryPaths.way(from: root, to: RepositoryPaths.absolute(file, from: currentFolder))
  }

  /// Whether the file that an entry names is still there.
  func holds(_ name: String) -> Bool { (try? fileType(at: joined(root, name))) != nil }
}
