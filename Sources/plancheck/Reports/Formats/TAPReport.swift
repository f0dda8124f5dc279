import TargetDSL
import TargetEngine

/// The report in the Test Anything Protocol, version 14: a test for every clause and for every error.
struct TAPReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  private struct Test {
    let isOK: Bool
    let description: String
    let skip: String?
    /// Names and texts of the diagnostic block.
    let details: [(String, String)]
  }

  func render(_ report: Report) -> String {
    var tests = report.plans.flatMap { plan in
      plan.targets.flatMap { target in target.clauses.map { test($0, target, plan) } }
    }
    tests += report.problems.filter { $0.severity == .error }.map { problem in
      Test(
        isOK: false, description: "\(problem.code) \(problem.place.description)", skip: nil,
        details: [("message", style.text(problem.message))])
    }
    tests += report.obsoleteEntries.map { entry in
      Test(
        isOK: false,
        description: style.text(en: "baseline out of date: ", vi: "tệp đối chiếu đã cũ: ")
          + "\(entry.plan)/\(entry.target), \(entry.when)", skip: nil, details: [])
    }
    var text = "TAP version 14\n1..\(tests.count)\n"
    for (index, test) in tests.enumerated() {
      let skip = test.skip.map { " # SKIP \(escaped($0))" } ?? ""
      text += "\(test.isOK ? "ok" : "not ok") \(index + 1) - \(escaped(test.description))\(skip)\n"
      guard !test.details.isEmpty else { continue }
      text += "  ---\n"
      for (name, value) in test.details { text += "  \(name): \(quoted(value))\n" }
      text += "  ...\n"
    }
    return text
  }

  private func test(_ clause: ClauseReport, _ target: TargetReport, _ plan: PlanReport) -> Test {
    let sentence = style.text(clause.sentence)
    let isFailure = clause.standing == .fails
    let skip: String? =
      switch clause.standing {
      case .open: style.text(en: "not yet due: ", vi: "chưa đến hạn: ") + style.text(clause.verdictPhrase)
      case .known: style.text(en: "known: ", vi: "đã biết: ") + style.text(clause.verdictPhrase)
      case .passes, .fails: nil
      }
    var details = [("verdict", clause.verdict.rawValue), ("message", sentence)]
    if let why = clause.why { details.append(("why", style.text(why))) }
    if let needed = clause.needed {
      let yearly = needed.perYear.map { ", " + style.text($0) } ?? ""
      details.append(("needed", style.text(needed.text) + yearly))
    }
    let groups = clause.shortGroups.map(\.group)
    if !groups.isEmpty { details.append(("groups", groups.joined(separator: ", "))) }
    if let source = clause.sourcePhrase { details.append(("source", source)) }
    if let notice = plan.sampleNotice { details.append(("sample", notice)) }
    details.append(("at", "\(clause.file):\(clause.line)"))
    return Test(
      isOK: !isFailure,
      description: "\(plan.name)/\(target.name) \(TimeText.plan(clause.time)): \(clause.bound.plan)",
      skip: skip,
      details: clause.verdict == .met ? [] : details)
  }

  /// A hash sign would start a directive.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "#": result += "\\\(character)"
      case _ where character.isNewline: result += " "
      default: result += withNamedControls(String(character))
      }
    }
    return result
  }

  /// A double-quoted scalar of YAML.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.count == 1 ? "0" : "") + digits
      case _ where !isVisible(scalar):
        let digits = String(scalar.value, radix: 16)
        let (sign, width) = digits.count > 4 ? ("\\U", 8) : ("\\u", 4)
        result += sign + String(repeating: "0", count: max(0, width - digits.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
