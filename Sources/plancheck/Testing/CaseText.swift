import TargetDSL
import TargetEngine

/// What is expected beside what is found, at the place that expects it.
extension Diagnostic {
  init(_ difference: CaseDifference, of plan: CheckedPlan) {
    let target = plan.targets[difference.expectation.target]
    let measure = difference.expectation.reading.map { target.readings[$0].measure } ?? target.measure
    let expected: Phrase
    switch difference.assertion.content {
    case .verdict(let verdict): expected = Phrase(verbatim: "`\(verdict.text)`")
    case .value(let interval): expected = Phrase(exact: interval, measure)
    }
    var message: Phrase
    var fixes: [Diagnostic.Fix] = []
    switch difference.found {
    case .verdict(let verdict):
      let text = ExpectedVerdict.all.first { $0.verdict == verdict }?.text ?? verdict.rawValue
      message = .expected(expected, found: Phrase(verbatim: "`\(text)`"))
    case .value(let interval?):
      message = .expected(expected, found: Phrase(exact: interval, measure))
    case .value(nil):
      message = .expected(expected, found: Phrase(en: "no value", vi: "không có giá trị"))
    case .severalValues:
      message = Phrase(
        en: "the clauses of `\(target.name)` have different values",
        vi: "các mệnh đề của `\(target.name)` có giá trị khác nhau")
      fixes = [
        .init(
          Phrase(
            en: "name one: `expect \(target.name) by … is …`",
            vi: "hãy nêu một: `expect \(target.name) by … is …`"))
      ]
    case .noSuchGroup(let groups):
      message = Phrase(
        en: "`\(target.name)` has no such group", vi: "`\(target.name)` không có nhóm này")
      fixes =
        groups.isEmpty ? [] : [.init(Phrase(verbatim: groups.map { "\"\($0)\"" }.joined(separator: ", ")))]
    }
    if let why = difference.why { message = message.appending(Phrase(verbatim: ": ")).appending(why) }
    self.init(.caseFailed, at: .source(difference.assertion.span), message, fixes: fixes)
  }
}

extension Phrase {
  fileprivate static func expected(_ expected: Phrase, found: Phrase) -> Phrase {
    Phrase(
      en: "expected \(expected), found \(found)",
      vi: "cần \(expected), nhưng được \(found)")
  }

  /// A value as it is read, with the exact fraction where reading rounds.
  fileprivate init(exact interval: ValueInterval, _ measure: TypedMeasure) {
    let shown = ValueText(measure).phrase(interval)
    let ends = Set([interval.low, interval.high].compactMap { $0 })
    let isRounded = ends.contains { end in
      ScaledNumber(end, in: measure.unit).map { $0.number.exactDecimal(atMost: 3) == nil } ?? true
    }
    guard isRounded else {
      self = shown
      return
    }
    let exact = ends.sorted().map(\.description)
    self.init(
      en: "\(shown) (\(exact.joined(separator: " to ")))",
      vi: "\(shown) (\(exact.joined(separator: " đến ")))")
  }
}
