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
  /// What sort of thing is counted, as far as bounds have to tell.
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
    /// No unit is written.
    case none
  }

  /// What sort of thing is counted.
  public let kind: Kind
  /// For example: `%`, `triệu đồng/người/năm`, `HTX`; empty where no unit is written.
  public let text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// Of a number alone.
  public static let none = FigureUnit(.none, "")

  /// `ha/năm` of every year is `ha`.
  var ofOneYear: FigureUnit {
    guard kind == .thing, let slash = text.lastIndex(of: "/") else { return self }
    return FigureUnit(kind, String(text[..<slash].reversed().drop { $0 == " " }.reversed()))
  }
}

/// A number, or two, of running text with the words that bind it.
public struct Figure: Sendable {
  /// What binds the number from below, above or both.
  public var comparator: Comparator
  /// A second comparator on the same number (`trên 10.000 … trở lên`), or one that may govern it from an earlier
  /// number of the same list (`trên 200 HTX và 03 liên hiệp HTX`).
  public var alsoRead: [Comparator]
  /// In base units: 60% is 3/5, `70 triệu đồng` is 70 000 000. `nil` where the comparator needs no number.
  public var low: Rational?
  /// The second number of a range.
  public var high: Rational?
  /// `95% ± 2%`, in base units.
  public var tolerance: Rational?
  /// `giảm từ 12% xuống 10%`: it says where something is to stand, whatever verb is before it.
  public var isFromTo = false
  /// `12, 18 và 27 HTX`: its unit stands behind a later number.
  var isElliptic = false
  /// `12/24 quận`: so many of so many.
  public var outOf: Rational?
  /// `giảm 1%/năm`: the number is how far something moves, not where it stands.
  public var change: FigureChange?
  /// What the number counts.
  public var unit: FigureUnit
  /// Which way the words push: up (`phấn đấu`, `lên`), down (`xuống`, `giảm`), or neither.
  public var direction: Direction
  /// The words that carry it. For example: `trên 70 %`.
  public var written: String
  /// The tokens that it takes, among those that were read.
  var range: Range<Int>
  /// Where its number or keyword stands, and where number and unit end.
  var core: Range<Int>

  /// `khoảng 60-62%`: a range that is meant roughly.
  public var isRoughRange: Bool { high != nil && alsoRead.contains(.about) }

  /// Which way a sentence pushes its number.
  public enum Direction: Hashable, Sendable { case up, down, neither }
}

/// How far something is to move, and from where it is counted.
public struct FigureChange: Hashable, Sendable {
  /// How something moves.
  public enum Way: Hashable, Sendable {
    /// By so much, or so many per cent.
    case up, down
    /// `gấp 1,5 lần`: so many times as much.
    case times
  }

  /// How it moves.
  public var way: Way
  /// The year of the value that it is counted from.
  public var since: Int?
  /// `/năm`, `mỗi năm`, `hằng năm`
  public var isYearly: Bool
  /// `bình quân`: the mean of the years, and not each of them.
  public var isAverage: Bool
  /// `so với năm trước`: each year is compared with the one before.
  public var isFromYearBefore: Bool
  /// The text does not name the year that it is counted from.
  public var isSinceAssumed = false
  /// What changes is a share, so that it moves by points or by per cent of itself.
  public var isOfShare = false
}
