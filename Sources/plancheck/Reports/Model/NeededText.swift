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

  var exactAmount: String { exact(needed.amount) }
  /// `nil` where nothing is unknown, or without a limit.
  var exactMost: String? { needed.most.map(exact) }

  private func exact(_ number: Rational) -> String {
    (ScaledNumber(number, in: unit)?.number ?? number).description
  }

  /// Whether what is unknown may ask for more.
  private var isLeast: Bool { needed.isLeast && needed.most != needed.amount }
  /// Whether both ends of what may be needed are known.
  private var isRange: Bool { isLeast && needed.most != nil }

  /// - Parameter isBrief: Without what is asked of the rows, for a place below the title of the goal.
  func text(_ language: Language, isBrief: Bool = false) -> String {
    let style = NumberStyle.people(language)
    func said(_ english: Wording, _ vietnamese: Wording) -> String {
      Phrase(en: english, vi: vietnamese).text(in: language)
    }
    // The amount alone would only reach the bound.
    let number = amount?.shownUp(style) ?? "…"
    let plain = self.plain(number, language)
    // Behind a range its last number counts.
    let last = isRange ? needed.most.flatMap { ScaledNumber($0, in: unit) }?.shownUp(style) : nil
    let suffix = unit.suffix(style, after: last ?? number)
    let (more, less) = (said("more", "thêm"), said("fewer", "giảm"))
    switch needed.kind {
    case .rowsToChange, .rowsToAdd:
      let rows = things?.phrase(language, isOne: number == "1" && !isRange, isBrief: isBrief) ?? ""
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
      if needed.amount.isZero, needed.mustExceed, needed.most == nil {
        let little =
          needed.isDecrease
          ? said("a little less", "giảm thêm một chút") : said("a little more", "tăng thêm một chút")
        // How much is only known from below.
        return needed.isLeast ? said("at least \(little)", "ít nhất là \(little)") : little
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

  /// `12`, `over 12`, `at least 12`, `at least 12, at most 40`: what is enough at best, and in any case.
  private func plain(_ number: String, _ language: Language) -> String {
    func said(_ english: Wording, _ vietnamese: Wording) -> String {
      Phrase(en: english, vi: vietnamese).text(in: language)
    }
    guard isLeast else { return needed.mustExceed ? said("over \(number)", "hơn \(number)") : number }
    let most = needed.most.flatMap { ScaledNumber($0, in: unit) }?.shownUp(.people(language))
    let least =
      needed.amount.isZero
      ? said("a little", "một chút")
      : needed.mustExceed
        ? said("over \(number)", "hơn \(number)") : said("at least \(number)", "ít nhất \(number)")
    guard let most else { return least }
    // Where the bound itself is not enough the amount is not, either.
    if needed.mostMustExceed {
      return said("\(least), at worst over \(most)", "\(least), có thể tới hơn \(most)")
    }
    return needed.amount.isZero
      ? said("at most \(most)", "nhiều nhất \(most)")
      : said("\(least), at most \(most)", "\(least), nhiều nhất \(most)")
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
    guard least > 1 else { return overYears(step) }
    return Phrase { language in
      let one = quantity(.one, .one, language)
      return least == most
        ? Phrase(en: "\(one) every \(least) years", vi: "cứ \(least) năm \(more) \(one)").text(in: language)
        : Phrase(
          en: "\(one) every \(least) to \(most) years",
          vi: "cứ \(least) đến \(most) năm \(more) \(one)"
        ).text(in: language)
    }
  }

  /// Which way a step leads, in Vietnamese.
  private var more: String { needed.isDecrease ? "giảm" : "thêm" }

  /// `5 in 6 years`, where the years are whole.
  private func overYears(_ step: Rational) -> Phrase? {
    guard let years = try? needed.amount.divided(by: step), years.isInteger else { return nil }
    return Phrase { language in
      let all = quantity(needed.amount, needed.amount, language)
      let span = years.description
      return Phrase(en: "\(all) in \(span) years", vi: "\(more) \(all) trong \(span) năm").text(in: language)
    }
  }

  /// `at least 11 to 12 people`.
  private func quantity(_ low: Rational, _ high: Rational, _ language: Language) -> String {
    let style = NumberStyle.people(language)
    let numbers = (low == high ? [low] : [low, high]).map {
      ScaledNumber($0, in: unit)?.shownUp(style) ?? "…"
    }
    let shown = numbers.joined(separator: Phrase(en: " to ", vi: " đến ").text(in: language))
    let least = isLeast ? Phrase(en: "at least ", vi: "ít nhất ").text(in: language) : ""
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
