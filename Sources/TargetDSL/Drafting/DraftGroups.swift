// Statements that make one stub together.

extension DraftWriter {
  /// The facts that tell where a goal stands: what has the label and the unit of a goal, by the place of the goal.
  var knownValues: [Int: [Int]] {
    var goals: [String: Int] = [:]
    func key(_ statement: Statement) -> String {
      matchKey(statement.label) + "|" + matchKey(statement.figure.unit.text)
    }
    for index in statements.indices.reversed() where statements[index].kind == .goal {
      goals[key(statements[index])] = index
    }
    var found: [Int: [Int]] = [:]
    for index in statements.indices where statements[index].kind == .fact {
      guard let goal = goals[key(statements[index])], let year = year(of: statements[index]),
        let low = statements[index].figure.low, statements[index].figure.change == nil,
        // A count is a whole number, so that 17.2 of something without a unit stays a comment.
        low.isInteger || statements[index].figure.unit.kind != .thing
      else { continue }
      // Two values of one year would contradict each other.
      let years = (found[goal] ?? []).map { self.year(of: statements[$0]) }
      if !years.contains(year) { found[goal, default: []].append(index) }
    }
    return found
  }

  /// The later deadlines of what a statement counts.
  func further(_ index: Int) -> [Int] {
    statements.indices[(index + 1)...].prefix { statements[$0].continuesPrevious }.map { $0 }
  }
}
