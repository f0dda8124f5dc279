/// A path as reports write it: as it was given, without `./` at its start, doubled or closing slashes.
package func tidied(_ path: String) -> String {
  let isAbsolute = path.hasPrefix("/")
  let parts = path.split(separator: "/").filter { $0 != "." }
  let joined = parts.joined(separator: "/")
  if isAbsolute { return "/" + joined }
  return joined.isEmpty ? "." : joined
}

package func joined(_ folder: String, _ name: String) -> String {
  folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}

/// The last part of a path.
package func lastName(of path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// The folder that holds a path.
package func parentFolder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// A path from the folder in which the program runs, where it lies below it: what tools that show files of a
/// repository need.
package func relativeToRepository(_ path: String, currentFolder: String?) -> String {
  guard path.hasPrefix("/"), let currentFolder else { return path }
  let prefix = currentFolder == "/" ? "/" : currentFolder + "/"
  return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
}
