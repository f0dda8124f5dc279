/// Cuts a stream of bytes into the messages of the protocol: a head of lines such as `Content-Length: 42`, an empty
/// line, and so many bytes.
struct FrameReader {
  enum Frame: Hashable {
    case message([UInt8])
    /// A head without a usable length: what can be told of it has been skipped.
    case malformed
  }

  /// No message is longer; a greater length is not believed.
  static let longestMessage = 256 << 20
  private static let longestHead = 8 << 10

  private var bytes: [UInt8] = []
  private var start = 0
  /// Behind a head that was none: what follows it may stand before the next head, on its first line.
  private var isLost = false

  mutating func append(_ more: [UInt8]) {
    if start > 1 << 20 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes += more
  }

  /// `nil` where more bytes are needed.
  mutating func next() -> Frame? {
    guard let (head, bodyStart) = head() else {
      guard bytes.count - start > FrameReader.longestHead else { return nil }
      // Nothing that a client sends has such a head.
      start = bytes.count
      isLost = true
      return .malformed
    }
    guard let length = FrameReader.length(head, isLost: isLost), length <= FrameReader.longestMessage else {
      start = bodyStart
      isLost = true
      return .malformed
    }
    guard bytes.count - bodyStart >= length else { return nil }
    start = bodyStart + length
    isLost = false
    return .message(Array(bytes[bodyStart..<start]))
  }

  /// The head, and where the body begins: behind an empty line, with or without carriage returns.
  private func head() -> (ArraySlice<UInt8>, Int)? {
    var lineStart = start
    var index = start
    while index < bytes.count, index - start <= FrameReader.longestHead {
      if bytes[index] == 0x0A {
        let line = bytes[lineStart..<index]
        if line.isEmpty || line.elementsEqual([0x0D]) { return (bytes[start..<lineStart], index + 1) }
        lineStart = index + 1
      }
      index += 1
    }
    return nil
  }

  private static func length(_ head: ArraySlice<UInt8>, isLost: Bool) -> Int? {
    var found: Int?
    for line in head.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      let parts = text.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      if isLost, let end = text.lowercased().ranges(of: "content-length:").last?.upperBound {
        // Of a line that begins with the rest of something else, its end is believed.
        guard let length = Int(text.lowercased()[end...].filter { !$0.isWhitespace }), length >= 0 else {
          return nil
        }
        found = length
        continue
      }
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      guard let length = Int(parts[1]), length >= 0, found == nil || found == length else { return nil }
      found = length
    }
    return found
  }

  static func framed(_ message: JSONValue) -> [UInt8] {
    let body = message.written
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }
}
