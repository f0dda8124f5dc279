import Glibc
import TargetDSL

/// A folder for files of the moment, which is gone with the value.
package final class ScratchFolder: Sendable {
  package let path: String
  private let files: [String]
  private let folders: [String]

  /// Names may lead into one folder below.
  package init(_ contents: [(name: String, bytes: [UInt8])]) throws(FileError) {
    let path = try ScratchFolder.make()
    self.path = path
    folders = Set(contents.map { joined(path, parentFolder(of: $0.name)) }).sorted()
    files = contents.map { joined(path, $0.name) }
    for folder in folders {
      // SAFETY: the path lives as long as the call.
      guard unsafe mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .current() }
    }
    for (file, content) in zip(files, contents) { try writeFile(content.bytes, to: file) }
  }

  /// A new empty folder for files of the moment; whoever asks for it takes it away.
  package static func make() throws(FileError) -> String {
    // SAFETY: the pointer is read at once; nothing in this program changes the environment.
    let place = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    // Where nothing else is set, POSIX has this folder; `mkdtemp` writes letters of its own over the six X.
    var template = Array(joined(place.isEmpty ? "/tmp" : place, "plancheck-XXXXXX").utf8CString)
    // SAFETY: the call writes the letters of the name into the array that it is given.
    let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    guard isMade else { throw .current() }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    // SAFETY: the paths live as long as each call, which takes nothing else.
    for file in files { _ = unsafe unlink(file) }
    for folder in folders { _ = unsafe rmdir(folder) }
    _ = unsafe rmdir(path)
  }
}
