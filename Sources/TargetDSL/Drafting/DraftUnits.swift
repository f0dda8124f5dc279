/// The units that a draft needs: their names in the plan language and their declarations.
struct DraftUnits {
  struct Unit {
    /// As a plan writes it: `%`, `million VND per person per year`, empty for a plain number.
    let text: String
    let scale: Rational

    /// A value in base units as a quantity of this unit. One without a short decimal form (two thirds) is written to
    /// two digits, up or down; `nil` where it is too large for that.
    func quantity(_ value: Rational, roundedUp: Bool = false) -> String? {
      guard let number = try? value.divided(by: scale),
        let literal = planLiteral(number) ?? rounded(number, up: roundedUp).flatMap(planLiteral)
      else { return nil }
      if text.isEmpty { return literal }
      if text == "points", literal == "1" { return "1 point" }
      return text == "%" ? literal + "%" : "\(literal) \(text)"
    }

    /// The number alone, for the first end of a range.
    func withoutUnit(_ value: Rational) -> String? { (try? value.divided(by: scale)).flatMap(planLiteral) }

    private func rounded(_ number: Rational, up: Bool) -> Rational? {
      guard let hundreds = try? number.multiplied(by: Rational(100)) else { return nil }
      return Rational(up ? hundreds.ceiling : hundreds.floor, over: 100)
    }
  }

  static let percent = Unit(text: "%", scale: Rational(1, over: 100) ?? .one)
  static let points = Unit(text: "points", scale: Rational(1, over: 100) ?? .one)

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

  mutating func unit(of figure: Figure) -> Unit {
    if let change = figure.change {
      // What changes by 7% or so many times is a share or any amount; what changes by points is a share.
      if change.isOfShare || figure.unit.kind == .points { return Self.percent }
      if figure.unit.kind == .percent || change.way == .times { return Unit(text: "", scale: .one) }
    }
    switch figure.unit.kind {
    case .percent: return Self.percent
    case .points: return Self.points
    case .money: return money(figure.unit.text)
    case .thing:
      let words = Self.words(figure.unit.text)
      guard let measured = words.first.flatMap({ Self.measures[$0] }) else {
        return Unit(text: "", scale: .one)
      }
      declare(measured, words[0])
      return Unit(text: ([measured] + per(words.dropFirst())).joined(separator: " per "), scale: .one)
    case .none where figure.comparator == .everyOne: return Self.percent
    case .times, .duration, .grade, .none: return Unit(text: "", scale: .one)
    }
  }

  /// `triệu đồng/người/năm`
  private mutating func money(_ text: String) -> Unit {
    let words = Self.words(text)
    let isDollar = ProseLexicon.dollars.contains { (words.first ?? "").hasSuffix($0) }
    let currency = isDollar ? "USD" : "VND"
    declare(currency, isDollar ? "đô la Mỹ" : "đồng")
    let parts = (words.first ?? "").split(separator: " ").map(String.init)
    let amount = parts.first ?? ""
    let isOfBillions = parts.count > 1 && ["tỷ", "tỉ"].contains(parts[1])
    let (scale, word): (Int, String?) =
      switch amount {
      case "nghìn" where isOfBillions, "ngàn" where isOfBillions:
        PlanGrammar.hasThousandBillions
          ? (1_000_000_000_000, "thousand billion") : (1_000_000_000, "billion")
      case "nghìn", "ngàn": (1_000, "thousand")
      case "triệu": (1_000_000, "million")
      case "tỷ", "tỉ": (1_000_000_000, "billion")
      default: (1, nil)
      }
    let head = (word.map { $0 + " " } ?? "") + currency
    return Unit(text: ([head] + per(words.dropFirst())).joined(separator: " per "), scale: Rational(scale))
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
