import TargetDSL

/// Whether edits of a file mend the statements in which they stand, and change nothing else that the file says.
struct StatementsKept {
  /// The file as it was read, and all that is wrong with the plan.
  struct ParsedPlan {
    let tree: SyntaxTree
    let problems: [Diagnostic]

    /// Whether some stretches hold an error that only a person can mend, or a number that may be another one.
    func hasFault(in places: [Range<Int>]) -> Bool {
      problems.contains { problem in
        guard problem.severity == .error || problem.code == "P0701", !problem.fixes.contains(where: \.isSafe),
          case .source(let span) = problem.place, span.file.path == tree.source.path
        else { return false }
        return places.contains { meet($0, span.range) }
      }
    }
  }

  let holds: Bool

  init(_ before: ParsedPlan, _ after: ParsedPlan, _ edits: [Diagnostic.Fix.Edit]) {
    holds =
      StatementsKept.othersStay(before.tree, after.tree, edits)
      && StatementsKept.touchedAreMended(after, edits)
  }

  /// What was whole and is not touched says the same afterwards, whatever declaration it then stands in.
  private static func othersStay(
    _ before: SyntaxTree, _ after: SyntaxTree, _ edits: [Diagnostic.Fix.Edit]
  ) -> Bool {
    var counts: [String: Int] = [:]
    for statement in after.statements where statement.isWhole { counts[statement.meaning, default: 0] += 1 }
    for statement in before.statements where statement.isWhole {
      guard !edits.contains(where: { meet($0.span.range, statement.range) }) else { continue }
      counts[statement.meaning, default: 0] -= 1
      if counts[statement.meaning, default: 0] < 0 { return false }
    }
    return true
  }

  /// What is touched has nothing wrong with it any more that only a person can mend.
  private static func touchedAreMended(_ after: ParsedPlan, _ edits: [Diagnostic.Fix.Edit]) -> Bool {
    let reaches = after.tree.reachesOfStatements
    return moved(edits).allSatisfy { place in
      let mended = reaches.filter { meet(place, $0) }
      return !mended.isEmpty && !after.hasFault(in: mended)
    }
  }

  /// Where the replacements stand once all are made.
  private static func moved(_ edits: [Diagnostic.Fix.Edit]) -> [Range<Int>] {
    var shift = 0
    return edits.sorted { $0.span.range.lowerBound < $1.span.range.lowerBound }.map { edit in
      let start = edit.span.range.lowerBound + shift
      let length = edit.replacement.utf8.count
      shift += length - edit.span.range.count
      return start..<start + length
    }
  }
}

extension Diagnostic.Fix {
  /// The files with some edits, by path: from the last edit to the first, so that none moves another.
  static func edited(_ edits: [Edit]) -> [String: [UInt8]] {
    Dictionary(grouping: edits, by: \.span.file.path).compactMapValues { edits in
      guard var bytes = edits.first?.span.file.bytes else { return nil }
      for edit in edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
        bytes.replaceSubrange(
          edit.span.range.clamped(to: 0..<bytes.count), with: Array(edit.replacement.utf8))
      }
      return bytes
    }
  }
}

/// Whether two stretches of a text overlap or touch.
func meet(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
  left.lowerBound <= right.upperBound && right.lowerBound <= left.upperBound
}

extension SyntaxTree {
  /// The statements, each with what was skipped behind it.
  fileprivate var reachesOfStatements: [Range<Int>] {
    let starts = statements.map(\.range.lowerBound) + [source.bytes.count + 1]
    return zip(starts, starts.dropFirst()).map { $0..<max($0, $1 - 1) }
  }
}
