import TargetDSL
import TargetEngine

/// Makes the report of a judged plan.
struct ReportBuilder: Sendable {
  let plan: CheckedPlan
  let sampleNotice: String?

  /// - Parameter values: What the plan was judged on, from which the course of each target is told.
  static func report(
    _ judgement: PlanJudgement, values: MeasuredValues = MeasuredValues(targets: []), sampleNotice: String?
  ) -> PlanReport {
    let builder = ReportBuilder(plan: judgement.plan, sampleNotice: sampleNotice)
    let plan = judgement.plan
    return PlanReport(
      name: plan.name, identity: "\(plan.file.path):\(plan.name)", label: plan.label, document: plan.document,
      place: plan.place, file: plan.file.path,
      line: plan.nameSpan.line, asOf: judgement.asOf, sampleNotice: sampleNotice, territory: plan.territory,
      targets: zip(plan.targets, judgement.targets).enumerated().map { index, pair in
        let measured = values.targets.indices.contains(index) ? values.targets[index] : nil
        let isTold = measured?.hasManyGroups(beyond: GroupReports.seriesLimit, asOf: judgement.asOf) == false
        let history =
          isTold ? measured?.history(isGrouped: pair.0.scope.grouping != nil, asOf: judgement.asOf) : nil
        return builder.target(pair.0, pair.1, history ?? .whole([]))
      })
  }

  private func target(
    _ target: Target, _ judgement: TargetJudgement, _ history: ValueHistory
  ) -> TargetReport {
    var series: [DatedValue] = []
    var ofGroups: [String: [DatedValue]]?
    switch history {
    case .whole(let values): series = values
    case .groups(let groups): ofGroups = groups.count <= GroupReports.seriesLimit ? groups : nil
    }
    let text = ValueText(target.measure, bounds: bounds(of: target, judgement))
    var items: [String] = []
    for case let item? in target.clauses.map(\.source?.item) where !items.contains(item) {
      items.append(item)
    }
    return TargetReport(
      name: target.name, label: target.label, file: target.span.file.path, line: target.span.line,
      owner: target.owner, notes: target.notes, source: items.isEmpty ? nil : items.joined(separator: "; "),
      verdict: judgement.verdict, worst: judgement.worst, series: series.map { ValueReport($0, text) },
      clauses: judgement.clauses.compactMap { entry in
        target.clauses.indices.contains(entry.clause)
          ? clause(target.clauses[entry.clause], entry, of: target, text, series: ofGroups) : nil
      })
  }

  /// Those of all clauses. Beside an earlier value that is known a change is a bound as any other.
  private func bounds(of target: Target, _ judgement: TargetJudgement) -> [Bound] {
    var bounds: [Bound] = []
    for entry in judgement.clauses where target.clauses.indices.contains(entry.clause) {
      let bound = entry.finding.change?.asked ?? target.clauses[entry.clause].bound
      if !bounds.contains(bound) { bounds.append(bound) }
    }
    return bounds
  }

  private func clause(
    _ clause: Clause, _ judgement: ClauseJudgement, of target: Target, _ text: ValueText,
    series: [String: [DatedValue]]?
  ) -> ClauseReport {
    let finding = judgement.finding
    let asked = finding.change?.asked ?? clause.bound
    let words = ClauseWords(
      text: text,
      things: judgement.namesRows
        ? MeasuredThings(target, in: plan, year: judgement.time.deadline?.year) : nil)
    let isUnmet = finding.verdict != .met
    return ClauseReport(
      time: judgement.time, bound: BoundText(bound: clause.bound, unit: target.measure.unit), asked: asked,
      file: clause.span.file.path, line: clause.span.line, span: clause.span, source: clause.source,
      verdict: finding.verdict, isDue: judgement.isDue, value: finding.value.map { words.value($0) },
      change: finding.change.map { ChangeReport($0, words.text, of: target.measure) },
      groupsHeld: finding.groupsHeld, sums: (finding.sums ?? []).map { words.value($0) },
      pace: finding.pace, keepsUp: finding.keepsUp,
      gap: isUnmet ? finding.value.flatMap { GapReport($0.value, to: asked, words.text) } : nil,
      needed: finding.needed.map { words.needed($0) }, why: finding.why, hasSlipped: finding.hasSlipped,
      isAboveRange: finding.isAboveRange,
      remarks: (finding.remarks
        + (finding.value?.value.remarks ?? []).filter { !finding.remarks.contains($0) }).map(\.text),
      groups: GroupReports(judged: judgement.groups, words: words, series: series),
      readings: zip(target.readings, judgement.readings).map { reading, finding in
        ReadingReport(
          label: reading.label, verdict: finding.verdict,
          value: finding.value.map {
            ValueReport($0, ValueText(reading.measure, bounds: [asked]))
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

extension ChangeReport {
  init(_ found: FoundChange, _ text: ValueText, of measure: TypedMeasure) {
    let unit = found.unit(of: measure.unit)
    // Parts and points are between 0 and 1, as shares are.
    func exact(_ number: Rational?) -> String? {
      guard let number else { return nil }
      return unit.isPercentage ? number.description : ScaledNumber(number, in: unit)?.number.description
    }
    self.init(
      since: found.since, from: ValueReport(found.reference, text), low: exact(found.change.low),
      high: exact(found.change.high), unit: found.kind == .times ? "times" : unit.reportText)
  }
}

extension ValueReport {
  init(_ dated: DatedValue, _ text: ValueText) {
    let value = dated.value
    func exact(_ number: Rational?) -> String? {
      guard let number else { return nil }
      switch text.type {
      case .share, .ratio: return number.description
      case .points, .count, .quantity: return ScaledNumber(number, in: text.unit)?.number.description
      }
    }
    let low = exact(value.interval.low)
    self.init(
      interval: value.interval, low: low,
      high: value.interval.high == value.interval.low ? low : exact(value.interval.high),
      unit: text.unit.reportText, words: text, date: dated.date, origin: dated.origin,
      population: value.population, unknown: value.unknownRows,
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
    let distances = [low, high].map { bound.distance(from: $0) }
    guard distances.count == 2, let greatest = distances.max() else { return nil }
    let least = bound.wouldAccept(between: low, and: high) ? .zero : distances.min() ?? .zero
    guard !greatest.isZero else { return nil }
    // The distance of two shares, or of two ratios written in %, is in points.
    let unit = text.unit.type == .share ? UnitExpression.points : text.unit
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
