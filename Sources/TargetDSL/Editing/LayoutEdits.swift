extension SyntaxTree {
  /// The changes that lay the file out, each over whole lines, in order; those that touch `lines` (from 1) alone where
  /// some are given.
  ///
  /// - Complexity: O(bytes + lines × changes)
  public func layoutEdits(within lines: ClosedRange<Int>? = nil) -> [Diagnostic.Fix.Edit] {
    let whole = changedLines(from: source.bytes, to: format(self))
    guard lines != nil else { return edits(whole, within: nil) }
    return edits(balanced(balanced(whole).flatMap { byLine($0) }), within: lines)
  }

  /// The changes that make another text of the file, each over whole lines, in order.
  ///
  /// - Complexity: O(bytes + lines × changes)
  public func edits(to text: [UInt8]) -> [Diagnostic.Fix.Edit] {
    edits(changedLines(from: source.bytes, to: text), within: nil)
  }

  private func edits(_ changes: [(old: Range<Int>, new: [UInt8])], within lines: ClosedRange<Int>?)
    -> [Diagnostic.Fix.Edit]
  {
    let starts = lineStarts(of: source.bytes)
    var found: [Diagnostic.Fix.Edit] = []
    for change in changes {
      // An insertion stands before the line that it names.
      let touched = (change.old.lowerBound + 1)...max(change.old.lowerBound + 1, change.old.upperBound)
      if let lines, !lines.overlaps(touched) { continue }
      let start = starts[min(change.old.lowerBound, starts.count - 1)]
      let end = starts[min(change.old.upperBound, starts.count - 1)]
      var edit = Diagnostic.Fix.Edit(
        SourceSpan(source, start..<end), String(decoding: change.new, as: UTF8.self))
      // What is put in before a line that changes is one change with it: not every editor keeps their order.
      if let last = found.last, last.span.range == start..<start {
        edit = .init(edit.span, last.replacement + edit.replacement)
        found.removeLast()
      }
      found.append(edit)
    }
    return found
  }

  /// Changes put together with what lies between them until each takes away nothing but spaces: a part of them may then
  /// be made without the others. What the layout moves over a line that stays is one change.
  private func balanced(_ changes: [(old: Range<Int>, new: [UInt8])]) -> [(old: Range<Int>, new: [UInt8])] {
    let starts = lineStarts(of: source.bytes)
    func text(_ lines: Range<Int>) -> ArraySlice<UInt8> {
      source.bytes[
        starts[min(lines.lowerBound, starts.count - 1)]..<starts[min(lines.upperBound, starts.count - 1)]]
    }
    var found: [(old: Range<Int>, new: [UInt8])] = []
    var open: (old: Range<Int>, new: [UInt8])?
    for change in changes {
      var joined = change
      if let before = open {
        joined.old = before.old.lowerBound..<change.old.upperBound
        joined.new = before.new + text(before.old.upperBound..<change.old.lowerBound) + change.new
      }
      let isWhole = squeezed(text(joined.old)) == squeezed(joined.new[...])
      if isWhole { found.append(joined) }
      open = isWhole ? nil : joined
    }
    return found + (open.map { [$0] } ?? [])
  }

  private func squeezed(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.filter { $0 > 0x20 } }

  /// A change of several lines as one a line, as far as each old line is a new one but for its spaces: whoever lays out one
  /// of them does not mean its neighbours.
  private func byLine(_ change: (old: Range<Int>, new: [UInt8])) -> [(old: Range<Int>, new: [UInt8])] {
    let starts = lineStarts(of: source.bytes)
    let new = lineStarts(of: change.new)
    var parts: [(old: Range<Int>, new: [UInt8])] = []
    var (line, next) = (change.old.lowerBound, 0)
    func fresh(_ index: Int) -> ArraySlice<UInt8> { change.new[new[index]..<new[index + 1]] }
    while line < change.old.upperBound {
      let old = squeezed(source.bytes[starts[line]..<starts[line + 1]])
      let isLast = next + 1 >= new.count
      if !isLast, squeezed(fresh(next)) == old {
        parts.append((line..<line + 1, Array(fresh(next))))
        (line, next) = (line + 1, next + 1)
      } else if old.isEmpty {
        parts.append((line..<line + 1, []))
        line += 1
      } else if !isLast, squeezed(fresh(next)).isEmpty {
        parts.append((line..<line, Array(fresh(next))))
        next += 1
      } else {
        break
      }
    }
    let rest = next + 1 < new.count ? Array(change.new[new[next]...]) : []
    if line < change.old.upperBound || !rest.isEmpty { parts.append((line..<change.old.upperBound, rest)) }
    return parts.filter { part in
      Array(source.bytes[starts[part.old.lowerBound]..<starts[part.old.upperBound]]) != part.new
    }
  }

  /// Where each line begins, and the end of the text.
  private func lineStarts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    if starts.last != bytes.count { starts.append(bytes.count) }
    return starts
  }
}
