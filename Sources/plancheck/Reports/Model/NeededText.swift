import TargetDSL
import TargetEngine

extension NeededReport {
  /// For example: "69 more organisations where rating in { good, fair }".
  init(_ needed: Needed, to bound: Bound, of target: Target, in plan: CheckedPlan) {
    let unit: UnitExpression
    switch needed.kind {
    case .rowsToChange, .rowsToAdd: unit = .plain
    case .points: unit = .points
    case .amount: unit = target.measure.type == .share ? .points : target.measure.unit
    }
    let amount = ScaledNumber(needed.amount, in: unit)
    func shown(_ number: ScaledNumber?, _ language: Language) -> String {
      let style = NumberStyle.people(language)
      return (number?.shown(style) ?? "…") + unit.suffix(style)
    }
    let things = MeasuredThings(target, in: plan)
    // The amount alone would only reach the bound.
    let over = needed.mustExceed ? Phrase(en: "over ", vi: "hơn ") : Phrase(verbatim: "")
    let text = Phrase { language in
      let number = over.text(in: language) + shown(amount, language)
      switch (needed.kind, language) {
      case (.amount, .english) where needed.amount.isZero, (.points, .english) where needed.amount.isZero:
        return needed.isDecrease ? "a little less" : "a little more"
      case (.amount, .vietnamese) where needed.amount.isZero,
        (.points, .vietnamese) where needed.amount.isZero:
        return needed.isDecrease ? "giảm thêm một chút" : "tăng thêm một chút"
      case (.rowsToChange, .english), (.rowsToAdd, .english):
        return "\(number) \(needed.isDecrease ? "fewer" : "more") \(things.phrase(language))"
      case (.rowsToChange, .vietnamese), (.rowsToAdd, .vietnamese):
        return "\(needed.isDecrease ? "giảm" : "thêm") \(number) \(things.phrase(language))"
      case (.amount, .english), (.points, .english):
        let word = needed.isDecrease ? "less" : "more"
        let plain = over.english + (amount?.shown(.people(.english)) ?? "…")
        // `3 060 more people`, but `5% more`.
        return unit.suffix(.plan).hasPrefix(" ") && !needed.isDecrease
          ? "\(plain) \(word)\(unit.suffix(.plan))" : "\(number) \(word)"
      case (.amount, .vietnamese), (.points, .vietnamese):
        return "\(needed.isDecrease ? "giảm" : "thêm") \(number)"
      }
    }
    let yearly = needed.perYear.flatMap { $0.isZero ? nil : $0 }.map { step in
      Phrase { language in
        // Rows are whole things: a part of one a year is one a year.
        let whole = needed.kind == .rowsToChange || needed.kind == .rowsToAdd ? Rational(step.ceiling) : step
        let number = shown(ScaledNumber(whole, in: unit), language)
        return Phrase(en: "\(number) a year", vi: "\(number) mỗi năm").text(in: language)
      }
    }
    self.init(amount: amount?.number.description ?? needed.amount.description, text: text, perYear: yearly)
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

  func phrase(_ language: Language) -> String {
    switch language {
    case .english:
      guard !name.isEmpty else { return "for “\(label)”" }
      return condition.map { "\(name) \($0)" } ?? name
    case .vietnamese:
      // The table's label names its rows, not those of a population in it.
      guard let table, table.name == name else { return "cho “\(label)”" }
      return "\(table.label ?? table.name) (\(label))"
    }
  }
}
