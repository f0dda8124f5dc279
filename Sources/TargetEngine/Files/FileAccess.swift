import Glibc
package import TargetDSL

package enum FileType: Sendable { case file, folder, other }

/// What stands at a path, links followed.
package func fileType(at path: String) throws(FileError) -> (
  type: FileType, size: Int, identity: FileIdentity
) {
  var info = stat()
  // SAFETY: the call fills the structure that it is given.
  guard unsafe stat(path, &info) == 0 else { throw .current() }
  let type: FileType =
    switch info.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  return (type, Int(info.st_size), FileIdentity(device: UInt64(info.st_dev), node: UInt64(info.st_ino)))
}

/// A text that is another one when a file, or anything in a folder, has been written, added or taken away: names, sizes and
/// times. At most 5,000 entries are looked at. O(entries).
package func changeMark(of path: String) -> String {
  var left = 5_000
  return changeMark(of: path, depth: 0, &left)
}

private func changeMark(of path: String, depth: Int, _ left: inout Int) -> String {
  var info = stat()
  left -= 1
  // SAFETY: the call fills the structure that it is given.
  guard left > 0, unsafe stat(path, &info) == 0 else { return "-" }
  // A copy may keep the time of its text; nobody can set when the file itself changed, its rights included.
  let (time, change) = (info.st_mtim, info.st_ctim)
  let times = "\(time.tv_sec).\(time.tv_nsec) \(change.tv_sec).\(change.tv_nsec)"
  var mark = "\(info.st_size) \(times) \(info.st_ino)"
  // Snapshots are folders of files, and may hold a folder a table.
  guard info.st_mode & S_IFMT == S_IFDIR, depth < 4 else { return mark }
  for name in (try? names(inFolder: path)) ?? [] {
    mark += "/" + name + ":" + changeMark(of: path + "/" + name, depth: depth + 1, &left)
  }
  return mark + ";"
}

/// The same for two paths that lead to one file.
package struct FileIdentity: Hashable, Sendable {
  package let device: UInt64
  package let node: UInt64
}

/// The names in a folder without `.` and `..`, in the order of their bytes.
package func names(inFolder path: String) throws(FileError) -> [String] {
  // SAFETY: the path is a string that ends with a zero for the time of the call.
  guard let folder = unsafe opendir(path) else { throw .current() }
  // SAFETY: the folder is open until here, and each entry is read before the next one is asked for.
  defer { unsafe closedir(folder) }
  var names: [String] = []
  while let entry = unsafe readdir(folder) {
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// What a path holds that should be a folder.
package enum FolderReading: Sendable {
  /// In the order of their bytes.
  case names([String])
  /// Nothing stands there.
  case absent
  /// Something stands there that cannot be entered, and why.
  case unusable(Phrase)
}

/// Whether a link stands at a path and leads nowhere.
package func isDanglingLink(_ path: String) -> Bool {
  var info = stat()
  // SAFETY: the call fills the structure that it is given.
  guard unsafe lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFLNK else { return false }
  return (try? fileType(at: path)) == nil
}

/// A path in the spelling that it has on the disk, where only that differs: some systems take the accents of names apart.
/// `nil` where nothing stands there in any spelling. O(names of the folders on the way) where the path itself is not there.
package func spelledOnDisk(_ path: String) -> String? {
  if (try? fileType(at: path)) != nil { return path }
  let parent = parentFolder(of: path)
  // ASCII has one spelling.
  guard parent != path, !path.utf8.allSatisfy({ $0 < 0x80 }), let folder = spelledOnDisk(parent),
    let names = try? names(inFolder: folder)
  else { return nil }
  let name = lastName(of: path)
  return names.first { $0 == name }.map { joined(folder, $0) }
}

extension Phrase {
  package static let danglingLink = Phrase(
    en: "it is a link to something that is not there", vi: "đó là liên kết tới một nơi không tồn tại")
}

package func readFolder(_ path: String) -> FolderReading {
  do throws(FileError) { return .names(try names(inFolder: path)) } catch {
    var info = stat()
    // SAFETY: the call fills the structure that it is given.
    guard unsafe lstat(path, &info) == 0 else { return errno == ENOENT ? .absent : .unusable(error.reason) }
    switch info.st_mode & S_IFMT {
    case S_IFLNK where (try? fileType(at: path)) == nil:
      return .unusable(.danglingLink)
    case S_IFDIR, S_IFLNK: return .unusable(error.reason)
    default: return .unusable(Phrase(en: "it is a file, not a folder", vi: "đó là tệp, không phải thư mục"))
    }
  }
}

/// No text that is read as a whole is longer: a plan, a document, a baseline, measured values.
package let longestText = 64 << 20

/// The bytes of a text: a regular file of at most `longestText` bytes. A pipe or a device would be waited for, or never
/// end.
package func readFile(_ path: String) throws(FileError) -> [UInt8] {
  // Opening a named pipe must not wait for its writer.
  // SAFETY: the path is a string that ends with a zero for the time of the call.
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { throw .current() }
  defer { close(descriptor) }
  var info = stat()
  // SAFETY: the call fills the structure that it is given.
  guard unsafe fstat(descriptor, &info) == 0 else { throw .current() }
  switch info.st_mode & S_IFMT {
  case S_IFREG: break
  case S_IFDIR: throw FileError(code: EISDIR)
  default: throw .notRegular
  }
  return try readBytes(descriptor: descriptor)
}

/// The bytes of a text up to its end, at most `longestText` of them.
package func readBytes(descriptor: Int32) throws(FileError) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    // SAFETY: the call writes at most as many bytes as the buffer has.
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    if count == 0 { return bytes }
    if count < 0 {
      if errno == EINTR { continue }
      throw .current()
    }
    guard bytes.count + count <= longestText else { throw .tooLong }
    bytes += buffer[..<count]
  }
}

/// Writes everything, or gives `false` and leaves the reason in `errno`.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var start = 0
  while start < bytes.count {
    // SAFETY: the range is that of the bytes which are left.
    let count = unsafe bytes.withUnsafeBytes {
      unsafe write(descriptor, $0.baseAddress.map { unsafe $0 + start }, $0.count - start)
    }
    if count < 0 {
      if errno == EINTR { continue }
      return false
    }
    start += count
  }
  return true
}

/// Replaces a file as a whole or not at all: readers see the old text or the new one. A device or a pipe is
/// written to as it is.
package func writeFile(_ bytes: [UInt8], to path: String) throws(FileError) {
  var target = path
  if let found = try? fileType(at: path) {
    if found.type == .folder { throw FileError(code: EISDIR) }
    if found.type == .other {
      // SAFETY: as above, the path lives as long as the call.
      let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .current() }
      defer { close(descriptor) }
      guard writeAll(bytes, to: descriptor) else { throw .current() }
      return
    }
    // A link stays a link: the file that it leads to is replaced.
    target = resolved(path) ?? path
  }
  let draft = "\(target).\(getpid()).new"
  // SAFETY: here and below the paths live as long as each call, which takes nothing else.
  let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw .current() }
  keepRights(of: target, on: descriptor)
  let isWritten = writeAll(bytes, to: descriptor)
  let failure = FileError.current()
  close(descriptor)
  guard isWritten else {
    // SAFETY: the path lives as long as the call, which takes nothing else.
    unsafe unlink(draft)
    throw failure
  }
  // SAFETY: both paths live as long as the call, which takes nothing else.
  guard unsafe rename(draft, target) == 0 else {
    let failure = FileError.current()
    unsafe unlink(draft)
    throw failure
  }
}

/// Gives a new file the rights of the one that it will replace, where there is one.
private func keepRights(of path: String, on descriptor: Int32) {
  var info = stat()
  // SAFETY: the call fills the structure that it is given.
  if unsafe stat(path, &info) == 0 { fchmod(descriptor, info.st_mode & 0o7777) }
}

package func resolved(_ path: String) -> String? {
  // SAFETY: the result is a string of its own, which is read and then freed.
  guard let text = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(text) }
  return unsafe String(cString: text)
}

/// The folder in which the program runs; `nil` where it is gone.
package func currentFolder() -> String? { resolved(".") }
