import Glibc
import TargetDSL

/// The folders that no symbolic link of a plan or of its data may leave.
package struct RootBoundary: Sendable {
  /// From the root of the file system, without links; a file has to lie below one of them.
  private let folders: [String]

  /// Nothing is out of bounds.
  package static let none = RootBoundary(folders: [])

  private init(folders: [String]) { self.folders = folders }

  /// The root of the workspace, or by default the parent of the plan's own folder. Where that folder is reached by a
  /// link, its parent there and its parent by its path are both meant.
  package init(root: String?, plan: String) {
    if let root {
      folders = [resolved(root) ?? root]
      return
    }
    let own = parentFolder(of: plan)
    let last = lastName(of: own)
    let byPath = last == "." || last == ".." || own == "/" ? own + "/.." : parentFolder(of: own)
    folders = [resolved(byPath), resolved(own).map { parentFolder(of: $0) }].compactMap { $0 }
  }

  /// A folder that is searched.
  package init(folder: String) { folders = [resolved(folder)].compactMap { $0 } }

  /// Whether links lead from a path to a place outside. A path that leads nowhere does not.
  package func isLeft(by path: String) -> Bool {
    guard !folders.isEmpty, let place = resolved(path) else { return false }
    return !folders.contains { $0 == "/" || place == $0 || place.hasPrefix($0 + "/") }
  }
}

/// Whether a path is a symbolic link itself.
package func isLink(_ path: String) -> Bool {
  var info = stat()
  // SAFETY: the call fills the structure that it is given.
  return unsafe lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
}
