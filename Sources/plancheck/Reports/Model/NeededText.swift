import TargetDSL
import TargetEngine

extension NeededReport {
  /// For example: "69 more organisations where rating in { good, fair }".
  init(_ needed: Needed, _ text: ValueText, _ things: MeasuredThings?) {
    self.init(words: NeededWords(needed, text, things))
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

struct NeededWords: Sendable {
  private let needed: Needed
  private let unit: UnitExpression
  private let amount: ScaledNumber?
  /// `nil` where what is needed is not told in rows.
  private let things: MeasuredThings?

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

  var exactAmount: String { (amount?.number ?? needed.amount).description }

  /// - Parameter isBrief: Without what is asked of the rows, for a place below the title of the goal.
  func text(_ language: Language, isBrief: Bool = false) -> String {
    let style = NumberStyle.people(language)
    func said(_ english: Wording, _ vietnamese: Wording) -> String {
      Phrase(en: english, vi: vietnamese).text(in: language)
    }
    // The amount alone would only reach the bound.
    let over =
      needed.mustExceed ? said("over ", "hơn ") : needed.isLeast ? said("at least ", "ít nhất ") : ""
    let number = amount?.shown(style) ?? "…"
    let plain = over + number
    let suffix = unit.suffix(style, after: number)
    let (more, less) = (said("more", "thêm"), said("fewer", "giảm"))
    switch needed.kind {
    case .rowsToChange, .rowsToAdd:
      let rows = things?.phrase(language, isOne: number == "1", isBrief: isBrief) ?? ""
      return said(
        "\(plain) \(needed.isDecrease ? less : more) \(rows)",
        "\(needed.isDecrease ? less : more) \(plain) \(needed.isDecrease ? rows.lessFor : rows)")
    case .weight(_, let column):
      let weight = suffix.isEmpty ? " “\(column)”" : suffix
      let rows = things?.phrase(language, isOne: false, isBrief: isBrief) ?? ""
      return said(
        "\(plain) \(needed.isDecrease ? less : more)\(weight) in \(rows)",
        "\(needed.isDecrease ? less : more) \(plain)\(weight) ở \(rows)")
    case .amount, .points:
      if needed.amount.isZero, !needed.isLeast || needed.mustExceed {
        return needed.isDecrease
          ? said("a little less", "giảm thêm một chút") : said("a little more", "tăng thêm một chút")
      }
      // `3 060 more people`, but `5% more` and `5 million VND per person more`.
      let countsThings =
        unit.suffix(.plan).hasPrefix(" ") && unit.suffix(.plan).dropFirst().allSatisfy(\.isLetter)
      let english =
        countsThings && !needed.isDecrease
        ? "\(plain) more\(suffix)" : "\(plain)\(suffix) \(needed.isDecrease ? "less" : "more")"
      return said("\(english)", "\(needed.isDecrease ? less : more) \(plain)\(suffix)")
    }
  }

  /// The even step to the deadline: `12 a year`, `1 to 2 a year`, `1 every 2 to 3 years`. `nil` where no
  /// such step is both true and plain, as for one thing that is to be done in some year.
  var perYear: Phrase? {
    guard let step = needed.perYear, !step.isZero else { return nil }
    guard needed.isWhole, !step.isInteger else { return yearly(step, step) }
    let rounded = Rational(step.ceiling)
    // Rounding up is true as long as no year is left over by it.
    let others = (try? needed.amount.divided(by: step))?.flatMap { try? $0.subtracting(.one) }
    let early = others.flatMap { try? rounded.multiplied(by: $0) }
    if let early, early < needed.amount { return yearly(rounded, rounded) }
    guard step < .one else { return yearly(Rational(step.floor), rounded) }
    guard needed.amount > .one, let years = try? Rational.one.divided(by: step) else { return nil }
    let (least, most) = (years.floor, years.ceiling)
    // `1 every 1 to 2 years` says nothing to anybody.
    guard least > 1 else { return nil }
    return Phrase { language in
      let one = quantity(.one, .one, language)
      return least == most
        ? Phrase(en: "\(one) every \(least) years", vi: "\(one) mỗi \(least) năm").text(in: language)
        : Phrase(
          en: "\(one) every \(least) to \(most) years",
          vi: "\(one) mỗi \(least) đến \(most) năm"
        ).text(in: language)
    }
  }

  /// `at least 11 to 12 people`.
  private func quantity(_ low: Rational, _ high: Rational, _ language: Language) -> String {
    let style = NumberStyle.people(language)
    let numbers = (low == high ? [low] : [low, high]).map {
      ScaledNumber($0, in: unit)?.shown(style) ?? "…"
    }
    let shown = numbers.joined(separator: Phrase(en: " to ", vi: " đến ").text(in: language))
    let least = needed.isLeast ? Phrase(en: "at least ", vi: "ít nhất ").text(in: language) : ""
    return least + shown + unit.suffix(style, after: shown)
  }

  private func yearly(_ low: Rational, _ high: Rational) -> Phrase {
    Phrase { language in
      let yearly = quantity(low, high, language)
      // What is counted a year already grows by so much each year.
      return yearly.hasSuffix("year")
        ? Phrase(en: "\(yearly) each year", vi: "\(yearly) mỗi năm").text(in: language)
        : Phrase(en: "\(yearly) a year", vi: "\(yearly) mỗi năm").text(in: language)
    }
  }
}

/// What the rows of a target's measure are called.
struct MeasuredThings: Sendable {
  /// With the condition that is asked of them. For example: `organisations where rating is good or fair`.
  private let many: String
  private let one: String
  private let vietnamese: String
  /// Without it; `nil` where they have no name of their own.
  private let bare: (many: String, one: String, vietnamese: String)?

  /// - Parameter year: What `year` stands for.
  init(_ target: Target, in plan: CheckedPlan, year: Int?) {
    let label = target.label ?? target.name
    guard case .aggregate(let aggregate) = plan.resolved(target.measure.expression) else {
      (many, one, vietnamese) = ("for “\(label)”", "for “\(label)”", "cho “\(label)”")
      bare = nil
      return
    }
    let (rows, condition) = (aggregate.population, aggregate.condition)
    let table = plan.tables.indices.contains(rows.table) ? plan.tables[rows.table] : nil
    let words = PlanWords(plan: plan, language: .english, year: year, isBrief: true)
    if case .countDistinct(let path) = aggregate.function {
      // More rows with a value that is there already would change nothing.
      let column = plan.tables[path.target.table].columns[path.target.column]
      let things = words.things(rows, where: condition, isOne: false)
      (many, one) = ("values of “\(column.name)” in \(things)", "value of “\(column.name)” in \(things)")
      let referred: Table? = if case .reference(let index) = column.type { plan.tables[index] } else { nil }
      let value = referred?.label?.inSentence ?? "giá trị của “\(column.headers.first ?? column.name)”"
      vietnamese = "\(value) (\(label))"
      bare = nil
      return
    }
    many = words.things(rows, where: condition, isOne: false)
    one = words.things(rows, where: condition, isOne: true)
    // A label names its own rows; what is asked of them stands behind it.
    let population = words.population(rows)
    let called =
      population == nil && rows.condition == .always
      ? table.map { $0.label?.inSentence ?? $0.name } : population?.label?.inSentence
    let asks = condition.conjuncts.isEmpty && population != nil ? "" : " (\(label))"
    vietnamese = called.map { $0 + asks } ?? "cho “\(label)”"
    bare = (
      words.things(rows, where: .always, isOne: false), words.things(rows, where: .always, isOne: true),
      called ?? vietnamese
    )
  }

  func phrase(_ language: Language, isOne: Bool, isBrief: Bool) -> String {
    let (many, one, vietnamese) = isBrief ? bare ?? (many, one, vietnamese) : (many, one, vietnamese)
    return switch language {
    case .english: isOne ? one : many
    case .vietnamese: vietnamese
    }
  }
}

extension String {
  /// `giảm 10 ở “…”`, where `thêm 10 cho “…”` is said.
  fileprivate var lessFor: String { hasPrefix("cho “") ? "ở" + dropFirst(3) : self }

  /// A label inside a sentence: `hợp tác xã` for "Hợp tác xã", and "HTX nông nghiệp" as it stands.
  var inSentence: String {
    guard let first, first.isUppercase, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}
