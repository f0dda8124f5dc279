import TargetDSL
import TargetEngine

/// Makes the report of a judged plan.
struct ReportBuilder: Sendable {
  let plan: CheckedPlan
  let sampleNotice: String?

  static func report(_ judgement: PlanJudgement, sampleNotice: String?) -> PlanReport {
    let builder = ReportBuilder(plan: judgement.plan, sampleNotice: sampleNotice)
    let plan = judgement.plan
    return PlanReport(
      name: plan.name, label: plan.label, document: plan.document, place: plan.place, file: plan.file.path,
      line: plan.nameSpan.line, asOf: judgement.asOf, sampleNotice: sampleNotice, territory: plan.territory,
      targets: zip(plan.targets, judgement.targets).map { builder.target($0, $1) })
  }

  private func target(_ target: Target, _ judgement: TargetJudgement) -> TargetReport {
    var items: [String] = []
    for case let item? in target.clauses.map(\.source?.item) where !items.contains(item) {
      items.append(item)
    }
    return TargetReport(
      name: target.name, label: target.label, file: target.span.file.path, line: target.span.line,
      owner: target.owner, notes: target.notes, source: items.isEmpty ? nil : items.joined(separator: "; "),
      verdict: judgement.verdict, worst: judgement.worst,
      clauses: judgement.clauses.compactMap { entry in
        target.clauses.indices.contains(entry.clause)
          ? clause(target.clauses[entry.clause], entry, of: target) : nil
      })
  }

  private func clause(_ clause: Clause, _ judgement: ClauseJudgement, of target: Target) -> ClauseReport {
    let finding = judgement.finding
    let words = ClauseWords(
      text: ValueText(target.measure, bound: clause.bound),
      things: judgement.namesRows ? MeasuredThings(target, in: plan) : nil)
    let isUnmet = finding.verdict != .met
    return ClauseReport(
      time: judgement.time, bound: BoundText(bound: clause.bound, unit: target.measure.unit),
      file: clause.span.file.path, line: clause.span.line, span: clause.span, source: clause.source,
      verdict: finding.verdict, isDue: judgement.isDue, value: finding.value.map { words.value($0) },
      pace: finding.pace,
      gap: isUnmet ? finding.value.flatMap { GapReport($0.value, to: clause.bound, words.text) } : nil,
      needed: finding.needed.map { words.needed($0) }, why: finding.why, hasSlipped: finding.hasSlipped,
      isAboveRange: finding.isAboveRange,
      remarks: finding.remarks
        + (finding.value?.value.remarks ?? []).filter { !finding.remarks.contains($0) },
      groups: GroupReports(judged: judgement.groups, words: words),
      readings: zip(target.readings, judgement.readings).map { reading, finding in
        ReadingReport(
          label: reading.label, verdict: finding.verdict,
          value: finding.value.map {
            ValueReport($0, ValueText(reading.measure, bound: clause.bound))
          },
          why: finding.why)
      },
      standing: .open)
  }

}

/// What values and gaps of one clause are told with: one for all its groups.
struct ClauseWords: Sendable {
  let text: ValueText
  /// `nil` where no gap is told in rows.
  let things: MeasuredThings?

  func value(_ dated: DatedValue) -> ValueReport { ValueReport(dated, text) }

  func needed(_ needed: Needed) -> NeededReport { NeededReport(needed, text, things) }
}

extension ValueReport {
  init(_ dated: DatedValue, _ text: ValueText) {
    let value = dated.value
    func exact(_ number: Rational?) -> String? {
      guard let number else { return nil }
      switch text.type {
      case .share, .ratio: return number.description
      default: return ScaledNumber(number, in: text.unit)?.number.description
      }
    }
    let low = exact(value.interval.low)
    self.init(
      interval: value.interval, low: low,
      high: value.interval.high == value.interval.low ? low : exact(value.interval.high),
      unit: text.unit.reportText, display: text.phrase(value.interval, fromRows: value.population != nil),
      date: dated.date, origin: dated.origin, population: value.population, unknown: value.unknownRows,
      ignored: value.ignoredRows)
  }
}

extension UnitExpression {
  /// The unit as reports name it: never empty for shares and points.
  var reportText: String {
    if !text.isEmpty { return text }
    return type == .share ? "%" : type == .points ? "points" : ""
  }
}

extension GapReport {
  /// `nil` where the value is unbounded on the side that matters, or satisfies the bound.
  init?(_ value: MeasuredValue, to bound: Bound, _ text: ValueText) {
    let interval = value.interval
    guard let low = interval.low, let high = interval.high else { return nil }
    let distances = [low, high].compactMap { bound.distance(from: $0) }
    guard distances.count == 2, let greatest = distances.max() else { return nil }
    let least = bound.accepts(between: low, and: high) ? .zero : distances.min() ?? .zero
    guard !greatest.isZero else { return nil }
    // The distance of two shares is in points.
    let unit = text.type == .share ? UnitExpression.points : text.unit
    func shown(_ language: Language) -> String {
      let style = NumberStyle.people(language)
      let ends = (least == greatest ? [greatest] : [least, greatest]).map { end in
        ScaledNumber(end, in: unit)?.shown(
          style, exactPlaces: text.exactPlaces(fromRows: value.population != nil))
          ?? end.description
      }
      let numbers = ends.joined(separator: "–")
      let amount = numbers + unit.suffix(style, after: numbers)
      switch bound.wantsMore {
      case true?: return Phrase(en: "\(amount) short", vi: "thiếu \(amount)").text(in: language)
      case false?: return Phrase(en: "\(amount) over", vi: "vượt \(amount)").text(in: language)
      case nil: return Phrase(en: "\(amount) off", vi: "lệch \(amount)").text(in: language)
      }
    }
    self.init(display: Phrase(shown), least: least, greatest: greatest)
  }
}

extension Bound {
  /// The distance of a value to the closest one that is accepted; 0 inside.
  func distance(from value: Rational) -> Rational? {
    let (low, high) = accepted
    if let low, value < low { return try? low.subtracting(value) }
    if let high, value > high { return try? value.subtracting(high) }
    return .zero
  }

  /// Whether an accepted value lies between two that may not be.
  func accepts(between least: Rational, and greatest: Rational) -> Bool {
    let (low, high) = accepted
    return (low.map { $0 <= greatest } ?? true) && (high.map { $0 >= least } ?? true)
  }

  /// The ends of the accepted values; `nil` where there is none.
  var accepted: (low: Rational?, high: Rational?) {
    switch self {
    case .atLeast(let a), .moreThan(let a), .reach(let a, _): (a, nil)
    case .atMost(let a), .lessThan(let a): (nil, a)
    case .exactly(let a): (a, a)
    case .noneLeft: (nil, .zero)
    case .everyOne: (.one, nil)
    case .between(let a, let b): (a, b)
    case .about(let a, let tolerance): (try? a.subtracting(tolerance), try? a.adding(tolerance))
    case .atLeastAbout(let a, let tolerance): (try? a.subtracting(tolerance), nil)
    }
  }
}
