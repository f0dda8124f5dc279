import TargetDSL
import TargetEngine

/// What a command about a plan answers: why a target has its verdict, the rows that stand in its way as CSV, or the whole
/// report as HTML.
struct PlanCommand {
  private static let rowLimit = 1_000

  let job: MeasuringJob
  let language: Language

  /// Where the plan cannot be judged: why.
  var text: String {
    let result = job.pipeline().track(job.path, contents: job.texts)
    guard let judgement = result.judgement else {
      return result.problems.map { $0.message.text(in: language) }.joined(separator: "\n") + "\n"
    }
    let planReport = ReportBuilder.report(
      judgement, values: result.values, sampleNotice: result.sampleNotice)
    if job.work == .report {
      let report = Report(
        plans: [planReport], unjudged: [], problems: result.problems, obsoleteEntries: [])
      return String(
        decoding: ReportFormat.html.render(report, ReportStyle(language: language)), as: UTF8.self)
    }
    guard let index = judgement.plan.targets.firstIndex(where: { $0.name == job.target }) else {
      return Phrase(
        en: "the plan has no target `\(job.target)`", vi: "kế hoạch không có mục tiêu `\(job.target)`"
      ).text(in: language) + "\n"
    }
    let tracked = TrackedPlan(judgement: judgement, report: planReport, source: result.source)
    guard job.work == .rows else {
      let explanation = TargetExplanation(tracked, target: index)
      return ExplanationText(explanation: explanation, style: ReportStyle(language: language)).render()
    }
    let explanation = TargetExplanation(
      tracked, target: index, listing: [.failing, .unknown], limit: PlanCommand.rowLimit)
    let rows = ExplainedRows(explanation: explanation, language: language)
    let (bytes, count, _) = rows.csv(limit: PlanCommand.rowLimit)
    guard count > 0 else {
      return Phrase(en: "no row stands in the way", vi: "không có dòng nào cản mục tiêu").text(in: language)
        + "\n"
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
