import Glibc
import TargetEngine

@testable import plancheck

/// A folder of files that is gone with the value.
final class TemporaryFolder: Sendable {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    var template = Array("/tmp/plancheck-test-XXXXXX".utf8CString)
    // SAFETY: the call writes the letters of the name into the array that it is given.
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return false }
      return unsafe mkdtemp(start) != nil
    }
    guard made else { throw FileError.current() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for (name, text) in files.sorted(by: { $0.key < $1.key }) { try write(text, to: name) }
  }

  func write(_ text: String, to name: String) throws {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      _ = unsafe mkdir(folder, 0o755)
    }
    try writeFile(Array(text.utf8), to: "\(path)/\(name)")
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
