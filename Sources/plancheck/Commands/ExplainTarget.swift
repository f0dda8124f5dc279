import TargetDSL
import TargetEngine

/// `plancheck explain TARGET PATH`.
struct ExplainTarget {
  static let rows = Option(
    "rows", choices: ["failing", "unknown", "all"], isValueOptional: true,
    Phrase(
      en: "list rows as CSV: those that fail or are unknown, only one of these, or all that count",
      vi: "liệt kê các dòng dạng CSV: dòng chưa đạt hoặc chưa rõ, chỉ một loại, hoặc mọi dòng được tính"))
  static let limit = Option(
    "limit", value: "N",
    Phrase(en: "rows to list at most (by default 10 000)", vi: "số dòng liệt kê tối đa (mặc định 10.000)"))

  private let invocation: Invocation
  private let tracking: TrackingOptions
  private let target: String
  private let paths: [String]
  /// Empty without `--rows`.
  private let states: Set<RowState>
  private let limit: Int

  init(_ invocation: Invocation) throws(UsageError) {
    self.invocation = invocation
    tracking = try TrackingOptions(invocation)
    let operands = invocation.arguments.operands
    target = operands.first ?? ""
    paths = Array(operands.dropFirst())
    let limit = try invocation.arguments.number(ExplainTarget.limit, in: 1...Int.max)
    self.limit = limit ?? 10_000
    if invocation.arguments.has(ExplainTarget.rows) {
      states =
        switch invocation.arguments.value(ExplainTarget.rows) {
        case "failing": [.failing]
        case "unknown": [.unknown]
        case "all": Set(RowState.allCases)
        default: [.failing, .unknown]
        }
    } else {
      states = []
      if limit != nil {
        throw UsageError(
          Phrase(en: "`--limit` goes with `--rows`", vi: "`--limit` chỉ dùng cùng `--rows`"))
      }
    }
    if paths.isEmpty {
      throw UsageError(
        Phrase(
          en: "no plan is named beside `\(target)`", vi: "chưa nêu kế hoạch bên cạnh `\(target)`"),
        hint: Phrase(
          en: "write `plancheck explain TARGET PATH`, or a code such as P0301",
          vi: "hãy viết `plancheck explain MỤC_TIÊU ĐƯỜNG_DẪN`, hoặc một mã như P0301"))
    }
  }

  func run() throws(UsageError) -> Int32 {
    let tracked = try PlanTracker(invocation: invocation, options: tracking).track(paths)
    complain(of: tracked)
    let plans = tracked.plans
    let code = tracked.failures.isEmpty ? tracked.report.exitCode(.standard, warnOnly: true) : 2
    // What stands in the way is said already.
    if plans.isEmpty { return max(code, 2) }
    let found = plans.compactMap { plan in
      plan.judgement.plan.targets.firstIndex { matchKey($0.name) == matchKey(target) }.map { (plan, $0) }
    }
    guard !found.isEmpty else { throw unknownTarget(plans.map(\.judgement.plan)) }
    var pages: [String] = []
    for (plan, index) in found {
      let explanation = TargetExplanation(plan, target: index, listing: states, limit: limit)
      if let failure = explanation.failure {
        invocation.complain(
          DiagnosticRenderer(
            language: invocation.language, usesColor: invocation.usesColor(.error),
            width: try invocation.width(.error)
          ).render(failure))
        return 3
      }
      if states.isEmpty {
        pages.append(ExplanationText(explanation: explanation, style: try style()).render())
      } else {
        list(explanation)
      }
    }
    invocation.print(pages.joined(separator: "\n"))
    return code
  }

  private func style() throws(UsageError) -> ReportStyle {
    var style = ReportStyle(language: invocation.language)
    style.usesColor = invocation.usesColor(.output)
    style.width = try invocation.width(.output)
    return style
  }

  private func list(_ explanation: TargetExplanation) {
    let rows = ExplainedRows(explanation: explanation, language: invocation.machineLanguage)
    let (bytes, count, omitted) = rows.csv(limit: limit)
    invocation.surroundings.write(bytes, .output)
    if let notice = explanation.planReport.sampleNotice {
      note(Phrase(en: "SAMPLE DATA: \(notice)", vi: "SỐ LIỆU GIẢ ĐỊNH: \(notice)"))
    }
    if omitted > 0 {
      note(
        Phrase(
          en:
            "\(omitted) more \(omitted == 1 ? "row is" : "rows are") left out; `--limit` raises the \(count) that are shown",
          vi: "còn \(omitted) dòng không liệt kê; `--limit` để tăng số dòng (đang là \(count))"))
    }
    if !explanation.canTellRows {
      note(
        Phrase(
          en: "this source of data gives values, but not the rows behind them",
          vi: "nguồn số liệu này chỉ cho giá trị, không cho các dòng làm nên giá trị"))
    } else if explanation.evidence.isEmpty {
      note(
        Phrase(
          en: "no row had a part in the value of `\(explanation.target.name)`",
          vi: "không có dòng số liệu nào làm nên giá trị của `\(explanation.target.name)`"))
    } else if count == 0 {
      note(
        Phrase(
          en:
            "there is no such row: what the goal still lacks, if anything, are further rows or larger amounts",
          vi: "không có dòng nào như vậy: nếu còn thiếu thì thiếu thêm dòng mới hoặc số lượng lớn hơn"))
    }
  }

  private func note(_ phrase: Phrase) {
    invocation.complain("plancheck: " + printable(phrase.text(in: invocation.language)) + "\n")
  }

  private func complain(of tracked: PlanTracker.Tracked) {
    let drawing = DiagnosticRenderer(
      language: invocation.language, usesColor: invocation.usesColor(.error),
      width: try? invocation.width(.error))
    for problem in tracked.report.problems where problem.severity == .error {
      invocation.complain(drawing.render(problem))
    }
    for failure in tracked.failures {
      invocation.complain(Program.text(of: failure, in: invocation.language))
    }
  }

  private func unknownTarget(_ plans: [CheckedPlan]) -> UsageError {
    let known = plans.flatMap(\.targets)
    // A label that somebody copied from a report names its target, too.
    let near = known.first { $0.label.map(matchKey) == matchKey(target) }?.name
    let message = Phrase(
      en: plans.count == 1 ? "the plan has no target `\(target)`" : "no plan has a target `\(target)`",
      vi: plans.count == 1
        ? "kế hoạch không có mục tiêu `\(target)`" : "không kế hoạch nào có mục tiêu `\(target)`")
    if let near {
      return UsageError(message, hint: Phrase(en: "did you mean `\(near)`?", vi: "ý bạn là `\(near)`?"))
    }
    return UsageError.unknown(message, word: target, among: known.map(\.name), listsAll: known.count <= 12)
  }
}
