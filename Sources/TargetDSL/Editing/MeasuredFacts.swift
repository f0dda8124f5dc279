/// What the names of a plan were measured to be on its latest snapshot, in words for showing beside them.
public struct MeasuredFacts: Hashable, Sendable {
  /// A thing by its names, so that it is found again in a text that has been edited since.
  public enum Subject: Hashable, Sendable {
    case table(String)
    case column(table: String, String)
    case category(table: String, column: String, String)
    case population(String)
    case target(String)
  }

  /// A text that stands in cells of a column.
  public struct Spelling: Hashable, Sendable {
    public let text: String
    public let count: Int
    /// The category that it means; `nil` where it means none.
    public let category: String?

    public init(text: String, count: Int, category: String?) {
      self.text = text
      self.count = count
      self.category = category
    }
  }

  /// How many rows a table or a population has. For example: `1 204 rows`.
  public var rows: [Subject: String] = [:]
  /// Sentences about a thing: its value and verdict, how many cells are blank.
  public var sentences: [Subject: [String]] = [:]
  /// Of category and yes/no columns, the most frequent first.
  public var spellings: [Subject: [Spelling]] = [:]
  /// Whether the data are made up.
  public var isSample = false

  public init() {}
}

extension NameIndex {
  /// A symbol by its names; `nil` for what is not measured.
  public func subject(of symbol: Symbol) -> MeasuredFacts.Subject? {
    guard let name = declaration(of: symbol)?.name else { return nil }
    switch symbol {
    case .table: return .table(name)
    case .population: return .population(name)
    case .target: return .target(name)
    case .column(let table, _):
      return declaration(of: .table(table)).map { .column(table: $0.name, name) }
    case .category(let table, let column, _):
      guard let owner = declaration(of: .table(table))?.name,
        let own = declaration(of: .column(table: table, column: column))?.name
      else { return nil }
      return .category(table: owner, column: own, name)
    case .plan, .unit, .indicator: return nil
    }
  }

  /// The declaration of a thing by its names; the names are those of a plan that may have been another one.
  public func declaration(of subject: MeasuredFacts.Subject) -> Declaration? {
    declarations.first { self.subject(of: $0.symbol) == subject }
  }
}

extension MeasuredFacts {
  /// What of it holds of a newer text. Spellings stand in the data, whatever a table says of them.
  public func holding(_ parts: StandingParts) -> MeasuredFacts {
    func holds(_ subject: Subject) -> Bool {
      switch subject {
      case .table(let name), .column(let name, _), .category(let name, _, _): parts.tables.contains(name)
      case .population(let name): parts.populations.contains(name)
      case .target(let name): parts.targets.contains(name)
      }
    }
    var facts = self
    facts.rows = rows.filter { holds($0.key) }
    facts.sentences = sentences.filter { holds($0.key) }
    return facts
  }

  /// What is known of a thing, as paragraphs of Markdown; empty where nothing is.
  func told(_ subject: Subject, language: Language) -> String {
    var lines = sentences[subject] ?? []
    if let count = rows[subject] { lines.insert("**\(count)**", at: 0) }
    if case .category(let table, let column, let name) = subject {
      let own = (spellings[.column(table: table, column)] ?? []).filter { $0.category == name }
      if !own.isEmpty { lines.append(MeasuredFacts.list(own).text(in: language)) }
    } else if let found = spellings[subject], !found.isEmpty {
      lines.append(MeasuredFacts.list(found).text(in: language))
    }
    guard !lines.isEmpty else { return "" }
    if isSample { lines.append(MeasuredFacts.madeUp.text(in: language)) }
    return "\n\n" + lines.joined(separator: "\n\n")
  }

  private static let madeUp = Phrase(en: "*made-up data*", vi: "*số liệu giả định, không phải số thật*")
  private static let longestList = 12

  /// `“đang hoạt động” × 12, …`
  private static func list(_ found: [Spelling]) -> Phrase {
    let shown = found.prefix(longestList).map { spelling in
      let text = inert(spelling.text)
      return Phrase(en: "“\(text)” × \(spelling.count)", vi: "“\(text)” × \(spelling.count)")
    }
    return Phrase(joining: shown + (found.count > longestList ? [Phrase(verbatim: "…")] : []))
  }

  /// Text of data that is shown in Markdown: nothing in it is a mark.
  static func inert(_ text: String) -> String {
    var result = ""
    for character in text.prefix(60) {
      if character.isNewline {
        result += " "
      } else {
        if "\\`*_{}[]<>()#+-.!|~".contains(character) { result += "\\" }
        result.append(character)
      }
    }
    return result
  }
}

extension Phrase {
  /// Made in one language after the other.
  static func inEach(_ make: (Language) -> String) -> Phrase {
    Phrase(english: make(.english), vietnamese: make(.vietnamese))
  }
}
