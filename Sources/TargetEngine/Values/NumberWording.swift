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
    _ value: ValueInterval, of measure: TypedMeasure, unlike others: [Rational] = []
  ) -> Phrase {
    let unit = measure.unit
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
      let text = Phrase.quantity(low, in: unit, unlike: others)
      return shown.lowOpen
        ? Phrase(en: "more than \(text)", vi: "trên \(text)")
        : Phrase(en: "at least \(text)", vi: "ít nhất \(text)")
    case (nil, let high?):
      let text = Phrase.quantity(high, in: unit, unlike: others)
      return shown.highOpen
        ? Phrase(en: "less than \(text)", vi: "dưới \(text)")
        : Phrase(en: "at most \(text)", vi: "nhiều nhất \(text)")
    case (let low?, let high?):
      let (from, to) = (
        Phrase.quantity(low, in: unit, unlike: others), Phrase.quantity(high, in: unit, unlike: others)
      )
      return low == high
        ? from
        : Phrase(
          en: "between \(from) and \(to)", vi: "từ \(from) đến \(to)")
    }
  }

  /// A day: `the end of 2024` where it is the last of its year.
  static func day(_ date: CalendarDate) -> Phrase {
    date.isEndOfYear
      ? Phrase(en: "the end of \(year: date.year)", vi: "cuối năm \(year: date.year)")
      : Phrase(en: "\(date)", vi: "ngày \(date)")
  }
}
