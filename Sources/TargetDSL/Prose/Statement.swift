/// One quantitative statement of a document.
public struct Statement: Sendable {
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

  public let kind: Kind
  public let figure: Figure
  public let time: StatementTime
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
  public let column: Int
  /// What is counted, in a few words of the document.
  public let label: String
  /// The part of the sentence that holds the figure.
  public let sentence: String
  /// The passage and the tokens in it, for finding quoted words.
  let passage: Int
  let range: Range<Int>
}

/// A number of a document that names nothing known (no date, no section, no document) and could not be read as a
/// statement. It is listed, so that no figure is lost in silence.
public struct UnreadFigure: Sendable {
  /// As it is written. For example: `18`.
  public let written: String
  /// Where it stands, from 1.
  public let line: Int
  public let column: Int
  /// The words around it.
  public let words: String
}

/// A document and what was found in it.
public struct OfficialDocument: Sendable {
  public let path: String
  public let format: ProseFormat
  /// For example: `127/KH-UBND`.
  public let number: String?
  /// For example: `Đắk Nông`, from the line of place and date.
  public let place: String?
  public let issued: CalendarDate?
  /// The year of issue, or of the latest date in the text.
  public let year: Int?
  public let title: String?
  /// In order of place.
  public let statements: [Statement]
  /// The numbers that were not understood, in order of place.
  public let unread: [UnreadFigure]
  let passages: [Passage]

  /// Reads a document of any length; text that is no document has no statements. O(length).
  public init(path: String, text: String, format: ProseFormat? = nil) {
    let format = format ?? ProseFormat.detect(path: path, text: text)
    let lines = proseLines(text, format: format)
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
    let year = year
    let milestones = passages.compactMap { if case .by(let year) = $0.time { year } else { nil } }
    let rows = TableReader.rows(of: passages, documentYear: year)
    let found = passages.indices.map { index in
      rows[index]
        ?? StatementReader(
          passage: passages[index], index: index, documentYear: year, milestones: milestones
        ).statements()
    }
    statements = found.flatMap(\.statements)
    unread = found.flatMap(\.unread)
  }
}
