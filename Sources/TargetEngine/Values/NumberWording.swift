public import TargetDSL

// Numbers as people read them.

extension Phrase {
  /// A number rounded half away from zero to at most `places` digits, without trailing zeros; one that is not zero has as
  /// many digits as say so, and so has one that is none of the `others`.
  public static func number(_ value: Rational, places: Int = 2, unlike others: [Rational] = []) -> Phrase {
    var text = value.exactDecimal(atMost: places) ?? value.rounded(places: places)
    var more = places
    func saysAnother() -> Bool {
      !value.isZero && !text.contains { ("1"..."9").contains($0) }
        || others.contains { $0 != value && $0.rounded(places: more) == text }
    }
    while more < 30, saysAnother() {
      more += 1
      text = value.rounded(places: more)
    }
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return Phrase(english: grouped(text, .people(.english)), vietnamese: grouped(text, .people(.vietnamese)))
  }

  static func number(_ value: Int) -> Phrase { number(Rational(value)) }

  /// A value in base units as its unit is written: `38.3%`, `12 points`, `70 million VND`.
  public static func quantity(
    _ value: Rational, in unit: UnitExpression, places: Int = 2, unlike others: [Rational] = []
  ) -> Phrase {
    let number = Phrase.number(
      unit.number(of: value) ?? value, places: places, unlike: others.map { unit.number(of: $0) ?? $0 })
    return Phrase(
      english: number.english + unit.suffix(.people(.english), after: number.english),
      vietnamese: number.vietnamese + unit.suffix(.people(.vietnamese)))
  }

  /// An interval in words: `38.3%`, `more than 38%`, `between 10 and 12`.
  static func interval(
    _ value: ValueInterval, of measure: TypedMeasure, places: Int = 2, unlike others: [Rational] = []
  ) -> Phrase {
    func told(_ end: Rational) -> Phrase {
      .quantity(end, in: measure.unit, places: places, unlike: others)
    }
    var shown = value
    if !value.isExact {
      // The ends of the scale say nothing.
      if measure.type == .share, value.high == .one, !value.highOpen { shown.high = nil }
      if measure.type == .share || measure.type == .count, value.low == .zero, !value.lowOpen {
        shown.low = nil
      }
    }
    switch (shown.low, shown.high) {
    case (nil, nil): return Phrase(en: "any value", vi: "giá trị bất kỳ")
    case (let low?, nil):
      let text = told(low)
      return shown.lowOpen
        ? Phrase(en: "more than \(text)", vi: "trên \(text)")
        : Phrase(en: "at least \(text)", vi: "ít nhất \(text)")
    case (nil, let high?):
      let text = told(high)
      return shown.highOpen
        ? Phrase(en: "less than \(text)", vi: "dưới \(text)")
        : Phrase(en: "at most \(text)", vi: "nhiều nhất \(text)")
    case (let low?, let high?):
      let (from, to) = (told(low), told(high))
      if low == high { return from }
      guard shown.lowOpen || shown.highOpen else {
        return Phrase(en: "between \(from) and \(to)", vi: "từ \(from) đến \(to)")
      }
      // An end that cannot be reached is no end that is between.
      let least = shown.lowOpen ? Phrase(en: "more than", vi: "trên") : Phrase(en: "at least", vi: "ít nhất")
      let most =
        shown.highOpen ? Phrase(en: "less than", vi: "dưới") : Phrase(en: "at most", vi: "nhiều nhất")
      return Phrase(
        en: "\(least) \(from) and \(most) \(to)", vi: "\(least) \(from) và \(most) \(to)")
    }
  }

  /// The same of what was measured, with as many digits as the row of a goal has: parts of rows to one, others to three
  /// where these say everything.
  static func interval(
    _ value: MeasuredValue, of measure: TypedMeasure, unlike others: [Rational] = []
  ) -> Phrase {
    let isPart = measure.type == .share || measure.type == .ratio
    let ends = [value.interval.low, value.interval.high].compactMap { $0 }
    let areShort = ends.allSatisfy { (measure.unit.number(of: $0) ?? $0).exactDecimal(atMost: 3) != nil }
    let places = (isPart && value.population != nil) || !areShort ? 1 : 3
    return interval(value.interval, of: measure, places: places, unlike: others)
  }

  /// A day: `the end of 2024` where it is the last of its year.
  static func day(_ date: CalendarDate) -> Phrase {
    date.isEndOfYear
      ? Phrase(en: "the end of \(year: date.year)", vi: "cuối năm \(year: date.year)")
      : Phrase(en: "\(date)", vi: "ngày \(date)")
  }
}
