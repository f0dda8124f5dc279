/// The units that a draft needs: their names in the plan language and their declarations.
struct DraftUnits {
  /// Units that the vocabulary of the draft declares.
  private let known: Set<String>
  private var declared: [(name: String, spelling: String)] = []

  init(known: Set<String>) { self.known = known }

  /// One line for each unit that a measure names.
  func declarations(usedBy measures: [String]) -> [String] {
    let words = Set(measures.flatMap { $0.split(separator: " ").map(String.init) })
    return declared.filter { words.contains($0.name) }
      .map { $0.name == $0.spelling ? "unit \($0.name)" : "unit \($0.name) \"\($0.spelling)\"" }
  }

  mutating func unit(of figure: Figure) -> UnitExpression {
    if let change = figure.change {
      // What changes by 7% or so many times is a share or any amount; what changes by points is a share.
      if change.isOfShare || figure.unit.kind == .points { return .percent }
      if figure.unit.kind == .percent || change.way == .times { return .plain }
    }
    switch figure.unit.kind {
    case .percent: return .percent
    case .points: return .points
    case .money: return money(figure.unit.text)
    case .thing:
      let words = Self.words(figure.unit.text)
      guard let measured = words.first.flatMap({ Self.measures[$0] }) else {
        return .plain
      }
      declare(measured, words[0])
      return Self.amount(.one, measured, per(words.dropFirst()))
    case .none where figure.comparator == .everyOne: return .percent
    case .times, .duration, .grade, .none: return .plain
    }
  }

  /// `million VND per person`
  private static func amount(_ scale: UnitExpression.Scale, _ head: String, _ below: [String])
    -> UnitExpression
  {
    let words = (scale == .one ? [] : [scale.rawValue]) + [([head] + below).joined(separator: " per ")]
    let dimension = Dimension(
      below.reduce(into: [head: 1]) { exponents, name in exponents[name, default: 0] -= 1 })
    return UnitExpression(text: words.joined(separator: " "), scale: scale, type: .quantity(dimension))
  }

  /// `triệu đồng/người/năm`
  private mutating func money(_ text: String) -> UnitExpression {
    let words = Self.words(text)
    let isDollar = ProseLexicon.dollars.contains { (words.first ?? "").hasSuffix($0) }
    let currency = isDollar ? "USD" : "VND"
    declare(currency, isDollar ? "đô la Mỹ" : "đồng")
    let parts = (words.first ?? "").split(separator: " ").map(String.init)
    let amount = parts.first ?? ""
    let isOfBillions = parts.count > 1 && ["tỷ", "tỉ"].contains(parts[1])
    let scale: UnitExpression.Scale =
      switch amount {
      case "nghìn" where isOfBillions, "ngàn" where isOfBillions: .thousandBillion
      case "nghìn", "ngàn": .thousand
      case "triệu": .million
      case "tỷ", "tỉ": .billion
      default: .one
      }
    return Self.amount(scale, currency, per(words.dropFirst()))
  }

  /// Units below a slash, declared where the language does not have them.
  private mutating func per(_ words: some Sequence<String>) -> [String] {
    words.map { word in
      if word == "năm" { return "year" }
      let name = Self.measures[word] ?? Self.people[word] ?? declarableName(word, fallback: "unit")
      declare(name, word)
      return name
    }
  }

  private mutating func declare(_ name: String, _ spelling: String) {
    if !known.contains(name), !declared.contains(where: { $0.name == name }) {
      declared.append((name, spelling))
    }
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split(separator: "/").map { part in
      String(part.reversed().drop { $0 == " " }.reversed().drop { $0 == " " })
    }
  }

  /// What is measured and not counted.
  private static let measures = [
    "ha": "ha", "héc ta": "ha", "hecta": "ha", "km": "km", "m": "m", "m2": "m2", "m²": "m2", "m3": "m3",
    "m³": "m3",
    "kg": "kg", "tấn": "tonne", "tạ": "quintal", "lít": "litre", "mw": "MW", "kwh": "kWh", "km2": "km2",
  ]

  private static let people = ["người": "person", "lao động": "worker", "hộ": "household", "tháng": "month"]
}

extension UnitExpression {
  /// A value in base units as a plan can write it in this unit: one without a short decimal form (two thirds) is taken to two
  /// digits, up or down; `nil` where it is too large for that.
  func writable(_ value: Rational, roundedUp: Bool = false) -> Rational? {
    guard let number = number(of: value) else { return nil }
    if planLiteral(number) != nil { return value }
    guard let hundreds = try? number.multiplied(by: Rational(100)),
      let rounded = Rational(roundedUp ? hundreds.ceiling : hundreds.floor, over: 100),
      planLiteral(rounded) != nil
    else { return nil }
    return try? rounded.multiplied(by: factor)
  }
}
