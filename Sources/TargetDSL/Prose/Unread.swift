/// A number of a document that is in no statement, with what is known of it. It is listed, so that no figure is lost in
/// silence.
public struct UnreadFigure: Sendable {
  /// What a number is that was not read as a figure.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A day, a month, a time of day.
    case date
    case year
    /// The number of a law or another document: `127/KH-UBND`.
    case document
    /// The number of a section, a list item or a row.
    case item
    /// What another number refers to: `Điều 5`, `phụ lục 01`.
    case reference
    /// Part of a name: `4G`, `QL14`.
    case name
    case footnote
    /// A class: `4 sao`, `dưới 5 tuổi`.
    case grade
    case duration
    /// What a rate is counted for: `trên 10.000 dân`.
    case denominator
    /// A condition on what is counted: `doanh thu từ 5 tỷ đồng trở lên`.
    case partOfLabel = "part_of_label"
    /// What a legal basis quotes.
    case basis
    /// A place among others: `hạng 15`, `nhóm 30/63`.
    case rank
    /// So many of so many of something unnamed.
    case fraction
    case other

    /// Whether it may state a goal, so that a person has to look.
    public var mayBeAGoal: Bool {
      switch self {
      case .rank, .fraction, .other: true
      case .date, .year, .document, .item, .reference, .name, .footnote, .grade, .duration, .denominator,
        .partOfLabel, .basis:
        false
      }
    }
  }

  /// As it is written. For example: `18`.
  public let written: String
  public let kind: Kind
  /// Where it stands, from 1.
  public let line: Int
  public let column: Int
  /// The words around it.
  public let words: String
  /// The places of the digits in it, by line and column.
  let places: [TextPlace]
  /// Which of several documents holds it.
  var document = 0

  /// - Parameter range: the tokens of the number; a few words around it are kept.
  init(_ range: Range<Int>, _ kind: Kind, in tokens: [ProseToken]) {
    let first = tokens[range.lowerBound]
    written = Array(tokens[range]).written
    self.kind = kind
    line = first.line
    column = first.column
    words = Array(tokens[max(0, range.lowerBound - 6)..<min(tokens.count, range.upperBound + 5)]).written
    places = tokens[range].numberPlaces
  }
}

/// Tokens of a passage that are a number and no figure.
struct UnreadNumber {
  let range: Range<Int>
  let kind: UnreadFigure.Kind
}

/// Where a token starts in a document.
struct TextPlace: Hashable, Sendable {
  let line: Int
  let column: Int
}

extension Sequence<ProseToken> {
  /// Where the numbers among them start.
  var numberPlaces: [TextPlace] {
    filter { $0.kind == .number }.map { TextPlace(line: $0.line, column: $0.column) }
  }
}
