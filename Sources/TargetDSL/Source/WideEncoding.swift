/// Encodings that spend two or four bytes on every letter. Text tools save them without being asked; read as
/// UTF-8 they are zeros and nonsense.
public enum WideEncoding: String, Sendable {
  /// Two bytes a letter, in either order.
  case utf16 = "UTF-16"
  /// Four bytes a letter, in either order.
  case utf32 = "UTF-32"

  /// By the byte order mark, else by zero bytes that stand in a row with letters between them; `nil` for other texts.
  public init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else {
      let start = bytes.prefix(64)
      let zeros = start.indices.filter { start[$0] == 0 }
      guard start.count >= 4, zeros.count * 4 >= start.count else { return nil }
      // Letters of Western scripts have one zero in two bytes, on the same side, or three in four.
      if zeros.allSatisfy({ $0 % 2 == zeros[0] % 2 }) {
        self = .utf16
      } else if Set(zeros.map { $0 % 4 }).count == 3, zeros.count * 4 >= start.count * 3 - 4 {
        self = .utf32
      } else {
        return nil
      }
    }
  }
}
