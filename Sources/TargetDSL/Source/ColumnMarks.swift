/// Columns at places along one line, so that many positions in a long line are not each counted from its start.
struct ColumnMarks {
  /// About how many bytes lie between two marks.
  private static let step = 512

  /// Offsets in the file where a character surely begins, with its column (from 1); ascending.
  private var marks: [(offset: Int, column: Int)]

  /// - Complexity: O(length of the line).
  init(of line: Range<Int>, in file: SourceFile) {
    marks = [(line.lowerBound, 1)]
    var (start, column) = (line.lowerBound, 1)
    var offset = start + ColumnMarks.step
    while offset < line.upperBound {
      // Between two bytes of ASCII one character ends and another begins, whatever stands around them.
      if file.bytes[offset - 1] < 0x80, file.bytes[offset] < 0x80 {
        column += file.text(start..<offset).count
        start = offset
        marks.append((start, column))
        offset += ColumnMarks.step
      } else {
        offset += 1
      }
    }
  }

  /// The last mark that is not behind an offset.
  func mark(before offset: Int) -> (offset: Int, column: Int) {
    var (low, high) = (0, marks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].offset <= offset { low = middle } else { high = middle }
    }
    return marks[low]
  }

  /// Whether a place so many bytes along its line is too far to count from the start of the line.
  static func isNeeded(upTo length: Int) -> Bool { length > 2 * step }
}
