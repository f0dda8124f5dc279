import TargetDSL
import TargetEngine

/// The forms in which a report of `check` comes.
enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, junit, sarif, github, gitlab, markdown, csv, tap, html

  /// Whether people read it, so that it speaks their language by default.
  var isForPeople: Bool { self == .text || self == .markdown || self == .html }

  /// Gives the report to `sink`, in pieces where it may be long.
  func send(_ report: Report, _ style: ReportStyle, to sink: @escaping ([UInt8]) -> Void) {
    sink(self == .json ? JSONReport(style).render(report, to: sink) : render(report, style))
  }

  func render(_ report: Report, _ style: ReportStyle) -> [UInt8] {
    switch self {
    case .text: Array(TextReport(style).render(report).utf8)
    case .json: JSONReport(style).render(report)
    case .junit: JUnitReport(style).render(report)
    case .sarif: SARIFReport(style).render(report)
    case .github: Array(GitHubReport(style).render(report).utf8)
    case .gitlab: GitLabReport(style).render(report)
    case .markdown: Array(MarkdownReport(style).render(report).utf8)
    case .csv: CSVReport(style).render(report)
    case .tap: Array(TAPReport(style).render(report).utf8)
    case .html: HTMLReport(style).render(report)
    }
  }
}
