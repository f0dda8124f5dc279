// Statements that make one stub together.

extension DraftWriter {
  /// The facts that tell where a goal stands: what has the label and the unit of a goal, by the place of the goal.
  var knownValues: [Int: [Int]] {
    var goals: [String: Int] = [:]
    func key(_ statement: Statement) -> String {
      matchKey(statement.label) + "|" + matchKey(statement.figure.unit.text)
    }
    let statements = document.statements
    for index in statements.indices.reversed() where statements[index].kind == .goal {
      goals[key(statements[index])] = index
    }
    var found: [Int: [Int]] = [:]
    for index in statements.indices where statements[index].kind == .fact {
      guard let goal = goals[key(statements[index])], year(of: statements[index]) != nil,
        statements[index].figure.low != nil
      else { continue }
      // Two values of one year would contradict each other.
      let years = (found[goal] ?? []).map { year(of: statements[$0]) }
      if !years.contains(year(of: statements[index])) { found[goal, default: []].append(index) }
    }
    return found
  }

  /// The goals of later columns in the row of a table: further deadlines of one target.
  func further(_ index: Int) -> [Statement] {
    let first = document.statements[index]
    guard first.isInTable, first.kind == .goal else { return [] }
    return document.statements[(index + 1)...].prefix { $0.passage == first.passage && $0.kind == .goal }
      .map { $0 }
  }

  func isFurther(_ index: Int) -> Bool {
    guard index > 0, document.statements[index].isInTable, document.statements[index].kind == .goal else {
      return false
    }
    let before = document.statements[index - 1]
    return before.passage == document.statements[index].passage && before.kind == .goal
  }
}
