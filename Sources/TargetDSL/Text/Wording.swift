/// One language's text of a `Phrase`, written as a literal. What stands in it by interpolation chooses the words and
/// the number style of that language by itself.
public struct Wording: Sendable {
  enum Piece: Hashable, Sendable {
    case verbatim(String)
    case phrase(Phrase)
    /// A number as a plan writes it without grouping: `-4200.5`, `2/3`.
    case number(String)
  }

  private let pieces: [Piece]

  /// The text with its numbers and phrases in a language. Linear in its length.
  public func text(in language: Language) -> String {
    if case .verbatim(let text)? = pieces.first, pieces.count == 1 { return text }
    var result = ""
    for piece in pieces {
      switch piece {
      case .verbatim(let text): result += text
      case .phrase(let phrase): result += phrase.text(in: language)
      case .number(let number): result += grouped(number, .people(language))
      }
    }
    return result
  }
}

extension Wording {
  /// One text behind the other.
  public static func + (left: Wording, right: Wording) -> Wording {
    Wording(pieces: left.pieces + right.pieces)
  }
}

extension Wording: ExpressibleByStringInterpolation {
  /// A text without fillings.
  public init(stringLiteral value: String) {
    pieces = [.verbatim(value)]
  }

  /// A text with fillings.
  public init(stringInterpolation: StringInterpolation) {
    pieces = stringInterpolation.pieces
  }

  /// What may be filled in, and how it is written in the language of the text.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    /// Called by the compiler for each literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    /// The text between two fillings.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.verbatim(literal)) }
    }

    /// A name, a quotation: the same in every language.
    public mutating func appendInterpolation(_ text: some StringProtocol) {
      pieces.append(.verbatim(String(text)))
    }

    /// A sign: the same in every language.
    public mutating func appendInterpolation(_ character: Character) {
      pieces.append(.verbatim(String(character)))
    }

    /// A phrase, in the language of the text.
    public mutating func appendInterpolation(_ phrase: Phrase) {
      pieces.append(.phrase(phrase))
    }

    /// How many, or how much: digits are grouped as the language does.
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      pieces.append(.number(String(number)))
    }

    /// How many of the things that an English plural names: `1 row`, `20 000 rows`.
    public mutating func appendInterpolation(count: some BinaryInteger, _ things: String) {
      appendInterpolation(count)
      pieces.append(.verbatim(" " + (count == 1 ? singular(things) : things)))
    }

    /// An exact number: a decimal where it ends, else a fraction in lowest terms.
    public mutating func appendInterpolation(_ number: Rational) {
      pieces.append(.number(number.description))
    }

    /// A day: `2030-12-31` in English, `31/12/2030` in Vietnamese.
    public mutating func appendInterpolation(_ day: CalendarDate) {
      pieces.append(.phrase(day.shown))
    }

    /// A year or another number that is a name: its digits stay together.
    public mutating func appendInterpolation(year: Int) {
      pieces.append(.verbatim(String(year)))
    }

    /// The number of a line, which stands as an editor shows it.
    public mutating func appendInterpolation(line: Int) {
      pieces.append(.verbatim(String(line)))
    }
  }
}
