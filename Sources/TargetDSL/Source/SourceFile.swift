import Synchronization

/// A text as it was read: its bytes, the path under which reports name it, and where its lines start.
public final class SourceFile: Sendable {
  /// For example: `plans/daknong/daknong.plan`.
  public let path: String
  public let bytes: [UInt8]
  /// The offset of the first byte of each line; a line ends with LF or CRLF.
  public let lineStarts: [Int]
  /// By number of line; made when a place far along it is asked for.
  private let columnMarks = Mutex<[Int: ColumnMarks]>([:])

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices where bytes[index] == 0x0A { starts.append(index + 1) }
    self.lineStarts = starts
  }

  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of a range of bytes; bytes that are not UTF-8 become U+FFFD.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The number (from 1) of the line that holds an offset. O(log lines).
  public func line(at offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line (from 1) without its line break.
  public func range(ofLine line: Int) -> Range<Int> {
    guard lineStarts.indices.contains(line - 1) else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<max(start, end)
  }

  /// Line and column of an offset, both from 1; the column counts characters (grapheme clusters) as an editor
  /// shows them, so composed and decomposed text have the same columns. The first place far along a line costs
  /// O(length of the line), every other one O(log).
  public func position(at offset: Int) -> (line: Int, column: Int) {
    let line = line(at: offset)
    let start = lineStarts[line - 1]
    let end = max(start, min(offset, bytes.count))
    guard ColumnMarks.isNeeded(upTo: end - start) else { return (line, text(start..<end).count + 1) }
    let mark = columnMarks.withLock { marks in
      let known = marks[line] ?? ColumnMarks(of: range(ofLine: line), in: self)
      marks[line] = known
      return known.mark(before: end)
    }
    return (line, text(mark.offset..<end).count + mark.column)
  }
}

/// A range of bytes in a source file.
public struct SourceSpan: Sendable {
  public let file: SourceFile
  public let range: Range<Int>

  public init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file
    self.range = range
  }

  public var line: Int { file.line(at: range.lowerBound) }
  public var text: String { file.text(range) }
}

extension SourceSpan: Hashable {
  public static func == (left: SourceSpan, right: SourceSpan) -> Bool {
    left.file === right.file && left.range == right.range
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(file))
    hasher.combine(range)
  }
}
