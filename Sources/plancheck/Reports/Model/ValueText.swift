import TargetDSL

/// Values with their unit, as they are read.
struct ValueText: Sendable {
  let unit: UnitExpression
  let type: QuantityType
  /// Numbers that a rounded value must not seem to equal: those of all bounds of the target, so that a value is told
  /// alike wherever it stands.
  private(set) var landmarks: [ScaledNumber]

  init(_ measure: TypedMeasure, bounds: [Bound] = []) {
    unit = measure.unit
    type = measure.type
    landmarks = []
    add(bounds.flatMap(\.landmarks))
  }

  /// Numbers in base units that a rounded value must not seem to equal either.
  mutating func add(_ others: [Rational]) {
    for number in others.compactMap({ ScaledNumber($0, in: unit) }) where !landmarks.contains(number) {
      landmarks.append(number)
    }
  }

  init(unit: UnitExpression) {
    self.unit = unit
    type = unit.type
    landmarks = []
  }

  /// A value that rows gave: parts of rows are shown to one digit, whether or not three would say everything.
  func phrase(_ interval: ValueInterval, fromRows: Bool) -> Phrase {
    Phrase { text(interval, fromRows: fromRows, in: $0) }
  }

  /// The same in one language.
  func text(_ interval: ValueInterval, fromRows: Bool, in language: Language) -> String {
    text(interval, language, exactPlaces: exactPlaces(fromRows: fromRows))
  }

  /// Up to how many digits a number is shown that they say wholly.
  func exactPlaces(fromRows: Bool) -> Int { fromRows && (type == .share || type == .ratio) ? 1 : 3 }

  /// For example: `38.3%`, `38 to 45.1%`, `more than 38%`, `4 200 people`.
  func phrase(_ interval: ValueInterval) -> Phrase {
    Phrase(english: text(interval, .english), vietnamese: text(interval, .vietnamese))
  }

  /// One number with its unit.
  func phrase(_ number: Rational) -> Phrase { phrase(ValueInterval(number)) }

  private func text(_ interval: ValueInterval, _ language: Language, exactPlaces most: Int = 3) -> String {
    // Both ends are shown alike.
    let ends = [interval.low, interval.high].compactMap { $0 }.compactMap { ScaledNumber($0, in: unit) }
    let exactPlaces = most == 1 || ends.allSatisfy { $0.number.exactDecimal(atMost: most) != nil } ? most : 1
    let style = NumberStyle.people(language)
    var suffix: String { unit.suffix(style) }
    func shown(_ number: Rational) -> String {
      guard let scaled = ScaledNumber(number, in: unit) else {
        return Phrase(en: "too large a number", vi: "số quá lớn").text(in: language)
      }
      return scaled.shown(style, unlike: landmarks, exactPlaces: exactPlaces)
    }
    func said(_ english: Wording, _ vietnamese: Wording) -> String {
      Phrase(en: english, vi: vietnamese).text(in: language)
    }
    if interval.isExact, let value = interval.low {
      let text = shown(value)
      return text + unit.suffix(style, after: text)
    }
    // An end at the limit of its kind says nothing: a share of more than 38% is one of at most 100%.
    let low = interval.lowOpen || interval.low != lowest ? interval.low : nil
    let high = interval.highOpen || interval.high != highest ? interval.high : nil
    switch (low, high) {
    case (let low?, let high?):
      let (from, to) = (shown(low), shown(high))
      if from == to, interval.lowOpen == interval.highOpen {
        return said("about ", "khoảng ") + to + suffix
      }
      let above = interval.lowOpen ? said("more than ", "trên ") : ""
      let below = interval.highOpen ? said("less than ", "dưới ") : ""
      return above + from + said(" to ", " đến ") + below + to + suffix
    case (let low?, nil):
      return (interval.lowOpen ? said("more than ", "trên ") : said("at least ", "ít nhất ")) + shown(low)
        + suffix
    case (nil, let high?):
      return (interval.highOpen ? said("less than ", "dưới ") : said("at most ", "nhiều nhất ")) + shown(high)
        + suffix
    case (nil, nil):
      if let low = interval.low, let high = interval.high {
        return shown(low) + said(" to ", " đến ") + shown(high) + suffix
      }
      return said("any value", "giá trị bất kỳ")
    }
  }

  private var lowest: Rational? {
    switch type {
    case .share, .count: .zero
    case .points, .ratio, .quantity: nil
    }
  }

  private var highest: Rational? { type == .share ? .one : nil }
}
