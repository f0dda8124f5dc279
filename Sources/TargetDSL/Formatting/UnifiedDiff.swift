/// The difference of two texts in the unified format of `diff -u`, with three lines around each change; empty
/// where they are equal.
///
/// The shortest edit script (Myers 1986), O((lines) × (changes)); texts with more than 1,000 changed lines in one
/// stretch are shown as one change.
public func unifiedDiff(from old: [UInt8], to new: [UInt8], path: String) -> [UInt8] {
  guard old != new else { return [] }
  let edits = LineDiff(old: lines(of: old), new: lines(of: new)).edits()
  var output = Array("--- \(path)\n+++ \(path)\n".utf8)
  for hunk in hunks(of: edits) { write(hunk, to: &output) }
  return output
}

/// Stretches of lines (numbers from 0) that a new text has in place of the old ones, in order.
///
/// O((lines) × (changes)).
func changedLines(from old: [UInt8], to new: [UInt8]) -> [(old: Range<Int>, new: [UInt8])] {
  guard old != new else { return [] }
  var changes: [(old: Range<Int>, new: [UInt8])] = []
  var isOpen = false
  for edit in LineDiff(old: lines(of: old), new: lines(of: new)).edits() {
    if edit.kind == .kept {
      isOpen = false
      continue
    }
    if !isOpen { changes.append((edit.old..<edit.old, [])) }
    isOpen = true
    let last = changes.count - 1
    if edit.kind == .removed {
      changes[last].old = changes[last].old.lowerBound..<edit.old + 1
    } else {
      changes[last].new += edit.line
    }
  }
  return changes
}

/// Lines with their line breaks.
private func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
  var lines: [ArraySlice<UInt8>] = []
  var start = text.startIndex
  while start < text.endIndex {
    let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.endIndex
    lines.append(text[start..<end])
    start = end
  }
  return lines
}

private struct LineEdit {
  enum Kind: UInt8 {
    case kept = 0x20
    case removed = 0x2D
    case added = 0x2B
  }

  let kind: Kind
  let line: ArraySlice<UInt8>
  /// The numbers (from 0) of the next line of the old and of the new text.
  let old: Int
  let new: Int
}

private struct LineDiff {
  let old: [ArraySlice<UInt8>]
  let new: [ArraySlice<UInt8>]

  private static let changeLimit = 1_000

  func edits() -> [LineEdit] {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
      tail += 1
    }
    let oldRange = start..<old.count - tail
    let newRange = start..<new.count - tail
    var edits = (0..<start).map { LineEdit(kind: .kept, line: old[$0], old: $0, new: $0) }
    edits += shortest(oldRange, newRange) ?? replacement(oldRange, newRange)
    for index in 0..<tail {
      let (oldIndex, newIndex) = (oldRange.upperBound + index, newRange.upperBound + index)
      edits.append(LineEdit(kind: .kept, line: old[oldIndex], old: oldIndex, new: newIndex))
    }
    return edits
  }

  private func replacement(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [LineEdit] {
    oldRange.map { LineEdit(kind: .removed, line: old[$0], old: $0, new: newRange.lowerBound) }
      + newRange.map { LineEdit(kind: .added, line: new[$0], old: oldRange.upperBound, new: $0) }
  }

  /// The furthest points that so many changes reach on each diagonal, until one of them is the end.
  private func shortest(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [LineEdit]? {
    let (oldCount, newCount) = (oldRange.count, newRange.count)
    var trace: [[Int]] = []
    /// The furthest old line on the diagonals -changes…changes, from the first on.
    var reached = [0]
    for changes in 0...min(oldCount + newCount, LineDiff.changeLimit) {
      var next = [Int](repeating: 0, count: 2 * changes + 1)
      for slot in 0...2 * changes where (slot % 2 == 0) {
        let diagonal = slot - changes
        var line = start(changes: changes, slot: slot, reached: reached).line
        while line < oldCount, line - diagonal < newCount,
          old[oldRange.lowerBound + line] == new[newRange.lowerBound + line - diagonal]
        { line += 1 }
        next[slot] = line
        if line >= oldCount, line - diagonal >= newCount {
          return walkBack(trace + [next], oldRange, newRange)
        }
      }
      trace.append(next)
      reached = next
    }
    return nil
  }

  /// Where a diagonal starts after one more change: the further of adding to the diagonal above and removing from
  /// the one below. Slots of `reached` count from its own first diagonal, one less than here.
  private func start(changes: Int, slot: Int, reached: [Int]) -> (line: Int, isAdded: Bool) {
    guard changes > 0 else { return (0, false) }
    let adding = slot < reached.count ? reached[slot] : -1
    let removing = slot >= 2 ? reached[slot - 2] + 1 : -1
    return adding >= removing ? (adding, true) : (removing, false)
  }

  private func walkBack(_ trace: [[Int]], _ oldRange: Range<Int>, _ newRange: Range<Int>) -> [LineEdit] {
    var edits: [LineEdit] = []
    var (oldLine, newLine) = (oldRange.count, newRange.count)
    func append(_ kind: LineEdit.Kind) {
      let (oldIndex, newIndex) = (oldRange.lowerBound + oldLine, newRange.lowerBound + newLine)
      edits.append(
        LineEdit(
          kind: kind, line: kind == .added ? new[newIndex] : old[oldIndex], old: oldIndex, new: newIndex))
    }
    for changes in trace.indices.reversed() {
      let slot = oldLine - newLine + changes
      let begin = start(changes: changes, slot: slot, reached: changes == 0 ? [] : trace[changes - 1])
      while oldLine > begin.line {
        oldLine -= 1
        newLine -= 1
        append(.kept)
      }
      guard changes > 0 else { break }
      if begin.isAdded { newLine -= 1 } else { oldLine -= 1 }
      append(begin.isAdded ? .added : .removed)
    }
    return edits.reversed()
  }
}

private func hunks(of edits: [LineEdit]) -> [ArraySlice<LineEdit>] {
  let around = 3
  var hunks: [Range<Int>] = []
  for index in edits.indices where edits[index].kind != .kept {
    let range = max(0, index - around)..<min(edits.count, index + around + 1)
    if let last = hunks.last, last.upperBound >= range.lowerBound {
      hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
    } else {
      hunks.append(range)
    }
  }
  return hunks.map { edits[$0] }
}

private func write(_ hunk: ArraySlice<LineEdit>, to output: inout [UInt8]) {
  guard let first = hunk.first else { return }
  let oldCount = hunk.count { $0.kind != .added }
  let newCount = hunk.count { $0.kind != .removed }
  func range(_ start: Int, _ count: Int) -> String {
    // An empty range names the line before it.
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }
  output += "@@ -\(range(first.old, oldCount)) +\(range(first.new, newCount)) @@\n".utf8
  for edit in hunk {
    output.append(edit.kind.rawValue)
    output += edit.line
    if edit.line.last != UInt8(ascii: "\n") { output += "\n\\ No newline at end of file\n".utf8 }
  }
}
