/// Words of the grammar that go together, as a file of a language writes them: what completion tries at a place.
struct CompletionPhrase: Sendable {
  let text: String
  let keywords: [Keyword]
  /// The forms in which they are written so; empty for any.
  let places: Set<SyntaxKind>
  /// Match keys of the words.
  let words: [String]
  /// Whether it is what a formatter writes, and not one of the other spellings.
  let isUsual: Bool
  /// The words as the parser reads them.
  let pieces: [Piece]
  /// What must stand behind for the parser to take them as they are meant.
  let sample: [Piece]

  /// A word or a sign, and what it is read as; one without letters belongs to the one before.
  typealias Piece = (kind: Token.Kind, keyword: Keyword?, text: String)

  /// Whether they begin a declaration.
  var opensDeclaration: Bool {
    keywords.first.map { Keyword.declarations.contains($0) || $0 == .case } ?? false
  }

  /// Whether they begin a declaration or a clause, and so a line.
  var opensLine: Bool {
    guard let first = keywords.first else { return false }
    if first == .about { return keywords.contains(.means) }
    return opensDeclaration || Keyword.clauses.contains(first)
      || Keyword.tableClauses.contains(first)
      || Keyword.headerClauses.contains(first) || CompletionPhrase.caseClauses.contains(first)
  }

  /// Words that open a clause in a file of cases only.
  static let caseClauses: Set<Keyword> = [.rows, .row, .expect, .as, .with]

  /// Whether they carry on what stands on the lines before, so that they may well begin a line.
  var carriesOn: Bool {
    keywords.first.map {
      [.where, .and, .or, .weighted, .ignoring, .within, .through, .says, .sheet, .blank].contains(
        $0)
    } ?? false
  }

  /// The place of a bound in the list of them; of anything else none.
  var placeAmongBounds: Int? {
    BoundForm.spelledOpenings.firstIndex(of: keywords.map(\.rawValue).joined(separator: " "))
  }

  /// What the words mean.
  var help: Phrase? {
    // `at` means nothing without what stands behind it.
    (keywords.first == .at && keywords.count > 1 ? keywords[1] : keywords.first)?.help?.text
  }

  // MARK: All of them

  /// In the order of the grammar.
  static func all(in language: Language, isOfCases: Bool) -> [CompletionPhrase] {
    switch (language, isOfCases) {
    case (.english, false): englishOfPlans
    case (.english, true): englishOfCases
    case (.vietnamese, false): vietnameseOfPlans
    case (.vietnamese, true): vietnameseOfCases
    }
  }

  private static let englishOfPlans = made(.english, isOfCases: false)
  private static let englishOfCases = made(.english, isOfCases: true)
  private static let vietnameseOfPlans = made(.vietnamese, isOfCases: false)
  private static let vietnameseOfCases = made(.vietnamese, isOfCases: true)

  /// Which words go together is told by the tables of other languages; English writes each by itself.
  private static func made(_ language: Language, isOfCases: Bool) -> [CompletionPhrase] {
    let table = WordTable.of(language)
    var found: [CompletionPhrase] = []
    for entry in table?.entries ?? WordTable.foreign.flatMap(\.entries) {
      guard !entry.keywords.isEmpty, entry.isOffered(inCases: isOfCases) else { continue }
      if table == nil {
        let text = entry.keywords.map(\.rawValue).joined(separator: " ")
        guard !found.contains(where: { $0.text == text }) else { continue }
        found.append(
          CompletionPhrase(text, entry.keywords, entry.keywords.map { (.word, $0, $0.rawValue) }))
      } else {
        for (index, spelling) in entry.spellings.enumerated() {
          let pieces: [Piece] = entry.keywords.enumerated().map { place, keyword in
            (.word, keyword, place == 0 ? spelling : "")
          }
          found.append(
            CompletionPhrase(
              spelling, entry.keywords, pieces, at: entry.places, isUsual: index == 0))
        }
      }
      // The two answers of a column are one type.
      if entry.keywords == [.decimal] {
        func word(_ keyword: Keyword) -> String {
          table?.entries(beginningWith: keyword).first?.spellings.first ?? keyword.rawValue
        }
        found.append(
          CompletionPhrase(
            "\(word(.yes))/\(word(.no))", [.yes, .no],
            [(.word, .yes, word(.yes)), (.slash, nil, "/"), (.word, .no, word(.no))],
            at: [.columnType]))
      }
    }
    return found
  }

  private init(
    _ text: String, _ keywords: [Keyword], _ pieces: [Piece], at places: Set<SyntaxKind> = [],
    isUsual: Bool = true
  ) {
    self.text = text
    self.keywords = keywords
    self.pieces = pieces
    self.places = places
    self.isUsual = isUsual
    words = text.split(separator: " ").map { matchKey($0) }
    sample = CompletionPhrase.sample(behind: keywords)
  }

  /// Some words open a clause only before what it needs, and only a form that is whole tells how its words are written.
  private static func sample(behind keywords: [Keyword]) -> [Piece] {
    let text: Piece = (.string, nil, "\"x\"")
    let number: Piece = (.number, nil, "2030")
    switch keywords.last {
    case .use, .cell, .database, .file, .source, .note, .owner, .reading, .from: return [text]
    case .by where keywords.count == 1: return [number]
    case .baseline, .reported: return [number]
    case .always, .undated: return [(.colon, nil, ":")]
    case .in, .has: return [(.word, nil, "zzz")]
    case .no where keywords.first == .has: return [(.word, nil, "zzz")]
    default: return []
    }
  }
}

extension WordTable.Entry {
  /// Whether files of this kind write it so.
  func isOffered(inCases isOfCases: Bool) -> Bool {
    !isSlip && !mayBeName && ![.beforeOrMore, .beforeOrLess].contains(situation)
      && files.holds(inCases: isOfCases)
  }
}
