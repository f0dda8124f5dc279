import TargetDSL

extension Phrase {
  /// A phrase from one function of the language.
  init(_ text: (Language) -> String) {
    self.init(en: text(.english), vi: text(.vietnamese))
  }

  func appending(_ other: Phrase) -> Phrase {
    Phrase(en: english + other.english, vi: vietnamese + other.vietnamese)
  }
}

/// Bounds as they are written and read.
struct BoundText: Sendable {
  let bound: Bound
  let unit: UnitExpression

  /// In the words of the plan language. For example: `more than 60%`, `from 5_000 to 6_000 people`.
  var plan: String { text(.plan) }

  /// For a reader. For example: `trên 60%`.
  var phrase: Phrase { Phrase { text(.people($0)) } }

  private func text(_ style: NumberStyle) -> String {
    func said(_ english: String, _ vietnamese: String) -> String {
      style == .people(.vietnamese) ? vietnamese : english
    }
    func number(_ value: Rational) -> String {
      ScaledNumber(value, in: unit)?.exact(style) ?? value.description
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
    case .about(let a, let tolerance):
      return said("about ", "khoảng ") + quantity(a) + within(tolerance, of: a, style)
    case .atLeastAbout(let a, let tolerance):
      return said("at least about ", "ít nhất khoảng ") + quantity(a) + within(tolerance, of: a, style)
    }
  }

  /// A tolerance is held in the unit of its quantity and written in per cent of it, or in points.
  private func within(_ tolerance: Rational, of quantity: Rational, _ style: NumberStyle) -> String {
    let isVietnamese = style == .people(.vietnamese)
    let opening = isVietnamese ? ", sai lệch " : " within "
    if unit.isPercentage {
      let points = (try? tolerance.multiplied(by: Rational(100))) ?? tolerance
      let shown = ScaledNumber(points).exact(style)
      return opening + shown + UnitExpression.points.suffix(style, after: shown)
    }
    let part = (try? tolerance.multiplied(by: Rational(100)).divided(by: quantity)) ?? nil
    return opening + ScaledNumber(part ?? .zero).exact(style) + "%"
  }
}
