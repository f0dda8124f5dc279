import TargetDSL
import TargetEngine

/// The report as JUnit XML in the dialect of Jenkins (`junit-10.xsd`): a suite a plan, a case a clause. Without
/// times, so that equal reports are equal files.
struct JUnitReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  private enum Result {
    case passed
    case failed(message: String, text: String, type: String)
    case broken(message: String, text: String, type: String)
    case skipped(message: String)
  }

  private struct Case {
    let name: String
    let className: String
    let result: Result
  }

  func render(_ report: Report) -> [UInt8] {
    var suites: [(name: String, file: String?, cases: [Case])] = report.plans.map { plan in
      (
        plan.identity, plan.file,
        plan.targets.flatMap { target in target.clauses.map { test($0, of: target, in: plan) } }
      )
    }
    let problems = report.problems.filter { $0.severity == .error }.map(test)
    if !problems.isEmpty { suites.append(("problems", nil, problems)) }
    if !report.obsoleteEntries.isEmpty { suites.append(("baseline", nil, report.obsoleteEntries.map(test))) }

    var writer = XMLWriter()
    let all = suites.flatMap(\.cases)
    writer.element("testsuites", [("name", "plancheck")] + counts(of: all, withSkipped: false)) { writer in
      for suite in suites {
        var attributes = [("name", suite.name)] + counts(of: suite.cases, withSkipped: true)
        if let file = suite.file { attributes.append(("file", style.toolPath(file))) }
        writer.element("testsuite", attributes) { writer in
          for test in suite.cases { write(test, &writer) }
        }
      }
    }
    return writer.bytes
  }

  private func counts(of cases: [Case], withSkipped: Bool) -> [(String, String)] {
    var (failures, errors, skipped) = (0, 0, 0)
    for test in cases {
      switch test.result {
      case .passed: break
      case .failed: failures += 1
      case .broken: errors += 1
      case .skipped: skipped += 1
      }
    }
    return [("tests", String(cases.count)), ("failures", String(failures)), ("errors", String(errors))]
      + (withSkipped ? [("skipped", String(skipped))] : [])
  }

  private func test(_ clause: ClauseReport, of target: TargetReport, in plan: PlanReport) -> Case {
    let sentence = "\(style.text(clause.verdictPhrase)): \(style.text(clause.sentence))"
    let result: Result =
      switch clause.standing {
      case .passes: .passed
      case .open: .skipped(message: style.text(en: "not yet due; ", vi: "chưa đến hạn; ") + sentence)
      case .known: .skipped(message: style.text(en: "known; ", vi: "đã biết; ") + sentence)
      case .fails:
        .failed(message: sentence, text: explanation(clause, target, plan), type: clause.verdict.rawValue)
      }
    return Case(
      name: "\(target.title), \(TimeText.plan(clause.time)): \(clause.bound.plan)",
      className: "\(plan.identity).\(target.name)", result: result)
  }

  private func explanation(_ clause: ClauseReport, _ target: TargetReport, _ plan: PlanReport) -> String {
    var lines = ["\(style.toolPath(clause.file)):\(clause.line)", style.text(clause.sentence)]
    if let source = clause.sourcePhrase {
      lines.append(style.text(en: "source: ", vi: "nguồn: ") + source)
    }
    if let notice = plan.sampleNotice {
      lines.append(style.text(en: "sample data: ", vi: "số liệu giả định: ") + notice)
    }
    lines += clause.details(style.language)
    lines += clause.shortGroups.map { group in
      "\(group.group): \(style.text(group.verdict.phrase))"
        + (group.value.map { ", " + style.text($0.phrase) } ?? "")
    }
    return lines.joined(separator: "\n")
  }

  private func test(_ problem: Diagnostic) -> Case {
    let drawing = DiagnosticRenderer(language: style.language).render(problem)
    return Case(
      name: "\(problem.code) \(style.toolPath(problem.place.description))", className: "problems",
      result: .broken(message: style.text(problem.message), text: drawing, type: problem.code))
  }

  private func test(_ entry: BaselineEntry) -> Case {
    let message = style.text(
      en: "the baseline is out of date: this is no longer \(entry.verdict.phrase)",
      vi: "tệp đối chiếu đã cũ: mục này không còn “\(entry.verdict.phrase)”")
    return Case(
      name: "\(entry.target), \(entry.when): \(entry.bound)", className: "\(entry.identity).\(entry.target)",
      result: .failed(message: message, text: message, type: "obsolete"))
  }

  private func write(_ test: Case, _ writer: inout XMLWriter) {
    let attributes = [("name", test.name), ("classname", test.className)]
    switch test.result {
    case .passed: writer.element("testcase", attributes)
    case .failed(let message, let text, let type):
      writer.element("testcase", attributes) {
        $0.element("failure", [("message", message), ("type", type)], text: text)
      }
    case .broken(let message, let text, let type):
      writer.element("testcase", attributes) {
        $0.element("error", [("message", message), ("type", type)], text: text)
      }
    case .skipped(let message):
      writer.element("testcase", attributes) { $0.element("skipped", [("message", message)]) }
    }
  }
}
