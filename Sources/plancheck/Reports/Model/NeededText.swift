import TargetDSL
import TargetEngine

extension NeededReport {
  /// For example: "69 more organisations where rating in { good, fair }".
  init(_ needed: Needed, _ text: ValueText, _ things: MeasuredThings?) {
    let words = NeededWords(needed, text, things)
    self.init(
      amount: words.amount?.number.description ?? needed.amount.description, text: Phrase(words.text),
      perYear: words.perYear)
  }
}

extension Needed {
  /// Whether it is told with what the rows are called.
  fileprivate var namesRows: Bool {
    switch kind {
    case .rowsToChange, .rowsToAdd, .weight: true
    case .amount, .points: false
    }
  }
}

extension ClauseJudgement {
  /// Whether a gap is told with what the rows are called.
  var namesRows: Bool {
    finding.needed?.namesRows == true || groups.contains { $0.finding.needed?.namesRows == true }
  }
}

private struct NeededWords {
  let needed: Needed
  let unit: UnitExpression
  let amount: ScaledNumber?
  /// `nil` where what is needed is not told in rows.
  let things: MeasuredThings?

  init(_ needed: Needed, _ text: ValueText, _ things: MeasuredThings?) {
    self.needed = needed
    self.things = things
    switch needed.kind {
    case .rowsToChange, .rowsToAdd: unit = .plain
    case .points: unit = .points
    case .weight(let weight, _): unit = weight
    case .amount: unit = text.type == .share ? .points : text.unit
    }
    amount = ScaledNumber(needed.amount, in: unit)
  }

  func text(_ language: Language) -> String {
    let style = NumberStyle.people(language)
    func said(_ english: String, _ vietnamese: String) -> String {
      Phrase(en: english, vi: vietnamese).text(in: language)
    }
    // The amount alone would only reach the bound.
    let over = needed.mustExceed ? said("over ", "hơn ") : ""
    let plain = over + (amount?.shown(style) ?? "…")
    let suffix = unit.suffix(style, after: plain)
    let (more, less) = (said("more", "thêm"), said("fewer", "giảm"))
    switch needed.kind {
    case .rowsToChange, .rowsToAdd:
      let rows = things?.phrase(language, isOne: plain == "1") ?? ""
      return said(
        "\(plain) \(needed.isDecrease ? less : more) \(rows)",
        "\(needed.isDecrease ? less : more) \(plain) \(rows)")
    case .weight(_, let column):
      let weight = suffix.isEmpty ? " “\(column)”" : suffix
      let rows = things?.phrase(language, isOne: false) ?? ""
      return said(
        "\(plain) \(needed.isDecrease ? less : more)\(weight) in \(rows)",
        "\(needed.isDecrease ? less : more) \(plain)\(weight) ở \(rows)")
    case .amount, .points:
      if needed.amount.isZero {
        return needed.isDecrease
          ? said("a little less", "giảm thêm một chút") : said("a little more", "tăng thêm một chút")
      }
      // `3 060 more people`, but `5% more`.
      let english =
        unit.suffix(.plan).hasPrefix(" ") && !needed.isDecrease
        ? "\(plain) more\(suffix)" : "\(plain)\(suffix) \(needed.isDecrease ? "less" : "more")"
      return said(english, "\(needed.isDecrease ? less : more) \(plain)\(suffix)")
    }
  }

  var perYear: Phrase? {
    guard let step = needed.perYear, !step.isZero else { return nil }
    // Of whole things a part a year is one a year.
    let number = ScaledNumber(needed.isWhole ? Rational(step.ceiling) : step, in: unit)
    return Phrase { language in
      let style = NumberStyle.people(language)
      let shown = number?.shown(style) ?? "…"
      let yearly = shown + unit.suffix(style, after: shown)
      return Phrase(en: "\(yearly) a year", vi: "\(yearly) mỗi năm").text(in: language)
    }
  }
}

/// What the rows of a target's measure are called.
struct MeasuredThings: Sendable {
  /// As the plan writes it, usually a plural, with the condition.
  private let many: String
  private let one: String
  private let vietnamese: String

  init(_ target: Target, in plan: CheckedPlan) {
    var expression = target.measure.expression
    var span = target.measure.span
    // A target that stands for an indicator has the indicator's words.
    if case .indicator(let index, at: nil) = expression, plan.indicators.indices.contains(index) {
      expression = plan.indicators[index].measure.expression
      span = plan.indicators[index].measure.span
    }
    let table: Table? =
      if case .aggregate(let aggregate) = expression, plan.tables.indices.contains(aggregate.population.table)
      {
        plan.tables[aggregate.population.table]
      } else { nil }
    let label = target.label ?? target.name
    // The sentence of the plan itself: `share of POPULATION where CONDITION`.
    let words = span.text.split { $0.isWhitespace }.map(String.init)
    var name = table?.name ?? ""
    var condition = ""
    if words.count > 2, ["share", "count"].contains(words[0]), words[1] == "of" {
      name = words[2]
      let end = words.indices.first { words[$0] == "weighted" || words[$0] == "ignoring" } ?? words.endIndex
      if end > 4, words[3] == "where" { condition = " " + words[3..<end].joined(separator: " ") }
    }
    many = name.isEmpty ? "for “\(label)”" : name + condition
    one = name.isEmpty ? many : singular(name) + condition
    // The table's label names its rows, not those of a population in it.
    vietnamese =
      if let table, table.name == name { "\(table.label ?? table.name) (\(label))" } else { "cho “\(label)”" }
  }

  func phrase(_ language: Language, isOne: Bool) -> String {
    switch language {
    case .english: isOne ? one : many
    case .vietnamese: vietnamese
    }
  }
}
