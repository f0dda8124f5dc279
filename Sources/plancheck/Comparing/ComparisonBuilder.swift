import TargetDSL
import TargetEngine

/// Finds what plans share. Two measures are the same where their compiled identities are equal, and nowhere else.
struct ComparisonBuilder {
  struct Plan {
    let judgement: PlanJudgement
    let report: PlanReport
  }

  let plans: [Plan]

  func comparison() -> PlanComparison {
    let titles = self.titles
    let provinces = zip(plans, titles).map { plan, title in
      PlanComparison.Province(
        name: plan.report.name, title: title, file: plan.report.file,
        asOf: plan.report.asOf, sampleNotice: plan.report.sampleNotice, territory: plan.report.territory)
    }
    return PlanComparison(
      provinces: provinces, shared: shared(),
      lookAlikes: LookAlikeFinder(plans: plans, titles: titles).found())
  }

  /// The place as far as its first comma, where that tells the plans apart; else the plan's name, else its file.
  private var titles: [String] {
    let places = plans.map { plan in
      plan.report.place.map { String($0.prefix { $0 != "," }) } ?? plan.report.name
    }
    return places.indices.map { index in
      let report = plans[index].report
      if places.count(where: { $0 == places[index] }) == 1 { return places[index] }
      return plans.count { $0.report.name == report.name } == 1 ? report.name : report.file
    }
  }

  // MARK: Shared measures

  private struct Found {
    var entry: PlanComparison.Entry
    let measure: TypedMeasure
    let bound: Bound
    let title: String
  }

  /// In the order in which the plans speak of them.
  private func shared() -> [PlanComparison.Shared] {
    var order: [String] = []
    var found: [String: [Found]] = [:]
    for index in plans.indices {
      for (key, entry) in entries(of: index) {
        if found[key] == nil { order.append(key) }
        found[key, default: []].append(entry)
      }
    }
    return order.compactMap { key in
      guard let all = found[key] else { return nil }
      // A plan's own goal goes before a reading of another one of its goals.
      var ofPlan: [Int: Found] = [:]
      for one in all {
        let known = ofPlan[one.entry.province]
        if known == nil || (known?.entry.reading != nil && one.entry.reading == nil) {
          ofPlan[one.entry.province] = one
        } else if one.entry.reading == nil {
          // A second goal on the measure is no less of a goal.
          ofPlan[one.entry.province]?.entry.otherClauses += [one.entry.clause] + one.entry.otherClauses
        }
      }
      guard ofPlan.count > 1, ofPlan.values.contains(where: { $0.entry.reading == nil }) else { return nil }
      return shared(
        ofPlan.values.sorted { one, other in
          let (left, right) = (one.entry.province, other.entry.province)
          return isMadeUp(left) == isMadeUp(right) ? left < right : isMadeUp(right)
        })
    }
  }

  private func isMadeUp(_ province: Int) -> Bool { plans[province].report.sampleNotice != nil }

  private func shared(_ found: [Found]) -> PlanComparison.Shared {
    let measure = found.first { $0.entry.reading == nil }.map { one in
      Phrase(
        english: one.measure.span.inEnglishWords,
        vietnamese: PlanWords(plan: plans[one.entry.province].judgement.plan, language: .vietnamese)
          .measure(one.measure.expression, in: one.measure.unit))
    }
    let directions = Set(found.map(\.bound.wantsMore))
    let wantsMore = directions.count == 1 ? directions.first.flatMap { $0 } : nil
    var entries = found.map(\.entry)
    // No value may look like another's, nor like another's bound.
    let numbers = entries.flatMap { entry in
      entry.clause.asked.landmarks
        + [entry.value?.interval.low, entry.value?.interval.high].compactMap { $0 }
    }
    for index in entries.indices { entries[index].value?.words.add(numbers) }
    if let wantsMore {
      for index in entries.indices {
        // Made-up values have no place among real ones.
        let kind = isMadeUp(entries[index].province)
        let intervals = entries.map { isMadeUp($0.province) == kind ? $0.value?.interval : nil }
        entries[index].rank = Ranking.rank(of: index, among: intervals, wantsMore: wantsMore)
      }
    }
    let isMixed = Set(entries.filter { $0.value != nil }.map { isMadeUp($0.province) }).count > 1
    let basis =
      wantsMore.map { wantsMore in
        let first =
          wantsMore
          ? Phrase(en: "1 is the greatest value", vi: "hạng 1 là giá trị lớn nhất")
          : Phrase(en: "1 is the least value", vi: "hạng 1 là giá trị nhỏ nhất")
        return isMixed
          ? Phrase(
            en: "\(first); made-up values are ranked apart from real ones",
            vi: "\(first); số liệu giả định xếp hạng riêng, không lẫn với số liệu thật") : first
      }
    // A goal's figure is no title for what others share with it.
    let own = found.filter { $0.entry.reading == nil }
    let titles = own.map(\.title)
    let title = titles.first { title in !title.contains(where: \.isNumber) } ?? titles.first ?? ""
    // One plan may call it in the reader's language, whichever stands first.
    let labels = own.compactMap(\.entry.label).filter { label in !label.contains(where: \.isNumber) }
    let isVietnamese = { (text: String) in text.utf8.contains { $0 >= 0x80 } }
    let titlePhrase = Phrase(
      english: isVietnamese(title) ? labels.first { !isVietnamese($0) } ?? title : title,
      vietnamese: isVietnamese(title) ? title : labels.first(where: isVietnamese) ?? title)
    return PlanComparison.Shared(
      title: titlePhrase, measure: measure ?? Phrase(verbatim: ""),
      rankBasis: entries.contains { $0.rank != nil } ? basis : nil,
      entries: entries)
  }

  private func entries(of province: Int) -> [(String, Found)] {
    let plan = plans[province]
    var all: [(String, Found)] = []
    for (index, target) in plan.judgement.plan.targets.enumerated() {
      guard plan.report.targets.indices.contains(index) else { continue }
      let report = plan.report.targets[index]
      let judged = plan.judgement.targets[index]
      guard let head = headline(of: judged, asOf: plan.judgement.asOf), report.clauses.indices.contains(head),
        target.clauses.indices.contains(judged.clauses[head].clause)
      else { continue }
      let clause = report.clauses[head]
      let bound =
        judged.clauses[head].finding.change?.asked
        ?? target.clauses[judged.clauses[head].clause].bound
      let others = report.clauses.indices.filter { $0 != head }.map { report.clauses[$0] }
      let each = target.scope.identity
      let entry = PlanComparison.Entry(
        province: province, target: target.name, label: target.label, reading: nil, clause: clause,
        otherClauses: others, verdict: clause.verdict, value: clause.value,
        ambition: rate(judged.clauses[head], bound, target.measure, achieved: false),
        achievement: rate(judged.clauses[head], bound, target.measure, achieved: true))
      let title = target.label ?? target.name
      all.append(
        (
          target.measure.identity + each,
          Found(entry: entry, measure: target.measure, bound: bound, title: title)
        ))
      for (reading, found) in zip(target.readings, clause.readings) {
        let entry = PlanComparison.Entry(
          province: province, target: target.name, label: target.label, reading: reading.label,
          clause: clause,
          otherClauses: others, verdict: found.verdict, value: found.value, ambition: nil, achievement: nil)
        all.append(
          (
            reading.measure.identity + each,
            Found(entry: entry, measure: reading.measure, bound: bound, title: title)
          ))
      }
    }
    return all
  }

  /// The clause that gives a target its verdict: its earliest deadline ahead, else `undated`, else the last.
  private func headline(of target: TargetJudgement, asOf: CalendarDate) -> Int? {
    let ahead = target.clauses.indices.filter { index in
      target.clauses[index].time.deadline.map { $0 > asOf } ?? false
    }
    func deadline(_ index: Int) -> CalendarDate? { target.clauses[index].time.deadline }
    if let next = ahead.min(by: { (deadline($0), $0) < (deadline($1), $1) }) { return next }
    if let undated = target.clauses.firstIndex(where: { $0.time == .undated }) { return undated }
    return target.clauses.indices.max { (deadline($0), $0) < (deadline($1), $1) }
  }

  /// On the straight way from the baseline to the goal, or on the way that was gone.
  private func rate(
    _ clause: ClauseJudgement, _ bound: Bound, _ measure: TypedMeasure, achieved: Bool
  ) -> PlanComparison.Rate? {
    guard let pace = clause.finding.pace, pace.startValue.isExact, let start = pace.startValue.low,
      let value = clause.finding.value, let deadline = clause.time.deadline
    else { return nil }
    let goal = bound.wantsMore == false ? bound.accepted.high : bound.accepted.low
    let end = achieved ? (value.value.interval.isExact ? value.value.interval.low : nil) : goal
    let days = (achieved ? value.date : deadline).dayNumber - pace.start.dayNumber
    // A year has 365.25 days on the mean.
    guard let end, days > 0, let years = Rational(Int128(days) * 4, over: 1461),
      let change = try? end.subtracting(start).divided(by: years)
    else { return nil }
    let unit = measure.type == .share ? UnitExpression.points : measure.unit
    guard let scaled = ScaledNumber(change, in: unit) else { return nil }
    let display = Phrase { language in
      let style = NumberStyle.people(language)
      let sign = change.isNegative || change.isZero ? "" : "+"
      let shown = scaled.shown(style, exactPlaces: 1)
      let number = sign + shown + unit.suffix(style, after: shown)
      return Phrase(en: "\(number) a year", vi: "\(number) mỗi năm").text(in: language)
    }
    return PlanComparison.Rate(exact: scaled.number.description, display: display)
  }
}

extension Scope {
  /// Equal where two goals of one measure ask the same of the same groups.
  var identity: String {
    switch self {
    case .whole: ""
    case .each(let grouping), .some(let grouping, _):
      " \(quota?.planText ?? "") each \(grouping.path.steps.map { "\($0.table).\($0.column)" })"
    }
  }
}

private func < (left: (CalendarDate?, Int), right: (CalendarDate?, Int)) -> Bool {
  switch (left.0, right.0) {
  case (let a?, let b?): a == b ? left.1 < right.1 : a < b
  case (nil, nil): left.1 < right.1
  case (nil, _): true
  case (_, nil): false
  }
}

/// Places in a ranking of intervals: those that are possible.
enum Ranking {
  /// `nil` where there is no value, or nothing to rank it among.
  static func rank(of index: Int, among values: [ValueInterval?], wantsMore: Bool) -> ClosedRange<Int>? {
    guard let own = values[index] else { return nil }
    let others = values.indices.filter { $0 != index }.compactMap { values[$0] }
    guard !others.isEmpty else { return nil }
    let better = others.count { isSurelyBetter($0, than: own, wantsMore: wantsMore) }
    let worse = others.count { isSurelyBetter(own, than: $0, wantsMore: wantsMore) }
    let equal = others.count { $0.isExact && own.isExact && $0.low == own.low }
    return (better + 1)...max(better + 1, values.compactMap { $0 }.count - worse - equal)
  }

  private static func isSurelyBetter(_ left: ValueInterval, than right: ValueInterval, wantsMore: Bool)
    -> Bool
  {
    guard wantsMore else {
      guard let high = left.high, let low = right.low else { return false }
      return high < low || (high == low && (left.highOpen || right.lowOpen))
    }
    guard let low = left.low, let high = right.high else { return false }
    return low > high || (low == high && (left.lowOpen || right.highOpen))
  }
}
