/// A first plan from official documents: a stub for every statement, with label, deadline, bound, source and quoted
/// words filled in, and a `stated` measure where the measure has to be written. It is valid as it stands: what the
/// plan language would refuse is a comment.
///
/// Goals, duties and sums of money become targets; facts become indicators with a `reported` value.
public struct PlanDraft: Sendable {
  /// The plan as a file.
  public let text: String
  /// How many of what were found, for the head of the draft.
  public let summary: DraftSummary
  /// The clause of each statement, by document and by place in it; `nil` for facts and for what is a comment.
  public let clauses: [[DraftedClause?]]
  let entries: [DraftEntry]

  /// - Parameters:
  ///   - documents: of one plan, the decision first.
  ///   - name: the name of the plan; by default made from the name of the file.
  ///   - vocabulary: words that stand in other files already and are used from there.
  ///   - language: of the comments and notes.
  ///   - words: whose words of the plan language are written; by default those of `language`.
  public init(
    from documents: [OfficialDocument], name: String? = nil, vocabulary: DraftVocabulary? = nil,
    language: Language, words: Language? = nil
  ) {
    var writer = DraftWriter(
      documents: documents, vocabulary: vocabulary, language: language, words: words ?? language)
    var entries = writer.entries()
    text = writer.settled(&entries, name: name)
    var found = documents.map { [DraftedClause?](repeating: nil, count: $0.statements.count) }
    for entry in entries where entry.kind == .target {
      for clause in entry.clauses where clause.refusal == nil {
        let (document, place) = writer.place(of: clause.statement)
        found[document][place] = clause.clause
      }
    }
    clauses = found
    self.entries = entries
    summary = DraftSummary(entries, documents)
  }
}

/// A plan file with a stub for every statement of a document.
public func draftPlan(
  from document: OfficialDocument, name: String? = nil, vocabulary: DraftVocabulary? = nil, language: Language
) -> String {
  PlanDraft(from: [document], name: name, vocabulary: vocabulary, language: language).text
}

struct DraftWriter {
  let documents: [OfficialDocument]
  /// Of all documents, one after the other.
  let statements: [Statement]
  /// The years that the goals speak of.
  let period: ClosedRange<Int>?
  let vocabulary: DraftVocabulary?
  let language: Language
  let words: Language
  /// The words of clauses that stand in comments: as `words`, where the draft can be written in these.
  var commentWords = Language.english
  private var names: Set<String>
  private var labels: Set<String> = []
  /// How often a name was wanted again, and a label.
  private var uses: [String: Int] = [:]
  private var labelUses: [String: Int] = [:]
  var units: DraftUnits

  var document: OfficialDocument? { documents.first }

  init(documents: [OfficialDocument], vocabulary: DraftVocabulary?, language: Language, words: Language) {
    self.words = words
    self.documents = documents
    statements = documents.flatMap(\.statements)
    period = DraftWriter.period(of: statements, documents.first?.year)
    self.vocabulary = vocabulary
    self.language = language
    names = vocabulary?.names ?? []
    units = DraftUnits(known: vocabulary?.units ?? [])
  }

  private static func period(of statements: [Statement], _ year: Int?) -> ClosedRange<Int>? {
    let goals = statements.filter { $0.kind != .fact }
    var years: [Int] = goals.compactMap(\.time.lastYear)
    guard !years.isEmpty else { return nil }
    for statement in goals {
      if case .period(let span) = statement.time { years.append(span.lowerBound) }
      if case .eachYear(let span?) = statement.time { years.append(span.lowerBound) }
    }
    if let year { years.append(year) }
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }

  /// The document of a statement, and its place in it.
  func place(of statement: Int) -> (document: Int, place: Int) {
    var (document, place) = (0, statement)
    while document + 1 < documents.count, place >= documents[document].statements.count {
      place -= documents[document].statements.count
      document += 1
    }
    return (document, place)
  }

  func year(of fact: Statement) -> Int? { fact.time.lastYear ?? document?.year }

  // MARK: Stubs

  mutating func entries() -> [DraftEntry] {
    let knownValues = knownValues
    let told = Set(knownValues.values.joined())
    var entries: [DraftEntry] = []
    for index in statements.indices where !told.contains(index) && !statements[index].continuesPrevious {
      if statements[index].kind == .fact {
        entries.append(fact(index))
      } else {
        entries += target(index, knownAs: knownValues[index] ?? [])
      }
    }
    return entries
  }

  private mutating func target(_ index: Int, knownAs facts: [Int]) -> [DraftEntry] {
    let first = statements[index]
    let unit = units.unit(of: first.figure)
    let writer = ClauseWriter(period: period)
    var entry = entry(.target, first, index, unit)
    var refused: [DraftEntry] = []
    for fact in facts {
      if let value = reported(statements[fact], unit) { entry.reported.append(value) }
    }
    for place in [index] + further(index) {
      do throws(UnsayableStatement) {
        let clause = try writer.clause(statements[place], unit)
        entry.clauses.append(DraftEntry.PlacedClause(clause: clause, statement: place))
        for note in clause.notes where !entry.notes.contains(where: { $0.english == note.english }) {
          entry.notes.append(note)
        }
      } catch {
        refused.append(comment(place, error.reason))
      }
    }
    return (entry.clauses.isEmpty ? [] : [entry]) + refused
  }

  /// A fact that no goal goes on from: a comment to copy from, because a name that nothing uses is a warning.
  private mutating func fact(_ index: Int) -> DraftEntry {
    let statement = statements[index]
    let unit = units.unit(of: statement.figure)
    let reason = Phrase(
      en: "no value of a known year says this", vi: "không ghi được thành giá trị của một năm")
    var entry = comment(index, reason)
    if let value = reported(statement, unit) {
      entry.comment = [entry.comment.first ?? ""]
      entry.fact = value
    }
    return entry
  }

  private mutating func entry(
    _ kind: DraftEntry.Kind, _ statement: Statement, _ index: Int, _ unit: UnitExpression
  ) -> DraftEntry {
    let label = unusedLabel(statement)
    let section = statement.section.isEmpty ? "" : statement.section + ", "
    let (document, _) = place(of: index)
    let file = document == 0 ? "" : ", " + (documents[document].number ?? lastName(documents[document].path))
    return DraftEntry(
      kind: kind, name: unusedName(label, statement.kind), label: label,
      isLabelUnsure: statement.doubts.contains(.label),
      measure: "stated" + (unit.text.isEmpty ? "" : " in \(unit.text)"), section: statement.section,
      source: section + documents[document].place(of: statement).text(in: language) + file,
      // The number alone, without the unit of its row, would say another thing than the bound.
      // No change is bound by `khoảng`, so that the words would say another thing, too.
      says: statement.isInTable || statement.continuesPrevious
        || statement.figure.change != nil && statement.figure.comparator == .about
        ? nil : statement.figure.written)
  }

  private func reported(_ fact: Statement, _ unit: UnitExpression) -> String? {
    guard let year = year(of: fact), fact.figure.change == nil, let said = fact.figure.low,
      unit.text != "%" || (fact.figure.high ?? said) <= .one, let low = unit.writable(said)
    else { return nil }
    let value: String?
    switch fact.figure.comparator {
    case .bare, .exactly, .about: value = planQuantity(low, unit)
    case .moreThan: value = Bound.moreThan(low).planText(in: unit)
    case .atLeast: value = Bound.atLeast(low).planText(in: unit)
    case .lessThan: value = Bound.lessThan(low).planText(in: unit)
    case .atMost: value = Bound.atMost(low).planText(in: unit)
    case .range:
      value = fact.figure.high.flatMap { unit.writable($0) }.map { Bound.reach(low, $0).planText(in: unit) }
    case .noneLeft, .everyOne: value = nil
    }
    let publisher = document.map { $0.number ?? lastName($0.path) } ?? ""
    return value.map { "reported \(String(year)): \($0) from \(quoted(publisher))" }
  }

  /// What no stub can say stays in the file as a comment.
  private func comment(_ index: Int, _ reason: Phrase) -> DraftEntry {
    let statement = statements[index]
    let place = documents[self.place(of: index).document].place(of: statement).text(in: language)
    return DraftEntry(
      kind: .comment, name: "", label: statement.label, isLabelUnsure: false, measure: "",
      section: statement.section,
      source: "", says: nil,
      comment: [
        "\(place): \(statement.figure.written), \(statement.label)",
        "  look: " + words.withOwnWords(reason.text(in: language), isOfCases: false),
      ])
  }

  // MARK: Names and labels

  private func lastName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private mutating func unusedName(_ label: String, _ kind: Statement.Kind) -> String {
    let name = declarableName(label, fallback: kind.rawValue)
    var candidate = name
    while !names.insert(candidate).inserted {
      let number = (uses[name] ?? 1) + 1
      uses[name] = number
      candidate = "\(name)_\(number)"
    }
    return candidate
  }

  /// A label that no other stub has: with its deadline, its section or a number behind it.
  private mutating func unusedLabel(_ statement: Statement) -> String {
    let label = statement.label
    if labels.insert(matchKey(label)).inserted { return label }
    var endings: [String] = []
    if let change = statement.figure.change, let since = change.since {
      endings.append(phrase("since \(String(since))", "so với \(String(since))"))
    }
    if let year = statement.time.lastYear {
      endings.append(phrase("by \(String(year))", "đến \(String(year))"))
    }
    if !statement.section.isEmpty { endings.append(statement.section) }
    for ending in endings {
      let candidate = cut(label, leaving: ending.count + 3) + " (\(ending))"
      if labels.insert(matchKey(candidate)).inserted { return candidate }
    }
    let key = matchKey(label)
    while true {
      let number = (labelUses[key] ?? 1) + 1
      labelUses[key] = number
      let candidate = cut(label, leaving: String(number).count + 3) + " (\(number))"
      if labels.insert(matchKey(candidate)).inserted { return candidate }
    }
  }

  private func cut(_ label: String, leaving room: Int) -> String {
    var words = label.split(separator: " ")
    while words.count > 1, words.joined(separator: " ").count + room >= LabelWords.longest {
      words.removeLast()
    }
    return words.joined(separator: " ")
  }

  // MARK: Texts

  func phrase(_ english: String, _ vietnamese: String) -> String {
    language == .vietnamese ? vietnamese : english
  }

  /// As a string of the plan language, on one line.
  func quoted(_ text: String) -> String {
    // Decomposed letters would not be found by the search of an editor.
    quotedText(String(text.compactMap { $0 == "\t" ? nil : composedLetters[$0] ?? $0 }))
  }
}

/// The letters of Vietnamese in one scalar each; a decomposed letter is equal to its key.
private let composedLetters: [Character: Character] = {
  let small = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
  return Dictionary((small + small.uppercased()).map { ($0, $0) }) { first, _ in first }
}()
