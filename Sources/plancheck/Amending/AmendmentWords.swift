import TargetDSL
import TargetEngine

// How the parts of a plan are named in the sentences about its changes.

extension AmendmentFinder {
  func title(_ target: Target) -> String {
    target.label.map { "\(quoted($0)) (`\(target.name)`)" } ?? "`\(target.name)`"
  }

  func quoted(_ text: String?) -> String { text.map { "“\($0)”" } ?? "–" }

  func words(_ measure: TypedMeasure) -> String {
    measure.span.words
  }

  /// In English words as the plan has it; in Vietnamese as a plan in Vietnamese words has it, else in the words of labels.
  func said(_ measure: TypedMeasure, _ plan: CheckedPlan) -> Phrase {
    Phrase(
      english: measure.span.inEnglishWords,
      vietnamese: measure.span.file.language == .vietnamese
        ? measure.span.words
        : PlanWords(plan: plan, language: .vietnamese).measure(measure.expression, in: measure.unit))
  }

  /// Code in the words of the Vietnamese plan language.
  func inVietnamese(_ code: String) -> String {
    Language.vietnamese.withOwnWords("`\(code)`", isOfCases: false).filter { $0 != "`" }
  }

  /// The unit of a quantity that is stated alone; `nil` for what is measured.
  func statedUnit(_ target: Target) -> String? {
    if case .stated = target.measure.expression { target.measure.unit.text } else { nil }
  }

  func bound(_ clause: Clause, _ target: Target) -> String {
    BoundText(bound: clause.bound, unit: target.measure.unit).plan
  }

  func when(_ clause: Clause) -> String {
    clause.when.planText
  }

  func lastDay(_ clause: Clause) -> CalendarDate? {
    switch clause.when {
    case .by(let date): date
    case .eachYear(let years), .total(let years): .endOf(year: years.upperBound)
    case .always, .undated: nil
    }
  }

  func text(_ clause: Clause, _ target: Target) -> String {
    "\(when(clause)): \(bound(clause, target))"
  }

  func bounds(_ target: Target) -> String {
    target.clauses.map { text($0, target) }.joined(separator: "; ")
  }

  func goals(_ target: Target, _ language: Language) -> String {
    target.clauses.map { said($0, target).text(in: language) }.joined(separator: "; ")
  }

  func boundPhrase(_ clause: Clause, _ target: Target) -> Phrase {
    BoundText(bound: clause.bound, unit: target.measure.unit).phrase
  }

  func timePhrase(_ clause: Clause) -> Phrase {
    switch clause.when {
    case .by(let date): TimeText.phrase(.by(date))
    case .eachYear(let years):
      Phrase(
        en: "each year \(year: years.lowerBound)–\(year: years.upperBound)",
        vi: "mỗi năm \(year: years.lowerBound)–\(year: years.upperBound)")
    case .total(let years): TimeText.phrase(.total(years))
    case .always: TimeText.phrase(.always)
    case .undated: TimeText.phrase(.undated)
    }
  }

  func said(_ clause: Clause, _ target: Target) -> Phrase {
    boundPhrase(clause, target).appending(Phrase(verbatim: ", ")).appending(timePhrase(clause))
  }

  func citation(_ clause: Clause) -> String? {
    clause.source.map { $0.item + ($0.says.map { " “\($0)”" } ?? "") }
  }

  func grouping(_ target: Target, _ plan: CheckedPlan) -> String? {
    switch target.scope {
    case .whole: nil
    case .each(let grouping), .some(let grouping, _):
      "for " + (target.scope.quota.map { $0.planText + " of " } ?? "each ")
        + grouping.path.steps.map { plan.tables[$0.table].columns[$0.column].name }.joined(separator: ".")
    }
  }

  func stated(_ target: Target) -> [(plan: String, said: Phrase, span: SourceSpan)] {
    let text = ValueText(target.measure)
    return target.stated.map { value in
      let (date, amount) = (TimeText.phrase(value.date), text.phrase(value.value))
      let publisher = value.publisher.map { " (\($0))" } ?? ""
      return (
        "\(value.kind.rawValue) \(value.date): \(value.value.planText(target.measure.type, in: target.measure.unit))"
          + (value.publisher.map { " from " + quotedText($0) } ?? ""),
        Phrase(
          en: "\(amount) for \(date)\(publisher)",
          vi: "\(amount) cho \(date)\(publisher)"),
        value.span
      )
    }
  }
}
