import TargetDSL

/// A number in the scale in which a unit is read.
struct ScaledNumber: Hashable, Sendable {
  let number: Rational
  /// More digits behind the point nobody counts.
  private static let mostPlaces = 30

  init(_ number: Rational) { self.number = number }

  /// `nil` where the number is too large to be scaled.
  init?(_ base: Rational, in unit: UnitExpression) {
    guard let scaled = unit.number(of: base) else { return nil }
    number = scaled
  }

  /// Every digit: an integer, a decimal or a fraction.
  func exact(_ style: NumberStyle) -> String {
    grouped(number.exactDecimal(atMost: 30) ?? number.description, style)
  }

  /// Every digit where these are few; else three that say something, behind what is whole.
  func significant(_ style: NumberStyle) -> String {
    if let exact = number.exactDecimal(atMost: 30), exact.utf8.count < 16 || number.isInteger {
      return grouped(exact, style)
    }
    for places in 0..<ScaledNumber.mostPlaces {
      let text = number.rounded(places: places)
      if text.contains(where: { ("1"..."9").contains($0) }) {
        return grouped(number.rounded(places: places + 2), style)
      }
    }
    return exact(style)
  }

  /// Rounded for reading, but never so far that it looks like zero or like one of the `others` that it is not. Up to
  /// `exactPlaces` digits after the point are shown where they say everything; a number that digits do not tell apart is
  /// written wholly.
  func shown(
    _ style: NumberStyle, unlike others: [ScaledNumber] = [], exactPlaces: Int = 3, places least: Int = 1
  ) -> String {
    if let exact = number.exactDecimal(atMost: exactPlaces) { return grouped(exact, style) }
    func looksLikeZero(_ text: some StringProtocol) -> Bool { !text.contains { ("1"..."9").contains($0) } }
    for places in least..<ScaledNumber.mostPlaces {
      if places > least, let exact = number.exactDecimal(atMost: places) { return grouped(exact, style) }
      let text = number.rounded(places: places)
      // A first digit that is only rounded says something else than there is: 0.0052 is no 0.01, 0.0000025 no 0.000003.
      let isCoarse =
        places > least
        ? isCoarse(places) : least > 0 && looksLikeZero(number.rounded(places: places + 1).dropLast())
      let looksLikeAnother = others.contains { $0 != self && $0.number.rounded(places: places) == text }
      if !looksLikeZero(text), !isCoarse, !looksLikeAnother { return grouped(text, style) }
    }
    return exact(style)
  }

  /// What is at least as much, for an amount that has to be enough: every digit up to three behind the point, else two that
  /// say something, rounded up.
  func shownUp(_ style: NumberStyle) -> String {
    if let exact = number.exactDecimal(atMost: 3) { return grouped(exact, style) }
    for places in 1..<ScaledNumber.mostPlaces where !isCoarse(places) {
      guard let scale = Rational.powerOfTen(places),
        let up = (try? number.multiplied(by: Rational(scale)))?.ceiling,
        let text = Rational(up, over: scale)?.exactDecimal(atMost: places)
      else { break }
      return grouped(text, style)
    }
    return shown(style)
  }

  /// Whether so many digits behind the point tell no more than the first that says something.
  private func isCoarse(_ places: Int) -> Bool {
    !number.rounded(places: places + 1).dropLast(2).contains { ("1"..."9").contains($0) }
  }
}
