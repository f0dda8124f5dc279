import TargetDSL

/// The numbers of one clause as a picture draws them: in the scale of the unit, with exact text beside them.
struct PictureNumbers {
  let unit: UnitExpression
  let style: NumberStyle
  private let words: ValueText
  private let language: Language

  init(_ clause: ClauseReport, _ language: Language) {
    unit = clause.bound.unit
    style = .people(language)
    words = clause.groups.words.text
    self.language = language
  }

  func drawn(_ base: Rational) -> Double { (ScaledNumber(base, in: unit)?.number ?? base).drawn }

  /// What no share exceeds; a quotient in the same unit may.
  var limit: Double? {
    if case .share = unit.type { 100 } else { nil }
  }

  /// As values are told elsewhere.
  func text(_ base: Rational) -> String { words.phrase(base).text(in: language) }

  /// A bound in signs, beside its words: `≥ 45%`, `45–55%`, `> 110`.
  func short(_ bound: Bound) -> String {
    if bound.asksForNone { return number(.zero) }
    if bound.asksForAll { return number(.one) }
    let named = bound.named
    switch (named.low, named.high) {
    case (let low?, let high?) where low == high: return "= " + number(low)
    case (let low?, let high?): return number(low) + "–" + number(high)
    case (let low?, nil): return (named.lowOpen ? "> " : "≥ ") + number(low)
    case (nil, let high?): return (named.highOpen ? "< " : "≤ ") + number(high)
    case (nil, nil): return ""
    }
  }

  /// How a value may stand to an end of what is accepted: `≥ `, `< `; nothing at one that is no end of it.
  func sign(_ end: Rational, of accepted: ValueInterval) -> String {
    if accepted.low == end, accepted.high == end { return "= " }
    if accepted.low == end { return accepted.lowOpen ? "> " : "≥ " }
    if accepted.high == end { return accepted.highOpen ? "< " : "≤ " }
    return ""
  }

  /// Whole, as the bound is written, or to so many digits that it is no other.
  func number(_ base: Rational) -> String {
    let shown = ScaledNumber(base, in: unit)?.significant(style) ?? grouped(base.description, style)
    return limit == nil ? shown : shown + unit.suffix(style, after: shown)
  }

  /// A mark of an axis, with its unit where that is short. `step` is the distance of the marks: it says how many digits
  /// tell them apart.
  func mark(_ value: Double, step: Double) -> String {
    let shown = digits(value, step)
    return limit == nil ? shown : shown + unit.suffix(style, after: shown)
  }

  private func digits(_ value: Double, _ step: Double) -> String {
    var (scale, places) = (1.0, 0)
    // A step is 1, 2, 2.5 or 5 times a power of ten.
    while places < 30, step * scale < 0.99 || abs(step * scale - (step * scale).rounded()) > 1e-6 {
      scale *= 10
      places += 1
    }
    let whole = (value * scale).rounded()
    if places < 30, abs(value) < 1e15, abs(whole) < 1e36, scale < 1e36,
      let number = Rational(Int128(whole), over: Int128(scale))
    {
      return grouped(number.exactDecimal(atMost: 30) ?? number.description, style)
    }
    guard value != 0 else { return "0" }
    // Beyond what is read as digits: `9 × 10¹⁶`, `5 × 10⁻³³`.
    var (part, power) = (abs(value), 0)
    while part >= 10 {
      part /= 10
      power += 1
    }
    while part < 1 {
      part *= 10
      power -= 1
    }
    let tenths = Rational(Int128((part * 10).rounded()), over: 10) ?? .zero
    let high = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let raised =
      (power < 0 ? "⁻" : "") + String(power).compactMap(\.wholeNumberValue).map { high[$0] }.joined()
    return (value < 0 ? "−" : "") + grouped(tenths.description, style) + " × 10" + raised
  }
}
