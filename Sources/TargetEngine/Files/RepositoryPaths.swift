import Synchronization
import TargetDSL

/// Names files by their paths from the root of the repository, wherever the program was started: servers look for them
/// there.
package final class RepositoryPaths: Sendable {
  /// Folders that are the root where they hold the file, the first of them that does.
  private let named: [String]
  private let currentFolder: String?
  /// The root above a folder, as far as it was looked for.
  private let known = Mutex<[String: String?]>([:])

  /// - Parameter named: for example the checkout of a build server.
  package init(named: [String] = [], currentFolder: String?) {
    self.named = named.map { RepositoryPaths.absolute($0, from: currentFolder) }
    self.currentFolder = currentFolder
  }

  /// The path from the root: a folder that was named, the nearest one above the file that is a Git checkout, else the
  /// folder in which the program runs. A file that lies below none of them keeps its path.
  package func path(_ path: String) -> String {
    let absolute = RepositoryPaths.absolute(path, from: currentFolder)
    if let found = below(absolute) { return found }
    // The way there may lead through a link.
    if let folder = resolved(parentFolder(of: absolute)),
      let found = below(joined(folder, lastName(of: absolute)))
    {
      return found
    }
    return path
  }

  private func below(_ path: String) -> String? {
    let roots =
      named + [checkout(above: parentFolder(of: path)), currentFolder].compactMap { $0 }
    return roots.lazy.compactMap { RepositoryPaths.relative(path, below: $0) }.first
  }

  private func checkout(above folder: String) -> String? {
    if let known = known.withLock({ $0[folder] }) { return known }
    let found = RepositoryPaths.checkout(above: folder)
    known.withLock { $0[folder] = .some(found) }
    return found
  }

  /// The nearest folder at or above one that is a Git checkout.
  package static func checkout(above folder: String) -> String? {
    var folder = folder
    while true {
      if (try? fileType(at: joined(folder, ".git"))) != nil { return folder }
      let parent = parentFolder(of: folder)
      guard parent != folder, parent != "." else { return nil }
      folder = parent
    }
  }

  /// The path without `.` and `..`, from the root of the file system where the folder it starts in is known.
  package static func absolute(_ path: String, from folder: String?) -> String {
    let full = path.hasPrefix("/") ? path : folder.map { joined($0, path) } ?? path
    var parts: [Substring] = []
    for part in full.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (full.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// What of a path lies below a folder; `nil` where it does not.
  package static func relative(_ path: String, below folder: String) -> String? {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }

  /// The way from a folder to a path, both from the root of the file system.
  package static func way(from folder: String, to path: String) -> String {
    let (start, end) = (folder.split(separator: "/"), path.split(separator: "/"))
    let shared = zip(start, end).prefix { $0 == $1 }.count
    return (start.dropFirst(shared).map { _ in ".." } + end.dropFirst(shared)).joined(separator: "/")
  }
}
