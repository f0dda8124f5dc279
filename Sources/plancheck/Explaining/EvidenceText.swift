import TargetDSL
import TargetEngine

/// The rows behind a value in words and numbers.
struct EvidenceText {
  let explanation: TargetExplanation
  let evidence: TargetExplanation.Evidence
  let clause: ClauseJudgement
  let style: ReportStyle

  private static let groupLimit = 12
  private static let problemLimit = 5

  private var words: PlanWords {
    PlanWords(plan: explanation.plan, language: style.language, year: evidence.request.request.year)
  }

  private var measure: TypedMeasure { explanation.target.measure }

  func write(to page: inout ExplanationPage) {
    files(&page)
    populations(&page)
    let parts = evidence.rows.parts
    for part in parts {
      if parts.count > 1 { page.field(page.said("part", "phần"), words.aggregate(part.aggregate)) }
      numbers(part, &page)
    }
    problems(&page)
  }

  private func number(_ value: Int) -> String { style.number(value) }

  private func rows(_ count: Int) -> String {
    words.said(count == 1 ? "1 row" : "\(number(count)) rows", "\(number(count)) dòng")
  }

  private func files(_ page: inout ExplanationPage) {
    var seen: Set<String> = []
    for case let rows? in evidence.rows.parts.map(\.rows) where seen.insert(rows.file).inserted {
      page.field(page.said("file", "tệp"), "\(rows.file) (\(self.rows(rows.count)))")
    }
  }

  private func populations(_ page: inout ExplanationPage) {
    for (index, size) in evidence.rows.populations.enumerated() {
      let possible =
        size.possible == 0
        ? ""
        : page.said(
          " (and \(number(size.possible)) of which it is not known)", " (và \(number(size.possible)) chưa rõ)"
        )
      let isWhole = size.rows.condition == .always
      let definition = isWhole || size.name == nil ? "" : " = " + words.definition(size.rows)
      page.field(
        index == 0 ? page.said("populations", "tổng thể") : "",
        "\(words.rows(size.rows)): \(rows(size.sure))\(possible)\(definition)")
    }
  }

  // MARK: - Numbers

  private func numbers(_ part: RowExplanation.Part, _ page: inout ExplanationPage) {
    guard let fallen = part.rows else { return }
    if case .groups = part.answer {
      groups(fallen, part.aggregate, &page)
    } else {
      counts(fallen.shares, part, &page)
    }
    if let numerator = part.numerator, let denominator = part.denominator {
      page.field(page.said("divided", "tử số"), amount(numerator, in: scaleAlone))
      page.field(page.said("by", "mẫu số"), amount(denominator, in: .plain))
    }
    if case .value(let outcome) = part.answer, case .sum = part.aggregate.function {
      page.field(
        page.said("sum", "tổng"),
        amount(outcome, in: unit(of: part.aggregate)))
    }
    if case .value(.measured(let value)) = part.answer, let ignored = value.ignoredRows, ignored > 0 {
      page.field(page.said("left out", "không tính"), rows(ignored))
    }
    guard !fallen.unknown.isEmpty else { return }
    let cells = fallen.unknown.map { "\(words.column($0.column)): \(number($0.rows))" }
    page.field(page.said("unknown cells", "ô chưa biết"), cells.joined(separator: "; "))
    page.field(
      "",
      page.said("in ", "trong ") + rows(fallen.undecided)
        + page.said(" that could change the value", " còn có thể làm thay đổi giá trị"))
  }

  /// The rows by what is known of them; in two numbers where everything is.
  private func counts(_ shares: ShareCounts, _ part: RowExplanation.Part, _ page: inout ExplanationPage) {
    let isShare = if case .share = part.aggregate.function { true } else { false }
    let unsure = shares.c + shares.d + shares.e + shares.f
    let hasCondition = part.aggregate.condition != .always
    guard unsure > 0 else {
      let members = shares.a + shares.b
      if hasCondition {
        page.field(
          page.said("rows", "số dòng"),
          page.said("with the condition ", "thỏa điều kiện ") + number(shares.a)
            + page.said(", without it ", ", không thỏa ") + number(shares.b)
            + page.said(", together ", ", tổng cộng ") + number(members))
      } else {
        page.field(page.said("rows", "số dòng"), number(members))
      }
      if case .share(weight: nil) = part.aggregate.function, members > 0 {
        page.field("", "\(number(shares.a)) / \(number(members)) = \(percent(shares.a, members))")
      }
      return
    }
    let sure = page.said("sure members", "chắc chắn thuộc tổng thể")
    let possible = page.said("possible members", "có thể thuộc tổng thể")
    let with = page.said(" with the condition", ", thỏa điều kiện")
    let without = page.said(" without it", ", không thỏa")
    let open = page.said(" of which it is not known", ", chưa rõ")
    let lines: [(letter: String, count: Int, meaning: String)] =
      hasCondition
      ? [
        ("a", shares.a, sure + with), ("b", shares.b, sure + without), ("c", shares.c, sure + open),
        ("d", shares.d, possible + with), ("e", shares.e, possible + without),
        ("f", shares.f, possible + open),
      ] : [("a", shares.a, sure), ("d", shares.d, possible)]
    let width = lines.map { number($0.count).count }.max() ?? 1
    for (index, line) in lines.enumerated() {
      let count = number(line.count)
      page.field(
        index == 0 ? page.said("rows", "số dòng") : "",
        "\(line.letter)  \(String(repeating: " ", count: width - count.count))\(count)  \(line.meaning)")
    }
    guard !part.aggregate.ignoresUnknown else { return }
    let (a, b, c, d, e, f) = (shares.a, shares.b, shares.c, shares.d, shares.e, shares.f)
    if case .share(weight: nil) = part.aggregate.function {
      let (low, high) = (a + b + c + e + f, a + b + c + d + f)
      if low > 0 {
        page.field(
          page.said("at least", "ít nhất"),
          "a / (a + b + c + e + f) = \(number(a)) / \(number(low)) = \(percent(a, low))")
      }
      if high > 0 {
        page.field(
          page.said("at most", "nhiều nhất"),
          "(a + c + d + f) / (a + b + c + d + f) = \(number(a + c + d + f)) / \(number(high)) = \(percent(a + c + d + f, high))"
        )
      }
    } else if case .count = part.aggregate.function {
      page.field(page.said("at least", "ít nhất"), "a = \(number(a))")
      page.field(page.said("at most", "nhiều nhất"), "a + c + d + f = \(number(a + c + d + f))")
    } else if isShare {
      page.field("", page.said("each row counts by its weight", "mỗi dòng tính theo trọng số"))
    }
  }

  private func groups(_ fallen: FallenRows, _ aggregate: Aggregate, _ page: inout ExplanationPage) {
    let short = Set(clause.groups.filter { $0.finding.verdict != .met }.map(\.group))
    let groups = fallen.groups.filter { short.contains($0.group) }
    for (index, (group, shares)) in groups.prefix(EvidenceText.groupLimit).enumerated() {
      let unsure = shares.c + shares.d + shares.e + shares.f
      let open =
        unsure == 0 ? "" : page.said(", not known of \(number(unsure))", ", chưa rõ \(number(unsure))")
      page.field(
        index == 0 ? page.said("rows", "số dòng") : "",
        "\(group): "
          + (aggregate.condition == .always
            ? rows(shares.a)
            : page.said("with the condition ", "thỏa điều kiện ") + number(shares.a)
              + page.said(", without it ", ", không thỏa ") + number(shares.b)) + open)
    }
    if groups.count > EvidenceText.groupLimit {
      let rest = groups.count - EvidenceText.groupLimit
      page.field("", page.said("and \(rest) more groups", "và \(rest) nhóm nữa"))
    }
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    guard let share = Rational(Int128(part), over: Int128(whole)) else { return "…" }
    return style.text(ValueText(unit: .percent).phrase(share))
  }

  /// A sum that is the whole measure has its unit; what is divided is read in its scale, because the unit of a
  /// product needs no name here.
  private func amount(_ outcome: Outcome, in unit: UnitExpression) -> String {
    switch outcome {
    case .notApplicable(let reason), .missing(let reason): style.text(reason)
    case .measured(let value): style.text(ValueText(unit: unit).phrase(value.interval))
    }
  }

  /// A sum of one column has the column's unit.
  private func unit(of aggregate: Aggregate) -> UnitExpression {
    guard case .sum(.column(let path, _)) = aggregate.function else { return scaleAlone }
    return explanation.plan.tables[path.target.table].columns[path.target.column].type.unit ?? scaleAlone
  }

  private var scaleAlone: UnitExpression {
    guard !measure.unit.isPercentage else { return .plain }
    return UnitExpression(text: measure.unit.scale.rawValue, scale: measure.unit.scale, type: .ratio)
  }

  // MARK: - Faults of the files

  private func problems(_ page: inout ExplanationPage) {
    let files = Set(evidence.rows.parts.compactMap(\.rows?.file))
    let found = explanation.problems.filter { problem in
      files.contains(problem.place.path) && problem.code != DiagnosticKind.extraColumns.code
    }
    for (index, problem) in found.prefix(EvidenceText.problemLimit).enumerated() {
      let line = problem.place.position.line.map { ":\($0)" } ?? ""
      page.field(
        index == 0 ? page.said("found in the file", "lỗi trong tệp") : "",
        "\(lastName(of: problem.place.path))\(line): \(style.text(problem.message))")
    }
    if found.count > EvidenceText.problemLimit {
      let rest = found.count - EvidenceText.problemLimit
      page.field(
        "", page.said("and \(rest) more; see `plancheck check`", "và \(rest) lỗi nữa; xem `plancheck check`"))
    }
  }
}
