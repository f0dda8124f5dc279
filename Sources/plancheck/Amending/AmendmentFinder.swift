import TargetDSL
import TargetEngine

/// Compares two versions of a plan. Targets are matched by name, else by a measure that only one target on each
/// side has; clauses by their time, else by their bound.
struct AmendmentFinder {
  let old: CheckedPlan
  let new: CheckedPlan
  private(set) var found: [Amendment] = []

  static func amendments(from old: CheckedPlan, to new: CheckedPlan) -> [Amendment] {
    var finder = AmendmentFinder(old: old, new: new)
    finder.compareHeaders()
    finder.compareTargets()
    return finder.found
  }

  private init(old: CheckedPlan, new: CheckedPlan) {
    self.old = old
    self.new = new
  }

  mutating func add(
    _ kind: Amendment.Kind, _ target: String? = nil, when: String? = nil, old: String? = nil,
    new: String? = nil,
    at places: (SourceSpan?, SourceSpan?), _ sentence: Phrase
  ) {
    found.append(
      Amendment(
        kind: kind, target: target, when: when, old: old, new: new, oldLine: places.0?.line,
        newLine: places.1?.line,
        sentence: sentence))
  }

  // MARK: The header

  private mutating func compareHeaders() {
    /// A part of the header: in the words of the plan, and as it is said.
    typealias Part = (plan: String, said: Phrase)
    func text(_ text: String?) -> Part? { text.map { ($0, Phrase(verbatim: $0)) } }
    func issued(_ plan: CheckedPlan) -> Part? { plan.issued.map { ($0.description, $0.shown) } }
    func period(_ plan: CheckedPlan) -> Part? {
      plan.period.map { years in
        (
          "\(years.lowerBound)..\(years.upperBound)",
          Phrase(verbatim: "\(years.lowerBound)–\(years.upperBound)")
        )
      }
    }
    func territory(_ plan: CheckedPlan) -> Part? {
      plan.territory.map { territory in
        let reason = territory.reason
        return (
          "\(territory.lastDay) \(reason)",
          Phrase(en: "until ", vi: "đến ").appending(territory.lastDay.shown).appending(
            Phrase(verbatim: " (\(reason))"))
        )
      }
    }
    let members: [(Phrase, Part?, Part?)] = [
      (Phrase(en: "name", vi: "tên"), text(old.name), text(new.name)),
      (Phrase(en: "label", vi: "nhãn"), text(old.label), text(new.label)),
      (Phrase(en: "document", vi: "văn bản"), text(old.document), text(new.document)),
      (Phrase(en: "day of issue", vi: "ngày ban hành"), issued(old), issued(new)),
      (Phrase(en: "place", vi: "địa bàn"), text(old.place), text(new.place)),
      (Phrase(en: "period", vi: "giai đoạn"), period(old), period(new)),
      (Phrase(en: "territory", vi: "địa giới"), territory(old), territory(new)),
    ]
    for (name, before, after) in members where before?.plan != after?.plan {
      let (was, now) = (before?.said ?? Phrase(verbatim: "–"), after?.said ?? Phrase(verbatim: "–"))
      add(
        .planChanged, old: before?.plan, new: after?.plan, at: (old.nameSpan, new.nameSpan),
        Phrase(
          en: "the plan's \(name) is now \(now); it was \(was)",
          vi: "\(name) của kế hoạch nay là \(now); trước là \(was)"))
    }
  }

  // MARK: Targets

  private mutating func compareTargets() {
    let pairs = matched()
    for (before, after) in pairs {
      switch (before, after) {
      case (let before?, let after?): compare(before, after)
      case (let before?, nil):
        add(
          .targetDropped, before.name, old: bounds(before), at: (before.span, nil),
          Phrase(
            en: "the target \(title(before)) is dropped (\(goals(before, .english)))",
            vi: "bỏ mục tiêu \(title(before)) (\(goals(before, .vietnamese)))"))
      case (nil, let after?):
        add(
          .targetAdded, after.name, new: bounds(after), at: (nil, after.span),
          Phrase(
            en: "the target \(title(after)) is new: \(goals(after, .english))",
            vi: "thêm mục tiêu \(title(after)): \(goals(after, .vietnamese))"))
      case (nil, nil): break
      }
    }
  }

  /// In the order of the new plan, what was dropped at the end.
  private func matched() -> [(Target?, Target?)] {
    var left = Dictionary(old.targets.map { ($0.name, $0) }) { first, _ in first }
    var pairs: [(Target?, Target?)] = new.targets.map { (left.removeValue(forKey: $0.name), $0) }
    let rivals = Dictionary(grouping: pairs.compactMap { $0.0 == nil ? $0.1 : nil }, by: \.measure.identity)
    let candidates = Dictionary(grouping: left.values, by: \.measure.identity)
    for index in pairs.indices where pairs[index].0 == nil {
      guard let identity = pairs[index].1?.measure.identity, rivals[identity]?.count == 1,
        let found = candidates[identity], found.count == 1, let only = found.first
      else { continue }
      pairs[index].0 = left.removeValue(forKey: only.name)
    }
    // A stated quantity is known by its name alone: one of another name with the label of one that is gone is that one.
    let labelled = Dictionary(grouping: left.values.filter { statedUnit($0) != nil }, by: \.label)
    let newly = Dictionary(grouping: pairs.compactMap { $0.0 == nil ? $0.1 : nil }, by: \.label)
    for index in pairs.indices where pairs[index].0 == nil {
      guard let target = pairs[index].1, let label = target.label, newly[label]?.count == 1,
        let unit = statedUnit(target), let found = labelled[label], found.count == 1, let only = found.first,
        statedUnit(only) == unit
      else { continue }
      pairs[index].0 = left.removeValue(forKey: only.name)
    }
    return pairs + old.targets.compactMap { left[$0.name].map { ($0, nil) } }
  }

  private mutating func compare(_ before: Target, _ after: Target) {
    let places: (SourceSpan?, SourceSpan?) = (before.span, after.span)
    if before.name != after.name {
      add(
        .targetRenamed, after.name, old: before.name, new: after.name, at: places,
        Phrase(
          en: "the target `\(before.name)` is now called `\(after.name)`",
          vi: "mục tiêu `\(before.name)` nay mang tên `\(after.name)`"))
    }
    if before.label != after.label {
      add(
        .labelChanged, after.name, old: before.label, new: after.label, at: places,
        Phrase(
          en: "`\(after.name)` is now labelled \(quoted(after.label)); it was \(quoted(before.label))",
          vi: "nhãn của `\(after.name)` nay là \(quoted(after.label)); trước là \(quoted(before.label))"))
    }
    let isSameStated =
      before.name != after.name && statedUnit(before) != nil && statedUnit(before) == statedUnit(after)
    if before.measure.identity != after.measure.identity, !isSameStated {
      let (was, now) = (words(before.measure), words(after.measure))
      let (wasSaid, nowSaid) = (said(before.measure, old), said(after.measure, new))
      // The same words over tables or populations that changed.
      let change =
        was == now
        ? Phrase(
          en: "\(title(after)) is measured differently: the words of “\(now)” mean something else now",
          vi: "\(title(after)) được đo khác đi: “\(now)” nay mang nghĩa khác")
        : Phrase(
          en: "\(title(after)) is measured differently: now “\(nowSaid)”, before “\(wasSaid)”",
          vi: "\(title(after)) được đo khác đi: nay “\(nowSaid)”, trước “\(wasSaid)”")
      add(
        .measureRedefined, after.name, old: was, new: now, at: (before.measure.span, after.measure.span),
        change)
    }
    let (each, eachNow) = (grouping(before, old), grouping(after, new))
    if each != eachNow {
      add(
        .groupingChanged, after.name, old: each, new: eachNow, at: places,
        Phrase(
          en: "\(title(after)) is judged \(eachNow ?? "as a whole"), before \(each ?? "as a whole")",
          vi:
            "\(title(after)) nay xét \(eachNow.map(inVietnamese) ?? "chung"), trước xét \(each.map(inVietnamese) ?? "chung")"
        ))
    }
    compareClauses(before, after)
    compareReadings(before, after)
    compareFigures(before, after)
  }

  private mutating func compareFigures(_ before: Target, _ after: Target) {
    let (was, now) = (stated(before), stated(after))
    let added = now.filter { figure in !was.contains { $0.plan == figure.plan } }
    let dropped = was.filter { figure in !now.contains { $0.plan == figure.plan } }
    for figure in added {
      add(
        .figuresChanged, after.name, new: figure.plan, at: (nil, figure.span),
        Phrase(
          en: "\(title(after)) gets a stated figure, \(figure.said)",
          vi: "\(title(after)) thêm số công bố, \(figure.said)"))
    }
    for figure in dropped {
      add(
        .figuresChanged, after.name, old: figure.plan, at: (figure.span, nil),
        Phrase(
          en: "\(title(after)) loses a stated figure, \(figure.said)",
          vi: "\(title(after)) bỏ số công bố, \(figure.said)"))
    }
  }
}
