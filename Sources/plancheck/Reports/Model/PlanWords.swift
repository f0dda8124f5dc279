import TargetDSL
import TargetEngine

/// The parts of a plan in plain words of one language: tables, columns, populations, conditions.
///
/// Vietnamese takes the labels, headers and spellings of the data files, English the names of the plan.
struct PlanWords {
  let plan: CheckedPlan
  let language: Language
  /// What `year` stands for; `nil` where it is left open.
  var year: Int?
  /// Whether what is yes is told by its name alone. For example: `where linked`.
  var isBrief = false

  /// Deeper than any plan that the parser accepts.
  private static let depthLimit = 100

  func said(_ english: Wording, _ vietnamese: Wording) -> String {
    Phrase(en: english, vi: vietnamese).text(in: language)
  }

  private var style: NumberStyle { .people(language) }

  // MARK: - Names

  func table(_ index: Int) -> String {
    guard plan.tables.indices.contains(index) else { return "…" }
    let table = plan.tables[index]
    return said(
      "\(english(table.name, table.label))", "\(table.label ?? spoken(table.name))")
  }

  func column(_ path: ColumnPath) -> String {
    let names = path.steps.compactMap { step -> String? in
      guard plan.tables.indices.contains(step.table),
        plan.tables[step.table].columns.indices.contains(step.column)
      else { return nil }
      let column = plan.tables[step.table].columns[step.column]
      return said(
        "\(spoken(column.name))", "\(column.headers.first.map { "“\($0)”" } ?? spoken(column.name))")
    }
    return said(
      "\(names.joined(separator: "’s "))", "\(names.reversed().joined(separator: " của "))")
  }

  func column(_ column: ReadColumn) -> String {
    switch column {
    case .column(let path): self.column(path)
    case .referring(let rows, _, let count):
      said("at least \(count) of the \(self.rows(rows))", "có ít nhất \(count) \(self.rows(rows))")
    }
  }

  private func declared(_ path: ColumnPath) -> Column? {
    let step = path.target
    guard plan.tables.indices.contains(step.table),
      plan.tables[step.table].columns.indices.contains(step.column)
    else { return nil }
    return plan.tables[step.table].columns[step.column]
  }

  private func spoken(_ name: String) -> String { name.map { $0 == "_" ? " " : String($0) }.joined() }

  /// A name that is made of a Vietnamese label is read as the label.
  private func english(_ name: String, _ label: String?) -> String {
    name.utf8.allSatisfy { $0 < 0x80 } ? spoken(name) : label?.inSentence ?? spoken(name)
  }

  private func category(_ index: Int, of path: ColumnPath) -> String {
    guard case .category(let categories)? = declared(path)?.type, categories.indices.contains(index) else {
      return "…"
    }
    let category = categories[index]
    let spelling = "“\(category.spellings.first ?? spoken(category.name))”"
    // Letters without a vowel are no word: `htx` is told as the data spell it.
    let isWord = category.name.contains { "aeiouy".contains($0) }
    return said("\(isWord || category.spellings.isEmpty ? spoken(category.name) : spelling)", "\(spelling)")
  }

  func list(_ words: [String], _ english: Wording, _ vietnamese: Wording) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(said(english, vietnamese)) " + last
  }

  // MARK: - Rows

  /// The name of a population where the plan has one, else what its rows are.
  func rows(_ rows: RowSet, _ depth: Int = 0) -> String {
    if rows.condition == .always { return table(rows.table) }
    if let population = population(rows) { return name(of: population) }
    return definition(rows, depth)
  }

  /// Without a label its name is marked, in Vietnamese, as one of the plan's own words.
  private func name(of population: Population) -> String {
    said(
      "\(english(population.name, population.label))",
      "\(population.label?.inSentence ?? "“\(population.name)”")")
  }

  func population(_ rows: RowSet) -> Population? {
    plan.populations.first { resolved($0.rows) == resolved(rows) }
  }

  private func resolved(_ rows: RowSet) -> RowSet { year.map { rows.resolved(year: $0) } ?? rows }

  /// What the rows are, by the narrowest other population of which they are a part.
  func definition(_ rows: RowSet, _ depth: Int = 0) -> String {
    let (base, rest) = parts(rows)
    return base + wherein(rest, depth)
  }

  /// One of the rows, or several, of which a condition holds. For example: `organisation where rating is good`.
  func things(_ rows: RowSet, where condition: Condition, isOne: Bool) -> String {
    var (base, rest) = (table(rows.table), Condition.always)
    if let population = population(rows) {
      base = name(of: population)
    } else if rows.condition != .always {
      (base, rest) = parts(rows)
    }
    let tests = rest.conjuncts + condition.conjuncts
    return (isOne && language == .english ? oneOf(base) : base) + wherein(.all(tests))
  }

  /// `rated organisation` of “rated organisations”, `task due 2023` of “tasks due 2023”: the noun is the last word, or the
  /// first that is told of several.
  private func oneOf(_ things: String) -> String {
    var words = things.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isNoun = { (word: String) in singular(word) != word }
    let last = words.last.flatMap { isNoun($0) ? words.count - 1 : nil }
    guard let place = last ?? words.firstIndex(where: isNoun) else { return things }
    words[place] = singular(words[place])
    return words.joined(separator: " ")
  }

  private func parts(_ rows: RowSet) -> (base: String, rest: Condition) {
    let conditions = resolved(rows).condition.conjuncts
    let wider = plan.populations.filter { other in
      let others = resolved(other.rows).condition.conjuncts
      return other.rows.table == rows.table && !others.isEmpty && others.count < conditions.count
        && others.allSatisfy(conditions.contains)
    }.max { $0.rows.condition.conjuncts.count < $1.rows.condition.conjuncts.count }
    let known = wider.map { resolved($0.rows).condition.conjuncts } ?? []
    let rest = conditions.filter { !known.contains($0) }
    let base = wider.map(name) ?? table(rows.table)
    return (base, .all(rest))
  }

  /// ` where …`, or nothing.
  func wherein(_ condition: Condition, _ depth: Int = 0) -> String {
    condition.conjuncts.isEmpty ? "" : said(" where ", " mà ") + self.condition(condition, depth + 1)
  }

  // MARK: - Conditions

  func condition(_ condition: Condition, _ depth: Int = 0) -> String {
    guard depth < PlanWords.depthLimit else { return "…" }
    switch condition {
    case .always: return said("always", "luôn đúng")
    case .all(let parts):
      if let only = parts.first, parts.count == 1 { return self.condition(only, depth + 1) }
      return list(spans(parts, depth), "and", "và")
    case .any(let parts): return list(parts.map { inner($0, depth) }, "or", "hoặc")
    case .not(let part): return negated(part, depth + 1)
    case .isYes(let path): return column(path) + (isShort(path) ? "" : said(" is yes", " là có"))
    case .isOneOf(let path, let categories):
      let names = categories.map { category($0, of: path) }
      return column(path) + said(" is ", " là ") + list(names, "or", "hoặc")
    case .sameValue(let left, let right):
      return column(left) + said(" is the same as ", " giống ") + column(right)
    case .isText(let path, let texts):
      return column(path) + said(" is ", " là ") + list(texts.map { "“\($0)”" }, "or", "hoặc")
    case .number(let left, let comparison, let right):
      let unit = unit(of: left) ?? unit(of: right)
      return number(left, unit, depth + 1) + " " + words(comparison) + " " + number(right, unit, depth + 1)
    case .date(let left, let comparison, let right):
      return date(left) + " " + dateWords(comparison) + " " + date(right)
    case .isKnown(let path): return column(path) + said(" is known", " đã biết")
    case .isNone(let path): return column(path) + said(" has no value", " không có")
    case .refers(let path, let target):
      guard case .reference(let table)? = declared(path)?.type else { return column(path) }
      return column(path)
        + said(" is one of the ", " thuộc ") + rows(RowSet(rows: table, where: target), depth + 1)
    case .has(let rows, _, let count):
      return said("at least \(count) of the ", "có ít nhất \(count) ") + self.rows(rows, depth + 1)
        + said(count == 1 ? " belongs to it" : " belong to it", " thuộc về nó")
    }
  }

  /// The two ends of a span are told as one.
  private func spans(_ parts: [Condition], _ depth: Int) -> [String] {
    var words: [String] = []
    var index = 0
    while index < parts.count {
      let next = index + 1 < parts.count ? span(parts[index], parts[index + 1], depth) : nil
      words.append(next ?? inner(parts[index], depth))
      index += next == nil ? 1 : 2
    }
    return words
  }

  /// `the year of founded is from 2026 to 2030`.
  private func span(_ start: Condition, _ end: Condition, _ depth: Int) -> String? {
    let (subject, low, high): (String, String, String)
    if case .number(let left, .greaterOrEqual, let from) = start,
      case .number(left, .lessOrEqual, let to) = end
    {
      let unit = unit(of: left)
      subject = number(left, unit, depth + 1)
      (low, high) = (number(from, unit, depth + 1), number(to, unit, depth + 1))
    } else if case .date(let left, .greaterOrEqual, let from) = start,
      case .date(left, .lessOrEqual, let to) = end
    {
      (subject, low, high) = (date(left), date(from), date(to))
    } else {
      return nil
    }
    return said("\(subject) is from \(low) to \(high)", "\(subject) từ \(low) đến \(high)")
  }

  /// Inside a list of conditions.
  private func inner(_ condition: Condition, _ depth: Int) -> String {
    switch condition {
    case .all, .any: "(" + self.condition(condition, depth + 1) + ")"
    case .always, .not, .isYes, .isOneOf, .sameValue, .isText, .number, .date, .isKnown, .isNone, .refers,
      .has:
      self.condition(condition, depth + 1)
    }
  }

  private func negated(_ condition: Condition, _ depth: Int) -> String {
    switch condition {
    case .isYes(let path):
      return isShort(path)
        ? said("not ", "không ") + column(path) : column(path) + said(" is not yes", " không phải là có")
    case .isOneOf(let path, let categories):
      let names = categories.map { category($0, of: path) }
      return column(path) + said(" is not ", " không phải ") + list(names, "or", "hoặc")
    case .isText(let path, let texts):
      return column(path) + said(" is not ", " không phải ")
        + list(texts.map { "“\($0)”" }, "or", "hoặc")
    case .isKnown(let path): return column(path) + said(" is not known", " chưa biết")
    case .isNone(let path): return column(path) + said(" has a value", " có giá trị")
    case .has(let rows, _, 1):
      return said("none of the ", "không có ") + self.rows(rows, depth + 1)
        + said(" belongs to it", " nào thuộc về nó")
    case .always, .all, .any, .not, .sameValue, .number, .date, .refers, .has:
      return said("it is not so that (", "không phải (") + self.condition(condition, depth + 1) + ")"
    }
  }

  private func isShort(_ path: ColumnPath) -> Bool { isBrief && path.steps.count == 1 }

  private func words(_ comparison: Comparison) -> String {
    switch comparison {
    case .equal: said("is", "bằng")
    case .notEqual: said("is not", "khác")
    case .less: said("is less than", "dưới")
    case .lessOrEqual: said("is at most", "nhiều nhất")
    case .greater: said("is more than", "trên")
    case .greaterOrEqual: said("is at least", "ít nhất")
    }
  }

  private func dateWords(_ comparison: Comparison) -> String {
    switch comparison {
    case .equal: said("is", "là")
    case .notEqual: said("is not", "khác")
    case .less: said("is before", "trước")
    case .lessOrEqual: said("is on or before", "không sau")
    case .greater: said("is after", "sau")
    case .greaterOrEqual: said("is on or after", "không trước")
    }
  }

  private func date(_ date: DateExpression) -> String {
    switch date {
    case .column(let path): column(path)
    case .constant(let day): TimeText.phrase(day).text(in: language)
    }
  }

  // MARK: - Numbers

  func number(_ number: NumberExpression, _ unit: UnitExpression? = nil, _ depth: Int = 0) -> String {
    guard depth < PlanWords.depthLimit else { return "…" }
    func part(_ part: NumberExpression) -> String {
      switch part {
      case .sum, .difference, .product, .quotient: "(" + self.number(part, unit, depth + 1) + ")"
      case .column, .constant, .year, .yearOf, .negated: self.number(part, unit, depth + 1)
      }
    }
    switch number {
    case .column(let path, _): return column(path)
    case .constant(let value):
      let unit = unit ?? .plain
      if unit == .plain, value.isYear { return value.description }
      let shown = (ScaledNumber(value, in: unit) ?? ScaledNumber(value)).exact(style)
      return shown + unit.suffix(style, after: shown)
    case .year: return year.map(String.init) ?? said("the year", "năm đang đo")
    case .yearOf(let path): return said("the year of ", "năm của ") + column(path)
    case .negated(let operand): return "−" + part(operand)
    case .sum(let left, let right): return part(left) + " + " + part(right)
    case .difference(let left, let right): return part(left) + " − " + part(right)
    case .product(let left, let right): return part(left) + " × " + part(right)
    case .quotient(let left, let right): return part(left) + " / " + part(right)
    }
  }

  /// The unit in which the numbers of a comparison are read: of the column, where it is nothing but that. A year
  /// has none.
  private func unit(of number: NumberExpression) -> UnitExpression? {
    guard case .column(let path, _) = number else { return nil }
    return declared(path)?.type.unit
  }
}

extension Rational {
  /// Whether a plain number of a condition reads as a year, which is not grouped.
  fileprivate var isYear: Bool { integer.map { (1900...2100).contains($0) } ?? false }
}

extension CheckedPlan {
  /// A measure that is nothing but an indicator's is that indicator's.
  func resolved(_ measure: Measure) -> Measure {
    guard case .indicator(let index, at: nil) = measure, indicators.indices.contains(index) else {
      return measure
    }
    return indicators[index].measure.expression
  }
}
