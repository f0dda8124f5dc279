import Glibc

/// Why a file could not be used.
struct Failure: Error {
  let text: String
}

func read(_ path: String) throws -> [UInt8] {
  guard let file = fopen(path, "rb") else { throw Failure(text: "\(path) cannot be opened") }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let size = ftell(file)
  rewind(file)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = fread(buffer.baseAddress, 1, size, file)
  }
}

func write(_ text: String, to path: String) throws {
  guard let file = fopen(path, "wb") else { throw Failure(text: "\(path) cannot be written") }
  defer { fclose(file) }
  let bytes = Array(text.utf8)
  guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
    throw Failure(text: "\(path) cannot be written")
  }
}

extension String {
  /// What stands before the first line that begins so.
  func prefix(untilLine start: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.hasPrefix(start) }.joined(
      separator: "\n")
  }
}
