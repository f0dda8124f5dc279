/// Reads the files that a plan names. The language itself touches no file.
public protocol SourceReader: Sendable {
  /// The bytes of the file at a path (as the caller wrote it, or resolved from a `use`).
  func read(_ path: String) throws(SourceReadError) -> [UInt8]
}

/// Why a file cannot be read, in a sentence without its path. For example: "it does not exist".
public struct SourceReadError: Error, Sendable {
  /// Why, in a sentence without the path. For example: "it does not exist".
  public let reason: Phrase
  /// Names in the same folder that are near the one asked for.
  public let nearest: [String]

  public init(reason: Phrase, nearest: [String] = []) {
    self.reason = reason
    self.nearest = nearest
  }
}
