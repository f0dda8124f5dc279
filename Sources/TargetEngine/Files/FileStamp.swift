import Glibc

/// What changes when a file is written: its size, its place on the disk and the time of its last change.
package struct FileStamp: Hashable, Sendable {
  let size: Int
  let identity: FileIdentity
  let seconds: Int
  let nanoseconds: Int
}

/// `nil` where nothing stands at the path.
package func fileStamp(at path: String) -> FileStamp? {
  var info = stat()
  // SAFETY: the call fills the structure that it is given.
  guard unsafe stat(path, &info) == 0 else { return nil }
  return FileStamp(
    size: Int(info.st_size),
    identity: FileIdentity(device: UInt64(info.st_dev), node: UInt64(info.st_ino)),
    seconds: info.st_mtim.tv_sec, nanoseconds: info.st_mtim.tv_nsec)
}

/// The stamps of a file, or of all files in a folder down to `depth` folders below it. The depth ends
/// circles of links.
package func fileStamps(below path: String, depth: Int = 4, into stamps: inout [String: FileStamp]) {
  stamps[path] = fileStamp(at: path)
  guard depth > 0, case .names(let names) = readFolder(path) else { return }
  for name in names where !name.hasPrefix(".") {
    fileStamps(below: joined(path, name), depth: depth - 1, into: &stamps)
  }
}

/// Waits; less where a signal arrives.
package func pause(milliseconds: Int) {
  var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: (milliseconds % 1000) * 1_000_000)
  // SAFETY: the time lives through the call, which writes nowhere else.
  _ = unsafe nanosleep(&time, nil)
}
