/// One quantitative statement of a document.
public struct Statement: Sendable {
  /// What a statement is for; its raw value is the word in JSON.
  public enum Kind: String, Hashable, Sendable {
    /// What is to be reached.
    case goal
    /// What is so, or was: a baseline.
    case fact
    /// Money that is needed or provided.
    case funding
    /// A wish for none or for all outside of the goals: a standing duty.
    case duty
  }

  /// What it is for.
  public let kind: Kind
  /// The number with its comparator and unit.
  public let figure: Figure
  /// Until when or in which years it holds.
  public let time: StatementTime
  /// Where that time was found.
  public let timeSource: TimeSource
  /// Why a person has to look at it; empty where it is sure.
  public var doubts: [Doubt]
  /// Another deadline of what the statement before it counts: `đạt 30% năm 2025, 40% năm 2030`.
  public var continuesPrevious: Bool
  /// `thành lập mới 40 HTX`: what is counted comes about year by year and adds up.
  public let isFlow: Bool
  /// `mỗi huyện, thành phố`: it holds for each of them.
  public let each: String?
  /// `trong đó có ít nhất 50%`: a part of what the figure before it counts.
  public let isPartOfPrevious: Bool
  /// It stands in a cell of its own, whose unit and deadline stand in others.
  public let isInTable: Bool
  /// For example: `II.2.a`.
  public let section: String
  /// Where the figure stands in the document, from 1.
  public let line: Int
  /// As `line`: from 1, counting characters.
  public let column: Int
  /// What is counted, in a few words of the document.
  public let label: String
  /// The part of the sentence that holds the figure.
  public let sentence: String
  /// The passage and the tokens in it, for finding quoted words.
  var passage: Int
  let range: Range<Int>
  /// Where its digits stand.
  let places: [TextPlace]
  /// Which of several documents holds it.
  var document = 0
}

/// A document and what was found in it.
public struct OfficialDocument: Sendable {
  /// The file, as reports name it.
  public let path: String
  /// How the file was read.
  public let format: ProseFormat
  /// For example: `127/KH-UBND`.
  public let number: String?
  /// For example: `Đắk Nông`, from the line of place and date.
  public let place: String?
  /// The day in the line of place and date; `nil` where none is found.
  public let issued: CalendarDate?
  /// The year of issue, or of the latest date in the text.
  public let year: Int?
  /// The line or lines under the number; `nil` where none is found.
  public let title: String?
  /// In order of place.
  public private(set) var statements: [Statement]
  /// The numbers that are in no statement, in order of place, with what they are.
  public private(set) var unread: [UnreadFigure]
  private(set) var passages: [Passage]
  /// How a reader finds the lines of a document that has none: `đoạn 12`, `bảng 2, dòng 3`.
  let places: [Int: Phrase]
  /// What the title and the first sentences say of the time of the plan.
  let times: DocumentTimes
  /// The documents that this one puts together; empty where it is one.
  public private(set) var parts: [OfficialDocument] = []

  /// The numbers that may state a goal and were not understood.
  public var toRead: [UnreadFigure] { unread.filter(\.kind.mayBeAGoal) }

  /// Whether a person has to look at a statement before it can be trusted.
  public var doubtful: [Statement] { statements.filter { $0.kind != .fact && !$0.doubts.isEmpty } }

  /// Reads a document of any length; text that is no document has no statements. O(length).
  public init(path: String, text: String, format: ProseFormat? = nil) {
    let format = format ?? ProseFormat.detect(path: path, text: text)
    self.init(path: path, format: format, lines: proseLines(text, format: format))
  }

  init(path: String, format: ProseFormat, lines: [ProseLine], places: [Int: Phrase] = [:]) {
    self.places = places
    let heading = DocumentHeading(lines)
    self.path = path
    self.format = format
    number = heading.number
    place = heading.place
    issued = heading.issued
    year = heading.issued?.year ?? heading.latestYear
    title = heading.title
    let passages = PassageReader.passages(of: lines)
    self.passages = passages
    let milestones = Set(passages.compactMap { if case .by(let year) = $0.time { year } else { nil } })
    let times = DocumentTimes(
      year: year, title: heading.titleTime, plan: PassageReader.time(of: passages), milestones: milestones,
      isEarly: heading.issued.map { $0.month <= 6 } ?? false,
      isLate: heading.issued.map { $0.month >= 10 } ?? false, isAmending: heading.isAmending,
      isForeign: passages.isForeign, isTitleUnsure: heading.isTitleUnsure,
      lastLineOfTitle: heading.lastLineOfTitle)
    self.times = times
    let rows = TableReader.rows(of: passages, times: times, isPlain: format == .plain)
    var statements: [Statement] = []
    var unread: [UnreadFigure] = []
    for index in passages.indices {
      let found =
        rows[index] ?? StatementReader(passage: passages[index], index: index, document: times).statements()
      statements += found.statements
      unread += found.unread
      unread += passages[index].unread(besides: found.statements, found.unread)
    }
    self.statements = statements
    self.unread = unread.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    assert(Accounting(lines: lines, document: self).isComplete, "a figure of the document vanished")
  }

  /// Several documents of one plan, the decision first, as one: what the first says of itself, and what all state.
  ///
  /// - Parameter documents: not empty.
  public init?(joining documents: [OfficialDocument]) {
    guard var joined = documents.first, documents.count > 1 else { return nil }
    var (statements, unread, passages): ([Statement], [UnreadFigure], [Passage]) = ([], [], [])
    for (index, document) in documents.enumerated() {
      statements += document.statements.map {
        var statement = $0
        statement.document = index
        statement.passage += passages.count
        return statement
      }
      unread += document.unread.map {
        var number = $0
        number.document = index
        return number
      }
      passages += document.passages
    }
    (joined.statements, joined.unread, joined.passages, joined.parts) = (
      statements, unread, passages, documents
    )
    self = joined
  }

  /// The name of the file that holds a statement.
  public func path(of statement: Statement) -> String {
    parts.indices.contains(statement.document) ? parts[statement.document].path : path
  }

  /// The year of issue of the document that holds a statement.
  func year(of statement: Statement) -> Int? {
    parts.indices.contains(statement.document) ? parts[statement.document].year ?? year : year
  }

  /// Where a statement stands, as a reader finds it.
  public func place(of statement: Statement) -> Phrase { place(line: statement.line, in: statement.document) }
  /// Where a number stands that is in no statement.
  public func place(of number: UnreadFigure) -> Phrase { place(line: number.line, in: number.document) }

  private func place(line: Int, in document: Int) -> Phrase {
    guard parts.indices.contains(document) else { return place(line: line) }
    let part = parts[document]
    let place = part.place(line: line)
    guard document > 0 else { return place }
    let name = part.number ?? part.path.split(separator: "/").last.map(String.init) ?? part.path
    return Phrase(en: "\(place), \(name)", vi: "\(place), \(name)")
  }

  private func place(line: Int) -> Phrase {
    places[line] ?? Phrase(en: "line \(line: line)", vi: "dòng \(line: line)")
  }

  /// How often some nouns occur. O(length).
  public func occurrences(of nouns: [String]) -> Int {
    let phrases = ProsePhrases(nouns)
    return passages.reduce(0) { sum, passage in
      sum + passage.tokens.indices.count { phrases.isAt(passage.tokens, $0) }
    }
  }
}
