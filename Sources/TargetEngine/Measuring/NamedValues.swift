import TargetDSL

/// Everything that is stated or measured under the names of a plan. Values are told apart by their index in
/// `all`, so that one which reaches several targets is one value.
struct NamedValues {
  private(set) var all: [NamedValue] = []
  /// Indices into `all`, in the order of the plan's indicators and targets.
  private(set) var ofIndicators: [[Int]] = []
  private(set) var ofTargets: [[Int]] = []
  private var indicatorOfName: [String: Int] = [:]
  private var targetOfName: [String: Int] = [:]
  private(set) var problems: [Diagnostic] = []

  /// Stated values of a plan whose rows are made up are left out: they are real. Values later than `asOf` stay
  /// in `all` only.
  init(_ plan: CheckedPlan, measured: [MeasuredLine], isSample: Bool, asOf: CalendarDate?) {
    var indexOfSpan: [SourceSpan: Int] = [:]
    var byName: [String: [Int]] = [:]
    for line in measured {
      all.append(line.value)
      byName[line.name, default: []].append(all.count - 1)
    }
    func indices(_ stated: [StatedValue], isCount: Bool) -> [Int] {
      guard !isSample else { return [] }
      return stated.map { value in
        if let known = indexOfSpan[value.span] { return known }
        all.append(NamedValue(value, isCount: isCount))
        indexOfSpan[value.span] = all.count - 1
        return all.count - 1
      }
    }
    for (index, indicator) in plan.indicators.enumerated() {
      let own = indices(indicator.stated, isCount: indicator.measure.type == .count)
      ofIndicators.append(own + (byName[indicator.name] ?? []))
      indicatorOfName[indicator.name] = index
    }
    for (index, target) in plan.targets.enumerated() {
      let own = indices(target.stated, isCount: target.measure.type == .count)
      ofTargets.append(own + (byName[target.name] ?? []))
      targetOfName[target.name] = index
    }
    var reported: Set<Int> = []
    for list in ofIndicators + ofTargets { reportContradictions(in: list, reported: &reported) }
    guard let asOf else { return }
    ofIndicators = ofIndicators.map { $0.filter { all[$0].date <= asOf } }
    ofTargets = ofTargets.map { $0.filter { all[$0].date <= asOf } }
  }

  func indices(named name: String) -> [Int] {
    if let index = indicatorOfName[name] { return ofIndicators[index] }
    return targetOfName[name].map { ofTargets[$0] } ?? []
  }

  /// Two values of one kind for one date that differ: one of them is wrong.
  private mutating func reportContradictions(in list: [Int], reported: inout Set<Int>) {
    struct Slot: Hashable {
      let kind: NamedValue.Kind
      let date: CalendarDate
      let group: String?
    }
    var first: [Slot: NamedValue] = [:]
    for index in list {
      let value = all[index]
      let slot = Slot(kind: value.kind, date: value.date, group: value.group.map { matchKey($0) })
      guard let other = first[slot] else {
        first[slot] = value
        continue
      }
      guard other.value != value.value, reported.insert(index).inserted else { continue }
      problems.append(.contradiction(value, with: other))
    }
  }
}

extension NamedValue {
  fileprivate init(_ stated: StatedValue, isCount: Bool) {
    self.init(
      kind: stated.kind == .baseline ? .baseline : .reported, date: stated.date, group: nil,
      value: stated.value, source: stated.publisher, place: .source(stated.span), isCount: isCount)
  }
}
