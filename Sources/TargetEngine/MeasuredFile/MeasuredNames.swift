import TargetDSL

/// The indicators and targets of a plan by what a file of measured values may call them.
struct MeasuredNames {
  /// In the order of the plan, for suggestions.
  let names: [String]
  let labels: [String]
  private let measures: [String: TypedMeasure]
  private let spans: [String: SourceSpan]
  private let byLabel: [String: [String]]
  /// Those of the plan's units.
  private let words: [String: String]

  enum Found {
    /// The unit is one that stands in brackets behind the label.
    case one(String, TypedMeasure, unit: String?)
    /// Where the things of this label are declared.
    case several([SourceSpan])
    case none
  }

  init(_ plan: CheckedPlan) {
    let named: [(name: String, label: String?, measure: TypedMeasure, span: SourceSpan)] =
      plan.indicators.map { ($0.name, $0.label, $0.measure, $0.span) }
      + plan.targets.map { ($0.name, $0.label, $0.measure, $0.span) }
    words = plan.unitWords
    names = named.map(\.name)
    labels = named.compactMap(\.label)
    measures = Dictionary(named.map { ($0.name, $0.measure) }) { first, _ in first }
    spans = Dictionary(named.map { ($0.name, $0.span) }) { first, _ in first }
    var byLabel: [String: [String]] = [:]
    for (name, label, measure, _) in named {
      guard let label else { continue }
      let key = matchKey(label)
      if byLabel[key]?.contains(name) == true { continue }
      // A target that measures an indicator of the same label is reached by the indicator's values.
      if case .indicator(let index, at: nil) = measure.expression, plan.indicators.indices.contains(index),
        byLabel[key]?.contains(plan.indicators[index].name) == true
      {
        continue
      }
      byLabel[key, default: []].append(name)
    }
    self.byLabel = byLabel
  }

  /// By name, else by label; a label may have its number before it and its unit in brackets behind it.
  func find(_ text: String) -> Found {
    if let measure = measures[text] { return .one(text, measure, unit: nil) }
    let bare = MeasuredNames.withoutNumber(text)
    let brackets = [text, bare].compactMap { HeaderName($0).parts }.filter {
      HeaderBracket(text: $0.unit, name: $0.name).isUnit(words: words)
    }
    for (label, unit) in [(text, nil), (bare, nil)] + brackets.map({ ($0.name, Optional($0.unit)) }) {
      let found = byLabel[matchKey(label)] ?? []
      if found.count > 1 { return .several(found.compactMap { spans[$0] }) }
      if let name = found.first, let measure = measures[name] { return .one(name, measure, unit: unit) }
    }
    return .none
  }

  /// Without `1.`, `2.1`, `a)`, `IV.` or `-` before it.
  static func withoutNumber(_ text: String) -> String {
    let rest = text.trimmingSpaces
    guard let end = rest.firstIndex(where: \.isWhitespace) else {
      return rest.hasPrefix("-") || rest.hasPrefix("+") ? String(rest.dropFirst()) : rest
    }
    let mark = rest[..<end]
    let isBullet = ["-", "–", "+", "•", "*"].contains(String(mark))
    let body = mark.last.map { ".):".contains($0) } ?? false ? mark.dropLast() : mark
    let isNumber =
      !body.isEmpty && body.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." }
      || mark.count > body.count && body.count <= 5 && !body.isEmpty
        && (body.count == 1 || body.allSatisfy { "IVXLC".contains($0) })
    return isBullet || isNumber ? rest[end...].trimmingSpaces : rest
  }
}
