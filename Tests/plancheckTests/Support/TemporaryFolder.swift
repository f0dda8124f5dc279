import Glibc
import TargetEngine

@testable import plancheck

/// A folder of files that is gone with the value.
final class TemporaryFolder: Sendable {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = try ScratchFolder.make()
    for (name, text) in files.sorted(by: { $0.key < $1.key }) { try write(text, to: name) }
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// A name that ends in `/` makes an empty folder.
  func write(_ bytes: [UInt8], to name: String) throws {
    let isFolder = name.hasSuffix("/")
    var folder = path
    for part in name.split(separator: "/").dropLast(isFolder ? 0 : 1) {
      folder += "/\(part)"
      _ = unsafe mkdir(folder, 0o755)
    }
    if !isFolder { try writeFile(bytes, to: "\(path)/\(name)") }
  }

  func text(_ name: String) throws -> String {
    String(decoding: try readFile("\(path)/\(name)"), as: UTF8.self)
  }

  deinit { TemporaryFolder.remove(path) }

  private static func remove(_ path: String) {
    if let found = try? fileType(at: path), found.type == .folder {
      for name in (try? names(inFolder: path)) ?? [] { remove("\(path)/\(name)") }
      _ = unsafe rmdir(path)
    } else {
      _ = unsafe unlink(path)
    }
  }
}
