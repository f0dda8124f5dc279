import TargetDSL
import TargetEngine

extension Option {
  static let only = Option(
    "only", value: "NAME", isRepeatable: true,
    Phrase(en: "report this target only (repeatable)", vi: "chỉ báo cáo mục tiêu này (lặp lại được)"))
}

extension Report {
  /// `--only NAME`: the other targets are left out, and plans that have none of them. Without names all stay.
  mutating func keepOnly(_ names: [String]) throws(UsageError) {
    guard !names.isEmpty else { return }
    let known = plans.flatMap(\.targets).map(\.name)
    // With plans that could not be judged nobody knows their targets; their errors are reported instead.
    if unjudged.isEmpty {
      for name in names where !known.contains(name) {
        throw UsageError.unknown(
          Phrase(en: "no plan has a target `\(name)`", vi: "không kế hoạch nào có mục tiêu `\(name)`"),
          word: name, among: known, listsAll: false)
      }
    }
    for index in plans.indices { plans[index].targets.removeAll { !names.contains($0.name) } }
    plans.removeAll { $0.targets.isEmpty }
  }
}
