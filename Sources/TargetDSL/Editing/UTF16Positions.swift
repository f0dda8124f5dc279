/// Lines and columns as editors count them: lines from 0, ended by LF, CRLF or CR; columns in UTF-16 code units.
public struct EditorPosition: Hashable, Comparable, Sendable {
  /// From 0.
  public var line: Int
  /// From 0, in UTF-16 code units of the line.
  public var character: Int

  public init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  /// In the order of the text.
  public static func < (left: EditorPosition, right: EditorPosition) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }
}

/// Translates between the bytes of a text and the positions of editors.
public struct UTF16Positions: Sendable {
  private let bytes: [UInt8]
  private let lineStarts: [Int]
  /// Of every so many bytes the start of the character and its column, so that no long line is counted twice.
  private let marks: [(place: Int, column: Int)]
  private static let markStep = 256

  /// O(bytes).
  public init(_ source: SourceFile) {
    bytes = source.bytes
    var starts = [0]
    for index in bytes.indices {
      let isCR = bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if bytes[index] == 0x0A || isCR { starts.append(index + 1) }
    }
    lineStarts = starts
    var marks: [(place: Int, column: Int)] = []
    var (place, column, line) = (0, 0, 1)
    while place < bytes.count {
      while line < starts.count, starts[line] <= place {
        // A character that is cut off by the end of a line does not go over it.
        (place, column, line) = (starts[line], 0, line + 1)
      }
      if place >= marks.count * UTF16Positions.markStep { marks.append((place, column)) }
      let width = UTF16Positions.width(bytes[place])
      column += width.units
      place += width.bytes
    }
    self.marks = marks
  }

  /// Behind the last character of the text.
  public var end: EditorPosition { position(at: bytes.count) }

  /// O(log lines). An offset inside a character is taken for its start.
  public func position(at offset: Int) -> EditorPosition {
    let offset = min(max(0, offset), bytes.count)
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    var column = 0
    var place = lineStarts[low]
    let mark = min(offset / UTF16Positions.markStep, marks.count - 1)
    if mark >= 0 {
      let known = [mark, mark - 1].first { $0 >= 0 && marks[$0].place <= offset && marks[$0].place > place }
      if let known { (place, column) = marks[known] }
    }
    while place < offset {
      let width = UTF16Positions.width(bytes[place])
      if place + width.bytes > offset { break }
      column += width.units
      place += width.bytes
    }
    return EditorPosition(line: low, character: column)
  }

  /// The byte at a position: one behind the end of a line is the end of the line, one inside a character its start.
  public func offset(of position: EditorPosition) -> Int {
    guard position.line >= 0 else { return 0 }
    guard lineStarts.indices.contains(position.line) else { return bytes.count }
    var place = lineStarts[position.line]
    let next = lineStarts.indices.contains(position.line + 1) ? lineStarts[position.line + 1] : bytes.count
    var column = 0
    while place < next, column < position.character {
      if bytes[place] == 0x0A || bytes[place] == 0x0D { break }
      let width = UTF16Positions.width(bytes[place])
      if column + width.units > position.character { break }
      column += width.units
      place += width.bytes
    }
    return min(place, bytes.count)
  }

  /// A byte that begins no character counts as one, as the replacement character that stands for it.
  private static func width(_ byte: UInt8) -> (bytes: Int, units: Int) {
    switch byte {
    case 0xC2...0xDF: (2, 1)
    case 0xE0...0xEF: (3, 1)
    case 0xF0...0xF4: (4, 2)
    default: (1, 1)
    }
  }
}
