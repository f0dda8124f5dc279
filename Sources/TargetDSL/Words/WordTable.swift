/// The words of one language for the grammar: what the lexer reads, the formatter writes, messages quote and
/// completion offers. A further language is one more table like `VietnameseWords.swift`.
public struct WordTable: Sendable {
  /// Some words of the grammar and how a language spells them.
  public struct Entry: Sendable {
    /// For example: `[at, least]`. Empty for words that mean nothing more, such as `năm` before a year.
    public let keywords: [Keyword]
    /// The first one is written, all are read. For example: `["ít nhất", "tối thiểu"]`.
    public let spellings: [String]
    /// The forms in which the keywords are written so; empty for any.
    let places: Set<SyntaxKind>
    /// What must follow for the keywords to be written so.
    let follower: Follower
    /// When the spelling is read so; of several entries with one spelling the first that fits counts.
    let situation: Situation
    let files: FileKinds
    /// A slip that is read as these keywords and told.
    let isSlip: Bool
    /// Whether things may be called so all the same: the words mean something in one place only.
    let mayBeName: Bool

    /// - Parameter english: the words of the grammar. For example: `at least`.
    init(
      _ english: String, _ spellings: String..., at places: Set<SyntaxKind> = [],
      before follower: Follower = .anything, when situation: Situation = .always, in files: FileKinds = .all,
      isSlip: Bool = false, mayBeName: Bool = false
    ) {
      keywords = english.split(separator: " ").compactMap { Keyword(rawValue: String($0)) }
      self.spellings = spellings
      self.places = places
      self.follower = follower
      self.situation = situation
      self.files = files
      self.isSlip = isSlip
      self.mayBeName = mayBeName
    }
  }

  /// What stands behind some keywords.
  enum Follower: Sendable {
    case anything, year, month, date, string
  }

  /// Where a spelling that has two meanings stands.
  enum Situation: Sendable {
    case always
    /// Behind `where`, `and`, `or`, `not` or `(`, and before a name or a number of rows.
    case testBegins
    /// Before a number, date or month.
    case beforeNumber
    /// Before a date or month.
    case beforeDay
    /// Before a year, month or day that `:` follows.
    case opensDeadline
    /// Before `:` or a number, or words that mean nothing more before one.
    case beforeColonOrNumber
    /// Behind words that years may follow, such as those for `each year`, and before a number.
    case behindYears
    /// Behind the `:` of a clause: the words say that a level is to be reached, and nothing more before other words of a
    /// bound.
    case opensBound
    /// As `opensBound`, where no words for `times` follow.
    case opensLevel
    /// Opens a bound that the words for `times` close; it is written there and means nothing more.
    case opensTimes
    /// Behind a number or `%`.
    case behindNumber
    /// Behind the word of the language for `times`.
    case behindTimes
    /// Behind words that a value of a cell follows.
    case asValue
    /// `từ 30% trở lên`: a number follows, and then the words that close it.
    case beforeOrMore
    /// The words that close it; `30% trở lên` says the same.
    case closesOrMore
    /// `từ 30% trở xuống`, alike.
    case beforeOrLess
    /// The words that close it.
    case closesOrLess

    /// Of words behind a number, those that open a bound before it.
    var opening: Situation? {
      switch self {
      case .closesOrMore: .beforeOrMore
      case .closesOrLess: .beforeOrLess
      default: nil
      }
    }
  }

  /// The files in which an entry counts.
  enum FileKinds: Sendable {
    case all, plans, cases

    func holds(inCases: Bool) -> Bool {
      switch self {
      case .all: true
      case .plans: !inCases
      case .cases: inCases
      }
    }
  }

  /// Whose words they are.
  public let language: Language
  /// In the order in which the table lists them; the longest spelling wins wherever several fit.
  public let entries: [Entry]
  /// Every spelling, in the order of the entries.
  let allSpellings: [Spelling]
  /// Entries by the match key of their first syllable, the longest spellings first.
  private let byFirstSyllable: [String: [Spelling]]
  /// Entries by their first keyword, the longest first.
  private let byFirstKeyword: [Keyword: [Entry]]
  /// Spellings of several syllables by their letters without marks, where no two are alike: of plans and of cases.
  private let foldedOfPlans = MadeOnce<[String: Spelling]>()
  private let foldedOfCases = MadeOnce<[String: Spelling]>()
  /// All spellings by their letters without marks.
  private let allFoldedOfPlans = MadeOnce<[String: [Spelling]]>()
  private let allFoldedOfCases = MadeOnce<[String: [Spelling]]>()
  private let lexerWordsOfPlans = MadeOnce<LexerWords>()
  private let lexerWordsOfCases = MadeOnce<LexerWords>()

  /// One spelling of an entry.
  struct Spelling: Sendable {
    let entry: Entry
    let text: String
    /// Match keys of its syllables.
    let syllables: [String]
  }

  init(_ language: Language, _ entries: [Entry]) {
    self.language = language
    self.entries = entries
    allSpellings = entries.flatMap { entry in
      entry.spellings.map { text in
        Spelling(entry: entry, text: text, syllables: text.split(separator: " ").map { matchKey($0) })
      }
    }
    byFirstSyllable = Dictionary(grouping: allSpellings) { $0.syllables.first ?? "" }
      .mapValues { $0.sortedStably { $0.syllables.count > $1.syllables.count } }
    byFirstKeyword = Dictionary(
      grouping: entries.filter { !$0.isSlip && !$0.keywords.isEmpty }, by: { $0.keywords[0] }
    ).mapValues { $0.sortedStably { $0.keywords.count > $1.keywords.count } }
  }

  private static func folded(_ spellings: [Spelling]) -> [String: Spelling] {
    var result: [String: Spelling] = [:]
    var twice: Set<String> = []
    for spelling in spellings where spelling.syllables.count > 1 {
      let text = foldedForSuggestion(spelling.text)
      if let known = result[text], known.entry.keywords != spelling.entry.keywords { twice.insert(text) }
      result[text] = spelling
    }
    return result.filter { !twice.contains($0.key) }
  }

  /// The spelling of several syllables that some letters without marks stand for; `nil` where there is none, or several.
  func spelling(folded text: String, inCases isOfCases: Bool) -> Spelling? {
    (isOfCases ? foldedOfCases : foldedOfPlans).value {
      WordTable.folded(allSpellings.filter { $0.entry.files.holds(inCases: isOfCases) })
    }[text]
  }

  /// The spellings that some letters without marks stand for.
  func spellings(folded text: String, inCases isOfCases: Bool) -> [Spelling] {
    (isOfCases ? allFoldedOfCases : allFoldedOfPlans).value {
      Dictionary(
        grouping: allSpellings.filter { $0.entry.files.holds(inCases: isOfCases) },
        by: { foldedForSuggestion($0.text) })
    }[text] ?? []
  }

  /// The word that opens a bound in `times`. For example: `gấp`.
  var timesOpener: String? { entries.first { $0.situation == .opensTimes }?.spellings.first }

  /// The table of a language; `nil` for English, whose words are those of the grammar.
  public static func of(_ language: Language) -> WordTable? {
    switch language {
    case .english: nil
    case .vietnamese: .vietnamese
    }
  }

  /// Spellings that begin with a syllable, the longest first.
  func spellings(beginningWith syllable: String) -> [Spelling] { byFirstSyllable[syllable] ?? [] }

  /// Entries that write some keywords, the longest first.
  func entries(beginningWith keyword: Keyword) -> [Entry] { byFirstKeyword[keyword] ?? [] }

  /// Match keys of the words of one syllable that stand for a keyword in files of cases.
  func words(for keyword: Keyword) -> Set<String> {
    Set(entries.filter { $0.keywords == [keyword] }.flatMap(\.spellings).map { matchKey($0) })
  }

  /// The words that tell the lexer what signs behind them mean.
  func lexerWords(inCases isOfCases: Bool) -> LexerWords {
    (isOfCases ? lexerWordsOfCases : lexerWordsOfPlans).value { newLexerWords(inCases: isOfCases) }
  }

  private func newLexerWords(inCases isOfCases: Bool) -> LexerWords {
    let dashOpeners = entries.filter {
      [.opensBound, .opensTimes].contains($0.situation) && $0.keywords.isEmpty
        || [.from, .up, .down].contains($0.keywords.first)
    }
    func spellings(_ keywords: [[Keyword]]) -> Set<String> {
      Set(entries.filter { keywords.contains($0.keywords) }.flatMap(\.spellings).map { matchKey($0) })
    }
    return LexerWords(
      rows: isOfCases ? words(for: .row) : [], from: words(for: .from),
      dashOpeners: Set(
        dashOpeners.flatMap(\.spellings).compactMap { $0.split(separator: " ").last.map { matchKey($0) } }),
      about: words(for: .about), times: spellings([[.always], [.undated], [.each, .year]]),
      timesWithDays: spellings([[.by], [.each, .year], [.total]]))
  }

  /// Whether a word can be no name in files of this language.
  public func isReserved(_ word: String) -> Bool {
    let key = matchKey(word)
    return spellings(beginningWith: key).contains {
      $0.syllables.count == 1 && $0.entry.files != .cases && !$0.entry.isSlip && !$0.entry.mayBeName
    }
  }
}

extension Array {
  /// Sorted by an order that keeps equal elements as they stand.
  fileprivate func sortedStably(by areInOrder: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted { left, right in
      if areInOrder(left.element, right.element) { return true }
      if areInOrder(right.element, left.element) { return false }
      return left.offset < right.offset
    }.map(\.element)
  }
}
