// The one writer of numbers, quantities, bounds and times as plan text. What it writes is read back as the same thing, and
// without a warning.

extension Clause {
  /// `by 2030: at least 60%`, on one line.
  public var written: String { span.oneLine }

  /// What stands behind the colon.
  var writtenBound: String {
    guard let colon = written.firstIndex(of: ":") else { return written }
    return String(written[written.index(after: colon)...].drop { $0 == " " })
  }
}

extension When {
  /// In the words of a plan: `by 2030`, `by 2025-06-30`, `each year 2023..2025`, `total 2021..2025`.
  public var planText: String {
    switch self {
    case .by(let date): "by \(date.isEndOfYear ? String(date.year) : date.description)"
    case .eachYear(let years): "each year \(years.lowerBound)..\(years.upperBound)"
    case .total(let years): "total \(years.lowerBound)..\(years.upperBound)"
    case .always: "always"
    case .undated: "undated"
    }
  }
}

/// A text as a plan writes it, in quotation marks; line breaks become spaces, as cells and headers match.
public func quotedText(_ text: String) -> String {
  let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  return "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}

/// A number as a plan writes it: `5_000`, `0.5`, `238.6730` (three digits behind the point would be taken for
/// thousands). `nil` for a fraction without a decimal form, and for more digits than a plan may write.
public func planLiteral(_ number: Rational) -> String? {
  guard let text = number.exactDecimal(atMost: longestLiteral),
    text.utf8.count(where: isDigit) <= longestLiteral
  else { return nil }
  let parts = text.split(separator: ".", maxSplits: 1)
  let literal = grouped(text, .plan)
  let isMistakable =
    parts.count == 2 && parts[1].utf8.count == 3 && !["0", "-0"].contains(parts[0]) && !literal.contains("_")
  return isMistakable ? literal + "0" : literal
}

/// A quantity as a plan writes it, in a unit: `60%`, `70 million VND per person per year`, `1 point`.
public func planQuantity(_ value: Rational, _ unit: UnitExpression) -> String? {
  unit.literal(value).map { $0 + unit.suffix(.plan, after: $0) }
}

extension UnitExpression {
  /// The number that stands before the unit for a value in base units.
  fileprivate func literal(_ value: Rational) -> String? { number(of: value).flatMap(planLiteral) }

  /// Its own spelling first, then those in which a number may be shorter or have a decimal form.
  fileprivate var spellings: [UnitExpression] {
    switch type {
    case .share, .points, .count: return [self]
    case .ratio: return isPercentage ? [self] : [self, .percent]
    case .quantity:
      let bare = scale == .one ? text : String(text.dropFirst(scale.rawValue.utf8.count + 1))
      return [self]
        + UnitExpression.Scale.allCases.filter { $0 != scale }.map {
          UnitExpression(text: $0 == .one ? bare : "\($0.rawValue) \(bare)", scale: $0, type: type)
        }
    }
  }
}

extension BoundForm {
  /// The words around quantities that are written already: `at least 60%`, `from 5 to 6 people`, `about 95% within 1 point`.
  func planText(_ quantity: String = "", to second: String? = nil, within tolerance: String? = nil) -> String
  {
    var words = openings[0].map(\.rawValue) + (quantity.isEmpty ? [] : [quantity])
    if let second { words += [self == .between ? "and" : "to", second] }
    if let tolerance { words += ["within", tolerance] }
    return words.joined(separator: " ")
  }
}

extension Bound {
  /// How it is worded.
  var form: BoundForm {
    switch self {
    case .atLeast: .atLeast
    case .moreThan: .moreThan
    case .atMost: .atMost
    case .lessThan: .lessThan
    case .exactly: .exactly
    case .noneLeft: .noneLeft
    case .everyOne: .everyOne
    case .reach: .reach
    case .between: .between
    case .about: .about
    case .atLeastAbout: .atLeastAbout
    case .change: .change
    }
  }
}

extension Bound {
  /// In the words of a plan: `more than 60%`, `from 5_000 to 6_000 people`. The unit is the measure's.
  ///
  /// Numbers that no plan can write (a fraction such as 1/3 in a program's own bound) are written as fractions.
  public func planText(in unit: UnitExpression) -> String {
    if case .change(let change) = self { return change.planText(in: unit) }
    for spelling in unit.spellings {
      if let text = planText(exactlyIn: spelling) { return text }
    }
    let fractions = numbers.map { "\($0)" + unit.suffix(.plan) }
    return form.planText(fractions.first ?? "", to: fractions.dropFirst().first)
  }

  private func planText(exactlyIn unit: UnitExpression) -> String? {
    switch self {
    case .noneLeft, .everyOne: return form.planText()
    case .change(let change): return change.planText(in: unit)
    case .atLeast(let a), .moreThan(let a), .atMost(let a), .lessThan(let a), .exactly(let a):
      return planQuantity(a, unit).map { form.planText($0) }
    case .reach(let a, let b), .between(let a, let b):
      // The unit stands once, behind the second number.
      guard let from = unit.literal(a), let to = planQuantity(b, unit) else { return nil }
      return form.planText(from, to: to)
    case .about(let a, let tolerance), .atLeastAbout(let a, let tolerance):
      guard let quantity = planQuantity(a, unit), let within = planTolerance(tolerance, of: a, unit) else {
        return nil
      }
      return form.planText(quantity, within: within)
    }
  }
}

extension Change {
  /// `up by at least 7% per year since 2020`, `from 1.5 to 2 times 2020`; the unit is the measure's.
  fileprivate func planText(in measure: UnitExpression) -> String {
    let unit = unit(of: measure)
    let sized = size.planText(in: unit)
    if kind == .times { return sized + " times" + (since.map { " \($0)" } ?? "") }
    var text = (isDecrease ? "down by " : "up by ") + sized
    if kind == .part, measure.isPercentage || measure.type == .ratio { text += " of it" }
    if isPerYear { text += " per year" }
    if let since { text += " since \(since)" }
    return text
  }
}

/// A tolerance is held in the unit of its quantity; it is written in points of a percentage, else in per cent of the
/// quantity.
private func planTolerance(_ tolerance: Rational, of quantity: Rational, _ unit: UnitExpression) -> String? {
  if unit.isPercentage, let points = planQuantity(tolerance, .points) { return points }
  if tolerance.isZero { return "0%" }
  guard let part = try? tolerance.divided(by: quantity) else { return nil }
  let share = part.isNegative ? try? part.negated() : part
  return share.flatMap { planQuantity($0, .percent) }
}

extension ValueInterval {
  /// As a stated value of a plan: `48%`, `more than 38%`, `between 38 and 45%`. The limits of its kind (0 and 100%
  /// of a share, 0 of a count) go without saying.
  public func planText(_ type: QuantityType, in unit: UnitExpression) -> String {
    if isExact, let low { return planQuantity(low, unit) ?? "\(low)" + unit.suffix(.plan) }
    let hasFloor = low != nil && (lowOpen || low != .zero || ![.share, .count].contains(type))
    let hasCeiling = high != nil && (highOpen || high != .one || type != .share)
    switch (hasFloor ? low : nil, hasCeiling ? high : nil) {
    case (let low?, let high?): return Bound.between(low, high).planText(in: unit)
    case (let low?, nil): return (lowOpen ? Bound.moreThan(low) : .atLeast(low)).planText(in: unit)
    case (nil, let high?): return (highOpen ? Bound.lessThan(high) : .atMost(high)).planText(in: unit)
    case (nil, nil): return Bound.atLeast(low ?? .zero).planText(in: unit)
    }
  }
}
