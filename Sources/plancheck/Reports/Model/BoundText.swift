import TargetDSL

extension Phrase {
  /// A phrase from one function of the language.
  init(_ text: (Language) -> String) {
    self.init(english: text(.english), vietnamese: text(.vietnamese))
  }

  func appending(_ other: Phrase) -> Phrase {
    Phrase(en: "\(self)\(other)", vi: "\(self)\(other)")
  }
}

/// Bounds as they are written and read.
struct BoundText: Sendable {
  let bound: Bound
  let unit: UnitExpression

  /// In the words of the plan language. For example: `more than 60%`, `from 5_000 to 6_000 people`.
  var plan: String { bound.planText(in: unit) }

  /// For a reader. For example: `trên 60%`.
  var phrase: Phrase { Phrase { text($0) } }

  /// For a reader, where the numbers were computed and may have many digits.
  var rounded: Phrase { Phrase { text($0, isRounded: true) } }

  private func text(_ language: Language, isRounded: Bool = false) -> String {
    let style = NumberStyle.people(language)
    func said(_ english: String, _ vietnamese: String) -> String {
      Phrase(english: english, vietnamese: vietnamese).text(in: language)
    }
    func number(_ value: Rational) -> String {
      guard let scaled = ScaledNumber(value, in: unit) else { return value.description }
      return isRounded ? scaled.shown(style, exactPlaces: 9, places: 3) : scaled.exact(style)
    }
    func quantity(_ value: Rational) -> String {
      let shown = number(value)
      return shown + unit.suffix(style, after: shown)
    }
    switch bound {
    case .atLeast(let a): return said("at least ", "ít nhất ") + quantity(a)
    case .moreThan(let a): return said("more than ", "trên ") + quantity(a)
    case .atMost(let a): return said("at most ", "nhiều nhất ") + quantity(a)
    case .lessThan(let a): return said("less than ", "dưới ") + quantity(a)
    case .exactly(let a): return said("exactly ", "đúng ") + quantity(a)
    case .noneLeft: return said("none", "không còn")
    case .everyOne: return said("all", "tất cả")
    case .reach(let a, let b): return said("from ", "từ ") + number(a) + said(" to ", " đến ") + quantity(b)
    case .between(let a, let b):
      return said("between ", "trong khoảng ") + number(a) + said(" and ", " đến ") + quantity(b)
    case .about(let a, _):
      return said("about ", "khoảng ") + quantity(a) + suffices(number, quantity, language)
    case .atLeastAbout(let a, _):
      return said("at least about ", "ít nhất khoảng ") + quantity(a) + suffices(number, quantity, language)
    case .change(let change):
      let unit = change.unit(of: unit)
      let size = BoundText(bound: change.size, unit: unit).text(language, isRounded: false)
      if change.kind == .times {
        return size + said(" times", " lần") + (change.since.map { said(" \($0)", " năm \($0)") } ?? "")
      }
      var text = (change.isDecrease ? said("down by ", "giảm ") : said("up by ", "tăng ")) + size
      if change.kind == .part, self.unit.isPercentage { text += said(" of it", " của mức đó") }
      if change.isPerYear { text += said(" per year", " mỗi năm") }
      if let since = change.since { text += said(" since \(since)", " so với năm \(since)") }
      return text
    }
  }

  /// What `about` comes to: ` (9.5 to 10.5%)`, ` (from 19%)`.
  private func suffices(
    _ number: (Rational) -> String, _ quantity: (Rational) -> String, _ language: Language
  ) -> String {
    guard let low = bound.accepted.low else { return "" }
    guard let high = bound.accepted.high else {
      return Phrase(en: " (from \(quantity(low)))", vi: " (từ \(quantity(low)))").text(in: language)
    }
    return Phrase(
      en: " (\(number(low)) to \(quantity(high)))", vi: " (từ \(number(low)) đến \(quantity(high)))"
    )
    .text(in: language)
  }
}
