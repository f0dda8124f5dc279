import TargetDSL
import TargetEngine

extension NeededReport {
  /// For example: "69 more organisations where rating in { good, fair }".
  init(_ needed: Needed, to bound: Bound, of target: Target, in plan: CheckedPlan) {
    let words = NeededWords(needed, target, plan)
    self.init(
      amount: words.amount?.number.description ?? needed.amount.description, text: Phrase(words.text),
      perYear: words.perYear)
  }
}

private struct NeededWords {
  let needed: Needed
  let unit: UnitExpression
  let amount: ScaledNumber?
  let things: MeasuredThings

  init(_ needed: Needed, _ target: Target, _ plan: CheckedPlan) {
    self.needed = needed
    switch needed.kind {
    case .rowsToChange, .rowsToAdd: unit = .plain
    case .points: unit = .points
    case .weight(let weight, _): unit = weight
    case .amount: unit = target.measure.type == .share ? .points : target.measure.unit
    }
    amount = ScaledNumber(needed.amount, in: unit)
    things = MeasuredThings(target, in: plan)
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
      let rows = things.phrase(language, isOne: plain == "1")
      return said(
        "\(plain) \(needed.isDecrease ? less : more) \(rows)",
        "\(needed.isDecrease ? less : more) \(plain) \(rows)")
    case .weight(_, let column):
      let weight = suffix.isEmpty ? " “\(column)”" : suffix
      let rows = things.phrase(language, isOne: false)
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
private struct MeasuredThings {
  let name: String
  let table: Table?
  let condition: String?
  let label: String

  init(_ target: Target, in plan: CheckedPlan) {
    var expression = target.measure.expression
    var span = target.measure.span
    // A target that stands for an indicator has the indicator's words.
    if case .indicator(let index, at: nil) = expression, plan.indicators.indices.contains(index) {
      expression = plan.indicators[index].measure.expression
      span = plan.indicators[index].measure.span
    }
    table =
      if case .aggregate(let aggregate) = expression, plan.tables.indices.contains(aggregate.population.table)
      {
        plan.tables[aggregate.population.table]
      } else { nil }
    label = target.label ?? target.name
    // The sentence of the plan itself: `share of POPULATION where CONDITION`.
    let words = span.text.split { $0.isWhitespace }.map(String.init)
    guard words.count > 2, ["share", "count"].contains(words[0]), words[1] == "of" else {
      name = table?.name ?? ""
      condition = nil
      return
    }
    name = words[2]
    let end = words.indices.first { words[$0] == "weighted" || words[$0] == "ignoring" } ?? words.endIndex
    condition = end > 4 && words[3] == "where" ? words[3..<end].joined(separator: " ") : nil
  }

  /// The population's name is as the plan writes it, usually a plural.
  func phrase(_ language: Language, isOne: Bool) -> String {
    switch language {
    case .english:
      guard !name.isEmpty else { return "for “\(label)”" }
      let name = isOne ? singular(name) : name
      return condition.map { "\(name) \($0)" } ?? name
    case .vietnamese:
      // The table's label names its rows, not those of a population in it.
      guard let table, table.name == name else { return "cho “\(label)”" }
      return "\(table.label ?? table.name) (\(label))"
    }
  }
}
