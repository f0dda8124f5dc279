/// Every name that a plan declares, with every place that uses it: what an editor goes by, and what tells that
/// nothing uses a name. Kept even where the plan has errors.
public struct NameIndex: Sendable {
  /// What a name stands for. Numbers count declarations in the order of the files, sound ones and others alike.
  public enum Symbol: Hashable, Sendable {
    /// The plan itself, by the name in its header.
    case plan
    /// By its first word.
    case unit(String)
    /// The number of a table.
    case table(Int)
    /// The number of a column in the table of that number.
    case column(table: Int, column: Int)
    /// The number of a category in its column.
    case category(table: Int, column: Int, category: Int)
    /// The number of a population.
    case population(Int)
    /// The number of an indicator.
    case indicator(Int)
    /// The number of a target.
    case target(Int)
  }

  /// How a use names what it means.
  public enum Manner: Hashable, Sendable {
    /// By the name of its declaration.
    case name
    /// The header of a column in data files.
    case header
    /// A spelling of a category, or the short form of a unit.
    case spelling
    /// The text that a report shows.
    case label
  }

  /// Where a name is declared, and what else it is called.
  public struct Declaration: Sendable {
    /// What is declared; no two declarations of an index have the same.
    public let symbol: Symbol
    /// Its name, of a unit the first word.
    public let name: String
    /// What reports call it, where the declaration says so.
    public let label: String?
    /// The names where they are declared: one, or each word of a unit.
    public let spans: [SourceSpan]
    /// The whole declaration, to the end of its last clause.
    public let whole: SourceSpan
    /// Spellings, headers, and the short form of a unit.
    public let otherSpellings: [String]

    public init(
      _ symbol: Symbol, name: String, label: String?, spans: [SourceSpan], whole: SourceSpan,
      otherSpellings: [String] = []
    ) {
      self.symbol = symbol
      self.name = name
      self.label = label
      self.spans = spans
      self.whole = whole
      self.otherSpellings = otherSpellings
    }
  }

  /// One place that names something.
  public struct Use: Hashable, Sendable {
    /// What is named, whether its declaration is sound or not.
    public let symbol: Symbol
    /// The words that name it, without quotation marks.
    public let span: SourceSpan
    /// By which of its names.
    public let manner: Manner

    public init(symbol: Symbol, span: SourceSpan, manner: Manner) {
      self.symbol = symbol
      self.span = span
      self.manner = manner
    }
  }

  /// In the order in which they were found.
  public private(set) var declarations: [Declaration] = []
  /// Each place once.
  public private(set) var uses: [Use] = []
  /// The tables that columns refer to.
  public private(set) var referredTables: [Symbol: Symbol] = [:]
  private var places: [Symbol: Int] = [:]
  private var known: Set<Use> = []

  /// An index of a file without names.
  public init() {}
}

extension NameIndex {
  /// A second declaration of the same symbol is left out.
  mutating func declare(_ declaration: Declaration) {
    guard places[declaration.symbol] == nil else { return }
    places[declaration.symbol] = declarations.count
    declarations.append(declaration)
  }

  /// That a place uses a name; how, `settleManners` says.
  mutating func use(_ symbol: Symbol, at span: SourceSpan) {
    let use = Use(symbol: symbol, span: span, manner: .name)
    if known.insert(use).inserted { uses.append(use) }
  }

  /// O(all uses)
  mutating func settleManners(_ manner: (Declaration, String) -> Manner) {
    uses = uses.map { use in
      guard let declaration = declaration(of: use.symbol) else { return use }
      return Use(symbol: use.symbol, span: use.span, manner: manner(declaration, use.span.text))
    }
    known = []
  }

  mutating func refer(_ column: Symbol, to table: Symbol) { referredTables[column] = table }

  /// `nil` for what only a broken declaration could have told. O(1).
  public func declaration(of symbol: Symbol) -> Declaration? { places[symbol].map { declarations[$0] } }

  /// Every place that uses a name, in the order in which they were found. O(all uses).
  public func uses(of symbol: Symbol) -> [Use] { uses.filter { $0.symbol == symbol } }

  /// The symbols that something uses. O(all uses).
  public var usedSymbols: Set<Symbol> { Set(uses.map(\.symbol)) }

  /// What the text at an offset names: what it declares, else what it uses. A place just behind a name is still on it.
  /// O(all names).
  public func mention(at offset: Int, in file: SourceFile) -> Use? {
    func holds(_ span: SourceSpan) -> Bool {
      span.file === file && span.range.lowerBound <= offset && offset <= span.range.upperBound
    }
    var found: Use?
    func consider(_ use: Use) {
      guard holds(use.span) else { return }
      // Where two names touch, the one that starts here.
      if let known = found, known.span.range.lowerBound >= use.span.range.lowerBound { return }
      found = use
    }
    for declaration in declarations {
      for span in declaration.spans {
        consider(Use(symbol: declaration.symbol, span: span, manner: .name))
      }
    }
    for use in uses { consider(use) }
    return found
  }

  /// What is called so together: a target without a measure of its own carries the name of its indicator. O(all names).
  func together(_ symbol: Symbol) -> [Symbol] {
    var found = [symbol]
    switch symbol {
    case .indicator:
      let places = Set(uses(of: symbol).filter { $0.manner == .name }.map(\.span))
      for declaration in declarations where declaration.spans.contains(where: places.contains) {
        if case .target = declaration.symbol { found.append(declaration.symbol) }
      }
    case .target:
      for use in uses where use.manner == .name && declaration(of: symbol)?.spans.contains(use.span) == true {
        if case .indicator = use.symbol { found += together(use.symbol).filter { $0 != symbol } }
      }
    case .plan, .unit, .table, .column, .category, .population: break
    }
    return found
  }
}
