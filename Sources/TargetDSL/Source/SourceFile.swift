import Synchronization

/// A text as it was read: its bytes, the path under which reports name it, and where its lines start.
public final class SourceFile: Sendable {
  /// For example: `plans/daknong/daknong.plan`.
  public let path: String
  public let bytes: [UInt8]
  /// The offset of the first byte of each line; a line ends with LF, CRLF or a CR alone.
  public let lineStarts: [Int]
  /// By number of line; made when a place far along it is asked for.
  private let columnMarks = Mutex<[Int: ColumnMarks]>([:])
  private let found = Mutex<Found>(Found())

  /// What is found out about the text when it is first asked for.
  private struct Found {
    var language = Language.english
    var wording: (any CodeWording)?
    var literals: Set<String>?
  }

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
      // The CR of a CRLF ends nothing by itself.
      if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      starts.append(index + 1)
    }
    self.lineStarts = starts
  }

  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The language of its words: English, unless reading it found another.
  public var language: Language { found.withLock { $0.language } }

  /// How code in English words is written in those of this file; `nil` where they are English.
  var wording: (any CodeWording)? { found.withLock { $0.wording } }

  /// Tells whose words the file is written in.
  func adopt(_ language: Language, _ wording: (any CodeWording)?) {
    found.withLock { found in
      found.language = language
      found.wording = wording
    }
  }

  /// The words, numbers and days outside of texts and comments. The first question costs O(size of the file).
  var literals: Set<String> {
    found.withLock { found in
      if let literals = found.literals { return literals }
      let literals = findLiterals()
      found.literals = literals
      return literals
    }
  }

  private func findLiterals() -> Set<String> {
    var literals: Set<String> = []
    var position = 0
    while position < bytes.count {
      let start = position
      let byte = bytes[position]
      func run(while belongs: (UInt8) -> Bool) -> Int {
        bytes[start...].firstIndex { !belongs($0) } ?? bytes.count
      }
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: "\""):
        // To the end of the line, or of the text.
        position += 1
        while position < bytes.count, bytes[position] != 0x0A,
          byte == UInt8(ascii: "#") || bytes[position] != byte
        {
          position += 1
        }
        position += 1
      case 0x30...0x39:
        position = run { isDigit($0) || [0x2C, 0x2D, 0x2E, 0x2F, 0x5F].contains($0) }
        literals.insert(text(start..<position))
      case _ where isASCIILetter(byte) || byte >= 0x80:
        position = run { isASCIILetter($0) || $0 >= 0x80 || isDigit($0) || $0 == 0x5F }
        literals.insert(text(start..<position))
      default: position += 1
      }
    }
    return literals
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
    guard line < lineStarts.count else { return start..<bytes.count }
    var end = lineStarts[line] - 1
    if bytes[end] == 0x0A, end > start, bytes[end - 1] == 0x0D { end -= 1 }
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

/// Whether a byte ends a line of a plan, alone or as a part of CRLF.
func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// Where the text begins behind the byte order marks at its start: some editors write another one at every saving.
func endOfMarks(in bytes: [UInt8]) -> Int {
  var end = 0
  while bytes[end...].starts(with: [0xEF, 0xBB, 0xBF]) { end += 3 }
  return end
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

extension SourceSpan {
  /// Its text with every stretch of white space as one space.
  var oneLine: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

/// Writes code in the words of a file.
protocol CodeWording: Sendable {
  /// - Parameter code: in English words. For example: `at least 60%`.
  func reworded(_ code: String) -> String
}
