/// Whether every run of digits of a document is in a statement or in the list of what was not read.
struct Accounting {
  /// Runs of digits that nothing speaks of.
  let missing: [TextPlace]

  var isComplete: Bool { missing.isEmpty }

  /// Counts from the lines as they were given, so that no step between them and the statements can lose one.
  /// O(length).
  init(lines: [ProseLine], document: OfficialDocument) {
    var known = Set(document.unread.flatMap(\.places))
    for statement in document.statements { known.formUnion(statement.places) }
    missing = lines.flatMap { line in
      proseTokens(line.text, line: line.number).numberPlaces.filter { !known.contains($0) }
    }
  }
}

extension Passage {
  /// What neither the statements nor the numbers that were passed over by them hold: years of deadlines, numbers of
  /// list items, numbers in labels.
  func unread(besides statements: [Statement], _ read: [UnreadFigure]) -> [UnreadFigure] {
    var known = Set(read.flatMap(\.places))
    for statement in statements { known.formUnion(statement.places) }
    func isNew(_ token: ProseToken) -> Bool {
      token.kind == .number && !known.contains(TextPlace(line: token.line, column: token.column))
    }
    let items = marker.indices.filter { isNew(marker[$0]) }.map {
      UnreadFigure($0..<$0 + 1, .item, in: marker)
    }
    return items
      + tokens.indices.filter { isNew(tokens[$0]) }.map { index in
        let kind: UnreadFigure.Kind =
          proseYear(tokens[index]) != nil
          ? .year : ProseLexicon.days.endsBefore(tokens, index) ? .date : .other
        return UnreadFigure(index..<index + 1, kind, in: tokens)
      }
  }
}
