/// How official prose binds a number.
public enum Comparator: String, Hashable, Sendable {
  /// No word: `20% sản phẩm`.
  case bare
  /// `trên`, `hơn`
  case moreThan
  /// `ít nhất`, `tối thiểu`, `trở lên`
  case atLeast
  /// `dưới`
  case lessThan
  /// `không quá`, `tối đa`, `trở xuống`
  case atMost
  /// `khoảng`
  case about
  /// `đúng`
  case exactly
  /// `từ 5.000 đến 6.000`, `60-70%`
  case range
  /// `không còn`, `dứt điểm`: nothing is left; there is no number.
  case noneLeft
  /// `đều`: all of them; there is no number.
  case everyOne
}

/// What a number of the text counts.
public struct FigureUnit: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// `%`; the value is a share.
    case percent
    /// `điểm %`; the value is a difference of shares.
    case points
    /// `lần`
    case times
    /// `đồng`; the value is in đồng.
    case money
    /// Anything else that is counted or measured.
    case thing
    /// Years, months or days.
    case duration
    /// A class such as `4 sao`: it qualifies things and counts none.
    case grade
    case none
  }

  public let kind: Kind
  /// For example: `%`, `triệu đồng/người/năm`, `HTX`; empty where no unit is written.
  public let text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  public static let none = FigureUnit(.none, "")
}

/// A number, or two, of running text with the words that bind it.
public struct Figure: Sendable {
  public var comparator: Comparator
  /// A second comparator on the same number (`trên 10.000 … trở lên`), or one that may govern it from an earlier
  /// number of the same list (`trên 200 HTX và 03 liên hiệp HTX`).
  public var alsoRead: [Comparator]
  /// In base units: 60% is 3/5, `70 triệu đồng` is 70 000 000. `nil` where the comparator needs no number.
  public var low: Rational?
  /// The second number of a range.
  public var high: Rational?
  public var unit: FigureUnit
  /// Which way the words push: up (`phấn đấu`, `lên`), down (`xuống`, `giảm`), or neither.
  public var direction: Direction
  /// The words that carry it. For example: `trên 70 %`.
  public var written: String
  /// The tokens that it takes, among those that were read.
  var range: Range<Int>
  /// Where its number or keyword stands, and where number and unit end.
  var core: Range<Int>

  public enum Direction: Hashable, Sendable { case up, down, neither }
}
