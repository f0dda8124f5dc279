import TargetDSL
import TargetEngine

/// The report as workflow commands of GitHub Actions. A step shows ten annotations of a kind, so the most
/// important come first and the rest are counted; the step summary holds everything.
struct GitHubReport {
  let style: ReportStyle

  init(_ style: ReportStyle) { self.style = style }

  private enum Kind: String, CaseIterable { case error, warning, notice }

  private struct Annotation {
    let kind: Kind
    /// Less is more important.
    let rank: Int
    let file: String
    let line: Int
    let column: Int?
    let title: String
    let message: String
  }

  private static let limit = 10

  func render(_ report: Report) -> String {
    var text = ""
    let all = annotations(of: report)
    for kind in Kind.allCases {
      // A stable order: equally important ones stay in the order of the report.
      let ranked = all.filter { $0.kind == kind }.enumerated()
        .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
      for annotation in ranked.prefix(GitHubReport.limit) { text += line(annotation) }
      let rest = ranked.count - GitHubReport.limit
      if rest > 0 {
        text += style.text(
          en: "\(rest) more of kind \(kind.rawValue): see the step summary\n",
          vi: "còn \(rest) mục loại \(kind.rawValue): xem bản tóm tắt của bước\n")
      }
    }
    return text
  }

  private func annotations(of report: Report) -> [Annotation] {
    var all = report.problems.map { problem in
      let (line, column) = problem.place.position
      let fixes = problem.fixes.map { "; " + style.text($0.offer) }.joined()
      return Annotation(
        kind: problem.severity == .error ? .error : .warning, rank: problem.severity == .error ? 0 : 50,
        file: style.toolPath(problem.place.path), line: line ?? 1, column: column,
        title: "\(problem.code) \(style.text(problem.kind.title))",
        message: style.text(problem.message) + fixes)
    }
    for plan in report.plans {
      for target in plan.targets {
        for clause in target.clauses {
          guard let kind = kind(of: clause) else { continue }
          let order = Verdict.allCases.firstIndex(of: clause.verdict) ?? 0
          let details = clause.details(style.language).map { "\n" + $0 }.joined()
          all.append(
            Annotation(
              kind: kind, rank: 1 + order, file: style.toolPath(clause.file), line: clause.line, column: nil,
              title: "\(target.title): \(style.text(clause.verdictPhrase))",
              message:
                "\(style.text(plan.shortTitle)), \(style.text(clause.when)): \(style.text(clause.sentence))\(details)"
            ))
        }
      }
    }
    all += report.obsoleteEntries.map { entry in
      Annotation(
        kind: .error, rank: 40,
        file: style.toolPath(report.file(of: entry)),
        line: 1, column: nil, title: style.text(en: "baseline out of date", vi: "tệp đối chiếu đã cũ"),
        message: "\(entry.plan) \(entry.target), \(entry.when): \(entry.bound)")
    }
    return all
  }

  private func kind(of clause: ClauseReport) -> Kind? {
    switch clause.standing {
    case .passes: nil
    case .fails: .error
    case .known: .warning
    case .open:
      switch clause.verdict {
      case .worsening, .farBehind, .slow: .warning
      case .undetermined, .unmeasured: .notice
      default: nil
      }
    }
  }

  private func line(_ annotation: Annotation) -> String {
    var properties = "file=\(property(annotation.file)),line=\(annotation.line)"
    if let column = annotation.column { properties += ",col=\(column)" }
    properties += ",title=\(property(annotation.title))"
    return "::\(annotation.kind.rawValue) \(properties)::\(data(annotation.message))\n"
  }

  private func data(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case "\t": result += " "
      case _ where !isVisible(scalar): result += codePointName(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func property(_ text: String) -> String {
    var result = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
